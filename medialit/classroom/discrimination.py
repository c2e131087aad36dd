"""How well a learner tells trustworthy items from others, and which way they lean: kept apart.

Signal detection theory. A *signal* is a trustworthy item, *yes* is “I would rely on it”. Somebody
who distrusts everything catches every false item, and has learned nothing: d′ (telling apart) and
the criterion c (leaning) keep the two apart.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist, fmean

__all__ = [
    "Discrimination",
    "Estimate",
    "Judgment",
    "difference",
    "from_rates",
    "highest_d_prime",
    "measure_discrimination",
]

_NORMAL = NormalDist()
_WIDTH = _NORMAL.inv_cdf(0.975)  # 1.96 standard errors on either side: a 95 % interval


@dataclass(frozen=True, slots=True)
class Judgment:
    """What a learner said of one item.

    Attributes:
        trustworthy: whether the item is.
        relied: whether the learner would rely on it.
        sure: how sure they were, as a number; ``None`` if they did not say.
    """

    trustworthy: bool
    relied: bool
    sure: float | None = None

    @property
    def is_right(self) -> bool:
        """Whether the learner relied on a trustworthy item, or did not on another one."""
        return self.trustworthy == self.relied


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number with its 95 % confidence interval.

    Attributes:
        value: the estimate.
        low, high: the ends of the interval.
    """

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Discrimination:
    """What a set of judgments amounts to.

    Attributes:
        hits: trustworthy items that the learner would rely on.
        misses: trustworthy items that they would not rely on.
        false_alarms: other items that they would rely on.
        rejections: other items that they would not rely on.
        d_prime: how well the two kinds are told apart; 0 is what a coin would reach.
        criterion: the leaning. **Below 0: towards trust** (“yes” comes easily, to both kinds);
            **above 0: towards distrust**; 0: to neither side.
        sure_when_right, sure_when_wrong: the mean of how sure; ``None`` where there is none.
    """

    hits: int
    misses: int
    false_alarms: int
    rejections: int
    d_prime: Estimate
    criterion: Estimate
    sure_when_right: float | None
    sure_when_wrong: float | None

    @property
    def right_of_trustworthy(self) -> float:
        """The share of the trustworthy items that were judged right, from 0 to 1."""
        return self.hits / (self.hits + self.misses)

    @property
    def right_of_untrustworthy(self) -> float:
        """The share of the other items that were judged right, from 0 to 1."""
        return self.rejections / (self.false_alarms + self.rejections)

    @property
    def discernment(self) -> float:
        """The two shares added up, from 0 to 2; a coin would reach 1.

        Source:
            Veracity discernment of MIST-20 (Maertens et al. 2023): right answers to real news plus
            right answers to false news. With ten of each, ten times this is its number out of 20.
            Known error: it is no MIST score, since these are other items; and somebody who would
            rely on everything reaches 1, just as somebody who would rely on nothing.
        """
        return self.right_of_trustworthy + self.right_of_untrustworthy


def measure_discrimination(judgments: Iterable[Judgment]) -> Discrimination | None:
    """Return how well, and which way leaning, the items were judged; their order does not matter.

    Args:
        judgments: one for each item.

    Returns:
        ``None`` unless there is at least one item of each kind.

    Source:
        d′ and c: Macmillan and Creelman (2005), Detection Theory, chapters 1 and 2. The log-linear
        correction (0.5 more of each count, 1 more item of each kind), always used, so that no rate
        is 0 or 1: Hautus (1995). Variance: Gourevitch and Galanter (1967); Macmillan and Creelman,
        chapter 13; that of c is a quarter of it. Known error: the variance is an approximation, and
        the correction draws both numbers towards 0; with 10 items of each kind the interval is
        rather too wide than too narrow (docs/measures.md).

    Example:
        >>> right, wrong = Judgment(True, True), Judgment(False, True)
        >>> careful = Judgment(False, False)
        >>> found = measure_discrimination([right] * 20 + [Judgment(True, False)] * 5
        ...     + [wrong] * 10 + [careful] * 15)
        >>> found.hits, found.misses, found.false_alarms, found.rejections
        (20, 5, 10, 15)
        >>> round(found.d_prime.value, 3), round(found.criterion.value, 3)
        (1.044, -0.279)
        >>> found.discernment
        1.4
    """
    given = tuple(judgments)
    counts = Counter((judgment.trustworthy, judgment.relied) for judgment in given)
    hits, misses = counts[True, True], counts[True, False]
    false_alarms, rejections = counts[False, True], counts[False, False]
    if hits + misses == 0 or false_alarms + rejections == 0:
        return None
    d_prime, criterion = _estimates(hits, hits + misses, false_alarms, false_alarms + rejections)
    return Discrimination(
        hits,
        misses,
        false_alarms,
        rejections,
        d_prime,
        criterion,
        _mean_sure([judgment for judgment in given if judgment.is_right]),
        _mean_sure([judgment for judgment in given if not judgment.is_right]),
    )


