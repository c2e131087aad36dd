"""Checking an answer: right only if exactly right, and always with a next step."""

from __future__ import annotations

import pytest

from medialit.classroom.checking import Option, check_choice

OPTIONS = [Option("A", "because a", True), Option("B", "not b"), Option("C", "because c", True)]


@pytest.mark.parametrize(
    ("chosen", "right", "says"),
    [
        ([], False, "Choose an answer first."),
        ([0, 2], True, "Yes."),
        ([2, 0, 0], True, "Yes."),
        ([0], False, "A good start, and there is more. Look again."),
        ([1], False, "Not quite yet. Look again."),
        ([0, 1, 2], False, "Not quite yet. Look again."),
    ],
)
def test_only_exactly_the_right_options_are_right(chosen, right, says):
    """Too few, too many or wrong ones get the hint; each chosen one gets its reason."""
    checked = check_choice(OPTIONS, chosen, hint="Look again.")
    assert (checked.right, checked.headline) == (right, says)
    assert len(checked.reasons) == len(set(chosen))
