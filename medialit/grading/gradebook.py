"""Grades as a table for a learning platform or a spreadsheet; no cell is ever a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from medialit.errors import InputError
from medialit.exercises.model import Exercise
from medialit.grading.scores import Grade

__all__ = ["FORMATS", "Person", "gradebook_text", "harmless"]

#: The formats, each with what it is for.
FORMATS: Mapping[str, str] = {
    "canvas": "for Canvas: Grades, Import",
    "moodle": "for Moodle: the assignment's grading worksheet",
    "csv": "for a spreadsheet: each item with points and level",
}
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_MOODLE = (
    "Identifier",
    "Full name",
    "Email address",
    "Status",
    "Grade",
    "Maximum Grade",
    "Grade can be changed",
    "Last modified (submission)",
    "Last modified (grade)",
    "Feedback comments",
)


@dataclass(frozen=True, slots=True)
class Person:
    """Who a code is to a learning platform.

    Attributes:
        name: the name; ``""`` leaves it out.
        lms_id: the number by which the platform knows the learner; ``""`` if it is not known.
    """

    name: str = ""
    lms_id: str = ""


def gradebook_text(
    exercise: Exercise, grades: Sequence[Grade], people: Mapping[str, Person], *, form: str
) -> str:
    """Return the grades as CSV, by code; RFC 4180 with a byte order mark for spreadsheets.

    A learner of whom something still has to be read gets no points for the platform: an unfinished
    sum would look like a grade.

    Args:
        exercise: what was graded.
        grades: the grades.
        people: who the codes are; a code that is not there stays a code.
        form: one of ``FORMATS``.

    Raises:
        InputError: if there is no such format, or a measure is asked for as a grade.

    Source:
        Canvas: “How do I import grades in the Gradebook?”; Moodle: “Offline grading worksheet”;
        OWASP, CSV injection.
    """
    if form not in FORMATS:
        raise InputError(f"There is no format {form!r}. Choose one of: {', '.join(FORMATS)}.")
    if exercise.measure and form != "csv":
        raise InputError(
            f"{exercise.name} is a measure, not a grade: it belongs in no gradebook. For a "
            "spreadsheet of your own use --format csv."
        )
    rows = {"canvas": _canvas, "moodle": _moodle, "csv": _plain}[form](exercise, grades, people)
    out = io.StringIO()
    writer = csv.writer(out)
    for row in rows:
        writer.writerow([harmless(cell) for cell in row])
    return "\ufeff" + out.getvalue()


def harmless(cell: object) -> str:
    """Return what may stand in a cell: a text that a spreadsheet would calculate gets a ``'``.

    Example:
        >>> harmless("=1+1"), harmless(-2.5), harmless("well")
        ("'=1+1", '-2.5', 'well')
    """
    if isinstance(cell, (int, float)):
        return f"{cell:g}"
    text = "".join(c if c.isprintable() else " " for c in str(cell))
    return f"'{text}" if text.lstrip().startswith(_FORMULA) else text


def _canvas(
    exercise: Exercise, grades: Sequence[Grade], people: Mapping[str, Person]
) -> Iterator[Sequence[object]]:
    yield "Student", "ID", "SIS User ID", "SIS Login ID", "Section", _column(exercise)
    yield "Points Possible", "", "", "", "", exercise.points
    for grade in grades:
        person = people.get(grade.code, Person())
        yield person.name or grade.code, person.lms_id, "", "", "", _final(grade)


def _moodle(
    exercise: Exercise, grades: Sequence[Grade], people: Mapping[str, Person]
) -> Iterator[Sequence[object]]:
    yield _MOODLE
    for grade in grades:
        person = people.get(grade.code, Person())
        number = f"Participant {person.lms_id}" if person.lms_id else ""
        note = f"medialit {grade.code}" + (
            f": {grade.open_points} points wait to be read" if grade.open_points else ""
        )
        yield (
            number, person.name, "", "", _final(grade), exercise.points, "Yes", "", "", note
        )  # fmt: skip


def _plain(
    exercise: Exercise, grades: Sequence[Grade], people: Mapping[str, Person]
) -> Iterator[Sequence[object]]:
    names = any(person.name for person in people.values())
    items = [f"{item.name} ({item.points})" for item in exercise.items]
    yield (
        "code",
        *(["name"] if names else []),
        "handed in",
        f"points so far (of {exercise.points})",
        "points that wait to be read",
        *(cell for item in items for cell in (item, f"{item}: level")),
        "notes",
    )
    for grade in grades:
        yield (
            grade.code,
            *([people.get(grade.code, Person()).name] if names else []),
            grade.handed_in,
            grade.score,
            grade.open_points,
            *(cell for each in grade.items for cell in (_points(each.score), each.level or "")),
            " ".join(grade.notes),
        )


def _column(exercise: Exercise) -> str:
    return f"{exercise.title} ({exercise.name})"


def _final(grade: Grade) -> object:
    return "" if grade.open_points else grade.score


def _points(score: float | None) -> object:
    return "" if score is None else score
