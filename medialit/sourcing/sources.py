"""One record for each source: who it is, what kind, how often and how long it is quoted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medialit.model import Document, Quotation, Report, Source, SourceKind
from medialit.sourcing.speakers import head_word, words_of

__all__ = [
    "UNNAMED",
    "Voice",
    "is_unnamed",
    "kind_of",
    "name_sources",
    "quoted_words",
    "share_of_voice",
]

#: Stands before a speaker whom the article does not name.
UNNAMED = "(unnamed) "
_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_TITLE = re.compile(r"(?:(?<![\w.’'-])[A-Z][\w.’'-]* ){1,5}\Z")
_APPOSITION = re.compile(r", (?:an? |the )?([a-z][^,.;:“\"\n]{3,60}),")
_WINDOW, _LOOKS = 80, 5  # characters around a name; how many of its places are looked at
_QUOTED = re.compile(r"[“„«\"]([^”“»\"]*)[”»\"]?")
_PRONOUNS = frozenset(("he", "she", "it", "i", "you", "who"))


@dataclass(frozen=True, slots=True)
class Voice:
    """How much one source gets to say.

    Attributes:
        words: words inside quotation marks.
        quotations: how many quotations, of any kind.
        share: ``words`` divided by all quoted words of the article, from 0 to 1.
        first_position: where the source is first quoted, from 0 (top) to 1 (end).
    """

    name: str
    kind: SourceKind
    role: str | None
    words: int
    quotations: int
    share: float
    first_position: float


def quoted_words(text: str, quotation: Quotation) -> int:
    """Return the number of words that stand inside quotation marks in a quotation."""
    if quotation.kind == "indirect":
        return 0
    if quotation.kind == "direct":
        return sum(len(_WORD.findall(span.of(text))) for span in quotation.content)
    parts = (part for span in quotation.content for part in _QUOTED.findall(span.of(text)))
    return sum(len(_WORD.findall(part)) for part in parts)


def name_sources(document: Document, quotations: Sequence[Quotation]) -> tuple[Source, ...]:
    """Return one source for each different speaker, in order of first appearance.

    Two people who share one indirect quotation (*both leaders said*) each get it.
    """
    records: dict[str, list[int]] = {}
    for index, quotation in enumerate(quotations):
        for name in _names(quotation):
            records.setdefault(name, []).append(index)
    return tuple(
        Source(
            name,
            kind_of(name),
            _role(name, document.text),
            tuple(indices),
            sum(quoted_words(document.text, quotations[i]) for i in indices),
        )
        for name, indices in records.items()
    )


def share_of_voice(report: Report) -> tuple[Voice, ...]:
    """Return who gets how many of the quoted words, the most first.

    Returns:
        One voice for each source of the report. Where nothing is quoted, every share is 0.
    """
    total = sum(source.words for source in report.sources)
    length = max(len(report.article.text), 1)
    voices = (
        Voice(
            source.name,
            source.kind,
            source.role,
            source.words,
            len(source.quotations),
            source.words / total if total else 0.0,
            min(report.quotations[i].content[0].start for i in source.quotations) / length,
        )
        for source in report.sources
        if source.quotations
    )
    return tuple(sorted(voices, key=lambda v: (-v.words, -v.quotations, v.first_position)))


def is_unnamed(name: str) -> bool:
    """Return whether a speaker is described, not named; a pronoun is only unresolved."""
    return kind_of(name).startswith("unnamed") and head_word(name) not in _PRONOUNS | {"they", "we"}


def _names(quotation: Quotation) -> list[str]:
    if quotation.speaker is None:
        return []
    speaker = quotation.speaker.removeprefix(UNNAMED)
    parts = speaker.split(" and ")
    both = len(parts) == 2 and all(len(p.split()) >= 2 and p[:1].isupper() for p in parts)
    return parts if both else [speaker]


def kind_of(name: str) -> SourceKind:
    """Return what kind of source a name or a mention stands for."""
    words = name.split()
    head = head_word(name)
    if any(word.strip(".,").lower() in words_of("organization") for word in words) and (
        any(word[:1].isupper() for word in words)
    ):
        return "named_organization"
    if len(words) >= 2 and words[0][:1].isupper() and words[-1][:1].isupper():
        return "named_person"
    if head in words_of("document"):
        return "document"
    if head in words_of("institution"):
        return "named_organization"
    if head in _PRONOUNS or head in words_of("unnamed_person"):
        return "unnamed_person"
    if head in words_of("unnamed_group") or head.removesuffix("s") in words_of("unnamed_person"):
        return "unnamed_group"
    if words and words[-1][:1].isupper():
        return "named_organization"  # people are introduced by first and last name
    return "unnamed_group" if head.endswith("s") else "unnamed_person"


def _role(name: str, text: str) -> str | None:
    """Return the words before or after the name that say what the person is."""
    if len(name.split()) < 2 or name[0].islower():
        return None
    for place in _places(name, text):
        before = _TITLE.search(text, max(0, place - _WINDOW), place)
        words = before.group().split() if before else []
        last = max((n for n, w in enumerate(words) if w.lower() in words_of("titles")), default=-1)
        if last >= 0:
            return " ".join(words[: last + 1])
        after = _APPOSITION.match(text, place + len(name), place + len(name) + _WINDOW)
        if after:
            return after.group(1)
    return None


def _places(name: str, text: str) -> Iterator[int]:
    """Yield where a name stands in the text: the first few places."""
    at = text.find(name)
    for _ in range(_LOOKS):
        if at < 0:
            return
        yield at
        at = text.find(name, at + len(name))
