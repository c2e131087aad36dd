"""A test on a learner's feedback page: two numbers with their intervals, and no grade."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from medialit.classroom.baseline import (
    Measure,
    cautions,
    describe_leaning,
    describe_telling_apart,
    describe_the_rest,
)
from medialit.classroom.discrimination import measure_discrimination
from medialit.exercises.model import Exercise, Item
from medialit.grading.measures import SURE, judgments_of, keeps_its_key, posts_of
from medialit.grading.page import shown

__all__ = ["render_measure"]

_NO_GRADE = (
    "This is a measure and no grade. There are no points, and nobody passes or fails. It shows "
    "where you stand with these posts."
)
_LATER = "Which post was which, and how to find out, you will see after the second test."


def render_measure(exercise: Exercise, answers: Mapping[str, Any]) -> str:
    """Return what the judged posts amount to, and what the numbers do not say."""
    told = "".join(
        _posts(item, answers.get(item.name)) for item in exercise.items if item.type == "rating"
    )
    return f'<section class="gr-top gr-single"><p>{_NO_GRADE}</p>{told}</section>'


def _posts(item: Item, answer: Any) -> str:
    posts = posts_of(item)
    judgments = judgments_of(posts, answer)
    told = [
        f"<h2>{shown(item.heading)}</h2>",
        f"<p>You judged {len(judgments)} of {len(posts)} posts.</p>",
    ]
    if found := measure_discrimination(judgments):
        told += map(_line, (describe_telling_apart(found), describe_leaning(found)))
        told.append(_bullets(describe_the_rest(found, most_sure=len(SURE))))
        said = cautions(len(judgments), is_second=not keeps_its_key(item))
        told.append(f"<h3>What this does not say</h3>{_bullets(said)}")
    else:
        told.append("<p>That is too few for a measure: it needs posts of both kinds.</p>")
    told += [f"<p>{_LATER}</p>"] if keeps_its_key(item) else []
    return "".join(told)


def _bullets(texts: Sequence[str]) -> str:
    return f"<ul>{''.join(f'<li>{shown(text)}</li>' for text in texts)}</ul>"


def _line(measure: Measure) -> str:
    """Return a number on a line between its ends, with the interval around it."""
    zero, width = measure.zero, round(measure.stop - measure.start, 1)
    return (
        f'<div class="gr-measure"><h3>{shown(measure.title)}</h3>'
        f'<div class="gr-line"><i class="gr-zero" style="left:{zero}%"></i>'
        f'<b style="left:{zero}%">{shown(measure.middle)}</b>'
        f'<i class="gr-range" style="left:{measure.start}%;width:{width}%"></i>'
        f'<i class="gr-dot" style="left:{measure.place}%"></i></div>'
        f'<p class="gr-ends"><span>{shown(measure.left)}</span>'
        f"<span>{shown(measure.right)}</span></p>"
        f"<p>{shown(measure.interval)} {shown(measure.words)}</p></div>"
    )
