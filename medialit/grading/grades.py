"""All grades of an assignment: made anew from the answers each time, the same in any order."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from medialit.classroom.events import Event
from medialit.classroom.merging import merge
from medialit.exercises.model import Exercise, Item
from medialit.exercises.submission import journal_name
from medialit.grading.reflections import with_level
from medialit.grading.reviews import Review, as_level
from medialit.grading.scores import Grade, ItemGrade
from medialit.grading.scoring import Grader

__all__ = [
    "SCHEMA",
    "Answers",
    "answers_of",
    "digest_of",
    "grade_answers",
    "grade_to_dict",
    "grades_text",
]

#: The name and version of ``grades.json``.
SCHEMA = "medialit.grades/1"


@dataclass(frozen=True, slots=True)
class Answers:
    """What a learner handed in, as far as it counts.

    Attributes:
        code: the learner's code.
        package: the id of the package.
        handed_in: when, as the file says.
        answers: the answer that stands for each item; ``None`` where it was taken back.
        moves: the moves of each item.
        notes: what a teacher should know of the file.
    """

    code: str
    package: str
    handed_in: str
    answers: Mapping[str, Any]
    moves: Mapping[str, Sequence[Any]]
    notes: tuple[str, ...] = ()


def answers_of(
    events: Iterable[Event],
    *,
    code: str,
    exercise: str,
    package: str,
    handed_in: str = "",
    notes: tuple[str, ...] = (),
) -> Answers:
    """Return the answers that stand after all events; those of other lessons are left out.

    Args:
        events: the events of a hand-in, in whatever order.
        code: the learner's code.
        exercise: the exercise they answer.
        package: the id of its package.
        handed_in: when the file was made.
        notes: what a teacher should know of the file.
    """
    lesson = journal_name(exercise, package)
    state = merge(event for event in events if event.lesson == lesson)
    return Answers(
        code,
        package,
        handed_in,
        {name: answer.value for name, answer in state.answers.items()},
        {name: [event.value for event in moves] for name, moves in state.moves.items()},
        notes,
    )


def grade_answers(
    grader: Grader, answers: Answers, reviews: Mapping[tuple[str, str], Review]
) -> Grade:
    """Return the grade of a learner's answers, with the levels that the teacher has given."""
    items: list[ItemGrade] = []
    notes = list(answers.notes)
    for item in grader.exercise.items:
        answer, moves = answers.answers.get(item.name), answers.moves.get(item.name, ())
        grade = grader.grade(item, answer, moves)
        review = reviews.get((answers.code, item.name))
        if grade.status == "waiting" and review is not None:
            if review.answer == digest_of(answer):
                grade = with_level(grade, as_level(review), review.comment)
            else:
                notes.append(
                    f"{item.heading}: handed in anew after you had read it. Read it again."
                )
        items.append(grade)
    return Grade(answers.code, answers.package, answers.handed_in, tuple(items), tuple(notes))


def grade_to_dict(grade: Grade, grader: Grader, answers: Answers) -> dict[str, Any]:
    """Return a grade as plain data, with digests that tell later what has changed."""
    items = []
    for item, each in zip(grader.exercise.items, grade.items, strict=True):
        moves = list(answers.moves.get(item.name, ()))
        given = answers.answers.get(item.name)
        items.append(
            {
                **asdict(each),
                "key_digest": key_digest(grader, item),
                "answer_digest": digest_of([given, moves] if moves else given),
            }
        )
    return {
        "code": grade.code,
        "package": grade.package,
        "handed_in": grade.handed_in,
        "score": grade.score,
        "points": grade.points,
        "open_points": grade.open_points,
        "notes": list(grade.notes),
        "items": items,
    }


def grades_text(exercise: Exercise, grades: Iterable[Mapping[str, Any]]) -> str:
    """Return ``grades.json``: the same text for the same answers, key and reviews."""
    data = {
        "schema": SCHEMA,
        "exercise": exercise.name,
        "title": exercise.title,
        "points": exercise.points,
        "grades": sorted(grades, key=lambda each: str(each["code"])),
    }
    return json.dumps(data, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def key_digest(grader: Grader, item: Item) -> str:
    """Return a short digest of all that decides how an item is graded."""
    article = grader.marks[item.name].article.text if item.name in grader.marks else ""
    marks = [repr(mark) for mark in grader.marks[item.name].marks] if article else []
    return digest_of([grader.key.get(item.name, {}), dict(item.entry), article, marks])


def digest_of(value: Any) -> str:
    """Return a short digest of plain data.

    Example:
        >>> digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
        True
    """
    text = json.dumps(value, sort_keys=True, ensure_ascii=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
