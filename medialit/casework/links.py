"""Checks of what a page points to: links inside the web, pictures of the case, and no HTML."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator

from medialit.casework.faults import CaseFiles, Fault, listed, shorten
from medialit.lateral.blocks import PICTURE, Block, blocks_of, links_of

__all__ = ["check_links", "check_target"]


def check_links(files: CaseFiles, file: str, markdown: str) -> Iterator[Fault]:
    """Give the links that lead nowhere, the pictures that are not there, and any HTML."""
    for kind, to in dict.fromkeys(links_of(markdown)):
        if kind == "html":
            yield Fault(file, f"It holds HTML: {shorten(to)}.", "Write it in Markdown, or as text.")
        elif kind == "link":
            yield from check_target(files, file, "A link", to)
        elif not PICTURE.fullmatch(to):
            yield Fault(
                file,
                f"The picture {shorten(to)!r} is none of the case’s.",
                "Put an SVG or PNG into pictures/ and write ![what is seen](pictures/NAME.svg).",
            )
        elif not (files.path / to).is_file():
            there = sorted(f"pictures/{path.name}" for path in (files.path / "pictures").glob("*"))
            yield Fault(file, f"There is no picture {to}.", f"Draw it. There are: {listed(there)}.")
    for picture in _pictures(blocks_of(markdown, ())):
        if not picture["alt"].strip():
            wrong = f"The picture {picture['name']} has no words for those who cannot see it."
            yield Fault(file, wrong, "Say between [ and ] what is to be seen.")


def check_target(files: CaseFiles, file: str, what: str, to: object) -> Iterator[Fault]:
    """Give a fault if a name is that of no page and no article of the case."""
    if to not in files.targets:
        near = difflib.get_close_matches(str(to), files.targets, n=3, cutoff=0.4)
        yield Fault(
            file,
            f"{what} leads to {shorten(str(to))!r}, and there is no such page.",
            f"Use a page’s name or articles/NAME; near it are: {listed(near)}.",
        )


def _pictures(blocks: Iterable[Block]) -> Iterator[Block]:
    for block in blocks:
        if block["type"] == "picture":
            yield block
        for key in ("children", "head"):
            for inner in block.get(key, ()):
                yield from _pictures(inner if isinstance(inner, list) else [inner])
        for group in (*block.get("items", ()), *block.get("rows", ())):
            for inner in group:
                yield from _pictures(inner if isinstance(inner, list) else [inner])
