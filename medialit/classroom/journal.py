"""A learner's answers as JSON events, on disk before the page says that they are saved.

One file a session, ``work/<lesson>/<session>.jsonl``; events are only ever appended. Reading merges
all sessions of a lesson by time, so nothing that was saved is overwritten.
"""

from __future__ import annotations

import json
import os
import re
import secrets
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from medialit.errors import OutputError

__all__ = ["Journal", "work_folder"]

_SESSION = f"{datetime.now(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"


def work_folder() -> Path:
    """Return the folder for answers: ``work`` beside ``notebooks``, or in the current folder."""
    here = Path.cwd()
    return (here.parent if here.name == "notebooks" else here) / "work"


class Journal:
    """The journal of one lesson.

    Args:
        lesson: the lesson's name, such as ``02``; letters, digits, ``-`` and ``_`` only.
        folder: where the work is kept; ``work_folder()`` if left out.
    """

    def __init__(self, lesson: str, *, folder: Path | None = None) -> None:
        if not re.fullmatch(r"[\w-]{1,60}", lesson):
            raise ValueError(f"a lesson's name has letters, digits, - and _ only, not {lesson!r}")
        self.folder = (folder or work_folder()) / lesson
        self.path = self.folder / f"{_SESSION}.jsonl"

    def record(self, name: str, value: Any) -> str:
        """Append an answer, and return the local time (HH:MM) once it is safely on disk.

        Raises:
            OutputError: if it could not be written; what was saved before is untouched.
        """
        now = datetime.now(UTC)
        event = {"time": now.isoformat(), "name": name, "value": value}
        line = json.dumps(event, ensure_ascii=True) + "\n"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with self.path.open("a+b") as file:
                if file.tell() and not _ends_with_newline(file):
                    line = "\n" + line  # close a line that was torn by a crash
                file.write(line.encode("ascii"))
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise OutputError(
                f"NOT saved: {self.path} cannot be written ({error.strerror}). Copy your answer to "
                "a safe place, free some space or ask your teacher, then press the button again."
            ) from error
        return f"{now.astimezone():%H:%M}"

    def events(self) -> list[dict[str, Any]]:
        """Return all readable events of all sessions, by time; torn lines are left out."""
        found: list[dict[str, Any]] = []
        for path in sorted(self.folder.glob("*.jsonl")):
            try:
                lines = path.read_bytes().splitlines()
            except OSError:
                continue
            for line in lines:
                try:
                    event = json.loads(line)
                    if isinstance(event["time"], str) and isinstance(event["name"], str):
                        found.append({"value": None, **event})
                except (ValueError, KeyError, TypeError, RecursionError):
                    continue
        return sorted(found, key=lambda event: event["time"])

    def latest(self, name: str) -> Any:
        """Return the last saved answer of that name, or ``None``."""
        for event in reversed(self.events()):
            if event["name"] == name:
                return event["value"]
        return None


def _ends_with_newline(file: Any) -> bool:
    file.seek(-1, os.SEEK_END)
    return bool(file.read(1) == b"\n")
