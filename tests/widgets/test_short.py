"""An answer in words: examples after it, and the learner's own rating."""

from __future__ import annotations

from medialit.widgets.short import LEVELS, ShortAnswer


def answer():
    return ShortAnswer(
        lesson="02",
        name="who",
        prompt="Who is missing?",
        rubric={level: f"{level} does this" for level in LEVELS},
        exemplars={level: f"{level} example" for level in LEVELS},
    )


def test_the_rubric_comes_first_and_the_examples_last():
    """What is expected is known from the start; the examples come when the learner is done."""
    short = answer()
    assert [each["text"] for each in short.rubric] == [f"{level} does this" for level in LEVELS]
    assert "example" not in short.static()
    short.save({"text": "The shopkeepers.", "rating": None, "committed": True})
    examples = short.state["feedback"]["exemplars"]
    assert [each["text"] for each in examples] == [f"{level} example" for level in LEVELS]
    assert "example" in short.static()


def test_the_rating_is_the_learners_own():
    """It is kept with the text; what was written before the examples stays in ``checked``."""
    short = answer()
    first = {"text": "Them.", "rating": None}
    later = {"text": "Them, for they pay.", "rating": "emergent"}
    short.save(first | {"committed": True})
    short.save(later | {"committed": True, "checked": first})
    assert short.answer == later | {"committed": True, "checked": first}
    assert short.in_words(short.answer) == "Them, for they pay. (own rating: emergent)"
