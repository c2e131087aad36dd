"""Two or more accounts of one event, side by side."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from medialit.errors import InputError
from medialit.framing.alignment import Alignment, align, find_same
from medialit.framing.facts import Fact, FactKind, find_facts
from medialit.framing.findings import find_framing
from medialit.framing.keyness import Keyword, find_keywords
from medialit.model import Article, Document, Quotation, Span
from medialit.segmenting import segment
from medialit.sourcing.provenance import find_structure
from medialit.sourcing.sources import Voice, quotations_of_story, share_of_voice
from medialit.sourcing.speakers import words_of

__all__ = [
    "Comparison",
    "FactRow",
    "SharedQuotation",
    "SourceRow",
    "WordingRow",
    "compare_articles",
]

_FEWEST, _MOST = 2, 20
_NOT_STORY = ("structure.promo", "structure.caption", "structure.credit")
#: Words before a name that belong to it: an article or pronoun with one more word, or titles.
_DESCRIBED = re.compile(
    r"(?:^|\s)(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Tt]heir|[Ii]ts) [a-z][\w’'-]* "
    r"(?:[A-Z][\w’'-]* ){0,3}$"
)
_CAPITALIZED = re.compile(r"(?:[A-Z][\w’'-]* ){1,3}$")


@dataclass(frozen=True, slots=True)
class SourceRow:
    """A source, and its voice in each article; ``None`` where it is not quoted or reported."""

    name: str
    voices: tuple[Voice | None, ...]


@dataclass(frozen=True, slots=True)
class SharedQuotation:
    """A quotation that two articles have.

    Attributes:
        articles: the numbers of the two articles, from 0.
        quotations: the quotation in each.
        texts: its words in each.
        alignment: how they differ.
    """

    articles: tuple[int, int]
    quotations: tuple[Quotation, Quotation]
    texts: tuple[str, str]
    alignment: Alignment


@dataclass(frozen=True, slots=True)
class FactRow:
    """A number, date or name, and where each article has it first.

    Attributes:
        kind: what kind of fact it is.
        text: as the first article that has it says it.
        places: for each article, how far down it stands (0 top, 1 end); ``None`` where it is
            left out.
        spans: the words there; ``None`` where it is left out.
    """

    kind: FactKind
    text: str
    places: tuple[float | None, ...]
    spans: tuple[Span | None, ...]

    @property
    def articles(self) -> int:
        """How many articles have it."""
        return sum(place is not None for place in self.places)


@dataclass(frozen=True, slots=True)
class WordingRow:
    """What each article calls somebody, and with which cue words it lets them speak."""

    name: str
    phrases: tuple[tuple[str, ...], ...]
    cues: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Accounts of one event, side by side; every tuple is in the order of the articles.

    Attributes:
        articles: what is compared.
        headlines: the headline of each; ``None`` where there is none.
        keywords: the words that each uses more than the others.
        sources: who is quoted or reported where, those of most articles first.
        quotations: quotations that two articles share.
        facts: numbers, dates and names, those of most articles first; the places give the order
            of information.
        wording: what each article calls those whom two or more name.
        loaded: the loaded words in each article's headline and in its reporter's own words.
    """

    articles: tuple[Article, ...]
    headlines: tuple[str | None, ...]
    keywords: tuple[tuple[Keyword, ...], ...]
    sources: tuple[SourceRow, ...]
    quotations: tuple[SharedQuotation, ...]
    facts: tuple[FactRow, ...]
    wording: tuple[WordingRow, ...]
    loaded: tuple[tuple[str, ...], ...]


def compare_articles(articles: Sequence[Article]) -> Comparison:
    """Return two to twenty accounts of one event, side by side.

    Args:
        articles: the accounts. They should be of one event: the comparison does not know.

    Raises:
        InputError: with fewer than two or more than twenty articles.
    """
    if not _FEWEST <= len(articles) <= _MOST:
        raise InputError(
            f"A comparison takes {_FEWEST} to {_MOST} articles, but got {len(articles)}. "
            "Choose accounts of one event."
        )
    documents = [segment(article) for article in articles]
    quotations = [quotations_of_story(document) for document in documents]
    names = _Names([_facts_of_story(document) for document in documents])
    voices = [share_of_voice(article) for article in articles]
    return Comparison(
        tuple(articles),
        tuple(_headline(document) for document in documents),
        find_keywords([article.text for article in articles]),
        _sources(voices, names),
        tuple(_shared_quotations(articles, quotations)),
        names.rows(articles),
        tuple(_wording(articles, voices, names)),
        tuple(tuple(_loaded(document)) for document in documents),
    )


