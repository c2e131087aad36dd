"""A learner's reading beside those of others: how far they agree, and never who is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from medialit.classroom.checking import Column

__all__ = [
    "TAU_MEANS",
    "column_of_reading",
    "count_pairs",
    "describe_order",
    "describe_same",
    "kendall_tau",
]

#: What Kendall's tau means, for a learner.
TAU_MEANS = (
    "Kendall’s tau: 1 is the same order, 0 is as many pairs one way as the other, "
    "−1 is the order reversed."
)


def column_of_reading(reader: str, answer: str, mine: str, reason: str) -> Column:
    """Return a reader's answer and reason, with a word on whether the learner gave it too.

    Example:
        >>> column_of_reading("reader A", "yes", "no", "Line 2.").word
        'another answer than yours'
    """
    same = answer == mine
    word = "the same answer as yours" if same else "another answer than yours"
    return Column(reader, (answer,), reason, same, word)


def describe_same(answers: Mapping[str, Sequence[str]], things: str) -> tuple[str, ...]:
    """Return for each pair of readers in how many places they gave the same answer.

    Args:
        answers: for each reader the answers, all in the same order.
        things: what is answered, such as *questions*.

    Example:
        >>> describe_same({"You": ["yes", "no"], "reader A": ["yes", "yes"]}, "questions")
        ('You and reader A: the same answer to 1 of 2 questions.',)
    """
    return tuple(
        f"{first} and {second}: the same answer to "
        f"{sum(a == b for a, b in zip(answers[first], answers[second], strict=True))} "
        f"of {len(answers[first])} {things}."
        for first, second in combinations(answers, 2)
    )


def count_pairs(first: Sequence[int], second: Sequence[int]) -> tuple[int, int]:
    """Return how many pairs two orders put the same way round, and of how many pairs.

    Args:
        first: the items' indices, the first one first.
        second: the same indices in another order.

    Example:
        >>> count_pairs([0, 1, 2], [1, 0, 2])
        (2, 3)
    """
    place = {item: number for number, item in enumerate(second)}
    pairs = [place[a] < place[b] for a, b in combinations(first, 2)]
    return sum(pairs), len(pairs)


def kendall_tau(first: Sequence[int], second: Sequence[int]) -> float | None:
    """Return Kendall's tau of two orders, from −1 to 1; ``None`` with fewer than two items.

    Args:
        first: the items' indices, the first one first.
        second: the same indices in another order.

    Source:
        Kendall (1938), A new measure of rank correlation; without ties.

    Example:
        >>> kendall_tau([0, 1, 2, 3], [3, 2, 1, 0])
        -1.0
    """
    same, pairs = count_pairs(first, second)
    return (2 * same - pairs) / pairs if pairs else None


def describe_order(first: Sequence[int], second: Sequence[int]) -> str:
    """Return how far two orders agree, in plain words with the number of pairs and tau.

    Example:
        >>> describe_order([0, 1, 2], [1, 0, 2])
        'Mostly as you: 2 of 3 pairs stand the same way round (tau 0.33).'
    """
    tau = kendall_tau(first, second)
    if tau is None:
        return "There is nothing to compare: fewer than two things."
    same, pairs = count_pairs(first, second)
    words = next(text for least, text in _WORDS if tau >= least)
    number = f"{tau:.2f}".replace("-", "−")
    return f"{words}: {same} of {pairs} pairs stand the same way round (tau {number})."


_WORDS = (
    (1.0, "Exactly as you"),
    (0.2, "Mostly as you"),
    (-0.19, "About half as you"),
    (-0.99, "Mostly the other way round"),
    (-1.0, "Exactly the other way round"),
)
