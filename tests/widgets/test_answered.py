"""Which items have an answer, and where one is not whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from medialit.cases import load_items
from medialit.exercises.loading import load_exercise
from medialit.widgets.answered import look_at
from medialit.widgets.rating_items import key_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from exercise_case import ANSWERS, FORM, PARTIAL, TYPES, write_exercise

POSTS = [key_of(item) for item in load_items("a")]
GAPS = {
    "kinds": "2 cards left",
    "rows": "1 row left",
    "frames": "1 row left and 1 paragraph left",
    "quotations": "1 without a speaker",
    "verbs": "1 verb left",
    "verdict": "1 field left",
    "headline": "no frame yet",
}
EMPTY = {
    "denial": {"chosen": []},
    "kinds": {"bins": [None, None, None]},
    "rows": {"answers": [None, None], "paragraphs": [None, None]},
    "quotations": {"marks": []},
    "verbs": {"verb": "said", "stances": {}},
    "look-up": {"notes": [{"text": " ", "page": ""}], "done": False},
    "verdict": FORM,
    "posts": {"ratings": {}},
    "why": {"text": " \n"},
    "headline": {"frame": "Conflict", "text": "The bridge  was closed by the council"},
}


@pytest.fixture
def item(tmp_path):
    """Return an item of the exercise by its name."""
    return load_exercise(write_exercise(tmp_path)).item


@pytest.mark.parametrize("name", ANSWERS)
def test_a_whole_answer_has_no_gap(item, name):
    """Every type knows its whole answer."""
    assert look_at(item(name), ANSWERS[name]) == (True, "")


@pytest.mark.parametrize("name", PARTIAL)
def test_a_gap_is_named(item, name):
    """What is still open is said in words."""
    assert look_at(item(name), PARTIAL[name]) == (True, GAPS[name])


@pytest.mark.parametrize("name", EMPTY)
def test_an_empty_form_is_no_answer(item, name):
    """Fields in which nothing stands, and a headline as it was."""
    assert look_at(item(name), EMPTY[name])[0] is False


@pytest.mark.parametrize("name", TYPES)
@pytest.mark.parametrize("junk", [None, "text", [], {"bins": 1, "marks": [1], "evidence": [3]}, {}])
def test_junk_is_no_answer_and_breaks_nothing(item, name, junk):
    """Whatever a journal holds, the list can be shown."""
    done, _ = look_at(item(name), junk)
    assert done is (name in ("quotations",) and junk == {"marks": [1]})


def test_posts_are_counted_one_by_one(item):
    """A post is whole with both answers."""
    some = {POSTS[0]: {"rely": True, "sure": "certain"}, POSTS[1]: {"rely": False, "sure": None}}
    assert look_at(item("posts"), {"ratings": some}) == (True, "19 posts left")
    whole = {key: {"rely": False, "sure": "certain"} for key in POSTS}
    assert look_at(item("posts"), {"ratings": whole}) == (True, "")


def test_a_search_without_a_note_has_begun(item):
    """The path is half of the answer; the other half is what was brought back."""
    assert look_at(item("look-up"), None, moves=3) == (True, "no note yet")


def test_a_verdict_without_evidence_has_a_gap(item):
    """The form may be whole, and the evidence is still empty."""
    form = FORM | {"rating": "False", "explanation": "The record has nine."}
    assert look_at(item("verdict"), form) == (True, "no evidence yet")
