"""The key that a review becomes: it loads, it grades, and comes only when all is decided."""

from __future__ import annotations

import json

import pytest

from medialit.assigning.checking import check_exercise
from medialit.assigning.confirming import confirm_draft, is_the_key
from medialit.assigning.deciding import review_draft
from medialit.assigning.drafts import load_draft
from medialit.assigning.moves import read_moves
from medialit.errors import InputError
from medialit.exercises.keys import load_mark_key
from medialit.exercises.loading import load_exercise, load_key, load_rubric
from medialit.exercises.packing import make_package
from medialit.grading.scoring import Grader

#: What `medialit exercises check` says of any own exercise: it checks those of the kit.
OWN = ("bridge.ipynb: This file is missing", "draft.json: This file does not belong",
       "one reading is no judgement")  # fmt: skip


def decide(folder, answers=("no", "yes", "contested")) -> list[dict]:
    """Return decisions that accept everything, and answer the questions in turn."""
    moves: list[dict] = []
    draft = load_draft(folder)
    for item in draft.items:
        offered = [p.id for p in item.proposals if p.offered]
        if item.name == "frames":
            for number, name in enumerate(offered):
                choice = answers[number % len(answers)]
                place = {"paragraph": 3} if choice != "no" else {}
                moves.append({"do": "change", "ids": [name], "choice": choice, **place})
        elif item.on and offered:
            moves.append({"do": "accept", "ids": offered})
    return moves


def key_of(folder, moves):
    confirm_draft(folder, moves)
    exercise = load_exercise(folder / "teacher")
    return exercise, load_key(exercise)


def test_nothing_is_written_while_something_is_open(folder):
    """It says how many are open; there is no key, and the exercise stays as it was."""
    before = (folder / "teacher" / "exercise.toml").read_bytes()
    with pytest.raises(InputError, match="1 is still open: accept or delete it"):
        confirm_draft(folder, decide(folder)[:-1])
    assert not (folder / "teacher" / "key.json").exists()
    assert (folder / "teacher" / "exercise.toml").read_bytes() == before


def test_the_key_can_be_handed_out(folder):
    """It gives full marks to itself, its exemplars land on their levels, and nothing leaks."""
    key_of(folder, decide(folder))
    faults = [str(fault) for fault in check_exercise(str(folder / "teacher"))]
    assert [fault for fault in faults if not any(known in fault for known in OWN)] == []
    package = make_package("bridge", folder.parent, due="2026-12-01")
    student = "".join(
        path.read_text("utf-8") for path in (folder / "student").iterdir() if path.is_file()
    )
    assert package.exercise == "bridge"
    assert "article.md" in {path.name for path in (folder / "student").iterdir()}
    assert "Direct quotation" not in student


@pytest.mark.parametrize("answers", [("no",), ("yes",), ("contested",), ("contested", "no")])
def test_exemplars_fit_whatever_the_teacher_answers(folder, answers):
    """Also where every answer is one that some reader shares."""
    key_of(folder, decide(folder, answers))
    faults = [str(fault) for fault in check_exercise(str(folder / "teacher"))]
    known = (*OWN, "frames: the exemplar of emergent") if answers == ("contested",) else OWN
    assert [fault for fault in faults if not any(each in fault for each in known)] == []


def test_with_one_reader_nothing_is_contested(folder):
    """Every passage of the teacher’s belongs to the key, with the teacher as its reader."""
    exercise, key = key_of(folder, decide(folder))
    found = load_mark_key(exercise, exercise.item("quotations"), key["quotations"])
    assert found.marks
    assert {mark.readers for mark in found.marks} == {("your teacher",)}
    assert not any(mark.contested for mark in found.marks)
    assert all(mark.reason for mark in found.marks)


def test_a_learner_is_graded_by_what_the_teacher_changed(folder):
    """A changed speaker and a changed kind count; the teacher’s reason is what is said."""
    moves = decide(folder)
    moves += [
        {"do": "change", "ids": ["quotations:2"], "choice": "Ines Brandt", "reason": "Look again."},
        {"do": "change", "ids": ["claims:1"], "choice": "law or rule", "reason": "It is a rule."},
    ]
    exercise, key = key_of(folder, moves)
    marks = key["quotations"]["annotations"]
    assert marks[1]["body"]["speakers"] == ["Ines Brandt"]
    assert marks[1]["body"]["value"] == "Look again."
    grader = Grader(exercise, key)
    cards = exercise.item("claims")
    right = {"bins": [card["answer"] for card in key["claims"]["cards"]]}
    assert right["bins"][0] == "law or rule"
    graded = grader.grade(cards, right)
    assert graded.share == 1.0
    assert graded.parts[0].reason == "It is a rule."


