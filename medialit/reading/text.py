"""From plain text to an article."""

from __future__ import annotations

import re

from medialit.model import Article

__all__ = ["article_from_text"]

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


def article_from_text(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    byline: str | None = None,
    published: str | None = None,
    url: str | None = None,
    repairs: tuple[str, ...] = (),
) -> Article:
    """Return an article from text, with plain line ends and no control characters.

    Args:
        text: the text; empty text gives an empty article.
        title: the headline, if it is not part of the text.
        outlet: who published it.
        byline: who wrote it.
        published: when, as the source gives it.
        url: where it was found.
        repairs: what was changed before, to be listed first.

    Example:
        >>> article_from_text("A line." + chr(13) + "Another.").repairs
        ('Changed Windows or old Mac line ends to plain ones.',)
    """
    done = list(repairs)
    if text.startswith("\ufeff"):
        text = text[1:]
        done.append("Removed the byte order mark at the start.")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        done.append("Changed Windows or old Mac line ends to plain ones.")
    text, count = _CONTROL.subn(" ", text)
    if count:
        done.append(f"Replaced control characters by spaces: {count}.")
    return Article(text, title, outlet, byline, published, url, tuple(done))
