"""Who said what, in sentences of our own: the cases lie beside this file."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from medialit.model import Article, Quotation
from medialit.sourcing import find_quotations

CASES = tomllib.loads(Path(__file__).with_name("attribution_cases.toml").read_text("utf-8"))["case"]


def as_line(quotation: Quotation, text: str) -> str:
    content = " / ".join(span.of(text) for span in quotation.content)
    cue = quotation.cue.of(text) if quotation.cue else "-"
    return f"{quotation.kind} | {content} | {cue} | {quotation.speaker or '-'}"


def parameters() -> list[object]:
    return [
        pytest.param(
            case,
            id=case["name"],
            marks=[pytest.mark.xfail(strict=True, reason=case["known_failure"])]
            if "known_failure" in case
            else [],
        )
        for case in CASES
    ]


@pytest.mark.parametrize("case", parameters())
def test_the_case_is_read_as_its_reader_wrote_down(case):
    """Exactly the quotations of the case are found: kind, content, cue and speaker."""
    found = find_quotations(Article(case["text"]))
    assert [as_line(quotation, case["text"]) for quotation in found] == case["finds"]
