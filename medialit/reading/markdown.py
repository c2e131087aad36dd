"""From Markdown with front matter to an article as a page would show it."""

from __future__ import annotations

import re

from medialit.errors import InputError
from medialit.model import Article
from medialit.reading.text import article_from_text

__all__ = ["article_from_markdown", "split_front_matter"]

_FENCE = re.compile(r"---[ \t]*\n")
_FIELDS = {"author": "byline", "date": "published"}
_KNOWN = ("title", "outlet", "byline", "published", "url")
_MARKUP = (
    (re.compile(r"!\[([^\]\n]*)\]\([^)\n]*\)"), r"\1"),  # a picture: its caption
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),  # a link: its words
    (re.compile(r"^#{1,6}[ \t]+(.*?)[ \t]*#*$", re.M), r"\1"),  # a heading
    (re.compile(r"(?<![\w*])\*\*(?=\S)([^*\n]+?)\*\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w*])\*(?=\S)([^*\n]+?)\*(?![\w*])"), r"\1"),
    (re.compile(r"(?<![\w_])_(?=\S)([^_\n]+?)_(?![\w_])"), r"\1"),
    (re.compile(r"^[ \t]*>[ \t]?", re.M), ""),  # a block quotation
)


def article_from_markdown(
    text: str, *, name: str = "the text", repairs: tuple[str, ...] = ()
) -> Article:
    """Return an article whose text is what the page shows, without Markdown's signs.

    Front matter is ``key: value`` lines between two ``---`` lines; the keys used are ``title``,
    ``outlet``, ``byline`` (or ``author``), ``published`` (or ``date``) and ``url``.

    Raises:
        InputError: if the front matter is not closed, or a line in it is not ``key: value``.
    """
    found, text = split_front_matter(text, name=name)
    fields = {_FIELDS.get(key, key): value for key, value in found.items()}
    for pattern, replacement in _MARKUP:
        text = pattern.sub(replacement, text)
    known = {key: fields.get(key) for key in _KNOWN}
    return article_from_text(text.strip("\n"), repairs=repairs, **known)


def split_front_matter(text: str, *, name: str = "the text") -> tuple[dict[str, str], str]:
    """Return the fields of the front matter, keys in lower case, and the Markdown below it.

    A line that begins with ``#`` is a comment. Text without front matter has no fields.

    Raises:
        InputError: if the front matter is not closed, or a line in it is not ``key: value``.

    Example:
        >>> split_front_matter("---" + chr(10) + "kind: study" + chr(10) + "---" + chr(10) + "Text")
        ({'kind': 'study'}, 'Text')
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return _front_matter(text, name) if _FENCE.match(text) else ({}, text)


def _front_matter(text: str, name: str) -> tuple[dict[str, str], str]:
    lines = text.split("\n")
    fields: dict[str, str] = {}
    for number, line in enumerate(lines[1:], start=2):
        if line.rstrip() == "---":
            return fields, "\n".join(lines[number:])
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        key, colon, value = line.partition(":")
        if not colon or not key.strip():
            raise InputError(
                f"Line {number} of {name} is {line[:60]!r}, but front matter needs lines like "
                "“title: Bridge to close”. Correct the line, or remove the “---” lines."
            )
        fields[key.strip().lower()] = value.strip().strip("\"'")
    raise InputError(
        f"The front matter of {name} starts with “---” but never ends. "
        "Put a line “---” after its last field."
    )
