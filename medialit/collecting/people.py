"""Who is who among files that have codes: versions of one person, and people who share a code.

A code tells one folder of work from another. When a learner copies the folder of another one, both
have its code; the names that a learning platform gave to their files then keep them apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import count

from medialit.collecting.handed import LABEL, Handed
from medialit.collecting.senders import Sender

__all__ = ["Person", "code_of", "label_of", "share_out", "with_remarks"]

_Versions = dict[str, Handed]


@dataclass(slots=True)
class Person:
    """A learner, and every version that is known of what was handed in.

    Attributes:
        label: the code, with a number if others have it, too.
        sender: who it is, if a platform says so.
        versions: by their digests.
    """

    label: str
    sender: Sender | None = None
    versions: _Versions = field(default_factory=dict)

    @property
    def newest(self) -> Handed:
        """The version that counts."""
        return max(self.versions.values(), key=lambda handed: handed.rank)


def code_of(label: str) -> str:
    """Return the code of a learner that may have a number besides."""
    found = LABEL.fullmatch(label)
    return found["code"] if found else label


def share_out(
    known: Iterable[Person], found: Iterable[tuple[Handed, Sender | None]]
) -> dict[str, Person]:
    """Return every person by label, with what was found added to what is known of them.

    The order of what is found changes nothing, and nobody who is known gets another label.
    """
    people: dict[str, list[Person]] = {}
    for person in known:
        copy = Person(person.label, person.sender, dict(person.versions))
        people.setdefault(code_of(person.label), []).append(copy)
    named: dict[str, dict[tuple[str, str], tuple[Sender, _Versions]]] = {}
    nameless: dict[str, _Versions] = {}
    for handed, sender in found:
        if sender is None:
            nameless.setdefault(handed.code, {})[handed.digest] = handed
        else:
            group = named.setdefault(handed.code, {})
            first, versions = group.setdefault(sender.key, (sender, {}))
            versions[handed.digest] = handed
            group[sender.key] = _latest(first, sender), versions
    for code in sorted({*named, *nameless}):
        there = people.setdefault(code, [])
        fresh = _place_named(there, named.get(code, {}))
        fresh += _place_nameless([*there, *fresh], nameless.get(code, {}))
        _add(there, fresh, code)
    listed = sorted((person.label, person) for them in people.values() for person in them)
    return dict(listed)


def label_of(people: Mapping[str, Person], handed: Handed, sender: Sender | None) -> str:
    """Return the label of the person who has a version; it is one that was shared out."""
    having = [
        person
        for label, person in people.items()
        if code_of(label) == handed.code and handed.digest in person.versions
    ]
    for person in having:
        if sender and person.sender and person.sender.key == sender.key:
            return person.label
    return having[0].label


def _place_named(
    there: list[Person], named: Mapping[tuple[str, str], tuple[Sender, _Versions]]
) -> list[Person]:
    """Give versions to the people they come from; return people who are new, without a label."""
    by_key = {person.sender.key: person for person in there if person.sender}
    strangers = []
    for key, (sender, versions) in sorted(named.items()):
        if key in by_key:
            by_key[key].sender = _latest(by_key[key].sender or sender, sender)
            by_key[key].versions.update(versions)
        else:
            strangers.append(Person("", sender, versions))
    fresh = []
    for stranger in sorted(strangers, key=lambda each: (min(each.versions), each.sender)):
        same = [each for each in there if not each.sender and _is_one(each, stranger)]
        if len(there) == len(strangers) == 1 and not there[0].sender:
            same = there[:1]
        if same:
            same[0].sender = stranger.sender
            same[0].versions.update(stranger.versions)
        else:
            fresh.append(stranger)
    return fresh


def _place_nameless(people: list[Person], versions: _Versions) -> list[Person]:
    """Give versions without a name to somebody; return a new person if nobody is meant."""
    rest = {
        digest: handed
        for digest, handed in versions.items()
        if not any(digest in person.versions for person in people)
    }
    if not rest:
        return []
    nobody = [person for person in people if not person.sender]
    target = people if len(people) == 1 else nobody
    if len(target) == 1:
        target[0].versions.update(rest)
        return []
    return [Person("", None, rest)]


def _latest(one: Sender, other: Sender) -> Sender:
    """Return the sender with the later number of a file; numbers only grow."""
    return max(one, other, key=lambda each: (len(each.submission_id), each))


def _is_one(person: Person, other: Person) -> bool:
    return not person.versions.keys().isdisjoint(other.versions)


def _add(there: list[Person], fresh: list[Person], code: str) -> None:
    """Give new people labels: the code to the first, and a number to each other one."""
    taken = {person.label for person in there}
    labels = (code if number == 1 else f"{code}-{number}" for number in count(1))
    free = (label for label in labels if label not in taken)
    for person in sorted(fresh, key=lambda each: (min(each.versions), each.sender or _NOBODY)):
        person.label = next(free)
        there.append(person)


_NOBODY = Sender("", "", "", "canvas")


def with_remarks(people: Mapping[str, Person]) -> dict[str, Handed]:
    """Return what counts of each person, noting who shares a code and who has several."""
    codes: dict[str, list[str]] = {}
    senders: dict[tuple[str, str], list[str]] = {}
    people = {label: person for label, person in sorted(people.items()) if person.versions}
    for label, person in people.items():
        codes.setdefault(code_of(label), []).append(label)
        if person.sender:
            senders.setdefault(person.sender.key, []).append(label)
    counted = {}
    for label, person in people.items():
        handed = person.newest
        others = senders[person.sender.key] if person.sender else []
        notes = replace(
            handed.notes,
            shared=tuple(each for each in codes[code_of(label)] if each != label),
            also=tuple(each for each in others if each != label),
        )
        counted[label] = replace(handed, notes=notes)
    return counted
