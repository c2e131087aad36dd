"""Mentions become names, and names become sources with their share of the quoted words."""

from __future__ import annotations

import pytest

from medialit.model import Article
from medialit.report import analyze
from medialit.sourcing import find_quotations, share_of_voice

MENTIONS = [
    ("full name", "Ruth Adler met Karl Weiss. “No,” Adler said.", ["Ruth Adler"]),
    ("he", "Mayor Karl Weiss stood on the bridge. “No,” he said.", ["Karl Weiss"]),
    (
        "she, with a man in between",
        "“Yes,” said Mrs. Ruth Adler. Mr. Karl Weiss nodded. “No,” she said.",
        ["Ruth Adler", "Ruth Adler"],
    ),
    (
        "the title",
        "Mayor Karl Weiss stood on the bridge. “No,” the mayor said.",
        ["Karl Weiss"],
    ),
    (
        "two of one surname stay apart",
        "Ruth Adler and Paul Adler came. “No,” Ruth Adler said. “Yes,” Paul Adler said.",
        ["Ruth Adler", "Paul Adler"],
    ),
    ("nobody fits", "“No,” they said.", ["they"]),
]


@pytest.mark.parametrize(("name", "text", "speakers"), MENTIONS, ids=[m[0] for m in MENTIONS])
def test_a_mention_is_resolved_within_the_article(name, text, speakers):
    """Surnames, pronouns and titles lead to the fullest name; the unresolved stays as it is."""
    assert [quotation.speaker for quotation in find_quotations(Article(text))] == speakers


TEXT = (
    "“We will build a new bridge here,” said Mayor Karl Weiss. Officials said the old one was "
    "unsafe. According to a report, forty people cross it a day. “Never,” said Ruth Adler."
)


def test_sources_have_a_kind_and_a_role():
    """A named person, an unnamed group and a document are told apart; a title is the role."""
    sources = {source.name: source for source in analyze(Article(TEXT)).sources}
    assert sources["Karl Weiss"].kind == "named_person"
    assert sources["Karl Weiss"].role == "Mayor"
    assert sources["officials"].kind == "unnamed_group"
    assert [source.kind for name, source in sources.items() if "report" in name] == ["document"]


def test_the_share_of_voice_counts_words_in_quotation_marks():
    """Seven words of eight are the mayor's; a source that is only reported has none."""
    voices = {voice.name: voice for voice in share_of_voice(analyze(Article(TEXT)))}
    assert voices["Karl Weiss"].words == 7
    assert voices["Ruth Adler"].words == 1
    assert voices["Karl Weiss"].share == pytest.approx(7 / 8)
    assert voices["officials"].words == 0
    assert sum(voice.share for voice in voices.values()) == pytest.approx(1)


def test_nobody_quoted_gives_no_voices():
    """An article without any quotation has no share of voice, rather than a share of 0."""
    assert share_of_voice(analyze(Article("The rain stopped."))) == ()
