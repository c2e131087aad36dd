"""Clues in the wording: a dropped hedge, words that come twice."""

from __future__ import annotations

import pytest

from medialit import analyze, article_from_text

HEAD = "Storm over the island\n\n"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (
            "Reporters asked about the alleged ballot rigging. The council spoke on Monday.\n\n"
            "He would not comment on the ballot rigging.",
            "here the hedge is gone",
        ),
        (
            "The two men held a long private meeting with union leaders. It rained.\n\n"
            "Later they had a long private meeting with union leaders in Oslo.",
            "stands here a second time",
        ),
        (
            "Both Ana Ruiz and Bo Larsen denied any interference in the election.\n\n"
            "“There was no collusion,” Ana Ruiz said.",
            "Does Ana Ruiz’s own quotation speak to this?",
        ),
    ],
)
def test_a_clue_is_told_as_a_question(text, says):
    """What may not fit together stands among the notes, with the words."""
    notes = analyze(article_from_text(HEAD + text)).notes
    assert any(says in note for note in notes)
    assert all("?" in note for note in notes if says in note)


@pytest.mark.parametrize(
    "text",
    [
        "Reporters asked about the alleged ballot rigging. He denied the alleged ballot rigging.",
        "The council met on Monday. The council met again on Friday.",
        "Ana Ruiz denied any interference.\n\n“There was no interference,” Ana Ruiz said.",
    ],
)
def test_what_fits_together_gives_no_clue(text):
    """A kept hedge, short repetitions and a quotation that speaks to the report are no clues."""
    notes = analyze(article_from_text(HEAD + text)).notes
    assert not any(("hedge" in n) or ("second time" in n) or ("own quotation" in n) for n in notes)
