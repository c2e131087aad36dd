"""Questions in rows, each with the same answers; checked against a key, or laid beside readings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

import traitlets

from medialit.classroom.checking import Column
from medialit.classroom.readings import column_of_reading, describe_same
from medialit.classroom.sorting import Keyed, check_keyed, describe_check
from medialit.errors import InputError
from medialit.widgets import paper
from medialit.widgets.base import code, style
from medialit.widgets.drafts import DraftWidget

__all__ = ["Grid", "Judged", "RowReading"]


@dataclass(frozen=True, slots=True)
class RowReading:
    """A reader's answer to a row; ``paragraph`` is where it rests on the article."""

    reader: str
    answer: str
    reason: str
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A row that is a judgment: readings stand instead of a key."""

    text: str
    readings: tuple[RowReading, ...]


class Grid(DraftWidget):
    """Rows that each get one of the columns.

    Args:
        lesson, name: where the answer is kept; the last saved one is shown again.
        prompt: the task.
        columns: the answers to choose from.
        rows: what is asked: with a key (``Keyed``) or with readings (``Judged``).
        hint: where to look; the learner may open it.
        passage: a text that stands above.
        where: the column that needs a paragraph of the article, if there is one.
        paragraphs: the article's paragraphs, in order.
    """

    _esm = code("draft", "grid")
    _css = style("draft", "grid")
    passage = traitlets.Unicode().tag(sync=True)
    columns = traitlets.List(traitlets.Unicode()).tag(sync=True)
    rows = traitlets.List(traitlets.Unicode()).tag(sync=True)
    where = traitlets.Unicode(None, allow_none=True).tag(sync=True)
    paragraphs = traitlets.List(traitlets.Unicode()).tag(sync=True)
    judged = traitlets.Bool(False).tag(sync=True)

    def __init__(
        self,
        *,
        lesson: str | None,
        name: str,
        prompt: str,
        columns: Sequence[str],
        rows: Sequence[Keyed | Judged],
        hint: str = "",
        passage: str = "",
        where: str | None = None,
        paragraphs: Sequence[str] = (),
    ) -> None:
        self._rows = tuple(rows)
        super().__init__(
            lesson,
            name,
            prompt=prompt,
            hint=hint,
            passage=passage,
            columns=list(columns),
            rows=[row.text for row in rows],
            where=where,
            paragraphs=[_beginning(text) for text in paragraphs],
            judged=all(isinstance(row, Judged) and bool(row.readings) for row in rows),
        )

    def read(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return the answer to each row and the paragraphs, ``None`` where there is none yet."""
        answers, places = value.get("answers"), value.get("paragraphs")
        if not (isinstance(answers, list) and isinstance(places, list)):
            raise InputError("This is no answer to this activity. Run its cell again.")
        if len(answers) != len(self._rows) or len(places) != len(self._rows):
            raise InputError("This activity has other rows now: answer them again.")
        if any(answer is not None and answer not in self.columns for answer in answers):
            raise InputError("This activity has other answers now: choose again.")
        known = range(1, len(self.paragraphs) + 1)
        if any(
            place is not None and (type(place) is not int or place not in known) for place in places
        ):
            raise InputError(f"The article has the paragraphs 1 to {len(self.paragraphs)}.")
        return {"answers": answers, "paragraphs": places}

    def missing(self, fields: dict[str, Any]) -> str:
        """Return which rows have no answer yet, or no paragraph where one is needed."""
        pairs = list(zip(fields["answers"], fields["paragraphs"], strict=True))
        left = [str(n) for n, (answer, _) in enumerate(pairs, 1) if answer is None]
        if left:
            return f"Not answered yet: row {', '.join(left)}."
        bare = [str(n) for n, (a, place) in enumerate(pairs, 1) if a == self.where and not place]
        return f"Choose the paragraph that shows it: row {', '.join(bare)}." if bare else ""

    def feedback(self, checked: dict[str, Any]) -> dict[str, Any]:
        """Return for each row what the key says, or the readings beside the learner's own."""
        given = list(zip(self._rows, checked["answers"], checked["paragraphs"], strict=True))
        notes = [check_keyed(row, a) if isinstance(row, Keyed) else None for row, a, _ in given]
        keyed = [note for note in notes if note is not None]
        judged = [(row, answer) for row, answer, _ in given if isinstance(row, Judged)]
        return {
            "headlines": [
                *([describe_check(keyed, "rows")] if keyed else []),
                *(_agreement(judged) if judged else ()),
            ],
            "notes": [asdict(note) if note else None for note in notes],
            "sides": [
                _sides(row, answer, place if answer == self.where else None)
                if isinstance(row, Judged)
                else []
                for row, answer, place in given
            ],
        }

    def fields_in_words(self, fields: dict[str, Any]) -> str:
        """Return the answer to each row."""
        given = zip(self.rows, fields["answers"], fields["paragraphs"], strict=True)
        return "; ".join(
            f"{text} {_at(answer, place if answer == self.where else None) if answer else '–'}"
            for text, answer, place in given
        )

    def static(self) -> str:
        """Return the rows with their answers to tick, or with the answer and what is said to it."""
        fields = self.answer or {"answers": [None] * len(self.rows)}
        head = ("", *self.columns, *(["Paragraph"] if self.where else []))
        places = fields.get("paragraphs", [None] * len(self.rows))
        rows = [
            (
                text,
                *("☒" if answer == name else "☐" for name in self.columns),
                *([str(place or "____")] if self.where else []),
            )
            for text, answer, place in zip(self.rows, fields["answers"], places, strict=True)
        ]
        quoted = f"<blockquote>{paper.paragraph(self.passage)}</blockquote>" if self.passage else ""
        return paper.title(self.prompt, self.hint) + quoted + paper.table(head, rows) + self._said()

    def _said(self) -> str:
        said = self.state.get("feedback")
        if not said:
            return ""
        return "".join(paper.paragraph(text) for text in said["headlines"]) + "".join(
            paper.paragraph(text) + (paper.note(note) if note else paper.columns(sides))
            for text, note, sides in zip(self.rows, said["notes"], said["sides"], strict=True)
        )


def _agreement(judged: Sequence[tuple[Judged, str]]) -> tuple[str, ...]:
    answers: dict[str, list[str]] = {"You": [answer for _, answer in judged]}
    for row, _ in judged:
        for reading in row.readings:
            answers.setdefault(reading.reader, []).append(reading.answer)
    full = {reader: given for reader, given in answers.items() if len(given) == len(judged)}
    return describe_same(full, "questions")


def _sides(row: Judged, answer: str, place: int | None) -> list[dict[str, Any]]:
    columns = [Column("You", (_at(answer, place),))]
    for reading in row.readings:
        column = column_of_reading(reading.reader, reading.answer, answer, reading.reason)
        shown = _at(reading.answer, reading.paragraph)
        elsewhere = column.same and place and reading.paragraph not in (None, place)
        word = f"{column.word}, from another paragraph" if elsewhere else column.word
        columns.append(replace(column, answer=(shown,), word=word))
    return [asdict(column) for column in columns]


def _at(answer: str, place: int | None) -> str:
    return f"{answer}, paragraph {place}" if place else answer


def _beginning(text: str) -> str:
    words = text.split()
    return " ".join(words[:8]) + (" …" if len(words) > 8 else "")
