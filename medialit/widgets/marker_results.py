"""Readings side by side, as a page shows them: agreed, missed, extra, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from medialit.classroom.marking import Comparison, Mark, Reading, compare_marks, overlap
from medialit.model import LABELS, Span
from medialit.rendering.units import Units

__all__ = ["compare_for_page"]


def compare_for_page(
    mine: Reading, others: Sequence[Reading], units: Units, text: str
) -> dict[str, Any]:
    """Return the table of agreement, the passages with their reasons, and where each reading lies.

    Args:
        mine: the learner's reading.
        others: human readings first, the tool's last.
        units: the article's words, to say where a reading lies.
        text: the article.
    """
    *readers, tool = others
    passages = [_passage(mark, mine, others, text) for mark in _distinct(readers or [tool])]
    alone = [_extra(m, others, text) for m in mine.marks if not _having(m, readers or [tool])]
    only_tool = [
        _passage(m, mine, others, text)
        for m in (tool.marks if readers else ())
        if not _having(m, readers)
    ]
    rows = sorted([*passages, *alone, *only_tool], key=lambda row: (row["start"], row["kind"]))
    return {
        "committed": True,
        "rows": rows,
        "table": [_line(f"you and {other.name}", mine, other) for other in others]
        + [_line(f"{a.name} and {b.name}", a, b) for a, b in combinations(others, 2)],
        "key": bool(readers),
        "readings": [
            {"name": reading.name, "ranges": list(_ranges(reading, units))}
            for reading in (mine, *others)
        ],
    }


def _distinct(readers: Sequence[Reading]) -> list[Mark]:
    """Return each passage that somebody marked once; two readings of one passage stay apart."""
    seen: dict[tuple[Span, str], Mark] = {}
    for reader in readers:
        for mark in reader.marks:
            seen.setdefault((mark.span, mark.label), mark)
    return sorted(seen.values(), key=lambda mark: mark.span)


def _having(mark: Mark, readings: Sequence[Reading]) -> list[Reading]:
    """Return the readings that have the passage, too."""
    return [r for r in readings if compare_marks([mark], r.marks).pairs]


def _passage(mark: Mark, mine: Reading, others: Sequence[Reading], text: str) -> dict[str, Any]:
    pairs = compare_marks([mark], mine.marks).pairs
    own = mine.marks[pairs[0][1]] if pairs else None
    by = [reading.name for reading in _having(mark, others)]
    return {
        **_place(mark, text),
        "kind": "agreed" if own else "tool" if by == ["the tool"] else "missed",
        "by": by,
        "reason": mark.reason,
        "known_error": mark.known_error,
        "close": _closeness(own, mark),
        "speakers": _speakers(own, mark),
    }


def _extra(mark: Mark, others: Sequence[Reading], text: str) -> dict[str, Any]:
    by = [reading.name for reading in _having(mark, others)]
    return {
        **_place(mark, text),
        "kind": "extra",
        "by": by,
        "reason": "No other reader has this passage. You may see something that they did not: "
        "say why to a neighbor.",
        "known_error": "",
        "close": "",
        "speakers": "",
    }


def _place(mark: Mark, text: str) -> dict[str, Any]:
    quote = " ".join(mark.span.of(text).split())
    return {"start": mark.span.start, "quote": quote, "title": LABELS[mark.label]}


def _closeness(own: Mark | None, mark: Mark) -> str:
    if own is None or overlap(own.span, mark.span) > 0.97:
        return ""
    more = own.span.end - own.span.start > mark.span.end - mark.span.start
    return f"You marked {'more' if more else 'less'} of it."


def _speakers(own: Mark | None, mark: Mark) -> str:
    """Return in a sentence who says it, for the learner and for the other."""
    theirs = " and ".join(mark.speakers)
    if not theirs:
        return ""
    if own is None or not own.speakers:
        return f"Who says it: {theirs}."
    if set(own.speakers) == set(mark.speakers):
        return f"Who says it: {theirs}, as you have it."
    return f"Who says it: {theirs}. You have: {' and '.join(own.speakers)}."


def _line(name: str, one: Reading, other: Reading) -> dict[str, Any]:
    found: Comparison = compare_marks(one.marks, other.marks)
    right, asked = found.speakers
    return {
        "name": name,
        "both": len(found.pairs),
        "only_first": len(found.extra),
        "only_second": len(found.missed),
        "f1": None if found.f1 is None else round(found.f1, 2),
        "speakers": f"{right} of {asked}" if asked else "",
    }


def _ranges(reading: Reading, units: Units) -> Iterator[tuple[int, int]]:
    for mark in reading.marks:
        found = units.range_of(mark.span)
        if found:
            yield found
