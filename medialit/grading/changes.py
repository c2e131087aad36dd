"""What a new grading changed, for whom, and why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

__all__ = ["Change", "find_changes"]

_Grades = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """A score that is another one now.

    Attributes:
        code: whose.
        item: of what; ``""`` for a learner who is new, or not there any more.
        before, after: the points; ``None`` where there are none (yet).
        why: in words.
    """

    code: str
    item: str
    before: float | None
    after: float | None
    why: str


def find_changes(before: Sequence[_Grades], after: Sequence[_Grades]) -> tuple[Change, ...]:
    """Return every difference between two gradings, by code and item.

    Args:
        before: the grades of the last time, as ``grades.json`` has them.
        after: those of now.
    """
    old = {grade["code"]: grade for grade in before}
    new = {grade["code"]: grade for grade in after}
    changes: list[Change] = []
    for code in sorted(old.keys() | new.keys()):
        if code not in old:
            changes.append(Change(code, "", None, new[code]["score"], "graded for the first time"))
        elif code not in new:
            changes.append(Change(code, "", old[code]["score"], None, "no file is there any more"))
        else:
            changes += _of_items(code, old[code]["items"], new[code]["items"])
    return tuple(changes)


def _of_items(code: str, before: Sequence[_Grades], after: Sequence[_Grades]) -> Iterator[Change]:
    old = {item["item"]: item for item in before}
    for item in after:
        was = old.pop(item["item"], None)
        if was is None:
            yield Change(code, item["item"], None, item["score"], "the item is new")
        elif (was["score"], was["level"]) != (item["score"], item["level"]):
            yield Change(code, item["item"], was["score"], item["score"], _why(was, item))
    for name, was in old.items():
        yield Change(code, name, was["score"], None, "the item was taken out")


def _why(was: _Grades, item: _Grades) -> str:
    reasons = []
    if was.get("key_digest") != item.get("key_digest"):
        reasons.append("its key or points were changed")
    if was.get("answer_digest") != item.get("answer_digest"):
        reasons.append("another answer was handed in")
    if was["status"] != item["status"] or was["said"] != item["said"]:
        reasons += ["you gave a level"] if item["kind"] == "reflection" else []
    return " and ".join(reasons) or "medialit grades it in another way now"
