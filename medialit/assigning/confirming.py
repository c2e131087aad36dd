"""Making a draft the key: only when the teacher has decided about everything in it."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from medialit.assigning.building import build_exercise, build_key, build_rubric
from medialit.assigning.deciding import Review, review_draft, what_is_missing
from medialit.assigning.drafts import load_draft
from medialit.assigning.moves import read_moves
from medialit.assigning.toml import toml_text
from medialit.errors import InputError
from medialit.writing import written_whole

__all__ = ["confirm_draft", "is_the_key", "write_exercise"]


def confirm_draft(folder: str | os.PathLike[str], decisions: Iterable[Any]) -> Path:
    """Return the key that a draft has become; ``exercise.toml`` and ``rubric.toml`` fit it.

    Args:
        folder: the assignment's folder, or the teacher's folder in it.
        decisions: the teacher's decisions in order, as ``medialit.assigning.moves`` reads them.

    Raises:
        InputError: if something is still open; the message says how much, and nothing is written.
        OutputError: if it cannot be written.
    """
    draft = load_draft(folder)
    review = review_draft(draft, read_moves(draft, decisions))
    if missing := what_is_missing(review):
        raise InputError(" ".join(missing))
    write_exercise(review, draft.folder)
    path = draft.folder / "key.json"
    _write(path, _key_text(review))
    return path


def is_the_key(review: Review) -> bool | None:
    """Return whether the key in the folder is what the decisions make; ``None`` without a key."""
    try:
        written = (review.draft.folder / "key.json").read_text("utf-8")
        asked = (review.draft.folder / "exercise.toml").read_text("utf-8")
    except OSError:
        return None
    if what_is_missing(review):
        return False
    return written == _key_text(review) and asked == toml_text(build_exercise(review))


def write_exercise(review: Review, folder: Path) -> None:
    """Write what is asked and the rubric; the key is written by ``confirm_draft`` alone.

    Raises:
        OutputError: if it cannot be written.
    """
    _write(folder / "exercise.toml", toml_text(build_exercise(review)))
    rubric = build_rubric(review)
    _write(folder / "rubric.toml", toml_text(rubric))


def _key_text(review: Review) -> str:
    return json.dumps(build_key(review), ensure_ascii=False, indent=1) + "\n"


def _write(path: Path, text: str) -> None:
    with written_whole(path) as file:
        file.write(text)
