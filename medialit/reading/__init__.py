"""From bytes, a path or text to an article: the only place where text is repaired.

Each repair is recorded in ``Article.repairs`` in words; nothing else changes, so that offsets
point into exactly what the reader sees.
"""

from __future__ import annotations

from medialit.reading.decoding import decode
from medialit.reading.files import read_article
from medialit.reading.html import article_from_html
from medialit.reading.markdown import article_from_markdown, split_front_matter
from medialit.reading.text import article_from_text

__all__ = [
    "article_from_html",
    "article_from_markdown",
    "article_from_text",
    "decode",
    "read_article",
    "split_front_matter",
]
