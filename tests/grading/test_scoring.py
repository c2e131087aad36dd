"""Grading by type: what an answer gets, and why; hostile shapes get nothing and do no harm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from medialit.cases import load_items
from medialit.cases.items import key_of
from medialit.exercises.loading import load_exercise, load_key
from medialit.exercises.model import level_of
from medialit.grading.model_answers import model_answer
from medialit.grading.reflections import with_level
from medialit.grading.scoring import Grader

ARTICLE = (
    "The plan\n\n“It is safe,” said Ada Byron. The mayor denied that. Jo Reed called it odd.\n"
)
TOML = """
title = "A small exercise"
lesson = "02"
minutes = 20
standards = ["ISTE 1.3.b"]
question = "Who speaks?"

[[items]]
name = "one"
heading = "One"
type = "choice"
kind = "checked"
points = 2
prompt = "Which?"
hint = "Look."
options = ["a", "b", "c"]

[[items]]
name = "many"
heading = "Many"
type = "choice"
kind = "checked"
points = 3
prompt = "Which ones?"
hint = "Look."
multiple = true
options = ["a", "b", "c", "d"]

[[items]]
name = "cards"
heading = "Cards"
type = "cards"
kind = "checked"
points = 2
prompt = "Sort."
hint = "Look."
bins = ["fact", "opinion"]
cards = ["x", "y"]

[[items]]
name = "rows"
heading = "Rows"
type = "grid"
kind = "checked"
points = 2
prompt = "Answer."
hint = "Look."
columns = ["yes", "no"]
rows = ["p", "q"]

[[items]]
name = "frames"
heading = "Frames"
type = "grid"
kind = "judgement"
points = 2
prompt = "Answer."
hint = "Look."
columns = ["yes", "no"]
where = "yes"
article = "article.md"
rows = ["p", "q"]

[[items]]
name = "marks"
heading = "Marks"
type = "mark"
kind = "checked"
points = 6
prompt = "Mark."
hint = "Look."
article = "article.md"
labels = ["sourcing.quotation"]
speakers = ["Ada Byron", "the mayor", "Jo Reed"]

[[items]]
name = "number"
heading = "Number"
type = "number"
kind = "checked"
points = 1
prompt = "How many?"
hint = "Count."
unit = "%"
low = 0
high = 100

[[items]]
name = "verbs"
heading = "Verbs"
type = "swap"
kind = "checked"
points = 2
prompt = "Swap."
hint = "Look."
sentence = "“Yes,” she said."
cue = "said"
verbs = ["claimed", "added"]

[[items]]
name = "order"
heading = "Order"
type = "ranking"
kind = "judgement"
points = 3
prompt = "Order."
hint = "Look."
items = ["first", "second", "third"]

[[items]]
name = "posts"
heading = "Posts"
type = "rating"
kind = "checked"
points = 20
prompt = "Judge."
hint = "Look."
form = "a"

[[items]]
name = "words"
heading = "Words"
type = "short"
kind = "reflection"
points = 3
prompt = "Write."
hint = "Think."
outside = true

