"""The widgets' Python side: plain data to the page, answers to the journal, never blank."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import medialit
from medialit.cases import load_activity
from medialit.classroom.journal import Journal
from medialit.widgets import Prediction, Reader, ShareOfVoice, ask
from medialit.widgets.base import code, style

FOLDER = Path(medialit.__file__).parent / "widgets"
SCRIPTS = sorted(FOLDER.glob("*.js"))
TEXT = "“It <b>will</b> not hold,” Ruth Adler said."


@pytest.fixture(autouse=True)
def in_an_own_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


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
    assert not re.search(r"https?://|import\s", source)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.css")), ids=lambda path: path.name)
def test_a_style_sheet_asks_no_other_host(path):
    """No style sheet fetches a font or a picture."""
    assert not re.search(r"url\(|@import|https?://", path.read_text("utf-8"))


@pytest.mark.parametrize("name", ["reader", "question", "prediction"])
def test_a_widget_has_its_script(name):
    """Each script begins with the shared helpers and gives what anywidget needs."""
    assert "function make(" in code(name)
    assert "export default { render }" in code(name)


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
    assert finding["known_error"]
    assert finding["source"]
    json.dumps([reader.paragraphs, reader.findings, reader.layers])


def test_the_reader_can_be_bare():
    """Without layers the article stands there unmarked."""
    reader = Reader(medialit.analyze(TEXT), layers=())
    assert reader.findings == []
    assert reader.layers == []


def test_a_disagreement_is_kept():
    """Disagreeing with a mark is saved, and is back when the lesson is opened again."""
    report = medialit.analyze(TEXT)
    mark = {"start": 0, "end": 5, "rule": "cue-word", "quote": "“It"}
    Reader(report, lesson="02").disagreements = [mark]
    assert Reader(report, lesson="02").disagreements == [mark]


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
    question.check()
    assert question.result["headline"] == "Choose an answer first."
    assert question.saved == ""
    for index, option in enumerate(entry["options"]):
        question.chosen = [index]
        question.check()
        assert question.result["right"] is option.get("right", False)
        assert option["reason"] in question.result["reasons"][0]
        assert question.saved.startswith("Saved ✓")
    assert Journal("02").latest("denial") == [len(entry["options"]) - 1]
    assert ask("helsinki-2018", "denial", lesson="02").chosen == [len(entry["options"]) - 1]


@pytest.mark.parametrize("junk", ["text", [99], [None], {"a": 1}, [-1, "x"]])
def test_a_spoilt_journal_does_not_break_a_question(junk):
    """An entry that does not fit the question is left alone."""
    Journal("02").record("denial", junk)
    assert ask("helsinki-2018", "denial", lesson="02").chosen == []


def test_a_prediction_is_compared_with_the_measure():
    """Without a prediction the measure stands alone; with one the difference is told."""
    guess = Prediction(lesson="02", name="p", question="How many?", unit="%")
    assert "have not predicted" in guess.reveal(91).outcome
    guess.value = 60
    guess._on_message(guess, {"do": "commit"}, [])
    assert guess.committed
    assert guess.outcome == "You predicted 60 %. Measured: 91 %. The difference is 31."
    assert Prediction(lesson="02", name="p", question="How many?", unit="%").value == 60


def test_a_failure_to_save_is_loud(monkeypatch, tmp_path):
    """When the answer cannot be written the page says so, and the commitment does not count."""
    (tmp_path / "work").write_text("a file in the way", "utf-8")
    guess = Prediction(lesson="02", name="p", question="How many?", unit="%")
    guess.value = 60
    guess._on_message(guess, {"do": "commit"}, [])
    assert guess.failed
    assert "NOT saved" in guess.saved
    assert not guess.committed


@pytest.mark.parametrize("message", [None, "commit", {"do": "format"}, {}, []])
def test_unknown_messages_do_nothing(message):
    """What the page may send by mistake changes nothing."""
    guess = Prediction(lesson="02", name="p", question="How many?", unit="%")
    guess._on_message(guess, message, [])
    assert not guess.committed
