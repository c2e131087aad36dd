"""The widgets' Python side: plain data to the page, answers to the journal, never blank."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

import medialit
from medialit.cases import load_activity
from medialit.classroom.journal import Journal
from medialit.errors import InputError
from medialit.widgets import Prediction, Reader, ShareOfVoice, ask
from medialit.widgets.base import code, style

FOLDER = Path(medialit.__file__).parent / "widgets"
SCRIPTS = sorted(FOLDER.glob("*.js"))


def one_of_each_type(case: str) -> list[str]:
    path = FOLDER.parent / "cases" / case / "activities.toml"
    entries = tomllib.loads(path.read_text("utf-8"))
    return list({entry["type"]: name for name, entry in entries.items()}.values())


TEXT = "“It <b>will</b> not hold,” Ruth Adler said."


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_a_script_puts_text_in_as_text_and_asks_no_other_host(path):
    """No script writes HTML, evaluates text, or names an address."""
    source = path.read_text("utf-8")
    for word in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "Function(",
    ):
        assert word not in source
    source = source.replace("http://www.w3.org/2000/svg", "")  # a name, not an address
    assert not re.search(r"https?://\w|import\s", source)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_asks_no_other_host(path):
    """No style sheet fetches a font or a picture."""
    assert not re.search(r"url\(|@import|https?://", path.read_text("utf-8"))


@pytest.mark.parametrize("names", [("article", "reader"), ("choice",), ("prediction",)])
def test_a_widget_has_its_script(names):
    """Each script begins with the shared helpers and gives what anywidget needs, once."""
    whole = code(*names)
    assert whole.index("function make(") < whole.index("function keeper(")
    assert whole.count("export default { render }") == 1


def test_the_styles_hold_the_colours_of_every_layer():
    """The widgets' styles carry the page's: one definition for both."""
    assert ".ml-mark.ml-quotation" in style("reader")
    assert "forced-colors" in style("reader")


def test_the_reader_sends_segments_not_offsets_to_count():
    """Joined segments are the article, and findings carry their words and their reasons."""
    reader = Reader(medialit.analyze(TEXT))
    shown = "".join(text for p in reader.paragraphs for text, _ in p["segments"])
    assert shown == TEXT
    finding = reader.findings[0]
    assert finding["quote"] == "“It <b>will</b> not hold,”"
    rule = reader.rules[finding["rule"]]
    assert all(rule[part] for part in ("explanation", "known_error", "source"))
    json.dumps([reader.paragraphs, reader.findings, reader.layers, reader.rules])


def test_the_reader_can_be_bare():
    """Without layers the article stands there unmarked."""
    reader = Reader(medialit.analyze(TEXT), layers=())
    assert reader.findings == []
    assert reader.layers == []


def test_a_disagreement_is_kept():
    """Disagreeing with a mark is saved, and is back when the lesson is opened again."""
    report = medialit.analyze(TEXT)
    mark = {"start": 0, "end": 5, "rule": "cue-word", "quote": "“It"}
    Reader(report, lesson="02").save([mark])
    assert Reader(report, lesson="02").answer == [mark]
    assert Reader(report, lesson="02", name="other-article").answer is None


def test_widgets_have_a_static_rendering():
    """What stands in for each widget on paper holds its text, escaped."""
    assert "It &lt;b&gt;will&lt;/b&gt; not hold" in Reader(medialit.analyze(TEXT)).static()
    question = ask("helsinki-2018", "denial", lesson="02")
    assert all(text.replace("’", "’") in question.static() for text in question.options)
    guess = Prediction(lesson="02", name="p", question="How <many>?", unit="%")
    assert "How &lt;many&gt;?" in guess.static()
    assert "Nobody is quoted" in ShareOfVoice(())._repr_html_()


def test_a_checked_question_gives_reasons_and_is_kept():
    """Every option has a reason; the right one is praised; the answer is in the journal."""
    entry = load_activity("helsinki-2018", "denial")
    question = ask("helsinki-2018", "denial", lesson="02")
    question.save({"chosen": []})
    assert question.kept == {"text": "NOT saved: Choose an answer first.", "failed": True}
    assert question.state == {}
    for index, option in enumerate(entry["options"]):
        question.save({"chosen": [index]})
        assert question.state["right"] is option.get("right", False)
        assert option["reason"] in question.state["reasons"][0]
        assert question.kept["text"].startswith("Saved ✓")
    last = {"chosen": [len(entry["options"]) - 1], "sure": None}
    assert Journal("02").latest("denial") == last
    again = ask("helsinki-2018", "denial", lesson="02")
    assert (again.answer, again.state) == (last, question.state)


JUNK = ["text", 99, True, [], [[None]], {}, {"chosen": [-1, "x"]}, {"marks": [7]}]
JUNK += [{"notes": [7], "text": 7, "order": "x", "rows": [[]], "cards": 1, "committed": 1}]


@pytest.mark.parametrize("name", one_of_each_type("storm-picture"))
def test_a_spoilt_journal_breaks_no_activity(name):
    """An entry that does not fit the activity is left alone, whatever it is."""
    for value in JUNK:
        Journal("02").record(name, value)
        Journal("02").record(name, value, kind="move")
        widget = ask("storm-picture", name, lesson="02")
        assert widget.static()
        assert isinstance(widget.standing["words"], str)
        json.dumps(widget.get_state(), default=str)
        try:
            widget.accept(value)
        except InputError:
            assert widget.answer is None
            assert "does not fit" in widget.kept["text"]


def test_a_prediction_is_compared_with_the_measure():
    """Without a prediction nothing is given away; with one the difference is told."""
    guess = Prediction(lesson="02", name="p", question="How many?", unit="%")
    measured = guess.reveal(91)
    assert "have not predicted" in measured.state["words"]
    assert "91" not in str(measured.state)
    guess.save(60)
    assert guess.state == {}
    assert measured.state["words"] == "You predicted 60 %. Measured: 91 %. The difference is 31."
    assert measured.state["rows"] == [["You", 60], ["Measured", 91]]
    assert Prediction(lesson="02", name="p", question="How many?", unit="%").answer == 60


@pytest.mark.parametrize("value", [-1, 101, 50.5, "50", True, [50]])
def test_a_prediction_lies_on_its_scale(value):
    """What is no whole number on the scale is refused, and the message gives the scale."""
    guess = Prediction(lesson="02", name="p", question="How many?", unit="%")
    guess.save(value)
    assert guess.kept["text"] == "NOT saved: Give a whole number from 0 to 100."
    assert guess.answer is None


def test_a_failure_to_save_is_loud(tmp_path):
    """When the answer cannot be written the page says so, and the prediction does not count."""
    (tmp_path / "work").write_text("a file in the way", "utf-8")
    guess = Prediction(lesson="02", name="p", question="How many?", unit="%")
    guess.save(60)
    assert guess.kept["failed"]
    assert "NOT saved" in guess.kept["text"]
    assert guess.answer is None


@pytest.mark.parametrize("message", [None, "commit", {"do": "format"}, {}, []])
def test_unknown_messages_do_nothing(message):
    """What the page may send by mistake changes nothing."""
    guess = Prediction(lesson="02", name="p", question="How many?", unit="%")
    guess._on_message(guess, message, [])
    assert guess.answer is None
