"""What all widgets share: every answer is kept, told, brought back, and never in silence lost."""

from __future__ import annotations

import json
import threading
from pathlib import Path

import pytest

from medialit.classroom.journal import Journal
from medialit.classroom.memory import Memory
from medialit.errors import InputError
from medialit.widgets import base
from medialit.widgets.base import KitWidget, live_widgets


class Words(KitWidget):
    """A widget that takes text as an answer and numbers as moves."""

    _esm = "export default { render() {} }"

    def accept(self, value):
        if not isinstance(value, str):
            raise InputError("Write something.")
        return value.strip()

    def accept_move(self, value):
        if type(value) is not int:
            raise InputError("A move is a number.")
        return value

    def respond(self):
        self.state = {"letters": len(self.answer or ""), "moves": list(self.moves())}

    def request(self, content):
        if content.get("do") == "ask":
            self.send({"asked": True})

    def in_words(self, value):
        return f"“{value}”"


def page(widget, value, **others) -> None:
    """Do what keep.js does."""
    event = {"id": "page-0001", "value": value, "time": "2026-05-09T11:35:00.000Z"} | others
    widget._on_message(widget, {"do": "save", "event": event}, [])


def elsewhere(value, name="w", **options) -> None:
    """Answer in another session, which does not know what this one does."""
    other = Journal("02")
    other._memory = Memory(other.folder, "02")
    other.record(name, value, **options)


def test_an_answer_is_kept_then_told(sent):
    """The page gets the whole event as it is on disk, and the line says when it was saved."""
    widget = Words("02", "w")
    page(widget, " a ")
    [event] = Journal("02").events()
    assert sent == [{"kept": json.loads(Journal("02").path.read_text("ascii"))}]
    assert (event.id, event.name, event.value) == ("page-0001", "w", "a")
    assert (widget.answer, widget.state) == ("a", {"letters": 1, "moves": []})
    assert widget.kept == {"text": f"Saved ✓ {event.at}"}
    assert widget.is_done


def test_what_python_keeps_is_what_the_page_may_know():
    """Where the answers are is told by course, code and lesson; never by a path or a name."""
    widget = Words("02", "w")
    assert set(widget.place) == {"course", "code", "lesson", "name"}
    assert str(Path.cwd()) not in json.dumps(widget.place)


def test_an_answer_that_cannot_be_written_is_loud(sent, tmp_path):
    """The page is told in words what to do; nothing counts as answered; later it can be sent."""
    (tmp_path / "work").write_text("a file in the way", "utf-8")
    widget = Words("02", "w")
    page(widget, "a")
    assert widget.kept["failed"]
    assert widget.kept["text"].startswith("NOT saved: ")
    assert "Download my work" in widget.kept["text"]
    told = {"id": "page-0001", "message": widget.kept["text"][11:], "refused": False}
    assert sent == [{"failed": told}]
    assert widget.answer is None
    assert not widget.is_done
    (tmp_path / "work").unlink()
    page(widget, "a")
    assert (widget.answer, widget.kept.get("failed")) == ("a", None)
    assert Journal("02").latest("w") == "a"


def test_what_is_no_answer_is_refused(sent):
    """The widget's own words are told; the answer before stays."""
    widget = Words("02", "w")
    widget.save("a")
    page(widget, 7)
    assert widget.kept == {"text": "NOT saved: Write something.", "failed": True}
    told = {"id": "page-0001", "message": "Write something.", "refused": True}
    assert sent[-1] == {"failed": told}
    assert (widget.answer, Journal("02").latest("w")) == ("a", "a")


def test_an_event_that_is_known_is_not_kept_twice(sent):
    """A page that asks again is told the same, and shows what stands, not what it had sent."""
    widget = Words("02", "w")
    page(widget, "a")
    page(widget, "a")
    assert sent[0] == sent[1]
    page(widget, "b", id="page-0002")
    page(widget, "a")
    assert widget.answer == "b"
    assert len(Journal("02").events()) == 2


def test_moves_are_kept_beside_the_answer(sent):
    """They add up, survive a restart, and are refused when they are none."""
    widget = Words("02", "w")
    page(widget, 1, kind="move")
    page(widget, 2, id="page-0002", kind="move")
    page(widget, "x", id="page-0003", kind="move")
    assert [set(message) for message in sent] == [{"kept"}, {"kept"}, {"failed"}]
    assert (widget.answer, widget.moves()) == (None, (1, 2))
    assert Words("02", "w").state["moves"] == [1, 2]


def test_a_widget_without_moves_says_so(sent):
    """Whoever writes a widget is told, not left with silence."""

    class Plain(KitWidget):
        _esm = "export default { render() {} }"

    page(Plain("02", "w"), 1, kind="move")
    assert sent[0]["failed"]["message"] == "Plain has answers only, no moves."


def test_the_answer_comes_back():
    """A cell that is run again, or a new day: the answer is there, with its time."""
    Words("02", "w").save("a")
    widget = Words("02", "w")
    [event] = Journal("02").events()
    assert (widget.answer, widget.state["letters"]) == ("a", 1)
    assert widget.kept == {"text": f"Your answer of {event.at} is back."}
    restored = widget.restored
    widget.restore()
    assert widget.restored == restored + 1
    assert Words("02", "other").answer is None
    assert Words("03", "w").answer is None


def test_starting_again_empties_the_page_and_not_the_journal():
    """``None`` is no answer; what was before stays in the folder."""
    widget = Words("02", "w")
    widget.save("a")
    widget.save(None)
    assert (widget.answer, widget.is_done) == (None, False)
    assert Words("02", "w").answer is None
    assert [event.value for event in Journal("02").events()] == ["a", None]