[[items]]
name = "headline"
heading = "Headline"
type = "rewrite"
kind = "reflection"
points = 3
prompt = "Rewrite."
hint = "Think."
original = "Council closes bridge"
frames = ["conflict"]
facts = ["closes", "bridge"]
"""


def annotation(exact: str, readers: list[str], *speakers: str) -> dict[str, Any]:
    start = ARTICLE.rstrip("\n").index(exact)
    return {
        "creator": readers,
        "body": {"label": "sourcing.quotation", "value": "He says so.", "speakers": list(speakers)},
        "target": {
            "selector": [
                {"type": "TextPositionSelector", "start": start, "end": start + len(exact)},
                {"type": "TextQuoteSelector", "exact": exact},
            ]
        },
    }


BOTH = ["reader A", "reader B"]
KEY: dict[str, Any] = {
    "one": {
        "options": [
            {"credit": 1, "reason": "It is."},
            {"credit": 0.5, "reason": "A part."},
            {"credit": 0, "reason": "It is not.", "misconception": "mixes up a and c"},
        ]
    },
    "many": {"options": [{"credit": c, "reason": "Because."} for c in (1, 1, 0, 0)]},
    "cards": {
        "cards": [
            {"answer": "fact", "reason": "A record.", "misconception": "takes facts for opinions"},
            {"answer": "fact", "reason": "One.", "also": "opinion", "also_reason": "Two."},
        ]
    },
    "rows": {"rows": [{"answer": "yes", "reason": "It says."}, {"answer": "no", "reason": "No."}]},
    "frames": {
        "rows": [
            {
                "readings": [
                    {"reader": "A", "answer": "yes", "paragraph": 2, "reason": "There."},
                    {"reader": "B", "answer": "yes", "paragraph": 1, "reason": "Here."},
                ]
            },
            {
                "readings": [
                    {"reader": "A", "answer": "no", "reason": "Nowhere."},
                    {"reader": "B", "answer": "no", "reason": "Not here."},
                ]
            },
        ]
    },
    "marks": {
        "annotations": [
            annotation("“It is safe,”", BOTH, "Ada Byron"),
            annotation("denied that", ["reader A"], "the mayor"),
            annotation("called it odd", BOTH, "Jo Reed"),
        ],
        "traps": [{"exact": "The plan", "reason": "A headline.", "misconception": "takes titles"}],
    },
    "number": {"value": 40, "tolerance": 5, "reason": "Counted."},
    "verbs": {
        "verbs": [{"answer": "doubting", "reason": "Doubt."}, {"answer": "neutral", "reason": "."}]
    },
    "order": {
        "readings": [
            {"reader": "A", "order": [0, 1, 2], "reason": "So."},
            {"reader": "B", "order": [1, 0, 2], "reason": "Or so."},
        ]
    },
}


@pytest.fixture
def grader(tmp_path: Path) -> Grader:
    folder = tmp_path / "small"
    folder.mkdir()
    (folder / "exercise.toml").write_text(TOML, "utf-8")
    (folder / "article.md").write_text(ARTICLE, "utf-8")
    data = {"schema": "medialit.key/1", "items": KEY}
    (folder / "key.json").write_text(json.dumps(data), "utf-8")
    exercise = load_exercise(folder)
    return Grader(exercise, load_key(exercise))


def mark(exact: str, speaker: str | None = None) -> dict[str, Any]:
    return {"exact": exact, "label": "sourcing.quotation", "speaker": speaker}


#: item, answer, share of the points
SHARES: list[tuple[str, Any, float]] = [
    ("one", {"chosen": [0]}, 1.0),
    ("one", {"chosen": [1]}, 0.5),
    ("one", {"chosen": [2]}, 0.0),
    ("one", {"chosen": [0, 2]}, 0.0),
    ("many", {"chosen": [0, 1]}, 1.0),
    ("many", {"chosen": [0]}, 0.5),
    ("many", {"chosen": [0, 1, 2]}, 0.5),
    ("many", {"chosen": [0, 1, 2, 3]}, 0.0),
    ("many", {"chosen": [2, 3]}, 0.0),
    ("cards", {"bins": ["fact", "fact"]}, 1.0),
    ("cards", {"bins": ["fact", "opinion"]}, 1.0),
    ("cards", {"bins": ["opinion", None]}, 0.0),
    ("rows", {"answers": ["yes", "yes"], "paragraphs": [None, None]}, 0.5),
    ("frames", {"answers": ["yes", "no"], "paragraphs": [1, None]}, 1.0),
    ("frames", {"answers": ["yes", "no"], "paragraphs": [None, None]}, 0.75),
    ("frames", {"answers": ["yes", "no"], "paragraphs": [[], None]}, 0.75),
    ("frames", {"answers": ["no", "yes"], "paragraphs": [None, 1]}, 0.0),
    ("marks", {"marks": [mark("“It is safe,”", "Ada Byron"), mark("called it odd", "Jo Reed")]}, 1),
    ("marks", {"marks": [mark("“It is safe,”", "Ada Byron")]}, 2 / 3),
    ("marks", {"marks": [mark("“It is safe,”", "the mayor")]}, 0.5),
    ("marks", {"marks": [mark("denied that", "the mayor")]}, 0.0),
    (
        "marks",
        {
            "marks": [
                mark("“It is safe,”", "Ada Byron"),
                mark("denied that", "Jo Reed"),
                mark("called it odd", "Jo Reed"),
            ]
        },
        1.0,
    ),
    ("marks", {"marks": [mark("“It is safe,”", "Ada Byron"), mark("The plan")]}, 0.5),
    ("number", 42, 1.0),
    ("number", 45, 1.0),
    ("number", 50, 0.5),
    ("number", 51, 0.0),
    ("verbs", {"stances": {"claimed": "doubting"}}, 0.5),
    ("order", {"order": [0, 1, 2]}, 1.0),
    ("order", {"order": [1, 0, 2]}, 1.0),
    ("order", {"order": [2, 1, 0]}, 1 / 3),
]


@pytest.mark.parametrize(("item", "answer", "share"), SHARES)
def test_an_answer_gets_the_share_that_the_document_says(grader, item, answer, share):
    """The table of docs/exercises.md holds, and points and level follow from the share."""
    asked = grader.exercise.item(item)
    grade = grader.grade(asked, answer)
    assert grade.share == pytest.approx(share, abs=1e-3)
    assert grade.score == pytest.approx(round(grade.share * asked.points, 2))
    assert grade.level == level_of(share)
    assert grade.share == 1.0 or grade.next_step


def test_marks_that_miss_a_border_count_by_their_overlap(grader):
    """A mark that covers a half of a passage gets a half of its credit."""
    grade = grader.grade(grader.exercise.item("marks"), {"marks": [mark("called", "Jo Reed")]})
    part = next(part for part in grade.parts if part.status == "partly")
    assert part.credit == pytest.approx(len("called") / len("called it odd"), abs=1e-3)
    assert "not the same part" in part.reason


def test_each_mark_is_told_why(grader):
    """Agreed, missed, contested and extra marks each have a status and a reason."""
    marks = {"marks": [mark("“It is safe,”", "Ada Byron"), mark("denied that"), mark("The plan")]}
    parts = grader.grade(grader.exercise.item("marks"), marks).parts
    assert [part.status for part in parts] == ["extra", "agreed", "open", "missed"]
    assert all(part.reason for part in parts)
    assert parts[0].misconception == "takes titles"
    assert "another reader did not" in parts[2].reason


def test_an_option_that_was_chosen_names_its_misconception(grader):
    """The misconception behind a wrong option is there, and none behind a right one."""
    item = grader.exercise.item("one")
    assert grader.grade(item, {"chosen": [2]}).parts[0].misconception == "mixes up a and c"
    assert not grader.grade(item, {"chosen": [0]}).parts[0].misconception


def test_posts_are_graded_by_how_they_were_judged(grader):
    """Relying on a trustworthy post, and not relying on another, is what agrees."""
    posts = load_items("a")
    ratings = {key_of(post): {"rely": True, "sure": "certain"} for post in posts}
    grade = grader.grade(grader.exercise.item("posts"), {"ratings": ratings})
    assert grade.share == sum(post.trustworthy for post in posts) / len(posts)


@pytest.mark.parametrize("item", ["words", "headline"])
def test_a_reflection_waits_for_a_person(grader, item):
    """A machine gives it no points and no level; the teacher's level gives a part of them."""
    asked = grader.exercise.item(item)
    grade = grader.grade(asked, {"text": "My own words.", "frame": "conflict", "facts": [0, {}]})
    assert (grade.status, grade.score, grade.level) == ("waiting", None, None)
    assert with_level(grade, "emergent", "Say more.").score == 2.0
    assert with_level(grade, "proficient").score == asked.points


