"""An exercise: every widget keeps its answer and says nothing; the key is nowhere."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from medialit.cases import load_items
from medialit.classroom.journal import Journal
from medialit.classroom.work import find_learner
from medialit.errors import InputError
from medialit.widgets import Exercise
from medialit.widgets.rating_items import key_of

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from exercise_case import ANSWERS, EXERCISE, NAME, PACKAGE, TYPES, write_exercise

JUDGED = {key_of(i): {"rely": True, "sure": "quite sure"} for i in load_items("a")}
ALL = {**ANSWERS, "posts": {"ratings": JUDGED}}
#: What a page may say meanwhile: the learner's own marks, changes and path, and the form's gaps.
MAY_SAY = {
    "marks": "marker",
    "changes": "rewrite",
    "path": "openweb",
    "went_on": "openweb",
    **dict.fromkeys(("faults", "evidence"), "claim"),
}
EACH = pytest.mark.parametrize("name", TYPES)


@pytest.fixture
def exercise(tmp_path) -> Exercise:
    """The exercise in the current folder, with the teacher's key beside it."""
    write_exercise(tmp_path)
    return Exercise()


def synced(widget) -> str:
    """Return everything of a widget that the page can read, but its code."""
    state = widget.get_state()
    return json.dumps({key: value for key, value in state.items() if key not in ("_esm", "_css")})


def fields(answer):
    """Return an answer without what only lessons need."""
    if not isinstance(answer, dict):
        return answer
    return {key: value for key, value in answer.items() if key not in ("committed", "checked")}


@EACH
def test_an_answer_is_kept_and_is_back(exercise, name):
    """It is saved under the item's name in the exercise's own journal; a new run shows it again."""
    widget = exercise.show(name)
    assert widget.answer is None
    assert not widget.is_done
    widget.save(ALL[name])
    assert widget.kept["text"].startswith("Saved ✓")
    assert widget.is_done
    later = Exercise().show(name)
    assert later.answer == widget.answer
    assert Journal(f"{NAME}-{PACKAGE}").latest(name) == widget.answer
    if name != "quotations":  # the journal has places in the text in the place of units
        assert fields(widget.answer) == ALL[name]


@EACH
def test_nothing_is_said_of_a_key(exercise, name):
    """Neither fresh nor answered: the page, the paper and Python hold nothing of key and rubric."""
    widget = exercise.show(name)
    for answer in (None, ALL[name]):
        if answer is not None:
            widget.save(answer)
        for held in (synced(widget), widget.static(), repr(vars(widget))):
            assert "SECRET" not in held
        assert all(MAY_SAY.get(key) == TYPES[name] for key in widget.state), widget.state


@EACH
def test_a_commitment_from_a_lesson_changes_nothing(exercise, name):
    """Whoever commits by hand gets no feedback either."""
    widget = exercise.show(name)
    answer = ALL[name]
    widget.save(answer if type(answer) is int else {**answer, "committed": True})
    assert "feedback" not in widget.state
    assert all(MAY_SAY.get(key) == TYPES[name] for key in widget.state)


@EACH
def test_the_page_says_what_comes_later(exercise, name):
    """The prompt, the hint, and what becomes of the answer; on paper, too, and escaped."""
    widget = exercise.show(name)
    item = exercise.exercise.item(name)
    assert widget.title == item.prompt
    assert widget.hint == item.hint
    assert widget.sealed.startswith("Kept as you work")
    assert item.prompt in widget.static()
    assert widget.sealed in widget.static()
    assert "<b>money" not in widget.static()


@EACH
def test_starting_again_empties_it(exercise, name):
    """An answer can be taken back."""
    widget = exercise.show(name)
    widget.save(ALL[name])
    widget.save(None)
    assert widget.answer is None
    assert not widget.is_done


@EACH
@pytest.mark.parametrize("junk", ["text", {}, [99], {"chosen": [9], "order": [0, 0], "marks": 1}])
def test_what_is_no_answer_is_refused(exercise, name, junk):
    """It is not kept, and the page says so."""
    widget = exercise.show(name)
    widget.save(junk)
    assert widget.kept["failed"]
    assert widget.answer is None


def test_only_the_first_item_takes_the_page_to_its_top(exercise):
    """After “Run All” the page goes to where a learner begins."""
    assert [name for name in TYPES if exercise.show(name).begins] == ["denial"]


def test_a_draft_is_an_answer_in_words(exercise):
    """Where two tabs differ, nobody is told that theirs is only a draft."""
    widget = exercise.show("kinds")
    assert "draft" not in widget.in_words(widget.accept(ALL["kinds"]))


