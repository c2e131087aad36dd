"""Cards to sort: agreement with the key, two readings, and the counts."""

from __future__ import annotations

import pytest

from medialit.classroom.sorting import Keyed
from medialit.widgets.cards import Cards

CARDS = [
    Keyed("The bridge was built in 1931.", "fact", "A record could show it."),
    Keyed("It is ugly.", "opinion", "No record could."),
    Keyed("It should close.", "judgment", "It gives a reason.", "opinion", "It says “should”."),
]


@pytest.fixture
def cards():
    bins = ["fact", "opinion", "judgment"]
    return Cards(lesson="05", name="kinds", prompt="Sort.", bins=bins, cards=CARDS)


def test_each_card_says_what_the_key_says_and_why(cards):
    """Agreement has its reason, and so has the other case; both readings of a card count."""
    cards.save({"bins": ["opinion", "opinion", "opinion"], "committed": True})
    said = cards.state["feedback"]
    assert said["headline"].startswith("2 of 3 cards agree with the key.")
    assert [note["agreed"] for note in said["notes"]] == [False, True, True]
    assert said["notes"][0]["headline"] == "The key says “fact”."
    assert said["notes"][0]["reasons"] == ("A record could show it.",)
    assert len(said["notes"][2]["reasons"]) == 2


def test_the_counts_put_the_learners_bins_in_rows(cards):
    """A card with two readings counts where the learner put it."""
    cards.save({"bins": ["opinion", "opinion", "opinion"], "committed": True})
    assert cards.state["feedback"]["table"] == [[0, 0, 0], [1, 2, 0], [0, 0, 0]]


def test_it_may_be_changed_and_checked_again(cards):
    """The second check speaks of the second answer."""
    cards.save({"bins": ["opinion", "opinion", "judgment"], "committed": True})
    cards.save({"bins": ["fact", "opinion", "judgment"], "committed": True})
    assert cards.state["feedback"]["headline"] == "All 3 cards agree with the key."


def test_unsorted_cards_are_counted(cards):
    """The learner hears how many cards have no place yet."""
    cards.save({"bins": ["fact", None, None], "committed": True})
    assert "Not sorted yet: 2." in cards.kept["text"]


def test_on_paper_the_bins_are_ticked(cards):
    """A box for each bin, with a cross where the learner put the card."""
    assert cards.static().count("☐") == 9
    cards.save({"bins": ["fact", "opinion", None]})
    assert cards.static().count("☒") == 2
