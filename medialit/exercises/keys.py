"""The key of an item in which passages are marked: what readers marked, and what is a trap."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from medialit.cases import load_marks
from medialit.classroom.marking import SAME, overlap
from medialit.errors import InputError
from medialit.exercises.loading import read_item_article
from medialit.exercises.model import Exercise, Item
from medialit.model import Article, Span

__all__ = ["KeyMark", "MarkKey", "Trap", "find_words", "load_mark_key"]


@dataclass(frozen=True, slots=True)
class KeyMark:
    """A passage of the key.

    Attributes:
        spans: where it stands; more than one where readers drew its borders differently.
        label: what it is.
        speakers: who says it by each reading; nobody in a reading that names nobody.
        reason: why, in the readers' words.
        readers: who marked it.
        contested: whether another reader of the same article did not mark it.
    """

    spans: tuple[Span, ...]
    label: str
    speakers: tuple[tuple[str, ...], ...]
    reason: str
    readers: tuple[str, ...]
    contested: bool

    @property
    def span(self) -> Span:
        """Where it stands in the first reading."""
        return self.spans[0]


@dataclass(frozen=True, slots=True)
class Trap:
    """A passage that is often marked and does not belong to the key."""

    span: Span
    label: str
    reason: str
    misconception: str = ""


@dataclass(frozen=True, slots=True)
class MarkKey:
    """The key of an item: its article, the passages, and the traps."""

    article: Article
    marks: tuple[KeyMark, ...]
    traps: tuple[Trap, ...]


def load_mark_key(exercise: Exercise, item: Item, entry: Mapping[str, Any]) -> MarkKey:
    """Return the key of a *mark* item, in reading order.

    Args:
        exercise: the exercise.
        item: which of its items.
        entry: what ``key.json`` says of it.

    Raises:
        InputError: if there is no article, or a passage does not stand in it.
    """
    article = read_item_article(exercise, item)
    if article is None:
        raise InputError(f"The item {item.name} has no article. Name one in exercise.toml.")
    found = (
        _from_gold(exercise, item)
        if entry.get("from") == "gold"
        else [_from_annotation(article, each) for each in entry.get("annotations", ())]
    )
    readers = {reader for mark in found for reader in mark[4]}
    marks = sorted(
        (_join(group, readers) for group in _group(found)),
        key=lambda mark: (mark.span, mark.label, mark.readers),
    )
    traps = (_trap(article, item, each) for each in entry.get("traps", ()))
    return MarkKey(article, tuple(marks), tuple(traps))


def find_words(text: str, words: str, nth: int = 1) -> Span:
    """Return where words stand in a text, the ``nth`` time.

    Raises:
        InputError: if they do not, or not so often.

    Example:
        >>> find_words("No, no, no.", "no", 2)
        Span(start=8, end=10)
    """
    places = islice(re.finditer(re.escape(words), text), nth - 1, nth)
    for place in places:
        return Span(place.start(), place.end())
    raise InputError(f"“{words}” does not stand in the article {nth} times. Copy it from there.")


_Found = tuple[Span, str, tuple[str, ...], str, tuple[str, ...]]


def _group(found: Iterable[_Found]) -> list[list[_Found]]:
    """Return the readings of each passage together: one label, other readers, half of the text."""
    groups: list[list[_Found]] = []
    for mark in sorted(found):
        for group in groups:
            others = {reader for each in group for reader in each[4]}
            near = max(overlap(each[0], mark[0]) for each in group)
            if group[0][1] == mark[1] and near >= SAME and not others & set(mark[4]):
                group.append(mark)
                break
        else:
            groups.append([mark])
    return groups


def _join(group: list[_Found], readers: set[str]) -> KeyMark:
    marked_by = tuple(sorted(reader for mark in group for reader in mark[4]))
    reasons = (f"{' and '.join(mark[4])}: {mark[3]}" for mark in group)
    return KeyMark(
        spans=tuple(mark[0] for mark in group),
        label=group[0][1],
        speakers=tuple(mark[2] for mark in group),
        reason=group[0][3] if len(group) == 1 else " ".join(reasons),
        readers=marked_by,
        contested=set(marked_by) != readers,
    )


def _from_gold(exercise: Exercise, item: Item) -> Iterable[_Found]:
    if exercise.case is None:
        raise InputError(f"The item {item.name} takes its key from a case, and there is none.")
    return [
        (m.annotation.span, m.annotation.label, m.speakers, m.annotation.message, m.readers)
        for m in load_marks(exercise.case, item.entry["article"], item.entry["labels"])
    ]


def _from_annotation(article: Article, data: Mapping[str, Any]) -> _Found:
    try:
        body, selectors = data["body"], data["target"]["selector"]
        creators = data["creator"] if isinstance(data["creator"], list) else [data["creator"]]
        place = next(s for s in selectors if s["type"] == "TextPositionSelector")
        exact = next(s["exact"] for s in selectors if s["type"] == "TextQuoteSelector")
        span = Span(place["start"], place["end"])
        label, reason = str(body["label"]), str(body["value"])
    except (KeyError, TypeError, ValueError, StopIteration) as error:
        raise InputError(f"An annotation of the key is not complete ({error!r}).") from error
    if span.end > len(article.text) or span.of(article.text) != exact:
        raise InputError(f"“{exact}” does not stand at {span.start} in the article any more.")
    return span, label, tuple(body.get("speakers", ())), reason, tuple(sorted(creators))


def _trap(article: Article, item: Item, data: Mapping[str, Any]) -> Trap:
    span = find_words(article.text, data["exact"], data.get("nth", 1))
    label = data.get("label", item.entry["labels"][0])
    return Trap(span, label, data["reason"], data.get("misconception", ""))
