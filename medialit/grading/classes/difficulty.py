"""How hard items were, and which of them tell those who did well from those who did not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import atanh, sqrt, tanh
from statistics import StatisticsError, correlation, fmean
from typing import TYPE_CHECKING

from medialit.exercises.model import Exercise, Item
from medialit.grading.classes.units import Unit
from medialit.grading.measures import keeps_its_key

if TYPE_CHECKING:
    from medialit.grading.assignment import Graded

__all__ = ["LEAST", "Correlation", "Hardness", "PartHardness", "correlate", "hardness_of"]

#: From how many learners on a correlation is told.
LEAST = 10


@dataclass(frozen=True, slots=True)
class Correlation:
    """Pearson's r with its 95 % interval, of ``n`` learners."""

    r: float
    low: float
    high: float
    n: int


@dataclass(frozen=True, slots=True)
class PartHardness:
    """How often a card, a row, an option or a criterion was met.

    Attributes:
        text: what it is.
        answered: how many learners gave an answer.
        share: the mean credit, from 0 to 1; ``None`` where the readers differ themselves. Of an
            option of which one is to be chosen: the share of those who chose it.
        is_key: whether it is the option of the key.
    """

    text: str
    answered: int
    share: float | None
    is_key: bool = False


@dataclass(frozen=True, slots=True)
class Hardness:
    """How hard an item was.

    Attributes:
        item: the item.
        answered: how many learners gave an answer that counts already.
        share: the mean share of its points among them; ``None`` without answers.
        told_apart: corrected item-total correlation; ``None`` with fewer than ``LEAST`` learners,
            or where all are alike.
        parts: each part with its share.
    """

    item: Item
    answered: int
    share: float | None
    told_apart: Correlation | None
    parts: tuple[PartHardness, ...]


def hardness_of(
    exercise: Exercise, graded: Sequence[Graded], units: Mapping[str, Sequence[Unit]]
) -> tuple[Hardness, ...]:
    """Return how hard each item was, in the order of the exercise.

    Who gave no answer counts neither in the difficulty nor in the correlation.

    Source:
        Crocker and Algina (1986), Introduction to Classical and Modern Test Theory, chapter 14:
        difficulty is the mean share of the points (so a high number is easy); discrimination the
        correlation of an item with the total of the others, without itself.
    """
    shares = [
        {
            each.item: each.share
            for each in one.grade.items
            if each.status == "answered" and each.share is not None
        }
        for one in graded
    ]
    points = {item.name: item.points for item in exercise.items}
    return tuple(_hardness(item, shares, points, graded, units) for item in exercise.items)


def correlate(xs: Sequence[float], ys: Sequence[float]) -> Correlation | None:
    """Return Pearson's r with its interval by Fisher's z; ``None`` for few, or without spread.

    Source:
        Fisher (1921): atanh r has a standard error of about 1 / sqrt(n - 3). Known error: shares
        of points are not normally distributed, so the interval is rough.

    Example:
        >>> correlate([1, 2, 3], [1, 2, 3]) is None
        True
    """
    if len(xs) < LEAST:
        return None
    try:
        r = max(-1.0, min(1.0, correlation(xs, ys)))
    except StatisticsError:
        return None
    middle, half = atanh(max(-0.9999, min(0.9999, r))), 1.96 / sqrt(len(xs) - 3)
    return Correlation(r, tanh(middle - half), tanh(middle + half), len(xs))


def _hardness(
    item: Item,
    shares: Sequence[Mapping[str, float]],
    points: Mapping[str, int],
    graded: Sequence[Graded],
    units: Mapping[str, Sequence[Unit]],
) -> Hardness:
    mine = [each[item.name] for each in shares if item.name in each]
    with_others = [each for each in shares if item.name in each and len(each) > 1]
    told = correlate(
        [each[item.name] for each in with_others],
        [_rest(each, points, item.name) for each in with_others],
    )
    parts = () if keeps_its_key(item) else tuple(_parts(item, graded, units.get(item.name, ())))
    return Hardness(item, len(mine), fmean(mine) if mine else None, told, parts)


def _rest(shares: Mapping[str, float], points: Mapping[str, int], without: str) -> float:
    """Return the share of the points in all other items that somebody answered."""
    others = [name for name in shares if name != without]
    return sum(shares[n] * points[n] for n in others) / sum(points[n] for n in others)


def _parts(item: Item, graded: Sequence[Graded], units: Sequence[Unit]) -> Iterator[PartHardness]:
    if item.type == "choice" and item.entry.get("multiple") is not True:
        for unit in units:
            counts, n = Counter(unit.answers.values()), len(unit.answers)
            for text in item.entry["options"]:
                yield PartHardness(text, n, counts[text] / n, text in unit.expected)
        return
    if item.type not in ("search", "claim"):
        for unit in units if item.type != "ranking" else ():
            if unit.share is not None:
                share = None if unit.contested else unit.share
                yield PartHardness(unit.text, len(unit.answers), share)
        return
    credits: dict[str, list[float]] = {}
    for one in graded:
        for each in one.grade.items:
            if each.item == item.name and each.status == "answered":
                for part in each.parts:
                    credits.setdefault(part.what, []).append(part.credit)
    for what, given in credits.items():
        yield PartHardness(what, len(given), fmean(given))
