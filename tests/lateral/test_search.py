"""The search of the offline web: what comes first, what a results page shows, what it says."""

from __future__ import annotations

import sqlite3
import sys

import pytest

from medialit.cases import list_cases
from medialit.errors import InputError
from medialit.lateral.pages import Page, load_web
from medialit.lateral.ranking import rank, rank_by_hand
from medialit.lateral.search import ADS, search_pages


def page(name: str, title: str, text: str, **more: object) -> Page:
    fields: dict[str, object] = {
        "outlet": "Courier",
        "kind": "coverage",
        "url": f"https://courier.example/{name}",
        "independent": True,
        "published": None,
        "author": None,
        "summary": None,
        "of": None,
        "archived": None,
        "looks_like": None,
        "picture": None,
        "blocks": (),
    }
    return Page(name=name, title=title, text=text, **{**fields, **more})  # type: ignore[arg-type]


WEB = (
    page("vote", "Council votes on the bridge", "Five to four, after a report by engineers."),
    page("report", "Load rating", "The engineer’s report says that the bridge may not hold."),
    page("cafe", "A new café", "Coffee for <b>everybody</b>."),
    page("ad", "Cross by ferry!", "No bridge? No problem.", kind="advertisement"),
    page("copy", "Council votes on the bridge now", "Get it here.", kind="look-alike"),
    *(page(f"other-{n}", f"Sports {n}", "Nothing else happened.") for n in range(6)),
)


def names(query: str, **options: int) -> list[str]:
    return [result.page for result in search_pages(WEB, query, **options).results]


def test_a_title_counts_for_more_than_the_text():
    """A page with the word in its title stands above one that only mentions it."""
    assert names("council bridge").index("vote") < names("council bridge").index("report")


def test_a_word_finds_its_other_forms():
    """Accents, capitals and endings do not matter."""
    assert names("ENGINEER reports")[0] == "report"
    assert "vote" in names("engineer")
    assert names("cafe") == names("Café") == ["cafe"]


def test_an_advertisement_that_fits_stands_on_top():
    """An advertisement comes first and says what it is, though other pages fit better."""
    found = search_pages(WEB, "bridge council report").results
    assert [result.is_ad for result in found] == [True] + [False] * (len(found) - 1)
    assert "ad" not in names("coffee")


def test_there_are_two_advertisements_at_most():
    """Of many that fit, the two nearest are shown, and they take no place from pages."""
    many = [page(f"ad-{n}", "Bridge loans", "Bridge!", kind="advertisement") for n in range(4)]
    found = search_pages([*many, *WEB], "bridge", limit=3).results
    assert [result.is_ad for result in found].count(True) == ADS
    assert len(found) == ADS + 3


def test_a_look_alike_is_ranked_like_any_page():
    """A page that imitates another stands among the results, without a mark."""
    assert {"vote", "copy"} <= set(names("council votes"))


@pytest.mark.parametrize(
    "query", ['" OR bridge', "NEAR(bridge", "title:bridge*", "bridge AND (", "'; DROP"]
)
def test_what_is_typed_is_data(query):
    """Signs of a query language mean nothing."""
    assert {result.page for result in search_pages(WEB, query).results} <= set(
        names("bridge near title drop")
    )


@pytest.mark.parametrize(
    ("query", "says"), [("", "Type a word"), (" ?! ", "Type a word"), ("who is the", "every page")]
)
def test_no_words_are_no_search(query, says):
    """Without a word that names something, the page says what to type."""
    results = search_pages(WEB, query)
    assert results.results == ()
    assert says in results.message


def test_nothing_found_is_said_with_what_would_be():
    """Where no page has the words, near ones are offered; without any there is only advice."""
    results = search_pages(WEB, "cuoncil")
    assert results.results == ()
    assert "No page has these words" in results.message
    assert results.suggestions == ("council",)
    assert search_pages(WEB, results.suggestions[0]).results
    assert search_pages(WEB, "xylophone").suggestions == ()


def test_the_passage_that_fits_is_shown_in_segments():
    """A long page shows the passage with the words; they are marked, and nothing is markup."""
    long = page(
        "long", "Minutes", f"{'Then came lunch. ' * 60}The <i>bridge</i> closed. {'End. ' * 60}"
    )
    snippet = search_pages([long], "closing bridges").results[0].snippet
    assert [part.text for part in snippet if part.matched] == ["bridge", "closed"]
    shown = "".join(part.text for part in snippet)
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert shown.strip("… ") in long.text


def test_a_summary_stands_in_for_the_passage():
    """A page that says what it wants shown is shown with that."""
    told = page("told", "Bridge", "The bridge is old.", summary="All about our bridge.")
    snippet = search_pages([told], "bridge").results[0].snippet
    assert "".join(part.text for part in snippet) == "All about our bridge."


@pytest.mark.parametrize("case", list_cases())
def test_both_ways_to_rank_agree(case):
    """On each case's own words, SQLite and our own sum give the same order and scores."""
    try:
        pages = load_web(case)
    except InputError as error:
        pytest.skip(str(error))
    documents = [tuple(text.lower().split() for text in (p.title, p.outlet, p.text)) for p in pages]
    documents = [tuple([w for w in f if w.isascii() and w.isalnum()] for f in d) for d in documents]
    for title, *_ in documents:
        words = list(dict.fromkeys(title))
        by_sqlite, by_hand = rank(documents, words), rank_by_hand(documents, words)
        assert [score for _, score in by_sqlite] == pytest.approx([score for _, score in by_hand])
        assert [number for number, _ in by_sqlite] == [number for number, _ in by_hand]


@pytest.mark.parametrize("without", ["module", "fts5"])
def test_without_fts5_the_results_are_the_same(monkeypatch, without):
    """A Python without SQLite, or with one that lacks FTS5, finds the same pages in that order."""
    expected = search_pages(WEB, "council bridge report")

    def refuse(*_: object) -> None:
        raise sqlite3.OperationalError("no such module: fts5")

    if without == "module":
        monkeypatch.setitem(sys.modules, "sqlite3", None)
    else:
        monkeypatch.setattr(sqlite3, "connect", refuse)
    found = search_pages(WEB, "council bridge report")
    assert [r.page for r in found.results] == [r.page for r in expected.results]
    assert [r.score for r in found.results] == pytest.approx([r.score for r in expected.results])


def test_no_documents_and_no_words_find_nothing():
    """Empty input is valid."""
    assert rank([], ["bridge"]) == rank_by_hand([], ["bridge"]) == []
    assert rank([(["bridge"], [], [])], []) == []
