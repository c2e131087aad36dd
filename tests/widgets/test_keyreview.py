"""The review page's Python side: decisions on disk, what stands, and the key at the end."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from medialit.assigning.drafting import draft_exercise
from medialit.errors import InputError
from medialit.model import Article, Span
from medialit.reading import article_from_markdown
from medialit.widgets import KeyReview

TEXT = """\
# The bridge <b>shuts</b>

“It will not hold 🙂,” Ruth Adler said. Mayor Dale Pruitt said that it cost $40,000 a month. The
city will close it in May, because 41 of 1,200 bolts are cracked.
"""
FIRST = "quotations:1"


@pytest.fixture
def folder(tmp_path) -> Path:
    return draft_exercise(article_from_markdown(TEXT), name="bridge", root=tmp_path / "assigned")


def entries(widget: KeyReview, item: str = "quotations") -> list[dict]:
    return next(each for each in widget.state["items"] if each["name"] == item)["entries"]


def units(widget: KeyReview, words: str) -> dict[str, int]:
    start = widget._draft.article.text.index(words)
    first, last = widget._units.range_of(Span(start, start + len(words)))
    return {"first": first, "last": last}


def decide_all(widget: KeyReview) -> None:
    for item in widget.state["items"]:
        ids = [e["id"] for e in item["entries"] if e["status"] == "open"]
        if item["name"] == "frames":
            for name in ids:
                widget.save({"do": "change", "ids": [name], "choice": "no"}, "move")
        elif ids and item["on"]:
            widget.save({"do": "accept", "ids": ids}, "move")


def test_the_page_shows_what_is_proposed(folder):
    """Each thing comes with its words, its place in words of the page, why, and what goes wrong."""
    widget = KeyReview(folder)
    first = entries(widget)[0]
    assert first["text"] == "“It will not hold 🙂,”"
    assert (first["choice"], first["status"]) == ("Ruth Adler", "open")
    assert {"first": first["first"], "last": first["last"]} == units(widget, first["text"])
    assert widget.proposals[FIRST]["reason"]
    assert widget.proposals[FIRST]["known_error"]
    assert widget.state["open"] == sum(
        e["status"] == "open" for item in widget.state["items"] if item["on"]
        for e in item["entries"]
    )  # fmt: skip
    assert not widget.is_done


def test_every_decision_is_on_disk_at_once_and_comes_back(folder):
    """A new widget, as after a restart, shows what was decided; a line a decision."""
    widget = KeyReview(folder)
    widget.save({"do": "accept", "ids": [FIRST]}, "move")
    assert "Saved ✓" in widget.kept["text"]
    [file] = (folder / "teacher" / "review").glob("*.jsonl")
    assert len(file.read_text("utf-8").splitlines()) == 1
    widget.save({"do": "undo"}, "move")
    widget.save({"do": "delete", "ids": [FIRST]}, "move")
    again = KeyReview(folder / "teacher")
    assert again.state == widget.state
    assert entries(again)[0]["status"] == "deleted"


def test_the_decisions_move_with_the_folder(folder, tmp_path):
    """On another computer, in another place, everything stands as it stood."""
    KeyReview(folder).save({"do": "delete", "ids": [FIRST]}, "move")
    moved = folder.rename(tmp_path / "elsewhere")
    assert entries(KeyReview(moved))[0]["status"] == "deleted"


def test_a_passage_comes_as_words_of_the_page(folder):
    """First and last word become the place in the article; the words are those that stand there."""
    widget = KeyReview(folder)
    move = {"do": "add", "id": "quotations:x1", "choice": "the city"}
    widget.save({**move, **units(widget, "41 of 1,200 bolts are cracked")}, "move")
    added = next(e for e in entries(widget) if e["id"] == "quotations:x1")
    assert (added["text"], added["status"]) == ("41 of 1,200 bolts are cracked", "added")
    assert widget.state["names"][-1] == "the city"


@pytest.mark.parametrize(
    "value",
    [
        None, 7, {}, {"do": "accept"}, {"do": "accept", "ids": ["x"]},
        {"do": "add", "id": "quotations:a", "first": 0, "last": 10**6},
        {"do": "add", "id": "quotations:a", "first": 5, "last": 1},
        {"do": "add", "id": "quotations:a", "first": True, "last": True},
        {"do": "accept", "ids": [FIRST], "draft": "another"},
    ],
)  # fmt: skip
def test_what_is_no_decision_is_refused(folder, sent, value):
    """Nothing is kept, and the page hears why."""
    widget = KeyReview(folder)
    if value is not None:
        widget.save(value, "move")
        assert widget.kept["failed"]
    with pytest.raises(InputError):
        widget.accept_move(value)
    with pytest.raises(InputError):
        widget.accept(value)
    assert not list((folder / "teacher").glob("review/*.jsonl"))


def test_nothing_is_a_key_until_the_teacher_says_so(folder, sent):
    """While something is open the page is told how much; then the key is written."""
    widget = KeyReview(folder)
    widget._on_message(None, {"do": "confirm", "ticket": "1"}, None)
    assert "still open: accept or delete them" in sent[-1]["told"]
    assert not (folder / "teacher" / "key.json").exists()
    decide_all(widget)
    assert (widget.state["open"], widget.state["key"]) == (0, None)
    widget._on_message(None, {"do": "confirm", "ticket": "2"}, None)
    assert sent[-1] == {"ticket": "2", "told": ""}
    assert widget.state["key"] is True
    assert widget.is_done
    key = json.loads((folder / "teacher" / "key.json").read_text("utf-8"))
    assert key["items"]["quotations"]["annotations"][0]["creator"] == ["your teacher"]


def test_a_changed_mind_after_the_key_is_told(folder):
    """The page says that the key is not what was decided any more."""
    widget = KeyReview(folder)
    decide_all(widget)
    widget.request({"do": "confirm"})
    widget.save({"do": "change", "ids": [FIRST], "choice": "the mayor"}, "move")
    assert widget.state["key"] is False
    widget.save({"do": "undo"}, "move")
    assert widget.state["key"] is True


def test_a_folder_without_a_draft_says_how_to_make_one(tmp_path):
    """The command is named."""
    with pytest.raises(InputError, match="assign make"):
        KeyReview(tmp_path)


def test_on_paper_the_decisions_stand_and_text_is_text(folder):
    """The static rendering lists each thing with what was decided, escaped."""
    widget = KeyReview(folder)
    widget.save({"do": "accept", "ids": [FIRST]}, "move")
    widget.save({"do": "change", "ids": ["quotations:2"], "choice": "<script>"}, "move")
    page = widget.static()
    assert "accepted" in page
    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "&lt;b&gt;shuts" in page


def test_a_short_article_can_be_reviewed(tmp_path):
    """Where nothing was found there is still something to decide, and no error."""
    place = draft_exercise(Article("Rain."), name="rain", root=tmp_path)
    widget = KeyReview(place)
    assert entries(widget) == []
    assert widget.state["open"] == 5
