"""The list of every file that was found for an assignment: what became of it, without a name."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from medialit.collecting.labels import natural
from medialit.collecting.places import list_file
from medialit.writing import written_whole

__all__ = ["LISTED", "STATUSES", "Entry", "count", "read_list", "settle", "status_of", "write_list"]

#: The name and version of ``collected.json``.
LISTED = "medialit.collected/1"
#: What can become of a file, each in words.
STATUSES: Mapping[str, str] = {
    "accepted": "accepted",
    "older": "older version",
    "duplicate": "duplicate",
    "unknown": "unknown exercise or package",
    "damaged": "damaged",
    "refused": "refused",
    "foreign": "foreign",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """A file, wherever it was seen.

    Attributes:
        status: what became of it, one of ``STATUSES``.
        code: the learner whose work it is; ``""`` if it is nobody's.
        package: the package it was made with.
        sha256: of its bytes; ``""`` if they were not read.
        content: the digest of what it hands in; files that say the same have the same.
        reason: why it was not accepted, in words.
        notes: what else there is to say of it.
        seen: where it was found, in words; the second place and all others are duplicates.
    """

    status: str
    code: str = ""
    package: str = ""
    sha256: str = ""
    content: str = ""
    reason: str = ""
    notes: tuple[str, ...] = ()
    seen: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str, str]:
        """What makes two entries one: the learner and the bytes, or else the place."""
        return self.code, self.sha256, "" if self.sha256 else "".join(self.seen)


def settle(entries: Iterable[Entry], counted: Mapping[str, str]) -> tuple[Entry, ...]:
    """Return entries as one each, sorted, with what becomes of those that hand something in.

    Args:
        entries: in any order; those that are one are joined.
        counted: the digest of what counts of each learner.
    """
    joined: dict[tuple[str, str, str], Entry] = {}
    for entry in entries:
        before = joined.get(entry.key, entry)
        seen = sorted({*before.seen, *entry.seen}, key=natural)
        joined[entry.key] = replace(entry, seen=tuple(seen))
    ordered = sorted(joined.values(), key=lambda each: (natural(each.seen[0]), each.key))
    first: set[tuple[str, str]] = set()
    settled = []
    for entry in ordered:
        if entry.content:
            is_newest = counted.get(entry.code) == entry.content
            status = "accepted" if is_newest else "older"
            if (entry.code, entry.content) in first:
                status = "duplicate"
            first.add((entry.code, entry.content))
            entry = replace(entry, status=status)
        settled.append(entry)
    return tuple(settled)


def status_of(entry: Entry, place: str) -> str:
    """Return what became of a file at one of the places where it was seen."""
    again = bool(entry.content) and place != entry.seen[0]
    return "duplicate" if again else entry.status


def count(entries: Iterable[Entry]) -> dict[str, int]:
    """Return how many files have which status, in the order of ``STATUSES``."""
    counts = Counter(status_of(entry, place) for entry in entries for place in entry.seen)
    return {status: counts[status] for status in STATUSES}


def read_list(place: Path) -> tuple[Entry, ...]:
    """Return the list of an assignment as it stands; nothing if there is none that can be read."""
    try:
        data = json.loads(list_file(place).read_bytes())
        return tuple(_entry(each) for each in data["files"])
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return ()


def write_list(place: Path, exercise: str, entries: Iterable[Entry]) -> None:
    """Write the list of an assignment.

    Raises:
        OutputError: if it cannot be written.
    """
    listed = tuple(entries)
    data = {
        "schema": LISTED,
        "exercise": exercise,
        "found": sum(len(entry.seen) for entry in listed),
        "counts": count(listed),
        "files": [{key: value for key, value in asdict(each).items() if value} for each in listed],
    }
    with written_whole(list_file(place)) as file:
        json.dump(data, file, ensure_ascii=False, indent=1)
        file.write("\n")


def _entry(data: Mapping[str, Any]) -> Entry:
    given: dict[str, Any] = {}
    for each in fields(Entry):
        value = data.get(each.name, "")
        listed = each.name in ("notes", "seen")
        texts = value or [] if listed else [value]
        if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
            raise TypeError(each.name)
        given[each.name] = tuple(texts) if listed else value
    if given["status"] not in STATUSES or not given["seen"]:
        raise ValueError("an entry without a status or a place")
    return Entry(**given)