def test_the_tool_reads_nothing(exercise):
    """No quotation that the tool finds is in the Marker; the rewriting gets no draft from it."""
    marker = exercise.show("quotations")
    assert marker._report.quotations == ()
    assert {a.label.split(".")[0] for a in marker._report.annotations} <= {"structure"}
    assert marker.names == ["Carol Lindqvist", "Lorraine Baptiste", "(nobody named)"]
    headline = exercise.show("headline")
    assert headline.passive is False


def test_no_draft_is_written_for_a_learner(exercise, sent):
    """Asked by hand for the active voice, Python does not answer."""
    headline = exercise.show("headline")
    headline._on_message(headline, {"do": "draft", "doer": "The council"}, [])
    assert sent == []


def test_the_posts_are_those_of_the_form_without_a_verdict(exercise):
    """Whether a post deserves trust is not in the object; the order is that of the lessons."""
    widget = exercise.show("posts")
    assert {post["key"] for post in widget.posts} == set(JUDGED)
    assert all(not item.trustworthy and not item.reason for item in widget._items.values())


def test_a_search_shows_the_own_path_and_no_rubric(exercise):
    """“I am done” shows the moves; going on is told; nothing is rated, on paper neither."""
    widget = exercise.show("look-up")
    begin = {"do": "start", "visit": "abcd", "at": 0, "page": "articles/regional"}
    widget.save(begin, "move")
    widget.save({"do": "done", "visit": "abcd", "at": 4000}, "move")
    widget.save(ALL["look-up"])
    assert [step["do"] for step in widget.state["path"]] == ["start"]
    assert not widget.state["went_on"]
    assert "Level" not in widget.static()
    widget.save({"do": "search", "visit": "abcd", "at": 5000, "query": "x", "found": 0}, "move")
    assert widget.state["went_on"]


def test_a_claim_begins_with_what_the_exercise_gives(exercise):
    """The name of a page becomes its address; the form says what is still open in it."""
    widget = exercise.show("verdict")
    assert widget.start["appearance"] == "https://tannock-now.example/bridge-showdown"
    assert set(widget.state["faults"]) == {"rating", "explanation"}


def test_a_rubric_is_seen_only_where_the_exercise_gives_one(tmp_path):
    """The levels of rubric.toml are the teacher's; those in exercise.toml are for learners."""
    write_exercise(tmp_path)
    assert Exercise().show("why").rubric == []
    levels = 'rubric = { basic = "One.", emergent = "Two.", proficient = "Three." }'
    text = EXERCISE.replace('prompt = "Justify', f'{levels}\nprompt = "Justify')
    (tmp_path / "exercise.toml").write_text(text, "utf-8")
    shown = Exercise().show("why")
    assert [row["text"] for row in shown.rubric] == ["One.", "Two.", "Three."]
    assert "Three." in shown.static()


OWN = """
title = "Own"
lesson = "02"
minutes = 5
standards = []
[[items]]
name = "m"
heading = "M"
type = "mark"
kind = "checked"
points = 1
prompt = "?"
hint = "!"
article = "own.md"
labels = ["sourcing.quotation"]
[[items]]
name = "g"
heading = "G"
type = "grid"
kind = "judgement"
points = 1
prompt = "?"
hint = "!"
article = "own.md"
columns = ["yes", "no"]
where = "yes"
rows = ["Is it so?"]
[[items]]
name = "c"
heading = "C"
type = "claim"
kind = "judgement"
points = 1
prompt = "?"
hint = "!"
start = { claim = "It rained.", appearance = "https://a.example/" }
[[items]]
name = "s"
heading = "S"
type = "search"
kind = "checked"
points = 1
prompt = "?"
hint = "!"
start = "x"
[[items]]
name = "broken"
heading = "B"
type = "cards"
kind = "checked"
points = 1
prompt = "?"
hint = "!"
"""


@pytest.fixture
def own(tmp_path) -> Exercise:
    """An exercise with an article of its own, and two items that cannot be shown."""
    folder = tmp_path / "own"
    folder.mkdir()
    (folder / "exercise.toml").write_text(OWN, "utf-8")
    (folder / "own.md").write_text("# It rained\n\n“It rained,” she said.\n", "utf-8")
    return Exercise(folder)


def test_an_exercise_can_have_an_article_of_its_own(own):
    """Without a case the article is a file of the exercise's folder."""
    texts = [s for p in own.show("m").paragraphs for sentence in p["sentences"] for s in sentence]
    assert "rained" in texts
    assert own.show("g").paragraphs == ["It rained", "“It rained,” she said."]
    assert own.show("c").start["appearance"] == "https://a.example/"
    assert own.lesson == "own"


