"""Every file below what a teacher named: single files, folders, archives, and one archive deeper.

A file is read when it may be somebody's work, by its first bytes or by its name; of any other only
the beginning is looked at. Links are not followed.
"""

from __future__ import annotations

import io
import os
import re
import stat
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from medialit.collecting.archives import (
    LARGEST_FILE,
    Budget,
    Member,
    Refusal,
    Stream,
    opened_archive,
)
from medialit.errors import InputError

__all__ = ["Found", "Source", "gather", "list_sources", "opened_file"]

_MOST_FILES = 100_000
_PEEK = 4096
_PART = 1 << 18
_ZIPPED = (b"PK\x03\x04", b"PK\x05\x06")
_OURS = re.compile(
    r"\.medialit(?![A-Za-z])|medialit-[\w.() -]*\.json|[2-9A-HJ-NP-Z]{4}-[2-9A-HJ-NP-Z]{4}\.json"
)
_SYSTEM = re.compile(
    r"__MACOSX|\._.*|\.DS_Store|Thumbs\.db|desktop\.ini", re.IGNORECASE | re.DOTALL
)
_NOT_FOLLOWED = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@dataclass(frozen=True, slots=True)
class Source:
    """Something that the teacher named.

    Attributes:
        path: where it is.
        kind: what it is.
    """

    path: Path
    kind: Literal["file", "folder", "archive"]


@dataclass(frozen=True, slots=True)
class Found:
    """A file as it came.

    Attributes:
        source: what it was found in.
        number: its place there, such as ``17``, or ``17.2`` in an archive that is the 17th; in the
            order of the names.
        parts: the names of the source, of the folders and archives in it, and its own.
        content: its bytes; ``None`` if it was not read.
        status: why it was not: *foreign*, *refused* or *damaged*; ``""`` if it was.
        reason: the same in words.
    """

    source: Source
    number: str
    parts: tuple[str, ...]
    content: bytes | None
    status: Literal["", "foreign", "refused", "damaged"] = ""
    reason: str = ""

    @property
    def path(self) -> tuple[str, ...]:
        """All names from the root of the disk to the file's own."""
        return (*self.source.path.parts[:-1], *self.parts)


def list_sources(places: Sequence[str | os.PathLike[str]]) -> tuple[Source, ...]:
    """Return what the teacher named, sorted, each once.

    Raises:
        InputError: if there is no such file or folder.
    """
    found: dict[Path, Source] = {}
    for place in places:
        path = Path(os.path.abspath(Path(place).expanduser()))  # noqa: PTH100 - follows no link
        if not os.path.lexists(path):
            raise InputError(f"There is no file or folder {str(place)!r}. Check the name.")
        is_archive = path.is_file() and _is_archive_name(path.name) and not path.is_symlink()
        is_folder = path.is_dir() and not path.is_symlink()
        found[path] = Source(path, "folder" if is_folder else "archive" if is_archive else "file")
    return tuple(found[path] for path in sorted(found))


def gather(source: Source, *, without: Collection[Path] = ()) -> Iterator[Found]:
    """Yield every file below a source; nothing that is in them makes it fail.

    Args:
        source: one of ``list_sources``.
        without: files and folders that are not looked at.

    Raises:
        InputError: if a folder has more files than any class hands in.
    """
    root = source.path
    if source.kind != "folder":
        yield from _on_disk(_At(source, "", (root.name,)), root)
        return
    taken = {Path(os.path.realpath(path)) for path in without}
    files = _walk(Path(os.path.realpath(root)), taken)
    for number, parts in enumerate(sorted(files), start=1):
        yield from _on_disk(_At(source, str(number), (root.name, *parts)), root.joinpath(*parts))


@dataclass(frozen=True, slots=True)
class _At:
    """Where we are: a source, a number in it, and the names on the way."""

    source: Source
    number: str
    parts: tuple[str, ...]

    def below(self, place: int, parts: tuple[str, ...]) -> _At:
        number = f"{self.number}.{place}" if self.number else str(place)
        return _At(self.source, number, (*self.parts, *parts))

    def read(self, content: bytes) -> Found:
        return Found(self.source, self.number or "1", self.parts, content)

    def foreign(self, reason: str) -> Found:
        return Found(self.source, self.number or "1", self.parts, None, "foreign", reason)

    def not_read(self, refusal: Refusal) -> Found:
        status, reason = refusal.status, refusal.reason
        return Found(self.source, self.number or "1", self.parts, None, status, reason)


