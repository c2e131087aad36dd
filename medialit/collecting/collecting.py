"""Collecting: every file that a teacher named, what becomes of it, and what counts of each learner.

The result depends on the set of files alone, not on the order in which they are named or found.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from medialit.collecting.gathering import Source, list_sources
from medialit.collecting.handed import Handed
from medialit.collecting.keeping import Submission, load_collected, read_people, write_people
from medialit.collecting.labels import natural
from medialit.collecting.listing import STATUSES, Entry, read_list, settle, status_of, write_list
from medialit.collecting.names import Names, read_names
from medialit.collecting.parsing import Problem
from medialit.collecting.people import Person, label_of, share_out, with_remarks
from medialit.collecting.places import HandedOut, find_assignments
from medialit.collecting.reading_files import Seen, labelled, read_files

__all__ = ["Collected", "Fate", "Gathered", "Submission", "collect", "load_collected"]


@dataclass(frozen=True, slots=True)
class Fate:
    """What became of a file in this run.

    Attributes:
        status: one of ``listing.STATUSES``.
        label: what it is called, without a name.
        path: what it is called by whoever named it; a learner's name may stand in it.
        codes: whose work it is.
        reason, notes: what there is to say of it.
    """

    status: str
    label: str
    path: str
    codes: tuple[str, ...] = ()
    reason: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Gathered:
    """What was collected for one assignment.

    Attributes:
        assignment: which.
        people: everybody who has handed something in, now or before, by label.
        counted: what counts of each.
        new, newer: who is there for the first time, and of whom something newer counts now.
        entries: every file that was found for it, now or before.
        found: those that were found now.
    """

    assignment: HandedOut
    people: Mapping[str, Person]
    counted: Mapping[str, Handed]
    new: tuple[str, ...]
    newer: tuple[str, ...]
    entries: tuple[Entry, ...]
    found: tuple[Entry, ...]

    def write(self) -> None:
        """Write it into the folder of the assignment.

        Raises:
            OutputError: if something cannot be written.
        """
        write_people(self.assignment.place, self.people.values(), self.counted)
        write_list(self.assignment.place, self.assignment.exercise, self.entries)


@dataclass(frozen=True, slots=True)
class Collected:
    """What became of everything that the teacher named.

    Attributes:
        files: every file that was found, in the order of their labels.
        gathered: each assignment that something was found for.
    """

    files: tuple[Fate, ...]
    gathered: tuple[Gathered, ...]


def collect(sources: Sequence[str | os.PathLike[str]], root: Path) -> Collected:
    """Return what is in files, folders and archives; nothing is written yet.

    Args:
        sources: what the teacher named.
        root: the folder of assignments, or of one.

    Raises:
        InputError: if there is no such file or folder, or no assignment.
    """
    assignments = find_assignments(root)
    seen = list(read_files(list_sources(sources), assignments))
    senders = {each.sender for each in seen if each.sender}
    senders |= {sender for each in assignments for sender in read_names(each.place).values()}
    names = Names({}, sorted(senders))
    seen = labelled(seen, names.redact)
    shares = _shares(seen, assignments)
    gathered = tuple(
        _gather_one(assignment, shares[assignment], names)
        for assignment in assignments
        if shares[assignment]
    )
    fates = sorted(_fates(seen, gathered, names), key=lambda fate: natural(fate.label))
    return Collected(tuple(fates), gathered)


def _shares(seen: Sequence[Seen], assignments: Sequence[HandedOut]) -> dict[HandedOut, list[Seen]]:
    """Return the files that belong to each assignment.

    One that hands nothing in belongs to those for which something lies beside it; else to all for
    which something was found; else to the only one there is.
    """
    by_source: dict[Source, set[str]] = {}
    for each in seen:
        exercises = by_source.setdefault(each.found.source, set())
        exercises.update(handed.exercise for handed in each.handed)
    everywhere = set().union(*by_source.values())
    if not everywhere and len(assignments) == 1:
        everywhere = {assignments[0].exercise}
    shares: dict[HandedOut, list[Seen]] = {assignment: [] for assignment in assignments}
    for each in seen:
        own = {handed.exercise for handed in each.handed}
        mine = own or by_source[each.found.source] or everywhere
        for assignment in assignments:
            if assignment.exercise in mine:
                shares[assignment].append(each)
    return shares


def _gather_one(assignment: HandedOut, seen: Sequence[Seen], names: Names) -> Gathered:
    known = read_people(assignment.place)
    before = {person.label: person.newest.digest for person in known if person.versions}
    found = [
        (handed, each.sender)
        for each in seen
        for handed in each.handed
        if handed.exercise == assignment.exercise
    ]
    people = share_out(known, found)
    counted = with_remarks(people)
    digests = {label: handed.digest for label, handed in counted.items()}
    fresh = [entry for each in seen for entry in _entries(each, assignment, people, names)]
    entries = [*_earlier(assignment, people, fresh), *fresh]
    return Gathered(
        assignment,
        people,
        counted,
        tuple(label for label in digests if label not in before),
        tuple(label for label, digest in digests.items() if before.get(label, digest) != digest),
        settle(entries, digests),
        settle(fresh, digests),
    )


def _earlier(
    assignment: HandedOut, people: Mapping[str, Person], fresh: Sequence[Entry]
) -> Iterator[Entry]:
    """Yield what was listed before, and still holds."""
    understood = {entry.sha256 for entry in fresh if entry.content}
    for entry in read_list(assignment.place):
        person = people.get(entry.code)
        if entry.content:
            holds = person is not None and entry.content in person.versions
        else:
            holds = entry.sha256 not in understood
        if holds:
            yield entry


def _entries(
    seen: Seen, assignment: HandedOut, people: Mapping[str, Person], names: Names
) -> Iterator[Entry]:
    if seen.problem:
        reason = names.redact(seen.problem.reason)
        yield Entry(seen.problem.status, sha256=seen.sha256, reason=reason, seen=(seen.label,))
    for handed in seen.handed:
        if handed.exercise == assignment.exercise:
            yield Entry(
                "accepted",
                label_of(people, handed, seen.sender),
                handed.package,
                seen.sha256,
                handed.digest,
                notes=handed.notes.in_words(),
                seen=(seen.label,),
            )


def _fates(seen: Iterable[Seen], gathered: Iterable[Gathered], names: Names) -> Iterator[Fate]:
    """Yield what became of each file; one that hands in several exercises has its best fate."""
    entries: dict[str, list[Entry]] = {}
    for each in gathered:
        for entry in each.found:
            for place in entry.seen:
                entries.setdefault(place, []).append(entry)
    order = list(STATUSES)
    for file in seen:
        mine = entries.get(file.label, [])
        statuses = [status_of(entry, file.label) for entry in mine]
        problem = file.problem or Problem("foreign", "")
        yield Fate(
            min(statuses, key=order.index, default=problem.status),
            file.label,
            file.path,
            tuple(sorted({entry.code for entry in mine if entry.code})),
            names.redact(problem.reason),
            tuple(dict.fromkeys(note for entry in mine for note in entry.notes)),
        )
