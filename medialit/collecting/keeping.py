"""What was collected, on the teacher's disk: one file a learner, and older versions beside.

``collected/CODE.medialit.json`` holds what counts, ``collected/older/`` every other version. They
are written from what was read, field by field, so that nothing else of a learner's file arrives.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medialit.classroom.events import Event
from medialit.classroom.work import COURSE
from medialit.collecting.archives import Refusal
from medialit.collecting.gathering import opened_file
from medialit.collecting.handed import LABEL, Handed
from medialit.collecting.names import read_names, write_names
from medialit.collecting.parsing import Problem
from medialit.collecting.people import Person, code_of
from medialit.collecting.places import HandedOut, collected_folder, find_assignments
from medialit.collecting.recognizing import recognize_kept
from medialit.errors import InputError, OutputError
from medialit.exercises.submission import SUBMISSION, SUFFIX, digest, file_name
from medialit.writing import written_whole

__all__ = ["Submission", "load_collected", "read_people", "write_people"]

_LARGEST = 100_000_000  # ours may be longer than what came: numbers are written out
_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Submission:
    """What counts of one learner.

    Attributes:
        code: the learner's code, with a number if several people have it.
        exercise, package: what was answered.
        handed_in: when, by the learner's computer; ``""`` if it is not known.
        events: every event, in order.
        notes: what the teacher is to know of it, in sentences.
    """

    code: str
    exercise: str
    package: str
    handed_in: str
    events: tuple[Event, ...]
    notes: tuple[str, ...]


def load_collected(place: Path) -> tuple[Submission, ...]:
    """Return what was collected for an assignment, sorted by code.

    A file that cannot be read any more comes back without events and with a note that says so.

    Args:
        place: the folder of the assignment.
    """
    return tuple(
        Submission(label, "", "", "", (), (f"its file in {path.parent} is lost: {kept.reason}",))
        if isinstance(kept, Problem)
        else Submission(
            label, kept.exercise, kept.package, kept.handed_in, kept.events, kept.notes.in_words()
        )
        for label, path, kept in _kept(place, collected_folder(place))
    )


def read_people(place: Path) -> list[Person]:
    """Return the people who have handed something in for an assignment, with every version.

    Raises:
        InputError: if the file of names is damaged.
    """
    people = {label: Person(label, sender) for label, sender in read_names(place).items()}
    folder = collected_folder(place)
    for where in (folder, folder / "older"):
        for label, _, kept in _kept(place, where):
            if isinstance(kept, Handed):
                person = people.setdefault(label, Person(label))
                person.versions[kept.digest] = kept
    return list(people.values())


def write_people(place: Path, people: Iterable[Person], counted: Mapping[str, Handed]) -> None:
    """Write what counts of each learner, the other versions, and the names.

    Files that are as they should be are not written again.

    Args:
        place: the folder of the assignment.
        people: everybody, with every version.
        counted: what counts of each, by label, with its notes.

    Raises:
        OutputError: if something cannot be written.
    """
    folder = collected_folder(place)
    listed = sorted(people, key=lambda person: person.label)
    senders = {person.label: person.sender for person in listed if person.sender}
    try:
        (folder / "older").mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(
            f"{folder} cannot be made: {error.strerror or error}. Choose another --folder."
        ) from error
    for person in listed:
        handed = counted.get(person.label)
        if handed is None:
            continue
        _write(folder / file_name(person.label), handed)
        for version in person.versions.values():
            if version.digest != handed.digest:
                name = f"{person.label}-{version.digest[:_DIGITS]}{SUFFIX}"
                _write(folder / "older" / name, version)
    if senders and senders != read_names(place):
        write_names(place, senders)


def _kept(place: Path, folder: Path) -> Iterator[tuple[str, Path, Handed | Problem]]:
    """Give each file of ours in a folder, with its learner's label; others are left alone."""
    exercise = _exercise(place)
    found = []
    for path in folder.glob(f"[!.]*{SUFFIX}"):
        stem = path.name.removesuffix(SUFFIX)
        label = stem[: -_DIGITS - 1] if folder.name == "older" else stem
        if LABEL.fullmatch(label):
            found.append((label, path))
    for label, path in sorted(found):
        try:
            with opened_file(path) as file:
                content = file.read(_LARGEST)
        except Refusal as refusal:
            yield label, path, Problem("damaged", refusal.reason)
        else:
            yield label, path, recognize_kept(content, code_of(label), exercise)


def _exercise(place: Path) -> str | None:
    """Return the exercise that the folder is for, ``None`` if it does not say."""
    try:
        found: tuple[HandedOut, ...] = find_assignments(place)
    except InputError:
        return None
    return found[0].exercise if found[0].place == place else None


def _write(path: Path, handed: Handed) -> None:
    """Write a version unless it stands there."""
    data: dict[str, Any] = {"schema": SUBMISSION, "course": COURSE, **handed.as_data()}
    if notes := handed.notes.as_data():
        data["notes"] = notes
    data["sha256"] = digest(data)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n"
    try:
        if path.read_bytes() == text.encode():
            return
    except OSError:
        pass
    with written_whole(path) as file:
        file.write(text)
