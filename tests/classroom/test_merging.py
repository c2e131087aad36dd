"""Merging: a function of the set of events alone; nothing is dropped that nobody replaced."""

from __future__ import annotations

import json
import random
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.classroom.disk import lines_of, read_lines
from medialit.classroom.events import Event, event_to_dict
from medialit.classroom.merging import Answer, State, join, key_of, merge

IDS = [f"event{number}" for number in range(6)]
EVENTS = st.builds(
    Event,
    id=st.sampled_from(IDS),
    lesson=st.just("02"),
    name=st.sampled_from(["a", "b"]),
    kind=st.sampled_from(["answer", "move"]),
    value=st.sampled_from([None, 0, 1, True, False, "", "x", [1], [True], {}]),
    time=st.sampled_from(["2026-01-01T10:00:00+00:00", "2025-01-01T10:00:00+00:00"]),
    clock=st.integers(0, 4),
    after=st.lists(st.sampled_from(IDS), max_size=3, unique=True).map(lambda a: tuple(sorted(a))),
    session=st.sampled_from(["", "s", "t"]),
)
SETS = st.lists(EVENTS, max_size=10)


def as_text(state: State) -> str:
    """Return a state so that 1 and True differ."""

    def show(answer: Answer) -> list:
        events = [answer.event, *answer.rivals]
        return [*map(event_to_dict, events), list(answer.heads)]

    answers = {name: show(answer) for name, answer in state.answers.items()}
    moves = {name: [*map(event_to_dict, made)] for name, made in state.moves.items()}
    return json.dumps([answers, moves], sort_keys=True)


@settings(deadline=None, max_examples=150)
@given(SETS, SETS, SETS)
def test_merging_is_that_of_sets(one, two, three):
    """Commutative, associative, idempotent."""
    whole = as_text(merge(one + two + three))
    assert as_text(merge(three + two + one)) == whole
    assert as_text(merge([*two, *(three + one)])) == whole
    assert as_text(merge([*one, *two, *three, *two, *one])) == whole


@settings(deadline=None, max_examples=100)
@given(SETS, st.integers(0, 2**32), st.integers(1, 4))
def test_any_order_and_any_split_over_files(events, seed, files):
    """Lines shuffled, repeated and dealt out over files give the same state."""
    chance = random.Random(seed)
    lines = [line + b"\n" for line in lines_of(events * 2).splitlines()]
    chance.shuffle(lines)
    dealt = [b"".join(lines[number::files]) for number in range(files)]
    found = [event for content in dealt for event in read_lines(content, "file")[0]]
    assert as_text(merge(found)) == as_text(merge(events))


@settings(deadline=None, max_examples=150)
@given(SETS)
def test_what_nothing_replaces_is_shown(events):
    """Each answer that no other event names stands, or is a rival of the one that stands."""
    state = merge(events)
    named = {id for event in events for id in event.after}
    confirmed = {key_of(event)[:4] for event in events if event.clock}
    for event in events:
        if event.id in named or event.value is None:
            continue
        if not event.clock and key_of(event)[:4] in confirmed:
            continue
        if event.kind == "move":
            assert key_of(event) in map(key_of, state.moves[event.name])
        else:
            answer = state.answers[event.name]
            shown = [json.dumps(each.value) for each in (answer.event, *answer.rivals)]
            assert json.dumps(event.value) in shown
            assert event.id in answer.heads


@settings(deadline=None, max_examples=100)
@given(SETS, st.data())
def test_the_next_answer_settles_it(events, data):
    """One who has seen what stands, and answers, leaves no rivals: also after a circle."""
    state = merge(events)
    for name, answer in state.answers.items():
        last = Event("the-next", "02", name, "answer", "new", answer.event.time, 5, answer.heads)
        after = merge(data.draw(st.permutations([*events, last]))).answers[name]
        assert (after.value, after.rivals, after.heads) == ("new", (), ("the-next",))


