"""The offline web's Python side: what it sends, what it keeps, and what waits for “I am done”."""

from __future__ import annotations

import json
import re
from functools import cache

import pytest

from medialit.classroom.journal import Journal
from medialit.classroom.work import export_work
from medialit.errors import InputError
from medialit.lateral.pages import load_web
from medialit.widgets import openweb
from medialit.widgets.openweb import OpenWeb

START, ANSWER = "articles/aggregator", "encyclopedia-the-relay"
NOTE = {"text": "An <b>advertising</b> agency founded it.", "page": ANSWER}


once = cache(load_web)


@pytest.fixture(autouse=True)
def with_webs_read_once(monkeypatch):
    monkeypatch.setattr(openweb, "load_web", once)


def web(lesson: str | None = "06", case: str = "helsinki-2018", **options: object) -> OpenWeb:
    asked: dict[str, object] = {
        "name": "look-up",
        "prompt": "Who is behind <this>?",
        "start": START,
        "answers": [ANSWER],
        "note": "Write it down.",
    }
    return OpenWeb(case, lesson=lesson, **{**asked, **options})  # type: ignore[arg-type]


def move(do: str, at: int, **more: object) -> dict[str, object]:
    return {"do": do, "visit": "visit-1", "at": at, **more}


def browse(widget: OpenWeb) -> None:
    """Search, look, open a page, and come back."""
    widget.save(move("start", 0, page=START), "move")
    widget.save(move("left", 20_000, page=START, share=0.3), "move")
    widget.save(move("search", 20_000, query="daily relay", found=8), "move")
    widget.save(move("skim", 30_000, query="daily relay", share=0.8), "move")
    opened = move("open", 30_000, page=ANSWER, via="result", query="daily relay", rank=2)
    widget.save(opened, "move")
    widget.save(move("note", 50_000, page=ANSWER), "move")


def finish(widget: OpenWeb, at: int = 60_000) -> None:
    widget.save(move("done", at), "move")
    widget.save({"notes": [NOTE], "done": True, "differs": {}})


def ask(widget: OpenWeb, monkeypatch: pytest.MonkeyPatch, **content: object) -> dict[str, object]:
    told: list[dict[str, object]] = []
    monkeypatch.setattr(widget, "send", told.append)
    widget.request({**content, "ticket": "t1"})
    assert [message["ticket"] for message in told] == ["t1"]
    return told[0]


def test_the_pages_go_as_plain_data_without_their_kind():
    """Every page is sent; what it is, whether it is independent and what answers is not."""
    widget = web()
    assert [page["name"] for page in widget.pages] == [p.name for p in load_web("helsinki-2018")]
    known = {"name", "title", "outlet", "address", "line", "dress", "blocks", "copies"}
    assert all(set(page) == known for page in widget.pages)
    sent = json.dumps(
        [widget.get_state(name) for name in widget.keys if name != "_esm"], default=str
    )
    for key in ("kind", "independent", "looks_like", "answers"):
        assert f'"{key}"' not in sent


def test_a_look_alike_is_dressed_as_the_page_it_imitates():
    """What only looks like another site must look like it; other pages of an outlet look alike."""
    pages = load_web("helsinki-2018")
    dress = {page["name"]: page["dress"] for page in web().pages}
    imitations = [page for page in pages if page.looks_like]
    assert imitations
    assert all(dress[page.name] == dress[page.looks_like] for page in imitations)
    assert dress["about-the-relay"] == dress[START]


def test_a_page_offers_its_earlier_copies():
    """The archive's button stands where there is a copy, with its date."""
    copies = {page["name"]: page["copies"] for page in web().pages}
    assert copies[START] == [{"page": "relay-earlier", "date": "July 16, 2018"}]
    assert copies[ANSWER] == []


def test_nothing_is_rated_before_the_learner_is_done():
    """Moves and notes alone show no path and no rubric."""
    widget = web()
    browse(widget)
    widget.save({"notes": [NOTE], "done": False, "differs": {}})
    assert widget.state == {}
    assert not widget.is_done


def test_done_shows_the_path_and_the_rubric():
    """Then the path, each criterion with its evidence, the level and the limits are shown."""
    widget = web()
    browse(widget)
    finish(widget)
    assert widget.is_done
    assert [step["lane"] for step in widget.state["path"]] == ["start", "results", "other", "note"]
    assert widget.state["level"] == "proficient"
    assert all(criterion["evidence"] for criterion in widget.state["criteria"])
    assert widget.state["limits"]
    json.dumps(widget.state)


def test_going_on_after_done_waits_for_the_next_done():
    """Later moves are kept, the page says so, and saying “I am done” again counts them."""
    widget = web()
    browse(widget)
    finish(widget)
    steps = len(widget.state["path"])
    assert not widget.state["went_on"]
    widget.save(move("tab", 70_000), "move")
    assert widget.state["went_on"]
    assert len(widget.state["path"]) == steps
    finish(widget, 80_000)
    assert not widget.state["went_on"]
    assert len(widget.state["path"]) == steps + 1


