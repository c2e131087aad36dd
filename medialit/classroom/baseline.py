"""What the two measures say, in plain words and as places on a line; no praise and no blame."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from medialit.classroom.discrimination import Discrimination, Estimate, difference, highest_d_prime

__all__ = [
    "Change",
    "Measure",
    "cautions",
    "describe_changes",
    "describe_leaning",
    "describe_telling_apart",
    "describe_the_rest",
]

_WIDEST_LEANING = 2.0  # c at the ends of the line; ten of each kind allow 1.7
_BELOW_A_COIN = 0.5  # how far the line goes on below 0, as a part of the way from 0 to the best


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure, to be read and to be drawn on a line.

    Attributes:
        title: its name with the number.
        interval: the interval in words.
        words: what it says.
        left, middle, right: what the ends of the line mean, and 0.
        zero, place, start, stop: where 0, the number and the interval lie on it, from 0 to 100.
    """

    title: str
    interval: str
    words: str
    left: str
    middle: str
    right: str
    zero: float
    place: float
    start: float
    stop: float


@dataclass(frozen=True, slots=True)
class Change:
    """A row of the comparison: what is compared, before, after, and the difference in words."""

    what: str
    before: str
    after: str
    words: str = ""


def describe_telling_apart(found: Discrimination) -> Measure:
    """Return what d′ says, and its place between a coin and all items right."""
    estimate = found.d_prime
    best = highest_d_prime(found.hits + found.misses, found.false_alarms + found.rejections)
    if _reaches_zero(estimate):
        words = "The interval reaches over 0: this cannot be told from what tossing a coin gives."
    elif estimate.value > 0:
        words = "This is more than tossing a coin would give."
    else:
        words = (
            "This is less than tossing a coin would give: the signs that you go by often point "
            "the other way here."
        )
    return _measure(
        f"Telling apart (d′): {_number(estimate.value)}",
        estimate,
        words,
        ends=("the other way round", "like a coin", "all of them right"),
        place=lambda value: 100 * (value / best + _BELOW_A_COIN) / (1 + _BELOW_A_COIN),
    )


def describe_leaning(found: Discrimination) -> Measure:
    """Return what c says; on the line, trust lies on the right, where c is below 0."""
    estimate = found.criterion
    if _reaches_zero(estimate):
        words = "The interval reaches over 0: this shows no leaning to either side."
    elif estimate.value < 0:
        words = "You lean to trust: you rely on things easily, on both kinds."
    else:
        words = "You lean to distrust: you rely on things rarely, on both kinds."
    return _measure(
        f"Leaning (c): {_number(estimate.value)}",
        estimate,
        words,
        ends=("I distrust too much", "neither", "I trust too much"),
        place=lambda value: 50 - 50 * value / _WIDEST_LEANING,
    )


def describe_the_rest(found: Discrimination, *, most_sure: int) -> tuple[str, ...]:
    """Return the other numbers, a sentence each.

    Args:
        found: what the judgments amount to.
        most_sure: the number that stands for the highest step of “how sure”.
    """
    sentences = [
        f"Of {found.hits + found.misses} trustworthy posts you would rely on {found.hits}.",
        f"Of {found.false_alarms + found.rejections} other posts you would not rely on "
        f"{found.rejections}.",
        f"Both shares added up: {found.discernment:.1f} of 2; a coin would give 1. Researchers "
        "call this veracity discernment.",
    ]
    for when, sure in (("right", found.sure_when_right), ("not right", found.sure_when_wrong)):
        if sure is not None:
            sentences.append(
                f"Where you were {when}, you were {sure:.1f} sure on average "
                f"(1 is a guess, {most_sure} is certain)."
            )
    return tuple(sentences)


def describe_changes(before: Discrimination, after: Discrimination) -> tuple[Change, ...]:
    """Return both tests side by side."""
    measures = (
        ("Telling apart (d′)", before.d_prime, after.d_prime),
        ("Leaning (c)", before.criterion, after.criterion),
    )
    rows = [
        Change(what, _with_interval(first), _with_interval(second), _say_change(first, second))
        for what, first, second in measures
    ]
    for what, count in (("Trustworthy, and relied on", _hits), ("Other, and not", _rejections)):
        rows.append(Change(what, count(before), count(after)))
    return tuple(rows)


def cautions(items: int, *, is_second: bool) -> tuple[str, ...]:
    """Return what the numbers do not say.

    Args:
        items: how many items were judged.
        is_second: whether it is the test after the course.
    """
    first = (
        f"{items} posts are few. The interval shows how far off chance alone can be: in 95 of 100 "
        "such tests it holds the real number.",
        "A difference to somebody else that lies inside the intervals means nothing.",
        "This is about these posts. It says nothing about what you are worth, or how clever "
        "you are.",
    )
    if not is_second:
        return first
    return (
        *first,
        "Even a clear change would not prove that the course caused it. You are one person, the "
        "posts are others, and you have read and lived in between.",
    )


def _measure(
    title: str,
    estimate: Estimate,
    words: str,
    *,
    ends: tuple[str, str, str],
    place: Callable[[float], float],
) -> Measure:
    def on_line(value: float) -> float:
        return round(min(100.0, max(0.0, place(value))), 1)

    start, stop = sorted((on_line(estimate.low), on_line(estimate.high)))
    interval = f"95 % interval: {_number(estimate.low)} to {_number(estimate.high)}."
    zero = on_line(0)
    return Measure(title, interval, words, *ends, zero, on_line(estimate.value), start, stop)


def _say_change(first: Estimate, second: Estimate) -> str:
    change = difference(first, second)
    shown = f"{_number(change.value)} ({_number(change.low)} to {_number(change.high)})"
    if _reaches_zero(change):
        return f"{shown}: the interval reaches over 0, so no change is shown."
    return f"{shown}: chance alone seldom gives this much."


def _reaches_zero(estimate: Estimate) -> bool:
    """Return whether the interval holds 0 as it is shown: the words must fit the numbers."""
    return round(estimate.low, 1) <= 0 <= round(estimate.high, 1)


def _with_interval(estimate: Estimate) -> str:
    low, high = _number(estimate.low), _number(estimate.high)
    return f"{_number(estimate.value)} ({low} to {high})"


def _hits(found: Discrimination) -> str:
    return f"{found.hits} of {found.hits + found.misses}"


def _rejections(found: Discrimination) -> str:
    return f"{found.rejections} of {found.false_alarms + found.rejections}"


def _number(value: float) -> str:
    """Return a number with one digit after the point and a real minus.

    Example:
        >>> _number(-0.26), _number(-0.04)
        ('−0.3', '0.0')
    """
    return f"{round(value, 1) + 0.0:.1f}".replace("-", "−")
