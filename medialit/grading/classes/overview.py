"""The beginning of the class report: who handed in, how the points spread, what waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from statistics import median, quantiles
from typing import TYPE_CHECKING

from medialit.exercises.model import Exercise
from medialit.grading.classes import agreeing, before_after, difficulty, splits
from medialit.grading.classes.pictures import columns
from medialit.grading.page import count_of, fold, percent, shown, table
from medialit.grading.scores import Grade

if TYPE_CHECKING:
    from medialit.grading.assignment import Graded

__all__ = ["render_limits", "render_overview"]

#: From how many learners on the spread of points is told; below it single learners could be seen.
LEAST = 5
_BINS = 10
#: What needs a class of some size: from how many on, and why.
_LIMITS = (
    ("Points: median and spread", LEAST, "With fewer, single learners could be made out."),
    (
        "What the class disagrees about",
        splits.LEAST,
        "Two against two is the smallest split that is about more than one person.",
    ),
    (
        "Agreement (alpha, kappa)",
        agreeing.LEAST_LEARNERS,
        f"Each has to have labelled half or more, of at least {agreeing.LEAST_UNITS} things.",
    ),
    (
        "Discrimination of an item",
        difficulty.LEAST,
        "Even with ten, a correlation of 0 has an interval from −0.63 to 0.63.",
    ),
    (
        "Means before and after",
        before_after.LEAST,
        f"With fewer, one learner moves the mean too much. Below {before_after.SMALL} take care.",
    ),
)


def render_overview(exercise: Exercise, graded: Sequence[Graded]) -> str:
    """Return how many handed in, the spread of points, what waits, and what a small class means."""
    grades = [each.grade for each in graded]
    tiles = [(str(len(grades)), "handed in")]
    shares = [share for grade in grades if (share := _share(grade)) is not None]
    spread = ""
    if not exercise.measure and len(shares) >= LEAST:
        low, _, high = quantiles(shares, n=4, method="inclusive")
        tiles += [
            (percent(median(shares)), "of the points: the median"),
            (f"{percent(low)} to {percent(high)}", "the middle half of the class"),
        ]
        spread = _spread(shares)
    waiting = Counter(
        item.item for grade in grades for item in grade.items if item.status == "waiting"
    )
    if waiting:
        tiles.append((str(sum(waiting.values())), "answers wait for you"))
    told = "".join(f"<li><b>{shown(number)}</b> {shown(words)}</li>" for number, words in tiles)
    told = f'<ul class="gr-tiles">{told}</ul>'
    return f"{told}{_small(len(grades))}{_waiting(exercise, waiting)}{spread}"


def render_limits() -> str:
    """Return from how many learners on each number is shown, and why."""
    rows = [(shown(what), str(least), shown(why)) for what, least, why in _LIMITS]
    listed = table("Smallest number of learners", ("What", "From", "Why"), rows)
    return fold("From how many learners on each number is shown", listed)


def _share(grade: Grade) -> float | None:
    """Return the share of the points that are decided; ``None`` while none is."""
    decided = grade.points - grade.open_points
    return grade.score / decided if decided else None


def _spread(shares: Sequence[float]) -> str:
    counts = Counter(min(_BINS - 1, int(share * _BINS + 1e-9)) for share in shares)
    bins = [counts[n] for n in range(_BINS)]
    labels = [f"{10 * n}–{10 * n + 9 + (n == _BINS - 1)}" for n in range(_BINS)]
    said = "; ".join(
        f"{10 * n} to {10 * n + 10} percent: {count_of(count, 'learner')}"
        for n, count in enumerate(bins)
        if count
    )
    picture = columns(bins, labels, title="How the points spread", about=said)
    rows = [(f"{10 * n} to {10 * n + 10}%", str(count)) for n, count in enumerate(bins) if count]
    listed = table("How the points spread", ("Share of the points", "Learners"), rows)
    return (
        f"<figure>{picture}<figcaption>How many learners have reached which share of the points "
        f"that are decided, in percent.</figcaption></figure>{fold('The same as a table', listed)}"
    )


def _small(number: int) -> str:
    if number >= before_after.SMALL:
        return ""
    return (
        f'<p class="gr-warn"><b>A small class.</b> With {count_of(number, "learner")}, one answer '
        "more or less changes every number here. Read them as a reason to talk, not as a result."
        "</p>"
    )


def _waiting(exercise: Exercise, waiting: Counter[str]) -> str:
    if not waiting:
        return ""
    each = ", ".join(
        f"{shown(item.heading)} ({waiting[item.name]})"
        for item in exercise.items
        if waiting[item.name]
    )
    later = "" if exercise.measure else " Their points are not among those below."
    return f"<p>Still to be read by you: {each}.{later}</p>"
