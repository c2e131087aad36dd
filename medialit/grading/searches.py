"""Grading a search in the offline web: the path by the published rubric, never a page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, cast

from medialit.errors import InputError
from medialit.exercises.model import LEVELS, Item, Level
from medialit.grading.scores import ItemGrade, Part, PartStatus, grade_of_parts, no_answer
from medialit.lateral.moves import Move, accept_move, moves_until_done, path_of
from medialit.lateral.pages import Page
from medialit.lateral.scoring import Criterion, Status, Task, rate_path

__all__ = ["grade_search"]

_CREDIT: Mapping[Status, tuple[float, PartStatus]] = {
    "met": (1.0, "agreed"),
    "partly": (0.5, "partly"),
    "not yet": (0.0, "missed"),
}
_MOST = 40


def grade_search(
    item: Item,
    key: Mapping[str, Any],
    answer: Any,
    moves: Sequence[Any],
    pages: Mapping[str, Page],
) -> ItemGrade:
    """Return the grade of a path: each criterion of ``lateral/rubric.toml`` with what shows it.

    Args:
        item: what was asked.
        key: the pages that hold an answer.
        answer: the learner's notes.
        moves: what the learner did, in order; a move that cannot be read is left out.
        pages: the pages of the case's web, by their names.
    """
    pictures = {page.picture for page in pages.values() if page.picture}
    known: list[Move] = []
    for move in moves:
        try:
            known.append(accept_move(move, pages=pages, pictures=pictures))
        except InputError:
            continue
    notes = _notes(answer)
    if not known and not notes:
        return no_answer(item)
    task = Task(pages, item.entry["start"], tuple(key.get("answers", ())), notes)
    rating = rate_path(path_of(moves_until_done(known), pages), task)
    parts = [_part(criterion) for criterion in rating.criteria]
    share = _within(cast(Level, rating.level), sum(part.credit for part in parts) / len(parts))
    met = sum(part.status == "agreed" for part in parts)
    said = f"{met} of {len(parts)} criteria of a good path are met. No page was rated."
    next_step = next((c.next_step for c in rating.criteria if c.next_step), "")
    return grade_of_parts(item, parts, said=said, next_step=next_step, share=share)


def _within(level: Level, share: float) -> float:
    """Return the share nearest to one's own that has the level which the path's rubric gives."""
    least = LEVELS[level]
    most = min((start for start in LEVELS.values() if start > least), default=1.01) - 0.01
    return min(max(share, least), most)


def _notes(answer: Any) -> list[dict[str, str]]:
    notes = answer.get("notes") if isinstance(answer, Mapping) else None
    if not isinstance(notes, list):
        raise InputError("the notes are no list.")
    texts = [
        {key: str(note.get(key) or "") for key in ("text", "page")}
        for note in notes[:_MOST]
        if isinstance(note, Mapping)
    ]
    return [note for note in texts if note["text"].strip()]


def _part(criterion: Criterion) -> Part:
    credit, status = _CREDIT[criterion.status]
    return Part(
        criterion.title,
        status,
        " ".join(criterion.evidence),
        criterion.question,
        f"{criterion.verdict} What the log cannot see: {criterion.cannot_see}",
        credit,
    )
