"""Checks of ``case.toml``, and of which files are there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medialit.casework.faults import CaseFiles, Fault, listed, read_table
from medialit.casework.shapes import check_shape

__all__ = ["check_entry", "check_folder"]

_FILES = frozenset(
    "case.toml articles web pictures gold activities.toml items.toml teacher.md".split()
)
_NAME = re.compile(r"[a-z0-9][a-z0-9-]*")


def check_entry(files: CaseFiles) -> Iterator[Fault]:
    """Give the faults of ``case.toml``; the articles and pages that it lists must be there."""
    entry = read_table(files.path / "case.toml", "case.toml")
    if isinstance(entry, Fault):
        yield entry
        return
    yield from check_shape(entry, "case", file="case.toml")
    yield from _check_list(files, "articles", files.entry.articles)
    yield from _check_list(files, "web", files.entry.web)
    count = len(files.entry.articles)
    if not 2 <= count <= 4:
        wrong = f"A case has 2 to 4 articles, this one has {count}."
        rule = Fault if count < 2 else files.house_rule
        yield rule("case.toml", wrong, "Add an account in another manner, or take one out.")


def check_folder(files: CaseFiles) -> Iterator[Fault]:
    """Give files that belong to no case, and a name that would make trouble elsewhere."""
    if not _NAME.fullmatch(files.path.name):
        yield Fault(
            ".",
            f"The name {files.path.name!r} cannot be used everywhere.",
            "Use small letters, digits and hyphens only.",
        )
    for path in sorted(files.path.iterdir()):
        if path.name not in _FILES and not path.name.startswith("."):
            yield Fault(path.name, "It is no part of a case.", "Move it elsewhere.", is_note=True)


def _check_list(files: CaseFiles, key: str, names: tuple[str, ...]) -> Iterator[Fault]:
    there = {path.stem for path in (files.path / key).glob("*.md")}
    for name in names:
        if name not in there:
            yield Fault(
                "case.toml",
                f"“{key}” lists {name!r}, but there is no file {key}/{name}.md.",
                f"Write it, or take the name out. There are: {listed(sorted(there))}.",
            )
    for name in sorted(there - set(names)):
        yield Fault(
            f"{key}/{name}.md",
            f"“{key}” in case.toml does not list it.",
            f"Add {name!r} to the list, or remove the file.",
        )
