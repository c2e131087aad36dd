"""What a page may send as a decision, read into plain moves that fit the draft."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from medialit.assigning.drafts import Draft
from medialit.assigning.templates import Template, find_template, load_templates
from medialit.errors import InputError
from medialit.model import Span
from medialit.segmenting import find_paragraphs

__all__ = ["read_move", "read_moves"]

_ID = re.compile(r"[a-z-]{1,40}:[\w-]{1,60}", re.ASCII)
_LONGEST_TEXT, _LONGEST_NAME, _MOST_IDS, _MOST_POINTS = 2_000, 120, 2_000, 100
_ODD = "This decision cannot be read. Run the cell of the page again."

_Move = dict[str, Any]


def read_move(draft: Draft, value: object) -> _Move:
    """Return a decision as a plain move.

    Returns:
        ``{"do": "accept" | "delete", "ids"}``, ``{"do": "change", "ids": [one], …}``,
        ``{"do": "add", "id", "start", "end", "text", "choice"}``,
        ``{"do": "item", "item", "on" or "points"}`` or ``{"do": "undo"}``.

    Raises:
        InputError: if it is no decision about this draft.
    """
    if not isinstance(value, Mapping):
        raise InputError(_ODD)
    do = value.get("do")
    if do == "undo":
        return {"do": "undo"}
    if value.get("draft", draft.id) != draft.id:
        raise InputError("This decision is about another draft. Run the cell of the page again.")
    reader = _READERS.get(do) if isinstance(do, str) else None
    if reader is None:
        raise InputError(_ODD)
    return reader(draft, value)


def read_moves(draft: Draft, values: Iterable[object]) -> tuple[dict[str, Any], ...]:
    """Return the decisions about a draft that can be read, in order; others are left out."""
    found = []
    for value in values:
        with suppress(InputError):
            found.append(read_move(draft, value))
    return tuple(found)


def _ids(_draft: Draft, value: Mapping[str, Any]) -> _Move:
    ids = value.get("ids")
    if not isinstance(ids, list) or not 0 < len(ids) <= _MOST_IDS:
        raise InputError(_ODD)
    return {"do": value["do"], "ids": [_id(each)[0] for each in ids]}


def _change(draft: Draft, value: Mapping[str, Any]) -> _Move:
    [name] = value["ids"] if isinstance(value.get("ids"), list) and len(value["ids"]) == 1 else [0]
    name, template = _id(name)
    move: _Move = {"do": "change", "ids": [name]}
    if "start" in value:
        move |= _place(draft, value)
        move |= {"text": _one_line(move["text"])} if template.type == "cards" else {}
    if "text" in value and template.type == "cards":
        move["text"] = _one_line(_text(value["text"], _LONGEST_TEXT))
        if not move["text"]:
            raise InputError("A card needs some words.")
    if "choice" in value:
        move["choice"] = _choice(template, value["choice"])
    for key in ("reason", "other"):
        if key in value:
            move[key] = _text(value[key], _LONGEST_TEXT).strip()
    if "paragraph" in value:
        move["paragraph"] = _paragraph(draft, value["paragraph"])
    return move


def _add(draft: Draft, value: Mapping[str, Any]) -> _Move:
    name, template = _id(value.get("id"))
    if template.type not in ("mark", "cards"):
        raise InputError("Nothing can be added to this item.")
    move = {"do": "add", "id": name, **_place(draft, value)}
    if template.type == "cards":
        move["text"] = _one_line(move["text"])
    return move | {"choice": _choice(template, value.get("choice", ""))}


def _item(_draft: Draft, value: Mapping[str, Any]) -> _Move:
    name = value.get("item")
    if name not in [template.name for template in load_templates()]:
        raise InputError(_ODD)
    if isinstance(value.get("on"), bool):
        if find_template(str(name)).kind == "reflection":
            raise InputError("Every exercise leaves the page: this item stays in it.")
        return {"do": "item", "item": name, "on": value["on"]}
    points = value.get("points")
    if type(points) is not int or not 1 <= points <= _MOST_POINTS:
        raise InputError(f"Points are a whole number from 1 to {_MOST_POINTS}.")
    return {"do": "item", "item": name, "points": points}


_READERS: dict[str, Callable[[Draft, Mapping[str, Any]], _Move]] = {
    "accept": _ids,
    "delete": _ids,
    "change": _change,
    "add": _add,
    "item": _item,
}


def _id(value: object) -> tuple[str, Template]:
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise InputError(_ODD)
    try:
        return value, find_template(value.split(":")[0])
    except KeyError:
        raise InputError(_ODD) from None


def _place(draft: Draft, value: Mapping[str, Any]) -> _Move:
    text = draft.article.text
    try:
        span = Span(value["start"], value["end"])
    except (KeyError, TypeError, ValueError):
        raise InputError("Choose a passage in the article first.") from None
    if type(span.start) is not int or type(span.end) is not int or span.end > len(text):
        raise InputError("This passage lies outside the article.")
    if not span.of(text).strip():
        raise InputError("Choose some words, not only the space between them.")
    return {"start": span.start, "end": span.end, "text": span.of(text)}


def _choice(template: Template, value: object) -> str:
    choice = _one_line(_text(value, _LONGEST_NAME))
    if template.name == "unattributed":
        return ""
    if template.choices and choice not in template.choices:
        raise InputError(f"Choose one of: {', '.join(template.choices)}.")
    return choice


def _paragraph(draft: Draft, value: object) -> int | None:
    count = len(find_paragraphs(draft.article.text))
    if value is not None and (type(value) is not int or not 1 <= value <= count):
        raise InputError(f"The article has the paragraphs 1 to {count}.")
    return value


def _text(value: object, longest: int) -> str:
    if not isinstance(value, str):
        raise InputError(_ODD)
    if len(value) > longest:
        raise InputError(f"This is too long: keep it below {longest:,} characters.")
    return value


def _one_line(text: str) -> str:
    return " ".join(text.split())
