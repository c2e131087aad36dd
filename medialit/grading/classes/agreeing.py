"""How far the learners of a class agree: the same measures as for readers, for many of them.

``classroom/agreement.py`` asks NLTK, which takes minutes for 300 learners; here answers are bits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from statistics import fmean

from medialit.classroom.agreement import Agreement
from medialit.exercises.model import Item
from medialit.grading.classes.marked import Heat
from medialit.grading.classes.units import Unit

__all__ = ["LEAST_LEARNERS", "LEAST_UNITS", "ItemAgreement", "agreement_of_bits", "agreements_of"]

#: From how many learners, and how many things each answered, agreement is told.
LEAST_LEARNERS, LEAST_UNITS = 3, 4
_NOMINAL = ("cards", "grid", "swap", "rating")

#: For each learner, for each label, what got it: a bit for each thing.
Bits = Mapping[str, Mapping[str, int]]


@dataclass(frozen=True, slots=True)
class ItemAgreement:
    """Agreement about one item.

    Attributes:
        item: the item.
        what: what was labelled, such as *9 cards*.
        found: the agreement; ``None`` where it is not defined.
    """

    item: Item
    what: str
    found: Agreement | None


def agreements_of(
    units: Mapping[str, Sequence[Unit]], heats: Sequence[Heat]
) -> tuple[ItemAgreement, ...]:
    """Return the agreement about each item with labels, and about the words that were marked."""
    told = []
    for own in units.values():
        item = own[0].item
        if item.type in _NOMINAL or (item.type == "choice" and len(own) > 1):
            things = {"cards": "cards", "grid": "rows", "swap": "verbs", "rating": "posts"}
            what = f"{len(own)} {things.get(item.type, 'options')}"
            told.append(ItemAgreement(item, what, _agree(_bits_of(own), len(own))))
    for heat in heats:
        everything = (1 << heat.length) - 1
        bits = {
            code: {"marked": marked, "not": everything ^ marked}
            for code, marked in heat.words.items()
        }
        what = f"each of {heat.length:,} words: marked or not"
        told.append(ItemAgreement(heat.item, what, _agree(bits, heat.length)))
    return tuple(told)


def agreement_of_bits(bits: Bits, length: int) -> Agreement | None:
    """Return how far learners agree about ``length`` things.

    Returns:
        ``None`` where no thing has two labels, or all labels are one and the same. Where somebody
        left something out, kappa of a pair is about what both have labelled.

    Source:
        Krippendorff (2004), Content Analysis, for nominal labels; Cohen (1960), the mean over all
        pairs.

    Example:
        >>> ana, bo = {"a": 0b0011, "b": 0b1100}, {"a": 0b0001, "b": 0b1110}
        >>> found = agreement_of_bits({"Ana": ana, "Bo": bo}, 4)
        >>> round(found.alpha, 3), round(found.kappa, 3), found.observed
        (0.533, 0.5, 0.75)
    """
    labels = sorted({label for own in bits.values() for label in own})
    counts = [
        [sum(own.get(label, 0) >> n & 1 for own in bits.values()) for label in labels]
        for n in range(length)
    ]
    shared = [each for each in counts if sum(each) > 1]
    totals = [sum(column) for column in zip(*shared, strict=True)]
    everything = sum(totals)
    expected = everything**2 - sum(total**2 for total in totals)
    if not shared or not expected:
        return None
    apart = [(sum(each) ** 2 - sum(n**2 for n in each), sum(each) - 1) for each in shared]
    observed = sum(found / others for found, others in apart)
    pairs = sum(sum(each) * (sum(each) - 1) for each in shared)
    return Agreement(
        alpha=1 - (everything - 1) * observed / expected,
        kappa=_mean_kappa(bits, labels),
        observed=1 - sum(found for found, _ in apart) / pairs,
        readers=len(bits),
        items=len(shared),
    )


def _agree(bits: Bits, length: int) -> Agreement | None:
    """Return the agreement of those who labelled half or more, if it is enough to tell."""
    given = {
        code: own
        for code, own in bits.items()
        if 2 * sum(each.bit_count() for each in own.values()) >= length
    }
    if len(given) < LEAST_LEARNERS or length < LEAST_UNITS:
        return None
    return agreement_of_bits(given, length)


def _bits_of(units: Sequence[Unit]) -> dict[str, dict[str, int]]:
    bits: dict[str, dict[str, int]] = {}
    for number, unit in enumerate(units):
        for code, label in unit.answers.items():
            own = bits.setdefault(code, {})
            own[label] = own.get(label, 0) | 1 << number
    return bits


def _mean_kappa(bits: Bits, labels: Sequence[str]) -> float | None:
    rows = [[own.get(label, 0) for label in labels] for own in bits.values()]
    found = list(_kappas(rows))
    return fmean(found) if found else None


def _kappas(rows: Sequence[Sequence[int]]) -> Iterator[float]:
    """Return kappa of each pair for which it is defined."""
    known = [_union(row) for row in rows]
    for (one, of_one), (other, of_other) in combinations(zip(rows, known, strict=True), 2):
        both = of_one & of_other
        n = both.bit_count()
        if not n:
            continue
        same, chance = 0, 0
        for mine, theirs in zip(one, other, strict=True):
            same += (mine & theirs).bit_count()
            chance += (mine & both).bit_count() * (theirs & both).bit_count()
        if chance < n * n:
            yield (same / n - chance / n**2) / (1 - chance / n**2)


def _union(row: Sequence[int]) -> int:
    result = 0
    for each in row:
        result |= each
    return result
