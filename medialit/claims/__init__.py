"""Claims: what is asserted, how worth checking it is, and what would settle it."""

from __future__ import annotations

from medialit.claims.detection import find_claims
from medialit.claims.evidence import compare_words
from medialit.claims.feeds import read_feed, search_feed
from medialit.claims.numbers import find_number_questions
from medialit.claims.review import RATINGS, build_review, export_review, validate_review
from medialit.claims.worthiness import reasons_to_check

__all__ = [
    "RATINGS",
    "build_review",
    "compare_words",
    "export_review",
    "find_claims",
    "find_number_questions",
    "read_feed",
    "reasons_to_check",
    "search_feed",
    "validate_review",
]
