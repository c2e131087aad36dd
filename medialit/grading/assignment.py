"""An assignment as it stands: its exercise and key, what was collected, and the grades of that."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from medialit.collecting.collecting import load_collected
from medialit.collecting.names import load_names
from medialit.errors import InputError
from medialit.exercises.loading import load_exercise, load_key, load_rubric
from medialit.exercises.model import Exercise, Rubric
from medialit.grading.changes import Change, find_changes
from medialit.grading.grades import (
    Answers,
    answers_of,
    grade_answers,
    grade_to_dict,
    grades_text,
)
from medialit.grading.reviews import Review, load_reviews
from medialit.grading.scores import Grade
from medialit.grading.scoring import Grader
from medialit.writing import written_whole

__all__ = ["Assignment", "Graded", "open_assignment"]


@dataclass(frozen=True, slots=True)
class Graded:
    """What one learner handed in, and what grading says of it."""

    answers: Answers
    grade: Grade


@dataclass(frozen=True)
class Assignment:
    """An assignment of a teacher's folder.

    Attributes:
        place: its folder.
        exercise: what was asked.
        grader: it grades answers by the teacher's copy of the key.
        rubric: what each level means for each item.
    """

    place: Path
    exercise: Exercise
    grader: Grader
    rubric: Mapping[str, Rubric]

    @property
    def reviews_file(self) -> Path:
        """Where the teacher's levels for reflections are kept."""
        return self.place / "grades" / "reviews.jsonl"

    @property
    def grades_file(self) -> Path:
        """Where the grades are written."""
        return self.place / "grades" / "grades.json"

    @cached_property
    def reviews(self) -> tuple[Mapping[tuple[str, str], Review], tuple[str, ...]]:
        """The teacher's levels, and what could not be read of them."""
        return load_reviews(self.reviews_file)

    @cached_property
    def answers(self) -> tuple[Answers, ...]:
        """What counts of everything that was collected, by code."""
        found = (
            answers_of(
                each.events,
                code=each.code,
                exercise=self.exercise.name,
                package=each.package,
                handed_in=each.handed_in,
                notes=tuple(each.notes),
            )
            for each in load_collected(self.place)
        )
        return tuple(sorted(found, key=lambda answers: answers.code))

    @cached_property
    def graded(self) -> tuple[Graded, ...]:
        """Everything that was collected, graded now, by code."""
        reviews, _ = self.reviews
        return tuple(
            Graded(answers, grade_answers(self.grader, answers, reviews))
            for answers in self.answers
        )

    def as_data(self) -> list[dict[str, Any]]:
        """Return the grades as plain data, as ``grades.json`` has them: without known names."""
        names = load_names(self.place)
        return [
            names.redact_all(grade_to_dict(each.grade, self.grader, each.answers))
            for each in self.graded
        ]

    def write_grades(self) -> tuple[Change, ...]:
        """Write ``grades.json`` and ``changes.json``; return what is another score than before.

        Raises:
            OutputError: if they cannot be written; the grades of before then stay.
        """
        before = self._earlier()
        data = self.as_data()
        changes = find_changes(before, data)
        self.grades_file.parent.mkdir(parents=True, exist_ok=True)
        if changes or not self.grades_file.exists():
            with written_whole(self.grades_file.with_name("changes.json")) as file:
                listed = [asdict(change) for change in changes]
                json.dump(listed, file, indent=1, ensure_ascii=False)
        with written_whole(self.grades_file) as file:
            file.write(grades_text(self.exercise, data))
        return changes

    def _earlier(self) -> list[dict[str, Any]]:
        """Return the grades of the last time; none if they cannot be read any more."""
        try:
            data = json.loads(self.grades_file.read_text("utf-8"))
            return [grade for grade in data["grades"] if isinstance(grade["items"], list)]
        except (OSError, ValueError, KeyError, TypeError):
            return []


def open_assignment(place: Path) -> Assignment:
    """Return an assignment by its folder.

    Raises:
        InputError: if there is none, or its key cannot be read.
    """
    teacher = place / "teacher"
    if not (teacher / "exercise.toml").exists():
        raise InputError(
            f"There is no assignment in {place}. Make one with `medialit assign make "
            f"{place.name}`, or name the folder with --folder."
        )
    exercise = load_exercise(teacher)
    return Assignment(place, exercise, Grader(exercise, load_key(exercise)), load_rubric(exercise))
