"""Rewriting a headline: what changed is shown, and the facts are the learner's judgement."""

from __future__ import annotations

import pytest

from medialit.widgets.rewrite import Rewrite


@pytest.fixture
def rewrite():
    return Rewrite(
        lesson="04",
        name="headline",
        prompt="Rewrite it.",
        original="Mill Bridge was closed on Monday",
        frames=["Conflict", "human interest"],
        facts=["Which bridge", "When"],
    )


def test_changes_are_shown_while_it_is_a_draft(rewrite):
    """Removed and added words come with every draft; nothing else is said."""
    rewrite.save({"frame": None, "text": "Mill Bridge was slammed shut on Monday", "facts": []})
    assert rewrite.state == {"changes": [{"first": "closed", "second": "slammed shut"}]}
    rewrite.save({"frame": None, "text": " ", "facts": []})
    assert rewrite.state == {"changes": []}


def test_the_tool_looks_at_the_words_after_the_commitment(rewrite):
    """Loaded words and hedges come with their known errors; unticked facts are named."""
    text = "A shocking fight: perhaps Mill Bridge stays closed"
    rewrite.save({"frame": "Conflict", "text": text, "facts": [0], "committed": True})
    said = rewrite.state["feedback"]
    assert {each["words"]: each["title"] for each in said["findings"]} == {
        "shocking": "Loaded language",
        "perhaps": "Hedge",
    }
    assert all(each["known_error"] for each in said["findings"])
    assert said["open"] == ["When"]


def test_the_same_words_are_no_version_yet(rewrite):
    """A commitment needs a change."""
    same = {"frame": "Conflict", "text": rewrite.original, "facts": []}
    rewrite.save(same | {"committed": True})
    assert "Write your version first." in rewrite.kept["text"]


def test_frames_say_what_to_look_for(rewrite):
    """The codebook's question stands beside the frame, however it is capitalized."""
    assert all(frame["about"].strip() for frame in rewrite.frames)


def test_the_active_voice_is_drafted_only_when_asked_for(rewrite, sent):
    """The draft comes with its warning; without a doer the tool asks for one."""
    assert rewrite.passive
    rewrite._on_message(rewrite, {"do": "draft", "doer": "the city"}, [])
    assert sent[0]["drafted"]["active"] == "The city closed Mill Bridge on Monday"
    assert "check" in sent[0]["drafted"]["note"]
    for doer in ("", None):
        rewrite._on_message(rewrite, {"do": "draft", "doer": doer}, [])
        assert sent[-1]["drafted"]["active"] == ""
        assert sent[-1]["drafted"]["note"]
    rewrite._on_message(rewrite, {"do": "dance"}, [])
    assert len(sent) == 3


def test_without_a_passive_nothing_is_offered():
    """The offer stands only where the rule has something to turn round."""
    widget = Rewrite(
        lesson=None, name="x", prompt="p", original="The city closed it", frames=[], facts=[]
    )
    assert not widget.passive
