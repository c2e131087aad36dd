"""The first step: choose an exercise or an own article, and make what students get."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from medialit.assigning.commands import tell_make
from medialit.errors import InputError
from medialit.exercises.folders import list_exercises
from medialit.exercises.loading import load_exercise
from medialit.exercises.model import Exercise
from medialit.widgets.base import code, style
from medialit.widgets.desk_folder import Assigned
from medialit.widgets.desk_step import Action, DeskStep, File
from medialit.widgets.desk_uploads import Uploads

__all__ = ["MakeStep"]

#: What stands in the list of exercises for an article of one's own.
OWN = "own"


class MakeStep(DeskStep):
    """Choose what to hand out and until when; the zip for students is there to download."""

    _esm = code("desk", "desk_make")
    _css = style("desk")

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for: to take in a file, too."""
        return {**super().actions(), "begin": self._begin, "piece": self._piece}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._uploads = Uploads()
        super().__init__(*arguments, **options)

    def run(self, content: dict[str, Any]) -> dict[str, Any]:
        """Make the package, or the draft of an own article; return what to do next."""
        root = str(self._folder.root)
        if content.get("exercise") == OWN:
            return self._draft(content, root)
        name, due = str(content.get("exercise") or ""), str(content.get("due") or "")
        if not name:
            raise InputError("Choose an exercise first.")
        told = self.say(tell_make(name, root, article=None, due=due or None)).splitlines()
        if due and date.fromisoformat(due) < date.today():
            told.append(
                f"{due} is over already. Students can still hand in; the page tells them so."
            )
        self._folder.choose(name)
        return {"told": told, "zip": name}

    def look(self, chosen: Assigned | None) -> dict[str, Any]:
        """Return the exercises to choose from, and what was assigned before."""
        assigned = self._folder.assigned() if chosen else ()
        exercises = list(_about_all(list_exercises()))
        known = {each["name"] for each in exercises}
        own = (each for each in assigned if each.name not in known and not each.is_draft)
        exercises += _about_all(each.place / "teacher" for each in own)
        return {"exercises": exercises, "before": [self._before(each) for each in assigned]}

    def file(self, content: dict[str, Any]) -> File:
        """Return the zip for students of an assignment."""
        for each in self._folder.assigned():
            if each.name == content.get("name") and each.zip.exists():
                return each.zip.name, "application/zip", each.zip.read_bytes()
        raise InputError("There is no such zip any more. Make it again.")

    def _draft(self, content: dict[str, Any], root: str) -> dict[str, Any]:
        name = str(content.get("name") or "").strip()
        article = str(content.get("article") or "").strip()
        if not name:
            raise InputError("Give your exercise a short name, such as sunday-story.")
        uploaded = self._uploads.paths()
        if not uploaded and not article:
            raise InputError("Choose a file with the article, or type where it is.")
        source = str(uploaded[0]) if uploaded else article
        try:
            told = self.say(tell_make(name, root, article=source, due=None)).splitlines()
        finally:
            self._uploads.clear()
        self._folder.choose(name)
        return {"told": told, "zip": "", "review": self._link(self._folder.root / name)}

    def _before(self, assigned: Assigned) -> dict[str, Any]:
        due = f", due {assigned.due}" if assigned.due else ""
        handed = (
            "1 has handed in" if assigned.collected == 1 else f"{assigned.collected} have handed in"
        )
        said = "a draft: review its key" if assigned.is_draft else f"{handed}{due}"
        return {
            "name": assigned.name,
            "title": assigned.title,
            "said": said if assigned.packages or assigned.is_draft else "not handed out yet",
            "zip": assigned.zip.exists(),
            "review": self._link(assigned.place) if assigned.review.exists() else "",
        }

    def _link(self, place: Path) -> str:
        """Return the way from this notebook to the review page; ``""`` if there is none below."""
        try:
            way = Path(os.path.relpath(place / "review.ipynb", Path.cwd())).as_posix()
        except ValueError:  # on another drive
            return ""
        return "" if way.startswith("../../") else way

    def _begin(self, _content: dict[str, Any], _piece: bytes) -> Mapping[str, Any]:
        self._uploads.clear()
        return {}

    def _piece(self, content: dict[str, Any], piece: bytes) -> Mapping[str, Any]:
        return {"have": self._uploads.take(content, piece)}


def _about_all(places: Iterable[Path]) -> Iterator[dict[str, Any]]:
    """Yield what there is to choose from; one that cannot be read is nothing to hand out."""
    for place in places:
        with suppress(InputError):
            yield _about(load_exercise(place))


def _about(exercise: Exercise) -> dict[str, Any]:
    return {
        "name": exercise.name,
        "lesson": exercise.lesson,
        "title": exercise.title,
        "question": exercise.question,
        "minutes": exercise.minutes,
        "points": exercise.points,
        "measure": exercise.measure,
    }
