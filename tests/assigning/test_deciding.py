"""Decisions as moves: what stands is a fold over them, and nothing is overwritten."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.assigning.deciding import review_draft, what_is_missing
from medialit.assigning.drafts import load_draft
from medialit.assigning.moves import read_move, read_moves
from medialit.errors import InputError

FIRST = "quotations:1"


@pytest.fixture
def draft(made):
    return load_draft(made)


def entry(draft, moves, name=FIRST):
    review = review_draft(draft, read_moves(draft, moves))
    return next(e for item in review.items for e in item.entries if e.id == name)


def of(draft, item: str):
    return next(i.proposals for i in draft.items if i.name == item)


def change(name: str, **fields):
    return {"do": "change", "ids": [name], **fields}


def test_everything_that_is_offered_is_open_at_first(draft):
    """Open is what is offered in items that are on; what is not offered is out."""
    review = review_draft(draft, ())
    offered = sum(p.offered for i in draft.items if i.on for p in i.proposals)
    assert review.open == offered > 10
    assert what_is_missing(review) == (f"{offered} are still open: accept or delete them.",)


@pytest.mark.parametrize(
    ("moves", "status"),
    [
        ([], "open"),
        ([{"do": "accept", "ids": [FIRST]}], "accepted"),
        ([{"do": "delete", "ids": [FIRST]}], "deleted"),
        ([change(FIRST, choice="the town")], "changed"),
        ([{"do": "delete", "ids": [FIRST]}, {"do": "accept", "ids": [FIRST]}], "accepted"),
        ([{"do": "accept", "ids": [FIRST]}, {"do": "undo"}], "open"),
        ([{"do": "undo"}], "open"),
        ([{"do": "accept", "ids": [FIRST]}, {"do": "delete", "ids": [FIRST]}, {"do": "undo"}],
         "accepted"),
        ([{"do": "delete", "ids": [FIRST]}, {"do": "undo"}, {"do": "undo"}], "open"),
        ([{"do": "delete", "ids": ["quotations:999"]}], "open"),
    ],
)  # fmt: skip
def test_a_decision_stands_until_the_next_one(draft, moves, status):
    """Accepted, changed, deleted, brought back, taken back; unknown things do nothing."""
    assert entry(draft, moves).status == status


def test_many_are_accepted_at_once_and_taken_back_at_once(draft):
    """One move is one decision, however many things it is about."""
    ids = [p.id for p in of(draft, "quotations")]
    moves = [{"do": "accept", "ids": ids}]
    open_before = review_draft(draft, ()).open
    assert review_draft(draft, read_moves(draft, moves)).open == open_before - len(ids)
    assert review_draft(draft, read_moves(draft, [*moves, {"do": "undo"}])).open == open_before


def test_a_passage_can_get_other_words_and_another_speaker(draft):
    """Both stand, with the words that the article has there."""
    start = draft.article.text.index("Garnet Bridge will")
    moves = [change(FIRST, start=start, end=start + 13), change(FIRST, choice="Ines  Brandt ")]
    found = entry(draft, moves)
    assert found.span.of(draft.article.text) == "Garnet Bridge"
    assert found.choice == "Ines Brandt"
    assert found.status == "changed"


def test_what_is_added_stands_in_its_place(draft):
    """An added passage has its words from the article and comes in reading order."""
    text = draft.article.text
    start = text.index("41 bolts")
    move = {"do": "add", "id": "quotations:new-1", "start": start, "end": start + 8, "choice": ""}
    review = review_draft(draft, read_moves(draft, [move]))
    entries = review.items[0].entries
    assert [e.span.start for e in entries] == sorted(e.span.start for e in entries)
    added = next(e for e in entries if e.id == "quotations:new-1")
    assert (added.text, added.status, added.is_in) == ("41 bolts", "added", True)
    gone = entry(draft, [move, {"do": "delete", "ids": ["quotations:new-1"]}], "quotations:new-1")
    assert gone.status == "deleted"


def test_a_question_needs_an_answer_and_a_yes_its_paragraph(draft):
    """Accepting without an answer leaves it open; so does a yes without a paragraph."""
    name = of(draft, "frames")[0].id
    assert entry(draft, [{"do": "accept", "ids": [name]}], name).status == "open"
    assert entry(draft, [change(name, choice="no")], name).status == "changed"
    assert entry(draft, [change(name, choice="yes")], name).status == "open"
    both = [change(name, choice="contested"), change(name, paragraph=3)]
    assert entry(draft, both, name).status == "changed"


def test_a_question_that_lay_ready_is_open_when_it_is_brought_in(draft):
    """Bringing it in does not answer it."""
    name = next(p.id for p in of(draft, "frames") if not p.offered)
    assert entry(draft, [], name).status == "deleted"
    assert entry(draft, [{"do": "accept", "ids": [name]}], name).status == "open"


def test_an_item_can_be_taken_out_and_its_points_changed(draft):
    """What is in an item that is out is not open any more."""
    moves = [{"do": "item", "item": "claims", "on": False},
             {"do": "item", "item": "sources", "points": 9}]  # fmt: skip
    items = {i.template.name: i for i in review_draft(draft, read_moves(draft, moves)).items}
    assert items["claims"].open == ()
    assert items["sources"].points == 9


def test_an_item_with_too_little_in_it_is_told(draft):
    """Nothing to mark, or one card alone, is no task."""
    moves = [
        {"do": "delete", "ids": [p.id for p in of(draft, "quotations")]},
        {"do": "delete", "ids": [p.id for p in of(draft, "sources")][1:]},
    ]
    told = " ".join(what_is_missing(review_draft(draft, read_moves(draft, moves))))
    assert "“Mark the quotations” has nothing in it" in told
    assert "“Who speaks here?” has one source only" in told


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (None, "cannot be read"),
        ([], "cannot be read"),
        ({"do": "explode"}, "cannot be read"),
        ({"do": ["accept"]}, "cannot be read"),
        ({"do": "accept"}, "cannot be read"),
        ({"do": "accept", "ids": []}, "cannot be read"),
        ({"do": "accept", "ids": ["../key"]}, "cannot be read"),
        ({"do": "accept", "ids": ["nowhere:1"]}, "cannot be read"),
        ({"do": "accept", "ids": [FIRST], "draft": "0"}, "another draft"),
        (change(FIRST, choice=7), "cannot be read"),
        (change(FIRST, choice="x" * 200), "too long"),
        (change(FIRST, start=5, end=5), "Choose a passage"),
        (change(FIRST, start=True, end=9), "outside"),
        (change(FIRST, start=0, end=10**9), "outside"),
        (change("claims:1", choice="nonsense"), "Choose one of"),
        (change("claims:1", text="  "), "needs some words"),
        (change("frames:1", choice="maybe"), "Choose one of"),
        (change("frames:1", paragraph=99), "paragraphs 1 to"),
        ({"do": "add", "id": "frames:x", "start": 0, "end": 5}, "Nothing can be added"),
        ({"do": "item", "item": "leave-the-page", "on": False}, "leaves the page"),
        ({"do": "item", "item": "claims", "points": 0}, "whole number"),
        ({"do": "item", "item": "claims", "points": True}, "whole number"),
        ({"do": "item", "item": ["claims"], "on": True}, "cannot be read"),
    ],
)
def test_what_is_no_decision_is_refused(draft, value, said):
    """Each says in words what is wrong."""
    with pytest.raises(InputError, match=said):
        read_move(draft, value)


def test_a_line_that_cannot_be_read_is_left_out(draft):
    """The decisions before and after it stand."""
    moves = [{"do": "accept", "ids": [FIRST]}, {"do": "?"}, 7, {"do": "undo"}]
    assert entry(draft, moves).status == "open"
    assert entry(draft, moves[:-1]).status == "accepted"


IDS = [f"{item}:{n}" for item in ("quotations", "claims", "sources", "frames") for n in (1, 2, 9)]
MOVES = st.one_of(
    st.builds(lambda d, i: {"do": d, "ids": [i]}, st.sampled_from(["accept", "delete"]),
              st.sampled_from(IDS)),
    st.builds(lambda i, s, n, c: change(i, start=s, end=s + n, choice=c),
              st.sampled_from(IDS), st.integers(-1, 700), st.integers(-1, 40),
              st.sampled_from(["", "Ruth Adler", "yes", "no", "quantity", "document"])),
    st.builds(lambda i, s, n: {"do": "add", "id": i, "start": s, "end": s + n, "choice": ""},
              st.sampled_from(["quotations:a", "quotations:b", "claims:a"]), st.integers(0, 700),
              st.integers(0, 40)),
    st.just({"do": "undo"}),
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(MOVES, max_size=25))
def test_whatever_is_decided_passages_are_the_words_they_say(made, moves):
    """Every passage stands in the article, and a mark’s words are those that stand there."""
    draft = load_draft(made)
    text = draft.article.text
    read = read_moves(draft, moves)
    assert read_moves(draft, read) == read
    for item in review_draft(draft, read).items:
        for found in item.entries:
            assert found.span is None or found.span.of(text).strip()
            assert item.template.type != "mark" or found.span.of(text) == found.text
