"""The points of an item in a notebook of nbgrader: the same grading, of the same data.

A test cell calls ``points_here``; what it returns is nbgrader's score of that cell. Nothing of what
a learner wrote in the notebook counts, only the file that was handed in beside it.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from medialit.collecting.gathering import list_sources
from medialit.collecting.handed import Handed
from medialit.collecting.places import HandedOut
from medialit.collecting.reading_files import read_files
from medialit.errors import InputError
from medialit.exercises.loading import load_exercise, load_key
from medialit.exercises.model import Exercise, Item
from medialit.exercises.packing import load_packages
from medialit.grading.grades import Answers, answers_of, grade_answers
from medialit.grading.scores import Grade, ItemGrade, PartStatus
from medialit.grading.scoring import Grader

__all__ = [
    "KEYS",
    "KEYS_FOLDER",
    "OUTSIDE",
    "find_key",
    "find_work",
    "grade_work",
    "open_grader",
    "points_here",
]

#: The environment variable that names a folder of keys, one folder in it for each exercise.
KEYS = "MEDIALIT_KEYS"
#: The folder of keys in a course of nbgrader.
KEYS_FOLDER = "medialit-keys"
#: The environment variable that says that points are given elsewhere, and that no key is here.
OUTSIDE = "MEDIALIT_POINTS_OUTSIDE"

_RUNS = "NBGRADER_EXECUTION"  # nbgrader sets it while it grades what a learner handed in
_STATUSES: tuple[PartStatus, ...] = get_args(PartStatus)


def points_here(item: str) -> float:
    """Return the points of an item for what was handed in in the current folder, and say why.

    What it prints goes into nbgrader's feedback: how many parts agree, never what the key says.

    Args:
        item: the name of the item.

    Returns:
        From 0 to the item's points; 0.0 if nothing that can be read was handed in, and for a
        reflection, which a person reads.

    Raises:
        InputError: if the current folder holds no exercise, its key is not found, or it has no
            such item: then the teacher has to put something right.
    """
    if os.environ.get(OUTSIDE):
        print("The points for this are given outside of the notebook.")
        return 0.0
    here = Path.cwd()
    grader = open_grader(here)
    asked = grader.exercise.item(item)
    handed, why = find_work(here, grader.exercise)
    grades = grade_work(grader, handed).items
    grade = next(each for each in grades if each.item == item)
    print("\n".join([why] if handed is None else _lines(asked, grade)))
    return grade.score or 0.0


def open_grader(folder: Path) -> Grader:
    """Return the grader of the exercise that lies in a folder; the key's own copy of it counts.

    Raises:
        InputError: if there is no exercise, or its key is not found or cannot be read.
    """
    if not (folder / "exercise.toml").is_file():
        raise InputError(
            f"There is no exercise.toml in {folder}. Put the notebook and all files of the "
            "exercise into one folder, and run it there."
        )
    name = load_exercise(folder).name
    exercise = load_exercise(find_key(folder, name))
    if exercise.name != name:
        raise InputError(
            f"The key in {exercise.folder} belongs to {exercise.name}, not to {name}. Put the key "
            f"of {name} there."
        )
    return Grader(exercise, load_key(exercise))


def find_key(folder: Path, name: str) -> Path:
    """Return the folder with the key of an exercise.

    It is ``NAME`` in the folder that ``MEDIALIT_KEYS`` names; without that, ``medialit-keys/NAME``
    of a folder above; else, unless nbgrader is grading, the folder itself. What a learner puts
    into the folder is never taken for a key.

    Raises:
        InputError: if there is none.
    """
    named = os.environ.get(KEYS)
    homes = [Path(named).expanduser()] if named else [up / KEYS_FOLDER for up in folder.parents]
    places = [home / name for home in homes] if name == Path(name).name else []
    if not (named or os.environ.get(_RUNS)):
        places.append(folder)
    for place in places:
        if (place / "key.json").is_file() and (place / "exercise.toml").is_file():
            return place
    where = f"{named}/{name}" if named else f"{KEYS_FOLDER}/{name} of any folder above {folder}"
    raise InputError(
        f"The key of {name} is not in {where}. `medialit assign nbgrader {name} COURSE` puts it "
        "into the course."
    )


def find_work(folder: Path, exercise: Exercise) -> tuple[Handed | None, str]:
    """Return the newest of what was handed in in a folder, and a sentence if there is nothing.

    Files are read by the rules of ``medialit collect``.

    Args:
        folder: the folder of one learner.
        exercise: as it lies beside its key, with the packages that were made of it.

    Raises:
        InputError: if the list of packages is damaged.
    """
    packages = tuple(package.id for package in load_packages(exercise.folder))
    assignment = HandedOut(exercise.name, exercise.folder, packages)
    seen = list(read_files(list_sources([folder]), [assignment]))
    handed = [each for one in seen for each in one.handed if each.exercise == exercise.name]
    if handed:
        return max(handed, key=lambda each: each.rank), ""
    problems = [each.problem for each in seen if each.problem and each.problem.status != "foreign"]
    if problems:
        return None, f"The file of answers cannot be used: {problems[0].reason}. No points."
    return None, "No file of answers is here. No points."


def grade_work(grader: Grader, handed: Handed | None) -> Grade:
    """Return the grade of what was handed in; of nothing, if nothing was.

    Reflections wait: their points are given by a person, in nbgrader.
    """
    if handed is None:
        return grade_answers(grader, Answers("", "", "", {}, {}), {})
    answers = answers_of(
        handed.events,
        code=handed.code,
        exercise=grader.exercise.name,
        package=handed.package,
        handed_in=handed.handed_in,
    )
    return grade_answers(grader, answers, {})


def _lines(item: Item, grade: ItemGrade) -> Iterator[str]:
    points = "A person reads this" if grade.score is None else f"{grade.score:g} of {item.points}"
    yield f"{points}. {grade.said}"
    counted = Counter(part.status for part in grade.parts)
    told = [f"{counted[status]} {status}" for status in _STATUSES if counted[status]]
    if len(grade.parts) > 1:
        yield f"{len(grade.parts)} parts: {', '.join(told)}."
