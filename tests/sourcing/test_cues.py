"""The list of cue words: complete, without doubles, and each form leads to its group."""

from __future__ import annotations

import pytest

from medialit.lexicons import load_lexicon
from medialit.sourcing.cues import cue_forms, may_hold_cue

GROUPS = load_lexicon("cues")["group"]


@pytest.mark.parametrize("group", GROUPS, ids=lambda g: f"{g['stance']}-{g['frame']}")
def test_a_group_says_where_it_comes_from_and_when_it_is_wrong(group):
    """Each group of cues has a stance, a message, the literature and a known error."""
    assert group["stance"] in {"neutral", "doubting", "endorsing", "negating", "emotive"}
    assert "{cue}" in group["message"]
    assert group["source"]
    assert group["known_error"]
    assert len(group["lemmas"]) == len(set(group["lemmas"])), "a word stands twice in the group"


@pytest.mark.parametrize(
    ("form", "lemma"),
    [("said", "say"), ("says", "say"), ("denied", "deny"), ("told", "tell"), ("wrote", "write"),
     ("admitted", "admit"), ("claiming", "claim")],
)  # fmt: skip
def test_a_form_leads_to_its_verb(form, lemma):
    """Inflected forms, regular and irregular, are known as forms of their verb."""
    assert cue_forms()[form].lemma == lemma


def test_every_form_is_found_as_a_word_of_its_own():
    """The pattern finds each form, and not inside a longer word."""
    for form in cue_forms():
        assert may_hold_cue(f"Then “{form.title()}”, perhaps"), form
    assert not may_hold_cue("The unsaidness of rain")
