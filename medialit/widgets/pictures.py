"""Pictures of a case side by side, each with its words; without a script, so they always show."""

from __future__ import annotations

from collections.abc import Mapping
from xml.etree import ElementTree

from medialit.lateral.pictures import load_picture, picture_address
from medialit.rendering.page import escaped, stylesheet

__all__ = ["Pictures"]


class Pictures:
    """Drawings of a case in a row, each with a line of words below it.

    Args:
        case: the case's name.
        words: what stands below each picture, by its name, such as ``{"tide-gauge": "A. …"}``.

    Raises:
        InputError: if the case has no such picture; the message lists those there are.
    """

    def __init__(self, case: str, words: Mapping[str, str]) -> None:
        self._figures = [
            (picture_address(case, picture), described(load_picture(case, picture)), text)
            for picture, text in ((f"pictures/{name}.svg", text) for name, text in words.items())
        ]

    def _repr_html_(self) -> str:
        figures = "".join(
            f'<figure><img src="{address}" alt="{escaped(seen)}">'
            f"<figcaption>{escaped(text)}</figcaption></figure>"
            for address, seen, text in self._figures
        )
        return (
            f"<style>{stylesheet()}</style>"
            f'<div class="ml-static ml-root ml-pictures" lang="en">{figures}</div>'
        )

    def __repr__(self) -> str:
        return "\n".join(f"{text} ({seen})" for _, seen, text in self._figures)


def described(picture: bytes) -> str:
    """Return what a drawing says that it shows: its ``desc``, else its ``title``, else ``""``."""
    root = ElementTree.fromstring(picture)
    texts = (root.findtext(f"{{http://www.w3.org/2000/svg}}{tag}") for tag in ("desc", "title"))
    return next((text.strip() for text in texts if text and text.strip()), "")
