"""Where a class splits most evenly, and two opposite justifications to begin with."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from medialit.exercises.model import Exercise
from medialit.grading.classes.units import Unit

if TYPE_CHECKING:
    from medialit.grading.assignment import Graded

__all__ = ["LEAST", "Side", "Split", "find_splits", "pick_splits"]

#: From how many answers on a split is one.
LEAST = 4
_OF_ONE_ITEM = 2
_OF_ONE_ORDER = 1  # pairs of one order are much alike


@dataclass(frozen=True, slots=True)
class Side:
    """Those who gave one answer.

    Attributes:
        answer: the answer.
        codes: who gave it.
        code, words: one of them with a justification; ``""`` where nobody wrote one.
    """

    answer: str
    codes: tuple[str, ...]
    code: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Split:
    """A thing about which a class differs.

    Attributes:
        unit: the thing.
        first, second: the two largest groups.
        others: how many gave another answer.
        justified_by: the heading of the task that the justifications come from; ``""`` for none.
    """

    unit: Unit
    first: Side
    second: Side
    others: int
    justified_by: str = ""

    @property
    def evenness(self) -> float:
        """The share of the second largest group: 0.5 is one half against the other."""
        return len(self.second.codes) / len(self.unit.answers)


def find_splits(units: Iterable[Sequence[Unit]]) -> tuple[Split, ...]:
    """Return everything that two learners or more see in another way, the most even first."""
    splits = [split for own in units for unit in own if (split := _split(unit)) is not None]
    return tuple(sorted(splits, key=lambda split: -split.evenness))


def pick_splits(
    splits: Sequence[Split], exercise: Exercise, graded: Sequence[Graded], *, most: int
) -> tuple[Split, ...]:
    """Return those to be talked about, not too many of one task, with justifications.

    Half of them may come first because both sides have justified their answers; the others follow
    by how even they are. A justification is what somebody wrote in the task that asks why
    (``about``). Of all on one side the one of middle length is taken, so that it is neither a word
    nor a lecture, and no text is taken twice.

    Args:
        splits: what ``find_splits`` returned.
        exercise: its tasks.
        graded: the answers.
        most: how many at most.
    """
    about = {
        item.entry["about"]: item
        for item in exercise.items
        if item.type == "short" and isinstance(item.entry.get("about"), str)
    }
    texts = {
        asked: {
            each.answers.code: text
            for each in graded
            if (text := _text(each.answers.answers.get(item.name)))
        }
        for asked, item in about.items()
    }
    used: set[str] = set()
    picked: list[Split] = []
    for split in _choose(splits, texts, most):
        own = texts.get(split.unit.item.name, {})
        sides = [_with_words(side, own, used) for side in (split.first, split.second)]
        by = about[split.unit.item.name].heading if any(side.words for side in sides) else ""
        picked.append(Split(split.unit, sides[0], sides[1], split.others, by))
    return tuple(picked)


def _choose(
    splits: Sequence[Split], texts: Mapping[str, Mapping[str, str]], most: int
) -> list[Split]:
    """Return up to ``most`` splits, and not too many of one task."""
    justified = [split for split in splits if _has_both(split, texts)]
    tasks = len({split.unit.item.name for split in splits}) or 1
    chosen: list[Split] = []
    of_item: Counter[str] = Counter()
    for number, split in enumerate([*justified, *splits]):
        item = split.unit.item
        limit = _OF_ONE_ORDER if item.type == "ranking" else max(_OF_ONE_ITEM, most // tasks)
        room = most // 2 if number < len(justified) else most
        if len(chosen) < room and of_item[item.name] < limit and split not in chosen:
            of_item[item.name] += 1
            chosen.append(split)
    return chosen


def _has_both(split: Split, texts: Mapping[str, Mapping[str, str]]) -> bool:
    own = texts.get(split.unit.item.name, {})
    return all(any(code in own for code in side.codes) for side in (split.first, split.second))


def _split(unit: Unit) -> Split | None:
    counts = Counter(unit.answers.values())
    if sum(counts.values()) < LEAST or len(counts) < 2:
        return None
    (one, _), (other, few) = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:2]
    if few < 2:
        return None
    sides = [
        Side(label, tuple(sorted(code for code, said in unit.answers.items() if said == label)))
        for label in (one, other)
    ]
    return Split(unit, sides[0], sides[1], sum(counts.values()) - counts[one] - few)


def _with_words(side: Side, texts: Mapping[str, str], used: set[str]) -> Side:
    fresh = [code for code in side.codes if code in texts and code not in used]
    if not fresh:
        return side
    ranked = sorted(fresh, key=lambda code: (len(texts[code]), code))
    code = ranked[(len(ranked) - 1) // 2]
    used.add(code)
    return Side(side.answer, side.codes, code, texts[code])


def _text(value: Any) -> str:
    text = value.get("text") if isinstance(value, Mapping) else None
    return text.strip() if isinstance(text, str) else ""
