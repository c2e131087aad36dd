"""Which article a lesson is about: it is kept, bad input changes nothing, activities fit."""

from __future__ import annotations

import base64
import json

import pytest

from medialit.cases import case_path, list_cases, load_activity, load_article, read_toml
from medialit.classroom.journal import Journal
from medialit.errors import InputError
from medialit.widgets import Choice, ChooseArticle, Marker, Prediction
from medialit.widgets.base import KitWidget
from medialit.widgets.nokey import NoKey

CASE = "helsinki-2018"
TEXT = "The council shut the bridge.\n\n“It <b>will</b> not hold,” said Ruth Adler.\n\nIt is old."


def make() -> ChooseArticle:
    return ChooseArticle(CASE, "aggregator", lesson="02")


def told_by(widget: KitWidget, content: dict[str, object], monkeypatch) -> str:
    said = []
    monkeypatch.setattr(widget, "send", lambda message, **_: said.append(message))
    widget.request(content)
    return next(message["told"] for message in said if "told" in message)


def paste(widget: ChooseArticle, monkeypatch, **more) -> str:
    content = {"do": "paste", "text": TEXT, "title": "Bridge shut", "outlet": "The Courier"}
    return told_by(widget, content | more, monkeypatch)


def a_file(name: str, content: bytes) -> dict[str, object]:
    return {"do": "file", "name": name, "data": base64.b64encode(content).decode()}


def test_the_lesson_s_article_is_the_first_choice():
    """Without a choice it is the lesson's article, and activities are those of the case."""
    widget = make()
    assert not widget.is_own
    assert widget.article == load_article(CASE, "aggregator")
    assert widget.report is widget.report
    assert isinstance(widget.ask("denial"), Choice)
    assert widget.theirs["outlet"] == "The Daily Relay"
    assert widget.theirs["headline"] in widget.static()
    assert not widget.counts


def test_a_pasted_article_is_used_and_comes_back(monkeypatch):
    """What was pasted is read, shown, kept, and there again when the cell runs anew."""
    widget = make()
    assert paste(widget, monkeypatch) == ""
    assert widget.is_own
    assert widget.article.title == "Bridge shut"
    assert widget.article.text.startswith("Bridge shut\n\nThe council")
    assert widget.report.quotations[0].speaker == "Ruth Adler"
    assert widget.state["headline"] == "Bridge shut"
    assert "Run All Cells" in widget.state["next"]
    again = make()
    assert again.is_own
    assert again.article == widget.article
    assert "Run All Cells" not in again.state["next"]
    assert "&lt;b&gt;" not in again.static()
    json.dumps(again.get_state()["state"])


def test_one_can_go_back_to_the_lesson_s_article(monkeypatch):
    """Choosing the lesson's article again says to run the cells, and is kept."""
    widget = make()
    paste(widget, monkeypatch)
    again = make()
    again.save({"choice": "lesson"})
    assert not again.is_own
    assert "Run All Cells" in again.state["next"]
    assert not make().is_own


def test_files_are_read(monkeypatch):
    """Text, Markdown and saved web pages become the article, with what was done to them."""
    widget = make()
    page = b"<nav>Menu</nav><article><h1>Ferry sinks</h1><p>It was old.</p></article>"
    assert told_by(widget, a_file("page.html", page), monkeypatch) == ""
    assert widget.article.text == "Ferry sinks\n\nIt was old."
    assert any("menus" in repair for repair in widget.state["repairs"])
    note = b"---\noutlet: The Courier\n---\n# Ferry\n\nIt sank."
    told_by(widget, a_file("note.MD", note), monkeypatch)
    assert widget.article.outlet == "The Courier"


def test_what_cannot_be_written_is_not_called_read(monkeypatch, tmp_path):
    """The page is told why, and the lesson keeps its article."""
    (tmp_path / "work").write_text("in the way", "utf-8")
    widget = make()
    assert "cannot be written" in paste(widget, monkeypatch)
    assert not widget.is_own


