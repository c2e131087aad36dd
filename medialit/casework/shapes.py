"""Whether data has the shape that ``case.schema.json`` asks for; each fault in plain words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from medialit.casework.faults import Fault, shorten

__all__ = ["check_shape", "shape_names"]

_PATTERNS = {
    r"\S": ("is empty", "Write something there."),
    r"^[a-z0-9][a-z0-9-]*$": ("is no name", "Use small letters, digits and hyphens only."),
    r"^(articles/)?[a-z0-9][a-z0-9-]*$": (
        "is no name of a page",
        "Write a page’s name, or articles/NAME for an article.",
    ),
    r"^\d{4}-\d{2}-\d{2}$": ("is no date", "Write it like 2018-07-16."),
    r"^https?://[^\s/]+\S*$": ("is no address", "Write one like https://daily-relay.example/news."),
}
_PICTURE = ("is no picture of a case", "Write a name like pictures/map.svg.")
_TYPES = {
    "string": "text between double quotes",
    "boolean": "true or false",
    "integer": "a whole number",
    "number": "a number",
    "array": "a list between [ and ]",
    "object": "a table of its own",
}


def shape_names() -> tuple[str, ...]:
    """Return the names of the shapes, those of the activities' types among them."""
    return tuple(_schema()["$defs"])


def check_shape(data: object, shape: str, *, file: str, place: str = "") -> Iterator[Fault]:
    """Give every fault of the data's shape, in the order of its keys.

    Args:
        data: plain data, as TOML or JSON gives it.
        shape: one of ``shape_names()``.
        file: the file it stands in.
        place: where in the file, for the message: ``[denial]``.

    Example:
        >>> [str(f) for f in check_shape({"type": "short"}, "levels", file="a.toml")][0]
        'a.toml: “basic” is missing. Add it.'
    """
    for error in sorted(_validator(shape).iter_errors(data), key=_order):
        where = _where(place, error.absolute_path)
        for wrong, todo in _in_words(error):
            yield Fault(file, f"{where}: {wrong}." if where else f"{wrong}.", todo)


def _in_words(error: Any) -> Iterator[tuple[str, str]]:
    """Give what is wrong and what to do; an error of unknown keys names each of them."""
    value, rule, limit = _shown(error.instance), error.validator, error.validator_value
    if rule == "required":
        yield f"“{error.message.split(chr(39))[1]}” is missing", "Add it."
    elif rule == "additionalProperties":
        known = tuple(error.schema.get("properties", ()))
        for key in (key for key in error.instance if key not in known):
            yield f"“{key}” is not known here", f"Remove it, or use one of: {', '.join(known)}."
    elif rule == "dependentRequired":
        for key, needed in limit.items():
            if key in error.instance and (gone := [k for k in needed if k not in error.instance]):
                yield f"“{key}” stands without “{gone[0]}”", f"Add “{gone[0]}”."
    elif rule in ("enum", "const"):
        allowed = limit if isinstance(limit, list) else [limit]
        yield f"{value} is not one of the words allowed", f"Use {' or '.join(map(str, allowed))}."
    elif rule == "pattern":
        wrong, todo = _PATTERNS.get(limit, _PICTURE)
        yield f"{value} {wrong}", todo
    elif rule == "type":
        yield f"{value} has the wrong type", f"Write {_TYPES.get(limit, limit)}."
    elif rule in ("minItems", "minProperties"):
        yield f"There are too few: {len(error.instance)}", f"Write at least {limit}."
    else:
        yield f"{value} does not fit ({error.message})", "See docs/cases.md."


def _order(error: Any) -> list[str]:
    return [f"{step:06}" if isinstance(step, int) else str(step) for step in error.absolute_path]


def _where(place: str, path: Any) -> str:
    """Return the place in words: ``[denial] options no. 2, “reason”``."""
    parts = [place] if place else []
    for step in path:
        parts.append(f"no. {step + 1}" if isinstance(step, int) else f"“{step}”")
    return " ".join(parts)


def _shown(value: object) -> str:
    return shorten(json.dumps(value, ensure_ascii=False, default=str))


@cache
def _schema() -> dict[str, Any]:
    text = files("medialit.casework").joinpath("case.schema.json").read_text("utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema


@cache
def _validator(shape: str) -> Any:
    from jsonschema import Draft202012Validator

    return Draft202012Validator({"$ref": f"#/$defs/{shape}", "$defs": _schema()["$defs"]})
