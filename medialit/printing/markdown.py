"""From a notebook's Markdown to HTML for paper: links are words, every string is escaped."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from medialit.rendering.page import escaped

__all__ = ["LINES", "render_markdown"]

#: Lines to write on.
LINES = '<span class="ml-lines" role="presentation"></span>'
_WRITE_HERE = "Double-click here to write"


def render_markdown(text: str) -> str:
    r"""Return the HTML of a cell; one that is there to be written in gets lines.

    Example:
        >>> render_markdown("See [the **glossary**](../docs/glossary.md).")
        '<p>See the <strong>glossary</strong>.</p>\n'
    """
    if _WRITE_HERE not in text:
        return _parser()(text)
    kept = "\n".join(line for line in text.split("\n") if _WRITE_HERE not in line)
    return f'<div class="ml-write">{_parser()(kept)}{LINES}</div>'


@cache
def _parser() -> Callable[[str], str]:
    from mistune import HTMLRenderer, create_markdown

    class OnPaper(HTMLRenderer):
        def link(self, text: str, url: str, title: str | None = None) -> str:
            web = url.startswith(("http://", "https://"))
            return f"{text} ({escaped(url)})" if web and escaped(url) != text else text

        def image(self, text: str, url: str, title: str | None = None) -> str:
            return f"[{escaped(text)}]"

    made = create_markdown(renderer=OnPaper(escape=True), plugins=["table"])
    return lambda text: str(made(text))
