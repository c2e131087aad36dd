"""Terms and patterns of a lexicon, found in one walk over the words of a text.

Every pattern begins with one of a few known words, so only there a regular expression is tried:
the time grows with the text, and hardly with the number of patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any, Generic, TypeVar

from medialit.model import Span

__all__ = ["Matcher", "Pattern", "as_alternatives", "patterns_of"]

Payload = TypeVar("Payload")

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NEGATIONS = frozenset("not never hardly scarcely barely cannot neither nor without no".split())
_TWO_WORDS = 40  # characters
_TITLED = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sen|Rep|Gov|Gen|Sgt|Lt|Capt|[A-Z])\.\s$")
_SENTENCE_OPENS = frozenset('.!?:;“”"‘(\n—–')


@dataclass(frozen=True, slots=True)
class Pattern(Generic[Payload]):
    """A word, and what must stand around it.

    Attributes:
        first: the word, in lower case, with straight apostrophes.
        then: a regular expression for what must follow right after it; part of what is found.
        payload: what is given back for it.
        after: words of which one must stand before (*'s* fits any possessive); any if empty.
        not_after: words that must not stand before.
        drops_negated: not found right after *not*, *never*, *hardly* and the like.
        starts: found only at the beginning of a sentence or a clause.
    """

    first: str
    then: str
    payload: Payload
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    drops_negated: bool = False
    starts: bool = False


def patterns_of(
    entry: Mapping[str, Any],
    payload: Payload,
    terms: Iterable[str],
    lists: Mapping[str, str],
) -> Iterator[Pattern[Payload]]:
    """Yield the patterns of an entry of a lexicon: its terms, and its ``patterns``.

    Args:
        entry: a table with, if wanted, ``patterns`` (tables of ``first`` and ``then``),
            ``not_after``, ``after``, ``starts`` and ``negation = "drop"``.
        payload: what is given back for each.
        terms: words and phrases, as they stand in a text.
        lists: words that ``{name}`` stands for in ``first`` and ``then``.
    """
    common = Pattern(
        "",
        "",
        payload,
        after=frozenset(entry.get("after", ())),
        not_after=frozenset(entry.get("not_after", ())),
        drops_negated=entry.get("negation") == "drop",
    )
    for term in terms:
        first, *rest = term.lower().split()
        then = "".join(rf"\s+{re.escape(word)}" for word in rest)
        yield replace(common, first=first, then=then + r"\b" if rest else "")
    for pattern in entry.get("patterns", ()):
        then = pattern.get("then", "")
        for name, words in lists.items():
            then = then.replace("{" + name + "}", as_alternatives(words))
        for first in _listed(pattern["first"], lists):
            yield replace(
                common,
                first=first,
                then=then,
                after=frozenset(pattern.get("after", common.after)),
                not_after=frozenset(pattern.get("not_after", common.not_after)),
                starts=pattern.get("starts", False),
            )


def as_alternatives(words: str) -> str:
    """Return the words of a list as a regular expression."""
    return f"(?:{'|'.join(words.split())})"


class Matcher(Generic[Payload]):
    """Finds patterns in texts.

    Args:
        patterns: what to look for.
        skips_names: leave out a capitalized word inside a sentence: it is likely a name.
    """

    def __init__(self, patterns: Iterable[Pattern[Payload]], *, skips_names: bool = False) -> None:
        self._skips_names = skips_names
        self._by_first: dict[str, list[Pattern[Payload]]] = {}
        for pattern in patterns:
            self._by_first.setdefault(pattern.first, []).append(pattern)

    def find(self, text: str) -> Iterator[tuple[Span, Payload]]:
        """Yield where each pattern is found, and its payload, in the order of the first words."""
        before = last = ""
        for match in _WORD.finditer(text):
            before, last = last, match.group().lower().replace("’", "'")
            found: Sequence[Pattern[Payload]] | None = self._by_first.get(last)
            if found is None:
                if "-" not in last:
                    continue
                parts = last.split("-")
                found = [p for part in parts for p in self._by_first.get(part, ()) if not p.then]
            if (
                self._skips_names
                and text[match.start()].isupper()
                and _is_name(text, match.start())
            ):
                continue
            for pattern in found:
                end = _end(pattern, text, match, before)
                if end is not None:
                    yield Span(match.start(), end), pattern.payload


def _end(pattern: Pattern[Any], text: str, match: re.Match[str], before: str) -> int | None:
    """Return where the pattern ends that begins at this word; ``None`` if it does not fit."""
    if before in pattern.not_after:
        return None
    if pattern.after and before not in pattern.after:
        possessive = "'s" in pattern.after and before.endswith(("'s", "s'"))
        if not possessive:
            return None
    if pattern.starts and not _opens(text, match.start()):
        return None
    end = match.end()
    if pattern.then:
        rest = _compiled(pattern.then).match(text, end)
        if rest is None:
            return None
        end = rest.end()
    return None if pattern.drops_negated and _is_negated(text, match.start()) else end


@cache
def _compiled(then: str) -> re.Pattern[str]:
    """Return the pattern, compiled when it is first needed: most never are."""
    return re.compile(then, re.I)


def _listed(first: str, lists: Mapping[str, str]) -> list[str]:
    for name, words in lists.items():
        first = first.replace("{" + name + "}", words)
    return first.lower().split()


def _is_negated(text: str, start: int) -> bool:
    """Return whether one of the two words before is a negation."""
    words = _WORD.findall(text[max(0, start - _TWO_WORDS) : start].lower().replace("’", "'"))
    return any(word in _NEGATIONS or word.endswith("n't") for word in words[-2:])


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 3) : start].rstrip(" \xa0,")[-1:]
    return not before or before in _SENTENCE_OPENS


def _is_name(text: str, start: int) -> bool:
    """Return whether a capitalized word is likely (part of) a name."""
    if _opens(text, start) and not _TITLED.search(text[max(0, start - 6) : start]):
        return False
    line_start = text.rfind("\n", 0, start) + 1
    line_end = text.find("\n", start)
    line = text[line_start : min(line_end if line_end >= 0 else len(text), line_start + 300)]
    if line.rstrip().endswith((".", "!", "?", "”", '"')):
        return True
    letters = [word for word in _WORD.findall(line) if len(word) > 3]
    capitalized = sum(1 for word in letters if word[0].isupper())
    return capitalized < 0.7 * len(letters)  # else it is a headline in capitals
