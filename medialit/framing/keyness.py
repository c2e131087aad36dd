"""Keyness: the words that one text uses more than the others, beyond chance."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from medialit.framing.content_words import content_words

__all__ = ["Keyword", "find_keywords"]


@dataclass(frozen=True, slots=True)
class Keyword:
    """A content word that stands out in one text against the others.

    Attributes:
        word: its most frequent form in this text.
        here: how often any of its forms stands here.
        elsewhere: how often in the other texts together.
        per_1000_here: per 1000 content words here.
        per_1000_elsewhere: per 1000 content words elsewhere.
        z: the log-odds ratio divided by its standard deviation; above 1.96 a chance of one in
            twenty or less, for one word looked at alone.
    """

    word: str
    here: int
    elsewhere: int
    per_1000_here: float
    per_1000_elsewhere: float
    z: float


def find_keywords(texts: Sequence[str], *, most: int = 15) -> tuple[tuple[Keyword, ...], ...]:
    """Return for each text the content words that it uses more than the others do.

    Args:
        texts: two texts or more.
        most: how many words for each at most.

    Returns:
        For each text its keywords, the most outstanding first; only words used more here.

    Source:
        Monroe, Colaresi and Quinn (2008), Fightin' Words, equations 15, 16, 19 and 22: log-odds
        ratio with an informative Dirichlet prior; the prior is the words of all texts together.
    """
    counts: list[Counter[str]] = []
    forms: list[defaultdict[str, Counter[str]]] = []
    for text in texts:
        count: Counter[str] = Counter()
        form: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for stem, span in content_words(text):
            count[stem] += 1
            form[stem][span.of(text).lower()] += 1
        counts.append(count)
        forms.append(form)
    prior: Counter[str] = sum(counts, Counter())
    return tuple(
        tuple(_keywords(count, prior, form)[:most])
        for count, form in zip(counts, forms, strict=True)
    )


def log_odds(
    here: int, there: int, of_here: int, of_there: int, prior: float, of_prior: float
) -> float:
    """Return the z-score of one word: log-odds ratio with an informative Dirichlet prior."""
    odds_here = (here + prior) / (of_here + of_prior - here - prior)
    odds_there = (there + prior) / (of_there + of_prior - there - prior)
    variance = 1 / (here + prior) + 1 / (there + prior)
    return (math.log(odds_here) - math.log(odds_there)) / math.sqrt(variance)


def _keywords(
    count: Counter[str], prior: Counter[str], forms: dict[str, Counter[str]]
) -> list[Keyword]:
    here, everywhere = count.total(), prior.total()
    there = everywhere - here
    if not there or len(prior) < 2:
        return []
    found = []
    for stem, times in count.items():
        others = prior[stem] - times
        z = log_odds(times, others, here, there, prior[stem], everywhere)
        if z > 0:
            word = forms[stem].most_common(1)[0][0]
            found.append(
                Keyword(word, times, others, 1000 * times / here, 1000 * others / there, z)
            )
    return sorted(found, key=lambda k: (-k.z, k.word))
