"""The whole analysis: its invariants on any text, on hostile text, and on long text."""

from __future__ import annotations

import itertools
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.model import LABELS, Article
from medialit.report import analyze, report_to_dict

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
WORDS = st.sampled_from(
    "“No,” \" ' ’ ‘ „ « » said Ruth Adler. he told that denied according to (Photo: By HELSINKI – "
    "July 3, 2018 Watch live: \n \n\n \r\n 😀 <script> & \x00 \u2028 ; : — U.S. Mr. alleged".split(
        " "
    )
)
PIECES = [
    "“", "”", '"', "'", "‘No", "((", "said ", "said, ", "that that ", "according to ", ", ", "and ",
    "he said he said ", "Ruth Adler ", "A. ", "“a ", "; ", "Mr. ", "by by ", "\n", "\n\n", "U.S. ",
    "x", "😀", "– ", "July 3, ", "was alleged ", "both ", "“No,” she said. ",
]  # fmt: skip


def check(text: str) -> None:
    report = analyze(Article(text))
    for annotation in report.annotations:
        assert 0 <= annotation.span.start < annotation.span.end <= len(text)
        assert annotation.label in LABELS
    spans = sorted(span for quotation in report.quotations for span in quotation.content)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))
    for source in report.sources:
        assert source.words >= 0
        assert all(0 <= i < len(report.quotations) for i in source.quotations)
    data = report_to_dict(report)
    assert json.loads(json.dumps(data)) == data


@settings(max_examples=120, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join))
def test_any_text_of_news_like_pieces_is_analysed(text):
    """Whatever pieces come together, spans hold, contents never overlap, and JSON holds all."""
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=120))
def test_any_text_at_all_is_analysed(text):
    """Any Unicode text gives a report."""
    check(text)


def test_an_empty_text_gives_an_empty_report():
    """Nothing in, nothing out, and a note that says so."""
    report = analyze(Article(""))
    assert (report.annotations, report.quotations, report.sources) == ((), (), ())
    assert report.notes == ("There is no text to read.",)


def steps_of(text: str) -> int:
    """Return how many function calls an analysis makes: the same number on every machine."""
    count = 0

    def tick(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(tick)
    try:
        analyze(Article(text))
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("piece", PIECES)
def test_long_repetitions_stay_linear(piece):
    """Ten times the text takes about ten times the steps: nothing is quadratic."""
    analyze(Article("“No,” she said."))
    small = steps_of(piece * (2_000 // len(piece)))
    assert steps_of(piece * (20_000 // len(piece))) < 15 * small + 5_000


@pytest.mark.skipif(not CORPORA.exists(), reason="../shared/corpora is not here: not tried")
@pytest.mark.parametrize("name", ["naughty-strings.json", "xss-payloads.txt"])
def test_hostile_strings_are_analysed(name):
    """Strings that broke other programs give a report here."""
    text = (CORPORA / name).read_text("utf-8")
    strings = json.loads(text) if name.endswith(".json") else text.splitlines()
    assert strings
    for string in strings:
        check(f"“{string},” said Ruth Adler.\n\n{string}")
