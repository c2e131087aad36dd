"""Claims: what is asserted and by whom, of what kind, how worth checking, with what evidence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medialit import analyze
from medialit.claims import compare_words, find_claims, find_number_questions, reasons_to_check
from medialit.claims.worthiness import ERROR_RATE, worthiness_of
from medialit.model import Article


def claims_of(text):
    return [(c.span.of(text), c.kind, c.attributed_to) for c in find_claims(Article(text))]


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            "The council cut 12 jobs, but it kept the library.",
            [("The council cut 12 jobs", "fact", None), ("it kept the library", "fact", None)],
        ),
        (
            "“We lost two boats. Nobody helped us,” said Ana Ruiz.",
            [("We lost two boats.", "fact", "Ana Ruiz"), ("Nobody helped us", "fact", "Ana Ruiz")],
        ),
        (
            "Ana Ruiz said that the bridge is unsafe.",
            [("Ana Ruiz said that the bridge is unsafe", "fact", "Ana Ruiz")],
        ),
        (
            "Bo Larsen denied that he took money.",
            [("Bo Larsen denied that he took money", "fact", None)],
        ),
        (
            "I think that the bridge is unsafe.",
            [("I think that the bridge is unsafe", "opinion", None)],
        ),
        (
            "The talks were about Norland’s annexation of the island.",
            [
                ("The talks were about Norland’s annexation of the island", "fact", None),
                ("Norland’s annexation of the island", "presupposed", None),
            ],
        ),
        ("Watch live here:", []),
        ("Subscribe to our newsletter.", []),
        ("", []),
        ("Quiet.", []),
    ],
)
def test_who_asserts_what(text, claims):
    """Each clause is a claim of the reporter's or of a source's; denials are the reporter's."""
    assert [(words.rstrip("."), kind, who) for words, kind, who in claims_of(text)] == [
        (words.rstrip("."), kind, who) for words, kind, who in claims
    ]


@pytest.mark.parametrize(
    ("text", "kind", "claim_type"),
    [
        ("The mayor was elected in 2019.", "fact", "other"),
        ("Sales fell by 4 percent.", "fact", "quantity"),
        ("Smoking causes cancer.", "fact", "correlation or causation"),
        ("The law bans plastic bags.", "fact", "law or rule"),
        ("I saw the accident.", "fact", "personal experience"),
        ("The bridge will open in May.", "prediction", "prediction"),
        ("We will rebuild every house.", "promise", "prediction"),
        ("The council should resign.", "opinion", "not a claim"),
        (
            "The council should resign because it lost 2 million euros.",
            "reasoned_judgment",
            "quantity",
        ),
        ("Is the bridge safe?", "question", "not a claim"),
    ],
)
def test_kinds_of_claim(text, kind, claim_type):
    """Fact, opinion, reasoned judgment, prediction, promise, question; and Full Fact's kinds."""
    [claim] = find_claims(Article(text))
    assert (claim.kind, claim.claim_type) == (kind, claim_type)


@given(st.text(max_size=200))
def test_the_reasons_add_up_to_the_score(text):
    """Whatever the text, the sum of the reasons is the score, from 0 to 1."""
    reasons = reasons_to_check(text)
    total = sum(reason.weight for reason in reasons)
    assert worthiness_of(reasons) == pytest.approx(total, abs=1e-9)
    assert 0 <= worthiness_of(reasons) <= 1
    assert reasons[0].name == "start"


def test_a_record_outranks_a_wish():
    """A figure with a deed is more worth checking than a hope, and the reasons say why."""
    record = reasons_to_check("The senator voted against 12 tax bills in 2019.")
    wish = reasons_to_check("I hope you will like our town.")
    assert worthiness_of(record) > 0.6 > 0.3 > worthiness_of(wish)
    assert "a number" in [reason.name for reason in record]


def test_the_error_rate_stands_beside_every_score():
    """Each mark of a check-worthy claim carries the error rate and the sum."""
    report = analyze("The council cut 120 jobs in 2019 because tax income fell by 4 percent.")
    [mark] = [a for a in report.annotations if a.label == "claims.claim"]
    assert ERROR_RATE in mark.message
    assert "a number +0.12" in mark.message


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("The bridge fell.", ("none",)),
        ("The council cut 120 jobs.", ("a figure without a source",)),
        ("Ana Ruiz said that the bridge fell.", ("a named source: Ana Ruiz",)),
        ("Officials said that the bridge fell.", ("an unnamed source: (unnamed) Officials",)),
        ("A study found that 40 bridges fell.", ("a document: study",)),
        ("The bridge fell, as shown at https://example.org/a here.", ("a link",)),
        ("The bridge fell in 2019.", ("none",)),
    ],
)
def test_what_is_offered_for_a_claim(text, evidence):
    """Sources, documents, figures and links are told apart; a year is no figure."""
    found = find_claims(Article(text))[0].evidence
    assert tuple(item.lower() for item in found[: len(evidence)]) == tuple(
        item.lower() for item in evidence
    )


def test_a_claim_lists_what_it_presupposes():
    """What a claim takes for granted lies inside of it."""
    text = "The factory stopped dumping waste again."
    [claim] = find_claims(Article(text))
    assert [span.of(text) for span in claim.presupposes] == ["stopped dumping", "again"]


def test_two_texts_show_their_shared_and_differing_words():
    """Forms of one word count as one; function words do not count."""
    overlap = compare_words(
        "They denied any interference in the vote.", "He never interfered; no collusion."
    )
    assert overlap.shared == ("interference",)
    assert overlap.only_first == ("denied", "vote")
    assert overlap.only_second == ("collusion",)


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("Thefts rose by 50 percent.", ["percent-without-base"]),
        ("Thefts rose by 50 percent, from 4 to 6.", []),
        ("Half of likely voters and 44 percent of others agree.", []),
        ("The unemployment rate fell 2 percent.", ["percent-or-points"]),
        ("Its record on climate is good, and the police counted 3 thefts per day.", []),
        ("Eating it doubles the risk of stroke.", ["relative-risk"]),
        ("The 9/11 victims were mourned.", []),
        ("The average voter earns the average wage.", ["average-without-kind"]),
    ],
)
def test_numbers_are_asked_about(text, rules):
    """Each number that leaves something open gets a question; a complete one gets none."""
    found = find_number_questions(Article(text))
    assert [a.rule for a in found] == rules
    assert all(a.label == "claims.number" for a in found)
