"""Text cut at every border of a mark, so that no page ever has to count characters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from medialit.model import Span

__all__ = ["Segment", "cut"]


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of text under the same marks.

    Attributes:
        text: the words.
        start, end: code points into the whole text.
        marks: indices of the marks that cover it, in the order given.
    """

    text: str
    start: int
    end: int
    marks: tuple[int, ...]


def cut(text: str, marks: Sequence[Span], *, within: Span | None = None) -> tuple[Segment, ...]:
    """Return the text as segments that no mark cuts; joined they are the text again.

    Args:
        text: the whole text.
        marks: spans in any order, overlapping or not; what lies outside the text is left out.
        within: only this stretch, else all of the text.

    Example:
        >>> [(s.text, s.marks) for s in cut("abcd", [Span(1, 3), Span(2, 4)])]
        [('a', ()), ('b', (0,)), ('c', (0, 1)), ('d', (1,))]
    """
    low, high = (within.start, within.end) if within else (0, len(text))
    high = min(high, len(text))
    opens: dict[int, list[int]] = {}
    closes: dict[int, list[int]] = {}
    for index, mark in enumerate(marks):
        start, end = max(mark.start, low), min(mark.end, high)
        if start < end:
            opens.setdefault(start, []).append(index)
            closes.setdefault(end, []).append(index)
    borders = sorted({low, high, *opens, *closes})
    active: set[int] = set()
    segments: list[Segment] = []
    for start, end in pairwise(borders):
        active.difference_update(closes.get(start, ()))
        active.update(opens.get(start, ()))
        segments.append(Segment(text[start:end], start, end, tuple(sorted(active))))
    return tuple(segments)
