"""ClaimReview: a published check as JSON-LD, built, validated and written."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

from medialit.errors import InputError

__all__ = ["CLAIMANTS", "RATINGS", "Fault", "build_review", "export_review", "validate_review"]

#: PolitiFact's scale with its numbers, and the verdict that a check may always come to. Without
#: evidence there is no number: schema.org allows a rating in words alone.
RATINGS: Mapping[str, int | None] = {
    "True": 6,
    "Mostly True": 5,
    "Half True": 4,
    "Mostly False": 3,
    "False": 2,
    "Pants on Fire": 1,
    "Insufficient evidence": None,
}
#: What can claim something.
CLAIMANTS = ("Person", "Organization")
_BEST, _WORST = 6, 1


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a ClaimReview, and where: a path such as ``$.reviewRating.ratingValue``."""

    path: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}: {self.message}"


def build_review(
    *,
    claim: str,
    rating: str,
    explanation: str,
    author: str,
    claim_author: str | None = None,
    claim_author_type: str = "Person",
    claim_date: str | None = None,
    appearance: str | None = None,
    first_appearance: str | None = None,
    published: str | None = None,
    url: str | None = None,
) -> dict[str, Any]:
    """Return a valid ClaimReview as plain data.

    Args:
        claim: what is claimed, in a short sentence.
        rating: one of ``RATINGS``.
        explanation: why, in a sentence or two.
        author: who checked it.
        claim_author: who claims it.
        claim_author_type: one of ``CLAIMANTS``.
        claim_date: when it was claimed (*2018-07-16*).
        appearance: the web address where it appears.
        first_appearance: the web address where it appeared first, if that is known.
        published: when the check is published; today if left out.
        url: the web address of the check.

    Raises:
        InputError: if the rating is unknown or something is not valid; every fault is listed.

    Source:
        schema.org, ClaimReview, Claim and Rating; PolitiFact, The Principles of the Truth-O-Meter.
    """
    if rating not in RATINGS:
        raise InputError(f"There is no rating {rating!r}. Choose one of: {', '.join(RATINGS)}.")
    if claim_author_type not in CLAIMANTS:
        raise InputError(f"Who claims it is one of {', '.join(CLAIMANTS)}: {claim_author_type!r}.")
    value = RATINGS[rating]
    numbers = {"ratingValue": value, "bestRating": _BEST, "worstRating": _WORST}
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": url,
        "claimReviewed": claim,
        "datePublished": published or date.today().isoformat(),
        "author": {"@type": "Organization", "name": author},
        "itemReviewed": _without_none(
            {
                "@type": "Claim",
                "author": {"@type": claim_author_type, "name": claim_author}
                if claim_author
                else None,
                "datePublished": claim_date,
                "appearance": _work(appearance),
                "firstAppearance": _work(first_appearance),
            }
        ),
        "reviewRating": {
            "@type": "Rating",
            "alternateName": rating,
            "ratingExplanation": explanation,
            **(numbers if value is not None else {}),
        },
    }
    review = _without_none(review)
    _refuse_faults(review)
    return review


def validate_review(review: object) -> tuple[Fault, ...]:
    """Return every fault of a ClaimReview, in the order of its fields; ``()`` if it is valid.

    Args:
        review: plain data, as ``json.loads`` gives it.

    Example:
        >>> [fault.path for fault in validate_review({"@type": "ClaimReview"})][:2]
        ['$', '$']
    """
    faults = [
        Fault(error.json_path, _in_words(error))
        for error in sorted(_validator().iter_errors(review), key=lambda e: [*map(str, e.path)])
    ]
    rating = review.get("reviewRating") if isinstance(review, Mapping) else None
    if not faults and isinstance(rating, Mapping) and "ratingValue" in rating:
        worst, value, best = (
            float(rating[k]) for k in ("worstRating", "ratingValue", "bestRating")
        )
        if not min(worst, best) <= value <= max(worst, best):
            faults.append(
                Fault(
                    "$.reviewRating.ratingValue", f"{value:g} is not between {worst:g} and {best:g}"
                )
            )
    return tuple(faults)


def export_review(review: object) -> str:
    """Return a ClaimReview as JSON-LD text, ready to be saved or put into a page.

    Raises:
        InputError: if it is not valid; every fault is listed with its path.
    """
    _refuse_faults(review)
    return json.dumps(review, ensure_ascii=False, indent=2) + "\n"


def _refuse_faults(review: object) -> None:
    faults = validate_review(review)
    if faults:
        listed = "; ".join(map(str, faults))
        raise InputError(f"This is no valid ClaimReview yet. Mend: {listed}.")


def _work(address: str | None) -> dict[str, str] | None:
    return {"@type": "CreativeWork", "url": address} if address else None


def _without_none(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


def _in_words(error: Any) -> str:
    """Return a fault in words that say what to do."""
    value = json.dumps(error.instance, ensure_ascii=False)
    value = value if len(value) <= 60 else value[:57] + "…"
    if error.validator == "required":
        missing = error.message.split("'")[1]
        return f"“{missing}” is missing"
    if error.validator == "dependentRequired":
        return str(error.message).replace("is a dependency of", "is needed with")
    if error.validator in ("enum", "const"):
        allowed = error.validator_value
        allowed = allowed if isinstance(allowed, list) else [allowed]
        return f"{value} must be {' or '.join(map(str, allowed))}"
    if error.validator == "pattern":
        return f"{value} {_SHAPES.get(error.validator_value, 'has another form than it must have')}"
    if error.validator == "type":
        return f"{value} must be of type {error.validator_value}"
    return f"{value} fits none of the allowed forms"


_SHAPES = {
    r"\S": "must not be empty",
    r"^https?://\S+$": "must be a web address that begins with https://",
    r"^\d{4}-\d{2}-\d{2}(T\S+)?$": "must be a date such as 2018-07-16",
}


@cache
def _validator() -> Any:
    from jsonschema import Draft202012Validator

    schema = files("medialit.claims").joinpath("claimreview.schema.json").read_text("utf-8")
    return Draft202012Validator(json.loads(schema))
