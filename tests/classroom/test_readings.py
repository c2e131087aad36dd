"""A learner's reading beside others': plain words and Kendall's tau."""

from __future__ import annotations

from itertools import permutations

import pytest

from medialit.classroom.readings import (
    count_pairs,
    describe_order,
    describe_same,
    kendall_tau,
)


def test_tau_by_hand():
    """Five of six pairs the same way round: (5 − 1) / 6 (Kendall 1938)."""
    assert count_pairs([0, 1, 2, 3], [1, 0, 2, 3]) == (5, 6)
    assert kendall_tau([0, 1, 2, 3], [1, 0, 2, 3]) == pytest.approx(4 / 6)


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_tau_is_symmetric_and_turns_with_the_order(order):
    """It is the same both ways, and changes its sign when one order is reversed."""
    first = (2, 0, 3, 1)
    assert kendall_tau(first, order) == kendall_tau(order, first)
    assert kendall_tau(first, order) == -kendall_tau(first, order[::-1])


def test_one_item_has_no_order():
    """With fewer than two items there is no answer."""
    assert kendall_tau([0], [0]) is None
    assert "nothing to compare" in describe_order([0], [0])


@pytest.mark.parametrize(
    ("order", "says"),
    [
        ([0, 1, 2, 3], "Exactly as you: 6 of 6"),
        ([1, 0, 2, 3], "Mostly as you: 5 of 6"),
        ([1, 3, 0, 2], "About half as you: 3 of 6"),
        ([3, 1, 2, 0], "Mostly the other way round: 1 of 6"),
        ([3, 2, 1, 0], "Exactly the other way round: 0 of 6"),
    ],
)
def test_the_words_fit_the_number(order, says):
    """Each range of tau has its words, and a minus is a minus sign."""
    words = describe_order([0, 1, 2, 3], order)
    assert words.startswith(says)
    assert "-" not in words


def test_every_pair_of_readers_is_told():
    """Three readers make three pairs."""
    told = describe_same({"You": ["a"], "reader A": ["a"], "reader B": ["b"]}, "questions")
    assert [line.split(": ")[1][:21] for line in told] == [
        "the same answer to 1 ",
        "the same answer to 0 ",
        "the same answer to 0 ",
    ]
