"""The points that a test cell of nbgrader gets, and what it says."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from medialit.classroom.events import Event
from medialit.errors import InputError
from medialit.exercises.folders import exercise_path
from medialit.exercises.loading import load_exercise, load_key
from medialit.exercises.submission import journal_name, pack_answers
from medialit.grading.model_answers import model_answer
from medialit.grading.nbgrader import OUTSIDE, points_here
from medialit.grading.scoring import Grader

NAME = "02-source-audit"
CODE, OTHER = "K7QF-2M9T", "P3XW-8H4N"
FORGED = {"schema": "medialit.key/1", "items": {}}


def hand_in(code: str, share: float = 1.0, clock: int = 1) -> str:
    """Return a file with the model's answers to a share of the items."""
    exercise = load_exercise(NAME)
    grader = Grader(exercise, load_key(exercise))
    items = exercise.items[: round(share * len(exercise.items))]
    events = [
        Event(f"event-{n:06}", journal_name(NAME), item.name, "answer",
              model_answer(grader, item)[0], "2026-05-01T10:00:00+00:00", clock + n)
        for n, item in enumerate(items)
    ]  # fmt: skip
    made = "2026-05-01T10:00:00+00:00"
    return json.dumps(pack_answers(events, exercise=NAME, package="", code=code, handed_in=made))


@pytest.fixture
def course(tmp_path, monkeypatch) -> Path:
    """A course with a key, in which nbgrader is grading the folder that is current."""
    for name in ("MEDIALIT_KEYS", OUTSIDE):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    keys, folder = tmp_path / "medialit-keys" / NAME, tmp_path / "autograded" / "ann" / NAME
    for place in (keys, folder):
        place.mkdir(parents=True)
        shutil.copy(exercise_path(NAME) / "exercise.toml", place)
    shutil.copy(exercise_path(NAME) / "key.json", keys)
    monkeypatch.chdir(folder)
    return tmp_path


def test_it_gives_the_points_of_the_key_in_the_course(course, capsys):
    """The answers beside the notebook are graded; how many parts agree is said, and no key."""
    Path(f"{CODE}.medialit.json").write_text(hand_in(CODE), "utf-8")
    assert points_here("quotations") == 10
    assert points_here("share") == 3
    said = capsys.readouterr()
    assert "10 of 10. 17 of the 17 passages" in said.out
    assert "parts: 17 agreed." in said.out
    assert said.err == ""  # nbgrader takes a word there for a failure
    assert not any(reason in said.out for reason in reasons())


def reasons() -> set[str]:
    items = load_key(load_exercise(NAME)).values()
    options = [each for item in items for each in item.get("options", [])]
    return {each["reason"] for each in options}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "No file of answers is here."),
        ("", "cannot be used: it is empty"),
        (hand_in(CODE)[:900], "cannot be used: it is cut off"),
        (hand_in(CODE).replace('"package": ""', '"package": "abcdef"'), "none of yours"),
    ],
)
def test_without_answers_there_are_no_points(course, capsys, content, said):
    """Nothing, a damaged file, or one of another package: 0.0 and a sentence, no error."""
    if content is not None:
        Path(f"{CODE}.medialit.json").write_text(content, "utf-8")
    assert points_here("quotations") == 0.0
    assert said in capsys.readouterr().out


def test_the_newest_answers_count(course):
    """Of several files that of the latest answer counts; a damaged one beside it does no harm."""
    Path(f"{CODE}.medialit.json").write_text(hand_in(CODE, share=0.3), "utf-8")
    Path(f"{OTHER}.medialit.json").write_text(hand_in(OTHER, clock=50), "utf-8")
    Path(f"{CODE}.medialit(1).json").write_text("{ torn", "utf-8")
    assert points_here("add-one") == 3


def test_a_reflection_waits_for_a_person(course, capsys):
    """It has no points from here, and says so."""
    Path(f"{CODE}.medialit.json").write_text(hand_in(CODE), "utf-8")
    item = next(each for each in load_exercise(NAME).items if each.kind == "reflection")
    assert points_here(item.name) == 0.0
    assert "no answer to this one yet" in capsys.readouterr().out


def test_a_key_that_a_learner_has_sent_is_none(course):
    """While nbgrader grades, no key in the learner's own folder is looked at."""
    Path(f"{CODE}.medialit.json").write_text(hand_in(CODE), "utf-8")
    own = Path("medialit-keys", NAME)
    own.mkdir(parents=True)
    shutil.copy("exercise.toml", own)
    for place in (Path(), own):
        (place / "key.json").write_text(json.dumps(FORGED), "utf-8")
    assert points_here("quotations") == 10
    shutil.rmtree(course / "medialit-keys")
    with pytest.raises(InputError, match="The key of 02-source-audit is not in"):
        points_here("quotations")


def test_a_teacher_can_run_the_source(course, monkeypatch):
    """Outside of nbgrader the key beside the notebook is taken, as in the kit's own folder."""
    shutil.rmtree(course / "medialit-keys")
    monkeypatch.delenv("NBGRADER_EXECUTION")
    monkeypatch.chdir(exercise_path(NAME))
    assert points_here("quotations") == 0.0


def test_keys_can_lie_elsewhere(course, monkeypatch, tmp_path_factory):
    """MEDIALIT_KEYS names a folder of keys, and no other one is looked at then."""
    elsewhere = tmp_path_factory.mktemp("keys")
    Path(f"{CODE}.medialit.json").write_text(hand_in(CODE), "utf-8")
    monkeypatch.setenv("MEDIALIT_KEYS", str(elsewhere))
    with pytest.raises(InputError, match="is not in"):
        points_here("quotations")
    shutil.move(course / "medialit-keys" / NAME, elsewhere / NAME)
    assert points_here("quotations") == 10


def test_points_can_be_given_outside(course, monkeypatch, capsys):
    """In a sandbox there is no key, and none is looked for."""
    shutil.rmtree(course / "medialit-keys")
    monkeypatch.setenv(OUTSIDE, "1")
    assert points_here("quotations") == 0.0
    assert "outside" in capsys.readouterr().out


def test_what_a_teacher_has_to_put_right_is_an_error(course):
    """A folder without an exercise, or an item that is not there: no zero in disguise."""
    with pytest.raises(InputError, match="has no item 'quotes'"):
        points_here("quotes")
    Path("exercise.toml").unlink()
    with pytest.raises(InputError, match=r"There is no exercise\.toml"):
        points_here("quotations")
