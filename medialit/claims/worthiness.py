"""How much a claim is worth checking: a sum of features that a reader can see."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from medialit.claims.features import entries_in
from medialit.lexicons import load_lexicon

__all__ = ["ERROR_RATE", "Reason", "reasons_to_check", "worthiness_of"]

#: What stands beside every score: measured on public data that the weights were not fitted on.
ERROR_RATE = (
    "On 7,976 sentences of U.S. presidential debates (ClaimBuster, one in four check-worthy), of "
    "the sentences at 0.5 or more 77 % were check-worthy and 23 % were not; "
    "34 % of the check-worthy sentences scored less."
)


@dataclass(frozen=True, slots=True)
class Reason:
    """A feature of a claim and its weight."""

    name: str
    weight: float

    def __str__(self) -> str:
        return f"{self.name} {self.weight:+.2f}"


def reasons_to_check(text: str) -> tuple[Reason, ...]:
    """Return the features of a claim with their weights; their sum is its worthiness.

    Args:
        text: a sentence or a clause.

    Returns:
        The start value, then each feature that is there; where the sum would leave the range from
        0 to 1, a last entry brings it back.

    Source:
        An additive model by hand (``lexicons/claims.toml``), after Hassan et al. (2017) and
        Konstantinovskiy et al. (2021).

    Example:
        >>> [str(reason) for reason in reasons_to_check("Is it?")][:2]
        ['start +0.30', 'a question -0.15']
    """
    lexicon = load_lexicon("claims")
    length = lexicon["length"]
    words = min(len(text.split()), length["words"])
    reasons = [Reason("start", lexicon["start"])]
    reasons += [Reason(entry["name"], entry["weight"]) for entry in entries_in(text, "feature")]
    reasons.append(Reason(length["name"], round(length["weight"] * words / length["words"], 2)))
    total = round(sum(reason.weight for reason in reasons), 2)
    if not 0 <= total <= 1:
        reasons.append(Reason("kept between 0 and 1", round(min(max(total, 0), 1) - total, 2)))
    return tuple(reasons)


def worthiness_of(reasons: Sequence[Reason]) -> float:
    """Return the sum of the weights, from 0 to 1."""
    return round(sum(reason.weight for reason in reasons), 2)
