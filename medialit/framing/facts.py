"""Facts that can be compared between articles: numbers, dates and names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from medialit.framing.content_words import is_function_word
from medialit.model import Article, Document, Span
from medialit.segmenting import segment, stem
from medialit.sourcing.speakers import words_of

__all__ = ["Fact", "FactKind", "find_facts"]

FactKind = Literal["number", "date", "name"]

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_SHORT_MONTHS = r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\."
_DATE = re.compile(
    rf"\b(?:(?:{_MONTHS}|{_SHORT_MONTHS})(?: \d{{1,2}}\b)?(?:,? (?:19|20)\d\d\b)?"
    rf"|\d{{1,2}} (?:{_MONTHS})(?: (?:19|20)\d\d\b)?|(?:{_DAYS})|(?:19|20)\d\d)\b"
)
_WORDS = {
    word: str(number)
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
        " fifteen sixteen seventeen eighteen nineteen twenty".split()
    )
} | {"thirty": "30", "forty": "40", "fifty": "50", "sixty": "60", "ninety": "90", "hundred": "100"}
_SCALE = "hundred|thousand|million|billion|trillion"
_NUMBER = re.compile(
    rf"(?<![\w.,/-])(?P<money>[$€£])?(?P<number>\d[\d,]*(?:\.\d+)?|(?:{'|'.join(_WORDS)})\b)"
    rf"(?P<scale>[ -](?:{_SCALE})\b)?(?P<percent> ?%| per ?cent\b| percentage points?\b)?"
    r"(?: (?P<unit>[a-z][\w-]+))?",
    re.I,
)
_NAME = re.compile(
    r"\b[A-Z][\w’'-]*[a-z’](?:[ -](?:of |the |de |van |von |al-)?[A-Z][\w’'-]+)*"
    r"|\b(?:[A-Z]\.){2,}|\b[A-Z]{2,}\b"
)
#: Endings of nationalities and the like.
_ADJECTIVAL = ("ian", "ish", "ese", "ican", "atic", "tial", "ean", "nch", "ch")
_OPENS = re.compile(r"(?:^|[.!?:]\s+|[“\"‘(\n]\s*)$")


@dataclass(frozen=True, slots=True)
class Fact:
    """A number, a date or a name, where it stands, and what makes it the same as another.

    Attributes:
        kind: *number* (with its unit), *date* or *name*.
        text: the words as they stand.
        key: the same for facts that say the same in other words (*two hours*, *2 hours*).
        span: where it stands.
    """

    kind: FactKind
    text: str
    key: str
    span: Span


def find_facts(article: Article | Document) -> tuple[Fact, ...]:
    """Return the numbers, dates and names of an article, in reading order.

    A capitalized word that opens a sentence counts as a name only where it comes again inside one.

    Args:
        article: an article; empty text gives none.

    Example:
        >>> [fact.key for fact in find_facts(Article("They met for two hours in Oslo."))]
        ['2 hour', 'oslo']
    """
    document = segment(article) if isinstance(article, Article) else article
    text = document.text
    dates = [
        Fact("date", m.group(), m.group().lower(), Span(*m.span())) for m in _DATE.finditer(text)
    ]
    facts = dates + [
        fact
        for fact in (*_numbers(text), *_names(text))
        if not any(date.span.overlaps(fact.span) for date in dates)
    ]
    return tuple(sorted(facts, key=lambda fact: fact.span.start))


def _numbers(text: str) -> Iterator[Fact]:
    """Yield the numbers of a text with their units; dates are among them."""
    for match in _NUMBER.finditer(text):
        if text[max(0, match.start() - 4) : match.start()].lower() == "the ":
            continue  # "the two": no number of anything new
        number = match["number"].lower().replace(",", "")
        number = _WORDS.get(number, number)
        unit = (match["unit"] or "").lower()
        if match["percent"]:
            unit, end = "%", match.end("percent")
        elif unit and not is_function_word(unit):
            unit, end = stem(unit), match.end("unit")
        else:
            unit, end = (
                match["money"] or "",
                match.end("scale") if match["scale"] else match.end("number"),
            )
        if not unit and not match["scale"] and match["number"].lower() in _WORDS:
            continue  # "the two", "one of them": no number of anything
        scale = (match["scale"] or "").strip(" -").lower()
        key = " ".join(part for part in (number, scale, unit) if part)
        yield Fact("number", text[match.start() : end], key, Span(match.start(), end))


def _names(text: str) -> Iterator[Fact]:
    found = [_without_title(m, text) for m in _NAME.finditer(text)]
    inside = {span.of(text) for span in found if not _opens(text, span.start)}
    for span in found:
        name = span.of(text)
        alone = " " not in name
        if alone and _opens(text, span.start) and name not in inside:
            continue
        if is_function_word(name.lower()) or (alone and _is_adjective(name, text, span.end)):
            continue
        yield Fact("name", name, name.lower(), span)


def _without_title(match: re.Match[str], text: str) -> Span:
    """Return the name without the titles before it, and without a possessive after it."""
    end = match.end() - 2 if match.group().endswith(("’s", "'s")) else match.end()
    start = match.start()
    words = list(re.finditer(r"\S+", text[start:end]))
    if words[-1].group().lower() in words_of("organization"):
        words = words[1:] if is_function_word(words[0].group().lower()) else words
        return Span(start + words[0].start(), end)  # Justice Department: no title
    last = max(
        (n for n, word in enumerate(words[:-1]) if _is_title(word.group(), first=n == 0)),
        default=-1,
    )
    return Span(start + words[last + 1].start(), end)


def _is_title(word: str, *, first: bool) -> bool:
    word = word.lower()
    return word in words_of("titles") or (first and is_function_word(word))


def _is_adjective(name: str, text: str, end: int) -> bool:
    """Return whether a single capitalized word describes what follows (*Russian meddling*)."""
    return (
        name.endswith(_ADJECTIVAL)
        and text[end : end + 1] in " -"
        and text[end + 1 : end + 2].islower()
    )


def _opens(text: str, start: int) -> bool:
    return bool(_OPENS.search(text[max(0, start - 3) : start]))
