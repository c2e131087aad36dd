"""From Markdown to blocks: plain JSON data that a page can draw without any HTML.

Blocks are ``heading`` (``level``), ``paragraph``, ``list`` (``ordered``, ``items``), ``quotation``,
``table`` (``head``, ``rows``), ``picture`` and ``rule``; within them stand ``text``, ``emphasis``,
``strong``, ``link`` (``to``), ``picture`` (``name``, ``alt``) and ``break``. What else Markdown has
becomes text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

__all__ = ["PICTURE", "Block", "blocks_of", "links_of", "text_of"]

#: A block or a part of one: ``type``, and what belongs to that type.
Block = dict[str, Any]
#: How a picture of a case is named.
PICTURE = re.compile(r"pictures/[A-Za-z0-9][\w-]*\.(?:svg|png)")

_Token = Mapping[str, Any]
_PARENTS = {"emphasis": "emphasis", "strong": "strong"}


def blocks_of(
    markdown: str, targets: Collection[str], *, line_ends: bool = False
) -> tuple[Block, ...]:
    """Return the blocks of a page.

    Args:
        markdown: the page without its front matter; empty text gives no blocks.
        targets: the names that a link may lead to; the words of any other link become text.
        line_ends: whether the end of a line is shown, as on an article's page; else it is a space.

    Example:
        >>> blocks_of("See [the minutes](minutes).", {"minutes"})[0]["children"][1]
        {'type': 'link', 'to': 'minutes', 'children': [{'type': 'text', 'text': 'the minutes'}]}
    """
    builder = _Builder(frozenset(targets), {"type": "break"} if line_ends else _text(" "))
    return tuple(builder.blocks(_tokens(markdown)))


def links_of(markdown: str) -> tuple[tuple[str, str], ...]:
    """Return what the page points to, in reading order: pairs of ``link`` or ``image``, and where.

    Example:
        >>> links_of("[a](minutes) ![b](pictures/map.svg) <b>c</b>")
        (('link', 'minutes'), ('image', 'pictures/map.svg'), ('html', '<b>'), ('html', '</b>'))
    """
    return tuple(_pointers(_tokens(markdown)))


def text_of(blocks: Iterable[Block]) -> str:
    """Return the text that blocks show: paragraphs between empty lines, a row of a table a line.

    Example:
        >>> text_of(blocks_of("# Minutes" + chr(10) + "*Five* to four.", ())).splitlines()
        ['Minutes', '', 'Five to four.']
    """
    return "\n\n".join(text for block in blocks if (text := _block_text(block)))


class _Builder:
    """Makes blocks of mistune's tokens; knows where links may lead and what a line's end is."""

    def __init__(self, targets: frozenset[str], line_end: Block) -> None:
        self._targets = targets
        self._line_end = line_end

    def blocks(self, tokens: Iterable[_Token]) -> Iterator[Block]:
        for token in tokens:
            kind = token["type"]
            if kind == "heading":
                yield {"type": kind, "level": token["attrs"]["level"], "children": self._in(token)}
            elif kind == "list":
                items = [list(self.blocks(item["children"])) for item in token["children"]]
                yield {"type": kind, "ordered": token["attrs"]["ordered"], "items": items}
            elif kind == "block_quote":
                yield {"type": "quotation", "children": list(self.blocks(token["children"]))}
            elif kind == "table":
                yield self._table(token)
            elif kind == "thematic_break":
                yield {"type": "rule"}
            elif kind != "blank_line":
                yield self._paragraph(token)

    def _paragraph(self, token: _Token) -> Block:
        children = self._in(token) if "children" in token else [_text(token["raw"].strip())]
        if [child["type"] for child in children] == ["picture"]:
            return children[0]
        return {"type": "paragraph", "children": children}

    def _table(self, token: _Token) -> Block:
        head, *bodies = token["children"]
        rows = [row for body in bodies for row in body["children"]]
        return {
            "type": "table",
            "head": [self._in(cell) for cell in head["children"]],
            "rows": [[self._in(cell) for cell in row["children"]] for row in rows],
        }

    def _in(self, token: _Token) -> list[Block]:
        """Return what stands within a token, with neighbouring texts joined."""
        parts: list[Block] = []
        for child in token.get("children", ()):
            for part in self._inline(child):
                if parts and part["type"] == parts[-1]["type"] == "text":
                    parts[-1] = _text(parts[-1]["text"] + part["text"])
                else:
                    parts.append(part)
        return parts

    def _inline(self, token: _Token) -> list[Block]:
        kind = token["type"]
        if kind in _PARENTS:
            return [{"type": _PARENTS[kind], "children": self._in(token)}]
        if kind == "link":
            inner, to = self._in(token), token["attrs"]["url"]
            known = to in self._targets
            return [{"type": "link", "to": to, "children": inner}] if known else inner
        if kind == "image":
            alt, name = _plain(self._in(token)), token["attrs"]["url"]
            known = PICTURE.fullmatch(name) is not None
            return [{"type": "picture", "name": name, "alt": alt}] if known else [_text(alt)]
        if kind == "linebreak":
            return [{"type": "break"}]
        if kind == "softbreak":
            return [self._line_end]
        return [_text(token["raw"])] if "raw" in token else self._in(token)


def _block_text(block: Block) -> str:
    kind = block["type"]
    if kind == "list":
        return "\n".join(text_of(item) for item in block["items"])
    if kind == "quotation":
        return text_of(block["children"])
    if kind == "table":
        rows = [block["head"], *block["rows"]]
        return "\n".join(" | ".join(_plain(cell) for cell in row) for row in rows)
    return _plain([block])


def _plain(parts: Iterable[Block]) -> str:
    """Return the words of parts within a block; a picture's are what is to be seen on it."""
    words = {"text": "text", "picture": "alt"}
    return "".join(
        part[words[part["type"]]]
        if part["type"] in words
        else "\n" * (part["type"] == "break") + _plain(part.get("children", ()))
        for part in parts
    )


def _pointers(tokens: Iterable[_Token]) -> Iterator[tuple[str, str]]:
    for token in tokens:
        if token["type"] in ("link", "image"):
            yield token["type"], token["attrs"]["url"]
        elif token["type"] in ("inline_html", "block_html"):
            yield "html", token["raw"].strip()
        yield from _pointers(token.get("children", ()))


def _tokens(markdown: str) -> list[dict[str, Any]]:
    return list(_parser()(markdown))


def _text(text: str) -> Block:
    return {"type": "text", "text": text}


@cache
def _parser() -> Callable[[str], Any]:
    from mistune import create_markdown

    return create_markdown(renderer=None, plugins=["table"])
