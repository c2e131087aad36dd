"""Wording: lexicons, the voice a finding stands in, measures, and fairness."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medialit import analyze, article_from_text
from medialit.framing import find_framing
from medialit.lexicons import load_lexicon
from medialit.model import Article
from medialit.rules import all_rules

ARTICLE = """Join our brand new channel for uncensored news!

Mayor slams disgraceful vote

By Ruth Adler

The mayor slammed the vote on Monday. “It is a disgraceful sham,” Ana Ruiz said.
Critics say the plan was rushed.
"""


def marks(text, label):
    return [a.span.of(text) for a in find_framing(Article(text)) if a.label == label]


def test_each_hit_says_in_whose_words_it_stands():
    """The same word is the reporter's, the headline's, a speaker's or a promotion's."""
    article = article_from_text(ARTICLE)
    voices = [
        (a.span.of(article.text), a.voice)
        for a in find_framing(article)
        if a.label == "framing.loaded"
    ]
    assert voices == [
        ("brand new", "promotion"),
        ("uncensored", "promotion"),
        ("slams", "headline"),
        ("disgraceful", "headline"),
        ("slammed", "reporter"),
        ("disgraceful", "quotation"),
        ("sham", "quotation"),
    ]


def test_a_quoted_word_names_its_speaker():
    """The message says whose words they are."""
    article = article_from_text(ARTICLE)
    [sham] = [a for a in find_framing(article) if a.span.of(article.text) == "sham"]
    assert "In the quoted words of Ana Ruiz." in sham.message


def test_the_measures_keep_the_voices_apart():
    """Loaded words of speakers are not counted among the reporter's; each has its own n."""
    measures = {m.name: m for m in analyze(article_from_text(ARTICLE)).measures}
    reporter = measures["loaded_language_in_reporters_words"]
    quoted = measures["loaded_language_in_quoted_words"]
    assert quoted.n == 5
    assert quoted.value == pytest.approx(2 / 5 * 1000)
    assert reporter.value == pytest.approx(1 / reporter.n * 1000)
    assert reporter.unit == "per 1000 words"


@pytest.mark.parametrize(
    ("text", "label", "found"),
    [
        ("It is clearly wrong.", "framing.booster", ["clearly"]),
        ("It is not always wrong.", "framing.booster", []),
        ("There was no harm at all.", "framing.booster", ["at all"]),
        ("Mr. Savage spoke to Ms. Hope Champion.", "framing.loaded", []),
        ("MAYOR SLAMS PLAN\n\nThe mayor spoke on Monday.", "framing.loaded", ["SLAMS"]),
        (
            "An anti-immigrant, job-killing plan.",
            "framing.loaded",
            ["anti-immigrant", "job-killing"],
        ),
        ("As many as 40 came.", "framing.hedge", []),
        ("How many came?", "framing.hedge", []),
        ("Some 40 people came.", "framing.hedge", []),
        ("The plan is widely believed to fail.", "framing.hedge", ["is widely believed"]),
        ("It may rain; it may have rained.", "framing.modal", ["may"]),
        ("It may rain; it may have rained.", "framing.hedge", ["may have"]),
        ("He did not realize that it failed.", "framing.presupposition", ["realize that"]),
        ("They spoke of its alleged annexation of the isle.", "framing.presupposition", []),
        (
            "They spoke of its annexation of the isle.",
            "framing.presupposition",
            ["its annexation of"],
        ),
        ("The closure of the school by the council.", "framing.nominalization", []),
        ("While he slept, it burned. He ate while it burned.", "framing.contrast", ["While"]),
    ],
)
def test_wording_in_its_context(text, label, found):
    """Negation, names, headlines in capitals, hyphens and neighbors are heeded."""
    assert marks(text, label) == found


def test_every_group_names_its_literature_and_belongs_to_a_rule():
    """A word cannot be added without a source, a rule, and through it a known error."""
    names = {rule.name for rule in all_rules()}
    for group in load_lexicon("wording")["group"]:
        assert group["rule"] in names
        assert len(group["source"]) > 10
    for group in load_lexicon("loaded")["group"]:
        assert all(len(group[key]) > 3 for key in ("source", "note", "gentler", "known_error"))


@given(st.text(max_size=300))
def test_findings_lie_in_the_text_whatever_it_is(text):
    """No text raises, and every span lies inside of it."""
    for annotation in find_framing(Article(text)):
        assert 0 <= annotation.span.start < annotation.span.end <= len(text)


SENTENCES = [
    "{person} slammed the plan of {party} on Monday.",
    "{person} was accused of fraud, {outlet} reported.",
    "{country} denied that it had invaded its neighbor in 2014.",
    "Critics say {party} failed to answer {outlet}.",
    "{outlet} said that {country} cut 120 jobs because prices rose by 4 percent.",
    "{person} will probably win, and {country} may lose.",
    "The topic of {country}’s annexation of the island is on people’s minds.",
    "“{party} is a disgrace,” {person} told {outlet}.",
    "It is clear that {person} should resign.",
    "{person} was arrested by police in {country}.",
]
NAMES = {
    "person": ["Ana Ruiz", "Bo Larsen", "Mei Chen", "Omar Haddad", "Ruth Adler"],
    "party": [
        "the Green Party",
        "the Labour Party",
        "the Union Party",
        "the Liberal Party",
        "the Reform Party",
    ],
    "country": ["Norway", "Brazil", "Japan", "Kenya", "Poland"],
    "outlet": [
        "the Daily Relay",
        "the Evening Post",
        "the Morning Star",
        "the Northern Echo",
        "the City Herald",
    ],
}


def test_swapping_names_changes_no_label():
    """Parties, countries, outlets and persons do not matter: at most 1 % of labels may change."""
    rotations = list(itertools.product(range(5), repeat=2))
    changed = compared = 0
    for sentence, (first, second) in itertools.product(SENTENCES, rotations):
        compared += 2
        shapes = [
            _shape(sentence, {kind: names[n] for kind, names in NAMES.items()})
            for n in (first, second)
        ]
        changed += 2 * (shapes[0] != shapes[1])
    assert compared == 500
    assert changed <= 0.01 * compared


def _shape(sentence, names):
    """The labels of a sentence and its claims, without where they stand."""
    report = analyze(sentence.format(**names))
    labels = [a.label for a in report.annotations if a.label.startswith(("framing", "claims"))]
    return labels, [(c.kind, c.claim_type, c.worthiness) for c in report.claims]
