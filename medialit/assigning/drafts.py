"""A draft key: what the tool proposes for an own article, before a teacher has said anything."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medialit.errors import InputError
from medialit.model import Annotation, Article, Span
from medialit.reading import read_article

__all__ = [
    "ARTICLE",
    "DRAFT",
    "SCHEMA",
    "Draft",
    "DraftItem",
    "Proposal",
    "draft_to_dict",
    "load_draft",
    "teachers_folder",
]

#: The name and version of ``draft.json``.
SCHEMA = "medialit.draft/1"
#: The files of the draft and of the article in the teacher's folder.
DRAFT, ARTICLE = "draft.json", "article.md"


@dataclass(frozen=True, slots=True)
class Proposal:
    """One thing that the tool proposes for the key.

    Attributes:
        id: its name in the draft, such as ``quotations:3``.
        text: its words: a passage, a card, a question.
        span: where it stands in the article, if it stands at one place.
        choice: what the tool takes it for: a speaker, a kind of claim or of source; ``""`` where
            it says nothing.
        reason: why, in words for the teacher.
        known_error: what the rule is often wrong with; may be empty.
        kind: for a quotation, whether it is direct, indirect or mixed.
        offered: whether it is in the exercise unless the teacher takes it out; if not, it is out
            unless the teacher brings it in.
    """

    id: str
    text: str
    span: Span | None = None
    choice: str = ""
    reason: str = ""
    known_error: str = ""
    kind: str = ""
    offered: bool = True


@dataclass(frozen=True, slots=True)
class DraftItem:
    """What the tool proposes for one item; ``on`` says whether the exercise has it at first."""

    name: str
    on: bool
    points: int
    proposals: tuple[Proposal, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What the tool proposes for an article.

    Attributes:
        exercise: the name of the exercise.
        id: a random name of its own: decisions about another draft do not fit.
        folder: the teacher's folder.
        article: the article as its file in that folder has it.
        structure: its headline, byline and the like.
        others: people in the article who are offered as speakers although they say nothing.
        items: the items with their proposals.
    """

    exercise: str
    id: str
    folder: Path
    article: Article
    structure: tuple[Annotation, ...]
    others: tuple[str, ...]
    items: tuple[DraftItem, ...]

    @property
    def headline(self) -> str:
        """The article's title, else its first line."""
        first = self.article.title or self.article.text.strip().split("\n", 1)[0]
        return first if len(first) <= 120 else f"{first[:119]}…"


def teachers_folder(folder: str | os.PathLike[str]) -> Path:
    """Return the teacher's folder of an assignment, given either of the two."""
    place = Path(folder).absolute()
    return place if (place / DRAFT).exists() else place / "teacher"


def draft_to_dict(draft: Draft) -> dict[str, Any]:
    """Return the draft as ``draft.json`` has it; the article stands in a file of its own."""
    return {
        "schema": SCHEMA,
        "exercise": draft.exercise,
        "id": draft.id,
        "sha256": draft.article.sha256,
        "structure": [
            {"start": a.span.start, "end": a.span.end, "label": a.label} for a in draft.structure
        ],
        "others": list(draft.others),
        "items": [
            {
                "name": item.name,
                "on": item.on,
                "points": item.points,
                "proposals": [_proposal_to_dict(each) for each in item.proposals],
            }
            for item in draft.items
        ],
    }


def load_draft(folder: str | os.PathLike[str]) -> Draft:
    """Return the draft of an assignment.

    Args:
        folder: the assignment's folder, or the teacher's folder in it.

    Raises:
        InputError: if there is no draft, it cannot be read, or its article was changed since.
    """
    place = teachers_folder(folder)
    path = place / DRAFT
    try:
        data = json.loads(path.read_bytes())
        article = read_article(place / ARTICLE)
        draft = _draft(data, place, article)
    except OSError as error:
        raise InputError(
            f"There is no draft in {place} ({error.strerror}). Make one: "
            "`medialit assign make NAME --article FILE`."
        ) from error
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise InputError(
            f"{path} is no draft ({error!r}). Make it anew, in a new folder."
        ) from error
    if data.get("sha256") != article.sha256:
        raise InputError(
            f"{place / ARTICLE} was changed after the draft was made, so nothing stands where it "
            "stood. Put it back as it was, or make a draft of the new text under another name."
        )
    return draft


def _draft(data: Mapping[str, Any], place: Path, article: Article) -> Draft:
    if data["schema"] != SCHEMA:
        raise ValueError(f"its schema is {data['schema']!r}, not {SCHEMA!r}")
    return Draft(
        str(data["exercise"]),
        str(data["id"]),
        place,
        article,
        tuple(
            Annotation(Span(a["start"], a["end"]), a["label"], "structure", "")
            for a in data["structure"]
        ),
        tuple(map(str, data["others"])),
        tuple(
            DraftItem(
                str(item["name"]),
                item["on"] is True,
                int(item["points"]),
                tuple(map(_proposal, item["proposals"])),
            )
            for item in data["items"]
        ),
    )


def _proposal(data: Mapping[str, Any]) -> Proposal:
    place = data.get("start")
    texts = ("id", "text", "choice", "reason", "known_error", "kind")
    return Proposal(
        **{key: str(data.get(key, "")) for key in texts},
        span=None if place is None else Span(place, data["end"]),
        offered=data.get("offered", True) is True,
    )


def _proposal_to_dict(proposal: Proposal) -> dict[str, Any]:
    place = {"start": proposal.span.start, "end": proposal.span.end} if proposal.span else {}
    texts = {"id": proposal.id, "text": proposal.text, **place, "choice": proposal.choice}
    more = {
        "reason": proposal.reason,
        "known_error": proposal.known_error,
        "kind": proposal.kind,
    }
    return {**texts, **{k: v for k, v in more.items() if v}, "offered": proposal.offered}
