"""One item on a learner's feedback page: what it was, how it went, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from medialit.exercises.model import LEVELS, Item, Level, Rubric
from medialit.grading.feedback_parts import Redact, render_parts
from medialit.grading.page import as_words, count_of, plain_text, points, shortened, shown
from medialit.grading.scores import ItemGrade

__all__ = ["render_item", "step_of"]

_Entry = Mapping[str, Any]

_READ = "Your teacher has read this."


def step_of(item: Item, grade: ItemGrade, rubric: Rubric | None) -> str:
    """Return what to try next in an item; ``""`` where nothing is left, or it is still read."""
    if grade.status == "waiting" or grade.share == 1.0:
        return ""
    if item.kind == "reflection" and grade.level and rubric and grade.status != "empty":
        higher = _above(grade.level)
        return f"Next time aim for this: {rubric.levels[higher]}" if higher else ""
    return plain_text(grade.next_step or item.hint)


def render_item(
    number: int,
    item: Item,
    grade: ItemGrade,
    rubric: Rubric | None,
    *,
    key: _Entry,
    redact: Redact,
    is_measure: bool,
) -> str:
    """Return the section of one item.

    Args:
        number: its number on the page.
        item: what was asked.
        grade: what grading says.
        rubric: what each level means.
        key: the key's entry; with it, readings of a judgement stand apart.
        redact: takes names out of what the learner wrote.
        is_measure: whether it belongs to a measure: then no points and no level are told.
    """
    body = [f'<p class="gr-task">{shown(plain_text(item.prompt))}</p>']
    if item.kind == "reflection":
        body.append(_reflection(grade, redact))
    else:
        body.append(f'<p class="gr-said">{shown(shortened(redact(grade.said), 400))}</p>')
    if not is_measure and grade.level and rubric and grade.status != "empty":
        body.append(_levels(grade.level, rubric))
    step = "" if is_measure else step_of(item, grade, rubric)
    if step:
        body.append(f'<p class="gr-step"><b>Next step</b> {shown(step)}</p>')
    if item.kind != "reflection":
        body.append(render_parts(item, grade, key, redact))
    total = "" if is_measure else f'<p class="gr-points">{_points(grade)}</p>'
    return (
        f'<section class="gr-item" id="item-{number}"><header><h2><span class="gr-number">{number}'
        f"</span> {shown(item.heading)}</h2>{total}</header>{''.join(body)}</section>"
    )


def _points(grade: ItemGrade) -> str:
    if grade.score is None:
        return f"{count_of(grade.points, 'point')}, <b>still to be read</b>"
    return f"<b>{points(grade.score)}</b> of {count_of(grade.points, 'point')}"


def _levels(level: Level, rubric: Rubric) -> str:
    """Return the three levels with where the learner is, and what the next one asks for."""
    steps = "".join(
        f"<li{' class=gr-here aria-current=step' if each == level else ''}>{each}</li>"
        for each in LEVELS
    )
    told = [f"<p><b>You are here, {level}:</b> {shown(rubric.levels[level])}</p>"]
    if higher := _above(level):
        told.append(f"<p><b>Next, {higher}:</b> {shown(rubric.levels[higher])}</p>")
    return f'<ol class="gr-levels">{steps}</ol><div class="gr-rubric">{"".join(told)}</div>'


def _above(level: Level) -> Level | None:
    names: list[Level] = list(LEVELS)
    at = names.index(level) + 1
    return names[at] if at < len(names) else None


def _reflection(grade: ItemGrade, redact: Redact) -> str:
    """Return the learner's own words, and what the teacher said of them."""
    if grade.status == "empty":
        return f'<p class="gr-said">{shown(shortened(redact(grade.said), 400))}</p>'
    told = []
    for part in grade.parts:
        head = f"<p><b>{shown(part.what)}</b></p>"
        more = f"<p>{shown(part.expected)}</p>" if part.expected else ""
        is_long = part.what in ("Your answer", "Your version")
        words = as_words(redact(part.given)) if is_long else f"<p>{shown(redact(part.given))}</p>"
        told.append(f'<div class="gr-own">{head}{words}{more}</div>')
    if grade.status == "waiting":
        told.append('<p class="gr-said">Your teacher will read this and give it a level.</p>')
    elif grade.said == _READ:
        told.append(f'<p class="gr-said">{_READ}</p>')
    else:
        told.append(f"<p><b>Your teacher says</b></p>{as_words(redact(grade.said), most=5000)}")
    return "".join(told)
