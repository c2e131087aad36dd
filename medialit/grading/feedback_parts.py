"""The parts of an answer on a learner's feedback page: each with what it was, and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from medialit.exercises.model import Item
from medialit.grading.page import fold, quoted_once, shortened, shown
from medialit.grading.scores import ItemGrade, Part, PartStatus

__all__ = ["Redact", "render_parts"]

#: Takes names out of what learners wrote.
Redact = Callable[[str], str]
_Entry = Mapping[str, Any]
_Told = tuple[Part, Sequence[_Entry]]

#: The order of the parts: what can be learned from comes first.
_ORDER: Sequence[PartStatus] = ("differs", "extra", "missed", "partly", "open", "agreed")
_SIGNS: Mapping[PartStatus, str] = {
    "agreed": "✓", "partly": "≈", "differs": "≠", "missed": "○", "extra": "+", "open": "?",
}  # fmt: skip
_WORDS: Mapping[PartStatus, str] = {
    "agreed": "agrees",
    "partly": "partly",
    "differs": "another answer",
    "missed": "missed",
    "extra": "extra: not among the readers’ marks",
    "open": "contested: it costs nothing",
}
#: What the statuses are called where the parts are criteria.
_CRITERIA: Mapping[PartStatus, str] = {
    **_WORDS,
    "agreed": "met",
    "partly": "partly met",
    "missed": "not yet",
}
#: What they are called where options are chosen: no more has to be said of them.
_OPTIONS: Mapping[PartStatus, str] = {
    **_WORDS,
    "agreed": "chosen, and it agrees",
    "partly": "chosen: it sees a part",
    "differs": "chosen: the key has another answer",
    "missed": "belongs to the answer, and was not chosen",
}
_BY_TYPE = {"search": _CRITERIA, "choice": _OPTIONS}
#: How “given”, “expected” and “reason” are called, by the type of the item.
_HEADS: Mapping[str, tuple[str, str, str]] = {
    "search": ("In your log", "The question", "What this says"),
    "claim": ("You", "Looked for", "Why"),
    "ranking": ("Your order", "This reader’s order", "Why"),
    "rating": ("You", "The case", "Why"),
}
_JUDGED = ("You", "Our readers", "Why")
_KEYED = ("You", "The key", "Why")
_AT_ONCE, _MOST, _LONG = 5, 60, 600
#: Types whose “given” can hold what a learner has typed.
_TYPED = ("short", "rewrite", "search", "claim", "swap", "mark")


def render_parts(item: Item, grade: ItemGrade, key: _Entry, redact: Redact) -> str:
    """Return the parts of an answer: first what can be learned from, then folded what agrees.

    Args:
        item: what was asked.
        grade: what grading says.
        key: the key's entry; with it, readings of a judgement stand apart.
        redact: takes names out of what the learner wrote.
    """
    rows = key.get("rows", ()) if item.type == "grid" and item.kind == "judgement" else ()
    readings = [row.get("readings", ()) for row in rows]
    if len(readings) != len(grade.parts):
        readings = [()] * len(grade.parts)
    told = list(zip(grade.parts, readings, strict=True))
    first, later = _some_of_each([each for each in told if each[0].status != "agreed"])
    fine = [each for each in told if each[0].status == "agreed"]
    html = _list(item, first, redact) if first else ""
    if later:
        html += fold(f"{len(later):,} more to look at", _list(item, later, redact))
    if fine:
        words = "What is met" if item.type == "search" else "What agrees"
        html += fold(f"{words} ({len(fine):,})", _list(item, fine, redact))
    return html


def _some_of_each(told: Sequence[_Told]) -> tuple[list[_Told], list[_Told]]:
    """Return a few parts of each status, and the others; both by status."""
    seen: Counter[PartStatus] = Counter()
    ranked = []
    for number, each in enumerate(told):
        status = each[0].status
        ranked.append((seen[status], _ORDER.index(status), number))
        seen[status] += 1
    ranked.sort()
    first, later = (
        sorted(ranked[:_AT_ONCE], key=_by_status),
        sorted(ranked[_AT_ONCE:], key=_by_status),
    )
    return [told[n] for _, _, n in first], [told[n] for _, _, n in later]


def _by_status(ranked: tuple[int, int, int]) -> tuple[int, int]:
    return ranked[1:]


def _list(item: Item, told: Sequence[_Told], redact: Redact) -> str:
    parts = "".join(_part(item, *each, redact) for each in told[:_MOST])
    left = len(told) - _MOST
    more = f"<li>… and {left:,} more like these.</li>" if left > 0 else ""
    return f'<ul class="gr-parts">{parts}{more}</ul>'


def _part(item: Item, part: Part, readings: Sequence[_Entry], redact: Redact) -> str:
    status, words = part.status, _BY_TYPE.get(item.type, _WORDS)[part.status]
    if item.type == "ranking" and not part.weight:
        status, words = "open", "another careful reading"
    contested = len({each["answer"] for each in readings}) > 1
    chip = f'<span class="gr-sign" aria-hidden="true">{_SIGNS[status]}</span> {words}'
    also = (
        ' <span class="gr-chip gr-open">contested: our readers differ</span>' if contested else ""
    )
    lines = _lines(item, part, readings, redact)
    told = "".join(f"<dt>{head}</dt><dd>{text}</dd>" for head, text in lines if text)
    return (
        f'<li class="gr-part"><p><span class="gr-chip gr-{status}">{chip}</span>{also}</p>'
        f'<p class="gr-what">{shown(quoted_once(part.what))}</p><dl>{told}</dl></li>'
    )


def _lines(
    item: Item, part: Part, readings: Sequence[_Entry], redact: Redact
) -> list[tuple[str, str]]:
    """Return what was given, what is expected, and why, each with its head, as HTML."""
    heads = _HEADS.get(item.type, _JUDGED if item.kind == "judgement" else _KEYED)
    if item.type == "mark" and part.status == "open":
        heads = ("You", "One reader", "Why it is contested")
    if item.type == "choice":
        return [(heads[2], shown(part.reason))]
    given = shortened(redact(part.given), _LONG) if _is_typed(item, part) else part.given
    if part.status == "missed" and not given:
        given = "nothing here"
    first = (heads[0], _in_order(given, item) or f"<bdi>{shown(given)}</bdi>")
    if readings:
        each = "".join(
            f"<li><b>{shown(one['reader'])}: {shown(_answer(one))}.</b> {shown(one['reason'])}</li>"
            for one in readings
        )
        return [first, (heads[1], f'<ul class="gr-readings">{each}</ul>')]
    reason = redact(part.reason) if item.type in ("search", "claim") else part.reason
    expected = _in_order(part.expected, item) or shown(part.expected)
    return [first, (heads[1], expected), (heads[2], shown(reason))]


def _in_order(joined: str, item: Item) -> str:
    """Return an order of a ranking as a list; ``""`` for whatever is none."""
    texts = item.entry["items"] if item.type == "ranking" else ()
    places = sorted((joined.find(text), text) for text in texts)
    if not places or "; ".join(text for _, text in places) != joined:
        return ""
    return f'<ol class="gr-order">{"".join(f"<li>{shown(text)}</li>" for _, text in places)}</ol>'


def _answer(reading: _Entry) -> str:
    place = reading.get("paragraph")
    return f"{reading['answer']}, paragraph {place}" if type(place) is int else reading["answer"]


def _is_typed(item: Item, part: Part) -> bool:
    """Return whether a learner may have typed what was given, and not only chosen it."""
    if item.type != "mark":
        return item.type in _TYPED
    offered = tuple(f" said by {name}" for name in item.entry.get("speakers", ()))
    return " said by " in part.given and not (offered and part.given.endswith(offered))
