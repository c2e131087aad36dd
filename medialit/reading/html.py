"""From a web page, saved or fetched, to its article. Nothing of the page runs or is fetched."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from medialit.errors import InputError
from medialit.model import Article
from medialit.reading.decoding import decode
from medialit.reading.markup import regular_markup
from medialit.reading.pages import PageFacts, facts_of, headline_of
from medialit.reading.paragraphs import common_element, find_body, paragraphs_of
from medialit.reading.text import article_from_text

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

__all__ = ["article_from_html", "known_encoding"]

_LARGEST = 5_000_000  # bytes
_MOST_TAGS = 40_000  # tags, or entities; a long news page has about 10,000
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w-]{2,30})""", re.IGNORECASE)
#: Labels of the WHATWG Encoding Standard that are read; other names are no encodings of pages.
_ENCODING = re.compile(
    r"utf-?8|windows-(?:125\d|874)|iso-?8859-?\d{1,2}|latin1|(?:us-)?ascii|macintosh|koi8-[ru]|gbk|"
    r"gb2312|gb18030|big5|shift_jis|euc-(?:jp|kr)"
)
_WINDOWS = re.compile(r"iso-?8859-?1|latin1|(?:us-)?ascii")
_NO_TEXT = (
    "No article was found in {name}: the page has no text of its own (a script may put it there). "
    "Open it in your browser, select the article, copy it, and paste it instead."
)


def article_from_html(content: bytes | str, *, name: str, url: str | None = None) -> Article:
    """Return the article in a web page, with what the page says of itself.

    The text is that of ``<article>``, else of ``<main>``, else of the part that trafilatura (if it
    is installed) or the density of paragraphs points to. ``Article.repairs`` say what was chosen.

    Args:
        content: the page; bytes are decoded by their mark, the page's own word, or as UTF-8.
        name: what to call the page in an error.
        url: the address it came from, if that is known.

    Raises:
        InputError: if it is too large, no text, or has no article in it.

    Source:
        WHATWG Encoding Standard; Kohlschütter et al. (2010) on text density; Barbaresi (2021),
        "Trafilatura".

    Example:
        >>> page = "<nav>Menu</nav><article><h1>Bridge shut</h1><p>It is old.</p></article>"
        >>> article_from_html(page, name="page.html").text.splitlines()
        ['Bridge shut', '', 'It is old.']
    """
    text, repairs = (content, ()) if isinstance(content, str) else _decoded(content, name)
    if not text.strip():
        raise InputError(f"{name} is empty. Save the page again in your browser (Ctrl+S).")
    if len(text) > _LARGEST or max(map(text.count, "<&")) > _MOST_TAGS:
        raise InputError(
            f"{name} is too large for one article (more than {_LARGEST // 1_000_000} MB, or more "
            f"than {_MOST_TAGS:,} tags). Copy the article's text and paste it instead."
        )
    regular = regular_markup(text)
    soup = _soup(regular)
    facts = facts_of(soup, url)
    parts, how = _found(soup, regular)
    if not any(part.strip() for part in parts):
        raise InputError(_NO_TEXT.format(name=name))
    return _article(parts, facts, (*repairs, how), url)


def _article(
    parts: list[str], facts: PageFacts, repairs: tuple[str, ...], url: str | None
) -> Article:
    title, is_missing = headline_of(parts, facts)
    notes = list(repairs)
    if title and is_missing:
        parts = [title, *parts]
        notes.append("Put the headline above the text: the page names it elsewhere.")
    if url and facts.elsewhere:
        notes.append(f"The page gives another address as its own: {facts.elsewhere}.")
    return article_from_text(
        "\n\n".join(parts),
        title=title,
        outlet=facts.outlet,
        byline=facts.byline,
        published=facts.published,
        url=facts.url,
        repairs=tuple(notes),
    )


def _found(soup: BeautifulSoup, regular: str) -> tuple[list[str], str]:
    """Return the paragraphs of the article, and how they were found."""
    body, where = find_body(soup)
    how = f"the text of <{where}> was taken."
    if where not in ("article", "main"):
        pointed = common_element(soup, _lines_by_trafilatura(regular))
        body, by = (pointed, " (found with trafilatura)") if pointed else (body, "")
        how = f"the page does not mark its article, so the part with most text was taken{by}."
    return list(paragraphs_of(body)), f"Read as a web page: menus and forms were left out; {how}"


def _lines_by_trafilatura(regular: str) -> list[str]:
    """Return the lines of the article as trafilatura sees it; it leaves out captions and credits.

    So it only points to where the article is, if it is installed.
    """
    try:
        from trafilatura import bare_extraction
    except ImportError:  # the extra “web” is not installed, or not whole
        return []
    try:
        found = bare_extraction(regular, include_comments=False)
        return (getattr(found, "text", None) or "").split("\n")
    except Exception:  # whatever a damaged page makes it do, our own reading is there
        return []


def _soup(regular: str) -> BeautifulSoup:
    from bs4 import BeautifulSoup

    # within <html> a short page is not mistaken for an address or a file name
    return BeautifulSoup(f"<html>{regular}</html>", "html.parser")


def _decoded(content: bytes, name: str) -> tuple[str, tuple[str, ...]]:
    """Return the page's text; the encoding is that of its mark, of its own word, or UTF-8."""
    if len(content) > _LARGEST:
        raise InputError(
            f"{name} has {len(content) / 1_000_000:.1f} MB; a page may have "
            f"{_LARGEST // 1_000_000}. Copy the article's text and paste it instead."
        )
    tried = list(_encodings(content))
    for encoding in tried:
        try:
            text, repairs = decode(content, name=name, encoding=encoding)
        except InputError as error:
            if "is not text" in str(error):
                raise
            continue
        if encoding in (None, "utf-8"):
            return text, repairs
        return text, (f"Read as {encoding}, as the page says.",)
    named = " and ".join(encoding or "utf-8" for encoding in tried)
    raise InputError(
        f"{name} could not be read as {named}. Open the page in your browser and save it again "
        "(Ctrl+S), or copy the article’s text and paste it instead."
    )


def known_encoding(label: str) -> str | None:
    """Return Python's name of an encoding that a page names; ``None`` for UTF-8 and what is none.

    Example:
        >>> known_encoding("ISO-8859-1")
        'windows-1252'
    """
    label = label.strip().lower()
    if not _ENCODING.fullmatch(label) or label in ("utf-8", "utf8"):
        return None
    return "windows-1252" if _WINDOWS.fullmatch(label) else label


def _encodings(content: bytes) -> Iterator[str | None]:
    found = _CHARSET.search(content[:4096])
    encoding = known_encoding(found[1].decode("ascii")) if found else None
    if encoding:
        yield encoding
    yield None
