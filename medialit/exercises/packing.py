"""What students get: a folder and a zip without any key; and what stays with the teacher."""

from __future__ import annotations

import json
import secrets
import shutil
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from medialit.errors import InputError, OutputError
from medialit.exercises.loading import load_exercise
from medialit.exercises.model import Exercise
from medialit.exercises.notebooks import notebook_text
from medialit.writing import written_whole

__all__ = ["PACKAGE", "PACKAGES", "Package", "load_packages", "make_package", "student_files"]

#: The name and version of ``package.json`` in the student's and in the teacher's folder.
PACKAGE, PACKAGES = "medialit.package/1", "medialit.packages/1"

_TEACHERS = ("exercise.toml", "key.json", "rubric.toml", "README.md")
_FIRST = (1980, 1, 1, 0, 0, 0)  # zips of the same files are the same
_READ_ME = """\
{title}

{minutes} minutes{due}. Exercise {name}, package {package}.

How to begin
1. Start medialit (your teacher says how: on this computer, on Binder, or in the browser alone).
2. In the file list, make a new folder and open it. Press "Upload Files" and choose all files of
   this folder. (On your own computer you can also unzip it into the folder of medialit.)
3. Open {name}.ipynb and press the button with the two arrows. Work from top to bottom.
4. At the end press "Hand in". It makes one file: your code and ".medialit.json". Give that file
   to your teacher.

Your answers are saved on this computer as you go. No name is asked for: a random code stands for
you.
You can hand in again; the newest file counts.
"""


@dataclass(frozen=True, slots=True)
class Package:
    """What was handed out: its id, when it was made, and when work is due."""

    exercise: str
    id: str
    made: str
    due: str | None


def make_package(name: str, root: Path, *, due: str | None = None) -> Package:
    """Return the package that was made of an exercise, in ``root/NAME``.

    The teacher's copy of the key is made with the first package; later packages leave it as the
    teacher may have corrected it.

    Args:
        name: the exercise, or a folder with one.
        root: the folder of assignments; see ``medialit.collecting.places``.
        due: the last day, such as ``2026-12-01``; the page shows it, nothing is refused later.

    Raises:
        InputError: if there is no such exercise, its key is a draft, or ``due`` is no day.
        OutputError: if it cannot be written.
    """
    exercise = _source(name, root)
    if due is not None:
        _check_day(due)
    place = root / exercise.name
    package = Package(
        exercise.name, secrets.token_hex(4), datetime.now(UTC).isoformat(timespec="seconds"), due
    )
    try:
        _write_teachers(exercise, place / "teacher", package)
        _write_students(exercise, place, package)
    except OSError as error:
        raise OutputError(
            f"{place} cannot be written: {error.strerror or error}. Choose another folder."
        ) from error
    return package


def load_packages(teacher: Path) -> tuple[Package, ...]:
    """Return the packages that were made of an assignment, the newest last.

    Raises:
        InputError: if the file is damaged.
    """
    path = teacher / "package.json"
    if not path.exists():
        return ()
    try:
        data = json.loads(path.read_text("utf-8"))
        return tuple(
            Package(each["exercise"], each["package"], each["made"], each["due"])
            for each in data["packages"]
        )
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise InputError(f"{path} is damaged ({error}). Make the package again.") from error


def student_files(exercise: Exercise, package: Package | None = None) -> Mapping[str, str]:
    """Return what a student gets: the text of each file, by its name."""
    package = package or Package(exercise.name, "", "", None)
    due = f", due {package.due}" if package.due else ""
    return {
        "READ-ME.txt": _READ_ME.format(
            title=exercise.title,
            minutes=exercise.minutes,
            name=exercise.name,
            package=package.id,
            due=due,
        ),
        f"{exercise.name}.ipynb": notebook_text(exercise, nbgrader=False),
        "exercise.toml": (exercise.folder / "exercise.toml").read_text("utf-8"),
        "package.json": json.dumps(_about(package), indent=1) + "\n",
        **{name: (exercise.folder / name).read_text("utf-8") for name in _articles(exercise)},
    }


def _source(name: str, root: Path) -> Exercise:
    """Return the exercise: the teacher's copy if there is one, else that of the kit."""
    teacher = root / name / "teacher"
    if (teacher / "draft.json").exists() and not (teacher / "key.json").exists():
        raise InputError(
            f"The key of {name} is a draft: nothing is a key until you have said so. Open "
            f"{root / name / 'review.ipynb'} and decide about each finding."
        )
    if (teacher / "exercise.toml").exists():
        return load_exercise(teacher)
    return load_exercise(name)


def _check_day(due: str) -> None:
    try:
        date.fromisoformat(due)
    except ValueError:
        raise InputError(f"{due!r} is no day. Write it as year-month-day: 2026-12-01.") from None


def _about(package: Package) -> dict[str, Any]:
    return {
        "schema": PACKAGE,
        "exercise": package.exercise,
        "package": package.id,
        "made": package.made,
        "due": package.due,
    }


def _write_teachers(exercise: Exercise, teacher: Path, package: Package) -> None:
    teacher.mkdir(parents=True, exist_ok=True)
    if exercise.folder != teacher.absolute():
        for name in (*_TEACHERS, *_articles(exercise)):
            if (source := exercise.folder / name).exists() and not (teacher / name).exists():
                shutil.copyfile(source, teacher / name)
    packages = [_about(each) for each in (*load_packages(teacher), package)]
    data = {"schema": PACKAGES, "exercise": exercise.name, "packages": packages}
    _write(teacher / "package.json", json.dumps(data, indent=1) + "\n")


def _write_students(exercise: Exercise, place: Path, package: Package) -> None:
    files = student_files(exercise, package)
    student = place / "student"
    student.mkdir(exist_ok=True)
    for name, text in files.items():
        _write(student / name, text)
    zipped = place / f".{exercise.name}.part"
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            info = zipfile.ZipInfo(f"{exercise.name}/{name}", _FIRST)
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)
    zipped.replace(place / f"{exercise.name}.zip")


def _articles(exercise: Exercise) -> list[str]:
    """Return the names of the articles that lie in the exercise's own folder."""
    if exercise.case is not None:
        return []
    names = (item.entry.get("article") for item in exercise.items)
    return sorted({Path(name).name for name in names if isinstance(name, str)})


def _write(path: Path, text: str) -> None:
    with written_whole(path) as file:
        file.write(text)
