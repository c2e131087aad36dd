"""Telling apart and leaning: what a set of judgments amounts to, and what it does not."""

from __future__ import annotations

from itertools import product
from math import comb
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medialit.classroom import baseline
from medialit.classroom.discrimination import (
    Estimate,
    Judgment,
    difference,
    from_rates,
    highest_d_prime,
    measure_discrimination,
)

SURE = st.none() | st.integers(1, 4)
JUDGMENTS = st.lists(st.builds(Judgment, st.booleans(), st.booleans(), SURE), max_size=40)


def judged(hits: int, misses: int, false_alarms: int, rejections: int) -> list[Judgment]:
    return [
        *[Judgment(True, True)] * hits,
        *[Judgment(True, False)] * misses,
        *[Judgment(False, True)] * false_alarms,
        *[Judgment(False, False)] * rejections,
    ]


def test_the_published_example_comes_out():
    """Macmillan and Creelman: 20 of 25 old faces and 10 of 25 new ones: d′ is 1.095."""
    d_prime, criterion = from_rates(20 / 25, 10 / 25)
    assert d_prime == pytest.approx(1.095, abs=0.0005)
    assert criterion == pytest.approx(-(0.842 - 0.253) / 2, abs=0.0005)


def test_the_correction_is_hautus_log_linear_one():
    """Half an item more for each count, one more item of each kind: no rate is 0 or 1."""
    found = measure_discrimination(judged(10, 0, 0, 10))
    assert found is not None
    z = NormalDist().inv_cdf(10.5 / 11)
    assert found.d_prime.value == pytest.approx(2 * z)
    assert found.criterion.value == pytest.approx(0)
    assert highest_d_prime(10, 10) == pytest.approx(2 * z)


def test_the_interval_by_hand():
    """With half of each kind trusted, z(H) has the variance p(1 - p) / (n · 0.3989²)."""
    found = measure_discrimination(judged(5, 5, 5, 5))
    assert found is not None
    half = 1.959964 * (2 * 0.25 / (10 * 0.3989423**2)) ** 0.5
    assert found.d_prime.high == pytest.approx(half, abs=1e-4)
    assert found.criterion.high == pytest.approx(half / 2, abs=1e-4)


def test_the_sign_of_the_leaning():
    """Below 0 is trust, above 0 is distrust; both kinds together say which, not one alone."""
    trusting = measure_discrimination(judged(10, 0, 9, 1))
    doubting = measure_discrimination(judged(1, 9, 0, 10))
    assert trusting is not None
    assert doubting is not None
    assert trusting.criterion.high < 0
    assert doubting.criterion.low > 0
    assert trusting.d_prime.value == pytest.approx(doubting.d_prime.value)


def test_one_kind_alone_cannot_be_told_apart():
    """No items, or items of one kind only, give no measure instead of a wrong one."""
    assert measure_discrimination([]) is None
    assert measure_discrimination(judged(3, 4, 0, 0)) is None
    assert measure_discrimination(judged(0, 0, 3, 4)) is None


def test_how_sure_is_told_apart_for_right_and_wrong():
    """Right and wrong judgments have a mean of their own; without one there is none."""
    found = measure_discrimination(
        [Judgment(True, True, 4), Judgment(False, False, 3), Judgment(False, True, 1)]
    )
    assert found is not None
    assert (found.sure_when_right, found.sure_when_wrong) == (3.5, 1)
    silent = measure_discrimination(judged(1, 0, 0, 1))
    assert silent is not None
    assert (silent.sure_when_right, silent.sure_when_wrong) == (None, None)


@given(JUDGMENTS)
def test_the_numbers_stay_in_their_bounds(judgments):
    """The value lies in its interval, shares between 0 and 1, discernment between 0 and 2."""
    found = measure_discrimination(judgments)
    if found is None:
        return
    for estimate in (found.d_prime, found.criterion):
        assert estimate.low < estimate.value < estimate.high
    assert abs(found.d_prime.value) <= highest_d_prime(
        found.hits + found.misses, found.false_alarms + found.rejections
    ) * (1 + 1e-9)
    assert 0 <= found.right_of_trustworthy <= 1
    assert 0 <= found.right_of_untrustworthy <= 1
    assert 0 <= found.discernment <= 2
    right = [judgment for judgment in judgments if judgment.is_right]
    assert found.hits + found.rejections == len(right)


@given(JUDGMENTS, st.randoms(use_true_random=False))
def test_the_order_does_not_matter(judgments, random):
    """The same judgments in another order amount to the same."""
    mixed = list(judgments)
    random.shuffle(mixed)
    assert measure_discrimination(mixed) == measure_discrimination(judgments)


