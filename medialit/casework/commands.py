"""What ``medialit case`` says: the cases there are, a new one, what is wrong with one."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from medialit.cases import CaseFolder, find_cases, load_case
from medialit.cases.folders import OWN_CASES
from medialit.casework.checking import check_case
from medialit.casework.skeletons import begin_case, is_found
from medialit.casework.texts import GRADE, reading_level
from medialit.errors import InputError

__all__ = ["tell_cases", "tell_checks", "tell_new"]


def tell_cases() -> str:
    """Return the list of cases: name, whose, title; and which of two with one name is used."""
    lines = [line for case in find_cases() for line in _lines_of(case)]
    named = os.environ.get(OWN_CASES)
    if named and not Path(named).expanduser().is_dir():
        lines.append(f"{OWN_CASES} names {named}, and there is no such folder.")
    return "\n".join(lines)


def tell_new(name: str, folder: str | None) -> str:
    """Write the skeleton of a case, and return what to do next.

    Raises:
        InputError: if the name cannot be one, or there is something of that name already.
        OutputError: if it cannot be written.
    """
    place = begin_case(name, None if folder is None else Path(folder).expanduser())
    lines = [f"Written: {place}", "Begin with case.toml; it says what each file is for."]
    if not is_found(place):
        lines.append(f"To have it found, set {OWN_CASES} to {place.parent.resolve()}.")
    lines.append(f"Then `medialit case check {name}` says what is still to be done.")
    return "\n".join(lines)


def tell_checks(names: Sequence[str]) -> tuple[str, int]:
    """Return what is wrong with the cases, and the exit status: 1 if there is a fault, else 0.

    Raises:
        InputError: if there is no case of one of the names; the message lists those there are.
    """
    lines: list[str] = []
    status = 0
    for name in names:
        found = check_case(name)
        faults = [fault for fault in found if not fault.is_note]
        lines += [f"== {name}", *map(str, found), _sum(name, len(faults), len(found) - len(faults))]
        status = status or int(bool(faults))
    return "\n".join(lines), status


def _lines_of(case: CaseFolder) -> Iterator[str]:
    try:
        title = load_case(case.name).title
    except InputError:
        title = "(its case.toml cannot be read)"
    yield f"{case.name:<20} {'yours' if case.own else 'kit':<6} {title}"
    for place in case.instead:
        yield f"{'':<27} {case.path} is used instead of {place}"


def _sum(name: str, faults: int, notes: int) -> str:
    path = next(case.path for case in find_cases() if case.name == name)
    level = reading_level(path)
    counted = f"{_count(faults, 'fault')}, {_count(notes, 'note')}."
    if not level.n:
        return f"{counted} There is nothing for learners to read yet."
    return (
        f"{counted} Prompts, hints and reasons: grade {level.value:.1f} over "
        f"{_count(level.n, 'sentence')} (aim: {GRADE} or lower)."
    )


def _count(number: int, thing: str) -> str:
    return f"{number or 'no'} {thing}{'' if number == 1 else 's'}"
