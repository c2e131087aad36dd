"""The class report of an assignment."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from medialit.exercises.model import Exercise
from medialit.grading.classes.before_after import Collected
from medialit.grading.classes.report import render_report
from medialit.grading.scoring import Grader

if TYPE_CHECKING:
    from medialit.grading.assignment import Graded

__all__ = ["Classwork", "render_class"]


class Classwork(Protocol):
    """What a report is made of: an ``Assignment``, or anything with these three."""

    @property
    def exercise(self) -> Exercise:
        """What was asked."""

    @property
    def grader(self) -> Grader:
        """What has the key, the articles and the pages."""

    @property
    def graded(self) -> Sequence[Graded]:
        """What was handed in, with its grades."""


def render_class(
    assignment: Classwork,
    *,
    before: Collected | None = None,
    after: Collected | None = None,
    redact: Callable[[str], str] = str,
    names: Mapping[str, str] | None = None,
) -> str:
    """Return the class report as a complete page that needs nothing from anywhere else.

    Args:
        assignment: what was collected and graded.
        before: the first test; only with both they are compared.
        after: the second test.
        redact: takes names out of what learners wrote.
        names: the name of each code, only if the report shall show names.
    """
    return render_report(
        assignment.exercise,
        assignment.grader,
        assignment.graded,
        before=before,
        after=after,
        redact=redact,
        names=names,
    )
