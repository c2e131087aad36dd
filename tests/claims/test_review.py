"""ClaimReview: built, validated with every fault, exported, read from feeds and searched."""

from __future__ import annotations

import json

import pytest

from medialit.claims import (
    RATINGS,
    build_review,
    export_review,
    read_feed,
    search_feed,
    validate_review,
)
from medialit.errors import InputError


def review(**changes):
    given = {
        "claim": "The bridge cost 12 million euros.",
        "rating": "Half True",
        "explanation": "The contract says 9 million.",
        "author": "Class 9b",
        "claim_author": "Ruth Adler",
        "claim_date": "2024-05-01",
        "appearance": "https://example.org/story",
        "published": "2024-06-01",
    }
    return build_review(**{**given, **changes})


@pytest.mark.parametrize("rating", RATINGS)
def test_each_rating_makes_a_valid_review(rating):
    """All ratings of the scale, and “Insufficient evidence” without a number."""
    made = review(rating=rating)
    assert validate_review(made) == ()
    assert made["reviewRating"]["alternateName"] == rating
    assert ("ratingValue" in made["reviewRating"]) is (rating != "Insufficient evidence")


def test_who_claims_it_is_a_person_or_an_organization():
    """A claim's author is a Person unless said otherwise; anything else is refused in words."""
    assert review()["itemReviewed"]["author"]["@type"] == "Person"
    made = review(claim_author_type="Organization")
    assert made["itemReviewed"]["author"]["@type"] == "Organization"
    with pytest.raises(InputError, match="Person, Organization"):
        review(claim_author_type="Robot")


def test_the_export_is_json_ld():
    """What is exported reads back as the same data, with schema.org as its context."""
    text = export_review(review())
    assert json.loads(text) == review()
    assert json.loads(text)["@context"] == "https://schema.org"


def test_every_fault_is_listed_with_its_path():
    """Not only the first one."""
    bad = review()
    del bad["author"]
    bad["url"] = "example"
    bad["datePublished"] = "in May"
    bad["itemReviewed"]["@type"] = "Thing"
    bad["reviewRating"]["ratingExplanation"] = 7
    paths = [fault.path for fault in validate_review(bad)]
    assert paths == [
        "$",
        "$.datePublished",
        "$.itemReviewed['@type']",
        "$.reviewRating.ratingExplanation",
        "$.url",
    ]
    with pytest.raises(InputError) as error:
        export_review(bad)
    assert all(path in str(error.value) for path in paths)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"ratingValue": 9}, "9 is not between 1 and 6"),
        ({"bestRating": None}, "fits none of the allowed forms"),
    ],
)
def test_a_rating_has_to_fit_its_scale(changes, says):
    """A value outside of its own scale is a fault."""
    bad = review()
    bad["reviewRating"] |= changes
    assert says in str(validate_review(bad)[0])


@pytest.mark.parametrize("data", [None, [], 3, "x", {}, {"@type": "Review"}])
def test_what_is_no_review_has_faults_and_never_raises(data):
    """Any JSON value is answered."""
    assert validate_review(data)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"rating": "Fake"}, "Choose one of"),
        ({"claim": " "}, "must not be empty"),
        ({"claim_date": "May"}, "2018-07-16"),
    ],
)
def test_bad_input_says_what_to_do(changes, says):
    """The message names the way out."""
    with pytest.raises(InputError, match=says):
        review(**changes)


CLAIMS = ["Vaccines cause measles", "The mayor closed the bridge", "Taxes rose by 5 percent"]


@pytest.mark.parametrize(
    "wrap",
    [
        lambda found: found,
        lambda found: {"@graph": found},
        lambda found: {"@type": "DataFeed", "dataFeedElement": [{"item": [r]} for r in found]},
    ],
)
def test_a_feed_is_read_in_each_of_its_forms(tmp_path, wrap):
    """A list, a graph and a DataFeed give the same reviews."""
    place = tmp_path / "feed.json"
    place.write_text(json.dumps(wrap([review(claim=c) for c in CLAIMS])), "utf-8")
    feed = read_feed(place)
    assert [r["claimReviewed"] for r in feed.reviews] == CLAIMS
    assert feed.faults == ()


def test_bad_entries_of_a_feed_are_named_and_the_good_ones_kept(tmp_path):
    """One bad review does not spoil the rest."""
    place = tmp_path / "feed.json"
    place.write_text(json.dumps([review(), {"@type": "ClaimReview"}]), "utf-8")
    feed = read_feed(place)
    assert len(feed.reviews) == 1
    assert all(fault.path.startswith("$[1]") for fault in feed.faults)


@pytest.mark.parametrize(("content", "says"), [(None, "no file"), ("{", "not JSON")])
def test_a_feed_that_cannot_be_read_says_why(tmp_path, content, says):
    """The message names the file and the way out."""
    place = tmp_path / "feed.json"
    if content is not None:
        place.write_text(content, "utf-8")
    with pytest.raises(InputError, match=says):
        read_feed(place)


def test_an_empty_feed_says_that_it_is(tmp_path):
    """JSON without a review is no silent success."""
    place = tmp_path / "feed.json"
    place.write_text("[]", "utf-8")
    [fault] = read_feed(place).faults
    assert "no ClaimReview" in fault.message


def test_a_similar_claim_is_found():
    """Other forms of the words are found, the nearest first; an empty query finds nothing."""
    reviews = [review(claim=c) for c in CLAIMS]
    found = search_feed(reviews, 'did mayors "close" bridges?')
    assert [check.claim for check in found] == [CLAIMS[1]]
    assert found[0].rating == "Half True"
    assert found[0].shared == ("mayors", "close", "bridges")
    assert search_feed(reviews, " ?! ") == ()
    assert search_feed([], "bridge") == ()
