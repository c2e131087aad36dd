"""What learners made of the posts of the two tests: telling apart, and leaning."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from medialit.cases import load_items
from medialit.cases.items import Item as Post
from medialit.cases.items import key_of
from medialit.classroom.discrimination import Judgment
from medialit.exercises.model import Exercise, Item

__all__ = ["SURE", "judgments_of", "keeps_its_key", "posts_of", "rating_of"]

#: How sure somebody can be, the least sure first; the widgets have the same words.
SURE = ("I am guessing", "not very sure", "quite sure", "certain")


def rating_of(exercise: Exercise) -> Item | None:
    """Return the item in which posts are judged, if the exercise has one."""
    return next((item for item in exercise.items if item.type == "rating"), None)


def keeps_its_key(item: Item) -> bool:
    """Return whether nobody may learn yet which posts were which: before the second test."""
    return item.type == "rating" and item.entry["form"] == "a"


def posts_of(item: Item) -> tuple[Post, ...]:
    """Return the posts that are judged in an item."""
    return load_items(item.entry["form"])


def judgments_of(posts: Sequence[Post], answer: Any) -> tuple[Judgment, ...]:
    """Return each post that was judged; one without a yes or a no is left out."""
    ratings = answer.get("ratings") if isinstance(answer, Mapping) else None
    if not isinstance(ratings, Mapping):
        return ()
    found = []
    for post in posts:
        said = ratings.get(key_of(post))
        if isinstance(said, Mapping) and isinstance(rely := said.get("rely"), bool):
            sure = said.get("sure")
            number = SURE.index(sure) + 1.0 if sure in SURE else None
            found.append(Judgment(post.trustworthy, rely, number))
    return tuple(found)
