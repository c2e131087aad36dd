"""Which pages fit a few words best: BM25 by SQLite, or by our own sum where SQLite cannot do it."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Sequence
from contextlib import closing

__all__ = ["WEIGHTS", "Document", "rank", "rank_by_hand"]

#: A page as the stems of its title, its outlet and its text.
Document = tuple[Sequence[str], Sequence[str], Sequence[str]]

#: How much a word counts in the title, in the outlet's name and in the text.
WEIGHTS = (4.0, 3.0, 1.0)

_K1, _B, _LEAST = 1.2, 0.75, 1e-6  # as FTS5 has them


def rank(documents: Sequence[Document], words: Sequence[str]) -> list[tuple[int, float]]:
    """Return (number of the document, score) for each that has one of the words, the best first.

    Args:
        documents: words brought to their stems.
        words: stems, each once; no words find nothing.

    Returns:
        Scores rank one search and mean nothing between two. With equal scores the first one given
        comes first.

    Source:
        Okapi BM25 (Robertson and Zaragoza 2009), as SQLite's FTS5 has it, with a weight for each
        column; where this Python has no FTS5 (as in some browsers), ``rank_by_hand``.
    """
    if not words:
        return []
    try:
        import sqlite3
    except ImportError:
        return rank_by_hand(documents, words)
    try:
        return _rank_by_sqlite(documents, words)
    except sqlite3.OperationalError:
        return rank_by_hand(documents, words)


def rank_by_hand(documents: Sequence[Document], words: Sequence[str]) -> list[tuple[int, float]]:
    """Return what ``rank`` returns, summed up here with the formula that FTS5 uses.

    Example:
        >>> bridge, ferry = (["bridge"], [], ["old"]), (["ferry"], [], ["old", "bridge"])
        >>> [number for number, _ in rank_by_hand([ferry, bridge, ([], [], ["x"])], ["bridge"])]
        [1, 0]
    """
    counts = [_weighted(document) for document in documents]
    lengths = [sum(map(len, document)) for document in documents]
    mean = sum(lengths) / max(len(lengths), 1) or 1.0
    weights = {word: _rarity(sum(word in count for count in counts), len(counts)) for word in words}
    scored = [
        (number, sum(_part(weights[w], count.get(w, 0), lengths[number] / mean) for w in words))
        for number, count in enumerate(counts)
        if any(word in count for word in words)
    ]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


def _rank_by_sqlite(documents: Sequence[Document], words: Sequence[str]) -> list[tuple[int, float]]:
    import sqlite3

    with closing(sqlite3.connect(":memory:")) as database:
        database.execute("CREATE VIRTUAL TABLE pages USING fts5(title, outlet, text)")
        database.executemany(
            "INSERT INTO pages(rowid, title, outlet, text) VALUES (?, ?, ?, ?)",
            (
                (number, *(" ".join(field) for field in document))
                for number, document in enumerate(documents)
            ),
        )
        score = f"bm25(pages, {', '.join(map(str, WEIGHTS))})"
        # in quotation marks a word is data, whatever it is; stems hold letters and digits only
        any_word = " OR ".join(f'"{word}"' for word in words)
        rows = database.execute(
            f"SELECT rowid, -{score} FROM pages WHERE pages MATCH ? ORDER BY {score}, rowid",
            (any_word,),
        )
        return [(int(number), float(value)) for number, value in rows]


def _weighted(document: Document) -> dict[str, float]:
    """Return how often each word stands in a document, each time with its column's weight."""
    count: dict[str, float] = defaultdict(float)
    for field, weight in zip(document, WEIGHTS, strict=True):
        for word in field:
            count[word] += weight
    return dict(count)


def _rarity(having: int, of: int) -> float:
    return max(math.log((of - having + 0.5) / (having + 0.5)), _LEAST) if having else _LEAST


def _part(rarity: float, times: float, length: float) -> float:
    return rarity * times * (_K1 + 1) / (times + _K1 * (1 - _B + _B * length))
