"""Where a teacher's assignments lie, and what lies where in the folder of each."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from medialit.errors import InputError
from medialit.exercises.packing import load_packages

__all__ = [
    "ASSIGNED",
    "HandedOut",
    "assigned_folder",
    "collected_folder",
    "find_assignments",
    "list_file",
    "names_file",
]

#: The environment variable that names the folder of assignments.
ASSIGNED = "MEDIALIT_ASSIGNED"

_OWN = ("student", "teacher", "collected", "grades", "feedback", "names.json", "collected.json")


@dataclass(frozen=True, slots=True)
class HandedOut:
    """An exercise that was handed out.

    Attributes:
        exercise: its name.
        place: its folder.
        packages: the ids of the packages that were made of it, the newest last.
    """

    exercise: str
    place: Path
    packages: tuple[str, ...]

    @property
    def own(self) -> tuple[Path, ...]:
        """What we keep in it ourselves: no learner's file is looked for there."""
        return tuple(self.place / name for name in _OWN)


def assigned_folder() -> Path:
    """Return the folder of assignments, whether it is there or not.

    It is the folder that ``MEDIALIT_ASSIGNED`` names; without that ``assigned`` in the current
    folder, or beside it when the current folder is ``notebooks`` or ``exercises``.
    """
    if named := os.environ.get(ASSIGNED):
        return Path(named).expanduser()
    here = Path.cwd()
    return (here.parent if here.name in ("notebooks", "exercises") else here) / "assigned"


def find_assignments(root: Path) -> tuple[HandedOut, ...]:
    """Return the assignments of a folder by name; if it is the folder of one, that one.

    Raises:
        InputError: if there are none, or a list of packages is damaged.
    """
    places = [root] if _is_assignment(root) else sorted(root.glob("[!.]*"))
    found = tuple(_assignment(place) for place in places if _is_assignment(place))
    if not found:
        raise InputError(
            f"There is no assignment in {root}. Make one with `medialit assign make NAME`, or name "
            "the folder of your assignments with --folder."
        )
    return found


def collected_folder(place: Path) -> Path:
    """Return where the accepted files of an assignment are, one for each learner."""
    return place / "collected"


def list_file(place: Path) -> Path:
    """Return the list of every file that was found for an assignment."""
    return place / "collected.json"


def names_file(place: Path) -> Path:
    """Return the one file of an assignment in which names stand."""
    return place / "names.json"


def _is_assignment(place: Path) -> bool:
    return (place / "teacher" / "exercise.toml").is_file()


def _assignment(place: Path) -> HandedOut:
    packages = load_packages(place / "teacher")
    exercise = packages[-1].exercise if packages else place.absolute().name
    return HandedOut(exercise, place, tuple(package.id for package in packages))
