"""From the mention in the text (*he*, *the mayor*, *Putin*) to a name that the article gives."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache

from medialit.lexicons import load_lexicon
from medialit.model import Document, Span
from medialit.sourcing.attributions import Attribution
from medialit.sourcing.clauses import TIME

__all__ = ["Names", "head_word", "resolve_speakers"]

#: A full stop belongs to a name only after an initial or a short title: it may end the sentence.
_CAPITALIZED = (
    r"(?<![\w.'’-])[A-ZÀ-ÖØ-Þ][\w'’-]*(?:\.\w[\w'’-]*)*"
    r"(?:(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|Lt|St|Jr|Sr))\.|(?<=\b(?:Mrs|Sen|Rep|Gov|Gen|Col|Sgt|Rev))\.)?"
)
_NAME = re.compile(
    rf"(?:{_CAPITALIZED}|(?<= )(?:de|del|der|van|von|bin|al|el|la|di|da)(?= [A-Z]))"
    rf"(?: (?:{_CAPITALIZED}|(?:de|del|der|van|von|bin|al|el|la|di|da)(?= [A-Z])))+"
)
_LOOK_BACK = 100  # names; who was named longer ago is not "he" any more
_PAIR = re.compile(r"^(?:both|the two)\b(?!.*\band\b)|^(?:the|two) (?:leaders|presidents)$", re.I)
_POSSESSIVE = re.compile(r"['’]s?$")
_NOT_NAMES = TIME | frozenset(
    "the a an this that these those but and if in on at when while he she said says".split()
)


@cache
def words_of(kind: str) -> frozenset[str]:
    """Return one of the word lists of ``lexicons/titles.toml``."""
    return frozenset(load_lexicon("titles")[kind])


class Names:
    """The full names of people in one article, in the order in which they are first given."""

    def __init__(self, text: str) -> None:
        self.places: list[tuple[int, str]] = []
        self.by_surname: dict[str, str] = {}
        self.gender: dict[str, str] = {}
        self._full: dict[str, None] = {}
        self._roles: dict[str, frozenset[str]] = {}
        for match in _NAME.finditer(text):
            self._add(match.group())
        known = {**dict.fromkeys(self._full), **self.by_surname}
        if known:
            names = "|".join(map(re.escape, sorted(known, key=len, reverse=True)))
            self.places = [
                (match.start(), known[match.group()] or match.group())
                for match in re.finditer(rf"\b(?:{names})(?!\w)", text)
            ]

    def _add(self, found: str) -> None:
        words = found.split()
        titles = [w.lower() for w in words]
        lead = max((n + 1 for n, w in enumerate(titles) if w in words_of("titles")), default=0)
        if lead == 0 and titles[0] in _NOT_NAMES:
            lead = 1
        name = [_POSSESSIVE.sub("", word.rstrip(".,")) for word in words[lead:]]
        name = [word if len(word) > 1 else word + "." for word in name if word]
        lowered = [word.lower() for word in name]
        if not 2 <= len(name) <= 4 or any(word in words_of("organization") for word in lowered):
            return
        full = " ".join(name)
        self._full.setdefault(full)
        self.by_surname.setdefault(name[-1], full)
        self._roles[full] = self._roles.get(full, frozenset()) | frozenset(titles[:lead])
        for pronoun in ("she", "he"):
            if any(title in words_of(pronoun) for title in titles[:lead]):
                self.gender.setdefault(full, pronoun)

    def of(self, mention: str) -> str | None:
        """Return the full name for a mention that holds a surname or a full name, else None."""
        whole = [name for name in self._full if name in mention]
        words = [_POSSESSIVE.sub("", word.strip(".,()")) for word in mention.split()]
        named = [self.by_surname[word] for word in words if word in self.by_surname]
        return next(iter(whole or named), None)

    def with_role(self, mention: str) -> str | None:
        """Return the one person whose title *the mayor* is; two mayors, or none, give None."""
        article, *role = mention.lower().split()
        if article != "the" or not role or role[-1] not in words_of("titles"):
            return None
        fits = [name for name, titles in self._roles.items() if titles.issuperset(role)]
        return fits[0] if len(fits) == 1 else None

    def subject_before(self, text: str, start: int) -> str | None:
        """Return the person who begins the sentence before ``start`` in the same paragraph."""
        paragraph = text.rfind("\n", 0, start) + 1
        for place, name in self._back_from(start):
            if place < paragraph:
                return None
            if _opens_sentence(text, place, paragraph):
                return name
        return None

    def before(self, position: int, count: int) -> list[str]:
        """Return the last ``count`` different names given before a position, oldest first."""
        found: list[str] = []
        for _, name in self._back_from(position):
            if name not in found:
                found.append(name)
            if len(found) == count:
                break
        return found[::-1]

    def _back_from(self, position: int) -> Iterator[tuple[int, str]]:
        """Yield the nearest places of names before a position, the last first."""
        stop = bisect_left(self.places, (position, ""))
        for at in range(stop - 1, max(-1, stop - 1 - _LOOK_BACK), -1):
            yield self.places[at]


def _opens_sentence(text: str, place: int, paragraph: int) -> bool:
    """Return whether only a name or title stands between the sentence's start and ``place``."""
    before = text[max(paragraph, place - 60) : place]
    return bool(re.search(r"(?:^|[.!?”\"] )(?:[A-Z][\w.’-]* )*$", before))


