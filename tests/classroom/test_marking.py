"""Comparing two readings: the same passages, what one has alone, and who says it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medialit.classroom.marking import Mark, compare_marks, overlap
from medialit.model import Span

QUOTATION, CUE = "sourcing.quotation", "sourcing.cue"
SPANS = st.tuples(st.integers(0, 60), st.integers(1, 30)).map(lambda p: Span(p[0], p[0] + p[1]))
MARKS = st.lists(st.builds(Mark, SPANS, st.sampled_from([QUOTATION, CUE])), max_size=8)


def mark(start: int, end: int, label: str = QUOTATION, speakers: tuple[str, ...] = ()) -> Mark:
    return Mark(Span(start, end), label, speakers)


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (5, 10), 0.5),
        ((0, 5), (5, 9), 0.0),
        ((0, 4), (2, 6), 1 / 3),
    ],
)
def test_overlap_is_the_common_part_of_both(one, other, share):
    """Common text over all text that the two cover."""
    assert overlap(Span(*one), Span(*other)) == pytest.approx(share)


def test_half_of_the_passage_and_the_same_label_agree():
    """Half in common is the same passage; less is not, nor is another label."""
    assert compare_marks([mark(0, 10)], [mark(5, 10)]).pairs == ((0, 0),)
    assert compare_marks([mark(0, 10)], [mark(6, 10)]).pairs == ()
    assert compare_marks([mark(0, 10)], [mark(0, 10, CUE)]).extra == (0,)


def test_a_mark_counts_once():
    """Of two marks on one passage of the other reader the closer one is paired."""
    found = compare_marks([mark(0, 6), mark(0, 10)], [mark(0, 10)])
    assert found.pairs == ((1, 0),)
    assert found.extra == (0,)


def test_speakers_are_compared_where_the_other_reader_names_them():
    """A passage without a speaker asks nothing; the order of two speakers does not matter."""
    theirs = [mark(0, 5, speakers=("Ana", "Bo")), mark(10, 15, speakers=("Ana",)), mark(20, 25)]
    mine = [mark(0, 5, speakers=("Bo", "Ana")), mark(10, 15), mark(20, 25, speakers=("Bo",))]
    assert compare_marks(mine, theirs).speakers == (1, 2)


def test_nobody_marked_anything():
    """Agreement about nothing is no number."""
    assert compare_marks([], []).f1 is None
    assert compare_marks([mark(0, 1)], []).f1 == 0


@given(MARKS, MARKS)
def test_comparing_is_fair(mine, theirs):
    """Every mark is paired or left over, and the two readers may change places."""
    found, back = compare_marks(mine, theirs), compare_marks(theirs, mine)
    assert sorted([*(i for i, _ in found.pairs), *found.extra]) == list(range(len(mine)))
    assert sorted([*(j for _, j in found.pairs), *found.missed]) == list(range(len(theirs)))
    assert found.f1 == back.f1
    assert found.f1 is None or 0 <= found.f1 <= 1


@given(MARKS)
def test_a_reader_agrees_with_itself(marks):
    """The same marks twice: all in common, if any."""
    found = compare_marks(marks, marks)
    assert len(found.pairs) == len(marks)
    assert found.f1 == (1 if marks else None)
