"""Damaged lines of a journal, put aside so that nothing is deleted."""

from __future__ import annotations

import os
import stat
import time
from pathlib import Path

from medialit.classroom.disk import append, read_lines

__all__ = ["heal"]

_PATIENCE = 0.5  # seconds in which a line that is being written is finished


def heal(path: Path) -> int | None:
    """Return how many damaged lines were put into ``<session>.damaged`` beside a journal.

    In the journal blanks take their place: nothing moves, so another session may go on writing.

    Args:
        path: the journal. One without a single answer is somebody else's file: it is left alone,
            and ``None`` comes back.

    Raises:
        OSError: if it could not be read or written; damaged lines are then where they were.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        return None
    damaged = _damaged(path.read_bytes())
    if not damaged:
        return None if damaged is None else 0
    time.sleep(_PATIENCE)
    still = _damaged(path.read_bytes()) or {}
    damaged = {start: line for start, line in damaged.items() if still.get(start) == line}
    if not damaged:
        return 0
    append(path.with_suffix(".damaged"), b"".join(line + b"\n" for line in damaged.values()))
    with path.open("r+b") as file:
        for start, line in damaged.items():
            file.seek(start)
            file.write(b" " * len(line))
        file.flush()
        os.fsync(file.fileno())
    return len(damaged)


def _damaged(content: bytes) -> dict[int, bytes] | None:
    """Return the lines that hold no answer, with their places; ``None`` if no line holds one."""
    damaged: dict[int, bytes] = {}
    start = 0
    lines = content.split(b"\n")
    for line in lines:
        if read_lines(line, "")[1]:
            damaged[start] = line
        start += len(line) + 1
    full = sum(1 for line in lines if line.strip())
    return None if damaged and full == len(damaged) else damaged
