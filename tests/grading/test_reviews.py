"""The teacher's levels: appended, the last one counts, nothing torn is believed."""

from __future__ import annotations

import pytest

from medialit.errors import InputError, OutputError
from medialit.grading.reviews import Review, add_review, load_reviews


def review(level: str, comment: str = "", item: str = "words") -> Review:
    return Review("AAAA-2222", item, "abcd", level, comment, "2026-11-25T10:00:00+00:00")


def test_the_last_level_counts_and_can_be_taken_back(tmp_path):
    """A later level replaces an earlier one, an empty one takes it back; all stay in the file."""
    path = tmp_path / "grades" / "reviews.jsonl"
    for level in ("basic", "proficient"):
        add_review(path, review(level, "Good."))
    assert load_reviews(path)[0]["AAAA-2222", "words"].level == "proficient"
    add_review(path, review(""))
    assert load_reviews(path) == ({}, ())
    assert len(path.read_text("utf-8").splitlines()) == 3


def test_without_a_file_there_are_none(tmp_path):
    """Nothing was read yet."""
    assert load_reviews(tmp_path / "reviews.jsonl") == ({}, ())


def test_a_torn_line_is_left_out_and_told_and_the_next_one_is_whole(tmp_path):
    """What a crash cut off is named by its line, and what is added afterwards stands alone."""
    path = tmp_path / "reviews.jsonl"
    add_review(path, review("basic"))
    with path.open("a") as file:
        file.write('{"code": "AAAA-2222", "item": "wo')
    add_review(path, review("emergent", item="other"))
    reviews, notes = load_reviews(path)
    assert {key[1]: each.level for key, each in reviews.items()} == {
        "words": "basic",
        "other": "emergent",
    }
    assert notes == ("Line 2 of reviews.jsonl is no review; it was left out.",)


@pytest.mark.parametrize("line", ["[]", "1", '{"code": 1}', "[" * 100_000, '{"level": "best"}'])
def test_a_line_that_is_no_review_is_left_out(tmp_path, line):
    """It is told, and the others count."""
    path = tmp_path / "reviews.jsonl"
    path.write_text(line + "\n", "utf-8")
    add_review(path, review("basic"))
    reviews, notes = load_reviews(path)
    assert len(reviews) == 1
    assert len(notes) == 1


def test_a_level_that_there_is_not_is_refused(tmp_path):
    """The message lists the levels, and nothing is written."""
    with pytest.raises(InputError, match="basic, emergent, proficient"):
        add_review(tmp_path / "reviews.jsonl", review("excellent"))
    assert not (tmp_path / "reviews.jsonl").exists()


def test_what_cannot_be_written_is_said(tmp_path):
    """A file in the way of the folder: the message says NOT saved, and what to do."""
    (tmp_path / "grades").write_text("in the way", "utf-8")
    with pytest.raises(OutputError, match="NOT saved"):
        add_review(tmp_path / "grades" / "reviews.jsonl", review("basic"))
