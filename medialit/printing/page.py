"""The printed lesson as one HTML file that fetches nothing and runs nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from medialit.cases import load_activity
from medialit.lateral.pages import load_web
from medialit.printing.keys import render_keys
from medialit.printing.lessons import Cell, Lesson, run_lesson
from medialit.printing.markdown import LINES, render_markdown
from medialit.printing.web import render_web
from medialit.rendering.page import escaped, stylesheet

__all__ = ["print_lesson", "render_lesson"]

_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_REFERENCE = re.compile(r'(id="|href="#)ml-')
_BLANK = re.compile(r"_{20,}")
_BELOW = '<div class="ml-below">'
_ON_PAPER = (
    "This is the lesson on paper. Where it says “click a mark”, look at the letters in the article "
    "and at the table below it. Where it says that something is saved, keep this sheet."
)


def print_lesson(notebook: Path, *, with_keys: bool = False) -> str:
    """Return the lesson of a notebook as a page to be printed.

    Args:
        notebook: the lesson's notebook.
        with_keys: whether the teacher's appendix with keys and reasons is added.

    Raises:
        InputError: if the notebook cannot be read or run; the message says what to do.
    """
    return render_lesson(run_lesson(notebook), with_keys=with_keys)


def render_lesson(lesson: Lesson, *, with_keys: bool = False) -> str:
    """Return a lesson that was run as a page to be printed."""
    searched = dict.fromkeys(
        case
        for case, name in lesson.activities
        if load_activity(case, name).get("type") == "search"
    )
    parts = [
        f'<p class="ml-on-paper">{_ON_PAPER}</p><p class="ml-name">Name: {LINES}</p>',
        *(_numbered(part, searched) for part in _cells(lesson.cells)),
        *(render_web(case) for case in searched),
    ]
    if with_keys:
        parts.append(render_keys(lesson.activities))
    css = files("medialit.printing").joinpath("print.css").read_text("utf-8")
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "img-src data:; style-src 'unsafe-inline'\">"
        f"<title>{escaped(lesson.title)}</title><style>{stylesheet()}\n{css}</style></head>"
        f'<body class="ml-root ml-print">{"".join(parts)}</body></html>\n'
    )


def _cells(cells: Sequence[Cell]) -> Iterator[str]:
    for number, cell in enumerate(cells):
        yield from _cell(cell, number)


def _numbered(part: str, cases: Iterable[str]) -> str:
    """Return a part in which the pages of a web that are listed have their numbers on paper."""
    for case in cases:
        for number, page in enumerate(load_web(case), start=1):
            listed = f"<li>{escaped(f'{page.title} — {page.outlet}')}"
            part = part.replace(listed, f"<li><b>Page {number}:</b> {listed[4:]}")
    return part


def _cell(cell: Cell, number: int) -> Iterator[str]:
    if cell.kind == "markdown":
        yield f'<section class="ml-text">{render_markdown(cell.source)}</section>'
    for at, output in enumerate(cell.outputs):
        shown = _shown(output)
        if shown:
            placed = _REFERENCE.sub(rf"\1ml-{number}-{at}-", _STYLE.sub("", shown))
            yield f'<section class="ml-activity">{_BLANK.sub(LINES, placed)}</section>'


def _shown(output: Mapping[str, str]) -> str:
    """Return what an output is on paper: a widget's static rendering, else HTML, else text."""
    html = output.get("text/html", "")
    if html:
        return html.removeprefix(_BELOW).removesuffix("</div>") if _BELOW in html else html
    text = output.get("text/plain", "")
    is_widget = any("widget" in kind for kind in output) or text.startswith("<medialit.widgets")
    return f"<pre>{escaped(text)}</pre>" if text.strip() and not is_widget else ""
