"""Swapping the cue verb: silence about a verb until the learner has predicted it."""

from __future__ import annotations

import pytest

from medialit.classroom.sorting import Keyed
from medialit.errors import InputError
from medialit.widgets.swap import VerbSwap

VERBS = [Keyed("claimed", "doubting", "Perhaps not."), Keyed("mused", "neutral", "The manner.")]


def swap(cue="said"):
    return VerbSwap(
        lesson="03",
        name="verbs",
        prompt="Swap.",
        sentence="“Safe,” she said.",
        cue=cue,
        verbs=VERBS,
    )


def test_the_page_gets_the_sentence_in_segments():
    """Joined they are the sentence; the middle one is the cue."""
    assert swap().segments == ["“Safe,” she ", "said", "."]
    with pytest.raises(InputError, match="does not stand in"):
        swap(cue="denied")


def test_only_predicted_verbs_are_explained():
    """A verb's effect, and what the lexicon says, wait for the prediction of that verb."""
    widget = swap()
    first = {"verb": "claimed", "stances": {"claimed": "neutral"}}
    widget.save(first | {"committed": True})
    said = widget.state["feedback"]
    assert list(said) == ["claimed"]
    assert said["claimed"]["note"]["headline"] == "The key says “doubting”."
    assert said["claimed"]["note"]["reasons"] == ("Perhaps not.",)
    assert said["claimed"]["lexicon"]["stance"] == "doubting"
    assert "Hooper" in said["claimed"]["lexicon"]["literature"]
    assert said["claimed"]["lexicon"]["known_error"]
    assert not widget.is_done
    both = {"verb": "mused", "stances": {"claimed": "neutral", "mused": "neutral"}}
    widget.save(both | {"committed": True})
    assert widget.state["feedback"]["mused"]["lexicon"] is None
    assert widget.is_done


def test_the_verb_as_it_stands_can_be_put_back():
    """The sentence's own verb may be chosen though nothing is asked about it."""
    widget = swap()
    widget.save({"verb": "said", "stances": {}})
    assert widget.answer["verb"] == "said"


def test_a_phrase_is_looked_up_by_its_verb():
    """What the lexicon says of “told” is said of “told the council”, too."""
    widget = VerbSwap(
        lesson=None,
        name="x",
        prompt="Swap.",
        sentence="“No,” she said.",
        cue="said",
        verbs=[Keyed("told the council", "neutral", "It adds a fact.")],
    )
    stances = {"told the council": "neutral"}
    widget.save({"verb": "told the council", "stances": stances, "committed": True})
    assert "“told”" in widget.state["feedback"]["told the council"]["lexicon"]["message"]
