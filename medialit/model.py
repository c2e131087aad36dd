"""The types that flow through the kit: what goes in, what is found, and where it stands.

Every offset is a Unicode code point of ``article.text``, half open: ``text[start:end]`` is exactly
what is meant. All types are frozen; "no answer" is ``None`` or ``()``, never 0 or NaN in disguise.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import Literal

__all__ = [
    "LABELS",
    "SOURCE_KINDS",
    "VOICES",
    "Annotation",
    "Article",
    "Claim",
    "ClaimKind",
    "Document",
    "Measure",
    "Quotation",
    "QuotationKind",
    "Report",
    "Source",
    "SourceKind",
    "Span",
    "Token",
    "Voice",
]

QuotationKind = Literal["direct", "indirect", "mixed"]
#: What kind of statement a claim is (Common Core RH.6-8.8; Searle 1976); "presupposed" is a fact
#: that a noun takes for granted (*its annexation of …*).
ClaimKind = Literal[
    "fact", "opinion", "reasoned_judgment", "prediction", "promise", "question", "presupposed"
]
#: In whose words a stretch stands; "page" is a caption, a byline and the like.
Voice = Literal["reporter", "quotation", "headline", "promotion", "page"]
SourceKind = Literal[
    "named_person",
    "named_organization",
    "unnamed_person",
    "unnamed_group",
    "document",
    "absent",
]

#: Every label that an annotation can carry, with the plain words a reader sees. A closed list:
#: a test compares it with ``docs/glossary.md``.
LABELS: Mapping[str, str] = MappingProxyType(
    {
        "structure.headline": "Headline",
        "structure.byline": "Byline",
        "structure.date": "Date",
        "structure.dateline": "Dateline",
        "structure.caption": "Picture caption",
        "structure.credit": "Picture credit",
        "structure.promo": "Promotion",
        "structure.embed_leftover": "Embed leftover",
        "sourcing.quotation": "Quotation",
        "sourcing.cue": "Cue",
        "sourcing.source": "Source",
        "sourcing.unattributed": "Unattributed assertion",
        "framing.loaded": "Loaded language",
        "framing.hedge": "Hedge",
        "framing.booster": "Booster",
        "framing.modal": "Modal verb",
        "framing.presupposition": "Presupposition",
        "framing.passive_no_agent": "Agentless passive",
        "framing.passive_with_agent": "Passive with an agent",
        "framing.passive_reduced": "Reduced passive",
        "framing.contrast": "Contrast",
        "framing.nominalization": "Nominalization",
        "claims.claim": "Claim",
        "claims.number": "Number with a question",
    }
)

#: In whose words a stretch can stand, with the plain words a reader sees.
VOICES: Mapping[Voice, str] = MappingProxyType(
    {
        "reporter": "Reporter",
        "quotation": "Quoted speakers",
        "headline": "Headline",
        "promotion": "Promotion",
        "page": "Rest of the page",
    }
)

#: The kinds of source, with the plain words a reader sees.
SOURCE_KINDS: Mapping[SourceKind, str] = MappingProxyType(
    {
        "named_person": "named person",
        "named_organization": "named organization",
        "unnamed_person": "unnamed person",
        "unnamed_group": "unnamed group",
        "document": "document",
        "absent": "nobody named",
    }
)


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text: code points ``start`` (included) to ``end`` (not included).

    Raises:
        ValueError: if not ``0 <= start < end``.

    Example:
        >>> Span(4, 9).of("Who gets to speak?")
        'gets '
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(
                f"a span needs 0 <= start < end, but got start={self.start}, end={self.end}"
            )

    def of(self, text: str) -> str:
        """Return the text that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Return whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Return whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Token:
    """A word or punctuation mark with its place and its Penn Treebank part-of-speech tag."""

    text: str
    start: int
    end: int
    tag: str