def test_a_passage_that_was_added_gets_its_kind_by_its_marks(folder):
    """Without quotation marks it is indirect, all in them direct, else mixed."""
    text = load_draft(folder).article.text
    for number, words in enumerate(("41 bolts of 1,200", "“It will not be safe in May.”",
                                    "“It is safe today 🙂,” said engineer")):  # fmt: skip
        start = text.index(words)
        moves = [*decide(folder), {"do": "add", "id": f"quotations:n{number}", "start": start,
                                   "end": start + len(words), "choice": "A B and C D"}]  # fmt: skip
        _, key = key_of(folder, moves)
        bodies = {a["target"]["selector"][1]["exact"]: a["body"]
                  for a in key["quotations"]["annotations"]}  # fmt: skip
        assert bodies[words]["kind"] == ("indirect", "direct", "mixed")[number]
        assert bodies[words]["speakers"] == ["A B", "C D"]


def test_a_contested_question_has_two_readings(folder):
    """Yes with the teacher’s paragraph, no with another reader; each with its reason."""
    moves = decide(folder, ("contested",))
    moves[-1] |= {"reason": "Because of the trucks.", "other": "It is only money."}
    _, key = key_of(folder, moves)
    [yes, no] = key["frames"]["rows"][-1]["readings"]
    assert (yes["reader"], yes["answer"], yes["paragraph"]) == ("your teacher", "yes", 3)
    assert yes["reason"] == "Because of the trucks."
    assert (no["answer"], no["paragraph"], no["reason"]) == ("no", None, "It is only money.")


def test_one_reading_says_that_it_is_one(folder):
    """A question with the teacher’s answer alone tells students so."""
    _, key = key_of(folder, decide(folder, ("no",)))
    [reading] = key["frames"]["rows"][0]["readings"]
    assert "One reading: your teacher’s" in reading["reason"]


def test_what_is_out_is_neither_asked_nor_keyed(folder):
    """An item that was taken out stands in no file; a deleted card is not among the cards."""
    moves = [*decide(folder), {"do": "item", "item": "sources", "on": False},
             {"do": "delete", "ids": ["claims:1"]}]  # fmt: skip
    exercise, key = key_of(folder, moves)
    assert "sources" not in {item.name for item in exercise.items}
    assert "sources" not in key
    assert "sources" not in load_rubric(exercise)
    cards = exercise.item("claims").entry["cards"]
    assert len(cards) == len(key["claims"]["cards"])
    assert load_draft(folder).items[2].proposals[0].text not in cards


def test_a_kind_without_a_name_is_a_bin_only_where_it_is_used(folder):
    """Students are offered “other” only if a card is of it."""
    moves = decide(folder)
    names = [p.id for p in load_draft(folder).items[2].proposals if p.offered]
    plain = [{"do": "change", "ids": [name], "choice": "quantity"} for name in names]
    exercise, _ = key_of(folder, moves + plain)
    assert "other" not in exercise.item("claims").entry["bins"]
    other = {"do": "change", "ids": [names[0]], "choice": "other"}
    exercise, _ = key_of(folder, [*moves, *plain, other])
    assert "other" in exercise.item("claims").entry["bins"]


def test_a_name_that_was_typed_is_offered_to_students(folder):
    """Speakers are those of the key, and other people of the article."""
    moves = [*decide(folder), {"do": "change", "ids": ["quotations:1"], "choice": "the mayor"}]
    exercise, _ = key_of(folder, moves)
    speakers = exercise.item("quotations").entry["speakers"]
    assert "the mayor" in speakers
    assert "Ruth Adler" not in speakers


def test_a_changed_mind_is_seen_and_makes_the_key_anew(folder):
    """After another decision the key is not what was decided, until it is made again."""
    draft, moves = load_draft(folder), decide(folder)

    def stands(decisions):
        return is_the_key(review_draft(draft, read_moves(draft, decisions)))

    assert stands(moves) is None
    confirm_draft(folder, moves)
    assert stands(moves) is True
    later = [*moves, {"do": "delete", "ids": ["claims:1"]}]
    assert stands(later) is False
    confirm_draft(folder, later)
    assert stands(later) is True
    assert json.loads((folder / "teacher" / "key.json").read_text("utf-8"))["items"]["claims"]


def test_the_same_decisions_make_the_same_files(folder):
    """Byte for byte, however often."""
    names = ("exercise.toml", "rubric.toml", "key.json")
    confirm_draft(folder, decide(folder))
    first = [(folder / "teacher" / name).read_bytes() for name in names]
    confirm_draft(folder / "teacher", decide(folder))
    assert [(folder / "teacher" / name).read_bytes() for name in names] == first
