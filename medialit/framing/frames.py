"""Frames as codes and questions for students; the machine offers cue words, never a frame."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from medialit.errors import InputError
from medialit.lexicons import load_lexicon
from medialit.model import Article, Document, Measure, Span
from medialit.patterns import Matcher, Pattern, patterns_of

__all__ = [
    "CueWord",
    "Frame",
    "FrameAnswer",
    "Scheme",
    "find_frame_cues",
    "frame_scores",
    "frames_of",
]

#: *generic*: Semetko and Valkenburg's five; *policy*: the 15 of the Policy Frames Codebook;
#: *function*: Entman's four.
Scheme = Literal["generic", "policy", "function"]
_SCHEMES: tuple[Scheme, ...] = ("generic", "policy", "function")


@dataclass(frozen=True, slots=True)
class Frame:
    """A code that a reader can give, with the questions or words that explain it.

    Attributes:
        code: its short name in data.
        name: its name in the literature.
        questions: yes-or-no questions; each yes needs a passage. May be empty.
        about: what it is about, in a few words; may be empty.
    """

    code: str
    name: str
    questions: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True)
class CueWord:
    """A word that a coder might look at for a frame; by itself it says nothing about the frame."""

    frame: str
    span: Span


@dataclass(frozen=True, slots=True)
class FrameAnswer:
    """A reader's answer to one question of a frame; a yes needs the passage that shows it."""

    frame: str
    question: str
    yes: bool
    evidence: Span | None = None


@cache
def frames_of(scheme: Scheme) -> tuple[Frame, ...]:
    """Return the frames of a scheme, in the order of the literature.

    Raises:
        InputError: if there is no such scheme.

    Source:
        Semetko and Valkenburg (2000); Boydstun et al. (2014), Policy Frames Codebook; Entman
        (1993).

    Example:
        >>> [frame.name for frame in frames_of("function")][:2]
        ['Problem definition', 'Causal interpretation']
    """
    if scheme not in _SCHEMES:
        raise InputError(f"There is no scheme {scheme!r}. Choose one of: {', '.join(_SCHEMES)}.")
    return tuple(
        Frame(e["code"], e["name"], tuple(e.get("questions", ())), e.get("about", ""))
        for e in load_lexicon("frames")[scheme]
    )


def frame_scores(answers: Sequence[FrameAnswer]) -> tuple[Measure, ...]:
    """Return a reader's own share of yes for each frame answered, in the order of the answers.

    Args:
        answers: one reader's answers for one article.

    Raises:
        InputError: if a yes has no passage: the message names the question.

    Source:
        Semetko and Valkenburg (2000): the score of a frame is the mean of its items.
    """
    counts: dict[str, list[int]] = {}
    for answer in answers:
        if answer.yes and answer.evidence is None:
            raise InputError(f"Mark the passage that shows it: {answer.question}")
        counts.setdefault(answer.frame, []).append(answer.yes)
    return tuple(
        Measure(frame, sum(yes) / len(yes), "share of yes", len(yes))
        for frame, yes in counts.items()
    )


def find_frame_cues(article: Article | Document, scheme: Scheme = "generic") -> tuple[CueWord, ...]:
    """Return words that a coder might look at, in reading order: an offer, not a verdict.

    The words are often there without the frame (a "war" on weeds), and the frame without the
    words; nothing is counted, for a count would look like a verdict.

    Args:
        article: an article; empty text gives none.
        scheme: *generic* or *policy*; for Entman's functions there are no cue words.

    Raises:
        InputError: if there is no such scheme.
    """
    frames_of(scheme)
    return tuple(CueWord(frame, span) for span, frame in _matcher(scheme).find(article.text))


@cache
def _matcher(scheme: Scheme) -> Matcher[str]:
    return Matcher(_patterns(scheme), skips_names=True)


def _patterns(scheme: Scheme) -> Iterator[Pattern[str]]:
    for entry in load_lexicon("frames")[scheme]:
        yield from patterns_of({}, entry["code"], entry.get("cues", ()), {})
