"""The test before and after the course: nothing is told before all is judged."""

from __future__ import annotations

import json
from dataclasses import replace
from itertools import groupby, pairwise

import pytest

from medialit.cases import load_items
from medialit.classroom.journal import Journal
from medialit.errors import InputError
from medialit.widgets.rating import Rating
from medialit.widgets.rating_items import key_of, mix

ITEMS = load_items()


def synced(widget) -> str:
    """Return everything of a widget that the page can read, but its code."""
    state = widget.get_state()
    return json.dumps({key: value for key, value in state.items() if key not in ("_esm", "_css")})


def ratings(form, rely=None):
    """Return a rating of each item of a form; without ``rely`` every item is judged right."""
    return {
        key_of(item): {
            "rely": item.trustworthy if rely is None else rely,
            "sure": "quite sure",
        }
        for item in ITEMS
        if item.form == form
    }


def commit(widget, given):
    widget.save({"ratings": given, "committed": True, "checked": {"ratings": given}})


@pytest.mark.parametrize("form", ["a", "b"])
def test_the_order_is_fixed_and_mixed(form):
    """The same for everybody; neighbors of different cases; no more than three alike in a row."""
    items = [item for item in ITEMS if item.form == form]
    mixed = mix(items)
    assert mixed == mix(items[::-1])
    assert sorted(map(key_of, mixed)) == sorted(map(key_of, items))
    assert all(a.case != b.case for a, b in pairwise(mixed))
    runs = [len(list(group)) for _, group in groupby(mixed, key=lambda item: item.trustworthy)]
    assert max(runs) <= 3
    assert len(set(runs)) > 1, "strict turns would give the answer away"


@pytest.mark.parametrize("form", ["a", "b"])
def test_nothing_is_given_away_before_the_commitment(form):
    """No key, reason, way, case or number of a twin is in the page, also while a draft is saved."""
    widget = Rating(form, lesson="00")
    some = dict(list(ratings(form).items())[:7])
    widget.save({"ratings": some, "committed": False, "checked": None})
    page = synced(widget)
    assert "trustworthy" not in page
    assert "false_alarms" not in page
    for item in widget._items.values():
        assert json.dumps(item.headline)[1:-1] in page
        assert json.dumps(item.reason)[1:-1] not in page
        assert json.dumps(item.way)[1:-1] not in page
    assert widget.state == {}
    assert all(set(post) == {"key", "headline", "outlet", "url", "text"} for post in widget.posts)
    assert len({len(post["key"]) for post in widget.posts}) == 1


def test_a_draft_is_kept_and_is_back():
    """Each judgment is saved at once; opening the lesson again brings all of them back."""
    some = dict(list(ratings("a").items())[:7])
    Rating("a", lesson="00").save({"ratings": some, "committed": False, "checked": None})
    again = Rating("a", lesson="00")
    assert again.answer["ratings"] == some
    assert not again.is_done
    assert again.in_words(again.answer) == "7 of 20 posts judged (a draft)"


def test_half_a_judgment_is_a_draft():
    """With one post open, “I am done” does not count yet, and nothing is told."""
    given = ratings("a")
    given[next(iter(given))]["sure"] = None
    widget = Rating("a", lesson="00")
    commit(widget, given)
    assert widget.answer["ratings"] == given
    assert not widget.is_done
    assert widget.state == {}


def test_form_a_ends_with_the_measures_and_without_a_key():
    """The counts and the two measures come, but no reason and no key of any single post."""
    widget = Rating("a", lesson="00")
    commit(widget, ratings("a"))
    said = widget.state["feedback"]
    assert widget.is_done
    assert said["table"] == [[10, 0], [0, 10]]
    assert [measure["title"][:5] for measure in said["measures"]] == ["Telli", "Leani"]
    assert "20 posts are few" in said["cautions"][0]
    assert set(said) == {"table", "measures", "rest", "cautions"}
    page = synced(widget)
    assert all(json.dumps(item.reason)[1:-1] not in page for item in ITEMS)


def test_distrusting_everything_is_no_telling_apart():
    """Whoever relies on nothing leans to distrust, with a d′ of 0: the two are kept apart."""
    widget = Rating("a", lesson="00")
    commit(widget, ratings("a", rely=False))
    telling, leaning = widget.state["feedback"]["measures"]
    assert telling["title"].endswith(": 0.0")
    assert "You lean to distrust" in leaning["words"]
    assert leaning["place"] < leaning["zero"]