def test_path_and_notes_come_back():
    """Opened again, the widget has the notes, the path, and where the learner sees it otherwise."""
    first = web()
    browse(first)
    finish(first)
    first.save({"notes": [NOTE], "done": True, "differs": {"restraint": "I knew the list."}})
    again = web()
    assert again.answer == first.answer
    assert again.answer["differs"] == {"restraint": "I knew the list."}
    assert again.state == first.state


def test_without_a_lesson_the_path_is_shown_too():
    """A web that belongs to no lesson keeps its moves as long as it lives."""
    widget = web(None)
    browse(widget)
    finish(widget)
    assert len(widget.state["path"]) == 4


def test_moves_are_the_learners_and_go_with_the_download():
    """The log is in the exported work, as moves; starting again begins a new one."""
    widget = web()
    browse(widget)
    kinds = [event["kind"] for event in export_work()["events"]]
    assert kinds == ["move"] * 6
    Journal("06").record("look-up", None, kind="move")
    assert web().moves() == ()


def test_starting_again_begins_at_the_start(monkeypatch):
    """Where the journal has no moves any more, the page is told to begin anew."""
    told: list[object] = []
    widget = web()
    monkeypatch.setattr(widget, "send", told.append)
    widget.save(move("tab", 5), "move")
    widget.restore()
    Journal("06").record("look-up", None, kind="move")
    widget.restore()
    assert [message for message in told if "again" in message] == [
        {"again": False},
        {"again": True},
    ]


@pytest.mark.parametrize(
    "value",
    [
        "text",
        {"notes": "text"},
        {"notes": [{"text": 5, "page": ""}]},
        {"notes": [{"text": "x", "page": "no-such-page"}]},
        {"notes": [{"text": "x", "page": ["no-such-page"]}]},
        {"notes": [{"text": "x" * 6000, "page": ""}]},
        {"notes": [NOTE] * 100},
        {"notes": [], "differs": {"no-such-criterion": "x"}},
        {"notes": [], "differs": {"leave": 5}},
        {"notes": [], "differs": ["leave"]},
    ],
)
def test_what_is_no_answer_is_refused_and_does_no_harm_in_a_journal(value):
    """Junk raises an error in words; the same junk in a journal is left alone."""
    with pytest.raises(InputError):
        web().accept(value)
    Journal("06").record("look-up", value)
    assert web().answer is None


def test_spoilt_moves_are_left_out():
    """A move that does not fit any more does not stand in the way of the others."""
    Journal("06").record("look-up", {"do": "open", "page": "gone"}, kind="move")
    widget = web()
    browse(widget)
    finish(widget)
    assert len(widget.state["path"]) == 4
    widget.save({"do": "hack"}, "move")
    assert "NOT saved" in widget.kept["text"]


def test_search_answers_with_segments(monkeypatch):
    """A request is answered under its ticket, with texts and which words match."""
    results = ask(web(), monkeypatch, do="search", query="daily relay")["results"]
    assert any(["Daily", True] in found["snippet"] for found in results["found"])
    assert {"kind", "independent"}.isdisjoint(results["found"][0])
    assert ask(web(), monkeypatch, do="search", query=None)["results"]["message"]


def test_a_picture_is_sent_as_data_for_an_image(monkeypatch):
    """Only the case's own pictures are sent, each with its type."""
    found = ask(web(), monkeypatch, do="picture", name="pictures/hamburg-handshake.svg")
    assert re.match(r"data:image/svg\+xml;base64,[\w+/=]+\Z", found["address"])
    for name in ("pictures/../case.toml", "../case.toml", None, ["a"]):
        assert "no such picture" in ask(web(), monkeypatch, do="picture", name=name)["error"]


def test_the_log_can_be_seen_at_any_time(monkeypatch):
    """“My log” tells the path so far, without a rating."""
    widget = web()
    browse(widget)
    told = ask(widget, monkeypatch, do="log")
    assert len(told["path"]) == 4
    assert set(told) == {"path", "ticket"}


def test_other_messages_are_ignored(monkeypatch):
    """What the page does not send gets no reply."""
    told: list[object] = []
    widget = web()
    monkeypatch.setattr(widget, "send", told.append)
    widget.request({"do": "open the door"})
    assert told == []


def test_on_paper_it_can_be_done_by_hand():
    """Before: the task, every page, a table to fill in. After: the path and the notes."""
    widget = web()
    page = widget.static()
    assert "Who is behind &lt;this&gt;?" in page
    assert all(entry["outlet"] in page for entry in widget.pages)
    assert "Why this one?" in page
    browse(widget)
    finish(widget)
    page = widget.static()
    assert "An &lt;b&gt;advertising&lt;/b&gt; agency" in page
    assert "Level: proficient." in page
    assert "Why this one?" not in page


def test_a_page_that_is_not_there_is_named():
    """A mistake in an activity says which page, and which there are."""
    with pytest.raises(InputError, match="no-such-page"):
        web(start="no-such-page")


@pytest.mark.parametrize("case", ["council-bridge", "plant-layoffs", "screen-sleep"])
def test_it_opens_the_webs_of_other_cases(case):
    """Any case's first article can be the start; its pages are plain data."""
    first = load_web(case)[0].name
    json.dumps(web(case=case, start=first, answers=()).pages)
