"""Compare: segments and rows are sent; aligned quotations have their differences in words."""

from __future__ import annotations

import json
import re

import pytest

from medialit import analyze
from medialit.cases import load_article, load_case
from medialit.classroom.journal import Journal
from medialit.errors import InputError
from medialit.model import Article
from medialit.rendering.account_tables import where_in_words
from medialit.widgets import Compare

ONE = Article(
    "# Bridge closes\n\n“We will not <b>close</b> the old bridge in May,” Ruth Adler said. "
    "The work costs $400.\n\n“Go home,” Tom Reed said. 😀 The bridge is a disgrace.",
    outlet="The <i>One</i>",
)
OTHER = Article(
    "# Bridge stays\n\nOn Monday, Ruth Adler said: “We will close the old bridge in May.” "
    "The bridge, the bridge, the bridge is a bridge."
)


@pytest.fixture
def compare():
    return Compare([ONE, OTHER], lesson="06")


def test_joined_segments_are_the_accounts(compare):
    """What the page puts together is each text, whatever stands in it; all of it is plain data."""
    for account, article in zip(compare.accounts, (ONE, OTHER), strict=True):
        shown = ["".join(text for text, _ in p["segments"]) for p in account["paragraphs"]]
        assert "\n\n".join(shown) == article.text
    json.dumps([compare.accounts, compare.quotations, compare.facts, compare.orders])
    json.dumps([compare.voices, compare.words, compare.headlines])


def test_a_quotation_shows_its_version_and_the_differences(compare):
    """Each version says what is the same, only here and only there, seen from both accounts."""
    mine, alone, other = compare.quotations.values()
    assert mine["group"] == other["group"] == "1"
    here = [text for kind, text in mine["versions"][0]["runs"] if kind == "here"]
    there = [text for kind, text in other["versions"][0]["runs"] if kind == "there"]
    assert here == there
    assert "not" in " ".join(here)
    assert mine["says"] == "In A and in B."
    assert alone["versions"] == []
    assert alone["says"].startswith("Only in A")


def test_every_name_of_a_view_has_a_place_in_a_text(compare):
    """Whatever can be chosen in a view can be shown where it stands."""
    placed = {
        name
        for account in compare.accounts
        for paragraph in account["paragraphs"]
        for _, names in paragraph["segments"]
        for name in names
    }
    listed = {*compare.quotations, *(fact["name"] for fact in compare.facts)}
    for words in compare.words:
        listed |= {word["name"] for word in (*words["key"], *words["loaded"])}
    assert listed == placed


def test_what_is_missing_is_said_in_words(compare):
    """A fact of one account only is called so, and has no place in the other."""
    facts = {fact["text"]: fact for fact in compare.facts}
    assert facts["$400"]["where"] == "only in A"
    assert facts["$400"]["cells"][1] is None
    assert facts["Ruth Adler"]["where"] == "in all"
    assert facts["Ruth Adler"]["cells"][0]["paragraph"] == 2
    assert where_in_words([1, 1, None, None]) == "not in C and D"


def test_orders_hold_every_fact_once(compare):
    """Each order is the same facts; the first begins with one that is missing somewhere."""
    numbers = list(range(len(compare.facts)))
    assert all(sorted(order) == numbers for _, order in compare.orders)
    assert compare.facts[compare.orders[0][1][0]]["where"] != "in all"
    assert compare.facts[compare.orders[0][1][-1]]["where"] == "in all"


def test_loaded_words_inside_quotation_marks_are_not_the_accounts(compare):
    """Loaded words are those of the headline and of the reporter."""
    assert [word["text"] for word in compare.words[0]["loaded"]] == ["disgrace"]
    assert "reporter" in compare.words[0]["loaded"][0]["where"]


def test_reports_and_titles_are_taken():
    """Reports need no second reading; titles name the accounts."""
    compare = Compare([analyze(ONE), OTHER], titles=("First", "Second"))
    assert [account["name"] for account in compare.accounts] == ["First", "Second"]


@pytest.mark.parametrize("count", [0, 1, 5])
def test_another_number_of_accounts_is_refused(count):
    """Two to four accounts; the message says how many were given."""
    with pytest.raises(InputError, match=f"2 to 4 accounts, but got {count}"):
        Compare([ONE] * count)


def test_another_number_of_titles_is_refused():
    """A title for each account."""
    with pytest.raises(InputError, match="Give 2 titles"):
        Compare([ONE, OTHER], titles=["One"])


@pytest.mark.parametrize("articles", [[Article(""), Article("")], [Article("No."), Article("😀")]])
def test_texts_in_which_nothing_is_found_are_shown(articles):
    """Nothing to compare is no error."""
    compare = Compare(articles)
    assert compare.facts == []
    assert compare.quotations == {}
    assert compare.static()


def test_a_note_is_kept_and_comes_back(compare):
    """The note is saved as it stands; an empty one does not count as done."""
    assert not compare.is_done
    compare.save({"note": "  The price, in B. "})
    assert compare.is_done
    again = Compare([ONE, OTHER], lesson="06")
    assert again.note == "  The price, in B. "
    assert again.in_words(again.answer) == "  The price, in B. "
    again.save({"note": ""})
    assert not again.is_done


@pytest.mark.parametrize("value", ["text", {}, {"note": 1}, {"note": "x" * 10_001}, [1]])
def test_what_is_no_note_is_refused(compare, value):
    """The page says why, and nothing changes."""
    compare.save(value)
    assert compare.kept["failed"]
    assert compare.answer is None


@pytest.mark.parametrize("junk", ["text", 3, {"note": None}, []])
def test_a_spoilt_journal_does_no_harm(junk):
    """An entry that is no note is left alone."""
    Journal("06").record("compare", junk)
    assert Compare([ONE, OTHER], lesson="06").note == ""


def test_on_paper_stand_the_tables_the_texts_and_the_note(compare):
    """Everything is there to be done by hand, and markup in a text stays text."""
    paper = compare.static()
    assert not re.search("<h[12]", paper)  # those are of the notebook
    assert "&lt;b&gt;close&lt;/b&gt;" in paper
    assert "<b>close" not in paper
    assert "The &lt;i&gt;One&lt;/i&gt;" in paper
    assert "What is missing where, and does it matter?" in paper
    compare.save({"note": "The <price>."})
    assert "The &lt;price&gt;." in compare.static()


@pytest.mark.parametrize("case", ["helsinki-2018", "council-bridge", "screen-sleep"])
def test_the_cases_can_be_compared(case):
    """Each case shares a quotation, and leaves something out somewhere."""
    compare = Compare([load_article(case, name) for name in load_case(case).articles])
    assert any(entry["versions"] for entry in compare.quotations.values())
    assert any(fact["where"].startswith("only in") for fact in compare.facts)
    assert all(headline["text"] for headline in compare.headlines)
