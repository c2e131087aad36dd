"""From a path to an article."""

from __future__ import annotations

import os
from pathlib import Path

from medialit.errors import InputError
from medialit.model import Article
from medialit.reading.decoding import decode
from medialit.reading.html import article_from_html
from medialit.reading.markdown import article_from_markdown
from medialit.reading.text import article_from_text

__all__ = ["article_from_bytes", "read_article"]


def read_article(path: str | os.PathLike[str], *, encoding: str | None = None) -> Article:
    """Return the article in a text file, a Markdown file or a saved web page.

    Args:
        path: a file; ``.md`` and ``.markdown`` are read as Markdown with front matter, ``.html``
            and ``.htm`` as a web page.
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
    return article_from_bytes(content, name=str(place), encoding=encoding)


def article_from_bytes(content: bytes, *, name: str, encoding: str | None = None) -> Article:
    """Return the article that bytes hold.

    Args:
        content: the bytes of a file.
        name: the file's name; its ending says whether it is Markdown, a web page, or plain text.
        encoding: its encoding where that is known; a web page names its own.

    Raises:
        InputError: if the bytes are empty or not text.
    """
    ending = Path(name).suffix.lower()
    if ending in (".html", ".htm"):
        page = content if encoding is None else decode(content, name=name, encoding=encoding)[0]
        return article_from_html(page, name=name)
    text, repairs = decode(content, name=name, encoding=encoding)
    if not text.strip():
        raise InputError(f"{name} is empty. Paste the article into it and save it.")
    if ending in (".md", ".markdown"):
        return article_from_markdown(text, name=name, repairs=repairs)
    return article_from_text(text, repairs=repairs)
