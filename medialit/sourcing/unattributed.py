"""Charges and expectations that the text leaves without anybody who makes them: candidates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from medialit.model import Annotation, Document, Quotation, Span
from medialit.rules import get_rule
from medialit.sourcing.coverage import Coverage

__all__ = ["find_unattributed"]

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|been|being|stands?)\s+(?:\w+ly\s+|also\s+|now\s+)?"
    r"(?:accused|suspected|blamed|believed|rumou?red|alleged|thought|feared)\b(?!\s+by\b)"
    r"(?![^.;:,]{0,60}\sby\s)",
    re.I,
)
_ALLEGED = re.compile(r"\b(?:alleged|allegedly|reportedly|so-called|purported|purportedly)\b", re.I)


def find_unattributed(
    document: Document, quotations: Sequence[Quotation]
) -> tuple[Annotation, ...]:
    """Return charges that stand in the reporter's own words without anybody who makes them.

    Words inside quotation marks are the speaker's, so they are left out.
    """
    text = document.text
    direct = (span for q in quotations if q.kind == "direct" for span in q.content)
    spoken = Coverage(len(text), direct)
    rule = get_rule("accusation-without-accuser")
    found = []
    for pattern in (_PASSIVE, _ALLEGED):
        for match in pattern.finditer(text):
            span = Span(match.start(), match.end())
            if not spoken.touches(span):
                found.append(Annotation(span, rule.label, rule.name, rule.explanation))
    return tuple(sorted(found, key=lambda a: a.span.start))
