"""An exercise as a learner works on it: sealed widgets, what is answered, and handing in."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import traitlets

from medialit.classroom.journal import is_lesson, work_folder
from medialit.classroom.merging import merge
from medialit.classroom.work import adopt_code, known_code
from medialit.errors import InputError
from medialit.exercises import model
from medialit.exercises.loading import load_exercise
from medialit.exercises.packing import PACKAGE, PACKAGES, Package
from medialit.exercises.submission import journal_name
from medialit.widgets.answered import count_answers, list_parts
from medialit.widgets.base import KitWidget
from medialit.widgets.exercise_makers import make_sealed
from medialit.widgets.handin import HandIn
from medialit.widgets.progress import Progress

__all__ = ["Exercise"]

_ID = re.compile(r"[\w-]{0,40}\Z", re.ASCII)
_AGAIN = "Ask your teacher for the exercise again, or put back the file that you were given."


class Exercise:
    """The exercise whose ``exercise.toml`` lies beside the notebook. There is no key in it.

    Args:
        folder: where the exercise lies; the current folder, which is the notebook's, if left out.

    Raises:
        InputError: if there is no exercise, or one of its files is damaged.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        place = Path(folder or Path.cwd()).expanduser().absolute()
        if not (place / "exercise.toml").is_file():
            raise InputError(
                f"There is no exercise.toml in {place}. Put the notebook and all files that you "
                "were given into one folder, open the notebook there, and run its cells again."
            )
        exercise = load_exercise(place)
        self.package = _read_package(place) or Package(exercise.name, "", "", None)
        self.exercise = replace(exercise, name=self.package.exercise)
        self.lesson = journal_name(self.exercise.name, self.package.id)
        if not is_lesson(self.lesson):
            raise InputError(
                f"{self.lesson!r} cannot be the name of an exercise: letters, digits and hyphens "
                "only, at most 60. Give the folder its first name back."
            )
        _share_code()

    def show(self, name: str) -> KitWidget:
        """Return the widget of an item; the answer that was kept is in it.

        Raises:
            InputError: if there is no such item; the message lists those there are.
        """
        return make_sealed(self.exercise, self.exercise.item(name), lesson=self.lesson)

    def progress(self) -> KitWidget:
        """Return a widget that shows which items have an answer, and carries them elsewhere."""
        return _ExerciseProgress(self.exercise, self.lesson)

    def hand_in(self) -> KitWidget:
        """Return a widget that makes the file to hand in."""
        return HandIn(self.exercise, lesson=self.lesson, package=self.package)

    def __repr__(self) -> str:
        return f"Exercise({self.exercise.title!r}, {len(self.exercise.items)} tasks)"


class _ExerciseProgress(Progress):
    """Which items have an answer; *Download*, *Restore*, *Start again*."""

    words = traitlets.Dict({"what": "exercise", "counted": "tasks have an answer"}).tag(sync=True)

    def __init__(self, exercise: model.Exercise, lesson: str) -> None:
        self._exercise = exercise
        super().__init__(lesson)
        self.heading = f"{exercise.title}: your work"

    def respond(self) -> None:
        """List the items with what is answered, and say what the journal could not read."""
        journal = self._journal_of(self._lesson)
        events = journal.events()
        parts = list_parts(self._exercise, merge(events))
        self.state = {
            "parts": parts,
            "total": len(parts),
            "done": count_answers(parts),
            "minutes": 0,
            "notes": list(journal.notes),
            "last": max((event.time for event in events), default=""),
        }

    def static(self) -> str:
        """Return how many items have an answer, in a line."""
        return f"<p>{self.state['done']} of {self.state['total']} tasks have an answer.</p>"


def _read_package(folder: Path) -> Package | None:
    """Return what the teacher handed out; ``None`` where nothing was, as in the kit's folder."""
    path = folder / "package.json"
    try:
        data: dict[str, Any] = json.loads(path.read_bytes())
        if data["schema"] == PACKAGES:  # the teacher's own folder: to try it
            return Package(data["exercise"], "", "", None)
        package = Package(data["exercise"], data["package"], data.get("made", ""), data.get("due"))
        known = data["schema"] == PACKAGE and isinstance(package.exercise, str)
        due = package.due is None or isinstance(package.due, str)
        if known and due and isinstance(package.id, str) and _ID.match(package.id):
            return package
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        raise InputError(f"{path} cannot be read ({error}). {_AGAIN}") from error
    raise InputError(f"{path} is not what a teacher hands out with an exercise. {_AGAIN}")


def _share_code() -> None:
    """Let the answers have the code of other work of this learner that lies near.

    That of other exercises comes first, so that the test before and the one after have the same.
    """
    if os.environ.get("MEDIALIT_WORK"):
        return
    place = work_folder().absolute()
    exercises = sorted(set(place.parents[1].glob("[!.]*/work")) - {place})
    for folder in (*exercises, *(parent / "work" for parent in place.parents[1:3])):
        if known := known_code(folder):
            adopt_code(known, place)
            return
