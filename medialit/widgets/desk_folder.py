"""The teacher's folder as all steps of the desk see it, and which assignment they are about."""

from __future__ import annotations

import threading
import weakref
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from medialit.collecting.places import HandedOut, collected_folder, find_assignments, list_file
from medialit.errors import InputError
from medialit.exercises.loading import load_exercise
from medialit.exercises.packing import load_packages

__all__ = ["Assigned", "DeskFolder", "Listener", "list_assigned"]


@dataclass(frozen=True, slots=True)
class Assigned:
    """An assignment in a line, read without grading anything.

    Attributes:
        name, title, lesson: what it is.
        place: its folder.
        packages: how many packages were made of it.
        due: the last day of the newest package; ``""`` without one.
        collected: how many learners have handed something in.
        is_draft: whether its key is a draft still.
    """

    name: str
    title: str
    lesson: str
    place: Path
    packages: int
    due: str
    collected: int
    is_draft: bool

    @property
    def zip(self) -> Path:
        """Where the zip for students is, once it was made."""
        return self.place / f"{self.name}.zip"

    @property
    def review(self) -> Path:
        """Where an article of one's own is reviewed."""
        return self.place / "review.ipynb"


class Listener(Protocol):
    """What is told that something in the folder has changed."""

    def look_again(self) -> None:
        """Read the folder anew."""


class DeskFolder:
    """The folder of assignments, and which of them the steps are about.

    Attributes:
        root: the folder; it need not be there.
        lock: held by the step that works: one works at a time.
    """

    def __init__(self, root: Path) -> None:
        self.root = root
        self.lock = threading.RLock()
        self._chosen = ""
        self._listeners: weakref.WeakSet[Listener] = weakref.WeakSet()

    def listen(self, listener: Listener) -> None:
        """Tell a step from now on what has changed."""
        self._listeners.add(listener)

    def changed(self) -> None:
        """Let every step read the folder anew."""
        for listener in tuple(self._listeners):
            listener.look_again()

    def choose(self, name: str) -> None:
        """Let all steps be about this assignment, once they look again."""
        self._chosen = name

    def assigned(self) -> tuple[Assigned, ...]:
        """Return the assignments that are there.

        Raises:
            InputError: if a file of one of them is damaged.
        """
        return list_assigned(self.root)

    def chosen(self, assigned: tuple[Assigned, ...]) -> Assigned | None:
        """Return the assignment that the steps are about: the last one, if nobody has chosen."""
        named = [each for each in assigned if each.name == self._chosen]
        return named[0] if named else max(assigned, key=_last_touched, default=None)


def list_assigned(root: Path) -> tuple[Assigned, ...]:
    """Return the assignments of a folder by name; none if it is not there.

    Raises:
        InputError: if a file of one of them is damaged.
    """
    places = ("teacher/exercise.toml", "*/teacher/exercise.toml")
    if not any(path for place in places for path in root.glob(place)):
        return ()
    return tuple(_assigned(found) for found in find_assignments(root))


def _assigned(found: HandedOut) -> Assigned:
    teacher = found.place / "teacher"
    packages = load_packages(teacher)
    try:
        exercise = load_exercise(teacher)
        title, lesson = exercise.title, exercise.lesson
    except InputError:
        title, lesson = found.exercise, ""
    return Assigned(
        found.exercise,
        title,
        lesson,
        found.place,
        len(packages),
        (packages[-1].due or "") if packages else "",
        len(list(collected_folder(found.place).glob("[!.]*.json"))),
        (teacher / "draft.json").exists() and not (teacher / "key.json").exists(),
    )


def _last_touched(assigned: Assigned) -> tuple[float, float]:
    """Return when something was collected last, and when a package was made."""
    files = list_file(assigned.place), assigned.place / "teacher" / "package.json"
    collected, made = (path.stat().st_mtime if path.exists() else 0.0 for path in files)
    return collected, made
