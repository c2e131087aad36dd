"""Files that come from the browser in pieces: on a server there is no path to a teacher's disk."""

from __future__ import annotations

import re
import shutil
import tempfile
import weakref
from pathlib import Path
from typing import Any

from medialit.errors import InputError, OutputError

__all__ = ["LARGEST", "Uploads"]

#: How many bytes all files together may have.
LARGEST = 600_000_000
_MOST = 5000
_LONGEST = 180  # bytes of a name: file systems take 255
_UNFIT = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


class Uploads:
    """Keeps what the browser sends in a temporary folder, until it was used.

    Each file has a folder of its own: two files may have one name, and the name tells whose it is.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._paths: dict[str, Path] = {}
        self._size = 0

    def paths(self) -> tuple[Path, ...]:
        """Return where the files are, in the order in which they came."""
        return tuple(self._paths.values())

    @property
    def folder(self) -> Path | None:
        """The temporary folder, if something came."""
        return self._folder

    def take(self, content: dict[str, Any], piece: bytes) -> int:
        """Add a piece to its file; return how many bytes of the file are there.

        Args:
            content: ``{"file": any id, "name": …, "at": how many bytes came before}``.
            piece: the bytes.

        Raises:
            InputError: if a piece is missing, or there is too much of it.
            OutputError: if the computer's temporary folder is full.
        """
        key, at = str(content.get("file")), content.get("at")
        self._size += len(piece)
        if self._size > LARGEST or len(self._paths) > _MOST:
            raise InputError(
                f"These are more than {LARGEST // 1_000_000} MB or {_MOST:,} files. Put them into "
                "a folder beside the notebooks, and type where it is."
            )
        path = self._paths.get(key) or self._begin(key, str(content.get("name")))
        have = path.stat().st_size if path.exists() else 0
        if at != have:
            raise InputError(f"A piece of {path.name} is missing. Choose the files again.")
        try:
            with path.open("ab") as file:
                file.write(piece)
        except OSError as error:
            raise OutputError(
                f"{path.name} cannot be kept: {error.strerror or error}. Free some space, then "
                "choose the files again."
            ) from error
        return have + len(piece)

    def clear(self) -> None:
        """Delete all of it."""
        for path in self._paths.values():
            path.unlink(missing_ok=True)
        self._paths, self._size = {}, 0

    def _begin(self, key: str, name: str) -> Path:
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="medialit-"))
                weakref.finalize(self, shutil.rmtree, self._folder, ignore_errors=True)
            place = self._folder / str(len(self._paths) + 1)
            place.mkdir(exist_ok=True)
        except OSError as error:
            raise OutputError(
                f"There is no room for files: {error.strerror or error}. Free some space, then "
                "choose them again."
            ) from error
        self._paths[key] = place / _fitting(name)
        return self._paths[key]


def _fitting(name: str) -> str:
    r"""Return a name that any disk takes, with its beginning and its end as they were.

    Example:
        >>> _fitting("C:\\work\\doejane_41_9277_K7QF-2M9T.medialit.json")
        'doejane_41_9277_K7QF-2M9T.medialit.json'
    """
    last = re.split(r"[\\/]", name)[-1]
    clean = _UNFIT.sub("_", last.encode("utf-8", "replace").decode()).strip(". ") or "file"
    while len(clean.encode()) > _LONGEST:
        half = len(clean) // 2
        clean = clean[: half - 1] + clean[half + 1 :]
    return clean
