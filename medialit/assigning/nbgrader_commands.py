"""What ``medialit assign nbgrader`` says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from medialit.assigning import nbgrader_grading as grading
from medialit.assigning.nbgrader_course import CONFIG, add_to_course, config_to_add
from medialit.errors import InputError
from medialit.exercises.loading import load_exercise

__all__ = ["tell_nbgrader"]


def tell_nbgrader(name: str, course: str, *, autograde: bool, sandbox: bool) -> str:
    """Put an exercise into a course of nbgrader, or grade what was submitted there.

    Args:
        name: the exercise.
        course: the folder of the course.
        autograde: whether to grade.
        sandbox: whether learners' code is to run, in bubblewrap.

    Raises:
        InputError: if there is no such exercise, or it cannot be graded.
        OutputError: if something cannot be written.
    """
    place = Path(course).expanduser()
    if sandbox and not autograde:
        raise InputError("--sandbox goes with --autograde: it says how to grade.")
    if autograde:
        return _tell_grading(place, Path(name).name, sandbox=sandbox)
    source = add_to_course(name, place)
    exercise = load_exercise(source)
    lines = [
        f"Written: {source}. The key is in {place / 'medialit-keys' / exercise.name}, and nowhere "
        "else in the course.",
        f"In {place}: `nbgrader generate_assignment {exercise.name}`, hand out, `nbgrader collect "
        f"{exercise.name}`.",
        f"Then `medialit assign nbgrader {exercise.name} {course} --autograde` grades the answers; "
        "no student's code runs.",
    ]
    if exercise.measure:
        lines.append("It is a measure, not a grade: leave it out of the grades that you export.")
    if missing := config_to_add(place):
        lines += [f"Your {place / CONFIG} stays as it is. Add these lines to it:", missing]
    return "\n".join(lines)


def _tell_grading(course: Path, name: str, *, sandbox: bool) -> str:
    found = (grading.autograde_sandboxed if sandbox else grading.autograde)(course, name)
    return "\n".join(_lines(found, name))


def _lines(found: Iterable[grading.InCourse], name: str) -> Iterator[str]:
    waiting = 0
    for each in found:
        score = "not graded" if each.score is None else f"{each.score:g} points"
        waiting += each.waits
        yield f"{each.student}: {score}{', answers wait for you' if each.waits else ''}"
        yield from (f"    {note}" for note in each.notes)
    if waiting:
        yield (
            f"{waiting} have answers for you to read: give their points in nbgrader's formgrader. "
            "`nbgrader export` counts what you have not read as 0, and does not say so."
        )
    yield f"Then: `nbgrader generate_feedback {name}`."
