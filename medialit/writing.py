"""Writing a file whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from medialit.errors import OutputError

__all__ = ["written_whole"]


@contextmanager
def written_whole(path: str | os.PathLike[str]) -> Iterator[TextIO]:
    """Give a text file that takes the place of ``path`` only when everything is written.

    Until then, and when anything goes wrong (an error, Ctrl-C, a full disk), whatever stood at
    ``path`` is untouched and no half-written file is left.

    Raises:
        OutputError: if the file cannot be written.
    """
    place = Path(path)
    if place.is_dir():
        raise OutputError(f"{place} is a folder. Name a file to write, such as report.html.")
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{place.name[:40]}-", dir=place.parent)
    except OSError as error:
        raise OutputError(
            f"{place} cannot be written: {error.strerror}. Choose a folder that exists and that "
            "you can write to."
        ) from error
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.chmod(_mode_for(place))
        temporary.replace(place)
    except OSError as error:
        raise OutputError(
            f"{place} cannot be written: {error.strerror or error}. Free some space or choose "
            "another place."
        ) from error
    finally:
        temporary.unlink(missing_ok=True)


def _mode_for(place: Path) -> int:
    """Return the permissions that the file has, or that a new one would get."""
    try:
        return place.stat().st_mode & 0o777
    except OSError:
        umask = os.umask(0)
        os.umask(umask)
        return 0o666 & ~umask
