"""Nominalizations: a deed told as a noun, so that who does it can be left out or taken as known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from medialit.framing.wording import Hit
from medialit.inflection import noun_forms
from medialit.lexicons import load_lexicon
from medialit.model import Document, Span
from medialit.patterns import Matcher, Pattern

__all__ = ["find_nominalizations"]

_HEDGED = (
    "alleged|reported|supposed|suspected|so-called|claimed|possible|potential|planned|proposed"
    "|threatened|purported|rumou?red|presumed|attempted|feared|any|no"
)
_NOT_MODIFIERS = "of|in|to|on|for|and|or|by|that|is|was|a|an|the|he|she|it|they|we|I|you|sooner"
_MODIFIERS = rf"(?:(?!(?:{_HEDGED}|{_NOT_MODIFIERS})\b)[\w-]+\s+)"
_POSSESSOR = re.compile(
    r"(?:\b(?:its|his|her|their|our|your)|(?:\b[Tt]he\s+\w+|\b[A-Z][\w.-]*)(?:['’]s|(?<=s)['’]))\s+"
    rf"{_MODIFIERS}{{0,2}}$"
)
_DEFINITE = re.compile(rf"\b[Tt]he\s+{_MODIFIERS}$")
_ARTICLE = re.compile(r"\b(?:the|an?)\s+(?:\w+\s+)?$", re.I)
_OBJECT = re.compile(r"\s+(?:of|in|to|from|against)\b")
_OF = re.compile(r"\s+of\s+(?=\w)")
_AGENT = re.compile(r"[^.;:,\n]{0,60}?\bby\b")
_BEFORE = 60  # characters before the noun that are looked at
#: Nouns that are as often a plain thing or event: without an object they say nothing of a deed.
_PLAIN = frozenset(
    "use support sale release treatment handling election collection promotion publication"
    " construction execution purchase transfer creation nomination appointment adoption approval"
    " introduction prosecution occupation theft murder arrest conviction".split()
)


def find_nominalizations(document: Document) -> tuple[Hit, ...]:
    """Return the deeds that are told as nouns, in reading order.

    Three rules: a possessor's deed that is taken as a fact (*Russia's annexation of …*), a deed
    behind "the" that is taken as known (*the election interference*), and a deed whose doer is
    left out (*the closure of the school*).

    Args:
        document: an article cut into sentences; empty text gives none.
    """
    return tuple(_find(document.text))


def _find(text: str) -> Iterator[Hit]:
    for noun, deed in _matcher().find(text):
        first = max(0, noun.start - _BEFORE)
        before = text[first : noun.start]
        possessor = _POSSESSOR.search(before)
        following = _OBJECT.match(text, noun.end)
        if possessor:
            if following:
                span = Span(first + possessor.start(), following.end())
                yield Hit(span, "possessive-nominalization")
            continue
        of = _OF.match(text, noun.end)
        definite = _DEFINITE.search(before)
        if definite and not of and noun.of(text).lower().removesuffix("s") not in _PLAIN:
            yield Hit(Span(first + definite.start(), noun.end), "definite-nominalization")
        elif of and not _AGENT.match(text, of.end()):
            article = _ARTICLE.search(before)
            start = first + article.start() if article else noun.start
            yield Hit(Span(start, of.end()), "nominalization", f"Ask: {deed} by whom?")


@cache
def _matcher() -> Matcher[str]:
    nouns: dict[str, str] = load_lexicon("nominals")["nouns"]
    return Matcher(
        (Pattern(form, "", deed) for noun, deed in nouns.items() for form in noun_forms(noun)),
        skips_names=True,
    )
