"""Sorting under a key: agreement, two readings, counts."""

from __future__ import annotations

import pytest

from medialit.classroom.sorting import Keyed, check_keyed, count_by_key, describe_check

PLAIN = Keyed("a", "fact", "A record.")
TWICE = Keyed("b", "fact", "A record.", "opinion", "A taste.")


@pytest.mark.parametrize(
    ("item", "given", "agreed", "says", "reasons"),
    [
        (PLAIN, "fact", True, "Agreed.", 1),
        (PLAIN, "opinion", False, "The key says “fact”.", 1),
        (TWICE, "fact", True, "both count", 2),
        (TWICE, "opinion", True, "both count", 2),
        (TWICE, "law", False, "both count", 2),
    ],
)
def test_every_answer_gets_its_reasons(item, given, agreed, says, reasons):
    """Agreement or not, the reason is there; of two readings both are shown."""
    note = check_keyed(item, given)
    assert note.agreed is agreed
    assert says in note.headline
    assert len(note.reasons) == reasons


def test_the_headline_counts():
    """All, or how many; one takes its own verb."""
    yes, no = check_keyed(PLAIN, "fact"), check_keyed(PLAIN, "law")
    assert describe_check([yes, yes], "cards") == "All 2 cards agree with the key."
    assert describe_check([yes, no], "cards").startswith("1 of 2 cards agrees")
    assert describe_check([no, no], "rows").startswith("0 of 2 rows agree ")


def test_every_card_is_counted_once():
    """The numbers of the table add up to the cards."""
    table = count_by_key(
        [PLAIN, TWICE, PLAIN], ["fact", "opinion", "law"], ["fact", "opinion", "law"]
    )
    assert table == ((1, 0, 0), (0, 1, 0), (1, 0, 0))
    assert sum(map(sum, table)) == 3
