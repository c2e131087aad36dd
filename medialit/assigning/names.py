"""What speakers and sources are called in an exercise, and who else is named in the article."""

from __future__ import annotations

import re

from medialit.framing.content_words import is_function_word
from medialit.model import Quotation, Report, Source, Span
from medialit.sourcing.kinds import UNNAMED
from medialit.sourcing.speakers import Names, words_of

__all__ = ["SpeakerNames", "find_others"]

_PRONOUNS = frozenset("he she it i you who they we his her their its".split())
_ARTICLE = re.compile(r"(?:The|An?|Our|Their|His|Her)\b")
#: What follows a mention and still describes the source: up to a few words before a stop.
_REST = re.compile(r"(?:[ ][^\s,.;:“”\"—(]+){0,7}")
_MOST_OTHERS = 4
_NEAR = 60  # characters before or after a name in which a role may stand
#: Who does something for a living: *photographer*, *biologist*, *harbor master*.
_DOER = re.compile(r"\A[a-z]+(?:er|or|ist|man|woman|ian)\Z")
_APPOSITION = re.compile(r", (?:an?|the|who) ")


class SpeakerNames:
    """The names of the sources of one report, as students choose from them."""

    def __init__(self, report: Report) -> None:
        self._report = report
        self._shown = {self._key(q.speaker): self._find(q.speaker) for q in report.quotations}

    def of(self, quotation: Quotation) -> str:
        """Return what its speaker is called; ``""`` where the article, or the tool, has no name."""
        return self._shown[self._key(quotation.speaker)]

    def card_of(self, source: Source) -> tuple[Span, str]:
        """Return where a source is first mentioned, and words by which to find it there."""
        text = self._report.article.text
        at = text.find(source.name) if source.kind == "named_person" else -1
        if at >= 0:
            return Span(at, at + len(source.name)), source.name
        quotations = [self._report.quotations[i] for i in source.quotations]
        mentions = [q.source for q in quotations if q.source and not _is_pronoun(q.source, text)]
        place = mentions[0] if mentions else quotations[0].source or quotations[0].content[0]
        rest = _REST.match(text, place.end)
        words = text[place.start : rest.end() if rest else place.end]
        return place, f"“{' '.join(words.split())}”"

    def _key(self, speaker: str | None) -> str:
        return (speaker or "").removeprefix(UNNAMED)

    def _find(self, speaker: str | None) -> str:
        """Return a person's name, and for others the mention with its *the* or *a*."""
        name = self._key(speaker)
        if not name or name.lower() in _PRONOUNS:
            return ""
        if len(name.split()) > 1 and name[0].isupper():
            return name
        text = self._report.article.text
        mentions = (q.source for q in self._report.quotations if self._key(q.speaker) == name)
        found = next((m.of(text) for m in mentions if m and not _is_pronoun(m, text)), name)
        is_common = name[0].islower() or _ARTICLE.match(found)
        return found[0].lower() + found[1:] if is_common else found


def find_others(report: Report) -> tuple[str, ...]:
    """Return people whom the article names and who are not quoted, at most a few.

    Only who has a role beside the name is taken for a person.
    """
    text = report.article.text
    names = Names(text)
    speakers = {name for q in report.quotations for name in (q.speaker or "").split(" and ")}
    bylines = " ".join(a.span.of(text) for a in report.annotations if a.label.endswith("byline"))
    found: list[str] = []
    for place, name in names.places:
        known = name in speakers or name in found or name.removeprefix("By ") in bylines
        if not known and name.split()[0] not in ("By", "Photo") and _is_person(name, place, text):
            found.append(name)
    return tuple(found[:_MOST_OTHERS])


def _is_person(name: str, place: int, text: str) -> bool:
    if name.isupper() or not text.startswith(name, place):
        return False
    before = re.findall(r"[\w.’-]+", text[max(0, place - _NEAR) : place].split("\n")[-1])
    has_role = bool(before) and _is_role(before[-1])
    return has_role or bool(_APPOSITION.match(text, place + len(name)))


def _is_role(word: str) -> bool:
    lowered = word.lower()
    known = lowered in words_of("titles") or lowered in words_of("unnamed_person") - _PRONOUNS
    return known or (bool(_DOER.search(word)) and not is_function_word(word))


def _is_pronoun(mention: Span, text: str) -> bool:
    return mention.of(text).lower() in _PRONOUNS