@settings(deadline=None)
@given(EVENTS, EVENTS, EVENTS)
def test_copies_join_in_any_order(one, two, three):
    """Joining is commutative, associative and idempotent, and forgets no replaced answer."""
    two, three = (
        replace(e, id=one.id, name=one.name, kind=one.kind, value=one.value) for e in (two, three)
    )
    assert join(one, two) == join(two, one)
    assert join(join(one, two), three) == join(one, join(two, three))
    assert join(one, one) == one
    assert set(join(one, two).after) == {*one.after, *two.after}


def test_an_answer_replaces_what_was_seen(make):
    """The later one stands, and there is nothing to decide."""
    answer = merge([make("second", 1, 2, ["firsts"]), make("firsts", 0, 1)]).answers["denial"]
    assert (answer.value, answer.rivals, answer.heads) == (1, (), ("second",))


def test_answers_without_knowledge_of_each_other_are_rivals(make):
    """Both are kept; the same answer given twice is no conflict."""
    answer = merge([make("one-tab", 0, 2), make("another", 1, 2)]).answers["denial"]
    assert {answer.value, *(event.value for event in answer.rivals)} == {0, 1}
    assert answer.heads == ("another", "one-tab")
    assert merge([make("one-tab", 1, 2), make("another", 1, 2)]).answers["denial"].rivals == ()


def test_1_and_true_are_two_answers(make):
    """Python's 1 == True hides nothing."""
    answer = merge([make("one-tab", 1), make("another", True)]).answers["denial"]
    assert len(answer.rivals) == 1


def test_an_answer_goes_before_starting_again_elsewhere(make):
    """Nobody who starts again in one tab empties what was answered in another meanwhile."""
    answer = merge([make("answer", 1, 2), make("emptied", None, 9)]).answers["denial"]
    assert (answer.value, answer.rivals) == (1, ())
    assert answer.heads == ("answer", "emptied")


def test_an_answer_that_arrives_late_replaces_only_what_its_page_had_shown(make):
    """What the browser held while Python was away does not push a newer answer aside."""
    old, new = make("oldold", 0, 1), make("newnew", 1, 2, ["oldold"])
    late = make("latest", 2, 3, ["oldold"])
    answer = merge([old, new, late]).answers["denial"]
    assert {answer.value, answer.rivals[0].value} == {1, 2}


def test_an_answer_can_replace_one_that_is_written_after_it(make):
    """A first try that failed and is sent again later does not come back in front."""
    second, first = make("second", 1, 1, ["firsts"]), make("firsts", 0, 2)
    assert merge([first, second]).answers["denial"].value == 1
    assert merge([first, second]).answers["denial"].rivals == ()


def test_a_circle_hides_nothing_from_everybody(make):
    """Answers that claim to replace each other: the last stands, others stay beside it."""
    circle = [make("first1", 0, 1, ["third3"]), make("second", 1, 2, ["first1"])]
    circle += [make("third3", 2, 3, ["second"]), make("itself", 3, 1, ["itself"])]
    answer = merge(circle).answers["denial"]
    assert [answer.value, *(event.value for event in answer.rivals)] == [2, 3]


def test_an_id_that_is_used_twice_hides_nothing(make):
    """Other content under the same id is another answer; both are shown."""
    answer = merge([make("aaaaaa", 0, 1), make("aaaaaa", 1, 7)]).answers["denial"]
    assert [answer.value, answer.rivals[0].value] == [1, 0]


def test_the_copy_of_the_browser_is_no_second_answer(make):
    """Before Python confirms it an event has no counter; once it has one, that copy counts."""
    copy, whole = make("aaaaaa", "raw", 0), make("aaaaaa", {"tidy": True}, 4)
    answer = merge([copy, whole]).answers["denial"]
    assert (answer.value, answer.rivals) == ({"tidy": True}, ())
    assert merge([copy]).answers["denial"].value == "raw"


def test_starting_again_takes_only_the_moves_that_were_seen(make):
    """A move of another session, not known then, stays."""
    moves = [make(f"move-{n}", n, n, kind="move") for n in (1, 2, 3)]
    again = make("again1", None, 3, ["move-1", "move-2"], kind="move")
    assert [event.value for event in merge([*moves, again]).moves["denial"]] == [3]