class _Names:
    """The facts of all articles, with short names brought to the fullest (*Ruiz*, *Ana Ruiz*)."""

    def __init__(self, facts: Sequence[Sequence[Fact]]) -> None:
        self.facts = facts
        self.full: dict[str, str] = {}
        full = Counter(
            f.key for found in facts for f in found if f.kind == "name" and _is_of_person(f.key)
        )
        # the most frequent last: of two people with one surname, it is who is meant more often
        self._full = {name.split(" ")[-1]: name for name, _ in reversed(full.most_common())}
        for fact in (f for found in facts for f in found if f.kind == "name"):
            key = self.key_of(fact.key)
            self.full[key] = max(self.full.get(key, ""), fact.text, key=len)

    def key_of(self, name: str) -> str:
        """Return the key of the fullest form of a name."""
        return self._full.get(name.lower(), name.lower())

    def rows(self, articles: Sequence[Article]) -> tuple[FactRow, ...]:
        """Return one row for each different fact, those of most articles first."""
        first: dict[tuple[FactKind, str], list[Fact | None]] = {}
        for number, found in enumerate(self.facts):
            for fact in found:
                key = (fact.kind, self.key_of(fact.key))
                row = first.setdefault(key, [None] * len(articles))
                row[number] = row[number] or fact
        rows = [
            FactRow(
                kind,
                max((fact.text for fact in row if fact), key=len),
                tuple(
                    fact.span.start / len(article.text) if fact else None
                    for fact, article in zip(row, articles, strict=True)
                ),
                tuple(fact.span if fact else None for fact in row),
            )
            for (kind, _), row in first.items()
        ]
        return tuple(sorted(rows, key=lambda r: (-r.articles, _FACT_ORDER[r.kind])))


def _is_of_person(name: str) -> bool:
    words = name.split(" ")
    return len(words) > 1 and words[-1] not in words_of("organization")


_FACT_ORDER = {"number": 0, "date": 1, "name": 2}


def _headline(document: Document) -> str | None:
    if document.article.title:
        return document.article.title
    structure = find_structure(document)
    spans = (a.span for a in structure if a.label == "structure.headline")
    return next((span.of(document.text) for span in spans), None)


def _sources(voices: Sequence[Sequence[Voice]], names: _Names) -> tuple[SourceRow, ...]:
    rows: dict[str, list[Voice | None]] = {}
    for number, found in enumerate(voices):
        for voice in found:
            row = rows.setdefault(names.key_of(voice.name), [None] * len(voices))
            row[number] = row[number] or voice
    made = [
        SourceRow(max((v.name for v in row if v), key=len), tuple(row)) for row in rows.values()
    ]
    return tuple(sorted(made, key=lambda r: -sum(v is not None for v in r.voices)))


def _shared_quotations(
    articles: Sequence[Article], quotations: Sequence[Sequence[Quotation]]
) -> Iterator[SharedQuotation]:
    said = [[q for q in found if q.kind != "indirect"] for found in quotations]
    texts = [
        [" ".join(span.of(article.text) for span in q.content) for q in found]
        for article, found in zip(articles, said, strict=True)
    ]
    for a, b in combinations(range(len(articles)), 2):
        for mine, other in find_same(texts[a], texts[b]):
            pair = (texts[a][mine], texts[b][other])
            yield SharedQuotation((a, b), (said[a][mine], said[b][other]), pair, align(*pair))


def _wording(
    articles: Sequence[Article], voices: Sequence[Sequence[Voice]], names: _Names
) -> Iterator[WordingRow]:
    phrases: dict[str, list[dict[str, None]]] = {}
    for number, (article, found) in enumerate(zip(articles, names.facts, strict=True)):
        for fact in found:
            if fact.kind == "name":
                row = phrases.setdefault(names.key_of(fact.key), [{} for _ in articles])
                row[number][_before_name(article.text, fact.span.start) + fact.text] = None
    for key, row in phrases.items():
        if sum(map(bool, row)) < _FEWEST or len({frozenset(r) for r in row if r}) < _FEWEST:
            continue
        cues = tuple(
            tuple(use.cue for v in found if names.key_of(v.name) == key for use in v.cues)
            for found in voices
        )
        yield WordingRow(names.full[key], tuple(tuple(r) for r in row), cues)


def _loaded(document: Document) -> Iterator[str]:
    for annotation in find_framing(document):
        own = annotation.voice in ("headline", "reporter")
        if own and annotation.label == "framing.loaded":
            yield annotation.span.of(document.text)


def _before_name(text: str, start: int) -> str:
    """Return the words right before a name that say what is thought of it (*the embattled*)."""
    line = text[max(0, start - 50) : start].rsplit("\n", 1)[-1]
    found = _DESCRIBED.search(line) or _CAPITALIZED.search(line)
    return found.group().lstrip() if found else ""


def _facts_of_story(document: Document) -> list[Fact]:
    """Return the facts that do not stand in a promotion, a caption or a credit."""
    closed = [a.span for a in find_structure(document) if a.label in _NOT_STORY]
    return [f for f in find_facts(document) if not any(span.overlaps(f.span) for span in closed)]
