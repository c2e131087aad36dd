"""How far readers agree beyond chance, with what experts reached beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from medialit.errors import InputError

__all__ = ["PUBLISHED", "Agreement", "measure_agreement"]

#: What others reached when they labelled media bias: to compare with, not a mark to pass.
PUBLISHED: Mapping[str, float] = {
    "experts on media-bias labels, Krippendorff’s alpha (arXiv 2112.07421)": 0.42,
    "crowd workers on the same, Krippendorff’s alpha (arXiv 2112.07421)": 0.14,
}


@dataclass(frozen=True, slots=True)
class Agreement:
    """Agreement between readers.

    Attributes:
        alpha: Krippendorff's alpha (nominal): 1 is full agreement, 0 what chance would give.
        kappa: Cohen's kappa where there are two readers; with more, the mean over all pairs.
        observed: the share of pairs of labels that are the same, from 0 to 1.
        readers: how many readers.
        items: how many items at least two readers have labelled.
    """

    alpha: float
    kappa: float | None
    observed: float
    readers: int
    items: int


def measure_agreement(labels: Mapping[str, Mapping[str, str]]) -> Agreement | None:
    """Return how far readers agree on the labels of the same items.

    Args:
        labels: for each reader, the label of each item. A reader may leave items out: they count
            for alpha where two others have them, and kappa needs items that all have labelled.

    Returns:
        ``None`` where no item has two labels, or all labels are one and the same: agreement beyond
        chance is then not defined.

    Raises:
        InputError: with fewer than two readers.

    Source:
        Cohen (1960); Krippendorff (2004), Content Analysis; computed by ``nltk.metrics.agreement``.

    Example:
        >>> result = measure_agreement({"Ana": {"1": "a", "2": "b"}, "Bo": {"1": "a", "2": "b"}})
        >>> result.alpha, result.kappa
        (1.0, 1.0)
    """
    if len(labels) < 2:
        raise InputError("Agreement needs two readers or more. Ask somebody else to read it, too.")
    counts = Counter(item for answers in labels.values() for item in answers)
    shared = {item for item, count in counts.items() if count > 1}
    triples = [
        (reader, item, label)
        for reader, answers in labels.items()
        for item, label in answers.items()
        if item in shared
    ]
    if len({label for _, _, label in triples}) < 2:
        return None
    from nltk.metrics.agreement import AnnotationTask

    everybody = {item for item in shared if counts[item] == len(labels)}
    complete = [triple for triple in triples if triple[1] in everybody]
    kappa = None
    if len({label for _, _, label in complete}) > 1:
        kappa = float(AnnotationTask(data=complete).kappa())
    pairs = [
        first == second
        for item in shared
        for first, second in _pairs([a[item] for a in labels.values() if item in a])
    ]
    return Agreement(
        float(AnnotationTask(data=triples).alpha()),
        kappa,
        sum(pairs) / len(pairs),
        len(labels),
        len(shared),
    )


def _pairs(labels: list[str]) -> list[tuple[str, str]]:
    return [(a, b) for n, a in enumerate(labels) for b in labels[n + 1 :]]
