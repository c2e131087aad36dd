"""A check in the making: each field's fault, the hint, the file's name."""

from __future__ import annotations

import pytest

from medialit.claims.forms import FIELDS, describe_evidence, find_faults, name_file, review_of
from medialit.claims.review import validate_review
from medialit.errors import InputError

FINE = {"claim": "It rained.", "rating": "True", "explanation": "A record.", "author": "7b"}


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("claim", " "),
        ("claim_date", "July"),
        ("claim_date", "2018-02-30"),
        ("appearance", "relay"),
        ("rating", ""),
        ("rating", "Fake"),
        ("explanation", ""),
        ("author", "\n"),
    ],
)
def test_a_fault_names_its_field_and_what_to_do(key, value):
    """One wrong field is one fault, in words."""
    assert find_faults(FINE | {key: value}) == {key: FIELDS[key]}


def test_what_is_optional_may_be_empty():
    """Without author, date and address the review is valid and leaves them out."""
    fields = FINE | {"claim_author": "", "claim_date": " ", "appearance": ""}
    assert find_faults(fields) == {}
    review = review_of(fields)
    assert validate_review(review) == ()
    assert review["itemReviewed"] == {"@type": "Claim"}
    with pytest.raises(InputError):
        review_of({})


@pytest.mark.parametrize(
    ("pages", "says"),
    [
        ([], "no page"),
        ([" "], "no page"),
        (["Minutes", " minutes "], "one page"),
        (["Minutes", "Report"], ""),
    ],
)
def test_the_hint_counts_different_pages(pages, says):
    """The same page twice is one page; two end the hint."""
    hint = describe_evidence([{"page": page} for page in pages])
    assert says in hint
    assert bool(hint) is bool(says)


def test_a_file_has_a_name_whatever_the_claim():
    """Signs that no file name can hold are left out; another script leaves a plain name."""
    assert name_file("a/b\\c: “d”?") == "claimreview-a-b-c-d.json"
    assert name_file("Мост") == "claimreview.json"
