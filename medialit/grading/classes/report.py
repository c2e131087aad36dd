"""The class report as one page: what a class made of an assignment, for a conversation in class.

Learners appear by code. Nothing ranks them: single points stand in the gradebook alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from medialit.exercises.model import Exercise
from medialit.grading.classes.agreeing import agreements_of
from medialit.grading.classes.before_after import Collected, compare_tests
from medialit.grading.classes.difficulty import hardness_of
from medialit.grading.classes.discussion import render_mistakes, render_splits
from medialit.grading.classes.heat import render_heat
from medialit.grading.classes.marked import heats_of
from medialit.grading.classes.mistakes import find_misconceptions, find_wrong_answers
from medialit.grading.classes.numbers import render_agreement, render_hardness
from medialit.grading.classes.overview import render_limits, render_overview
from medialit.grading.classes.splits import find_splits, pick_splits
from medialit.grading.classes.two_tests import render_tests
from medialit.grading.classes.units import units_of
from medialit.grading.measures import keeps_its_key
from medialit.grading.page import count_of, shown, whole_page
from medialit.grading.scoring import Grader

if TYPE_CHECKING:
    from medialit.grading.assignment import Graded

__all__ = ["Classwork", "render_class"]

_Section = tuple[str, str, str, str]
_TALKED_ABOUT, _MISTAKES = 6, 8
_FOOT = (
    "This report is made to be talked about. It ranks nobody: points of single learners stand in "
    "the gradebook. The numbers say how far answers agree with a key, with readers, or with each "
    "other; they say nothing about what an article, an outlet or a person is worth."
)
_KEPT = "Which posts were trustworthy is not told here: the class learns it after the second test."


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

    def who(code: str) -> str:
        name = (names or {}).get(code)
        return f"{shown(name)} ({_code(code)})" if name else _code(code)

    exercise = assignment.exercise
    graded = sorted(assignment.graded, key=lambda each: each.answers.code)
    sections = [_overview(exercise, graded)]
    if graded:
        sections += _class_sections(assignment.grader, graded, who, redact)
    if before is not None and after is not None:
        told = render_tests(compare_tests(before, after), who)
        sections.append(("tests", "Before and after the course", "", told))
    page = f"{_head(exercise, len(graded), sections, with_names=bool(names))}"
    page += f"<main>{''.join(map(_section, sections))}</main>"
    page += f"<footer>{render_limits()}<p>{_FOOT}</p><p>Made with medialit.</p></footer>"
    return whole_page(f"Class report: {exercise.title}", page, "page.css", "classes/classes.css")


def _head(exercise: Exercise, n: int, sections: Sequence[_Section], *, with_names: bool) -> str:
    links = "".join(
        f'<li><a href="#{name}">{shown(title)}</a></li>' for name, title, _, _ in sections
    )
    how = "with names: not to be shown in class" if with_names else "codes only"
    who = f"{count_of(n, 'learner')} · {how}"
    return (
        '<header class="gr-head">'
        f'<p class="ml-kicker">Class report · lesson {shown(exercise.lesson)}</p>'
        f"<h1>{shown(exercise.title)}</h1><p>{who}</p>"
        f'<nav aria-label="Parts of this report"><ul class="gr-nav">{links}</ul></nav></header>'
    )


def _section(section: _Section) -> str:
    name, title, lead, html = section
    told = f'<p class="gr-lead">{shown(lead)}</p>' if lead else ""
    return f'<section id="{name}"><h2>{shown(title)}</h2>{told}{html}</section>'


def _code(code: str) -> str:
    return f"<code>{shown(code)}</code>"


def _overview(exercise: Exercise, graded: Sequence[Graded]) -> _Section:
    note = f"<p>{_KEPT}</p>" if any(map(keeps_its_key, exercise.items)) else ""
    if not graded:
        return "overview", "At a glance", "", "<p>Nothing was handed in yet.</p>"
    return "overview", "At a glance", "", render_overview(exercise, graded) + note


def _class_sections(
    grader: Grader,
    graded: Sequence[Graded],
    who: Callable[[str], str],
    redact: Callable[[str], str],
) -> list[_Section]:
    """Return the sections about one assignment; what has nothing to tell is left out."""
    exercise, n = grader.exercise, len(graded)
    heats = heats_of(grader, graded)
    units = units_of(grader, graded, heats)
    splits = find_splits(units.values())
    picked = pick_splits(splits, exercise, graded, most=_TALKED_ABOUT)
    wrong = find_wrong_answers(exercise, graded)
    unnamed = [each for each in wrong if not each.misconception and len(each.codes) > 1]
    told: list[_Section] = []
    if units:
        lead = "Where the class is most evenly split. Let both sides speak before you open the key."
        told.append(("talk", "To discuss", lead, render_splits(picked, splits, who, redact)))
    if heats:
        maps = "".join(render_heat(heat, who) for heat in heats)
        told.append(("heat", "What everybody marked", "", maps))
    if units:
        html = render_mistakes(find_misconceptions(wrong), unnamed, n, most=_MISTAKES)
        lead = "What may stand behind them, for how many, and what can be said to it."
        told.append(("mistakes", "Common wrong answers", lead, html))
    if not exercise.measure:
        hardness = hardness_of(exercise, graded, units)
        told.append(("hard", "What was hard", "", render_hardness(hardness, n)))
    if agreements := agreements_of(units, heats):
        lead = "How far the learners agree with each other, whatever the key says."
        told.append(("agree", "Agreement in the class", lead, render_agreement(agreements)))
    return told