def _walk(root: Path, without: Collection[Path]) -> list[tuple[str, ...]]:
    """Return the paths of all files of a folder, as names below it."""
    found: list[tuple[str, ...]] = []
    todo: list[tuple[str, ...]] = [()]
    while todo:
        folder = todo.pop()
        try:
            with os.scandir(root.joinpath(*folder)) as entries:
                for entry in entries:
                    if Path(entry.path) not in without:
                        inner = entry.is_dir(follow_symlinks=False)
                        (todo if inner else found).append((*folder, entry.name))
        except OSError:
            found.append(folder)  # opening it will say why
        if len(found) + len(todo) > _MOST_FILES:
            raise InputError(
                f"{root} holds more than {_MOST_FILES:,} files. Name the folder into which you "
                "have put what your learners handed in."
            )
    return found


def _on_disk(at: _At, path: Path) -> Iterator[Found]:
    try:
        with opened_file(path) as file:
            seen = _look(at, file)
            if isinstance(seen, Found):
                yield seen
            else:
                file.seek(0)
                yield from _in_archive(at, file, Budget(), deeper=True)
    except Refusal as refusal:
        yield at.not_read(refusal)


@contextmanager
def opened_file(path: Path) -> Iterator[BinaryIO]:
    """Give a file of the disk if it is a regular one.

    Raises:
        Refusal: if it is not, or may not be read.
    """
    try:
        if path.is_symlink():
            raise Refusal("refused", "it is a link, which leads to another place")
        with open(path, "rb", opener=_open_plainly) as file:
            if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
                raise Refusal("refused", "it is no regular file")
            yield file
    except OSError as error:
        raise Refusal("refused", f"it cannot be read: {error.strerror or error}") from error


def _open_plainly(path: str, flags: int) -> int:
    """Open a file without following a link, and without waiting for a pipe."""
    return os.open(path, flags | _NOT_FOLLOWED)


def _in_archive(at: _At, file: BinaryIO, budget: Budget, *, deeper: bool) -> Iterator[Found]:
    """Yield the files of an archive; ``deeper`` says whether one in it is opened, too.

    Small ones are read first, so that no large one can use the budget up before.

    Raises:
        Refusal: if it cannot be opened; then nothing was yielded.
    """
    with opened_archive(file, budget) as members:
        numbered = sorted(
            enumerate(members, start=1),
            key=lambda item: (_is_archive_name(item[1].parts[-1]), item[1].size, item[0]),
        )
        if not numbered:
            yield at.foreign("an archive with nothing in it")
        for place, member in numbered:
            inner = at.below(place, member.parts)
            try:
                yield from _member(inner, member, budget, deeper=deeper)
            except Refusal as refusal:
                yield inner.not_read(refusal)


def _member(at: _At, member: Member, budget: Budget, *, deeper: bool) -> Iterator[Found]:
    with member.opened() as stream:
        seen = _look(at, stream)
        content = b"" if isinstance(seen, Found) else _whole(seen, stream)
    if isinstance(seen, Found):
        yield seen
    elif not deeper:
        raise Refusal("refused", "it is an archive in an archive in an archive")
    else:
        with budget.shared() as share:
            yield from _in_archive(at, io.BytesIO(content), share, deeper=False)


def _look(at: _At, stream: Stream) -> Found | bytes:
    """Return the file, read if it may be somebody's work; the first bytes of an archive."""
    if any(_SYSTEM.fullmatch(part) for part in at.parts[1:] or at.parts):
        return at.foreign("left by the computer's own system")
    head = stream.read(_PEEK)
    name = at.parts[-1]
    if head.startswith(_ZIPPED) and _is_archive_name(name):
        return head
    begin = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not (begin.startswith(b"{") or _OURS.search(name) or (head and not begin)):
        return at.foreign("no file of answers")
    return at.read(_whole(head, stream))


def _whole(head: bytes, stream: Stream) -> bytes:
    """Return all bytes of a file.

    Raises:
        Refusal: if there are more than one file may have.
    """
    parts, size = [head], len(head)
    while part := stream.read(_PART):
        parts.append(part)
        size += len(part)
        if size > LARGEST_FILE:
            raise Refusal("refused", f"it is larger than {LARGEST_FILE // 1_000_000} MB")
    return b"".join(parts)


def _is_archive_name(name: str) -> bool:
    """Return whether it is called an archive; a text document is one inside, too."""
    return name.casefold().endswith((".zip", ".zip.txt")) or "." not in name
