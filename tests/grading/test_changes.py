"""What a new grading changed: for whom, and why."""

from __future__ import annotations

from typing import Any

import pytest

from medialit.grading.changes import find_changes

BASE = {
    "item": "marks",
    "kind": "checked",
    "score": 4.0,
    "level": "emergent",
    "status": "answered",
    "said": "So.",
    "key_digest": "k1",
    "answer_digest": "a1",
}


def grades(**item: Any) -> list[dict[str, Any]]:
    return [{"code": "AAAA-2222", "score": 4.0, "items": [{**BASE, **item}]}]


REASONS = [
    ({"score": 5.0, "key_digest": "k2"}, "its key or points were changed"),
    ({"score": 5.0, "answer_digest": "a2"}, "another answer was handed in"),
    (
        {"score": 5.0, "key_digest": "k2", "answer_digest": "a2"},
        "its key or points were changed and another answer was handed in",
    ),
    ({"score": 5.0, "kind": "reflection", "said": "Good."}, "you gave a level"),
    ({"score": 5.0}, "medialit grades it in another way now"),
]


@pytest.mark.parametrize(("item", "why"), REASONS)
def test_a_change_says_why(item, why):
    """The digests of key and answer, and the teacher's words, tell where it comes from."""
    (change,) = find_changes(grades(), grades(**item))
    assert (change.code, change.item, change.before, change.after) == ("AAAA-2222", "marks", 4, 5)
    assert change.why == why


def test_the_same_grades_are_no_change():
    """A key that was changed without any point changing is none."""
    assert find_changes(grades(), grades(key_digest="k2")) == ()


def test_learners_who_came_or_went_are_named():
    """A first grade and one that is not there any more are changes without an item."""
    assert [c.why for c in find_changes([], grades())] == ["graded for the first time"]
    assert [c.why for c in find_changes(grades(), [])] == ["no file is there any more"]
