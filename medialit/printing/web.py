"""The offline web on paper: numbered pages, to leave one page by turning to another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from medialit.lateral.pages import Page, load_web
from medialit.lateral.pictures import picture_address
from medialit.rendering.page import escaped

__all__ = ["page_numbers", "render_web"]


def page_numbers(case: str) -> dict[str, int]:
    """Return the number of each page of a case's web, in the order in which they are printed."""
    return {page.name: number for number, page in enumerate(load_web(case), start=1)}


def render_web(case: str) -> str:
    """Return the pages of a case's web, with a list of results before them."""
    pages, numbers = load_web(case), page_numbers(case)
    rows = "".join(
        f"<tr><td>{_ad(page)}{escaped(page.title)}</td><td>{escaped(page.outlet)}</td>"
        f"<td>page {numbers[page.name]}</td></tr>"
        for page in sorted(pages, key=lambda page: page.title.casefold())
    )
    return (
        '<section class="ml-web"><h1>The web on paper</h1><p>Think before you turn a page: which '
        "one first, and why? Write down each page you open, and what you bring back.</p>"
        "<table><thead><tr><th>Page</th><th>Outlet</th><th>Turn to</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></section>"
        + "".join(_render(page, case, numbers) for page in pages)
    )


def _render(page: Page, case: str, numbers: Mapping[str, int]) -> str:
    made = _Drawing(case, numbers)
    told = [page.outlet, page.url, page.author, page.published]
    if page.archived:
        told.append(f"archive copy of {page.archived}")
    about = " · ".join(escaped(part) for part in told if part)
    heads = page.blocks[0]["type"] == "heading" if page.blocks else False
    title = "" if heads else f"<h2>{escaped(page.title)}</h2>"
    return (
        f'<article class="ml-web-page"><p class="ml-web-number">Page {numbers[page.name]}</p>'
        f'<p class="ml-web-bar">{_ad(page)}{about}</p>{title}{made.blocks(page.blocks)}</article>'
    )


def _ad(page: Page) -> str:
    return "<b>Ad</b> · " if page.kind == "advertisement" else ""


class _Drawing:
    """Draws the blocks of one page (``medialit.lateral.blocks``); every string is escaped."""

    def __init__(self, case: str, numbers: Mapping[str, int]) -> None:
        self._case, self._numbers = case, numbers

    def blocks(self, blocks: Iterable[Mapping[str, Any]]) -> str:
        return "".join(self._block(block) for block in blocks)

    def _block(self, block: Mapping[str, Any]) -> str:
        kind = block["type"]
        if kind == "heading":
            level = min(block["level"] + 1, 6)
            return f"<h{level}>{self._inline(block['children'])}</h{level}>"
        if kind == "list":
            tag = "ol" if block["ordered"] else "ul"
            items = "".join(f"<li>{self.blocks(item)}</li>" for item in block["items"])
            return f"<{tag}>{items}</{tag}>"
        if kind == "quotation":
            return f"<blockquote>{self.blocks(block['children'])}</blockquote>"
        if kind == "table":
            return self._table(block)
        if kind == "rule":
            return "<hr>"
        if kind == "picture":
            return f"<figure>{self._inline([block])}</figure>"
        return f"<p>{self._inline(block['children'])}</p>"

    def _table(self, block: Mapping[str, Any]) -> str:
        head = "".join(f"<th>{self._inline(cell)}</th>" for cell in block["head"])
        rows = "".join(
            "<tr>" + "".join(f"<td>{self._inline(cell)}</td>" for cell in row) + "</tr>"
            for row in block["rows"]
        )
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"

    def _inline(self, parts: Iterable[Mapping[str, Any]]) -> str:
        return "".join(self._part(part) for part in parts)

    def _part(self, part: Mapping[str, Any]) -> str:
        kind = part["type"]
        if kind == "text":
            return escaped(part["text"])
        if kind == "break":
            return "<br>"
        if kind == "picture":
            address = picture_address(self._case, part["name"])
            return f'<img alt="{escaped(part["alt"])}" src="{address}">'
        inner = self._inline(part["children"])
        if kind == "link":
            return f"<u>{inner}</u> (page {self._numbers[part['to']]})"
        tag = "b" if kind == "strong" else "i"
        return f"<{tag}>{inner}</{tag}>"
