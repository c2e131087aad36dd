"""Courses of nbgrader with what learners submit there, graded in two ways by real nbgrader."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medialit.assigning.nbgrader_course import CONFIG, add_to_course
from medialit.assigning.nbgrader_grading import autograde
from medialit.classroom.events import Event, event_to_dict
from medialit.collecting.collecting import collect
from medialit.exercises.loading import load_exercise, load_key, load_rubric
from medialit.exercises.model import Exercise, Item
from medialit.exercises.submission import file_name, journal_name, pack_answers
from medialit.grading.assignment import open_assignment
from medialit.grading.model_answers import model_answer
from medialit.grading.scores import Grade
from medialit.grading.scoring import Grader

__all__ = ["CODES", "LEARNERS", "TAMPERED", "TAMPERED_WITH", "Way", "course_with", "graded_ways"]

LEARNERS = ("perfect", "partial", "empty", "damaged")
#: The exercise whose notebook some learners tamper with; they hand in what *partial* does.
TAMPERED_WITH = "02-source-audit"
TAMPERED = ("deleted", "copied", "forged", "broken", "missing", "planted")
CODES = {who: f"{2 + n}AAA-2222" for n, who in enumerate((*LEARNERS, "spy"))}
CODES |= {who: f"{2 + n}BBB-2222" for n, who in enumerate(TAMPERED)}

_TIME = "2026-05-01T10:00:00+00:00"
#: One process for all assignments: loading nbgrader takes three seconds.
_DRIVE = """
import sys
from pathlib import Path
from nbgrader.apps import NbGraderAPI
from traitlets.config.loader import Config, PyFileConfigLoader

config = PyFileConfigLoader("nbgrader_config.py", ".").load_config() \
    if Path("nbgrader_config.py").exists() else Config()
sockets, step, *names = sys.argv[1:]
config.KernelManager.transport = "ipc"  # two processes may choose the same port
config.KernelManager.connection_file = f"{sockets}/kernel.json"
api = NbGraderAPI(config=config)
for name in names:
    words = (name, "*") if step == "autograde" else (name,)
    done = getattr(api, step)(*words)
    if not done["success"]:
        sys.exit(f"{step} {name}: {done}")
"""
#: What a learner's cell does: it leaves a trace, and gives all points.
_FORGERY = """
import pathlib
import medialit.grading.nbgrader as nbgrader
pathlib.Path({trace!r}).write_text("learner's code has run")
nbgrader.points_here = lambda name: 1.25
"""


@dataclass(frozen=True)
class Way:
    """A course in which everything was graded.

    Attributes:
        course: its folder.
        trace: a file that is there if a learner's code has run.
        grades: what ``medialit grade`` says of the same files: by exercise and code.
    """

    course: Path
    trace: Path
    grades: dict[str, dict[str, Grade]]

    def scores(self, exercise: str, student: str) -> dict[str, float | None]:
        """Return nbgrader's own score of each cell, ``None`` where a person has to give it."""
        query = """
            select base_cell.name, grade.auto_score from grade
            join base_cell on base_cell.id = grade.cell_id
            join submitted_notebook on submitted_notebook.id = grade.notebook_id
            join submitted_assignment on
                submitted_assignment.id = submitted_notebook.assignment_id
            join assignment on assignment.id = submitted_assignment.assignment_id
            where assignment.name = ? and submitted_assignment.student_id = ?
        """
        with closing(sqlite3.connect(self.course / "gradebook.db")) as database:
            rows = database.execute(query, (exercise, student)).fetchall()
        return {name.removeprefix("points-"): score for name, score in rows}


def graded_ways(place: Path, names: list[str]) -> dict[str, Way]:
    """Return a course graded by our wrapper and one by plain nbgrader, both at the same time."""
    with ThreadPoolExecutor(2) as pool:
        work = {
            "answers only": pool.submit(_graded, place / "ours", names, _by_wrapper),
            "plain nbgrader": pool.submit(_graded, place / "plain", names, _by_nbgrader),
        }
        return {name: each.result() for name, each in work.items()}


def course_with(place: Path, name: str, who: Iterable[str]) -> Way:
    """Return a course with one exercise, released, and what some learners submit."""
    course, root = place / "course", place / "assigned"
    add_to_course(name, course, root=root)
    _drive(course, "generate_assignment", [name])
    for learner in who:
        _submit(course, name, learner)
    return Way(course, place / "trace.txt", _by_medialit(course, root, [name]))


def _graded(place: Path, names: list[str], grade: Callable[[Path, list[str]], None]) -> Way:
    course, root, trace = place / "course", place / "assigned", place / "trace.txt"
    for name in names:
        add_to_course(name, course, root=root)
    if grade is _by_nbgrader:
        (course / CONFIG).unlink()
    _drive(course, "generate_assignment", names)
    for name in names:
        for who in LEARNERS:
            _submit(course, name, who)
    for who in TAMPERED if grade is _by_wrapper else ("forged",):
        _submit(course, TAMPERED_WITH, who, like="partial")
        _tamper(course / "submitted" / who / TAMPERED_WITH, who, str(trace))
    grades = _by_medialit(course, root, names)
    grade(course, names)
    _drive(course, "generate_feedback", names)
    return Way(course, trace, grades)


