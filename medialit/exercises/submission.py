"""What a learner hands in: the events of one exercise as one file, with a hash against accidents.

Nothing in it is executed, and no score is read from it: only the answers count.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from medialit.classroom.events import Event, event_to_dict
from medialit.classroom.work import COURSE

__all__ = ["FIELDS", "SUBMISSION", "SUFFIX", "digest", "file_name", "journal_name", "pack_answers"]

#: The name and version of the file.
SUBMISSION = "medialit.submission/1"
#: How the file's name ends, after the learner's code.
SUFFIX = ".medialit.json"
#: What stands in such a file, and nothing else.
FIELDS = ("schema", "course", "code", "exercise", "package", "handed_in", "events", "sha256")


def journal_name(exercise: str, package: str = "") -> str:
    """Return the name under which the journal keeps the answers to an exercise.

    Example:
        >>> journal_name("02-source-audit", "7c9e66")
        '02-source-audit-7c9e66'
    """
    return f"{exercise}-{package}" if package else exercise


def pack_answers(
    events: Iterable[Event], *, exercise: str, package: str, code: str, handed_in: str
) -> dict[str, Any]:
    """Return the file that a learner hands in, as plain data.

    Args:
        events: all events of the exercise's journal.
        exercise: its name.
        package: the id of the package that the teacher handed out; ``""`` without one.
        code: the learner's random code.
        handed_in: when, in ISO 8601 with the offset from UTC.
    """
    content: dict[str, Any] = {
        "schema": SUBMISSION,
        "course": COURSE,
        "code": code,
        "exercise": exercise,
        "package": package,
        "handed_in": handed_in,
        "events": [event_to_dict(event) for event in events],
    }
    return {**content, "sha256": digest(content)}


def digest(content: Mapping[str, Any]) -> str:
    """Return the SHA-256 of a file's content without its ``sha256``, as 64 hexadecimal digits.

    Example:
        >>> digest({"b": 1, "a": 2}) == digest({"a": 2, "b": 1, "sha256": "x"})
        True
    """
    rest = {key: value for key, value in content.items() if key != "sha256"}
    text = json.dumps(rest, sort_keys=True, ensure_ascii=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def file_name(code: str) -> str:
    """Return the name of a learner's file, such as ``K7QF-2M9T.medialit.json``."""
    return f"{code}{SUFFIX}"
