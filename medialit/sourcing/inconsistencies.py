"""Clues that parts of a page do not belong together: an old picture, a notice left from before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medialit.model import Annotation, Document, Span, Token
from medialit.segmenting import tag_tokens
from medialit.sourcing.coverage import Coverage

__all__ = ["Clue", "find_clues"]

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLACE = re.compile(
    r"\b(?:in|at) (?:the )?([A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*)(?=[,.)]|$| in\b| on\b)"
)
_COMING = re.compile(
    r"\b(?:is|are) (?:expected|scheduled|due|set|going) to (\w+)|\bwill (?:soon|shortly) (\w+)"
)
_LIVE = re.compile(r"\blive\b", re.I)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
_MOST = 20  # announcements, or captions, that are looked at: each is compared with all the text
_LOOK_AHEAD = 5  # tokens between a verb and what it is done to


@dataclass(frozen=True, slots=True)
class Clue:
    """Two places on a page that may contradict each other: a question, never a verdict.

    Attributes:
        name: ``caption_year``, ``caption_place``, ``stale_notice`` or ``past_and_to_come``.
        span: the place that is odd.
        other: what it may contradict; ``None`` if that is the story as a whole.
        message: what to look at, for a reader.
        known_error: when this is no contradiction.
    """

    name: str
    span: Span
    other: Span | None
    message: str
    known_error: str


def find_clues(document: Document, structure: Sequence[Annotation]) -> tuple[Clue, ...]:
    """Return what on the page may not fit together, in the order of the page.

    Args:
        document: the article in sentences.
        structure: what ``find_structure`` found in it.

    Source:
        First Draft's verification questions (Wardle 2014): where and when was the picture made;
        SPJ Code of Ethics: never deliberately distort … visual information.
    """
    found = [
        *_caption_year(document, structure),
        *_caption_place(document, structure),
        *_stale_notice(document, structure),
        *_past_and_to_come(document),
    ]
    return tuple(sorted(found, key=lambda clue: clue.span.start))


def _of(structure: Sequence[Annotation], *labels: str) -> list[Span]:
    return [a.span for a in structure if a.label in labels]


def _caption_year(document: Document, structure: Sequence[Annotation]) -> Iterator[Clue]:
    text = document.text
    dates = _of(structure, "structure.date")
    published = document.article.published or (dates[0].of(text) if dates else "")
    year = _YEAR.search(published)
    if year is None:
        return
    for caption in _of(structure, "structure.caption"):
        for match in _YEAR.finditer(text, caption.start, caption.end):
            if match.group() != year.group():
                yield Clue(
                    "caption_year",
                    Span(*match.span()),
                    dates[0] if dates else None,
                    f"The picture is of {match.group()}, but the page is of {year.group()}: is it "
                    "a picture of this event?",
                    "a caption that looks back on purpose",
                )


def _caption_place(document: Document, structure: Sequence[Annotation]) -> Iterator[Clue]:
    text = document.text
    captions = Coverage(len(text), _of(structure, "structure.caption", "structure.credit"))
    for caption in _of(structure, "structure.caption")[:_MOST]:
        for match in _PLACE.finditer(text, caption.start, caption.end):
            place = match.group(1)
            if place.lower().split()[0] in _MONTHS:
                continue
            everywhere = re.finditer(rf"\b{re.escape(place)}\b", text)
            if all(captions.touches(Span(*found.span())) for found in everywhere):
                yield Clue(
                    "caption_place",
                    Span(*match.span(1)),
                    None,
                    f"The picture's caption names {place}; the story never does. Was the picture "
                    "made somewhere else?",
                    "a caption that gives the exact place within a town that the story names",
                )


def _stale_notice(document: Document, structure: Sequence[Annotation]) -> Iterator[Clue]:
    text = document.text
    for span in _of(structure, "structure.embed_leftover", "structure.promo"):
        if _LIVE.search(span.of(text)):
            yield Clue(
                "stale_notice",
                span,
                None,
                "This line promises something live. Does the story tell it as already over?",
                "a page about an event that really is under way",
            )


def _past_and_to_come(document: Document) -> Iterator[Clue]:
    """Yield what is announced although another sentence tells it as done."""
    text = document.text
    seen = 0
    for sentence in document.sentences:
        for match in _COMING.finditer(text, sentence.start, sentence.end):
            seen += 1
            if seen > _MOST:
                return
            verb = (match.group(1) or match.group(2)).lower()
            rest = Span(match.start(), sentence.end)
            things = {
                t.text.lower() for t in tag_tokens(text, rest)[: _LOOK_AHEAD + 3] if _is_thing(t)
            }
            done = _done(document, sentence, verb, things)
            if done:
                yield Clue(
                    "past_and_to_come",
                    rest,
                    done,
                    "This is announced here, but another sentence tells it as done: is the page "
                    "put together from older parts?",
                    "something that happens twice (“took questions”, “will take more”)",
                )


def _done(document: Document, announced: Span, verb: str, things: set[str]) -> Span | None:
    """Return where another sentence tells the deed in the past; only likely ones are tagged."""
    for sentence in document.sentences:
        said = sentence.of(document.text).lower()
        if sentence == announced or not any(thing in said for thing in things):
            continue
        for place, past, thing in _deeds(document.text, sentence):
            if thing in things and past[:1] == verb[:1]:
                return place
    return None


def _deeds(text: str, sentence: Span) -> Iterator[tuple[Span, str, str]]:
    """Yield each past verb with a thing right after it: (where, verb, thing)."""
    tokens = tag_tokens(text, sentence)
    for at, token in enumerate(tokens):
        if token.tag == "VBD":
            for thing in tokens[at + 1 : at + 1 + _LOOK_AHEAD]:
                if _is_thing(thing):
                    yield Span(token.start, thing.end), token.text.lower(), thing.text.lower()


def _is_thing(token: Token) -> bool:
    return token.tag in ("NN", "NNS") and len(token.text) > 3
