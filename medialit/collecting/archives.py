"""Zip archives read in memory, with limits that count what is really unpacked.

Nothing is extracted: no file is written, and no name from an archive is used as a path. The limits
are ours: a learner's file has some hundred kilobytes, and a class some hundred files.
"""

from __future__ import annotations

import encodings.cp437  # noqa: F401 - names of older archives: no archive makes Python import it
import io
import re
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO, BinaryIO, Literal, Protocol

__all__ = [
    "LARGEST_FILE",
    "MOST_ENTRIES",
    "MOST_UNPACKED",
    "Budget",
    "Member",
    "Refusal",
    "Stream",
    "opened_archive",
]

#: How many bytes one file may have, unpacked.
LARGEST_FILE = 20_000_000
#: How many bytes all files of an archive may have together, unpacked.
MOST_UNPACKED = 500_000_000
#: How many entries an archive may have, those of archives in it among them.
MOST_ENTRIES = 5_000

_LARGEST_LIST = 8_000_000  # bytes of an archive's own list of names: 5,000 need about 1 million
_SHARE = 5  # an archive in an archive may take a fifth: one learner leaves room for the others
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # LZMA may ask for gigabytes
_OUTWARD = re.compile(r"[\\/]|[A-Za-z]:|(?:.*[\\/])?\.\.(?:[\\/]|\Z)", re.DOTALL)


class Refusal(Exception):
    """Why something cannot be read; its text is for the teacher.

    Attributes:
        status: *refused* when we do not want to, *damaged* when nobody could.
    """

    def __init__(self, status: Literal["refused", "damaged"], reason: str) -> None:
        super().__init__(reason)
        self.status = status
        self.reason = reason


class Stream(Protocol):
    """Bytes that are read a part at a time."""

    def read(self, size: int, /) -> bytes:
        """Return at most so many bytes; fewer only at the end."""


@dataclass(slots=True)
class Budget:
    """What may still be unpacked of one archive, archives in it counted in."""

    unpacked: int = MOST_UNPACKED
    entries: int = MOST_ENTRIES

    @contextmanager
    def shared(self) -> Iterator[Budget]:
        """Give the budget of an archive in it, and take what it used from this one."""
        unpacked = min(self.unpacked, MOST_UNPACKED // _SHARE)
        entries = min(self.entries, MOST_ENTRIES // _SHARE)
        share = Budget(unpacked, entries)
        try:
            yield share
        finally:
            self.unpacked -= unpacked - share.unpacked
            self.entries -= entries - share.entries


@dataclass(frozen=True, slots=True)
class Member:
    """A file of an archive.

    Attributes:
        name: its path as the archive has it; only ever looked at.
        archive, info, budget: what it is read with.
    """

    name: str
    archive: zipfile.ZipFile
    info: zipfile.ZipInfo
    budget: Budget

    @property
    def parts(self) -> tuple[str, ...]:
        """The names of its folders and its own."""
        return tuple(part for part in re.split(r"[\\/]", self.name) if part) or ("",)

    @property
    def size(self) -> int:
        """How many bytes it says it has; no more are ever read."""
        return self.info.file_size

    @contextmanager
    def opened(self) -> Iterator[Stream]:
        """Give the unpacked bytes as a stream; read from it only, within the block.

        Raises:
            Refusal: if it is not to be read, or cannot be.
        """
        if reason := _why_not(self.info):
            raise Refusal("refused", reason)
        try:
            with self.archive.open(self.info) as packed:
                yield _Metered(packed, self.budget)
        except Refusal:
            raise
        except (zipfile.BadZipFile, zlib.error, EOFError) as error:
            raise Refusal("damaged", "it is damaged within the archive") from error
        except Exception as error:  # whatever a made-up archive leads zipfile into
            raise Refusal("damaged", f"it cannot be unpacked ({type(error).__name__})") from error


@contextmanager
def opened_archive(file: BinaryIO, budget: Budget) -> Iterator[tuple[Member, ...]]:
    """Give the files of an archive, sorted by their names; folders are none.

    Args:
        file: the archive's bytes, open for reading.
        budget: what may be unpacked; the number of entries is taken from it.

    Raises:
        Refusal: if it is no archive, or has too many entries.
    """
    archive = _open(file)
    with archive:
        infos = archive.infolist()
        if len(infos) > budget.entries:
            raise Refusal("refused", f"the archive has more than {MOST_ENTRIES:,} entries")
        budget.entries -= len(infos)
        files = [info for info in infos if not info.is_dir()]
        files.sort(key=lambda info: (info.filename, info.CRC, info.file_size))
        yield tuple(Member(info.filename, archive, info, budget) for info in files)


def _open(file: BinaryIO) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(_Guarded(file))
    except Refusal:
        raise
    except Exception as error:  # a cut or made-up list leads zipfile into many kinds
        raise Refusal(
            "damaged", "the archive cannot be opened: it may be cut off; download it again"
        ) from error


def _why_not(info: zipfile.ZipInfo) -> str:
    """Return why an entry is not read, ``""`` if it is."""
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK:
        return "it is a link, which leads to another place"
    if kind not in (0, stat.S_IFREG):
        return "it is no regular file"
    if _OUTWARD.match(info.filename):
        return "its path leads out of the archive"
    if info.flag_bits & 0x1:
        return "it is locked with a password"
    if info.compress_type not in _METHODS:
        return "it is packed in a way that is not read here"
    return ""


class _Guarded(io.RawIOBase):
    """An archive's file that gives no more at once than a list of names may have."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file

    def read(self, size: int | None = -1) -> bytes:
        if size is not None and size > _LARGEST_LIST:
            raise Refusal("refused", f"the archive has more than {MOST_ENTRIES:,} entries")
        return self._file.read(_LARGEST_LIST if size is None or size < 0 else size)

    def seek(self, offset: int, whence: int = 0) -> int:
        return self._file.seek(offset, whence)

    def tell(self) -> int:
        return self._file.tell()

    def seekable(self) -> bool:
        return True

    def readable(self) -> bool:
        return True


class _Metered:
    """A stream that takes each byte that is really unpacked from a budget."""

    def __init__(self, packed: IO[bytes], budget: Budget) -> None:
        self._packed = packed
        self._budget = budget

    def read(self, size: int, /) -> bytes:
        if size > self._budget.unpacked:
            raise Refusal(
                "refused",
                f"the archive is too large: more than {MOST_UNPACKED // 1_000_000} MB unpacked, or "
                f"a {_SHARE}th of it for an archive in an archive",
            )
        found = self._packed.read(size)
        self._budget.unpacked -= len(found)
        return found
