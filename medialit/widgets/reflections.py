"""The reflection page: what students wrote, the rubric beside it, and a level by one key."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from medialit.collecting.places import list_file
from medialit.errors import InputError
from medialit.widgets import paper
from medialit.widgets.base import code, style
from medialit.widgets.desk_folder import Assigned, DeskFolder
from medialit.widgets.desk_step import Action, DeskStep
from medialit.widgets.reflections_data import Reading, Readings

__all__ = ["Reflections"]


class Reflections(DeskStep):
    """Every answer that a person reads, one after the other, by student or by task.

    A level is a line in ``grades/reviews.jsonl``, on disk before the page says “Saved”.

    Args:
        place: the folder of an assignment.
        desk: a folder of assignments, in the place of one of them.
    """

    _esm = code("desk", "reflections_card", "reflections")
    _css = style("desk", "reflections")
    needs: ClassVar[str] = "collected"

    def __init__(
        self, place: str | os.PathLike[str] | None = None, *, desk: DeskFolder | None = None
    ) -> None:
        self._readings: tuple[Any, Readings] | None = None
        self._names = False
        folder = desk or DeskFolder(Path(place or Path.cwd()).expanduser().absolute())
        super().__init__(folder, heading="Read what students wrote")

    @property
    def is_done(self) -> bool:
        """Whether every answer has a level."""
        return all(each["level"] for each in self.state["queue"])

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for: an answer, to keep a level, to show names."""
        own = {"read": self._read, "give": self._give, "names": self._show_names}
        return {"choose": self._choose, **own}

    def look(self, chosen: Assigned | None) -> dict[str, Any]:
        """Return what there is to read, and what was read."""
        nothing = {"items": {}, "queue": [], "title": "", "names": self._names}
        if chosen is None or self._missing(chosen):
            return nothing
        try:
            readings = self._open(chosen)
            queue = [self._line(readings, each) for each in readings.entries()]
        except InputError as error:
            return {**nothing, "missing": self.say(error)}
        missing = "" if queue else "Nobody has written anything that a person has to read."
        return {
            "title": chosen.title,
            "items": dict(readings.items),
            "queue": queue,
            "names": self._names,
            "missing": missing,
        }

    def static(self) -> str:
        """Return how much is read, in a line."""
        queue = self.state["queue"]
        read = sum(bool(each["level"]) for each in queue)
        words = f"{read} of {len(queue)} read." if queue else self.state["missing"]
        return paper.title(self.title) + paper.paragraph(words)

    def _open(self, chosen: Assigned) -> Readings:
        """Return what was handed in; it is read again only if a file has changed."""
        teacher = chosen.place / "teacher"
        files = [list_file(chosen.place), *sorted(teacher.glob("*")), *_collected(chosen.place)]
        stamp = chosen.place, tuple((p.name, p.stat().st_mtime_ns) for p in files if p.exists())
        if self._readings is None or self._readings[0] != stamp:
            self._readings = stamp, Readings(chosen.place)
        return self._readings[1]

    def _line(self, readings: Readings, reading: Reading) -> dict[str, Any]:
        return {
            "code": reading.code,
            "name": readings.names.name_of(reading.code) if self._names else "",
            "item": reading.item,
            "digest": reading.digest,
            "level": reading.level,
            "at": reading.at,
            "comment": reading.comment,
            "earlier": reading.earlier,
        }

    def _read(self, content: dict[str, Any], _piece: bytes) -> Mapping[str, Any]:
        """Return an answer with the one that it justifies, and what is said of all others."""
        readings = self._open(self.chosen())
        wanted = content.get("code"), content.get("item")
        for each in readings.entries():
            if (each.code, each.item) == wanted:
                redact = str if self._names else readings.names.redact
                return {
                    "digest": each.digest,
                    "parts": [[what, redact(given)] for what, given in each.parts],
                    "about": [redact(line) for line in readings.about(each.code, each.item)],
                    "others": [redact(line) for line in readings.others(each.code)],
                }
        raise InputError("This answer is not there any more. Run the cell of this page again.")

    def _give(self, content: dict[str, Any], _piece: bytes) -> Mapping[str, Any]:
        """Keep a level and a comment."""
        code_, item, digest, level, comment = (
            str(content.get(name) or "") for name in ("code", "item", "digest", "level", "comment")
        )
        readings = self._open(self.chosen())
        review = readings.give(code_, item, digest, level=level, comment=comment)
        self.respond()
        return {"at": review.time}

    def _show_names(self, content: dict[str, Any], _piece: bytes) -> Mapping[str, Any]:
        self._names = content.get("show") is True
        self.respond()
        return {}


def _collected(place: Path) -> list[Path]:
    return sorted((place / "collected").glob("[!.]*.json"))
