"""How far two readings of one article agree: which passages both marked, and who else said it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from medialit.model import Span

__all__ = ["Comparison", "Mark", "Reading", "compare_marks", "overlap"]

#: From this share of common text on, two marks are taken to mean the same passage.
SAME = 0.5


@dataclass(frozen=True, slots=True)
class Mark:
    """A passage that a reader has marked.

    Attributes:
        span: where it stands.
        label: what the reader calls it, one of ``medialit.model.LABELS``.
        speakers: who says it, where the label is a quotation.
        reason: why, in the reader's words or by the tool's rule.
        known_error: with what the rule is often wrong, if a rule made the mark.
    """

    span: Span
    label: str
    speakers: tuple[str, ...] = ()
    reason: str = ""
    known_error: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """All marks of one reader."""

    name: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two readings, side by side.

    Attributes:
        pairs: indices of marks that mean the same passage, mine and theirs, by where they stand.
        missed: indices of their marks that I do not have.
        extra: indices of my marks that they do not have.
        speakers: how many of the pairs have the same speaker, of how many that have one.
    """

    pairs: tuple[tuple[int, int], ...]
    missed: tuple[int, ...]
    extra: tuple[int, ...]
    speakers: tuple[int, int]

    @property
    def f1(self) -> float | None:
        """Twice the common marks over all marks, from 0 to 1; ``None`` where nobody marked."""
        total = 2 * len(self.pairs) + len(self.missed) + len(self.extra)
        return 2 * len(self.pairs) / total if total else None


def overlap(one: Span, other: Span) -> float:
    """Return the common part of two spans over all that they cover together, from 0 to 1."""
    common = min(one.end, other.end) - max(one.start, other.start)
    if common <= 0:
        return 0.0
    return common / (max(one.end, other.end) - min(one.start, other.start))


def compare_marks(mine: Sequence[Mark], theirs: Sequence[Mark]) -> Comparison:
    """Return which marks two readers have in common: the same label and half of the text or more.

    Each mark is paired at most once, the closest pairs first.

    Source:
        Overlap as intersection over union (Jaccard 1901), at one half as in the scoring of
        quotations; F1 of van Rijsbergen (1979).

    Example:
        >>> a = Mark(Span(0, 10), "sourcing.quotation")
        >>> compare_marks([a], [Mark(Span(0, 8), "sourcing.quotation")]).pairs
        ((0, 0),)
    """
    candidates = sorted(
        (
            (-overlap(one.span, other.span), i, j)
            for i, one in enumerate(mine)
            for j, other in enumerate(theirs)
            if one.label == other.label and overlap(one.span, other.span) >= SAME
        ),
    )
    used_mine: set[int] = set()
    used_theirs: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, i, j in candidates:
        if i not in used_mine and j not in used_theirs:
            used_mine.add(i)
            used_theirs.add(j)
            pairs.append((i, j))
    pairs.sort(key=lambda pair: mine[pair[0]].span)
    named = [(set(mine[i].speakers), set(theirs[j].speakers)) for i, j in pairs]
    asked = [(a, b) for a, b in named if b]
    return Comparison(
        tuple(pairs),
        tuple(j for j in range(len(theirs)) if j not in used_theirs),
        tuple(i for i in range(len(mine)) if i not in used_mine),
        (sum(a == b for a, b in asked), len(asked)),
    )
