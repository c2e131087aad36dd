"""The notebook of an exercise, made from its items: for learners, and as a source for nbgrader."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from medialit.exercises.model import Exercise, Item

__all__ = ["build_notebook", "notebook_text"]

_Cell = dict[str, Any]

_KINDS = {
    "checked": "There is a key.",
    "judgement": "Careful readers differ here: your answer is laid beside theirs.",
    "reflection": "Your teacher reads this.",
}
_PATH = "The path of your search is rated by a rubric, and no page is."
_FOLDED = {"outputs_hidden": True, "source_hidden": True}  # it is there for nbgrader alone
_TEST = """\
# Compared with the key after you have handed in. Leave this cell as it is.
### BEGIN HIDDEN TESTS
from medialit.grading.nbgrader import points_here

points_here("{name}")
### END HIDDEN TESTS"""
_FOR_TEACHER = "*Your teacher gives the points for the answer above ({points}).*"


def build_notebook(exercise: Exercise, *, nbgrader: bool) -> dict[str, Any]:
    """Return a notebook (format 4.5) in which a learner works through an exercise.

    Args:
        exercise: what is to be done; there is no key in it, so there is none in the notebook.
        nbgrader: whether it gets nbgrader's metadata and the cells that nbgrader grades.
    """
    cells = [
        _markdown("title", _title(exercise)),
        _code("open", "from medialit.widgets import Exercise\n\nexercise = Exercise()"),
    ]
    for number, item in enumerate(exercise.items, start=1):
        cells += _item(number, item, nbgrader=nbgrader)
    cells += [
        _markdown("hand-in", _HAND_IN),
        _code("progress", "exercise.progress()"),
        _code("send", "exercise.hand_in()"),
    ]
    return {
        "cells": cells,
        "metadata": {
            "kernelspec": {
                "display_name": "Python 3 (ipykernel)",
                "language": "python",
                "name": "python3",
            },
            "language_info": {"name": "python"},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


def notebook_text(exercise: Exercise, *, nbgrader: bool) -> str:
    """Return the notebook as it stands in a file."""
    book = build_notebook(exercise, nbgrader=nbgrader)
    return json.dumps(book, indent=1, ensure_ascii=False) + "\n"


_HAND_IN = """\
## Hand in

Every answer is saved as you go. Look below at what is still open. Then press **Hand in**: it \
makes one file. You can change answers and hand in again; the newest file counts."""


def _title(exercise: Exercise) -> str:
    question = f"\n\n**The question:** {exercise.question}" if exercise.question else ""
    intro = f"\n\n{exercise.intro}" if exercise.intro else ""
    graded = "It is a measure, not a grade." if exercise.measure else f"{exercise.points} points."
    return (
        f"# {exercise.title}{question}{intro}\n\n"
        f"**Time:** {exercise.minutes} minutes. {graded} Goes with lesson {exercise.lesson}.\n\n"
        "Press **▶▶** above to start, if you do not see the first task. You never have to write "
        "or change code. Nothing is told about an answer before your teacher has it."
    )


def _item(number: int, item: Item, *, nbgrader: bool) -> Iterator[_Cell]:
    text = f"\n\n{item.entry['text'].strip()}" if item.entry.get("text") else ""
    worth = f"{item.points} point{'s' * (item.points > 1)}"
    told = _PATH if item.type == "search" else _KINDS[item.kind]
    head = f"## {number}. {item.heading}{text}\n\n*{worth}. {told}*"
    yield _markdown(f"about-{item.name}", head)
    yield _code(
        f"show-{item.name}", f'exercise.show("{item.name}")', _locked(item) if nbgrader else {}
    )
    if nbgrader and item.kind == "reflection":
        yield _markdown(
            f"points-{item.name}",
            _FOR_TEACHER.format(points=worth),
            _graded(item, grade=False, solution=False, task=True),
        )
    elif nbgrader:
        yield _code(
            f"points-{item.name}",
            _TEST.format(name=item.name),
            {**_graded(item, grade=True, solution=False, task=False), "jupyter": _FOLDED},
        )


def _locked(item: Item) -> dict[str, Any]:
    """Return nbgrader's metadata of a cell that learners cannot change and that has no points."""
    return _nbgrader(f"show-{item.name}", grade=False, solution=False, task=False, locked=True)


def _graded(item: Item, *, grade: bool, solution: bool, task: bool) -> dict[str, Any]:
    name = f"points-{item.name}"
    about = _nbgrader(name, grade=grade, solution=solution, task=task, locked=True)
    about["nbgrader"]["points"] = item.points
    return about


def _nbgrader(
    name: str, *, grade: bool, solution: bool, task: bool, locked: bool
) -> dict[str, Any]:
    return {
        "nbgrader": {
            "grade": grade,
            "grade_id": name,
            "locked": locked,
            "schema_version": 3,
            "solution": solution,
            "task": task,
        }
    }


def _markdown(name: str, text: str, metadata: dict[str, Any] | None = None) -> _Cell:
    return {
        "cell_type": "markdown",
        "id": name[:64],
        "metadata": metadata or {},
        "source": text.splitlines(keepends=True),
    }


def _code(name: str, text: str, metadata: dict[str, Any] | None = None) -> _Cell:
    return {
        "cell_type": "code",
        "execution_count": None,
        "id": name[:64],
        "metadata": metadata or {},
        "outputs": [],
        "source": text.splitlines(keepends=True),
    }
