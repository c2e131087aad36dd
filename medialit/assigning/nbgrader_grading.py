"""Grading in a course of nbgrader: the answers alone, or learners' code in a sandbox."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from medialit.assigning.nbgrader_course import ANSWERS_ONLY
from medialit.assigning.nbgrader_sandbox import own_sockets, sandboxed_kernel
from medialit.errors import InputError
from medialit.grading.nbgrader import find_work, grade_work, open_grader
from medialit.grading.scoring import Grader

__all__ = ["InCourse", "autograde", "autograde_sandboxed", "in_course", "run_nbgrader"]

_PLAIN = "nbconvert.exporters.NotebookExporter"


@dataclass(frozen=True, slots=True)
class InCourse:
    """Where a learner stands in the gradebook of nbgrader.

    Attributes:
        student: as nbgrader calls the learner.
        score: the points so far; ``None`` if it was not graded.
        waits: whether an answer waits for a person's points; until then it counts as 0.
        notes: what is to be said of what was handed in.
    """

    student: str
    score: float | None
    waits: bool
    notes: tuple[str, ...]


def autograde(course: Path, name: str) -> tuple[InCourse, ...]:
    """Grade everything that was submitted, from the answers alone; no learner's code runs.

    A notebook that is missing or damaged changes nothing, nor does any cell of it.

    Args:
        course: the folder of the course.
        name: the assignment.

    Raises:
        InputError: if it is not in the course, its key is not found, or nbgrader fails.
    """
    _check(course, name)
    _complete(course, name)
    ours = ("--force", f"--Autograde.exporter_class={ANSWERS_ONLY}")
    with own_sockets() as start:
        run_nbgrader(course, "autograde", name, *ours, *start.options)
    return in_course(course, name)


def autograde_sandboxed(course: Path, name: str) -> tuple[InCourse, ...]:
    """Grade everything that was submitted, running learners' notebooks in bubblewrap.

    This is for tests of your own in the notebook. The points of our items are given afterwards and
    outside, from the answers: no key is in the sandbox, and no code there can change them.

    Args:
        course: the folder of the course.
        name: the assignment.

    Raises:
        InputError: as for ``autograde``, and if bubblewrap does not work here.
    """
    grader = _check(course, name)
    _complete(course, name)
    failed = {}
    for folder in _submitted(course, name):
        student = folder.parent.name
        plain = ("--force", f"--student={student}", f"--Autograde.exporter_class={_PLAIN}")
        with sandboxed_kernel() as start:  # one each: nothing of a learner's is left to the next
            try:
                words = ("autograde", name, *plain, *start.options)
                run_nbgrader(course, *words, more=start.variables)
            except InputError as error:
                failed[student] = f"The notebook could not be run. {error}"
    _give_points(course, name, grader)
    return tuple(
        replace(each, notes=(*each.notes, failed[each.student])) if each.student in failed else each
        for each in in_course(course, name)
    )


def in_course(course: Path, name: str) -> tuple[InCourse, ...]:
    """Return where each learner stands who has submitted something, by name.

    Raises:
        InputError: if the assignment is not in the course, or its key is not found.
    """
    from nbgrader.api import Gradebook, MissingEntry

    grader = _check(course, name)
    found = []
    with Gradebook(_database(course)) as gradebook:
        for folder in _submitted(course, name):
            handed, why = find_work(folder, grader.exercise)
            notes = (why,) if handed is None else handed.notes.in_words()
            written = grade_work(grader, handed).open_points > 0
            try:
                submission = gradebook.find_submission(name, folder.parent.name)
                score, waits = submission.score, written and submission.needs_manual_grade
            except MissingEntry:
                score, waits = None, written
            found.append(InCourse(folder.parent.name, score, waits, notes))
    return tuple(found)


def run_nbgrader(course: Path, *words: str, more: Mapping[str, str] | None = None) -> str:
    """Run a command of nbgrader in a course; return what it logged.

    Args:
        course: the folder of the course.
        words: the command, and what it takes.
        more: variables for its environment.

    Raises:
        InputError: if nbgrader is not installed, or fails; the message has its own last words.
    """
    _need_nbgrader()
    programs = str(Path(sys.executable).parent)  # it calls alembic by its name
    variables = {
        **os.environ,
        "PATH": os.pathsep.join([programs, os.environ.get("PATH", "")]),
        "JUPYTER_PREFER_ENV_PATH": "1",  # the kernel of this Python, not one of the same name
        **(more or {}),
    }
    done = subprocess.run(
        [sys.executable, "-m", "nbgrader", *words],
        cwd=course,
        env=variables,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise InputError(
            f"`nbgrader {' '.join(words[:2])}` failed in {course}: {_last_words(done.stderr)}"
        )
    return done.stderr


def _need_nbgrader() -> None:
    if find_spec("nbgrader") is None:
        raise InputError(
            "nbgrader is not installed here. Install it beside medialit: "
            '`.venv/bin/python -m pip install -e ".[teach]"`.'
        )


def _check(course: Path, name: str) -> Grader:
    """Return the grader of an assignment, if it is in the course and was generated."""
    _need_nbgrader()
    source = course / "source" / name
    if not source.is_dir():
        raise InputError(
            f"There is no {name} in {course / 'source'}. `medialit assign nbgrader {name} "
            f"{course}` puts it there."
        )
    if not (course / "gradebook.db").is_file() or not (course / "release" / name).is_dir():
        raise InputError(
            f"{name} was not released in {course}. Run `nbgrader generate_assignment {name}` there."
        )
    return open_grader(source)


def _complete(course: Path, name: str) -> None:
    """Put the released notebook where a learner has sent none: nbgrader would pass it over."""
    folders = list(_submitted(course, name))
    if not folders:
        raise InputError(
            f"Nothing was submitted for {name}: no folder {course / 'submitted'}/STUDENT/{name}. "
            "Run `nbgrader collect`, or put the files that students sent you there."
        )
    for folder in folders:
        if not (folder / f"{name}.ipynb").exists():
            shutil.copyfile(course / "release" / name / f"{name}.ipynb", folder / f"{name}.ipynb")


def _give_points(course: Path, name: str, grader: Grader) -> None:
    """Write the points of our items into the gradebook, whatever stood there."""
    from nbgrader.api import Gradebook, MissingEntry

    with Gradebook(_database(course)) as gradebook:
        for folder in _submitted(course, name):
            handed, _ = find_work(folder, grader.exercise)
            for item in grade_work(grader, handed).items:
                if item.kind == "reflection":
                    continue
                cell = (f"points-{item.item}", name, name, folder.parent.name)
                try:
                    grade = gradebook.find_grade(*cell)
                except MissingEntry:  # nbgrader could not even begin with it
                    break
                grade.auto_score = item.score or 0.0
                grade.needs_manual_grade = grade.manual_score is not None
        gradebook.db.commit()


def _submitted(course: Path, name: str) -> Iterator[Path]:
    """Yield the folders of what was submitted, by student."""
    yield from sorted(path for path in course.glob(f"submitted/*/{name}") if path.is_dir())


def _database(course: Path) -> str:
    return f"sqlite:///{course.absolute() / 'gradebook.db'}"


def _last_words(log: str) -> str:
    errors = re.findall(r"^\s*[\w.]*(?:Error|Exception|Entry)\b: .+$", log, re.M)
    lines = errors or [line for line in log.splitlines() if "ERROR" in line]
    return (lines or log.splitlines() or ["it said nothing"])[-1].strip()
