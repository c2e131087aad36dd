"""What every page shares: the style sheet, a complete page, and how a string is escaped."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files

__all__ = ["escaped", "page", "stylesheet"]


@cache
def stylesheet() -> str:
    """Return the style sheet that the pages and the widgets share."""
    return files("medialit.rendering").joinpath("page.css").read_text("utf-8")


def page(title: str, body: str) -> str:
    """Return a complete page that fetches nothing and runs nothing.

    Args:
        title: what the page is about, as plain text.
        body: what stands on it, as HTML.
    """
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; '
        "style-src 'unsafe-inline'\">"
        f"<title>How it is made: {escaped(title)}</title></head>"
        f'<body class="ml-page">{body}</body></html>\n'
    )


def escaped(text: str) -> str:
    """Return a string escaped for HTML: every string passes here."""
    # a lone surrogate cannot be written as UTF-8
    return escape(text, quote=True).encode("utf-8", "replace").decode("utf-8")