def test_the_key_itself_has_full_marks(grader):
    """The answer that the key gives has all points, for every item that is not a reflection."""
    for item in grader.exercise.items:
        if item.kind != "reflection":
            assert grader.grade(item, *model_answer(grader, item)).share == 1.0, item.name


HOSTILE: list[Any] = [
    None,
    0,
    -1e300,
    True,
    "x" * 1000,
    [],
    {},
    [[[]]],
    {"chosen": "all"},
    {"chosen": [{}]},
    {"chosen": [10**9]},
    {"bins": [{}, []]},
    {"answers": [[], {}], "paragraphs": "no"},
    {"marks": [1, None, {}]},
    {"marks": [{"label": [], "start": 0, "end": 1}]},
    {"marks": [{"label": "sourcing.quotation", "start": True, "end": 10**12}]},
    {"marks": [{"label": "sourcing.quotation", "start": "0", "end": "9"}]},
    {"marks": [{"label": "sourcing.quotation", "exact": "plan", "nth": -1}] * 3},
    {"stances": {"claimed": {}}},
    {"order": [0, 0, 0]},
    {"order": [{}, {}, {}]},
    {"ratings": {"x": 1}},
    {"ratings": []},
    {"text": None},
    {"text": "x" * 100_000},
    {"text": "x", "facts": [[1], {}], "frame": {"a": 1}},
    {"score": 100, "points": 100, "share": 1.0},
]


@pytest.mark.parametrize("value", HOSTILE, ids=lambda value: repr(value)[:40])
def test_an_answer_of_another_shape_gets_nothing_and_does_no_harm(grader, value):
    """No shape raises anything, none gets points that the answer does not earn."""
    for item in grader.exercise.items:
        grade = grader.grade(item, value)
        assert grade.said
        assert grade.status in ("empty", "answered", "waiting")
        assert (grade.score or 0) == 0
