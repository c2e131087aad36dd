"""The log of moves: what is accepted, and the path that it makes."""

from __future__ import annotations

import json

import pytest

from medialit.errors import InputError
from medialit.lateral.moves import KINDS, accept_move, moves_until_done, path_of
from medialit.lateral.pages import load_web

PAGES = {page.name: page for page in load_web("helsinki-2018")}
PICTURES = {"pictures/hamburg-handshake.svg"}
START = "articles/aggregator"


def move(do: str, at: float, visit: str = "visit-1", **more: object) -> dict[str, object]:
    return {"do": do, "visit": visit, "at": int(at * 1000), **more}


def accepted(value: object) -> dict[str, object]:
    return accept_move(value, pages=PAGES, pictures=PICTURES)


PATH = [
    move("start", 0, page=START),
    move("left", 20, page=START, share=0.3),
    move("search", 20, query="daily relay", found=8),
    move("skim", 32, query="daily relay", share=0.8),
    move("open", 32, page="encyclopedia-the-relay", via="result", query="daily relay", rank=2),
    move("note", 50, page="encyclopedia-the-relay"),
    move("left", 62, page="encyclopedia-the-relay", share=1),
    move("back", 62, query="daily relay"),
    move("done", 70),
]


@pytest.mark.parametrize("value", PATH, ids=lambda value: str(value["do"]))
def test_a_move_is_accepted_as_it_is(value):
    """What the page sends is kept unchanged, and is plain JSON."""
    assert accepted(value) == value
    assert json.loads(json.dumps(accepted(value))) == value


def test_what_does_not_belong_to_a_move_is_left_out():
    """Only the keys of a kind are kept."""
    assert "html" not in accepted({**PATH[0], "html": "<b>"})


@pytest.mark.parametrize(
    "value",
    [
        None,
        [],
        "open",
        {"do": "hack"},
        {"do": ["open"]},
        {"do": "done"},
        move("open", 1, page="no-such-page", via="link"),
        move("open", 1, page=START, via="guess"),
        move("open", 1, page=[START], via="link"),
        move("open", 1, page=START, via="result", rank=-1),
        move("open", 1, page=START, via="result", rank=True),
        move("left", 1, page=START, share=1.5),
        move("left", 1, page=START, share=float("nan")),
        move("left", 1, page=START),
        move("search", 1, query="x" * 1000, found=1),
        move("picture", 1, picture="../secret.svg"),
        move("done", -1),
        {"do": "done", "visit": "visit-1", "at": 1.5},
        {"do": "done", "visit": "<script>", "at": 1},
    ],
)
def test_anything_else_is_refused(value):
    """Junk, unknown pages and numbers out of range raise an error that can be shown."""
    with pytest.raises(InputError, match="Run the cell"):
        accepted(value)


def test_a_path_tells_stays_with_their_length():
    """Each stay lasts until the next place; how much came into view stands beside it."""
    path = path_of(PATH, PAGES)
    assert [step.do for step in path] == ["start", "search", "open", "note", "back"]
    assert [step.seconds for step in path] == [20, 12, 30, None, 8]
    assert [step.share for step in path[:3]] == [0.3, 0.8, 1]
    assert path[0].words.startswith("You began on “Putin and Trump face the press")
    assert path[2].words == "You opened result 2: “The Daily Relay” (Openpedia)."
    assert path[2].stay == "30 s, all of it came into view"


def test_the_words_name_no_kind_of_page():
    """The learner finds out what a page is: the log does not say it before they are done."""
    kinds = {page.kind for page in PAGES.values()} - {"advertisement", "article"}
    moves = [move("open", n, page=name, via="link") for n, name in enumerate(PAGES)]
    for step, page in zip(path_of(moves, PAGES), PAGES.values(), strict=True):
        said = step.words.replace(page.title, "").replace(page.outlet, "")
        assert not any(kind in said for kind in kinds)


def test_a_later_visit_goes_on_where_the_last_one_ended():
    """Two visits make one path; the time between them does not count."""
    again = [move("start", 0, "visit-2", page=START), move("tab", 5, "visit-2")]
    path = path_of([*PATH, *again], PAGES)
    assert [step.at for step in path[-2:]] == [70, 75]


def test_moves_that_arrive_late_take_their_place():
    """A move that was sent again stands where its time puts it."""
    assert path_of([*PATH[:4], *PATH[5:], PATH[4]], PAGES) == path_of(PATH, PAGES)


def test_no_moves_make_no_path():
    """An empty log is valid."""
    assert path_of([], PAGES) == ()
    assert moves_until_done([]) == []


def test_what_comes_after_done_waits():
    """The path that is looked at ends with the last “I am done”."""
    assert moves_until_done([*PATH, move("tab", 90)]) == PATH
    assert moves_until_done(PATH[:3]) == PATH[:3]


def test_each_kind_has_words():
    """Whatever the kind, its step says what the learner did."""
    more = {"page": START, "query": "x", "found": 0, "share": 0, "via": "link", "picture": "p"}
    for kind, (needed, _) in KINDS.items():
        made = path_of([move(kind, 1, **{key: more[key] for key in needed})], PAGES)
        assert all(step.words.startswith("You ") for step in made)
        assert bool(made) is (kind not in ("skim", "left", "done"))
