"""Style sheets of all widgets are on one page together: none may dress another widget's parts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import medialit

FOLDER = Path(medialit.__file__).parent / "widgets"
SHARED = {"shared", "keep"}


def names(call: str, source: str) -> set[str]:
    found = re.search(rf"_\w+ = {call}\(([^)]*)\)", source)
    return set(re.findall(r'"([\w-]+)"', found.group(1))) if found else set()


WIDGETS = [
    (names("code", source) | SHARED, names("style", source))
    for source in (path.read_text("utf-8") for path in sorted(FOLDER.glob("*.py")))
    if "_esm = code(" in source
]
SHEETS = sorted({sheet for _, sheets in WIDGETS for sheet in sheets})


def selectors(sheet: str) -> list[str]:
    text = re.sub(r"/\*.*?\*/", "", (FOLDER / f"{sheet}.css").read_text("utf-8"), flags=re.S)
    text = re.sub(r"@(container|media)[^{]*\{", "", text)
    heads = re.findall(r"([^{}]+)\{", text)
    return [part.strip() for head in heads for part in re.split(r",(?![^(]*\))", head)]


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_style_sheet_dresses_its_own_widget_only(sheet):
    """A class in a sheet's own selectors is used by the scripts that load the sheet, by no other.

    A selector that begins inside its own widget (`.ml-openweb .ml-result`) may use any class.
    """
    mine = {name for scripts, sheets in WIDGETS if sheet in sheets for name in scripts}
    others = {path.stem for path in FOLDER.glob("*.js")} - mine
    roots = {f".ml-{name}" for name in mine} | {f".ml-{sheet}"}
    clashes: dict[str, set[str]] = {}
    for selector in selectors(sheet):
        if any(re.search(rf"{re.escape(root)}(?![\w-])", selector) for root in roots):
            continue
        for name in re.findall(r"\.(ml-[\w-]+)", selector):
            for other in others:
                source = (FOLDER / f"{other}.js").read_text("utf-8")
                if re.search(rf"(?<![\w-]){name}(?![\w-])", source):
                    clashes.setdefault(name, set()).add(other)
    general = {"ml-widget", "ml-root", "ml-mark", "ml-article", "ml-row", "ml-small", "ml-tools"}
    last = {name: users for name, users in clashes.items() if name not in general}
    assert not last, f"{sheet}.css: {last}"


@pytest.mark.parametrize("script", sorted(FOLDER.glob("*.js")), ids=lambda path: path.stem)
def test_headings_begin_below_those_of_a_notebook(script):
    """A notebook's parts are h2, so within a widget h3 comes first."""
    assert not re.search(r"""["'`]h[12]["'`]""", script.read_text("utf-8"))
