"""Rows with the same answers: a key with reasons, or readings side by side."""

from __future__ import annotations

from medialit.classroom.sorting import Keyed
from medialit.widgets.grid import Grid, Judged, RowReading

ROWS = [
    Judged(
        "Is somebody responsible?",
        (RowReading("reader A", "yes", "It names him.", 2), RowReading("reader B", "no", "No.")),
    ),
    Judged(
        "Are there two sides?",
        (RowReading("reader A", "yes", "Both.", 1), RowReading("reader B", "yes", "Both.", 1)),
    ),
]


def frames():
    return Grid(
        lesson="04",
        name="frames",
        prompt="Which frames?",
        columns=["yes", "no"],
        rows=ROWS,
        where="yes",
        paragraphs=["A headline", "one two three four five six seven eight nine ten"],
    )


def test_a_yes_needs_its_paragraph():
    """The message names the rows; a “no” needs none."""
    grid = frames()
    grid.save({"answers": ["yes", "no"], "paragraphs": [None, None], "committed": True})
    assert "Choose the paragraph that shows it: row 1." in grid.kept["text"]
    grid.save({"answers": ["yes", "no"], "paragraphs": [2, None], "committed": True})
    assert grid.is_done


def test_paragraphs_are_told_by_their_first_words():
    """The menu shows eight words at most."""
    assert frames().paragraphs == ["A headline", "one two three four five six seven eight …"]


def test_readings_stand_beside_the_learners_own():
    """Each reader's answer, paragraph and reason; the same or another, never right or wrong."""
    grid = frames()
    grid.save({"answers": ["yes", "no"], "paragraphs": [2, 1], "committed": True})
    first, second = grid.state["feedback"]["sides"]
    assert [side["title"] for side in first] == ["You", "reader A", "reader B"]
    assert first[0]["answer"] == ("yes, paragraph 2",)
    assert first[1]["reason"] == "It names him."
    assert [side["same"] for side in first] == [None, True, False]
    assert second[0]["answer"] == ("no",)
    assert grid.state["feedback"]["headlines"] == [
        "You and reader A: the same answer to 1 of 2 questions.",
        "You and reader B: the same answer to 0 of 2 questions.",
        "reader A and reader B: the same answer to 1 of 2 questions.",
    ]
    assert "right" not in str(grid.state["feedback"])


def test_a_row_with_a_key_gets_its_reason():
    """Rows with a key and rows with readings may stand in one grid."""
    grid = Grid(
        lesson="03",
        name="leak",
        prompt="Test it.",
        columns=["yes", "no"],
        rows=[Keyed("Is it vital?", "yes", "The report rests on it."), ROWS[0]],
        passage="“<Gone>,” an official said.",
    )
    assert "“&lt;Gone&gt;,”" in grid.static()
    grid.save({"answers": ["no", "no"], "paragraphs": [None, None], "committed": True})
    said = grid.state["feedback"]
    assert said["notes"][0]["reasons"] == ("The report rests on it.",)
    assert said["notes"][1] is None
    assert said["headlines"][0].startswith("0 of 1 rows agree")
    assert not grid.judged


def test_rows_without_an_answer_are_named():
    """The message says which rows are open."""
    grid = frames()
    grid.save({"answers": [None, None], "paragraphs": [None, None], "committed": True})
    assert "Not answered yet: row 1, 2." in grid.kept["text"]


def test_the_same_answer_from_another_paragraph_is_told():
    """Agreement on the answer, with another place in the article, says so."""
    grid = frames()
    grid.save({"answers": ["yes", "yes"], "paragraphs": [1, 1], "committed": True})
    same, other = grid.state["feedback"]["sides"][0][1:]
    assert same["word"] == "the same answer as yours, from another paragraph"
    assert other["word"] == "another answer than yours"
