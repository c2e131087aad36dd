"""The claim form: faults beside their fields, a ClaimReview when there are none."""

from __future__ import annotations

import json

import pytest

from medialit.claims.review import validate_review
from medialit.widgets.claim import ClaimForm

FORM = {
    "claim": "Both men denied it.",
    "claim_author": "The Daily Relay",
    "claim_author_type": "Organization",
    "claim_date": "2018-07-16",
    "appearance": "https://daily-relay.example/summit",
    "rating": "Half True",
    "explanation": "One of them did.",
    "author": "Class 7b",
    "evidence": [
        {"page": "Statements", "says": "“No collusion.”", "bearing": "partly supports"},
        {"page": "Indictment", "says": "", "bearing": ""},
    ],
}


@pytest.fixture
def form():
    return ClaimForm(
        lesson="07",
        name="verdict",
        prompt="Is it so?",
        start={"claim": "Both men denied it.", "claim_author": "The Daily Relay"},
        readings={"Half True": "One did.", "Mostly False": "“Both” is the claim."},
        pages=["The statements (Hall of Record)"],
    )


def test_the_form_begins_with_what_the_case_gives(form):
    """The prefilled fields are there and can be changed; what is missing is known at once."""
    assert form.start["claim_author"] == "The Daily Relay"
    assert set(form.state["faults"]) == {"rating", "explanation"}


def test_each_fault_stands_beside_its_field(form):
    """A draft with faults is kept, and each field says what to do."""
    form.save(FORM | {"appearance": "relay", "claim_date": "2018-02-30"})
    assert set(form.state["faults"]) == {"appearance", "claim_date"}
    assert "https://" in form.state["faults"]["appearance"]
    assert "review" not in form.state
    assert form.answer["appearance"] == "relay"


def test_a_valid_form_is_a_claimreview(form):
    """The JSON-LD is valid, and its file is named after the claim."""
    form.save(FORM)
    review = json.loads(form.state["review"])
    assert validate_review(review) == ()
    assert review["reviewRating"]["alternateName"] == "Half True"
    assert review["itemReviewed"]["appearance"]["url"] == FORM["appearance"]
    assert form.state["file"] == "claimreview-both-men-denied-it.json"


def test_insufficient_evidence_is_a_verdict(form):
    """It carries no number."""
    form.save(FORM | {"rating": "Insufficient evidence"})
    assert "ratingValue" not in json.loads(form.state["review"])["reviewRating"]


def test_one_page_is_a_hint_not_a_block(form):
    """With one page the hint says so, and the verdict can still be kept."""
    form.save(FORM | {"evidence": FORM["evidence"][:1], "committed": True})
    assert "one page so far" in form.state["evidence"]
    assert form.is_done
    form.save(FORM)
    assert form.state["evidence"] == ""


def test_other_verdicts_stand_beside_the_own(form):
    """Both well-argued verdicts with their reasons, and the pages that bear on the claim."""
    form.save(FORM | {"committed": True})
    you, first, second = form.state["feedback"]["sides"]
    assert you["reason"] == "One of them did."
    assert first["word"] == "the same answer as yours"
    assert second["title"] == "A well-argued verdict (2 of 2)"
    assert form.state["feedback"]["pages"] == ["The statements (Hall of Record)"]


def test_on_paper_there_are_rows_to_fill_in(form):
    """Lines to write on, rows for evidence and the list of verdicts."""
    html = form.static()
    assert "Insufficient evidence" in html
    assert html.count("<tr>") == 4
