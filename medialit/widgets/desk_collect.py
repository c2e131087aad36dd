"""The second step: take in what students handed in, and account for every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from medialit.collecting.collecting import Collected, Fate, Gathered, collect
from medialit.collecting.listing import STATUSES
from medialit.collecting.senders import shown
from medialit.errors import InputError
from medialit.widgets.base import code, style
from medialit.widgets.desk_folder import Assigned
from medialit.widgets.desk_step import Action, DeskStep
from medialit.widgets.desk_uploads import LARGEST, Uploads

__all__ = ["CollectStep"]

#: The statuses after which the teacher has something to do, each with what.
_TODO: Mapping[str, str] = {
    "damaged": "Ask the student for the file again, or for the file of “Download my work”.",
    "unknown": "It was made by another teacher, or the folder of its assignment is gone.",
    "refused": "It was not opened. Look at it yourself, and ask for the file again.",
}
_FEW, _MOST = 12, 1000


class CollectStep(DeskStep):
    """Choose files, or type where they are; every file is accounted for, by code."""

    _esm = code("desk", "desk_collect")
    _css = style("desk")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        self._uploads = Uploads()
        super().__init__(*arguments, **options)

    def actions(self) -> dict[str, Action]:
        """Return what the page may ask for: to take in files, too."""
        return {**super().actions(), "begin": self._begin, "piece": self._piece}

    def look(self, chosen: Assigned | None) -> dict[str, Any]:
        """Say that something has to be assigned first, and how much can be sent."""
        missing = "" if chosen else "Nothing is assigned yet. Begin with step 1, Make."
        return {"largest": LARGEST} | ({"missing": missing} if missing else {})

    def run(self, content: dict[str, Any]) -> dict[str, Any]:
        """Collect what was sent and what was named; return what became of each file."""
        path = str(content.get("path") or "").strip().strip("\"'")
        sources = [*map(str, self._uploads.paths()), *([path] if path else [])]
        if not sources:
            raise InputError("Choose files first, or type where they are.")
        try:
            collected = collect(sources, self._folder.root)
            for gathered in collected.gathered:
                gathered.write()
        finally:
            self._uploads.clear()
        if len(collected.gathered) == 1:
            self._folder.choose(collected.gathered[0].assignment.exercise)
        return self._say(collected, names=content.get("names") is True)

    def _say(self, collected: Collected, *, names: bool) -> dict[str, Any]:
        counts = Counter(fate.status for fate in collected.files)
        said = [(words, counts[status]) for status, words in STATUSES.items() if counts[status]]
        return {
            "counts": [*said, ("files in all", len(collected.files))],
            "groups": [_group(each, names=names) for each in collected.gathered],
            "files": list(_not_accepted(collected.files, names=names)),
        }

    def _begin(self, _content: dict[str, Any], _piece: bytes) -> Mapping[str, Any]:
        self._uploads.clear()
        return {}

    def _piece(self, content: dict[str, Any], piece: bytes) -> Mapping[str, Any]:
        return {"have": self._uploads.take(content, piece)}


def _not_accepted(files: tuple[Fate, ...], *, names: bool) -> Iterator[dict[str, Any]]:
    """Yield the files that were not accepted, by what became of them."""
    for status, words in STATUSES.items():
        mine = [fate for fate in files if fate.status == status]
        if mine and status != "accepted":
            first = mine[: _MOST if status in _TODO else _FEW]
            yield {
                "status": words,
                "todo": _TODO.get(status, ""),
                "count": len(mine),
                "files": [
                    {"label": each.label, "reason": each.reason, "path": each.path if names else ""}
                    for each in first
                ],
            }


def _group(gathered: Gathered, *, names: bool) -> dict[str, Any]:
    """Return what was found for one assignment: a row for each learner."""
    rows = []
    for code_, handed in sorted(gathered.counted.items()):
        sender = gathered.people[code_].sender
        is_new, is_newer = code_ in gathered.new, code_ in gathered.newer
        rows.append(
            {
                "code": code_,
                "name": shown(sender.name) if names and sender else "",
                "handed_in": handed.handed_in[:16].replace("T", "\u00a0"),
                "said": "new" if is_new else "newer" if is_newer else "as before",
                "notes": list(handed.notes.in_words()),
            }
        )
    return {"exercise": gathered.assignment.exercise, "rows": rows, "names": names}
