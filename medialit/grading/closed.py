"""Grading answers that are chosen: options, cards, rows, verbs, numbers and posts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from medialit.cases import Item as Post
from medialit.cases.items import key_of
from medialit.errors import InputError
from medialit.exercises.model import Item
from medialit.grading.scores import ItemGrade, Part, PartStatus, grade_of_parts, no_answer

__all__ = [
    "STANCES",
    "grade_cards",
    "grade_choice",
    "grade_keyed_grid",
    "grade_number",
    "grade_posts",
    "grade_swap",
    "picked",
]

#: What a verb of saying can tell of the reporter's distance, as the page offers it.
STANCES = ("neutral", "doubting", "endorsing")

_Entry = Mapping[str, Any]


def picked(value: Any, field: str, count: int, known: Sequence[Any]) -> list[Any]:
    """Return a list of answers from what a learner sent, ``None`` where there is none.

    Args:
        value: the learner's answer, whatever it is.
        field: where the list is.
        count: how many there must be.
        known: what can be answered.

    Raises:
        InputError: if it is another list, or has an answer that cannot be given.
    """
    given = value.get(field) if isinstance(value, Mapping) else None
    if not isinstance(given, list) or len(given) != count:
        raise InputError("This answer does not fit this item.")
    if any(each is not None and each not in known for each in given):
        raise InputError("This answer has a choice that this item does not have.")
    return given


def grade_choice(item: Item, key: _Entry, value: Any) -> ItemGrade:
    """Return the grade of the chosen options, with a reason for each option that was chosen."""
    texts = item.entry["options"]
    chosen = value.get("chosen") if isinstance(value, Mapping) else None
    if not isinstance(chosen, list) or any(type(i) is not int for i in chosen):
        raise InputError("This answer does not fit this item.")
    if not set(chosen) <= set(range(len(texts))):
        raise InputError("This answer has a choice that this item does not have.")
    multiple = item.entry.get("multiple") is True
    if not chosen or (len(set(chosen)) > 1 and not multiple):
        return no_answer(item, "There is no single answer to this one.")
    parts = [
        _option(text, each, number in chosen)
        for number, (text, each) in enumerate(zip(texts, key["options"], strict=True))
        if number in chosen or (multiple and each["credit"] == 1)
    ]
    if not multiple:
        said = {1.0: "This is the answer of the key.", 0.0: "The key has another answer."}
        words = said.get(parts[0].credit, "You see a part of it.")
        return grade_of_parts(item, parts, said=words)
    right = [n for n, each in enumerate(key["options"]) if each["credit"] == 1]
    agreed = sum((n in chosen) == (n in right) for n in range(len(texts)))
    # leaving everything would agree with the options that do not belong: that is where 0 lies
    share = (agreed - (len(texts) - len(right))) / len(right)
    words = f"{len(set(chosen) & set(right))} of {len(right)} that belong are chosen; "
    words += f"{len(set(chosen) - set(right))} others, too."
    return grade_of_parts(item, parts, said=words, share=share)


def _option(text: str, key: _Entry, is_chosen: bool) -> Part:
    credit = float(key["credit"])
    if not is_chosen:
        return Part(text, "missed", "not chosen", "belongs to the answer", key["reason"])
    return Part(
        text,
        _status(credit),
        "chosen",
        "belongs to the answer" if credit == 1 else "not the answer of the key",
        key["reason"],
        credit,
        misconception=key.get("misconception", "") if credit < 1 else "",
    )


def _status(credit: float) -> PartStatus:
    return "agreed" if credit == 1 else "partly" if credit else "differs"


def grade_cards(item: Item, key: _Entry, value: Any) -> ItemGrade:
    """Return the grade of sorted cards."""
    texts = item.entry["cards"]
    given = picked(value, "bins", len(texts), item.entry["bins"])
    return _grade_keyed(item, texts, key["cards"], given, "cards")


def grade_keyed_grid(item: Item, key: _Entry, value: Any) -> ItemGrade:
    """Return the grade of rows that have a key."""
    texts = item.entry["rows"]
    given = picked(value, "answers", len(texts), item.entry["columns"])
    return _grade_keyed(item, texts, key["rows"], given, "rows")


def grade_swap(item: Item, key: _Entry, value: Any) -> ItemGrade:
    """Return the grade of the stances that were given to verbs."""
    stances = value.get("stances") if isinstance(value, Mapping) else None
    if not isinstance(stances, Mapping) or any(s not in STANCES for s in stances.values()):
        raise InputError("This answer does not fit this item.")
    verbs = item.entry["verbs"]
    return _grade_keyed(item, verbs, key["verbs"], [stances.get(verb) for verb in verbs], "verbs")


def grade_number(item: Item, key: _Entry, value: Any) -> ItemGrade:
    """Return the grade of a number: whole within the tolerance, half within twice of it."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise InputError("This answer is no number.")
    unit = item.entry.get("unit", "")
    off, tolerance = abs(value - key["value"]), key["tolerance"]
    credit = 1.0 if off <= tolerance else 0.5 if off <= 2 * tolerance else 0.0
    expected = f"{key['value']:g} {unit}".strip()
    expected += f", give or take {tolerance:g}" if tolerance else ""
    given = f"{value:g} {unit}".strip()
    part = Part("The number", _status(credit), given, expected, key["reason"], credit)
    words = {1.0: "This fits.", 0.5: "This is near.", 0.0: "This is another number."}
    return grade_of_parts(item, [part], said=words[credit])


def grade_posts(item: Item, posts: Sequence[Post], value: Any) -> ItemGrade:
    """Return the grade of judged posts: the share judged as the cases have them."""
    ratings = value.get("ratings") if isinstance(value, Mapping) else None
    if not isinstance(ratings, Mapping):
        raise InputError("This answer does not fit this item.")
    parts = []
    for post in posts:
        said = ratings.get(key_of(post))
        rely = said.get("rely") if isinstance(said, Mapping) else None
        given = "I would rely on it" if rely is True else "I would not" if rely is False else ""
        credit = float(rely is post.trustworthy)
        status: PartStatus = _status(credit) if given else "missed"
        expected = "trustworthy" if post.trustworthy else "not trustworthy"
        parts.append(Part(post.headline, status, given, expected, post.reason, credit))
    if not any(part.given for part in parts):
        return no_answer(item)
    agreed = sum(part.status == "agreed" for part in parts)
    said = f"{agreed} of {len(parts)} posts are judged as we would judge them."
    return grade_of_parts(item, parts, said=said)


def _grade_keyed(
    item: Item, texts: Sequence[str], key: Sequence[_Entry], given: Sequence[Any], things: str
) -> ItemGrade:
    if not any(given):
        return no_answer(item)
    parts = [_keyed(text, each, mine) for text, each, mine in zip(texts, key, given, strict=True)]
    agreed = sum(part.status == "agreed" for part in parts)
    return grade_of_parts(
        item, parts, said=f"{agreed} of {len(parts)} {things} agree with the key."
    )


def _keyed(text: str, key: _Entry, given: str | None) -> Part:
    fine = [key["answer"], *([key["also"]] if key.get("also") else [])]
    reason = key["reason"]
    if key.get("also"):
        reason = f"“{key['answer']}”: {reason} “{key['also']}”: {key.get('also_reason', '')}"
    agreed = given in fine
    return Part(
        text,
        _status(float(agreed)) if given else "missed",
        given or "",
        " or ".join(fine),
        reason,
        float(agreed),
        misconception="" if agreed else key.get("misconception", ""),
    )
