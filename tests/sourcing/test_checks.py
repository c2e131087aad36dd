"""Provenance as a list of things to look at: found, absent, or at odds with each other."""

from __future__ import annotations

import pytest

from medialit import load_article
from medialit.model import Article
from medialit.sourcing import check_provenance

STORY = "\n\nThe council met on Monday. Ruth Adler took four questions from the public."
ODD = [
    (
        "caption_year",
        "Bridge closed\n\nThe old bridge in June 2012. (Photo: City Archive)\n\nJune 3, 2019"
        + STORY,
        "2012",
    ),
    (
        "caption_place",
        "Bridge closed\n\nWorkers on a bridge in Rotterdam, spring. (Photo: Archive)" + STORY,
        "Rotterdam",
    ),
    ("stale_notice", "Bridge closed" + STORY + "\n\nWatch live here:", "Watch live here:"),
    (
        "past_and_to_come",
        "Bridge closed" + STORY + "\n\nThe mayor is expected to take questions shortly.",
        "is expected to take questions shortly.",
    ),
]


@pytest.mark.parametrize(("name", "text", "words"), ODD, ids=[o[0] for o in ODD])
def test_what_does_not_fit_together_is_a_question(name, text, words):
    """An old picture, another place, a stale notice, something told twice: each with its span."""
    odd = [check for check in check_provenance(Article(text)) if check.status == "odd"]
    found = {check.name: check for check in odd}
    assert name in found
    assert found[name].text == words
    assert found[name].span.of(text) == words
    assert found[name].question.rstrip().endswith("?")


def test_a_consistent_page_has_no_clue():
    """A picture of the year and place of the story, and nothing announced, is not odd."""
    text = (
        "Bridge closed\n\nThe bridge in Adlersburg in June 2019. (Photo: City Archive)\n\n"
        "June 3, 2019\n\nThe bridge in Adlersburg was closed on Monday. It will open in May."
    )
    assert [c for c in check_provenance(Article(text)) if c.status == "odd"] == []


def test_corrections_and_agencies_are_found():
    """A correction and an agency's sign are found where they stand."""
    text = (
        "Bridge closed\n\nADLERSBURG (Reuters) – The bridge was closed.\n\n"
        "Correction: an earlier version named the wrong river."
    )
    found = {c.name: c for c in check_provenance(Article(text)) if c.status == "found"}
    assert found["agency"].text == "(Reuters)"
    assert found["correction"].text.startswith("Correction: an earlier version")


def test_absence_is_said_once_for_each_thing():
    """An empty page lacks everything, and each check asks a question."""
    checks = check_provenance(Article(""))
    assert {check.status for check in checks} == {"absent"}
    assert len({check.name for check in checks}) == len(checks)
    assert all(check.question.endswith("?") for check in checks)


def test_fields_of_the_article_count_as_found():
    """A byline in the front matter is not missing on the page."""
    checks = check_provenance(Article("No.", byline="Ruth Adler"))
    assert [c.text for c in checks if c.name == "byline"] == ["Ruth Adler"]


def test_the_case_of_the_summit_shows_its_four_clues():
    """The aggregator's copy has an old picture, another town, a stale notice, and old text."""
    odd = {
        c.name
        for c in check_provenance(load_article("helsinki-2018", "aggregator"))
        if c.status == "odd"
    }
    assert odd == {"caption_year", "caption_place", "stale_notice", "past_and_to_come"}
    wire = check_provenance(load_article("helsinki-2018", "wire"))
    assert [c for c in wire if c.status == "odd"] == []
