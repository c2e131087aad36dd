"""Agreement between readers: published examples, and where it is not defined."""

from __future__ import annotations

import pytest

from medialit.classroom.agreement import PUBLISHED, measure_agreement
from medialit.errors import InputError


def labels(rows):
    return {
        f"reader {n}": {str(item): label for item, label in enumerate(row.split()) if label != "."}
        for n, row in enumerate(rows)
    }


def test_krippendorffs_example():
    """Four observers, twelve units, missing values: alpha is .743 (Krippendorff 2011)."""
    rows = [
        "1 2 3 3 2 1 4 1 2 . . .",
        "1 2 3 3 2 2 4 1 2 5 . 3",
        ". 3 3 3 2 3 4 2 2 5 1 .",
        "1 2 3 3 2 4 4 1 2 5 1 .",
    ]
    result = measure_agreement(labels(rows))
    assert result.alpha == pytest.approx(0.743, abs=0.001)
    assert (result.readers, result.items) == (4, 11)


def test_cohens_kappa_by_hand():
    """Eight of ten agree, half yes and half no on each side: kappa is (.8 − .5) / .5."""
    result = measure_agreement(labels(["y y y y y n n n n n", "y y y y n n n n n y"]))
    assert result.kappa == pytest.approx(0.6)
    assert result.observed == pytest.approx(0.8)


@pytest.mark.parametrize("rows", [["a a", "a a"], ["a .", ". b"], ["", ""]])
def test_without_difference_or_overlap_there_is_no_answer(rows):
    """One label for all, or no item in common: agreement beyond chance is not defined."""
    assert measure_agreement(labels(rows)) is None


def test_one_reader_cannot_agree():
    """The message says what is needed."""
    with pytest.raises(InputError, match="two readers"):
        measure_agreement(labels(["a b"]))


def test_the_published_figures_name_their_source():
    """Each figure to compare with says where it is from."""
    assert all("arXiv" in source for source in PUBLISHED)
