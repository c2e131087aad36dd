"""The pages of a case's small offline web, its articles among them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from medialit.cases import Case, load_article, load_case, member_path
from medialit.errors import InputError
from medialit.lateral.blocks import Block, blocks_of, text_of
from medialit.reading import decode, split_front_matter

__all__ = ["ARTICLE", "KINDS", "NEEDED", "Page", "load_web", "page_names"]

#: The kind of a page that is an article of the case.
ARTICLE = "article"
#: What kind of page there can be; an article of the case is a page too, of kind ``article``.
KINDS = (
    "about page",
    "encyclopedia entry",
    "coverage",
    "original document",
    "study",
    "press release",
    "fact-check",
    "rating",
    "social post",
    "archive copy",
    "look-alike",
    "advertisement",
    "explainer",
    "opinion",
    "picture look-up",
    "directory",
)
#: What the front matter of a page must say.
NEEDED = ("title", "outlet", "kind", "url")


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the offline web.

    Attributes:
        name: its name; ``articles/NAME`` for an article of the case.
        title, outlet, kind, url: what it says of itself.
        independent: whether it neither belongs to, nor is paid by, those who are looked into.
        published, author: where the page shows them.
        summary: what the results show below the title, if not the passage that fits the query.
        of, archived: on an archive copy: of which page, and the date of the copy.
        looks_like: on a look-alike: the name of the page that it imitates.
        picture: on a picture look-up: the picture whose earlier uses it lists.
        blocks: what is on the page, as plain JSON data (see ``blocks.py``).
        text: the same as plain text; for an article, that of ``load_article``.
    """

    name: str
    title: str
    outlet: str
    kind: str
    url: str
    independent: bool
    published: str | None
    author: str | None
    summary: str | None
    of: str | None
    archived: str | None
    looks_like: str | None
    picture: str | None
    blocks: tuple[Block, ...]
    text: str


def load_web(case: str) -> tuple[Page, ...]:
    """Return the articles and the pages of a case's web, both in the order of ``case.toml``.

    Raises:
        InputError: if there is no such case, a page is not there, or its front matter lacks
            something that is needed.
    """
    entry = load_case(case)
    targets = page_names(entry)
    articles = [_article(case, name, targets) for name in entry.articles]
    return (*articles, *(_page(case, name, targets) for name in entry.web))


def page_names(case: Case) -> tuple[str, ...]:
    """Return the names that a link in a case may lead to, articles first."""
    return (*(f"articles/{name}" for name in case.articles), *case.web)


def _page(case: str, name: str, targets: Collection[str]) -> Page:
    fields, body = _read(case, "web", name)
    missing = [key for key in NEEDED if not fields.get(key)]
    if missing:
        raise InputError(
            f"The page web/{name}.md of {case} does not say its {', '.join(missing)}. "
            "Add that to the lines between “---”."
        )
    blocks = blocks_of(body, targets)
    return _made(name, fields, blocks, text_of(blocks))


def _article(case: str, name: str, targets: Collection[str]) -> Page:
    fields, body = _read(case, "articles", name)
    blocks = blocks_of(body, targets, line_ends=True)
    headlines = [text_of([block]) for block in blocks if block["type"] == "heading"]
    title = fields.get("title") or next(iter(headlines), name)
    author = fields.get("byline") or fields.get("author")
    told = {**fields, "title": title, "kind": ARTICLE, "author": author or ""}
    return _made(f"articles/{name}", told, blocks, load_article(case, name).text)


def _made(name: str, fields: Mapping[str, str], blocks: tuple[Block, ...], text: str) -> Page:
    def told(key: str) -> str | None:
        return fields.get(key) or None

    return Page(
        name=name,
        title=fields["title"],
        outlet=fields.get("outlet", ""),
        kind=fields["kind"],
        url=fields.get("url", ""),
        independent=fields.get("independent") == "yes",
        published=told("published"),
        author=told("author"),
        summary=told("summary"),
        of=told("of"),
        archived=told("archived"),
        looks_like=told("looks_like"),
        picture=told("picture"),
        blocks=blocks,
        text=text,
    )


def _read(case: str, folder: str, name: str) -> tuple[dict[str, str], str]:
    place = member_path(case, folder, name, ".md")
    text, _ = decode(place.read_bytes(), name=f"{folder}/{name}.md of {case}")
    return split_front_matter(text, name=f"{folder}/{name}.md of {case}")
