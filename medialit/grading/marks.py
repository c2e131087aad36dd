"""Grading marks in an article: F1 with partial credit, and for each passage why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from medialit.classroom import marking
from medialit.errors import InputError
from medialit.exercises.keys import KeyMark, MarkKey, Trap, find_words
from medialit.exercises.model import Item
from medialit.grading.scores import ItemGrade, Part, PartStatus, grade_of_parts
from medialit.model import LABELS, Span

__all__ = ["LearnersMark", "grade_marks", "read_marks"]

#: From this share of common text on, a pair counts whole; from the lower one on, by the share.
WHOLE, SOME = 0.8, 0.3
#: How much of a pair counts where another speaker is named.
OTHER_SPEAKER = 0.75
_MOST = 2000
_NOBODY = "(nobody named)"


@dataclass(frozen=True, slots=True)
class LearnersMark:
    """A passage that a learner marked; ``speaker`` is ``""`` where none was chosen."""

    span: Span
    label: str
    speaker: str = ""


def read_marks(value: Any, key: MarkKey, item: Item) -> tuple[LearnersMark, ...]:
    """Return the marks of an answer that stand in the article, in order, each once.

    Args:
        value: the answer; a mark may name its words (``exact``, ``nth``) instead of its place.
        key: the item's key, for its article.
        item: what was asked; marks with other labels are left out.

    Raises:
        InputError: if it is no answer of this type, or a mark does not stand in the article.
    """
    listed = value.get("marks") if isinstance(value, Mapping) else None
    if not isinstance(listed, list) or len(listed) > _MOST:
        raise InputError("These are no marks.")
    marks = {_read_mark(each, key.article.text) for each in listed}
    labels = set(item.entry["labels"])
    return tuple(
        sorted(
            (mark for mark in marks if mark.label in labels),
            key=lambda mark: (mark.span, mark.label, mark.speaker),
        )
    )


def grade_marks(item: Item, marks: Sequence[LearnersMark], key: MarkKey) -> ItemGrade:
    """Return the grade of a learner's marks.

    A passage that all readers marked belongs to the key. One that only some marked is contested:
    to mark it or to leave it costs nothing.

    Source:
        F1 of van Rijsbergen (1979) with intersection over union (Jaccard 1901) as the credit of a
        pair; the thresholds are ours.
    """
    wanted = [mark for mark in key.marks if not mark.contested]
    pairs = _pair(marks, key.marks)
    parts: list[Part] = []
    credit, extra = 0.0, 0
    for number, mark in enumerate(key.marks):
        mine = marks[pairs[number]] if number in pairs else None
        part = _of_key(mark, mine, key.article.text)
        parts += [part] if mine or not mark.contested else []
        credit += 0.0 if mark.contested else part.credit
    for number, learners in enumerate(marks):
        if number not in pairs.values() and not _is_contested(learners, key.marks):
            parts.append(_extra(learners, key))
            extra += 1
    matched = sum(1 for number, mark in enumerate(key.marks) if number in pairs and mark in wanted)
    total = len(wanted) + matched + extra
    share = 2 * credit / total if total else 1.0
    parts.sort(key=lambda part: (part.start or 0, part.end or 0, part.status))
    return grade_of_parts(item, parts, said=_say(len(wanted), matched, extra), share=share)


def _read_mark(data: Any, text: str) -> LearnersMark:
    if not isinstance(data, Mapping) or not isinstance(data.get("label"), str):
        raise InputError("A mark has no label.")
    exact = data.get("exact")
    if "start" in data:
        try:
            span = Span(data["start"], data["end"])
        except (KeyError, TypeError, ValueError):
            raise InputError("A mark needs a start and an end.") from None
        if type(span.start) is not int or type(span.end) is not int or span.end > len(text):
            raise InputError("A mark lies outside the article.")
        if exact is not None and span.of(text) != exact:
            raise InputError("A mark was made in another text than this article.")
    elif isinstance(exact, str) and exact:
        nth = data.get("nth", 1)
        span = find_words(text, exact, nth if type(nth) is int and nth > 0 else 1)
    else:
        raise InputError("A mark needs a start and an end.")
    speaker = data.get("speaker")
    if not isinstance(speaker, str) or speaker == _NOBODY:
        speaker = ""
    return LearnersMark(span, data["label"], speaker)


def _pair(marks: Sequence[LearnersMark], gold: Sequence[KeyMark]) -> dict[int, int]:
    """Return for each passage of the key the learner's mark, the closest ones first.

    Where two readers marked a place differently, the passage that all marked comes first.
    """
    candidates = sorted(
        (-_common(mark, one), one.contested, i, j)
        for j, mark in enumerate(marks)
        for i, one in enumerate(gold)
        if _common(mark, one) >= SOME
    )
    pairs: dict[int, int] = {}
    for _, _, i, j in candidates:
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _is_contested(mark: LearnersMark, gold: Sequence[KeyMark]) -> bool:
    """Return whether a mark lies at a place about which the readers differ."""
    return any(one.contested and _common(mark, one) >= SOME for one in gold)


def _common(mark: LearnersMark, one: KeyMark | Trap) -> float:
    """Return how far a mark covers a passage as the closest reader drew it; 0 for other labels."""
    if mark.label != one.label:
        return 0.0
    spans = one.spans if isinstance(one, KeyMark) else (one.span,)
    return max(marking.overlap(mark.span, span) for span in spans)


def _of_key(mark: KeyMark, mine: LearnersMark | None, text: str) -> Part:
    named_by = [speakers for speakers in mark.speakers if speakers]
    said_by = " or ".join(dict.fromkeys(_names(speakers) for speakers in named_by))
    missed = Part(
        what=f"“{_shortened(mark.span.of(text))}”",
        status="missed",
        expected=LABELS[mark.label] + (f", said by {said_by}" if said_by else ""),
        reason=mark.reason,
        start=mark.span.start,
        end=mark.span.end,
    )
    if mine is None:
        return missed
    given = LABELS[mine.label] + (f", said by {mine.speaker}" if mine.speaker else "")
    if mark.contested:
        why = f"{_names(mark.readers)} marked it, too; another reader did not. {mark.reason}"
        return replace(missed, status="open", given=given, reason=why, weight=0.0)
    share = _common(mine, mark)
    credit = 1.0 if share >= WHOLE else share
    named = not all(mark.speakers) or any(_is_same(mine.speaker, each) for each in named_by)
    credit *= 1.0 if named else OTHER_SPEAKER
    reason = mark.reason
    if share < WHOLE:
        reason = f"You marked “{_shortened(mine.span.of(text))}”: not the same part. {reason}"
    status: PartStatus = "agreed" if credit == 1.0 else "partly"
    return replace(missed, status=status, given=given, reason=reason, credit=credit)


def _extra(mark: LearnersMark, key: MarkKey) -> Part:
    trap = _trap_at(mark, key.traps)
    if trap is not None:
        why = trap.reason
    elif any(one.span.overlaps(mark.span) for one in key.marks):
        why = "It reaches over more, or less, than a passage that the readers marked."
    else:
        why = "No reader marked it. If you can say why it belongs here, say so in class."
    return Part(
        what=f"“{_shortened(mark.span.of(key.article.text))}”",
        status="extra",
        given=LABELS[mark.label],
        reason=why,
        misconception=trap.misconception if trap else "",
        start=mark.span.start,
        end=mark.span.end,
    )


def _trap_at(mark: LearnersMark, traps: Sequence[Trap]) -> Trap | None:
    near = [trap for trap in traps if _common(mark, trap) >= SOME]
    return max(near, key=lambda trap: _common(mark, trap), default=None)


def _say(wanted: int, matched: int, extra: int) -> str:
    if not wanted and not extra:
        return "There is nothing to mark here, and you marked nothing."
    more = "" if not extra else f" {extra} of your marks no reader has."
    return f"{matched} of the {wanted} passages that all readers marked are among yours.{more}"


def _is_same(speaker: str, names: Sequence[str]) -> bool:
    given = {name.strip().casefold() for name in speaker.split(" and ")}
    return given == {name.strip().casefold() for name in " and ".join(names).split(" and ")}


def _names(names: Sequence[str]) -> str:
    return " and ".join(names)


def _shortened(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= 160 else f"{words[:157]}…"
