"""The kit's exercises: each can be handed out, and grading agrees with levels set beforehand."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from nltk.metrics.agreement import AnnotationTask
from nltk.metrics.distance import interval_distance

from medialit.assigning.checking import check_exercise
from medialit.exercises.folders import list_exercises
from medialit.exercises.loading import load_exercise, load_key, load_rubric
from medialit.exercises.model import LEVELS, Exercise
from medialit.grading.scoring import Grader

EXERCISES = [path.name for path in list_exercises()]
ANSWERS = sorted((Path(__file__).parent / "answers").glob("*.toml"))
NUMBERS = {level: number for number, level in enumerate(LEVELS)}


def grader_of(name: str) -> Grader:
    exercise = load_exercise(name)
    return Grader(exercise, load_key(exercise))


def handwritten() -> list[tuple[str, str, str, Any]]:
    return [
        (path.stem, each["item"], each["level"], each["value"])
        for path in ANSWERS
        for each in tomllib.loads(path.read_text("utf-8"))["answers"]
    ]


def level_by_machine(grader: Grader, name: str, answer: Any) -> str | None:
    moves = answer.get("moves", ()) if isinstance(answer, dict) else ()
    grade = grader.grade(grader.exercise.item(name), answer, moves)
    assert grade.status == "answered", f"{grader.exercise.name}/{name}: {grade.said}"
    return grade.level


def kappa(pairs: list[tuple[str, str]]) -> float:
    """Return the quadratically weighted kappa of two columns of levels."""
    data = [
        (who, str(number), NUMBERS[level])
        for number, pair in enumerate(pairs)
        for who, level in zip(("intended", "graded"), pair, strict=True)
    ]
    return AnnotationTask(data=data, distance=interval_distance).weighted_kappa(max_distance=1.0)


def test_there_is_an_exercise_for_each_lesson_and_both_tests():
    """Nine exercises: seven for the lessons, a pretest and a posttest."""
    assert EXERCISES == [
        "00-pretest",
        "01-source-card",
        "02-source-audit",
        "03-attribution-repair",
        "04-frame-memo",
        "05-claim-table",
        "06-trace-log",
        "07-the-check",
        "08-posttest",
    ]


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_has_no_faults(name):
    """What `medialit exercises check` says of each exercise of the kit: nothing."""
    faults = check_exercise(name)
    assert not faults, "\n".join(map(str, faults))


@pytest.mark.parametrize("name", EXERCISES)
def test_an_exercise_fits_on_a_page_of_the_course(name):
    """Between 15 and 60 minutes, and every kind of item is there where the exercise has several."""
    exercise: Exercise = load_exercise(name)
    assert 15 <= exercise.minutes <= 60
    assert exercise.question
    kinds = {item.kind for item in exercise.items}
    assert "reflection" in kinds
    assert "checked" in kinds
    book = json.loads((exercise.folder / f"{name}.ipynb").read_text("utf-8"))
    assert not any(cell.get("outputs") for cell in book["cells"])


def test_grading_agrees_with_the_levels_of_the_exemplars():
    """Quadratic kappa of at least .80 over all exemplars of checked and judgement items."""
    pairs = []
    for name in EXERCISES:
        grader = grader_of(name)
        for item, rubric in load_rubric(grader.exercise).items():
            if grader.exercise.item(item).kind != "reflection":
                pairs += [
                    (level, level_by_machine(grader, item, answer))
                    for level, answer in rubric.exemplars.items()
                ]
    assert len(pairs) >= 100
    assert kappa(pairs) >= 0.8


def test_grading_agrees_with_levels_that_were_set_before():
    """Quadratic kappa of at least .80 on answers written with their level before any grading."""
    graders = {path.stem: grader_of(path.stem) for path in ANSWERS}
    pairs = [
        (level, level_by_machine(graders[exercise], item, value))
        for exercise, item, level, value in handwritten()
    ]
    assert len(pairs) >= 40
    assert kappa(pairs) >= 0.8, [
        (exercise, item, level, machine)
        for (exercise, item, level, _), (_, machine) in zip(handwritten(), pairs, strict=True)
        if level != machine
    ]
