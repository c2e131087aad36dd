"""The kit's own cases: articles, a small offline web, and gold annotations by two readers.

A case is a folder of data; see ``docs/architecture.md`` for its files.
"""

from __future__ import annotations

import json
import tomllib
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any, cast

from medialit.errors import InputError
from medialit.model import Annotation, Article, QuotationKind, Span
from medialit.reading import read_article

__all__ = [
    "GoldQuotation",
    "case_path",
    "list_cases",
    "load_activity",
    "load_article",
    "load_gold",
    "load_pages",
]


@dataclass(frozen=True, slots=True)
class GoldQuotation:
    """A quotation as a human reader marked it.

    Attributes:
        annotation: where it stands, with the reader's reason as its message.
        kind: direct, indirect or mixed.
        speakers: the names of those who say it; ``()`` where the article names nobody.
        readers: which readers marked it so; one reader only where the two differ.
    """

    annotation: Annotation
    kind: QuotationKind
    speakers: tuple[str, ...]
    readers: tuple[str, ...]


def list_cases() -> tuple[str, ...]:
    """Return the names of the cases that come with the kit."""
    here = Path(str(files("medialit.cases")))
    return tuple(sorted(p.parent.name for p in here.glob("*/case.toml")))


def case_path(case: str) -> Path:
    """Return the folder of a case.

    Raises:
        InputError: if there is no such case; the message lists those there are.
    """
    if case not in list_cases():
        raise InputError(f"There is no case {case!r}. There are: {', '.join(list_cases())}.")
    return Path(str(files("medialit.cases"))) / case


def load_article(case: str, name: str) -> Article:
    """Return an article of a case, such as ``load_article("helsinki-2018", "wire")``.

    Raises:
        InputError: if there is no such case or article; the message lists those there are.
    """
    return read_article(_member(case, "articles", name, ".md"))


def load_pages(case: str) -> dict[str, Article]:
    """Return the pages of the case's small offline web, by name."""
    folder = case_path(case) / "web"
    return {path.stem: read_article(path) for path in sorted(folder.glob("*.md"))}


def load_gold(case: str, name: str) -> tuple[GoldQuotation, ...]:
    """Return the quotations that two readers marked in an article, in reading order.

    Raises:
        InputError: if an annotation does not fit the article's text any more.
    """
    text = load_article(case, name).text
    path = _member(case, "gold", name, ".json")
    items = json.loads(path.read_text("utf-8"))
    return tuple(_gold(item, text, path) for item in items)


def load_activity(case: str, name: str) -> dict[str, Any]:
    """Return an activity of a case: its type, its prompt, and what that type needs.

    Raises:
        InputError: if there is no such activity; the message lists those there are.
    """
    path = case_path(case) / "activities.toml"
    activities: dict[str, dict[str, Any]] = tomllib.loads(path.read_text("utf-8"))
    if name not in activities:
        raise InputError(
            f"The case {case} has no activity {name!r}; it has {', '.join(activities)}."
        )
    return activities[name]


def _member(case: str, folder: str, name: str, suffix: str) -> Path:
    path = case_path(case) / folder / f"{name}{suffix}"
    names = sorted(p.stem for p in (case_path(case) / folder).glob(f"*{suffix}"))
    if name not in names:
        raise InputError(f"The case {case} has no {name!r} in {folder}; it has {', '.join(names)}.")
    return path


def _gold(item: dict[str, Any], text: str, path: Path) -> GoldQuotation:
    """Read one W3C Web Annotation and check that its quote stands where it says."""
    position, quote = item["target"]["selector"]
    span = Span(position["start"], position["end"])
    if span.of(text) != quote["exact"]:
        raise InputError(
            f"{path.name}: {quote['exact'][:40]!r} does not stand at {span.start}. "
            "Was the article changed? Anchor the annotation anew."
        )
    body = item["body"]
    return GoldQuotation(
        Annotation(span, "sourcing.quotation", "reader", body["value"]),
        cast(QuotationKind, body["kind"]),
        tuple(body["speakers"]),
        tuple(item["creator"]),
    )
