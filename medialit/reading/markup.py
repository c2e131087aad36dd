"""Web pages made harmless and regular before anything else reads them, in linear time.

Python's own ``html.parser`` takes minutes for some short damaged pages (cpython 135462, mended in
newer versions only). So a page is first cut into tags and text as the HTML standard has it, and put
together again with only what an article needs: no script, style, comment or unfinished tag is left.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from html import escape, unescape

__all__ = ["regular_markup"]

_NAME = re.compile(r"[a-z][a-z0-9-]*")
_ATTRIBUTE = re.compile(
    r"""(=?[^\s/>=]++|=)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|((?!["'])[^\s>]*+))|(?!\s*+=))"""
)
_TAG = re.compile(rf"<(/?)([a-zA-Z][^\s/>]*+)((?:[\s/]++|{_ATTRIBUTE.pattern})*+)>")
_COMMENT_END = re.compile(r"--!?>")
#: What stands in these is no text of the page; the rest of the page is, after ``plaintext``.
_DROPPED = frozenset("script style textarea xmp iframe noembed noframes noscript template".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_DEEPEST = 200
#: An element that has no end tag ends where one of these begins.
_ENDED_BY = {
    "p": frozenset(
        "address article aside blockquote div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 "
        "header hr li main nav ol p pre section table ul".split()
    ),
    "li": frozenset(["li"]),
    "dt": frozenset(["dt", "dd"]),
    "dd": frozenset(["dt", "dd"]),
    "td": frozenset(["td", "th", "tr"]),
    "th": frozenset(["td", "th", "tr"]),
    "tr": frozenset(["tr"]),
    "option": frozenset(["option"]),
}
_KEPT = frozenset(
    "aria-hidden class content datetime hidden href itemprop name property rel role style".split()
)


def regular_markup(text: str) -> str:
    """Return the page with its tags closed and quoted, and without what is never shown as text.

    Args:
        text: a page as it was written, however damaged; empty text gives empty text.

    Source:
        WHATWG, HTML Standard, 13.2.5 Tokenization; what follows a tag or comment that never ends
        is left out, as a browser does.

    Example:
        >>> regular_markup("<P onclick=x Class=lead>1 < 2<script>3</script><!-- 4 --><b")
        '<p class="lead">1 &lt; 2'
    """
    return "".join(_pieces(text))


def _pieces(text: str) -> Iterator[str]:
    nest = _Nest()
    at, size = 0, len(text)
    while at < size:
        opening = text.find("<", at)
        yield _shown(text[at : opening if opening >= 0 else size])
        if opening < 0:
            return
        kind = text[opening + 1 : opening + 2]
        if kind in ("!", "?") or (kind == "/" and not _letter(text, opening + 2)):
            at = _after_declaration(text, opening)
        elif kind != "/" and not _letter(text, opening + 1):
            yield "&lt;"
            at = opening + 1
        elif (tag := _TAG.match(text, opening)) is None:
            return
        elif tag[1]:
            yield nest.closed(tag[2].lower())
            at = tag.end()
        else:
            piece, at = _opened(text, tag, nest)
            yield piece


def _opened(text: str, tag: re.Match[str], nest: _Nest) -> tuple[str, int]:
    """Return what an opening tag becomes, and where the page goes on."""
    name = tag[2].lower()
    if name == "plaintext":
        return "", len(text)
    if name in _DROPPED:
        return "", _after_dropped(text, name, tag.end())
    if name == "title":
        end = _after_dropped(text, name, tag.end())
        inner = text[tag.end() : end].rpartition("</")[0]
        return f"<title>{_shown(inner)}</title>", end
    return nest.opened(name, _attributes(tag[3])), tag.end()


class _Nest:
    """The elements that are open: each is closed in its turn, and none lies too deep."""

    def __init__(self) -> None:
        self._open: list[str] = []
        self._count: Counter[str] = Counter()

    def opened(self, name: str, attributes: str) -> str:
        """Return the tag, after the end of an element that it closes (a paragraph, an item)."""
        if not _NAME.fullmatch(name):
            return ""
        if name in _VOID:
            return f"<{name}{attributes}>"
        last = self._open[-1] if self._open else ""
        ends = self._pop() if last in _ENDED_BY and name in _ENDED_BY[last] else ""
        if len(self._open) >= _DEEPEST:
            return ends
        self._open.append(name)
        self._count[name] += 1
        return f"{ends}<{name}{attributes}>"

    def closed(self, name: str) -> str:
        """Return the end of an element with those of all in it; nothing if none is open."""
        if not self._count[name]:
            return ""
        ends = []
        while self._open[-1] != name:
            ends.append(self._pop())
        return "".join([*ends, self._pop()])

    def _pop(self) -> str:
        name = self._open.pop()
        self._count[name] -= 1
        return f"</{name}>"


def _letter(text: str, at: int) -> bool:
    return "a" <= text[at : at + 1].lower() <= "z"


def _shown(text: str) -> str:
    return escape(unescape(text), quote=False) if "&" in text else text.replace(">", "&gt;")


def _attributes(text: str) -> str:
    kept: dict[str, str] = {}
    for found in _ATTRIBUTE.finditer(text):
        key = found[1].lower()
        if key in _KEPT:
            kept.setdefault(key, unescape(found[2] or found[3] or found[4] or ""))
    return "".join(f' {key}="{escape(value)}"' for key, value in kept.items())


def _after_declaration(text: str, at: int) -> int:
    """Return where a comment, a declaration or a bogus comment ends."""
    if text.startswith("<!--", at):
        if text.startswith((">", "->"), at + 4):
            return text.index(">", at) + 1
        end = _COMMENT_END.search(text, at + 4)
        return end.end() if end else len(text)
    end_of_bogus = text.find(">", at)
    return end_of_bogus + 1 if end_of_bogus >= 0 else len(text)


def _after_dropped(text: str, name: str, at: int) -> int:
    """Return where an element ends whose content is no markup."""
    end = re.compile(rf"</{name}(?=[\s/>])[^>]*+>", re.IGNORECASE).search(text, at)
    return end.end() if end else len(text)
