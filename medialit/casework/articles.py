"""Checks of the articles: what they say of themselves, their headline and their length."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medialit.casework.addresses import check_address, check_addresses_in
from medialit.casework.faults import CaseFiles, Fault, Markdown, read_markdown
from medialit.casework.links import check_links
from medialit.casework.shapes import check_shape
from medialit.reading import article_from_markdown

__all__ = ["LENGTH", "check_articles"]

#: How many words an article has, at least and at most.
LENGTH = (250, 700)
_HEADLINE = re.compile(r"^# +\S", re.MULTILINE)


def check_articles(files: CaseFiles) -> Iterator[Fault]:
    """Give the faults of each article, and those of all together."""
    manners: dict[str, str] = {}
    for name in files.entry.articles:
        path, file = files.path / "articles" / f"{name}.md", f"articles/{name}.md"
        if not path.is_file():
            continue  # case.toml has that fault
        article = read_markdown(path, file)
        if isinstance(article, Fault):
            yield article
            continue
        yield from _check_article(files, article)
        manner = str(article.fields.get("manner", "")).lower()
        if manner and manner in manners:
            wrong = f"Its manner is {manner!r}, and so is that of {manners[manner]}."
            yield Fault(file, wrong, "Tell the two apart: accounts differ in manner.", is_note=True)
        manners[manner] = file


def _check_article(files: CaseFiles, article: Markdown) -> Iterator[Fault]:
    yield from check_shape(article.fields, "article", file=article.file, place="front matter")
    yield from check_address(files, article.file, article.fields.get("url"))
    yield from check_addresses_in(files, article.file, article.body)
    yield from check_links(files, article.file, article.body)
    if not _HEADLINE.search(article.body):
        yield Fault(article.file, "It has no headline.", "Add a line that begins with “# ”.")
    words, (least, most) = len(article_from_markdown(article.body).text.split()), LENGTH
    if not least <= words <= most:
        wrong = f"It has {words} words; an article has {least} to {most}."
        yield Fault(article.file, wrong, "Make it longer." if words < least else "Shorten it.")