def test_form_b_shows_both_tests_and_each_reason():
    """Before and after stand side by side; every post of both tests has its reason and way."""
    commit(Rating("a", lesson="00"), ratings("a", rely=True))
    widget = Rating("b", lesson="07")
    commit(widget, ratings("b"))
    said = widget.state["feedback"]
    assert [row["what"] for row in said["changes"]][:2] == ["Telling apart (d′)", "Leaning (c)"]
    assert said["changes"][2]["before"] == "10 of 10"
    assert len(said["posts"]) == 40
    assert sum(not post["agreed"] for post in said["posts"]) == 10
    assert all(post["reason"] and post["way"] for post in said["posts"])
    assert "would not prove that the course caused it" in said["cautions"][-1]


@pytest.mark.parametrize(
    "first", [None, "junk", {"ratings": {}}, {"committed": True, "checked": {"ratings": [1]}}]
)
def test_form_b_without_a_first_test_has_nothing_to_compare(first):
    """Where the first test is missing, not finished or spoilt, form b stands alone."""
    if first is not None:
        Journal("00").record("items", first)
    widget = Rating("b", lesson="07")
    commit(widget, ratings("b"))
    said = widget.state["feedback"]
    assert said["changes"] == []
    assert len(said["posts"]) == 20


@pytest.mark.parametrize(
    "junk",
    [
        None,
        7,
        "text",
        {},
        {"ratings": None},
        {"ratings": []},
        {"ratings": {"391047ed68db": None}},
        {"ratings": {"391047ed68db": {"rely": 1, "sure": None}}},
        {"ratings": {"391047ed68db": {"rely": True, "sure": "very"}}},
        {"ratings": {}, "committed": True, "checked": {"ratings": 3}},
    ],
)
def test_what_is_no_answer_is_refused(junk):
    """What the page sends by mistake is refused in words; a spoilt journal breaks nothing."""
    widget = Rating("a", lesson="00")
    with pytest.raises(InputError):
        widget.accept(junk)
    Journal("00").record("items", junk)
    assert Rating("a", lesson="00").answer is None


def test_posts_that_are_gone_do_not_spoil_the_rest():
    """After a case was taken away its judgments are left out; after one was added it is open."""
    given = ratings("a") | {"000000000000": {"rely": True, "sure": "certain"}}
    widget = Rating("a", lesson="00")
    commit(widget, given)
    assert widget.is_done
    assert len(widget.answer["ratings"]) == 20
    extra = replace(next(item for item in ITEMS if item.form == "a"), case="mine")
    more = Rating("a", lesson="00", items=[*ITEMS, extra])
    assert len(more.posts) == 21
    assert not more.is_done
    assert len(more.answer["ratings"]) == 20


def test_a_form_without_items_says_so():
    """Without items there is nothing to judge."""
    with pytest.raises(InputError, match="no items of form"):
        Rating("a", lesson="00", items=[])


def test_the_test_can_be_done_on_paper():
    """Boxes to tick before, ticked ones and the numbers after; all text is escaped."""
    first, second = [item for item in ITEMS if item.form == "a"][:2]
    item = replace(first, headline="<b>Bold</b> & free", trustworthy=True)
    other = replace(second, trustworthy=False)
    widget = Rating("a", lesson=None, items=[item, other])
    assert "&lt;b&gt;Bold&lt;/b&gt; &amp; free" in widget.static()
    assert "☐ I would" in widget.static()
    assert "☒" not in widget.static()
    commit(widget, {key_of(each): {"rely": True, "sure": "certain"} for each in (item, other)})
    assert "☒ certain" in widget.static()
    assert "Leaning (c)" in widget.static()
    assert "What these numbers do not say" in widget.static()


def test_form_b_on_paper_has_the_reasons():
    """The exported page of lesson 07 holds what the living one shows."""
    commit(Rating("a", lesson="00"), ratings("a", rely=True))
    widget = Rating("b", lesson="07")
    commit(widget, ratings("b"))
    assert "How to find out" in widget.static()
    assert "Before" in widget.static()
