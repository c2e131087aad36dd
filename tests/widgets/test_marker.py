"""The Marker: commit first, then the other readings, each passage with its reason."""

from __future__ import annotations

import json

import pytest

from medialit.cases import list_cases, load_article
from medialit.classroom.journal import Journal
from medialit.classroom.marking import Mark, Reading
from medialit.errors import InputError
from medialit.model import Span
from medialit.report import analyze
from medialit.widgets import Marker, ask
from medialit.widgets.marker import read_by_tool

TEXT = "“It will not hold,” Ruth Adler said. “We know that <b>now</b>,” the mayor replied. It fell."
QUOTATION = "sourcing.quotation"
GOLD = (
    Reading("reader A", (Mark(Span(0, 19), QUOTATION, ("Ruth Adler",), "In quotation marks."),)),
    Reading("reader B", (Mark(Span(0, 19), QUOTATION, ("Ruth Adler",), "In quotation marks."),)),
)


def marker(**more) -> Marker:
    options = {"prompt": "Mark.", "readings": GOLD, "speakers": ["Ruth Adler"], "lesson": "02"}
    return Marker(analyze(TEXT), [QUOTATION], **(options | more))


def units(widget: Marker, words: str) -> dict[str, int]:
    start = TEXT.index(words)
    first, last = widget._units.range_of(Span(start, start + len(words)))
    return {"first": first, "last": last, "label": QUOTATION}


def test_nothing_of_the_other_readings_is_in_the_page_before_commitment():
    """No reason, no reader and no mark of the tool is sent while the learner still marks."""
    widget = marker()
    widget.save({"marks": [units(widget, "“It will")], "committed": False})
    sent = json.dumps(
        {name: getattr(widget, name) for name in widget.keys if name[0] != "_"}, default=str
    )
    assert "In quotation marks." not in sent
    assert "reader A" not in sent
    assert "Often wrong" not in sent
    assert not widget.is_done


def test_after_commitment_every_passage_has_its_place_and_reason():
    """Agreed, missed and extra, with reasons; the table counts them; the tool's own come last."""
    widget = marker()
    marks = [
        {**units(widget, "“It will not hold,”"), "speaker": "Ruth Adler"},
        units(widget, "It fell"),
    ]
    widget.save({"marks": marks, "committed": True})
    rows = {row["quote"]: row for row in widget.state["rows"]}
    assert rows["“It will not hold,”"]["kind"] == "agreed"
    assert "as you have it" in rows["“It will not hold,”"]["speakers"]
    assert rows["It fell"]["kind"] == "extra"
    assert rows["“We know that <b>now</b>,”"]["kind"] == "tool"
    assert rows["“We know that <b>now</b>,”"]["known_error"]
    first = widget.state["table"][0]
    assert (first["name"], first["both"], first["only_first"]) == ("you and reader A", 1, 1)
    assert widget.is_done


def test_what_was_missed_has_the_readers_reason():
    """A passage that both readers have is named with who has it."""
    widget = marker()
    widget.save({"marks": [], "committed": True})
    [missed] = [row for row in widget.state["rows"] if row["kind"] == "missed"]
    assert missed["by"] == ["reader A", "reader B", "the tool"]
    assert missed["reason"] == "In quotation marks."


def test_an_article_without_a_key_says_so():
    """Without human readings only the tool’s is shown, and the page says that there is no key."""
    widget = marker(readings=())
    widget.save({"marks": [], "committed": True})
    assert widget.state["key"] is False
    assert {row["by"][0] for row in widget.state["rows"]} == {"the tool"}


def test_marks_are_kept_by_place_and_words():
    """The journal holds offsets and the words there; the page gets units; both come back."""
    widget = marker()
    widget.save({"marks": [units(widget, "will not")], "committed": False})
    [kept] = Journal("02").latest("marks")["marks"]
    assert TEXT[kept["start"] : kept["end"]] == kept["exact"] == "will not"
    again = marker()
    assert again.answer == widget.answer
    assert again.state["marks"][0]["first"] == units(widget, "will not")["first"]


def test_marks_of_a_changed_article_are_left_alone():
    """If other words stand there now, nothing is shown in the wrong place, and the page says so."""
    Journal("02").record(
        "marks", {"marks": [{"start": 0, "end": 3, "exact": "xyz", "label": QUOTATION}]}
    )
    widget = marker()
    assert widget.answer is None
    assert "does not fit" in widget.kept["text"]


@pytest.mark.parametrize(
    "value",
    [None, 7, {}, {"marks": 1}, {"marks": [None]}, {"marks": [{"label": "sourcing.cue"}]},
     {"marks": [{"label": [QUOTATION]}]},
     {"marks": [{"first": 0, "last": 9999, "label": QUOTATION}]},
     {"marks": [{"first": 5, "last": 1, "label": QUOTATION}]},
     {"marks": [{"first": True, "last": True, "label": QUOTATION}]},
     {"marks": [{"start": -1, "end": 4, "label": QUOTATION}]},
     {"marks": [{"first": 2, "last": 2, "label": QUOTATION}]}],
)  # fmt: skip
def test_what_is_no_mark_is_refused(value):
    """Other labels, places outside the article and empty passages are no marks."""
    with pytest.raises(InputError):
        marker().accept(value)


def test_an_unknown_speaker_is_nobody():
    """Only a name from the list is kept."""
    widget = marker()
    accepted = widget.accept({"marks": [{**units(widget, "will"), "speaker": "<script>"}]})
    assert accepted["marks"][0]["speaker"] is None


def test_a_label_must_exist():
    """A wrong label is named with those there are."""
    with pytest.raises(InputError, match=r"sourcing\.quotation"):
        Marker(analyze(TEXT), ["quotes"], prompt="Mark.")


def test_on_paper_the_article_and_the_marks_stand():
    """The static rendering has the bare article, and what was marked, escaped."""
    widget = marker()
    widget.save({"marks": [units(widget, "that <b>now</b>")], "committed": False})
    assert "Mark." in widget.static()
    assert "&lt;b&gt;now&lt;/b&gt;" in widget.static()
    assert "<b>now" not in widget.static()


@pytest.mark.parametrize("case", list_cases())
def test_every_case_can_be_marked(case):
    """Committing without a mark lists every passage of the readers as missed."""
    widget = ask(case, "quotations", lesson="02")
    widget.save({"marks": [], "committed": True})
    assert len([row for row in widget.state["rows"] if row["kind"] == "missed"]) >= 5
    assert widget.names[-1] == "(nobody named)"


def test_the_tool_reads_with_reasons_and_speakers():
    """The tool's marks carry the rule's message, its known error and the speaker."""
    reading = read_by_tool(analyze(load_article("helsinki-2018", "wire")), [QUOTATION])
    assert reading.name == "the tool"
    assert all(mark.reason and mark.known_error for mark in reading.marks)
    assert any(mark.speakers == ("Dan Coats",) for mark in reading.marks)