@given(JUDGMENTS)
def test_saying_the_opposite_turns_both_numbers_round(judgments):
    """Answering the other way each time turns the sign of both, and takes discernment from 2."""
    found = measure_discrimination(judgments)
    turned = measure_discrimination([Judgment(j.trustworthy, not j.relied) for j in judgments])
    if found is None or turned is None:
        return
    assert turned.d_prime.value == pytest.approx(-found.d_prime.value)
    assert turned.criterion.value == pytest.approx(-found.criterion.value)
    assert turned.discernment == pytest.approx(2 - found.discernment)


@pytest.mark.parametrize(("d_prime", "criterion"), [*product((0, 1, 2), (-0.8, 0, 0.8))])
def test_the_interval_holds_the_real_number_often_enough(d_prime, criterion):
    """With ten items of each kind: in about 95 of 100 tests or more, by exact counting."""
    normal = NormalDist()
    hit, alarm = normal.cdf(d_prime / 2 - criterion), normal.cdf(-d_prime / 2 - criterion)
    covered = [0.0, 0.0]
    for hits, alarms in product(range(11), repeat=2):
        found = measure_discrimination(judged(hits, 10 - hits, alarms, 10 - alarms))
        assert found is not None
        chance = (
            comb(10, hits) * hit**hits * (1 - hit) ** (10 - hits)
            * comb(10, alarms) * alarm**alarms * (1 - alarm) ** (10 - alarms)
        )  # fmt: skip
        covered[0] += chance * (found.d_prime.low <= d_prime <= found.d_prime.high)
        covered[1] += chance * (found.criterion.low <= criterion <= found.criterion.high)
    assert min(covered) >= 0.945


def test_a_difference_is_less_sure_than_either():
    """The interval of a difference is wider than each of the two; equal ones differ by 0."""
    one = Estimate(1.0, 0.0, 2.0)
    same = difference(one, one)
    assert same.value == 0
    assert same.high == pytest.approx(2**0.5)
    assert same.low <= 0 <= same.high
    assert difference(Estimate(0, -0.1, 0.1), Estimate(1, 0.9, 1.1)).low > 0


def test_the_words_fit_the_numbers_that_are_shown():
    """A leaning is named only where the interval leaves out 0, and trust lies on the right."""
    trusting = measure_discrimination(judged(10, 0, 9, 1))
    middle = measure_discrimination(judged(6, 4, 4, 6))
    assert trusting is not None
    assert middle is not None
    leaning = baseline.describe_leaning(trusting)
    assert "You lean to trust" in leaning.words
    assert leaning.start <= leaning.place <= leaning.stop
    assert leaning.place > leaning.zero == 50
    assert "no leaning" in baseline.describe_leaning(middle).words
    assert "tossing a coin" in baseline.describe_telling_apart(middle).words


@given(JUDGMENTS)
def test_every_place_lies_on_the_line(judgments):
    """Whatever was judged, the picture stays inside its frame."""
    found = measure_discrimination(judgments)
    if found is None:
        return
    for measure in (baseline.describe_leaning(found), baseline.describe_telling_apart(found)):
        assert 0 <= measure.start <= measure.place <= measure.stop <= 100


def test_a_change_within_its_interval_is_called_none():
    """Two tests of 20 items that differ a little show no change; that is said in each row."""
    before = measure_discrimination(judged(6, 4, 4, 6))
    after = measure_discrimination(judged(8, 2, 3, 7))
    assert before is not None
    assert after is not None
    rows = baseline.describe_changes(before, after)
    assert "no change is shown" in rows[0].words
    assert (rows[2].before, rows[2].after) == ("6 of 10", "8 of 10")
    large = baseline.describe_changes(
        measure_discrimination(judged(1, 9, 9, 1)), measure_discrimination(judged(9, 1, 1, 9))
    )
    assert "chance alone seldom" in large[0].words


def test_nobody_is_praised_or_blamed():
    """What is said has no word of praise, blame or worth, however the test went."""
    for counts in product((0, 5, 10), repeat=2):
        found = measure_discrimination(judged(counts[0], 10 - counts[0], counts[1], 10 - counts[1]))
        assert found is not None
        words = " ".join(
            (
                baseline.describe_leaning(found).words,
                baseline.describe_telling_apart(found).words,
                *baseline.describe_the_rest(found, most_sure=4),
            )
        ).lower()
        assert not {"good", "well", "bad", "great", "poor", "wrong", "gullible"} & set(
            words.replace(",", " ").replace(".", " ").split()
        )
