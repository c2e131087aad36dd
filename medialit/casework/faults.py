"""What is wrong with a case, and the files in which it is looked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medialit.cases import Case, read_toml
from medialit.errors import InputError
from medialit.reading import decode, split_front_matter

__all__ = ["CaseFiles", "Fault", "Markdown", "listed", "read_markdown", "read_table", "shorten"]


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that is wrong with a case, with what to do about it.

    Attributes:
        file: the file, as a path within the case.
        wrong: what is wrong, as a sentence; it names the place and the offending value.
        todo: what to do, as a sentence.
        is_note: whether it may stay: a note is no fault.
    """

    file: str
    wrong: str
    todo: str
    is_note: bool = False

    def __str__(self) -> str:
        return f"{self.file}: {'note: ' * self.is_note}{self.wrong} {self.todo}"


@dataclass(frozen=True, slots=True)
class CaseFiles:
    """A case under check.

    Attributes:
        path: its folder.
        entry: what ``case.toml`` says; its lists of articles and pages count.
        own: whether it is a teacher's own case, for which some rules of the kit are advice.
    """

    path: Path
    entry: Case
    own: bool

    @property
    def targets(self) -> frozenset[str]:
        """The names that a link, an activity or a copy may point to."""
        return frozenset({*(f"articles/{name}" for name in self.entry.articles), *self.entry.web})

    def house_rule(self, file: str, wrong: str, todo: str) -> Fault:
        """Return a fault in a case of the kit; in a teacher's own case it is a note."""
        return Fault(file, wrong, todo, is_note=self.own)


@dataclass(frozen=True, slots=True)
class Markdown:
    """A Markdown file of a case: its name within the case, its front matter and what follows."""

    file: str
    fields: Mapping[str, Any]
    body: str


def read_markdown(path: Path, file: str) -> Markdown | Fault:
    """Return the parts of a Markdown file, or the fault that keeps it from being read."""
    try:
        text, _ = decode(path.read_bytes(), name=file)
        fields, body = split_front_matter(text, name=file)
    except InputError as error:
        return _unread(file, str(error).removeprefix(f"{file} "))
    except OSError as error:
        return Fault(file, f"It cannot be read: {error.strerror}.", "Check that it is there.")
    return Markdown(file, fields, body)


def read_table(path: Path, file: str) -> dict[str, Any] | Fault:
    """Return what a TOML file of a case holds, or the fault that keeps it from being read."""
    if not path.is_file():
        return Fault(file, "It is not there.", "Write it: see docs/cases.md.")
    try:
        return read_toml(path)
    except InputError as error:
        return _unread(file, str(error).removeprefix(f"{path} "))


def listed(names: Iterable[str]) -> str:
    """Return names for a sentence, in their order; “none” if there are none."""
    return ", ".join(names) or "none"


def shorten(text: str, length: int = 60) -> str:
    """Return the text for a message: on one line, cut where it is long.

    Example:
        >>> shorten("a very long text", 9)
        'a very …'
    """
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 2].rstrip() + " …"


def _unread(file: str, why: str) -> Fault:
    wrong = f"It {why}" if why.startswith(("is ", "cannot ")) else why
    return Fault(file, wrong, "Nothing else in this file was checked.")
