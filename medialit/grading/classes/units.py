"""What a class answered, thing by thing: each card, row, option, pair or passage."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

from medialit.cases import load_items
from medialit.cases.items import key_of
from medialit.claims.review import RATINGS
from medialit.exercises.model import Item
from medialit.grading.classes.marked import Heat
from medialit.grading.closed import STANCES
from medialit.grading.measures import keeps_its_key
from medialit.grading.scoring import Grader
from medialit.model import LABELS

if TYPE_CHECKING:
    from medialit.grading.assignment import Graded

__all__ = ["DEEDS", "Unit", "units_of"]

MARKED, UNMARKED = "marked it", "did not mark it"
CHOSEN, LEFT = "chose it", "left it out"
RELIED, NOT_RELIED = "would rely on it", "would not rely on it"
#: Answers that are a deed, and not something said.
DEEDS = (MARKED, UNMARKED, CHOSEN, LEFT, RELIED, NOT_RELIED)

_Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing that each learner gave one answer to.

    Attributes:
        item: the task it belongs to.
        text: what it is.
        answers: what each learner said of it, by code; who said nothing is left out.
        expected: the answers of the key, or of the readers.
        reasons: what the key says, as pairs of an answer and a reason.
        contested: whether the readers of the key differ themselves.
    """

    item: Item
    text: str
    answers: Mapping[str, str]
    expected: tuple[str, ...]
    reasons: tuple[tuple[str, str], ...]
    contested: bool = False

    @property
    def share(self) -> float | None:
        """The share of the answers that the key or a reader has, from 0 to 1."""
        if not self.answers:
            return None
        return sum(each in self.expected for each in self.answers.values()) / len(self.answers)


def units_of(
    grader: Grader, graded: Sequence[Graded], heats: Sequence[Heat]
) -> Mapping[str, tuple[Unit, ...]]:
    """Return the things of each item that has some, by the item's name.

    Posts of the first test are left out: nobody may learn yet which of them are trustworthy.
    """
    found: dict[str, tuple[Unit, ...]] = {}
    for number, item in enumerate(grader.exercise.items):
        values = {
            each.answers.code: each.answers.answers[item.name]
            for each in graded
            if each.grade.items[number].status == "answered" and item.name in each.answers.answers
        }
        if item.type == "mark":
            own = [heat for heat in heats if heat.item is item]
            units = [unit for heat in own for unit in _passages(heat)]
        elif item.type in _MAKERS and values and not keeps_its_key(item):
            units = list(_MAKERS[item.type](item, grader.key.get(item.name, {}), values))
        else:
            units = []
        if units:
            found[item.name] = tuple(units)
    return found


def _passages(heat: Heat) -> Iterator[Unit]:
    """Return the passages of the key, and those that several learners marked."""
    for passage in heat.passages:
        if not passage.readers and len(passage.codes) < 2:
            continue
        readers = " and ".join(passage.readers)
        expected = (MARKED, UNMARKED) if passage.contested else (MARKED,)
        label = LABELS[heat.label].lower()
        who = f"{label}, marked by {readers}" if readers else f"no {label} for any reader"
        yield Unit(
            heat.item,
            f"“{' '.join(passage.span.of(heat.article.text).split()).strip('“”')}”",
            {code: MARKED if code in passage.codes else UNMARKED for code in heat.codes},
            expected if readers else (UNMARKED,),
            ((who, passage.reason),),
            passage.contested,
        )


def _choice(item: Item, key: _Entry, values: Mapping[str, Any]) -> Iterator[Unit]:
    texts = item.entry["options"]
    told = list(zip(texts, key["options"], strict=True))
    if item.entry.get("multiple") is not True:
        yield Unit(
            item,
            item.heading,
            {code: texts[value["chosen"][0]] for code, value in values.items()},
            tuple(text for text, each in told if each["credit"] == 1),
            tuple((text, each["reason"]) for text, each in told),
        )
        return
    for number, (text, each) in enumerate(told):
        right = CHOSEN if each["credit"] == 1 else LEFT
        answers = {
            code: CHOSEN if number in value["chosen"] else LEFT for code, value in values.items()
        }
        words = "belongs to the answer" if right == CHOSEN else "does not belong to it"
        yield Unit(item, text, answers, (right,), ((words, each["reason"]),))


