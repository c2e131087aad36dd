"""From the tree of a web page to the paragraphs of its article."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from bs4.element import PageElement, Tag

__all__ = ["common_element", "find_body", "paragraphs_of", "words_of"]

_LEFT_OUT = frozenset(
    "head title nav form button select input menu dialog svg math canvas object embed applet audio "
    "video datalist option".split()
)
_ROLES = frozenset("navigation banner search contentinfo menu menubar dialog alert form".split())
_BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody "
    "tfoot thead tr ul".split()
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_UNSEEN = frozenset("sr-only visually-hidden screen-reader-text hidden".split())
_LONG = 60  # characters of a line that is no menu
_SPACE = re.compile(r"\s+")


def find_body(soup: BeautifulSoup) -> tuple[Tag, str]:
    """Return the element that holds the article, and what pointed to it.

    Returns:
        The ``article`` with the most text, else ``main``, else the element whose paragraphs hold
        most (a paragraph counts for its parent, and half for its parent's parent).

    Source:
        Readability (Arc90, 2009), whose score of parents and grandparents this is, without names.
    """
    sizes = _sizes(soup)
    for name in ("article", "main"):
        found = [tag for tag in soup.find_all(name) if sizes[id(tag)]]
        if found:
            return max(found, key=lambda tag: sizes[id(tag)]), name
    weights: Counter[int] = Counter()
    parents: dict[int, Tag] = {}
    for paragraph in soup.find_all("p"):
        for share, parent in zip((1.0, 0.5), paragraph.parents, strict=False):
            parents[id(parent)] = parent
            weights[id(parent)] += int(share * sizes[id(paragraph)])
    if weights and max(weights.values()) > 0:
        return parents[max(weights, key=lambda key: weights[key])], "density"
    return soup.body or soup, "page"


def common_element(soup: BeautifulSoup, lines: Sequence[str]) -> Tag | None:
    """Return the smallest element that holds the first and the last of the lines, if they differ.

    Args:
        soup: the page.
        lines: paragraphs as another reader shows them; those that the page has not are left out.
    """
    wanted = {_tidy(line) for line in lines if len(line) > _LONG}
    found = [tag for tag in soup.find_all("p") if wanted and words_of(tag) in wanted]
    if len(found) < 2:
        return None
    above = {id(parent) for parent in found[0].parents}
    return next((parent for parent in found[-1].parents if id(parent) in above), None)


def paragraphs_of(body: Tag) -> Iterator[str]:
    """Yield the paragraphs, headings, list items, quotations, captions and credits, in order.

    Cells of a table's row stand in one line; what is not shown, and menus and forms, are left out.
    """
    buffer: list[str] = []
    for kind, text in _events(body):
        if kind == "text":
            if text.strip() or buffer[-1:] != ["\n"]:  # two line ends in a row end a paragraph
                buffer.append(text)
        elif kind == "line" and buffer[-1:] != ["\n"]:
            buffer.append("\n")
        elif kind == "cell":
            buffer.append(" | ")
        elif shown := _tidy("".join(buffer)):
            yield shown
            buffer = []
        else:
            buffer = []
    if shown := _tidy("".join(buffer)):
        yield shown


def words_of(tag: Tag) -> str:
    """Return what an element shows, in one line."""
    return " ".join(part.replace("\n", " ") for part in paragraphs_of(tag))


def _events(body: Tag) -> Iterator[tuple[str, str]]:
    """Yield text, line ends, cells and ends of blocks; without recursion, however deep it is."""
    stack: list[PageElement | str] = [body]
    while stack:
        node = stack.pop()
        if isinstance(node, str) and not hasattr(node, "parent"):
            yield node, ""
        elif isinstance(node, str):
            if type(node).__name__ == "NavigableString":
                yield "text", _SPACE.sub(" ", node)
        elif node is body or not _is_left_out(node):  # type: ignore[arg-type]
            yield from _open(node, stack)  # type: ignore[arg-type]


def _open(node: Tag, stack: list[PageElement | str]) -> Iterator[tuple[str, str]]:
    if node.name == "br":
        yield "line", ""
        return
    if node.name in ("td", "th"):
        yield "cell", ""
    elif node.name in _BLOCKS:
        yield "block", ""
        stack.append("block")
    stack.extend(reversed(node.contents))


def _is_left_out(tag: Tag) -> bool:
    if tag.name in _LEFT_OUT or tag.get("role") in _ROLES or "hidden" in tag.attrs:
        return True
    if tag.get("aria-hidden") == "true" or _HIDDEN.search(str(tag.get("style", ""))):
        return True
    if not _UNSEEN.isdisjoint(tag.get("class") or ()):
        return True
    if tag.name == "footer":  # below a quotation it names who said it
        return tag.find_parent("blockquote") is None
    return tag.name == "header" and tag.find_parent(("article", "main")) is None


def _tidy(text: str) -> str:
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return "\n".join(line for line in lines if line).strip(" |")


def _sizes(soup: BeautifulSoup) -> Counter[int]:
    """Return how many characters each element shows, in one pass from the leaves up."""
    sizes: Counter[int] = Counter()
    order: list[Tag] = []
    stack: list[Tag] = [soup]
    while stack:
        tag = stack.pop()
        order.append(tag)
        for child in tag.contents:
            if isinstance(child, str):
                sizes[id(tag)] += len(child.strip())
            elif not _is_left_out(child):  # type: ignore[arg-type]
                stack.append(child)  # type: ignore[arg-type]
    for tag in reversed(order):
        if tag.parent is not None:
            sizes[id(tag.parent)] += sizes[id(tag)]
    return sizes
