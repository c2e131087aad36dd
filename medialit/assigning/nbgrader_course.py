"""An exercise in a course of nbgrader: what students get there, the key beside it, the settings."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from medialit.collecting.places import assigned_folder
from medialit.errors import OutputError
from medialit.exercises.loading import load_exercise
from medialit.exercises.model import Exercise
from medialit.exercises.notebooks import notebook_text
from medialit.exercises.packing import load_packages, make_package, student_files
from medialit.grading.nbgrader import KEYS_FOLDER
from medialit.writing import written_whole

__all__ = ["ANSWERS_ONLY", "CONFIG", "add_to_course", "config_to_add"]

#: The file of a course's settings.
CONFIG = "nbgrader_config.py"
_EXPORTERS = "medialit.assigning.nbgrader_exporters"
#: What reads the notebooks to be graded, so that a learner's code never runs.
ANSWERS_ONLY = f"{_EXPORTERS}.AnswersOnly"

_SETTINGS: Mapping[str, str] = {
    "only the answers count: the teacher's notebook is graded in the place of a learner's": (
        f'c.Autograde.exporter_class = "{ANSWERS_ONLY}"'
    ),
    "pages without the code of tests, and without a script from elsewhere": (
        f'c.GenerateFeedback.exporter_class = "{_EXPORTERS}.FeedbackPage"'
    ),
    "a key that was put into source/ by mistake is not released": (
        'c.CourseDirectory.ignore = [".ipynb_checkpoints", "*.pyc", "__pycache__", "feedback", '
        '"key.json", "rubric.toml"]'
    ),
    "seconds for a cell": "c.Execute.timeout = 60",
}
_HEAD = """\
# Made by medialit, and yours to change: docs/nbgrader.md says what each line is for.
c = get_config()
"""
_KEYS = ("exercise.toml", "key.json", "rubric.toml", "package.json")


def add_to_course(name: str, course: Path, *, root: Path | None = None) -> Path:
    """Return the folder in ``source/`` that an exercise has now in a course of nbgrader.

    The key goes to ``medialit-keys/NAME``, which nothing of nbgrader hands out. What is there
    already stays as it is, settings and keys too. The exercise is also assigned (``assign make``),
    so that ``medialit collect COURSE/submitted`` knows what was handed in there.

    Args:
        name: the exercise, or its folder.
        course: the folder of the course; it is made if it is not there.
        root: the folder of assignments; ``assigned`` if left out.

    Raises:
        InputError: if there is no such exercise, or its key is a draft.
        OutputError: if something cannot be written.
    """
    root = root or assigned_folder()
    teacher = root / Path(name).name / "teacher"
    packages = load_packages(teacher) or (make_package(name, root),)
    exercise = load_exercise(teacher)
    files = dict(student_files(exercise, packages[-1]))
    del files["READ-ME.txt"]
    files[f"{exercise.name}.ipynb"] = notebook_text(exercise, nbgrader=True)
    source, keys = course / "source" / exercise.name, course / KEYS_FOLDER / exercise.name
    try:
        for folder in (source, keys):
            folder.mkdir(parents=True, exist_ok=True)
        for file, text in files.items():
            _write_new(source / file, text)
        for file in _key_files(exercise, files):
            if not (keys / file).exists():
                shutil.copyfile(teacher / file, keys / file)
        _write_new(course / CONFIG, _config(course))
    except OSError as error:
        raise OutputError(
            f"{course} cannot be written: {error.strerror or error}. Choose another folder."
        ) from error
    return source


def config_to_add(course: Path) -> str:
    """Return the lines that the settings of a course need and do not have; ``""`` if none."""
    try:
        text = (course / CONFIG).read_text("utf-8", errors="replace")
    except OSError:
        return _config(course)
    names = {line.split(" = ")[0]: (why, line) for why, line in _SETTINGS.items()}
    missing = [names[name] for name in names if not re.search(rf"^\s*{name}\b", text, re.M)]
    return "\n".join(f"# {why}\n{line}" for why, line in missing)


def _config(course: Path) -> str:
    course_id = re.sub(r"[^\w-]+", "-", course.absolute().name).strip("-") or "course"
    lines = [f"# {why}\n{line}" for why, line in _SETTINGS.items()]
    return "\n".join([f'{_HEAD}c.CourseDirectory.course_id = "{course_id}"', *lines]) + "\n"


def _key_files(exercise: Exercise, files: Mapping[str, str]) -> list[str]:
    """Return the names of what lies beside a key: an own article, too."""
    own = {file for file in files if (exercise.folder / file).is_file()}
    return [*_KEYS, *sorted(own - {*_KEYS, f"{exercise.name}.ipynb"})]


def _write_new(path: Path, text: str) -> None:
    if not path.exists():
        with written_whole(path) as file:
            file.write(text)
