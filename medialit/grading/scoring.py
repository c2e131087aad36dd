"""Grading one item: from the answer as it was handed in to its parts, points and level."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from medialit.cases import Item as Post
from medialit.cases import load_items
from medialit.errors import InputError
from medialit.exercises.keys import MarkKey, load_mark_key
from medialit.exercises.model import Exercise, Item, Key
from medialit.grading import closed, judged
from medialit.grading.marks import grade_marks, read_marks
from medialit.grading.reflections import grade_rewrite, grade_short
from medialit.grading.scores import ItemGrade, no_answer
from medialit.grading.searches import grade_search
from medialit.lateral.pages import Page, load_web

__all__ = ["Grader"]

_Entry = Mapping[str, Any]
_CHOSEN: Mapping[str, Callable[[Item, _Entry, Any], ItemGrade]] = {
    "choice": closed.grade_choice,
    "cards": closed.grade_cards,
    "number": closed.grade_number,
    "swap": closed.grade_swap,
    "ranking": judged.grade_ranking,
    "short": grade_short,
    "rewrite": grade_rewrite,
}


class Grader:
    """Grades answers to one exercise; keys, articles and pages are read once.

    Args:
        exercise: the exercise.
        key: its key, as ``load_key`` gives it.

    Raises:
        InputError: if the key has no entry for an item that needs one, or a passage of it does
            not stand in its article.
    """

    def __init__(self, exercise: Exercise, key: Key) -> None:
        self.exercise, self.key = exercise, key
        self.pages: Mapping[str, Page] = (
            {page.name: page for page in load_web(exercise.case)} if exercise.case else {}
        )
        needed = [i.name for i in exercise.items if i.kind != "reflection" and i.type != "rating"]
        if missing := [name for name in needed if name not in key]:
            raise InputError(
                f"The key of {exercise.name} has no entry for {', '.join(missing)}. Add it to "
                "key.json."
            )
        self.marks: Mapping[str, MarkKey] = {
            item.name: load_mark_key(exercise, item, key[item.name])
            for item in exercise.items
            if item.type == "mark"
        }
        self.posts: Mapping[str, Sequence[Post]] = {
            item.name: load_items(item.entry["form"])
            for item in exercise.items
            if item.type == "rating"
        }

    def grade(self, item: Item, answer: Any, moves: Sequence[Any] = ()) -> ItemGrade:
        """Return the grade of an answer to an item.

        Args:
            item: what was asked.
            answer: what was handed in, as plain data; ``None`` if nothing was.
            moves: the moves in the offline web, for a search.

        Returns:
            A grade with why; an answer of another shape than the item's counts as no answer, and
            the grade says so.
        """
        if answer is None:
            return no_answer(item)
        try:
            return self._grade(item, self.key.get(item.name, {}), answer, moves)
        except InputError as error:
            return no_answer(item, f"What was handed in here cannot be read: {error}")

    def _grade(self, item: Item, key: _Entry, answer: Any, moves: Sequence[Any]) -> ItemGrade:
        if item.type == "mark":
            found = self.marks[item.name]
            marks = read_marks(answer, found, item)
            return grade_marks(item, marks, found) if marks else no_answer(item)
        if item.type == "grid":
            grade = (
                judged.grade_judged_grid if item.kind == "judgement" else closed.grade_keyed_grid
            )
            return grade(item, key, answer)
        if item.type == "rating":
            return closed.grade_posts(item, self.posts[item.name], answer)
        if item.type == "claim":
            return judged.grade_claim(item, key, answer, self.pages)
        if item.type == "search":
            return grade_search(item, key, answer, moves, self.pages)
        return _CHOSEN[item.type](item, key, answer)
