"""What two readers marked in an article, each alone; where they differ, both readings stay."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

from medialit.cases.loading import load_article, member_path
from medialit.errors import InputError
from medialit.model import Annotation, QuotationKind, Span

__all__ = ["GoldMark", "GoldQuotation", "load_gold", "load_marks"]

_QUOTATION = "sourcing.quotation"


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


@dataclass(frozen=True, slots=True)
class GoldMark:
    """A passage as a human reader marked it, whatever its label.

    Attributes:
        annotation: where it stands and what it is, with the reader's reason as its message.
        speakers: who says it, where it is a quotation and somebody is named; else ``()``.
        readers: which readers marked it so; one reader only where the two differ.
    """

    annotation: Annotation
    speakers: tuple[str, ...]
    readers: tuple[str, ...]


def load_gold(case: str, name: str) -> tuple[GoldQuotation, ...]:
    """Return the quotations that two readers marked in an article, in reading order.

    Raises:
        InputError: if nothing was marked there, or an annotation does not fit the article's text.
    """
    return tuple(
        GoldQuotation(
            annotation,
            cast(QuotationKind, item["body"]["kind"]),
            tuple(item["body"]["speakers"]),
            readers,
        )
        for item, annotation, readers in _entries(case, name)
        if annotation.label == _QUOTATION
    )


def load_marks(case: str, article: str, labels: Collection[str]) -> tuple[GoldMark, ...]:
    """Return what two readers marked in an article with these labels, in reading order.

    Two readings of one passage may overlap, or stand at the same place with other speakers.

    Raises:
        InputError: if nothing was marked there, or an annotation does not fit the article's text.
    """
    return tuple(
        GoldMark(annotation, tuple(item["body"].get("speakers", ())), readers)
        for item, annotation, readers in _entries(case, article)
        if annotation.label in labels
    )


def _entries(case: str, name: str) -> Iterator[tuple[dict[str, Any], Annotation, tuple[str, ...]]]:
    text = load_article(case, name).text
    path = member_path(case, "gold", name, ".json")
    try:
        items = json.loads(path.read_text("utf-8"))
        read = [(item, _annotation(item, text, path), tuple(item["creator"])) for item in items]
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise InputError(
            f"{path.name} of {case} is not a list of annotations ({type(error).__name__}: {error})."
            f" Run `medialit case check {case}`: it names each fault."
        ) from error
    yield from sorted(read, key=lambda entry: entry[1].span)


def _annotation(item: dict[str, Any], text: str, path: Path) -> Annotation:
    """Read one W3C Web Annotation and check that its quote stands where it says."""
    position, quote = item["target"]["selector"]
    span = Span(position["start"], position["end"])
    if span.of(text) != quote["exact"]:
        raise InputError(
            f"{path.name}: {quote['exact'][:40]!r} does not stand at {span.start}. "
            "Was the article changed? Anchor the annotation anew."
        )
    body = item["body"]
    return Annotation(span, body["label"], "reader", body["value"])
