"""Checks of the pictures: SVG or PNG, used somewhere, and nothing in them but a picture."""

from __future__ import annotations

from collections.abc import Iterator

from medialit.casework.faults import CaseFiles, Fault, read_markdown
from medialit.lateral.blocks import PICTURE, links_of
from medialit.lateral.pictures import picture_dangers

__all__ = ["check_pictures"]


def check_pictures(files: CaseFiles) -> Iterator[Fault]:
    """Give the faults of each file in ``pictures/``; one that no page shows is a note."""
    shown = set(_shown(files))
    for path in sorted((files.path / "pictures").glob("*")):
        name = f"pictures/{path.name}"
        if not PICTURE.fullmatch(name) or not path.is_file():
            wrong = "It is no picture that a page can show."
            yield Fault(name, wrong, "Use an SVG or PNG named with letters, digits and hyphens.")
            continue
        for danger in picture_dangers(name, path.read_bytes()):
            yield Fault(name, f"It {danger}.", "Draw it again without; the kit will not show it.")
        if name not in shown:
            yield Fault(name, "No page shows it.", "Show it, or remove it.", is_note=True)


def _shown(files: CaseFiles) -> Iterator[str]:
    for path in (*files.path.glob("articles/*.md"), *files.path.glob("web/*.md")):
        page = read_markdown(path, path.name)
        if not isinstance(page, Fault):
            yield from (to for kind, to in links_of(page.body) if kind == "image")
            yield str(page.fields.get("picture", ""))
