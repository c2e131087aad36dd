"""What ``medialit grade``, ``feedback``, ``class`` and ``gradebook`` say and write."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from medialit.collecting.names import Names, load_names
from medialit.collecting.places import assigned_folder
from medialit.errors import InputError
from medialit.grading.assignment import Assignment, open_assignment
from medialit.grading.changes import Change
from medialit.grading.gradebook import Person, gradebook_text
from medialit.writing import written_whole

__all__ = ["assignment_place", "tell_class", "tell_feedback", "tell_grade", "tell_gradebook"]

_MOST_CHANGES = 40
#: The exercises whose answers are the measures before and after the course.
BEFORE, AFTER = "00-pretest", "08-posttest"


def assignment_place(name: str, root: str | None = None) -> Path:
    """Return the folder of an assignment, by its name or by its path."""
    if (Path(name).expanduser() / "teacher").is_dir():
        return Path(name).expanduser()
    return (Path(root).expanduser() if root else assigned_folder()) / name


def tell_grade(name: str, root: str | None = None) -> str:
    """Grade everything that was collected; return the grades, and what has changed and why.

    Raises:
        InputError: if there is no such assignment, or nothing was collected.
        OutputError: if the grades cannot be written.
    """
    assignment = _with_work(name, root)
    changes = assignment.write_grades()
    exercise = assignment.exercise
    lines = [f"{exercise.title}: {len(assignment.graded)} graded, {exercise.points} points."]
    for each in assignment.graded:
        grade = each.grade
        waits = f", {grade.open_points} wait to be read" if grade.open_points else ""
        lines.append(f"{grade.code:<12} {grade.score:>6g} of {grade.points}{waits}")
        lines += [f"{'':<12} {note}" for note in grade.notes]
    again = [change for change in changes if change.why != "graded for the first time"]
    if again:
        lines += ["", "Changed since the last time:", *_tell_changes(again)]
    lines += [f"! {note}" for note in assignment.reviews[1]]
    waiting = sum(1 for each in assignment.graded if each.grade.open_points)
    if waiting:
        lines += ["", f"{waiting} have answers for you to read: open exercises/teacher.ipynb."]
    return "\n".join([*lines, f"Written: {assignment.grades_file}"])


def tell_feedback(name: str, root: str | None = None, *, names: bool = False) -> str:
    """Write a page for each learner; return where.

    Raises:
        InputError: if there is no such assignment, or nothing was collected.
        OutputError: if they cannot be written.
    """
    from medialit.grading.feedback import feedback_files

    assignment = _with_work(name, root)
    known = load_names(assignment.place)
    files = feedback_files(
        assignment,
        assignment.place / "feedback",
        redact=_redact(known, names=names),
        names=_shown(known, names=names),
    )
    return f"Written: {len(files)} pages in {assignment.place / 'feedback'}, each named by a code."


def tell_class(
    name: str,
    root: str | None = None,
    *,
    before: str | None = None,
    after: str | None = None,
    names: bool = False,
) -> str:
    """Write the class report; return where.

    Args:
        name: the assignment.
        root: the folder of assignments.
        before: the assignment with the first test; ``00-pretest`` if it is there.
        after: the assignment with the second test; ``08-posttest`` if it is there.
        names: whether names stand in it.

    Raises:
        InputError: if there is no such assignment, or nothing was collected.
        OutputError: if it cannot be written.
    """
    from medialit.grading.classes.report import render_class

    assignment = _with_work(name, root)
    known = load_names(assignment.place)
    page = render_class(
        assignment,
        before=_measure(before, BEFORE, root, assignment),
        after=_measure(after, AFTER, root, assignment),
        redact=_redact(known, names=names),
        names=_shown(known, names=names),
    )
    path = assignment.place / "class.html"
    with written_whole(path) as file:
        file.write(page)
    return f"Written: {path}"


def tell_gradebook(
    name: str, root: str | None = None, *, form: str, out: str | None = None, names: bool = False
) -> str:
    """Write the grades as a table; return where, and who is left out because you have to read.

    Raises:
        InputError: if there is no such assignment or format, or nothing was collected.
        OutputError: if it cannot be written.
    """
    assignment = _with_work(name, root)
    known = load_names(assignment.place)
    people = {
        code: Person(person.name if names else "", person.lms_id)
        for code, person in known.people.items()
    }
    grades = [each.grade for each in assignment.graded]
    text = gradebook_text(assignment.exercise, grades, people, form=form)
    path = Path(out).expanduser() if out else assignment.place / f"gradebook-{form}.csv"
    with written_whole(path) as file:
        file.write(text)
    left = [grade.code for grade in grades if grade.open_points]
    lines = [f"Written: {path} ({len(grades)} rows)"]
    if left and form != "csv":
        lines.append(f"Without points, because you have not read them yet: {', '.join(left)}.")
    if form != "csv" and not names:
        lines.append("Codes stand for names; with --names the names of the files you collected.")
    return "\n".join(lines)


def _with_work(name: str, root: str | None) -> Assignment:
    assignment = open_assignment(assignment_place(name, root))
    if not assignment.graded:
        raise InputError(
            f"Nothing was collected for {assignment.exercise.name} yet. Run `medialit collect "
            "FILES` first."
        )
    return assignment


def _measure(
    name: str | None, usual: str, root: str | None, assignment: Assignment
) -> Assignment | None:
    """Return the assignment with a test, if it was named or lies beside this one."""
    if name is not None:
        return _with_work(name, root)
    place = assignment.place.parent / usual
    if not (place / "teacher" / "exercise.toml").exists():
        return None
    found = open_assignment(place)
    return found if found.graded else None


def _redact(known: Names, *, names: bool) -> Callable[[str], str]:
    return (lambda text: text) if names else known.redact


def _shown(known: Names, *, names: bool) -> Mapping[str, str]:
    return {code: person.name for code, person in known.people.items()} if names else {}


def _tell_changes(changes: list[Change]) -> Iterator[str]:
    for change in changes[:_MOST_CHANGES]:
        item = f" {change.item}" if change.item else ""
        points = f"{_points(change.before)} → {_points(change.after)}"
        yield f"{change.code}{item}: {points}: {change.why}"
    if len(changes) > _MOST_CHANGES:
        yield f"… and {len(changes) - _MOST_CHANGES} more in changes.json"


def _points(score: float | None) -> str:
    return "–" if score is None else f"{score:g}"
