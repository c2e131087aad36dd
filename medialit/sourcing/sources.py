"""One record for each source: who it is, what kind, how often and how long it is quoted."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medialit.model import Annotation, Article, Document, Quotation, Report, Source, SourceKind
from medialit.segmenting import segment
from medialit.sourcing.coverage import Coverage
from medialit.sourcing.cues import stance_of
from medialit.sourcing.kinds import NOBODY, UNNAMED, kind_of
from medialit.sourcing.provenance import find_structure
from medialit.sourcing.quotations import find_quotations
from medialit.sourcing.speakers import words_of
from medialit.sourcing.unattributed import find_unattributed

__all__ = [
    "CueUse",
    "Voice",
    "name_sources",
    "quotations_of_story",
    "quoted_words",
    "share_of_voice",
]

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_TITLE = re.compile(r"(?:(?<![\w.’'-])[A-Z][\w.’'-]* ){1,5}\Z")
_APPOSITION = re.compile(r", (?:an? |the )?([a-z][^,.;:“\"\n]{3,60}),")
_NOT_STORY = (
    "structure.caption",
    "structure.credit",
    "structure.promo",
    "structure.embed_leftover",
)
_WINDOW, _LOOKS = 80, 5  # characters around a name; how many of its places are looked at
_QUOTED = re.compile(r"[“„«\"]([^”“»\"]*)[”»\"]?")


@dataclass(frozen=True, slots=True)
class CueUse:
    """A cue, what it tells of the reporter's distance, and how often it is used for a source."""

    cue: str
    stance: str
    times: int


@dataclass(frozen=True, slots=True)
class Voice:
    """How much one source gets to say.

    Attributes:
        words: words inside quotation marks.
        quotations: how many quotations, of any kind.
        share: ``words`` divided by all quoted words of the article, from 0 to 1.
        first_position: where the source is first quoted, from 0 (top) to 1 (end).
        cues: the cues used for this source, the most frequent first.
    """

    name: str
    kind: SourceKind
    role: str | None
    words: int
    quotations: int
    share: float
    first_position: float
    cues: tuple[CueUse, ...] = ()


def quoted_words(text: str, quotation: Quotation) -> int:
    """Return the number of words that stand inside quotation marks in a quotation."""
    if quotation.kind == "indirect":
        return 0
    if quotation.kind == "direct":
        return sum(len(_WORD.findall(span.of(text))) for span in quotation.content)
    parts = (part for span in quotation.content for part in _QUOTED.findall(span.of(text)))
    return sum(len(_WORD.findall(part)) for part in parts)


def name_sources(
    article: Article | Document, quotations: Sequence[Quotation] | None = None
) -> tuple[Source, ...]:
    """Return one source for each different speaker, in order of first appearance.

    Two people who share one indirect quotation (*both leaders said*) each get it. If something is
    charged or asserted by nobody, a last source of kind ``absent`` stands for that.

    Args:
        article: an article; empty text gives none.
        quotations: its quotations, if they are at hand.

    Example:
        >>> [s.name for s in name_sources(Article("“No,” said Ana Ruiz. Officials denied it."))]
        ['Ana Ruiz', 'officials']
    """
    document = segment(article) if isinstance(article, Article) else article
    if quotations is None:
        quotations = quotations_of_story(document)
    records: dict[str, list[int]] = {}
    orphans: list[int] = []
    for index, quotation in enumerate(quotations):
        for name in _names(quotation):
            records.setdefault(name, []).append(index)
        if quotation.speaker is None and quotation.rule == "nominal-cue":
            orphans.append(index)
    text = document.text
    sources = [
        Source(name, kind_of(name), _role(name, text), tuple(of), _words(text, quotations, of))
        for name, of in records.items()
    ]
    if orphans or find_unattributed(document, quotations):
        words = _words(text, quotations, orphans)
        sources.append(Source(NOBODY, "absent", None, tuple(orphans), words))
    return tuple(sources)


def quotations_of_story(
    document: Document, structure: Sequence[Annotation] | None = None
) -> tuple[Quotation, ...]:
    """Return the quotations that do not stand in a caption, a promotion or an embed leftover."""
    parts = find_structure(document) if structure is None else structure
    closed = Coverage(len(document.text), (a.span for a in parts if a.label in _NOT_STORY))
    return tuple(
        quotation
        for quotation in find_quotations(document)
        if not any(closed.count(part) == part.end - part.start for part in quotation.content)
    )


def share_of_voice(article: Report | Article) -> tuple[Voice, ...]:
    """Return who gets how many of the quoted words, the most first.

    Args:
        article: an article, or the report on it.

    Returns:
        One voice for each source that is quoted or reported. Where nothing stands in quotation
        marks, every share is 0.
    """
    if isinstance(article, Article):
        document = segment(article)
        quotations = quotations_of_story(document)
        sources = name_sources(document, quotations)
    else:
        quotations, sources, article = article.quotations, article.sources, article.article
    total = sum(source.words for source in sources)
    voices = (
        Voice(
            source.name,
            source.kind,
            source.role,
            source.words,
            len(source.quotations),
            source.words / total if total else 0.0,
            min(quotations[i].content[0].start for i in source.quotations) / len(article.text),
            _cues(article.text, [quotations[i] for i in source.quotations]),
        )
        for source in sources
        if source.quotations
    )
    return tuple(sorted(voices, key=lambda v: (-v.words, -v.quotations, v.first_position)))


def _words(text: str, quotations: Sequence[Quotation], indices: Sequence[int]) -> int:
    return sum(quoted_words(text, quotations[i]) for i in indices)


def _cues(text: str, quotations: Sequence[Quotation]) -> tuple[CueUse, ...]:
    """Return the cues used for one source, the most frequent first."""
    used = Counter(q.cue.of(text).lower() for q in quotations if q.cue)
    return tuple(CueUse(cue, stance_of(cue), times) for cue, times in used.most_common())


def _names(quotation: Quotation) -> list[str]:
    if quotation.speaker is None:
        return []
    speaker = quotation.speaker.removeprefix(UNNAMED)
    parts = speaker.split(" and ")
    both = len(parts) == 2 and all(len(p.split()) >= 2 and p[:1].isupper() for p in parts)
    return parts if both else [speaker]


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
