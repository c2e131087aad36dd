"""A learner's feedback: one page that needs nothing from anywhere, to be mailed or uploaded.

It says how far answers agree with a key or with readings, and why; no article, outlet or person
gets a score.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from medialit.errors import OutputError
from medialit.exercises.model import Exercise, Item, Key, Rubric
from medialit.grading.feedback_items import render_item, step_of
from medialit.grading.feedback_measure import render_measure
from medialit.grading.feedback_parts import Redact
from medialit.grading.grades import digest_of
from medialit.grading.measures import keeps_its_key
from medialit.grading.page import count_of, points, shown, whole_page
from medialit.grading.scores import Grade, ItemGrade
from medialit.writing import written_whole

if TYPE_CHECKING:
    from medialit.grading.assignment import Assignment, Graded

__all__ = ["feedback_files", "render_feedback"]

_Pair = tuple[Item, ItemGrade]
_SAFE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}")
_FOOT = (
    "The points say how far your answers agree with a key, or with careful readers who give their "
    "reasons. They say nothing about what an article, an outlet or a person is worth. If you "
    "think that a reason is wrong, show the words and tell your teacher."
)


def feedback_files(
    assignment: Assignment,
    out: Path,
    *,
    redact: Redact = str,
    names: Mapping[str, str] | None = None,
) -> tuple[Path, ...]:
    """Write the page of each learner, ``CODE.html``, whole or not at all; return where they are.

    Args:
        assignment: what was collected and graded.
        out: the folder for the pages; made if it is not there.
        redact: takes names out of what learners wrote.
        names: the name of each code, only if the pages shall show it.

    Raises:
        OutputError: if a page cannot be written; those before it then are there.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{out} cannot be made: {error.strerror}. Choose a folder that you can write to."
        ) from error
    written = []
    for graded in assignment.graded:
        code = graded.answers.code
        name = code if _SAFE.fullmatch(code) else f"learner-{digest_of(code)}"
        html = render_feedback(
            assignment.exercise,
            assignment.rubric,
            graded,
            name=(names or {}).get(code),
            redact=redact,
            key=assignment.grader.key,
        )
        path = out / f"{name}.html"
        with written_whole(path) as file:
            file.write(html)
        written.append(path)
    return tuple(written)


def render_feedback(
    exercise: Exercise,
    rubric: Mapping[str, Rubric],
    graded: Graded,
    *,
    name: str | None = None,
    redact: Redact = str,
    key: Key | None = None,
) -> str:
    """Return the page of one learner.

    Args:
        exercise: what was asked.
        rubric: what each level means for each item.
        graded: what was handed in, and its grade.
        name: the learner's name, only if the page shall show it.
        redact: takes names out of what the learner wrote; a name that is given is shown.
        key: the key; with it, the readings of a judgement stand apart, each with its reason.
    """
    grade = graded.grade
    pairs = list(zip(exercise.items, grade.items, strict=True))
    who = f"<b>{shown(name)}</b> · " if name else ""
    head = (
        f'<header class="gr-head"><p class="ml-kicker">Feedback · lesson {shown(exercise.lesson)}'
        f"</p><h1>{shown(exercise.title)}</h1>"
        f"<p>{who}code <code>{shown(grade.code)}</code>{_when(grade.handed_in)}</p></header>"
    )
    top = (
        render_measure(exercise, graded.answers.answers)
        if exercise.measure
        else _top(pairs, grade, rubric)
    )
    items = "".join(
        render_item(
            number,
            item,
            each,
            rubric.get(item.name),
            key=(key or {}).get(item.name, {}),
            redact=redact,
            is_measure=exercise.measure,
        )
        for number, (item, each) in enumerate(pairs, start=1)
        if not keeps_its_key(item)
    )
    foot = "" if exercise.measure else f"<p>{_FOOT}</p>"
    foot = f"<footer>{foot}<p>Made with medialit.</p></footer>"
    body = f"{head}<main>{top}{items}</main>{foot}"
    return whole_page(f"Feedback: {exercise.title}", body, "page.css", "feedback.css")


def _when(handed_in: str) -> str:
    day = re.match(r"\d{4}-\d\d-\d\d", handed_in)
    return f" · handed in on {day[0]}" if day else ""


def _top(pairs: Sequence[_Pair], grade: Grade, rubric: Mapping[str, Rubric]) -> str:
    """Return the points so far, what waits, what went well, and one next step."""
    waits = (
        f"<p>{count_of(grade.open_points, 'more point')} wait for your teacher, who reads what you "
        "wrote in your own words.</p>"
        if grade.open_points
        else ""
    )
    decided = grade.points - grade.open_points
    so_far = " so far" if grade.open_points else ""
    total = (
        f'<p class="gr-total"><b>{points(grade.score)}</b> of {count_of(decided, "point")}{so_far}'
        f"</p>{waits}"
        if decided
        else waits
    )
    return (
        f'<section class="gr-top"><div>{total}{_well(pairs)}</div>'
        f'<div class="gr-one"><h2>Your one next step</h2>{_one_step(pairs, rubric)}</div></section>'
        f"{_overview(pairs)}"
    )


def _well(pairs: Sequence[_Pair]) -> str:
    """Return what went best, if something is proficient."""
    good = [pair for pair in pairs if pair[1].level == "proficient"]
    if not good:
        return ""
    item, grade = max(good, key=lambda pair: (pair[1].share or 0.0, pair[1].points))
    return (
        f"<p>What went well: <b>{shown(item.heading)}</b>, {points(grade.score or 0.0)} of "
        f"{grade.points}.</p>"
    )


def _one_step(pairs: Sequence[_Pair], rubric: Mapping[str, Rubric]) -> str:
    """Return the step in the item with most to gain; what is missing comes before what differs."""
    steps = [
        (item, grade, step)
        for item, grade in pairs
        if (step := step_of(item, grade, rubric.get(item.name)))
    ]
    if not steps:
        return (
            "<p>Nothing is left to gain here so far. Explain one of your answers to somebody who "
            "gave another one: that is the hardest test.</p>"
        )
    item, grade, step = max(steps, key=lambda each: each[1].points * (1 - (each[1].share or 0.0)))
    number = next(n for n, (each, _) in enumerate(pairs, start=1) if each is item)
    link = f'<a href="#item-{number}">{shown(item.heading)}</a>'
    if grade.status == "empty":
        return f"<p>“{link}” has no answer yet. A start is enough. {shown(step)}</p>"
    gain = points(grade.points - (grade.score or 0.0))
    return f"<p>Most can be gained in “{link}”: up to {gain} points. {shown(step)}</p>"


def _overview(pairs: Sequence[_Pair]) -> str:
    rows = []
    for number, (item, grade) in enumerate(pairs, start=1):
        share = 0.0 if grade.share is None else grade.share
        state = (
            "waits for your teacher"
            if grade.status == "waiting"
            else "no answer yet"
            if grade.status == "empty"
            else str(grade.level)
        )
        score = "–" if grade.score is None else points(grade.score)
        bar = (
            f'<span class="ml-track"><span class="ml-bar" style="width:{share:.0%}"></span></span>'
        )
        rows.append(
            f'<li><a href="#item-{number}">{shown(item.heading)}</a>'
            f'<span class="gr-bar" aria-hidden="true">{bar}</span>'
            f"<span>{score} of {grade.points}</span><span>{state}</span></li>"
        )
    return f'<nav aria-label="All tasks"><ol class="gr-overview">{"".join(rows)}</ol></nav>'
