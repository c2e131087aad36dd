"""Two versions of one quotation: the same, altered, spliced or cut."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

__all__ = ["Alignment", "Change", "Run", "Trace", "align", "find_runs", "find_same"]

#: Verbatim; with words changed; joined from parts that were apart; with the beginning or end gone.
Trace = Literal["verbatim", "altered", "spliced", "cut"]

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_RUN = 4  # words in a row that two versions must share
_NEAR = 0.6  # how alike two short versions must be, from 0 to 1


@dataclass(frozen=True, slots=True)
class Change:
    """Words of one version, and what stands for them in the other; either may be empty."""

    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Run:
    """Words in a row that two versions share, or that stand for one another."""

    is_same: bool
    first: str
    second: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """How one version of a quotation differs from another.

    Attributes:
        trace: what was done to it.
        changes: each difference, in the order of the words.
    """

    trace: Trace
    changes: tuple[Change, ...]


def align(first: str, second: str) -> Alignment:
    """Return how two versions of a quotation differ; marks and capitals do not count.

    Which of the two is the original is for the reader to find out: look for the transcript.

    Example:
        >>> align("I never said we would close it.", "I said we would close it.").trace
        'spliced'
    """
    return Alignment(_trace(_keys(first), _keys(second)), tuple(_changes(first, second)))


def find_same(first: Sequence[str], second: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield which quotations of one article are versions of which of another's, nearest first.

    Args:
        first: the words of one article's quotations.
        second: those of the other's.

    Returns:
        Pairs of places in the two sequences; each quotation is in one pair at most.
    """
    runs: defaultdict[tuple[str, ...], set[int]] = defaultdict(set)
    theirs = [_keys(text) for text in second]
    for number, words in enumerate(theirs):
        for run in _runs(words):
            runs[run].add(number)
    candidates: list[tuple[float, int, int]] = []
    for mine, text in enumerate(first):
        words = _keys(text)
        for other in {number for run in _runs(words) for number in runs.get(run, ())}:
            ratio = SequenceMatcher(None, words, theirs[other], autojunk=False).ratio()
            if ratio >= _NEAR or min(len(words), len(theirs[other])) >= _RUN:
                candidates.append((-ratio, mine, other))
    used_mine: set[int] = set()
    used_other: set[int] = set()
    for _, mine, other in sorted(candidates):
        if mine not in used_mine and other not in used_other:
            used_mine.add(mine)
            used_other.add(other)
            yield mine, other


def find_runs(first: str, second: str) -> Iterator[Run]:
    """Yield what two versions share and where they differ, in the order of the words.

    Example:
        >>> [(r.is_same, r.first, r.second) for r in find_runs("It will hold.", "It may hold.")]
        [(True, 'It', 'It'), (False, 'will', 'may'), (True, 'hold', 'hold')]
    """
    left, right = list(_WORD.finditer(first)), list(_WORD.finditer(second))
    matcher = SequenceMatcher(None, _keys(first), _keys(second), autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        yield Run(kind == "equal", _between(first, left[a:b]), _between(second, right[c:d]))


def _keys(text: str) -> list[str]:
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def _runs(words: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """Yield the runs of a few words by which versions are found; a short text is one run."""
    length = min(_RUN, len(words))
    if length:
        yield from zip(*(words[n:] for n in range(length)), strict=False)


def _trace(left: Sequence[str], right: Sequence[str]) -> Trace:
    if left == right:
        return "verbatim"
    short, long = sorted((left, right), key=len)
    if any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)):
        return "cut"
    rest = iter(long)
    return "spliced" if all(word in rest for word in short) else "altered"


def _changes(first: str, second: str) -> Iterator[Change]:
    for run in find_runs(first, second):
        if not run.is_same:
            yield Change(run.first, run.second)


def _between(text: str, words: Sequence[re.Match[str]]) -> str:
    return text[words[0].start() : words[-1].end()] if words else ""
