"""The two tests of a class side by side: telling apart and leaning, with their intervals."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean, stdev
from typing import TYPE_CHECKING, Protocol

from medialit.classroom.discrimination import Discrimination, Estimate, measure_discrimination
from medialit.exercises.model import Exercise
from medialit.grading.measures import judgments_of, posts_of, rating_of

if TYPE_CHECKING:
    from medialit.grading.assignment import Graded

__all__ = [
    "LEAST",
    "SMALL",
    "BeforeAfter",
    "ClassMean",
    "Collected",
    "compare_tests",
    "mean_of",
    "t_for",
]

#: From how many learners on a mean of the class is told; below ``SMALL`` it is called uncertain.
LEAST, SMALL = 5, 20


class Collected(Protocol):
    """An assignment with posts to judge: an ``Assignment``, or anything with these two."""

    @property
    def exercise(self) -> Exercise:
        """What was asked."""

    @property
    def graded(self) -> Sequence[Graded]:
        """What was handed in."""


@dataclass(frozen=True, slots=True)
class ClassMean:
    """The mean of a measure over the same learners, before, after, and of the differences."""

    name: str
    before: Estimate
    after: Estimate
    change: Estimate


@dataclass(frozen=True, slots=True)
class BeforeAfter:
    """Two tests.

    Attributes:
        both: for each learner with both tests the two results, by code.
        only_before, only_after: the codes of those with one test only.
        incomplete: the codes of those who judged fewer than half of the posts of a test.
        means: d′ and c of those with both; empty with fewer than ``LEAST``.
    """

    both: Mapping[str, tuple[Discrimination, Discrimination]]
    only_before: tuple[str, ...]
    only_after: tuple[str, ...]
    incomplete: tuple[str, ...]
    means: tuple[ClassMean, ...]


def compare_tests(before: Collected, after: Collected) -> BeforeAfter:
    """Return both tests of a class, matched by the learners' codes.

    Source:
        The mean of each learner's d′ and c, not the pooled counts: pooling learners who lean in
        different ways makes d′ too small (Macmillan and Kaplan 1985). The interval is Student's
        t over learners; that of the change is over the differences of the same learners.
    """
    first, few = _results(before)
    second, fewer = _results(after)
    both = {code: (first[code], second[code]) for code in sorted(first.keys() & second.keys())}
    return BeforeAfter(
        both,
        tuple(sorted(first.keys() - second.keys() - fewer)),
        tuple(sorted(second.keys() - first.keys() - few)),
        tuple(sorted(few | fewer)),
        _means(list(both.values())),
    )


def mean_of(values: Sequence[float]) -> Estimate:
    """Return a mean with its 95 % interval, for two values or more.

    Example:
        >>> found = mean_of([1.0, 2.0, 3.0, 4.0, 5.0])
        >>> round(found.low, 2), found.value, round(found.high, 2)
        (1.04, 3.0, 4.96)
    """
    middle = fmean(values)
    half = t_for(len(values) - 1) * stdev(values) / sqrt(len(values))
    return Estimate(middle, middle - half, middle + half)


def t_for(degrees: int) -> float:
    """Return how many standard errors lie on either side of a mean: Student's t for 95 %.

    Source:
        Abramowitz and Stegun (1964), 26.7.5: the normal quantile with four corrections.

    Example:
        >>> round(t_for(4), 2), round(t_for(29), 3)
        (2.78, 2.045)
    """
    z = NormalDist().inv_cdf(0.975)
    corrections = (
        (z**3 + z) / 4,
        (5 * z**5 + 16 * z**3 + 3 * z) / 96,
        (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384,
        (79 * z**9 + 776 * z**7 + 1482 * z**5 - 1920 * z**3 - 945 * z) / 92160,
    )
    return z + sum(each / float(degrees) ** power for power, each in enumerate(corrections, 1))


def _results(test: Collected) -> tuple[dict[str, Discrimination], set[str]]:
    """Return each learner's result, and who judged too few posts for one."""
    found: dict[str, Discrimination] = {}
    few: set[str] = set()
    if (item := rating_of(test.exercise)) is None:
        return found, few
    posts = posts_of(item)
    for each in test.graded:
        if (answer := each.answers.answers.get(item.name)) is None:
            continue
        judged = judgments_of(posts, answer)
        result = measure_discrimination(judged) if 2 * len(judged) >= len(posts) else None
        if result is None:
            few.add(each.answers.code)
        else:
            found[each.answers.code] = result
    return found, few


def _means(pairs: Sequence[tuple[Discrimination, Discrimination]]) -> tuple[ClassMean, ...]:
    if len(pairs) < LEAST:
        return ()
    told = []
    for name in ("d_prime", "criterion"):
        values = [(getattr(a, name).value, getattr(b, name).value) for a, b in pairs]
        told.append(
            ClassMean(
                name,
                mean_of([a for a, _ in values]),
                mean_of([b for _, b in values]),
                mean_of([b - a for a, b in values]),
            )
        )
    return tuple(told)
