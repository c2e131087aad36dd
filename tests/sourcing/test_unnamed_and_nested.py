"""Sources without a name, words inside words, and records as tables."""

from __future__ import annotations

import pytest

from medialit.model import Article
from medialit.sourcing import (
    as_rows,
    as_table,
    find_nested_quotations,
    find_unnamed_sources,
    name_sources,
    share_of_voice,
)  # fmt: skip

REASONS = [
    ("“No,” said an official, who asked not to be named.", "who asked not to be named"),
    (
        "Two engineers said the bridge had moved. They spoke on condition of anonymity because "
        "they feared for their jobs.",
        "on condition of anonymity because they feared for their jobs",
    ),
    (
        "“No,” said an aide who was not authorized to speak publicly about it.",
        "was not authorized to speak publicly about it",
    ),
    ("Officials said the bridge had moved. It rained.", None),
]


@pytest.mark.parametrize(("text", "reason"), REASONS)
def test_the_reason_for_not_naming_is_found_or_said_to_be_missing(text, reason):
    """The article's own words give the reason; AP's conditions stay questions."""
    [source] = find_unnamed_sources(Article(text))
    assert (source.reason.of(text) if source.reason else None) == reason
    assert len(source.questions) == 3
    assert all(question.endswith("?") for question in source.questions)


def test_named_people_are_not_unnamed():
    """A name, an institution and an unresolved pronoun are no unnamed sources."""
    text = "“No,” said Ruth Adler. The city said so too. “Perhaps,” she said."
    assert find_unnamed_sources(Article(text)) == ()


def test_words_inside_words_are_linked_to_the_outer_ones():
    """What the mayor told the police is told by Ruth Adler."""
    text = "It rained. The mayor had told the police that he was ill, Ruth Adler said."
    [nested] = find_nested_quotations(Article(text))
    assert nested.quotation.content[0].of(text) == "he was ill"
    assert nested.quotation.cue.of(text) == "told"
    assert nested.outer == 0


def test_a_charge_that_nobody_makes_has_an_absent_source():
    """A rumour without an owner, and an accusation in the passive, give the source nobody."""
    for text in ("There were rumours that the bridge had moved.", "The firm is accused of fraud."):
        assert [s.kind for s in name_sources(Article(text))] == ["absent"]


def test_voices_tell_the_cues_and_their_stance():
    """Each source comes with the cues used for it, and what they tell of distance."""
    text = (
        "“We lost,” Ruth Adler said. “We will win,” Ruth Adler said. "
        "Karl Weiss denied that he lost."
    )
    voices = {voice.name: voice for voice in share_of_voice(Article(text))}
    assert [(u.cue, u.stance, u.times) for u in voices["Ruth Adler"].cues] == [
        ("said", "neutral", 2)
    ]
    assert [(u.cue, u.stance) for u in voices["Karl Weiss"].cues] == [("denied", "negating")]


def test_records_become_rows():
    """Without pandas a table is a list of dicts; with it, a DataFrame of the same rows."""
    voices = share_of_voice(Article("“We lost,” Ruth Adler said."))
    rows = as_rows(voices)
    assert rows[0]["name"] == "Ruth Adler"
    table = as_table(voices)
    assert table == rows or list(table["name"]) == ["Ruth Adler"]


@pytest.mark.parametrize(
    "text", ["", "Only a headline", "Нет, сказал он.", "「いいえ」と彼は言った。", "“” “"]
)
def test_little_or_other_text_is_no_error(text):
    """Empty text, a headline, other scripts and lone marks give empty results."""
    article = Article(text)
    assert share_of_voice(article) == ()
    assert find_unnamed_sources(article) == ()
    assert find_nested_quotations(article) == ()
