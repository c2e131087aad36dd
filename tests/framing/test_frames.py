"""Frames: codes and questions; cue words are offered, and no frame is claimed."""

from __future__ import annotations

import pytest

from medialit.errors import InputError
from medialit.framing import find_frame_cues, frame_scores, frames_of
from medialit.framing.frames import FrameAnswer
from medialit.model import Article, Span


@pytest.mark.parametrize(("scheme", "count"), [("generic", 5), ("policy", 15), ("function", 4)])
def test_each_scheme_has_its_frames(scheme, count):
    """Five generic frames, fifteen dimensions, four functions; each explains itself."""
    frames = frames_of(scheme)
    assert len({frame.code for frame in frames}) == count
    assert all(frame.questions or frame.about for frame in frames)


def test_cue_words_have_places():
    """A cue word names the frame a coder might think of, and where it stands."""
    text = "The cost of the fight is high."
    cues = [(cue.frame, cue.span.of(text)) for cue in find_frame_cues(Article(text))]
    assert cues == [("economic_consequences", "cost"), ("conflict", "fight")]


def test_an_unknown_scheme_lists_those_there_are():
    """The error helps on."""
    with pytest.raises(InputError, match="generic, policy, function"):
        frames_of("mine")


def test_a_readers_coding_is_the_share_of_yes():
    """Each frame gets the mean of its answers, with how many there were."""
    answers = [
        FrameAnswer("conflict", "Two sides?", True, Span(0, 4)),
        FrameAnswer("conflict", "Winners?", False),
        FrameAnswer("morality", "God?", False),
    ]
    assert [(m.name, m.value, m.n) for m in frame_scores(answers)] == [
        ("conflict", 0.5, 2),
        ("morality", 0.0, 1),
    ]
    assert frame_scores([]) == ()


def test_a_yes_needs_its_passage():
    """The message names the question that lacks one."""
    with pytest.raises(InputError, match="Two sides"):
        frame_scores([FrameAnswer("conflict", "Two sides?", True)])
