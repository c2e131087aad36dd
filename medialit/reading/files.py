"""From a path to an article."""

from __future__ import annotations

import os
from pathlib import Path

from medialit.errors import InputError
from medialit.model import Article
from medialit.reading.decoding import decode
from medialit.reading.markdown import article_from_markdown
from medialit.reading.text import article_from_text

__all__ = ["article_from_bytes", "read_article"]


def read_article(path: str | os.PathLike[str], *, encoding: str | None = None) -> Article:
    """Return the article in a text or Markdown file.

    Args:
        path: a file; ``.md`` and ``.markdown`` are read as Markdown with front matter.
        encoding: its encoding where that is not UTF-8, such as ``windows-1252``.

    Raises:
        InputError: if there is no such file, or it is a folder, empty, binary or may not be read.
    """
    place = Path(path)
    if place.is_dir():
        raise InputError(f"{place} is a folder. Name one file in it, such as article.txt.")
    try:
        content = place.read_bytes()
    except FileNotFoundError:
        raise InputError(
            f"There is no file {place}. Check the name and the folder you are in."
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InputError(
            f"{place} cannot be read: {reason}. Check that you may open it."
        ) from error
    markdown = place.suffix.lower() in (".md", ".markdown")
    return article_from_bytes(content, name=str(place), markdown=markdown, encoding=encoding)


def article_from_bytes(
    content: bytes, *, name: str, markdown: bool = False, encoding: str | None = None
) -> Article:
    """Return the article that bytes hold.

    Raises:
        InputError: if the bytes are empty or not text.
    """
    text, repairs = decode(content, name=name, encoding=encoding)
    if not text.strip():
        raise InputError(f"{name} is empty. Paste the article into it and save it.")
    if markdown:
        return article_from_markdown(text, name=name, repairs=repairs)
    return article_from_text(text, repairs=repairs)
