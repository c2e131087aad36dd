"""Where the cases lie: those of the kit, and those that a teacher keeps."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from medialit.errors import InputError

__all__ = ["OWN_CASES", "CaseFolder", "case_path", "find_cases", "list_cases", "own_folder"]

#: The environment variable that names a teacher's folder of cases.
OWN_CASES = "MEDIALIT_CASES"


@dataclass(frozen=True, slots=True)
class CaseFolder:
    """A case and where it lies.

    Attributes:
        name: the name of its folder.
        path: the folder.
        own: whether it is a teacher's own; else it comes with the kit.
        instead: the folders of the same name that it takes the place of.
    """

    name: str
    path: Path
    own: bool
    instead: tuple[Path, ...] = ()


def own_folder() -> Path:
    """Return the folder for a teacher's own cases, whether it is there or not.

    It is the folder that ``MEDIALIT_CASES`` names; without that, ``cases`` beside ``notebooks``,
    or in the current folder.
    """
    named = os.environ.get(OWN_CASES)
    if named:
        return Path(named).expanduser()
    return _beside_notebooks()


def find_cases() -> tuple[CaseFolder, ...]:
    """Return every case by name; where a name is there twice, the teacher's own one."""
    found: dict[str, list[tuple[Path, bool]]] = {}
    for home, own in _homes():
        for path in sorted(home.glob("[!.]*/case.toml")):
            found.setdefault(path.parent.name, []).append((path.parent, own))
    return tuple(
        CaseFolder(name, places[0][0], places[0][1], tuple(path for path, _ in places[1:]))
        for name, places in sorted(found.items())
    )


def list_cases() -> tuple[str, ...]:
    """Return the names of all cases, those of the kit and a teacher's own."""
    return tuple(case.name for case in find_cases())


def case_path(case: str) -> Path:
    """Return the folder of a case.

    Raises:
        InputError: if there is no such case; the message lists those there are.
    """
    cases = {found.name: found.path for found in find_cases()}
    if case not in cases:
        raise InputError(f"There is no case {case!r}. There are: {', '.join(cases)}.")
    return cases[case]


def _homes() -> Iterator[tuple[Path, bool]]:
    """Give the folders that hold cases, a teacher's own before the kit's, none of them twice."""
    kit = Path(str(files("medialit.cases"))).resolve()
    own = dict.fromkeys(path.resolve() for path in (own_folder(), _beside_notebooks()))
    for home in own:
        if home != kit and home.is_dir():
            yield home, True
    yield kit, False


def _beside_notebooks() -> Path:
    here = Path.cwd()
    return (here.parent if here.name == "notebooks" else here) / "cases"
