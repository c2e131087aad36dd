"""What a class marked in an article: how many marked each stretch, and which passages."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from medialit.classroom.marking import SAME, overlap
from medialit.exercises.keys import MarkKey
from medialit.exercises.model import Item
from medialit.grading.marks import read_marks
from medialit.grading.scores import Part
from medialit.grading.scoring import Grader
from medialit.model import LABELS, Article, Span
from medialit.segmenting import find_paragraphs

if TYPE_CHECKING:
    from medialit.grading.assignment import Graded

__all__ = ["STEPS", "Heat", "Passage", "Stretch", "heats_of", "step_for"]

#: How many shades there are.
STEPS = 5
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that as many learners marked, up to a step; ``most`` is the largest number in it."""

    start: int
    end: int
    step: int
    most: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of the key, or one that only learners marked.

    Attributes:
        span, label: where it stands, and as what.
        codes: the learners who marked it.
        readers: the readers of the key who marked it; nobody for a passage of learners alone.
        contested: whether another reader did not mark it.
        reason: why it belongs to the key, or does not.
    """

    span: Span
    label: str
    codes: frozenset[str]
    readers: tuple[str, ...]
    contested: bool
    reason: str


@dataclass(frozen=True, slots=True)
class Heat:
    """The marks of a class in one article, of one label.

    Attributes:
        item, label: of which task, and as what.
        article: the text.
        codes: the learners who marked something in this task, whatever its label.
        stretches: what somebody marked, in order.
        passages: those of the key in order, then those of learners, the most frequent first.
        words: for each learner the words that are marked, as bits.
        length: how many words the article has.
    """

    item: Item
    label: str
    article: Article
    codes: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    passages: tuple[Passage, ...]
    words: Mapping[str, int]
    length: int


def heats_of(grader: Grader, graded: Sequence[Graded]) -> tuple[Heat, ...]:
    """Return a map for each task of marking and each of its labels; none if nobody marked."""
    heats = []
    for number, item in enumerate(grader.exercise.items):
        answered = [each for each in graded if each.grade.items[number].status == "answered"]
        if item.type == "mark" and answered:
            parts = {each.answers.code: each.grade.items[number].parts for each in answered}
            spans = {
                each.answers.code: read_marks(
                    each.answers.answers[item.name], grader.marks[item.name], item
                )
                for each in answered
            }
            for label in item.entry["labels"]:
                merged = {
                    code: _merged(mark.span for mark in marks if mark.label == label)
                    for code, marks in spans.items()
                }
                heats.append(_heat(item, label, grader.marks[item.name], merged, parts))
    return tuple(heats)


def step_for(count: int, of: int) -> int:
    """Return the shade of a stretch, from 0 (nobody) to ``STEPS`` (more than four fifths).

    Example:
        >>> step_for(0, 30), step_for(1, 30), step_for(24, 30), step_for(25, 30)
        (0, 1, 4, 5)
    """
    return -(-STEPS * count // of) if of else 0


def _heat(
    item: Item,
    label: str,
    key: MarkKey,
    merged: Mapping[str, Sequence[Span]],
    parts: Mapping[str, Sequence[Part]],
) -> Heat:
    text = key.article.text
    words = [Span(*found.span()) for found in _WORD.finditer(text)]
    return Heat(
        item,
        label,
        key.article,
        tuple(merged),
        tuple(_stretches(merged.values(), len(merged))),
        (*_of_key(key, label, parts), *_of_learners(key.article, label, parts)),
        {code: _bits(spans, words) for code, spans in merged.items()},
        len(words),
    )


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return what spans cover together, so that a learner counts once."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return tuple(result)


def _stretches(everybody: Iterable[Sequence[Span]], of: int) -> Iterator[Stretch]:
    """Walk over all borders; neighbors of one shade become one stretch."""
    change: Counter[int] = Counter()
    for spans in everybody:
        for span in spans:
            change[span.start] += 1
            change[span.end] -= 1
    count, open_one = 0, Stretch(0, 0, 0, 0)
    for start, end in pairwise(sorted(change)):
        count += change[start]
        step = step_for(count, of)
        if step == open_one.step and start == open_one.end:
            open_one = Stretch(open_one.start, end, step, max(open_one.most, count))
            continue
        if open_one.step:
            yield open_one
        open_one = Stretch(start, end, step, count)
    if open_one.step:
        yield open_one


def _of_key(key: MarkKey, label: str, parts: Mapping[str, Sequence[Part]]) -> Iterator[Passage]:
    """Return the passages of the key with those who found them, as grading paired them."""
    found: dict[tuple[int | None, int | None], set[str]] = {}
    for code, listed in parts.items():
        for part in listed:
            is_found = part.status in ("agreed", "partly", "open")
            if is_found and part.expected.startswith(LABELS[label]):
                found.setdefault((part.start, part.end), set()).add(code)
    for mark in key.marks:
        if mark.label == label:
            codes = frozenset(found.get((mark.span.start, mark.span.end), ()))
            yield Passage(mark.span, label, codes, mark.readers, mark.contested, mark.reason)


def _of_learners(
    article: Article, label: str, parts: Mapping[str, Sequence[Part]]
) -> list[Passage]:
    """Return passages that no reader marked: half of the text in common makes them one."""
    marked: dict[Span, set[str]] = {}
    reasons: dict[Span, str] = {}
    for code, listed in parts.items():
        for part in listed:
            if part.status == "extra" and part.given == LABELS[label]:
                span = Span(part.start or 0, part.end or 0)
                marked.setdefault(span, set()).add(code)
                reasons.setdefault(span, part.reason)
    starts = [paragraph.start for paragraph in find_paragraphs(article.text)]
    near: dict[int, list[tuple[Span, set[str]]]] = {}  # within a paragraph: there are few
    for span in sorted(marked, key=lambda span: (-len(marked[span]), span)):
        group = near.setdefault(bisect_right(starts, span.start), [])
        for chosen, codes in group:
            if overlap(chosen, span) >= SAME:
                codes |= marked[span]
                break
        else:
            group.append((span, set(marked[span])))
    listed_all = [
        Passage(span, label, frozenset(codes), (), False, reasons[span])
        for group in near.values()
        for span, codes in group
    ]
    return sorted(listed_all, key=lambda each: (-len(each.codes), each.span))


def _bits(spans: Sequence[Span], words: Sequence[Span]) -> int:
    """Return the words that spans touch, a bit each."""
    bits = 0
    for span in spans:
        first = bisect_right(words, span.start, key=lambda word: word.end)
        last = bisect_left(words, span.end, key=lambda word: word.start)
        bits |= (1 << max(first, last)) - (1 << first)
    return bits