def test_answers_from_two_places_are_both_shown():
    """The learner sees when each was given and what it was, and the next answer settles it."""
    widget = Words("02", "w")
    elsewhere("b", time="2020-01-01T10:00:00Z")
    widget.save("a")
    shown = [widget.standing, *widget.rivals]
    assert sorted(entry["words"] for entry in shown) == ["“a”", "“b”"]
    assert all(len(entry["at"]) == 5 for entry in shown)
    assert len(widget.standing["heads"]) == 2
    again = Words("02", "w")
    assert len(again.rivals) == 1
    again.save("b")
    assert (again.answer, again.rivals) == ("b", [])
    assert Words("02", "w").rivals == []


def test_a_page_replaces_only_what_it_has_shown(sent):
    """An answer that the browser held back does not push aside one given elsewhere since."""
    widget = Words("02", "w")
    widget.save("first")
    shown = widget.standing["heads"]
    elsewhere("newer", after=shown)
    widget = Words("02", "w")
    assert widget.answer == "newer"
    page(widget, "held back", after=shown)
    assert {widget.answer, *(entry["value"] for entry in widget.rivals)} == {"newer", "held back"}
    page(widget, "settled", id="page-0002", after=widget.standing["heads"])
    assert (widget.answer, widget.rivals) == ("settled", [])


@pytest.mark.parametrize("value", [7, ["x"], {"a": 1}, True, 1.5])
def test_a_spoilt_entry_is_left_alone(value):
    """What does not fit any more is told, not shown, and not deleted."""
    Journal("02").record("w", value)
    widget = Words("02", "w")
    assert widget.answer is None
    assert widget.kept == {"text": "An earlier answer does not fit this question any more."}
    widget.save("a")
    assert Words("02", "w").answer == "a"
    assert [event.value for event in Journal("02").events()] == [value, "a"]


def test_half_a_character_does_not_break_the_page(sent):
    """Jupyter cannot send a lone surrogate: it is repaired before it is kept."""
    widget = Words("02", "w")
    page(widget, "half \ud800 of it")
    assert widget.answer == "half \ufffd of it"
    json.dumps([sent, widget.get_state()], ensure_ascii=False, default=str).encode("utf-8")


@pytest.mark.parametrize(
    "message",
    [
        None,
        "save",
        {},
        [],
        {"do": "format"},
        {"do": "save"},
        {"do": "save", "event": None},
        {"do": "save", "event": {"id": "page-0001"}},
        {"do": ["save"]},
    ],
)
def test_unknown_messages_do_nothing(message, sent):
    """What the page may send by mistake changes nothing and raises nothing."""
    widget = Words("02", "w")
    widget._on_message(widget, message, [])
    assert (widget.answer, sent, Journal("02").events()) == (None, [], ())


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("id", []),
        ("id", ["x"]),
        ("id", 7),
        ("id", "../x"),
        ("time", 7),
        ("time", "x"),
        ("after", 7),
        ("after", [[]]),
        ("after", "page-0002"),
    ],
)
def test_a_damaged_event_is_refused_or_repaired(part, value, sent):
    """A page that has gone wrong is answered, whatever it sends."""
    widget = Words("02", "w")
    page(widget, "a", **{part: value})
    assert len(sent) == 1


def test_other_messages_go_to_the_widget(sent):
    """A widget may be asked for more than saving."""
    Words("02", "w")._on_message(None, {"do": "ask"}, [])
    assert sent == [{"asked": True}]


def test_without_a_lesson_nothing_is_kept(sent, tmp_path):
    """It works, it says so, and writes nothing."""
    widget = Words()
    page(widget, "a")
    page(widget, 5, kind="move")
    assert (widget.answer, widget.moves(), widget.place) == ("a", (5,), {})
    assert widget.kept == {"text": "Not kept: this cell belongs to no lesson."}
    assert [set(message) for message in sent] == [{"kept"}, {"kept"}]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["", "a b", "share of voice", "x" * 121])
def test_a_name_under_which_nothing_could_be_kept(name):
    """Whoever writes a lesson is told at once, not the learner at the first answer."""
    with pytest.raises(ValueError, match="activity's name"):
        Words("02", name)


def test_what_a_cell_does_to_an_answer_changes_no_journal():
    """The answer is the learner's to play with; the journal keeps its own."""

    class Lists(KitWidget):
        _esm = "export default { render() {} }"

    Lists("02", "w").save([1])
    widget = Lists("02", "w")
    widget.answer.append(2)
    assert Lists("02", "w").answer == [1]


def test_living_widgets_are_those_of_the_lesson():
    """Others, and those that are gone, are not counted."""
    widget, other = Words("02", "w"), Words("03", "w")
    assert list(live_widgets("02")) == [widget]
    assert list(live_widgets("03")) == [other]


def test_cells_and_pages_may_work_at_the_same_time(sent):
    """JupyterLab calls a widget in another thread than cells: nothing is lost, nothing breaks."""
    faults: list[BaseException] = []

    def work(number):
        try:
            for count in range(5):
                Words("02", f"w{number}").save(f"{count}")
        except BaseException as error:
            faults.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert len(Journal("02").events()) == 30


def test_a_widget_is_never_blank(monkeypatch):
    """Below the living widget stands what is shown on paper."""
    shown: list = []
    monkeypatch.setattr(base, "display", lambda data, **_: shown.append(data))
    Words("02", "w")._ipython_display_()
    assert "ml-below" in shown[1].data
    assert "Words" in shown[1].data
