"""A check in the making: what is still wrong with each field, in words for who fills it in."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from medialit.claims.review import build_review
from medialit.errors import InputError

__all__ = ["BEARINGS", "FIELDS", "describe_evidence", "find_faults", "name_file", "review_of"]

#: What a page can do for a claim.
BEARINGS = ("supports", "partly supports", "does not support")
#: The fields of the form, as ``build_review`` has them, each with what to do where it is wrong.
FIELDS: Mapping[str, str] = {
    "claim": "Say what is claimed, in one sentence.",
    "claim_author": "Say who claims it, or leave it empty.",
    "claim_author_type": "Choose whether a person or an organization claims it.",
    "claim_date": "Write a day such as 2018-07-16, or leave it empty.",
    "appearance": "Write a web address that begins with https://, or leave it empty.",
    "rating": "Choose a verdict. “Insufficient evidence” is one, too.",
    "explanation": "Say in a sentence or two why this is your verdict.",
    "author": "Say who publishes this check: a class, a club, a pen name.",
}
_FINE = {"claim": "It rained.", "rating": "True", "explanation": "A record.", "author": "A class"}
_OPTIONAL = ("claim_author", "claim_author_type", "claim_date", "appearance")


def find_faults(fields: Mapping[str, str]) -> dict[str, str]:
    """Return for each field that is not right yet what to do; empty when the check is valid.

    Args:
        fields: the text of each of ``FIELDS``; one that is not there is empty.

    Example:
        >>> find_faults({"claim": "It rained.", "explanation": "A record says so.", "author": "7b"})
        {'rating': 'Choose a verdict. “Insufficient evidence” is one, too.'}
    """
    given = {key: fields.get(key, "") for key in FIELDS}
    return {key: todo for key, todo in FIELDS.items() if not _is_fine(key, given[key])}


def review_of(fields: Mapping[str, str]) -> dict[str, Any]:
    """Return the ClaimReview of a form; an empty field that is optional is left out.

    Raises:
        InputError: if something is not valid yet.
    """
    given = {key: fields.get(key, "") for key in FIELDS}
    return build_review(**{k: v for k, v in given.items() if v.strip() or k not in _OPTIONAL})


def describe_evidence(rows: Sequence[Mapping[str, str]]) -> str:
    """Return a hint where fewer than two different pages have been read, else ``""``.

    Args:
        rows: the evidence, with the ``page`` of each.

    Source:
        Wineburg and McGrew (2019), Lateral Reading: fact-checkers compare pages.
    """
    pages = {" ".join(row["page"].split()).lower() for row in rows} - {""}
    if len(pages) > 1:
        return ""
    so_far = "one page" if pages else "no page"
    return (
        f"You cite {so_far} so far. A verdict stands better on two different pages that do not "
        "depend on each other. This is a hint: you may go on."
    )


def name_file(claim: str) -> str:
    """Return the name of the file in which a check is saved.

    Example:
        >>> name_file("Both men denied it!")
        'claimreview-both-men-denied-it.json'
    """
    words = re.findall(r"[a-z0-9]+", claim.lower())
    return "-".join(["claimreview", *words[:6]]) + ".json"


def _is_fine(key: str, value: str) -> bool:
    if not value.strip():
        return key in _OPTIONAL
    try:
        if key == "claim_date":
            date.fromisoformat(value)
        build_review(**{**_FINE, key: value})
    except (InputError, ValueError):
        return False
    return True
