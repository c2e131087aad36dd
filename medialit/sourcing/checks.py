"""What a reader would look for on a page before trusting it: found, absent, or at odds."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from medialit.model import Article, Document, Span
from medialit.segmenting import segment
from medialit.sourcing.inconsistencies import find_clues
from medialit.sourcing.provenance import find_structure

__all__ = ["Check", "check_provenance"]

_CORRECTION = re.compile(
    r"^[(*\[]?(?:Correction|Clarification|Editor['’]s note|Updated?"
    r"|This (?:article|story|post) has been (?:updated|corrected))\b[^\n]{0,300}",
    re.I | re.M,
)
_AGENCY = re.compile(
    r"\((?:AP|Reuters|REUTERS|AFP|UPI|dpa|DPA|PA|TASS|Xinhua|ANI|IANS|Bloomberg|Kyodo|EFE|ANSA)\)"
    r"|\b(?:Reporting|Additional reporting|Editing) by [^\n]{3,120}"
    r"|\b(?:The )?(?:Associated Press|Reuters|Agence France-Presse|AFP)[^.\n]{0,40} contributed\b"
    r"|\bwith (?:files|material|reporting) from [^\n.]{3,60}",
)
#: What is looked for, with the question that a reader may ask about it.
_QUESTIONS = {
    "headline": "Does the story say what the headline says?",
    "byline": "Who is this person? What else have they written?",
    "date": "Is this when the event was, or when the page was changed?",
    "dateline": "Was the reporter there?",
    "caption": "Does the picture show this event, in this place, on this day?",
    "credit": "Who made the picture, and where was it shown first?",
    "promo": "What does this page want from its readers?",
    "embed_leftover": "What stood here? Can the original still be found?",
    "correction": "What was wrong before, and is it said openly?",
    "agency": "Is this the agency's own text, or was it changed? Find the agency's version.",
}


_ABSENT = "There is none on this page. What does that tell you, and what does it not tell you?"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing to look at.

    Attributes:
        name: what is looked at, such as ``byline``.
        status: ``found``, ``absent``, or ``odd`` (it may contradict something else on the page).
        span: where it stands; ``None`` if absent.
        text: the words that stand there, or what is absent.
        question: what a reader may ask now; a question, never a verdict.
    """

    name: str
    status: Literal["found", "absent", "odd"]
    span: Span | None
    text: str
    question: str


def check_provenance(article: Article | Document) -> tuple[Check, ...]:
    """Return what the page says of its own origin, what it leaves out, and what is at odds.

    Args:
        article: an article; its fields (``byline``, ``published``, ``title``) count as found.

    Returns:
        First everything looked for, found ones in reading order and absent ones once, then the
        clues. An empty article gives only absent ones.

    Source:
        The Trust Project (2017), trust indicators; AP Stylebook, bylines and datelines.

    Example:
        >>> [c.status for c in check_provenance(Article("No.")) if c.name == "byline"]
        ['absent']
    """
    document = segment(article) if isinstance(article, Article) else article
    text = document.text
    structure = find_structure(document)
    places: dict[str, list[Span]] = {name: [] for name in _QUESTIONS}
    for annotation in structure:
        places[annotation.label.split(".")[1]].append(annotation.span)
    places["correction"] = [Span(*m.span()) for m in _CORRECTION.finditer(text)]
    places["agency"] = [Span(*m.span()) for m in _AGENCY.finditer(text)]
    checks = [check for name in _QUESTIONS for check in _look(document, name, places[name])]
    clues = find_clues(document, structure)
    odd = (Check(c.name, "odd", c.span, c.span.of(text), c.message) for c in clues)
    return (*checks, *odd)


def _look(document: Document, name: str, spans: list[Span]) -> list[Check]:
    question = _QUESTIONS[name]
    article = document.article
    fields = {"headline": article.title, "byline": article.byline, "date": article.published}
    if spans:
        return [Check(name, "found", span, span.of(document.text), question) for span in spans]
    if fields.get(name):
        return [Check(name, "found", None, str(fields[name]), question)]
    label = name.replace("_", " ")
    return [Check(name, "absent", None, f"no {label}", _ABSENT)]