@dataclass(frozen=True)
class Article:
    """A text to be read, with what is known about where it comes from.

    Attributes:
        text: the text that every offset points into, after the repairs named in ``repairs``.
        title, outlet, byline, published, url: what the file's front matter says, else ``None``.
        repairs: one sentence for each change that reading made to the text as it stood.
    """

    text: str
    title: str | None = None
    outlet: str | None = None
    byline: str | None = None
    published: str | None = None
    url: str | None = None
    repairs: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise TypeError(
                f"an article needs text (str), but got {type(self.text).__name__}: "
                "decode bytes first, or use medialit.reading.read_article"
            )

    @cached_property
    def sha256(self) -> str:
        """The SHA-256 of the text in UTF-8, in hexadecimal: names this exact text."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


@dataclass(frozen=True, slots=True)
class Document:
    """An article cut into paragraphs and sentences, both in reading order without overlap."""

    article: Article
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text


@dataclass(frozen=True, slots=True)
class Annotation:
    """A finding: where, what (a label of ``LABELS``), by which rule, and why in one sentence.

    Analysers, answer keys and learners all produce annotations, so checking is agreement between
    two sets of them. ``voice`` says in whose words a finding about wording stands.
    """

    span: Span
    label: str
    rule: str
    message: str
    voice: Voice | None = None

    def __post_init__(self) -> None:
        if self.label not in LABELS:
            raise ValueError(
                f"unknown label {self.label!r}: use one of {', '.join(LABELS)} (medialit.model)"
            )


@dataclass(frozen=True, slots=True)
class Quotation:
    """Something said, by whom, and how the text tells us.

    Attributes:
        kind: ``direct`` (in quotation marks), ``indirect`` (reported) or ``mixed`` (partly marked).
        content: what was said, quotation marks included; more than one span when interrupted.
        cue: the words that tell us it was said (*said*, *according to*), if any.
        source: the mention in the text of who said it (*he*, *the mayor*), if any.
        speaker: that mention resolved to a name within the article; ``None`` if unresolved.
        rule: the name of the rule that found it (see ``medialit.rules``).
    """

    kind: QuotationKind
    content: tuple[Span, ...]
    cue: Span | None = None
    source: Span | None = None
    speaker: str | None = None
    rule: str = ""

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a quotation needs at least one span of content")


@dataclass(frozen=True, slots=True)
class Source:
    """Somebody (or something) that the article quotes or reports.

    Attributes:
        name: the fullest form the article gives; *(nobody named)* for kind ``absent``.
        role: the role as the text gives it (*Russian President*), else ``None``.
        quotations: indices into ``Report.quotations``.
        words: words quoted from this source in quotation marks (direct and mixed).
    """

    name: str
    kind: SourceKind
    role: str | None
    quotations: tuple[int, ...]
    words: int


@dataclass(frozen=True, slots=True)
class Claim:
    """Something asserted, by whom, and what the article offers for it.

    Attributes:
        span: the sentence or clause.
        kind: what kind of statement it is.
        attributed_to: the source who asserts it; ``None`` if it is the reporter.
        worthiness: how much it is worth checking, from 0 to 1: the sum of ``reasons``.
        reasons: each feature with its weight.
        evidence: what the article offers for it; *none* is said.
        claim_type: the kind of claim in Full Fact's terms.
        presupposes: what the claim takes for granted.
    """

    span: Span
    kind: ClaimKind
    attributed_to: str | None
    worthiness: float
    reasons: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    claim_type: str = "other"
    presupposes: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """A number with its unit and its denominator ``n`` (how many things it was taken over)."""

    name: str
    value: float
    unit: str
    n: int


@dataclass(frozen=True, slots=True)
class Report:
    """Everything found in one article. ``notes`` say, in sentences, why something is empty."""

    article: Article
    annotations: tuple[Annotation, ...]
    quotations: tuple[Quotation, ...]
    sources: tuple[Source, ...]
    claims: tuple[Claim, ...]
    measures: tuple[Measure, ...]
    notes: tuple[str, ...] = ()