def _by_wrapper(course: Path, names: list[str]) -> None:
    for name in names:
        autograde(course, name)


def _by_nbgrader(course: Path, names: list[str]) -> None:
    _drive(course, "autograde", names)


def _by_medialit(course: Path, root: Path, names: list[str]) -> dict[str, dict[str, Grade]]:
    """Return what the kit's own commands say of the folder of nbgrader."""
    for each in collect([course / "submitted"], root).gathered:
        each.write()
    return {
        name: {each.grade.code: each.grade for each in open_assignment(root / name).graded}
        for name in names
    }


def _drive(course: Path, step: str, names: list[str]) -> None:
    programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    with tempfile.TemporaryDirectory(dir="/tmp") as sockets:
        done = subprocess.run(
            [sys.executable, "-c", _DRIVE, sockets, step, *names],
            cwd=course, env={**os.environ, "PATH": programs}, capture_output=True, text=True,
            check=False,
        )  # fmt: skip
    assert done.returncode == 0, done.stderr.replace("\\n", "\n").partition("Traceback")[2][:5000]


def _submit(course: Path, name: str, who: str, like: str = "") -> None:
    """Put the released files, and a learner's answers, where nbgrader collects them."""
    folder = course / "submitted" / who / name
    shutil.copytree(course / "release" / name, folder)
    exercise = load_exercise(course / "medialit-keys" / name)
    package = json.loads((folder / "package.json").read_text("utf-8"))["package"]
    lesson = journal_name(name, package)
    events = [
        Event(f"event-{n:06}", lesson, item, kind, value, _TIME, n)
        for n, (item, kind, value) in enumerate(_said(exercise, like or who), start=1)
    ]
    data = pack_answers(events, exercise=name, package=package, code=CODES[who], handed_in=_TIME)
    text = json.dumps(data)
    assert data["events"] == [event_to_dict(event) for event in events]
    cut = len(text) // 2 if who == "damaged" else len(text)
    (folder / file_name(CODES[who])).write_text(text[:cut], "utf-8")


def _said(exercise: Exercise, who: str) -> Iterator[tuple[str, Any, Any]]:
    if who == "empty":
        return
    grader, rubric = Grader(exercise, load_key(exercise)), load_rubric(exercise)
    for item in exercise.items:
        answer, moves = model_answer(grader, item)
        if who == "partial" and item.kind != "reflection":
            answer = rubric[item.name].exemplars["emergent"]
            moves = answer.get("moves", ()) if isinstance(answer, dict) else ()
        for move in moves:
            yield item.name, "move", move
        yield item.name, "answer", _own_words(item) if answer is None else answer


def _own_words(item: Item) -> dict[str, Any]:
    words = {"text": f"{item.heading}: <b>$5</b> and </pre> my own words, *so*."}
    if item.type == "rewrite":
        words |= {"frame": item.entry["frames"][0], "facts": [0]}
    return words


def _tamper(folder: Path, how: str, trace: str) -> None:
    path = folder / f"{folder.name}.ipynb"
    book = json.loads(path.read_text("utf-8"))
    cells = book["cells"]
    forgery = _code(_FORGERY.format(trace=trace))
    tests = [cell for cell in cells if cell["metadata"].get("nbgrader", {}).get("grade")]
    if how == "deleted":
        book["cells"] = [cell for cell in cells if cell not in tests]
    elif how == "copied":
        copies = [{**cell, "source": "100", "id": f"copy-{n}"} for n, cell in enumerate(tests)]
        book["cells"] = [*cells, *copies]
    elif how == "forged":
        for cell in tests:
            cell["source"] = "points_here = lambda *_: 100\npoints_here()"
        book["cells"] = [forgery, *cells]
    elif how == "planted":
        book["cells"] = [forgery, *cells]
        code = forgery["source"]
        names = ("medialit.py", "sitecustomize.py", "ipykernel.py", "medialit-keys/__init__.py")
        for name in names:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(code, "utf-8")
        for place in (folder, folder / "medialit-keys" / folder.name):
            place.mkdir(exist_ok=True, parents=True)
            (place / "key.json").write_text('{"schema": "medialit.key/1", "items": {}}', "utf-8")
        (folder / "exercise.toml").write_text("points = 100", "utf-8")
    path.write_text("{ torn" if how == "broken" else json.dumps(book), "utf-8")
    if how == "missing":
        path.unlink()


def _code(source: str) -> dict[str, Any]:
    return {
        "cell_type": "code", "execution_count": None, "id": "own", "metadata": {}, "outputs": [],
        "source": source,
    }  # fmt: skip
