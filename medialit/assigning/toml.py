"""Plain data as TOML; Python's own library only reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

__all__ = ["toml_text"]

_BARE = re.compile(r"[\w-]+", re.ASCII)


def toml_text(data: Mapping[str, Any]) -> str:
    """Return data as TOML: first its values, then a table for each mapping and list of mappings.

    Args:
        data: strings, whole numbers, truth values, lists and mappings of them; what is deeper than
            a table is written in a line.

    Raises:
        TypeError: if there is something else in it; TOML has no ``None``.

    Example:
        >>> print(toml_text({"title": "A", "items": [{"points": 8}]}), end="")
        title = "A"
        <BLANKLINE>
        [[items]]
        points = 8
    """
    lines = [
        f"{_key(key)} = {_value(value)}" for key, value in data.items() if not _is_table(value)
    ]
    for key, value in data.items():
        if isinstance(value, Mapping):
            lines += ["", f"[{_key(key)}]", *_pairs(value)]
        elif _is_table(value):
            for each in value:
                lines += ["", f"[[{_key(key)}]]", *_pairs(each)]
    return "\n".join(lines).lstrip("\n") + "\n"


def _is_table(value: object) -> bool:
    is_many = isinstance(value, list) and bool(value) and all(isinstance(v, Mapping) for v in value)
    return isinstance(value, Mapping) or is_many


def _pairs(table: Mapping[str, Any]) -> list[str]:
    return [f"{_key(key)} = {_value(value)}" for key, value in table.items()]


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return str(value)
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_value, value))}]"
    if isinstance(value, Mapping):
        return f"{{ {', '.join(f'{_key(k)} = {_value(v)}' for k, v in value.items())} }}"
    raise TypeError(f"TOML cannot hold {value!r}")


def _text(text: str) -> str:
    """Return a basic string; JSON's is one, but for two signs."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