@pytest.mark.parametrize(
    ("name", "words"),
    [("s", "needs the web of a case"), ("broken", "has no 'cards'"), ("nothing", "m, g, c, s")],
)
def test_what_cannot_be_shown_is_told(own, name, words):
    """A web without a case, a field that is missing, an item that is not there."""
    with pytest.raises(InputError, match=words):
        own.show(name)


def test_a_folder_without_an_exercise_is_told(tmp_path):
    """The message says which file is missing, and what to do."""
    with pytest.raises(InputError, match=r"no exercise\.toml in .*open the notebook there"):
        Exercise()
    with pytest.raises(InputError, match="elsewhere"):
        Exercise(tmp_path / "elsewhere")


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "[]",
        "{}",
        '{"schema": "medialit.package/2", "exercise": "x", "package": "y"}',
        '{"schema": "medialit.package/1", "exercise": 1, "package": "y"}',
        '{"schema": "medialit.package/1", "exercise": "x", "package": "../y"}',
        '{"schema": "medialit.package/1", "exercise": "x", "package": "y", "due": 3}',
        '{"schema": "medialit.package/1"}',
    ],
)
def test_a_damaged_package_is_told(tmp_path, text):
    """Answers under a wrong name would get lost: nothing begins before the file is right."""
    write_exercise(tmp_path)
    (tmp_path / "package.json").write_text(text, "utf-8")
    with pytest.raises(InputError, match=r"package\.json .*(Ask|your teacher)"):
        Exercise()


def test_a_renamed_folder_keeps_the_exercises_name(tmp_path):
    """What was handed out says which exercise it is: a copy of the folder changes nothing."""
    folder = write_exercise(tmp_path / "02-bridge (1)")
    assert Exercise(folder).lesson == f"{NAME}-{PACKAGE}"
    (folder / "package.json").unlink()
    with pytest.raises(InputError, match="first name back"):
        Exercise(folder)


def test_a_teacher_can_try_it_in_their_own_folder(tmp_path):
    """The list of packages there is no package: answers are kept under the exercise's name."""
    write_exercise(tmp_path)
    data = {"schema": "medialit.packages/1", "exercise": NAME, "packages": []}
    (tmp_path / "package.json").write_text(json.dumps(data), "utf-8")
    assert Exercise().lesson == NAME


def test_the_code_is_that_of_the_course_where_it_is_near(tmp_path, monkeypatch):
    """In a folder of the course a learner has one code for lessons and exercises."""
    code = find_learner(tmp_path / "work").code
    folder = write_exercise(tmp_path / "exercises" / NAME)
    monkeypatch.chdir(folder)
    assert Exercise().show("denial").place["code"] == code


def test_a_code_that_has_answers_stays(tmp_path, monkeypatch):
    """Answers that were given under a code of their own keep it."""
    folder = write_exercise(tmp_path / "exercises" / NAME)
    monkeypatch.chdir(folder)
    widget = Exercise().show("denial")
    widget.save(ALL["denial"])
    find_learner(tmp_path / "work")
    assert Exercise().show("denial").place["code"] == widget.place["code"]


def test_progress_counts_what_has_an_answer(exercise):
    """It counts from the journal, also cells that have not run; and at once."""
    progress = exercise.progress()
    assert (progress.state["done"], progress.state["total"]) == (0, len(TYPES))
    assert progress.heading == "The bridge: your work"
    exercise.show("why").save(ALL["why"])
    exercise.show("kinds").save({"bins": ["fact", None, None]})
    assert progress.state["done"] == 2
    said = {part["title"]: part["said"] for part in progress.state["parts"]}
    assert said["Why?"] == "✓ answered"
    assert said["Kinds of sentences"] == "◐ 2 cards left"
    assert said["Verbs"] == "○ no answer yet"
    assert "2 of 14 tasks have an answer" in progress.static()
    assert Exercise().progress().state == progress.state


def test_progress_can_start_again(exercise, sent):
    """As in a lesson: the page is emptied, and earlier answers stay in the folder."""
    widget, progress = exercise.show("why"), exercise.progress()
    widget.save(ALL["why"])
    progress._on_message(progress, {"do": "again"}, [])
    assert widget.answer is None
    assert progress.state["done"] == 0


def test_it_says_what_it_is(exercise):
    """In a cell of its own it is a line."""
    assert repr(exercise) == "Exercise('The bridge', 14 tasks)"
