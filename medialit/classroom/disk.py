"""Lines of JSON in a file: appended so that they stay, and read on from where one stopped."""

from __future__ import annotations

import errno
import json
import os
import stat
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

from medialit.classroom.events import Event, event_from_dict, event_to_dict
from medialit.classroom.merging import Key, key_of
from medialit.errors import InputError

__all__ = ["JournalFile", "append", "find_journals", "lines_of", "read_lines"]

_ANCHOR = 4096
_MOST_FAULTS = 3
#: What a folder answers on a system that cannot wait for it to be on disk.
_NO_WAITING = {errno.EINVAL, errno.ENOTSUP, errno.ENOSYS, errno.EBADF, errno.EACCES, errno.EPERM}


def find_journals(folder: Path) -> list[Path]:
    """Return the files of answers in a folder, in order; none if there is no such folder.

    Raises:
        OSError: if there is one that cannot be read.
    """
    try:
        names = sorted(os.listdir(folder))  # noqa: PTH208 - Path.glob hides that it may not read
    except FileNotFoundError:
        return []
    return [folder / name for name in names if name.endswith(".jsonl") and name[0] != "."]


def lines_of(events: Iterable[Event]) -> bytes:
    """Return events as lines of JSON in ASCII."""
    return "".join(json.dumps(event_to_dict(event)) + "\n" for event in events).encode("ascii")


def read_lines(content: bytes, name: str, *, first: int = 1) -> tuple[list[Event], list[str]]:
    """Return the events in the bytes of a journal, and a sentence for each line that has none.

    Args:
        content: lines of JSON. A last line that a crash has torn is left out.
        name: what to call the file in a sentence.
        first: the number of the first line.
    """
    found: list[Event] = []
    faults: list[str] = []
    lines = content.split(b"\n")
    for number, line in enumerate(lines, start=first):
        if not line.strip():
            continue
        try:
            found.append(event_from_dict(json.loads(line)))
        except (ValueError, RecursionError, InputError):
            torn = number == first + len(lines) - 1
            what = "is torn: it was being written" if torn else "cannot be read"
            faults.append(f"Line {number} of {name} {what}. It was left out; the rest is fine.")
    return found, faults


def append(path: Path, content: bytes) -> None:
    """Add bytes to a file and wait until they are on disk; on failure leave it as it was.

    Raises:
        OSError: if they could not be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags, 0o644)
    try:
        size = os.fstat(descriptor).st_size
        try:
            if size and _last_byte(descriptor) != b"\n":
                content = b"\n" + content  # close a line that a crash has torn
            while content:  # a disk that is nearly full takes a part
                content = content[os.write(descriptor, content) :]
            _sync(descriptor)
            if size == 0:
                _sync_folders(path)
        except BaseException:
            with suppress(OSError):
                os.ftruncate(descriptor, size)
            raise
    finally:
        os.close(descriptor)


class JournalFile:
    """A file of answers that is read again and again while others write to it.

    Attributes:
        keys: those of the events that are in the file as it is now.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.keys: set[Key] = set()
        self._mark: tuple[int, ...] = ()
        self._faults: list[str] = []
        self._torn: list[str] = []
        self._end, self._line, self._anchor = 0, 1, b""

    @property
    def notes(self) -> list[str]:
        """What could not be read: a sentence for each of the first lines, and how many more."""
        more = len(self._faults) - _MOST_FAULTS
        counted = [f"{more} more lines of {self.path.name} cannot be read."] if more > 0 else []
        return [*self._faults[:_MOST_FAULTS], *counted, *self._torn]

    def read_on(self) -> list[Event]:
        """Return what is new since the last call; all there is, if it is another file by now.

        Raises:
            OSError: if it cannot be read.
        """
        status = self.path.stat()
        mark = (status.st_ino, status.st_size, status.st_mtime_ns)
        if mark == self._mark:
            return []
        if not stat.S_ISREG(status.st_mode):
            raise OSError(errno.EINVAL, "it is no file")
        with self.path.open("rb") as file:
            if not self._goes_on(file):
                self._begin_again()
            file.seek(self._end)
            content = file.read()
        cut = content.rfind(b"\n") + 1
        found, faults = read_lines(content[:cut], self.path.name, first=self._line)
        self._line += content.count(b"\n")
        last, self._torn = read_lines(content[cut:], self.path.name, first=self._line)
        self._faults += faults
        self._end += cut
        self._anchor = (self._anchor + content[:cut])[-_ANCHOR:]
        self._mark = mark
        self.keys.update(map(key_of, found + last))
        return found + last

    def _begin_again(self) -> None:
        self.keys, self._faults, self._torn = set(), [], []
        self._end, self._line, self._anchor = 0, 1, b""

    def _goes_on(self, file: BinaryIO) -> bool:
        """Return whether what was read last stands where it stood: else the file was replaced."""
        file.seek(self._end - len(self._anchor))
        return file.read(len(self._anchor)) == self._anchor


def _last_byte(descriptor: int) -> bytes:
    os.lseek(descriptor, -1, os.SEEK_END)
    return os.read(descriptor, 1)


def _sync(descriptor: int) -> None:
    """Wait until a file is on disk."""
    if sys.platform == "darwin":  # fsync leaves it in the disk's own memory there
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(descriptor, fcntl.F_FULLFSYNC)
            return
    os.fsync(descriptor)


def _sync_folders(path: Path) -> None:
    """Wait until the names of a new file and of the folders it is in are on disk, too."""
    for folder in path.parents[:3] if os.name == "posix" else ():
        try:
            descriptor = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
        except OSError as error:
            if error.errno not in _NO_WAITING:
                raise