BAD = [
    ("nothing pasted", {"do": "paste", "text": "  "}, "Paste the text"),
    ("no text at all", {"do": "paste", "text": None}, "Paste the text"),
    ("too long", {"do": "paste", "text": "word " * 30_000}, "100,000"),
    ("another type of file", a_file("essay.docx", b"PK"), "save it as plain text"),
    ("a binary file", a_file("a.txt", b"\x00\x01\x02"), "is not text"),
    ("an empty file", a_file("a.txt", b" "), "is empty"),
    ("a page without text", a_file("a.html", b"<script>1</script>"), "paste it"),
    ("a broken transfer", {"do": "file", "name": "a.txt", "data": "%%%"}, "once more"),
    ("no file", {"do": "file"}, "Choose a file"),
    ("no web address", {"do": "address", "address": "file:///etc/passwd"}, "no web address"),
    ("an inner address", {"do": "address", "address": "http://127.0.0.1/"}, "public page"),
]


@pytest.mark.parametrize(("name", "content", "says"), BAD, ids=[b[0] for b in BAD])
def test_bad_input_is_told_and_the_earlier_choice_stays(monkeypatch, name, content, says):
    """Each fault gets its sentence; the article from before stays."""
    widget = make()
    paste(widget, monkeypatch)
    before = widget.article
    assert says in told_by(widget, content, monkeypatch)
    assert widget.article == before
    assert make().article == before


@pytest.mark.parametrize(
    "value",
    [7, {"choice": "own"}, {"choice": "own", "article": {"text": 3}}, {"choice": "x"},
     {"choice": "own", "article": {"text": "a", "url": 4}},
     {"choice": "own", "article": {"text": "a", "repairs": "b"}}],
)  # fmt: skip
def test_a_spoilt_journal_gives_the_lesson_s_article(value):
    """An entry that cannot be read is told, and the lesson goes on with its own article."""
    with pytest.raises(InputError):
        make().accept(value)
    Journal("02").record("article", value)
    widget = make()
    assert not widget.is_own
    assert "does not fit" in widget.kept["text"]


def test_activities_about_an_own_article_have_no_key(monkeypatch):
    """What works without a key works; the rest says how to do it by hand."""
    widget = make()
    paste(widget, monkeypatch)
    assert isinstance(widget.ask("quotations"), Marker)
    assert widget.ask("quotations").names == []
    assert isinstance(widget.ask("share"), Prediction)
    assert widget.ask("headline").original == "Bridge shut"
    verdict = widget.ask("verdict")
    assert verdict.start["claim"] == ""
    frames = widget.ask("frames")
    assert len(frames.paragraphs) == 4
    note = widget.ask("denial")
    assert isinstance(note, NoKey)
    assert "neighbor" in note._repr_html_()
    with pytest.raises(InputError, match="no activity"):
        widget.ask("nothing")


def test_answers_about_two_articles_do_not_meet(monkeypatch):
    """An answer about the lesson's article, or another own one, is not shown for this one."""
    widget = make()
    widget.ask("share").save(40)
    paste(widget, monkeypatch)
    widget.ask("share").save(60)
    assert widget.ask("share").answer == 60
    paste(widget, monkeypatch, text="Another text altogether.")
    assert widget.ask("share").answer is None
    widget.save({"choice": "lesson"})
    assert widget.ask("share").answer == 40


@pytest.mark.parametrize("case", list_cases())
def test_every_activity_of_every_case_has_a_form_for_an_own_article(case, monkeypatch):
    """Each one shows something, and none tells the lesson's key."""
    widget = ChooseArticle(case, "wire" if case == CASE else first_article(case), lesson="02")
    paste(widget, monkeypatch)
    for name in read_toml(case_path(case) / "activities.toml"):
        made = widget.ask(name)
        shown = made.static() if isinstance(made, KitWidget) else made._repr_html_()
        assert len(shown) > 40
        entry = load_activity(case, name)
        reasons = [option["reason"] for option in entry.get("options", ())]
        reasons += [r["reason"] for row in entry.get("rows", ()) for r in row.get("readings", ())]
        told = shown + (json.dumps(made.get_state(), default=str) if hasattr(made, "kept") else "")
        assert not [reason for reason in reasons if reason in told]


def first_article(case: str) -> str:
    from medialit.cases import load_case

    return load_case(case).articles[0]
