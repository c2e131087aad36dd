"""Published checks from a file, searched offline for one of a similar claim."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from medialit.claims.evidence import compare_words
from medialit.claims.review import Fault, validate_review
from medialit.errors import InputError

__all__ = ["Check", "Feed", "read_feed", "search_feed"]

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Feed:
    """The ClaimReviews of a file, and what was wrong with those left out.

    Attributes:
        reviews: the valid ones, as plain data.
        faults: for each fault of the others, the path in the file and what is wrong.
    """

    reviews: tuple[dict[str, Any], ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """A check found for a claim.

    Attributes:
        claim: the claim that was checked.
        rating: the verdict, in the words of those who checked.
        author: who checked.
        url: where the check stands, if the file says so.
        score: BM25; larger is nearer. It ranks one search, and means nothing between two.
        shared: the content words of the query that the claim has too.
    """

    claim: str
    rating: str
    author: str
    url: str | None
    score: float
    shared: tuple[str, ...]


def read_feed(path: str | Path) -> Feed:
    """Return the ClaimReviews of a JSON file.

    Args:
        path: a file with one ClaimReview, a list of them, an ``@graph``, or a schema.org DataFeed
            (as Data Commons publishes it).

    Raises:
        InputError: if the file is not there, or is not JSON.
    """
    place = Path(path)
    try:
        data = json.loads(place.read_text("utf-8"))
    except FileNotFoundError:
        raise InputError(f"There is no file {place}. Check the name.") from None
    except OSError as error:
        raise InputError(f"{place} cannot be read: {error.strerror}.") from error
    except ValueError as error:
        raise InputError(f"{place} is not JSON ({error}). Download the feed again.") from error
    reviews: list[dict[str, Any]] = []
    faults: list[Fault] = []
    for where, review in _reviews_in(data, "$"):
        found = validate_review(review)
        if found:
            faults += (Fault(where + fault.path[1:], fault.message) for fault in found)
        else:
            reviews.append(review)
    if not reviews and not faults:
        faults.append(Fault("$", "there is no ClaimReview in this file"))
    return Feed(tuple(reviews), tuple(faults))


def search_feed(
    reviews: Sequence[dict[str, Any]], query: str, *, limit: int = 10
) -> tuple[Check, ...]:
    """Return the checks whose claims are nearest to a query, the nearest first.

    Args:
        reviews: valid ClaimReviews (see ``read_feed``).
        query: a claim, or some words of it; an empty one finds nothing.
        limit: how many at most.

    Source:
        Okapi BM25 (Robertson and Zaragoza 2009), as SQLite's FTS5 has it, with Porter's stems.
    """
    import sqlite3

    words = list(dict.fromkeys(_WORD.findall(query.lower())))
    if not words:
        return ()
    with closing(sqlite3.connect(":memory:")) as database:
        database.execute(
            "CREATE VIRTUAL TABLE checks USING fts5(claim, tokenize='porter unicode61')"
        )
        database.executemany(
            "INSERT INTO checks(rowid, claim) VALUES (?, ?)",
            ((number, review["claimReviewed"]) for number, review in enumerate(reviews)),
        )
        any_word = " OR ".join(f'"{word}"' for word in words)
        rows = database.execute(
            "SELECT rowid, -bm25(checks) FROM checks WHERE checks MATCH ?"
            " ORDER BY bm25(checks), rowid LIMIT ?",
            (any_word, limit),
        ).fetchall()
    return tuple(_check(reviews[number], score, query) for number, score in rows)


def _check(review: dict[str, Any], score: float, query: str) -> Check:
    claim = review["claimReviewed"]
    return Check(
        claim,
        review["reviewRating"]["alternateName"],
        review["author"]["name"],
        review.get("url"),
        score,
        compare_words(query, claim).shared,
    )


def _reviews_in(data: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Yield every ClaimReview in nested data with its path."""
    if isinstance(data, list):
        for number, item in enumerate(data):
            yield from _reviews_in(item, f"{path}[{number}]")
    elif isinstance(data, dict):
        if data.get("@type") == "ClaimReview":
            yield path, {"@context": "https://schema.org", **data}
            return
        for key in ("@graph", "dataFeedElement", "itemListElement", "item"):
            if key in data:
                yield from _reviews_in(data[key], f"{path}.{key}")
