"""What accounts of one event have and leave out, as rows for a page; all counting is done here."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from medialit.framing.comparison import Comparison, FactRow, SourceRow
from medialit.framing.keyness import Keyword
from medialit.model import LABELS, Report, Span
from medialit.rendering.accounts import letters, loaded_words, main_keywords
from medialit.rendering.voices import cue_words
from medialit.segmenting import find_paragraphs
from medialit.sourcing.sources import Voice

__all__ = [
    "arrange_facts",
    "arrange_headlines",
    "arrange_orders",
    "arrange_voices",
    "arrange_words",
    "where_in_words",
]

#: A z-score that chance gives one word in forty.
_BEYOND_CHANCE = 1.96


def where_in_words(places: Sequence[object | None]) -> str:
    """Return in words where something is, and where it is missing.

    Example:
        >>> where_in_words([1, None, 1]), where_in_words([None, 1, None])
        ('not in B', 'only in B')
    """
    names = letters(len(places))
    having = [name for name, place in zip(names, places, strict=True) if place is not None]
    missing = [name for name, place in zip(names, places, strict=True) if place is None]
    if not missing:
        return "in all"
    if len(having) == 1:
        return f"only in {having[0]}"
    return f"not in {' and '.join(missing)}"


def arrange_facts(reports: Sequence[Report], comparison: Comparison) -> list[dict[str, Any]]:
    """Return each fact with its paragraph and how far down it stands in each account."""
    paragraphs = [find_paragraphs(report.article.text) for report in reports]
    return [
        {
            "name": f"f{number}",
            "text": fact.text,
            "kind": fact.kind,
            "where": where_in_words(fact.places),
            "cells": [
                None if span is None or place is None else _place(span, place, of)
                for span, place, of in zip(fact.spans, fact.places, paragraphs, strict=True)
            ],
        }
        for number, fact in enumerate(comparison.facts)
    ]


def arrange_orders(comparison: Comparison, names: Sequence[str]) -> list[list[Any]]:
    """Return the orders in which facts can be read: a title, then the numbers of the facts."""
    facts = comparison.facts
    many = len(comparison.articles)

    def missing(number: int) -> tuple[bool, int]:
        return facts[number].articles == many, -facts[number].articles

    orders: list[list[Any]] = [
        ["what is missing somewhere first", sorted(range(len(facts)), key=missing)],
        ["what all accounts tell first", list(range(len(facts)))],
    ]
    for account, name in enumerate(names):
        depths = [_depth(fact, account) for fact in facts]
        by_place = sorted(range(len(facts)), key=depths.__getitem__)
        orders.append([f"as {name} tells it, from the top", by_place])
    return orders


def arrange_voices(comparison: Comparison) -> list[dict[str, Any]]:
    """Return each source with its quoted words in each account, and a bar for them."""
    voices = [voice for row in comparison.sources for voice in row.voices if voice]
    most = max((voice.words for voice in voices), default=0) or 1
    rows = sorted(comparison.sources, key=lambda row: (-_accounts(row), -_words(row)))
    return [
        {
            "text": row.name,
            "quoted": _words(row) > 0,
            "where": where_in_words(row.voices),
            "cells": [None if voice is None else _voice(voice, most) for voice in row.voices],
        }
        for row in rows
    ]


def arrange_words(reports: Sequence[Report], comparison: Comparison) -> list[dict[str, Any]]:
    """Return for each account the words it uses more than the others, and its loaded words."""
    return [
        {
            "key": [
                _keyword(f"k{account}.{number}", keyword)
                for number, keyword in enumerate(main_keywords(keywords))
            ],
            "loaded": [
                {
                    "name": f"l{account}.{number}",
                    "text": found.span.of(report.article.text),
                    "where": "in the headline"
                    if found.voice == "headline"
                    else "in the reporter’s voice",
                }
                for number, found in enumerate(loaded_words(report))
            ],
        }
        for account, (report, keywords) in enumerate(zip(reports, comparison.keywords, strict=True))
    ]


def arrange_headlines(reports: Sequence[Report], comparison: Comparison) -> list[dict[str, Any]]:
    """Return each headline with what the rules for wording see in it."""
    return [
        {
            "text": headline or "(no headline)",
            "seen": [
                {
                    "title": LABELS[annotation.label],
                    "quote": annotation.span.of(report.article.text),
                    "message": annotation.message,
                }
                for annotation in report.annotations
                if annotation.label.startswith("framing.") and annotation.voice == "headline"
            ],
        }
        for headline, report in zip(comparison.headlines, reports, strict=True)
    ]


def _place(span: Span, place: float, paragraphs: Sequence[Span]) -> dict[str, Any]:
    number = next((n for n, p in enumerate(paragraphs, start=1) if span.start < p.end), 1)
    return {"paragraph": number, "at": round(place * 100, 1), "words": f"{place:.0%} down"}


def _depth(fact: FactRow, account: int) -> float:
    place = fact.places[account]
    return 2.0 if place is None else place


def _accounts(row: SourceRow) -> int:
    return sum(voice is not None for voice in row.voices)


def _words(row: SourceRow) -> int:
    return sum(voice.words for voice in row.voices if voice)


def _voice(voice: Voice, most: int) -> dict[str, Any]:
    return {
        "words": f"{voice.words} {'word' if voice.words == 1 else 'words'}",
        "share": f"{voice.share:.0%}",
        "width": round(100 * voice.words / most, 1),
        "cues": cue_words(voice),
    }


def _keyword(name: str, keyword: Keyword) -> dict[str, Any]:
    most = max(keyword.per_1000_here, keyword.per_1000_elsewhere)
    return {
        "name": name,
        "text": keyword.word,
        "counts": f"{keyword.here} here, {keyword.elsewhere} elsewhere",
        "here": round(100 * keyword.per_1000_here / most, 1),
        "elsewhere": round(100 * keyword.per_1000_elsewhere / most, 1),
        "stands_out": keyword.z >= _BEYOND_CHANCE,
    }
