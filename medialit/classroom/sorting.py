"""Sorting things under a key: where an answer agrees, what the key says, and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from medialit.classroom.checking import Note

__all__ = ["Keyed", "check_keyed", "count_by_key", "describe_check"]


@dataclass(frozen=True, slots=True)
class Keyed:
    """A card or a row with the answer of the key.

    Attributes:
        text: what the learner reads.
        right: the answer of the key.
        reason: why.
        also: the other reader's answer where two readers differ; then both count.
        also_reason: why that one.
    """

    text: str
    right: str
    reason: str
    also: str | None = None
    also_reason: str | None = None


def check_keyed(item: Keyed, given: str) -> Note:
    """Return whether an answer agrees with the key, with the reason; two readings both count.

    Args:
        item: the card or row.
        given: the learner's answer.

    Example:
        >>> check_keyed(Keyed("It rained.", "fact", "A record shows it."), "opinion").headline
        'The key says “fact”.'
    """
    if item.also is None:
        agreed = given == item.right
        headline = "Agreed." if agreed else f"The key says “{item.right}”."
        return Note(agreed, headline, (item.reason,))
    agreed = given in (item.right, item.also)
    readings = f"“{item.right}” and “{item.also}” both count: two readers differ."
    return Note(
        agreed,
        f"Agreed. {readings}" if agreed else readings,
        (f"“{item.right}”: {item.reason}", f"“{item.also}”: {item.also_reason}"),
    )


def describe_check(notes: Sequence[Note], things: str) -> str:
    """Return in a sentence how many answers agree with the key.

    Example:
        >>> describe_check([Note(True, "Agreed.", ()), Note(False, "…", ())], "cards")
        '1 of 2 cards agrees with the key. Read the reasons of the others, then change some.'
    """
    count = sum(note.agreed for note in notes)
    if count == len(notes):
        return f"All {count} {things} agree with the key."
    verb = "agrees" if count == 1 else "agree"
    return (
        f"{count} of {len(notes)} {things} {verb} with the key. "
        "Read the reasons of the others, then change some."
    )


def count_by_key(
    items: Sequence[Keyed], given: Sequence[str], bins: Sequence[str]
) -> tuple[tuple[int, ...], ...]:
    """Return a confusion table: for each bin of the learner, how many cards the key puts where.

    A card with two readings counts where the learner put it, if one of the readers did so too.

    Args:
        items: the cards.
        given: the learner's bin for each card.
        bins: all bins, in the order of the table's rows and columns.

    Source:
        The confusion matrix of classification (Manning, Raghavan and Schütze 2008, ch. 14).

    Example:
        >>> cards = [Keyed("a", "fact", ""), Keyed("b", "fact", ""), Keyed("c", "opinion", "")]
        >>> count_by_key(cards, ["fact", "opinion", "opinion"], ["fact", "opinion"])
        ((1, 0), (1, 1))
    """
    pairs = [
        (answer, answer if answer == item.also else item.right)
        for item, answer in zip(items, given, strict=True)
    ]
    return tuple(tuple(pairs.count((mine, key)) for key in bins) for mine in bins)
