"""The search of the offline web: what a results page shows for a few words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import NamedTuple

from medialit.lateral.pages import Page
from medialit.lateral.ranking import Document, rank
from medialit.lexicons import load_lexicon
from medialit.segmenting import stem

__all__ = ["ADS", "Result", "Results", "Segment", "search_pages"]

#: How many advertisements stand above the results, at most.
ADS = 2

_WORD = re.compile(r"[^\W_]+")
_AROUND = 5  # words shown before the first match of a passage
_WORDS = 30  # words in a passage
_LONGEST_QUERY = 300
_EMPTY = "Type a word or a name first, such as the name of an outlet, and press “Search”."
_COMMON = "These words stand on every page. Add a name, a place or a thing."
_NOTHING = "No page has these words. Try fewer words, other words, or a name."


class Segment(NamedTuple):
    """A piece of text, and whether it is one of the words that were searched for."""

    text: str
    matched: bool


@dataclass(frozen=True, slots=True)
class Result:
    """A page on the list of results.

    Attributes:
        page: its name.
        title, outlet, url, published: what the list shows of it.
        is_ad: whether somebody paid for its place.
        snippet: what the page says of itself, or the passage that fits best.
        score: BM25; larger is nearer. It ranks one search, and means nothing between two.
    """

    page: str
    title: str
    outlet: str
    url: str
    published: str | None
    is_ad: bool
    snippet: tuple[Segment, ...]
    score: float


@dataclass(frozen=True, slots=True)
class Results:
    """What a search gives.

    Attributes:
        query: what was searched for.
        results: advertisements first, then pages, the best first.
        message: what to do next where there are no results, else empty.
        suggestions: searches that would find something.
    """

    query: str
    results: tuple[Result, ...]
    message: str = ""
    suggestions: tuple[str, ...] = ()


def search_pages(pages: Sequence[Page], query: str, limit: int = 10) -> Results:
    """Return the pages that have a word of the query, as a results page shows them.

    Args:
        pages: the web that is searched.
        query: some words. Every sign in it is data; words such as *the* and *who* do not count.
        limit: how many pages at most, the advertisements aside.

    Returns:
        Up to two advertisements that fit, then the pages by ``rank``; a page that looks like
        another stands where its words put it. A form of a word finds the others.

    Example:
        >>> search_pages([], "  ").message
        'Type a word or a name first, such as the name of an outlet, and press “Search”.'
    """
    asked = " ".join(query[:_LONGEST_QUERY].split())
    words = list(dict.fromkeys(_stems(asked)))
    if not _WORD.search(asked):
        return Results(asked, (), _EMPTY)
    if not words:
        return Results(asked, (), _COMMON)
    found = [
        _result(pages[number], score, words)
        for number, score in rank([_document(page) for page in pages], words)
    ]
    if not found:
        return Results(asked, (), _NOTHING, _suggest(pages, asked))
    ads = [result for result in found if result.is_ad]
    others = [result for result in found if not result.is_ad]
    return Results(asked, (*ads[:ADS], *others[:limit]))


def _document(page: Page) -> Document:
    return tuple(_stems(page.title)), tuple(_stems(page.outlet)), tuple(_stems(page.text))


def _result(page: Page, score: float, words: Collection[str]) -> Result:
    return Result(
        page=page.name,
        title=page.title,
        outlet=page.outlet,
        url=page.url,
        published=page.published,
        is_ad=page.kind == "advertisement",
        snippet=_snippet(page, words),
        score=score,
    )


def _snippet(page: Page, words: Collection[str]) -> tuple[Segment, ...]:
    if page.summary:
        return _passage(page.summary, words, whole=True)
    return _passage(page.text.removeprefix(page.title).lstrip(), words, whole=False)


def _passage(text: str, words: Collection[str], *, whole: bool) -> tuple[Segment, ...]:
    """Return a text, or the passage of it with most of the words, cut where they stand."""
    places = list(_WORD.finditer(text))
    if not places:
        return ()
    first, last = (0, len(places)) if whole else _window(places, words)
    start = places[first].start() if first else 0
    end = places[last - 1].end() if last < len(places) else len(text)
    segments = [Segment("… ", False)] if first else []
    at = start
    for place in places[first:last]:
        if _key(place.group()) in words:
            segments += [Segment(text[at : place.start()], False), Segment(place.group(), True)]
            at = place.end()
    segments.append(Segment(text[at:end], False))
    if last < len(places):
        segments.append(Segment(" …", False))
    flat = (Segment(re.sub(r"\s+", " ", part.text), part.matched) for part in segments)
    return tuple(part for part in flat if part.text)


def _window(places: Sequence[re.Match[str]], words: Collection[str]) -> tuple[int, int]:
    """Return the first and the last word of the passage with most different words, then most."""
    keys = [_key(place.group()) for place in places]
    starts = [0, *(max(0, i - _AROUND) for i, key in enumerate(keys) if key in words)]

    def fits(start: int) -> tuple[int, int, int]:
        here = [key for key in keys[start : start + _WORDS] if key in words]
        return len(set(here)), len(here), -start

    best = max(starts, key=fits)
    return best, min(best + _WORDS, len(places))


def _suggest(pages: Sequence[Page], query: str) -> tuple[str, ...]:
    """Return the query in words that the pages have, if there is a near one for each."""
    known = {
        place.group().lower()
        for page in pages
        for place in _WORD.finditer(f"{page.title} {page.outlet} {page.text}")
    }
    asked = _WORD.findall(query.lower())
    nearest = [
        word if word in known else next(iter(get_close_matches(word, sorted(known), 1, 0.75)), "")
        for word in asked
    ]
    return (" ".join(nearest),) if all(nearest) and nearest != asked else ()


def _stems(text: str) -> Iterator[str]:
    """Yield the stem of each word that is not one of the closed classes."""
    common = load_lexicon("function_words")["words"]
    for place in _WORD.finditer(text):
        if place.group().lower() not in common:
            yield _key(place.group())


def _key(word: str) -> str:
    """Return what a word is found by: its stem, in lower case and without accents."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return stem("".join(sign for sign in plain if sign.isalnum()))