def resolve_speakers(document: Document, found: Sequence[Attribution]) -> list[str | None]:
    """Return, for each attribution, the speaker's name as far as the article tells it.

    A mention that cannot be resolved stays as it is; no mention gives ``None``.
    """
    text = document.text
    names = Names(text)
    result: list[str | None] = []
    last_person: str | None = None
    for attribution in found:
        if attribution.source is None:
            result.append(None)
            continue
        mention = attribution.source.of(text)
        subject = names.subject_before(text, attribution.content[0].start)
        name = _resolve(mention, attribution.source, names, subject or last_person)
        if name in names.by_surname.values():
            last_person = name
        result.append(name)
    return result


def _resolve(mention: str, span: Span, names: Names, last_person: str | None) -> str:
    if len(mention) > 1 and mention.isupper():  # a label in a transcript
        return names.of(mention.title()) or mention.title()
    lowered = mention.lower()
    if lowered in ("he", "she", "who"):
        fits = (
            last_person
            if last_person and names.gender.get(last_person, lowered) in (lowered, "who")
            else None
        )
        recent = [n for n in names.before(span.start, 3) if names.gender.get(n, lowered) == lowered]
        return fits or (recent[-1] if recent else mention)
    if _PAIR.match(mention):
        pair = names.before(span.start, 2)
        return " and ".join(pair) if len(pair) == 2 else mention
    if " and " in mention:
        parts = re.sub(r"^both ", "", mention, flags=re.I).split(" and ")
        resolved = [names.of(part) for part in parts]
        if all(resolved):
            return " and ".join(name for name in resolved if name)
    known = names.of(mention) or names.with_role(mention)
    return known or _plain(re.sub(r"^(?:the|a|an) ", "", mention, flags=re.I)) or mention


def _plain(mention: str) -> str:
    """Return a mention without the capital that a sentence's start gave it."""
    first = mention.split(" ", 1)[0].lower()
    common = words_of("unnamed_person") | words_of("unnamed_group") | words_of("document")
    if first in common or first.removesuffix("s") in common:
        return mention[:1].lower() + mention[1:]
    return mention


def head_word(mention: str) -> str:
    """Return the head noun of a mention, in lower case: *officials* in *officials in Ohio*."""
    core = re.split(r",| (?:of|for|at|in|from|with|on|who|to) |\(", mention.strip(), maxsplit=1)[0]
    words = re.findall(r"[\w.'’-]+", core)
    return _POSSESSIVE.sub("", words[-1]).lower() if words else ""