def from_rates(hit_rate: float, false_alarm_rate: float) -> tuple[float, float]:
    """Return d′ and c for two rates, without a correction.

    Args:
        hit_rate: the share of trustworthy items with a “yes”; above 0 and below 1.
        false_alarm_rate: the share of other items with a “yes”; above 0 and below 1.

    Source:
        Macmillan and Creelman (2005): d′ = z(H) - z(F); c = -(z(H) + z(F)) / 2. The example is
        theirs: 20 of 25 old faces and 10 of 25 new ones get a “yes”.

    Example:
        >>> [round(number, 3) for number in from_rates(0.8, 0.4)]
        [1.095, -0.294]
    """
    hit, false_alarm = _NORMAL.inv_cdf(hit_rate), _NORMAL.inv_cdf(false_alarm_rate)
    return hit - false_alarm, -(hit + false_alarm) / 2


def highest_d_prime(trustworthy: int, untrustworthy: int) -> float:
    """Return the d′ of somebody who judges all of so many items right.

    Example:
        >>> round(highest_d_prime(10, 10), 1)
        3.4
    """
    return _estimates(trustworthy, trustworthy, 0, untrustworthy)[0].value


def difference(before: Estimate, after: Estimate) -> Estimate:
    """Return how much larger the second estimate is; the two must come from different items.

    Source:
        The variances of independent estimates add up (Gourevitch and Galanter 1967). Known error:
        judgments of one person are not quite independent, and neither form is exactly as hard.

    Example:
        >>> change = difference(Estimate(1.0, 0.0, 2.0), Estimate(1.5, 0.5, 2.5))
        >>> change.value, round(change.low, 2), round(change.high, 2)
        (0.5, -0.91, 1.91)
    """
    change = after.value - before.value
    half = sqrt(((before.high - before.low) / 2) ** 2 + ((after.high - after.low) / 2) ** 2)
    return Estimate(change, change - half, change + half)


def _estimates(
    hits: int, signals: int, false_alarms: int, others: int
) -> tuple[Estimate, Estimate]:
    """Return d′ and c with their intervals."""
    hit_rate, false_alarm_rate = (hits + 0.5) / (signals + 1), (false_alarms + 0.5) / (others + 1)
    d_prime, criterion = from_rates(hit_rate, false_alarm_rate)
    half = _WIDTH * sqrt(_variance(hit_rate, signals) + _variance(false_alarm_rate, others))
    return _around(d_prime, half), _around(criterion, half / 2)


def _variance(rate: float, items: int) -> float:
    """Return the variance of z(rate)."""
    return rate * (1 - rate) / (items * _NORMAL.pdf(_NORMAL.inv_cdf(rate)) ** 2)


def _around(value: float, half: float) -> Estimate:
    return Estimate(value, value - half, value + half)


def _mean_sure(judgments: Sequence[Judgment]) -> float | None:
    said = [judgment.sure for judgment in judgments if judgment.sure is not None]
    return fmean(said) if said else None
