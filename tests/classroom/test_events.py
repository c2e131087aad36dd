"""Events: plain data that comes back as it was, whatever a file or a page holds."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.classroom.events import (
    LARGEST_CLOCK,
    event_from_dict,
    event_to_dict,
    is_name,
    plain,
)
from medialit.errors import InputError

TEXTS = st.text(st.characters(exclude_categories=()), max_size=8)  # halves of characters, too
DATA = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=12,
)
WHOLE = {
    "id": "aaaaaa",
    "lesson": "02",
    "name": "denial",
    "kind": "answer",
    "value": [1],
    "time": "2026-01-01T10:00:00+00:00",
    "clock": 1,
    "after": [],
    "session": "s",
}


@settings(deadline=None)
@given(DATA)
def test_plain_data_reads_the_same_everywhere(value):
    """What is kept survives a file and a browser; a second time changes nothing."""
    try:
        kept = plain(value)
    except InputError:
        return
    assert json.dumps(plain(kept)) == json.dumps(kept)
    assert json.dumps(json.loads(json.dumps(kept))) == json.dumps(kept)
    json.dumps(kept, ensure_ascii=False).encode("utf-8")  # as Jupyter sends it to the page


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("half \ud800 of", "half \ufffd of"),
        ("\ud83d\ude00", "😀"),
        (["\udc00"], ["\ufffd"]),
        (1.0, 1),
        (-0.0, 0),
        (0.1, 0.1),
        (2**53 + 1, 9007199254740992.0),
        ((1, 2), [1, 2]),
        ({1: True}, {"1": True}),
    ],
)
def test_what_a_browser_cannot_hold_is_repaired(value, kept):
    """Half a character becomes U+FFFD, a tuple a list, and 1.0 is 1, as in JavaScript."""
    assert json.dumps(plain(value)) == json.dumps(kept)


def nested(levels: int) -> list:
    value: list = []
    for _ in range(levels):
        value = [value]
    return value


@pytest.mark.parametrize(
    ("value", "says"),
    [
        (float("nan"), "plain data"),
        (float("inf"), "plain data"),
        (10**400, "plain data"),
        (10**5000, "plain data"),
        ({1, 2}, "plain data"),
        (b"bytes", "plain data"),
        (nested(60), "nested"),
        (nested(100_000), "plain data"),
        ("x" * 1_000_001, "1,000,003 characters"),
    ],
    ids=lambda value: str(type(value).__name__),
)
def test_what_cannot_be_kept_is_refused(value, says):
    """The message says what can be kept instead."""
    with pytest.raises(InputError, match=says):
        plain(value)


def test_a_copy_is_kept():
    """What the caller does to the value afterwards does not change the event."""
    value = [1]
    event = event_from_dict(WHOLE | {"value": value})
    value.append(2)
    assert event.value == [1]


def test_an_event_is_plain_data_and_back():
    """Nothing is lost between an event and its line."""
    event = event_from_dict(WHOLE)
    assert event_from_dict(json.loads(json.dumps(event_to_dict(event)))) == event


@pytest.mark.parametrize(
    ("part", "value"),
    [
        ("id", "a"),
        ("id", ["aaaaaa"]),
        ("lesson", ""),
        ("name", "a b"),
        ("name", None),
        ("kind", "vote"),
        ("kind", []),
        ("time", "yesterday"),
        ("time", "2026-01-01T10:00:00"),
        ("time", "1969-12-31T10:00:00+00:00"),
        ("time", "9999-12-31T23:59:59-14:00"),
        ("time", "0001-01-01T00:00:00+14:00"),
        ("clock", -1),
        ("clock", LARGEST_CLOCK + 1),
        ("clock", 1.5),
        ("clock", True),
        ("after", "aaaaaa"),
        ("after", [1]),
        ("session", 7),
    ],
)
def test_the_message_names_what_is_wrong(part, value):
    """A damaged part is named, so that a person can find it."""
    with pytest.raises(InputError, match=part):
        event_from_dict(WHOLE | {part: value})


@settings(deadline=None)
@given(DATA | st.fixed_dictionaries({}, optional=dict.fromkeys(WHOLE, DATA)))
def test_any_data_is_an_event_or_is_refused(data):
    """Whatever a file or a page sends, nothing else can happen."""
    try:
        event = event_from_dict(data)
    except InputError:
        return
    assert event_from_dict(event_to_dict(event)) == event


def test_early_clocks_are_accepted():
    """A computer whose battery is dead believes in 1970, and can save."""
    assert event_from_dict(WHOLE | {"time": "1970-01-01T00:00:05+00:00"}).at


def test_names_of_activities():
    """Letters, digits and a few signs; never empty, never a sentence."""
    assert is_name("helsinki-2018/denial:1")
    assert not any(is_name(name) for name in ("", "a b", "x" * 121, None, "ä"))