def _keyed(field: str, of_key: str, texts: str) -> Callable[..., Iterator[Unit]]:
    """Return what makes units of cards or rows, which have a list of answers."""

    def make(item: Item, key: _Entry, values: Mapping[str, Any]) -> Iterator[Unit]:
        for number, (text, each) in enumerate(zip(item.entry[texts], key[of_key], strict=True)):
            answers = {code: value[field][number] for code, value in values.items()}
            yield _one(item, text, each, answers)

    return make


def _swap(item: Item, key: _Entry, values: Mapping[str, Any]) -> Iterator[Unit]:
    for verb, each in zip(item.entry["verbs"], key["verbs"], strict=True):
        given = {code: value["stances"].get(verb) for code, value in values.items()}
        yield _one(item, verb, each, {c: said for c, said in given.items() if said in STANCES})


def _one(item: Item, text: str, key: _Entry, given: Mapping[str, Any]) -> Unit:
    """Return a unit with a key or with readings; who gave no answer is left out."""
    answers = {code: said for code, said in given.items() if said is not None}
    if readings := key.get("readings"):
        reasons = tuple((f"{r['reader']}: {r['answer']}", r["reason"]) for r in readings)
        expected = tuple(dict.fromkeys(r["answer"] for r in readings))
        return Unit(item, text, answers, expected, reasons, len(expected) > 1)
    reasons = ((key["answer"], key["reason"]),)
    if also := key.get("also"):
        reasons = (*reasons, (also, key.get("also_reason", "")))
    return Unit(item, text, answers, tuple(answer for answer, _ in reasons), reasons)


def _ranking(item: Item, key: _Entry, values: Mapping[str, Any]) -> Iterator[Unit]:
    """Return a unit for each pair: which of the two comes first."""
    texts = item.entry["items"]
    for one, other in combinations(range(len(texts)), 2):

        def first(order: Sequence[int], pair: tuple[int, int] = (one, other)) -> str:
            return str(texts[min(pair, key=order.index)])

        readings = [
            (each["reader"], first(each["order"]), each["reason"]) for each in key["readings"]
        ]
        expected = tuple(dict.fromkeys(said for _, said, _ in readings))
        yield Unit(
            item,
            f"Which first: “{texts[one]}” or “{texts[other]}”?",
            {code: first(value["order"]) for code, value in values.items()},
            expected,
            tuple((f"{reader}: {said}", reason) for reader, said, reason in readings),
            len(expected) > 1,
        )


def _claim(item: Item, key: _Entry, values: Mapping[str, Any]) -> Iterator[Unit]:
    answers = {code: value["rating"] for code, value in values.items()}
    expected = tuple(dict.fromkeys(each["rating"] for each in key["readings"]))
    claim = item.entry.get("start", {}).get("claim", "")
    yield Unit(
        item,
        f"The verdict on “{claim}”" if claim else "The verdict",
        {code: said for code, said in answers.items() if said in RATINGS},
        expected,
        tuple((f"{r['reader']}: {r['rating']}", r["reason"]) for r in key["readings"]),
        len(expected) > 1,
    )


def _posts(item: Item, _key: _Entry, values: Mapping[str, Any]) -> Iterator[Unit]:
    words = {True: RELIED, False: NOT_RELIED}
    for post in load_items(item.entry["form"]):
        said = {code: value["ratings"].get(key_of(post)) for code, value in values.items()}
        rely = {code: each.get("rely") for code, each in said.items() if isinstance(each, Mapping)}
        answers = {code: words[each] for code, each in rely.items() if isinstance(each, bool)}
        right = words[post.trustworthy]
        kind = "trustworthy" if post.trustworthy else "not trustworthy"
        yield Unit(item, post.headline, answers, (right,), ((kind, post.reason),))


_MAKERS: Mapping[str, Callable[[Item, _Entry, Mapping[str, Any]], Iterator[Unit]]] = {
    "choice": _choice,
    "cards": _keyed("bins", "cards", "cards"),
    "grid": _keyed("answers", "rows", "rows"),
    "swap": _swap,
    "ranking": _ranking,
    "claim": _claim,
    "rating": _posts,
}
