"""The levels that a teacher gives to reflections: appended to a file, never overwritten."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import cast, get_args

from medialit.errors import InputError, OutputError
from medialit.exercises.model import LEVELS, Level

__all__ = ["Review", "add_review", "load_reviews"]

_FIELDS = ("code", "item", "answer", "level", "comment", "time")
_LONGEST = 5000


@dataclass(frozen=True, slots=True)
class Review:
    """What a teacher said of an answer.

    Attributes:
        code, item: whose answer to what.
        answer: the digest of the answer that was read; a newer answer has to be read again.
        level: the level that was given; ``""`` takes an earlier one back.
        comment: words to the learner.
        time: when, in UTC.
    """

    code: str
    item: str
    answer: str
    level: Level | str
    comment: str
    time: str


def load_reviews(path: Path) -> tuple[Mapping[tuple[str, str], Review], tuple[str, ...]]:
    """Return the last review of each code and item, and a sentence for each line left out.

    Args:
        path: ``reviews.jsonl``; without the file there are none.

    Raises:
        InputError: if the file cannot be read.
    """
    try:
        lines = path.read_text("utf-8", errors="replace").splitlines()
    except FileNotFoundError:
        return {}, ()
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    reviews: dict[tuple[str, str], Review] = {}
    notes: list[str] = []
    for number, line in enumerate(lines, start=1):
        review = _read(line)
        if review is not None:
            reviews[review.code, review.item] = review
        elif line.strip():
            notes.append(f"Line {number} of {path.name} is no review; it was left out.")
    return {key: each for key, each in reviews.items() if each.level}, tuple(notes)


def add_review(path: Path, review: Review) -> None:
    """Append a review, and wait until it is on disk.

    Raises:
        InputError: if the level is none, or the comment is too long.
        OutputError: if it cannot be written; what was there stays.
    """
    if review.level and review.level not in LEVELS:
        raise InputError(f"There is no level {review.level!r}. Choose: {', '.join(LEVELS)}.")
    if len(review.comment) > _LONGEST:
        raise InputError(f"A comment has at most {_LONGEST:,} characters. Make it shorter.")
    line = json.dumps(asdict(review), ensure_ascii=True) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        torn = path.exists() and not path.read_bytes().endswith(b"\n") and path.stat().st_size > 0
        with path.open("a", encoding="ascii", newline="\n") as file:
            file.write("\n" * torn + line)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        raise OutputError(
            f"The level was NOT saved: {path} cannot be written ({error.strerror or error}). Free "
            "some space or choose another folder, then give it again."
        ) from error


def _read(line: str) -> Review | None:
    try:
        data = json.loads(line)
        fields = [data[name] for name in _FIELDS]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    if not all(isinstance(each, str) for each in fields):
        return None
    review = Review(*fields)
    return review if review.level in ("", *get_args(Level)) else None


def as_level(review: Review) -> Level:
    """Return the level of a review that has one."""
    return cast(Level, review.level)
