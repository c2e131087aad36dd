"""What students wrote, for a teacher to read: each answer with what it takes to judge it."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from medialit.collecting.names import Names, load_names
from medialit.errors import InputError
from medialit.exercises.model import Exercise, Item, Rubric
from medialit.grading.assignment import Assignment, open_assignment
from medialit.grading.grades import Answers, digest_of, grade_answers
from medialit.grading.page import plain_text, points
from medialit.grading.reflections import SHARES
from medialit.grading.reviews import Review, add_review
from medialit.grading.scores import ItemGrade
from medialit.widgets.reflections_words import (
    about_in_words,
    exemplar_in_words,
    one_line,
    parts_in_words,
)

__all__ = ["Reading", "Readings"]

_FIELDS = ("code", "item", "answer", "level", "comment", "time")
#: The last line of each answer in ``reviews.jsonl``, one that takes a level back among them.
_Lines = Mapping[tuple[str, str], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer that a person reads.

    Attributes:
        code, item: whose answer to what.
        digest: of the answer, so that a newer one is told from it.
        parts: what it consists of, each with what it is called.
        level: the level that this answer was given; ``""`` before.
        comment: the words to the learner, also those without a level yet.
        at: when they were kept, in UTC; ``""`` before.
        earlier: the level and the comment of an answer before this one; ``""`` if there is none.
    """

    code: str
    item: str
    digest: str
    parts: tuple[tuple[str, str], ...]
    level: str
    comment: str
    at: str
    earlier: str


class Readings:
    """All answers of an assignment that a person reads, and the levels that were given.

    Args:
        place: the folder of the assignment.

    Raises:
        InputError: if there is no such assignment, or its files cannot be read.
    """

    def __init__(self, place: Path) -> None:
        self._assignment: Assignment = open_assignment(place)
        self._items = [i for i in self.exercise.items if i.kind == "reflection"]
        self._answers = {each.code: each for each in self._assignment.answers}
        self._others: dict[str, Mapping[str, ItemGrade]] = {}

    @property
    def exercise(self) -> Exercise:
        """What was asked."""
        return self._assignment.exercise

    @cached_property
    def names(self) -> Names:
        """The names that are known, to keep them out of what is shown."""
        return load_names(self._assignment.place)

    @property
    def items(self) -> Mapping[str, dict[str, Any]]:
        """What was asked in each item that a person reads, and what each level means."""
        return {item.name: self._about(item) for item in self._items}

    def entries(self) -> Iterator[Reading]:
        """Yield every answer that there is to read, by code and item; as the files are now."""
        lines = _last_lines(self._assignment.reviews_file)
        for code, answers in sorted(self._answers.items()):
            for item in self._items:
                if reading := self._reading(answers, item, lines.get((code, item.name), {})):
                    yield reading

    def about(self, code: str, name: str) -> list[str]:
        """Return the answer that an item's answer justifies, a line for each of its parts."""
        target = self._item(name).entry.get("about")
        if not isinstance(target, str) or code not in self._answers:
            return []
        item = self.exercise.item(target)
        value = self._answers[code].answers.get(target)
        pages = {name: page.title for name, page in self._assignment.grader.pages.items()}
        return about_in_words(item, value, self._graded(code)[target], pages)

    def heading_of_about(self, name: str) -> str:
        """Return what the item is called whose answer is justified; ``""`` without one."""
        target = self._item(name).entry.get("about")
        return self.exercise.item(target).heading if isinstance(target, str) else ""

    def others(self, code: str) -> list[str]:
        """Return what grading says of the learner's other items, a line each."""
        graded = self._graded(code)
        return [
            one_line(item, graded[item.name])
            for item in self.exercise.items
            if item.kind != "reflection"
        ]

    def give(self, code: str, item: str, digest: str, *, level: str, comment: str) -> Review:
        """Keep a level and a comment; return what was kept, once it is on disk.

        Raises:
            InputError: if there is no such answer or level, or the comment is too long.
            OutputError: if it cannot be written.
        """
        if code not in self._answers or item not in self.items:
            raise InputError("This answer is not there any more. Run the cell of this page again.")
        now = datetime.now(UTC).isoformat(timespec="seconds")
        review = Review(code, item, digest, level, comment, now)
        add_review(self._assignment.reviews_file, review)
        return review

    def _item(self, name: str) -> Item:
        return self.exercise.item(name)

    def _about(self, item: Item) -> dict[str, Any]:
        rubric: Rubric | None = self._assignment.rubric.get(item.name)
        return {
            "heading": item.heading,
            "prompt": plain_text(item.prompt),
            "points": item.points,
            "justifies": self.heading_of_about(item.name),
            "levels": [
                {
                    "level": level,
                    "worth": points(round(share * item.points, 2)),
                    "says": rubric.levels[level] if rubric else "",
                    "exemplar": exemplar_in_words(item, rubric.exemplars[level]) if rubric else "",
                }
                for level, share in SHARES.items()
            ],
        }

    def _reading(self, answers: Answers, item: Item, line: Mapping[str, str]) -> Reading | None:
        answer = answers.answers.get(item.name)
        grade = self._assignment.grader.grade(item, answer, answers.moves.get(item.name, ()))
        if grade.status != "waiting":
            return None  # there is nothing to read
        digest = digest_of(answer)
        is_this = line.get("answer") == digest
        level, comment, time = (line.get(each, "") for each in ("level", "comment", "time"))
        parts = parts_in_words(item, answer, grade)
        if is_this or not level:
            known = (level, comment, time) if is_this else ("", "", "")
            return Reading(answers.code, item.name, digest, parts, *known, earlier="")
        earlier = f"{level}: {comment}" if comment else level
        return Reading(answers.code, item.name, digest, parts, "", "", "", earlier)

    def _graded(self, code: str) -> Mapping[str, ItemGrade]:
        """Return the grades of one learner; they are made when they are asked for."""
        if code not in self._others:
            grade = grade_answers(self._assignment.grader, self._answers[code], {})
            self._others[code] = {each.item: each for each in grade.items}
        return self._others[code]


def _last_lines(path: Path) -> _Lines:
    """Return the last review of each answer; of one that was taken back the comment stays."""
    lines: dict[tuple[str, str], Mapping[str, str]] = {}
    try:
        text = path.read_text("utf-8", errors="replace")
    except FileNotFoundError:
        return lines
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror}.") from error
    for each in text.splitlines():
        try:
            data = json.loads(each)
        except (ValueError, RecursionError):
            continue
        if isinstance(data, dict) and all(isinstance(data.get(name), str) for name in _FIELDS):
            lines[data["code"], data["item"]] = data
    return lines
