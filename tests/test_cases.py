"""The cases: gold fits the text, questions can be answered, and the kit reads its own articles."""

from __future__ import annotations

import json
import tomllib

import pytest

from medialit.cases import (
    case_path,
    list_cases,
    load_article,
    load_gold,
    load_pages,
    load_question,
)  # fmt: skip
from medialit.classroom.checking import Option, check_choice
from medialit.errors import InputError
from medialit.report import analyze

CASES = list_cases()
QUESTIONS = [
    (case, name)
    for case in CASES
    for name in tomllib.loads((case_path(case) / "questions.toml").read_text("utf-8"))
]
GOLD = [(case, path.stem) for case in CASES for path in (case_path(case) / "gold").glob("*.json")]


@pytest.mark.parametrize("case", CASES)
def test_a_case_is_whole(case):
    """Each article and page that case.toml names is there and readable; the teacher has a page."""
    entry = tomllib.loads((case_path(case) / "case.toml").read_text("utf-8"))
    assert len(entry["articles"]) >= 2
    for name in entry["articles"]:
        article = load_article(case, name)
        assert article.outlet
        assert article.url.split("/")[2].endswith(".example"), "outlets are invented"
    assert set(load_pages(case)) == set(entry["web"])
    teacher = (case_path(case) / "teacher.md").read_text("utf-8")
    assert "Sources" in teacher


@pytest.mark.parametrize(("case", "name"), GOLD)
def test_gold_fits_its_article(case, name):
    """Offsets and quoted words of each annotation agree, with what stands around them."""
    text = load_article(case, name).text
    items = json.loads((case_path(case) / "gold" / f"{name}.json").read_text("utf-8"))
    assert len(items) == len(load_gold(case, name)) > 5
    for item in items:
        position, quote = item["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote["prefix"])
        assert text[end:].startswith(quote["suffix"])
    readers = {reader for item in items for reader in item["creator"]}
    assert readers == {"reader A", "reader B"}
    assert any(len(item["creator"]) == 1 for item in items), "disagreements are kept"


@pytest.mark.parametrize(("case", "name"), GOLD)
def test_the_tool_finds_what_both_readers_marked_in_quotation_marks(case, name):
    """Every direct quotation on which both readers agree is found, with its speaker."""
    report = analyze(load_article(case, name))
    found = {s: q.speaker for q in report.quotations for s in q.content}
    both = [g for g in load_gold(case, name) if len(g.readers) == 2 and g.kind == "direct"]
    assert both
    for gold in both:
        assert gold.annotation.span in found, gold.annotation.span.of(report.article.text)
        assert found[gold.annotation.span] == " and ".join(gold.speakers)


@pytest.mark.parametrize(("case", "name"), QUESTIONS)
def test_a_question_can_be_answered(case, name):
    """The key passes, nothing else does, each option has a reason, and there is a hint."""
    entry = load_question(case, name)
    options = [Option(**option) for option in entry["options"]]
    right = [i for i, option in enumerate(options) if option.right]
    assert right
    assert len(right) == 1 or entry["multiple"]
    assert len(entry["hint"]) > 10
    assert check_choice(options, right, hint="").right
    assert not check_choice(options, [], hint="").right
    for index, option in enumerate(options):
        assert len(option.reason) > 10
        if not option.right:
            assert not check_choice(options, [index], hint="").right


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: case_path("atlantis"), "helsinki-2018"),
        (lambda: load_article("helsinki-2018", "nowhere"), "aggregator, wire"),
        (lambda: load_article("helsinki-2018", "../teacher"), "aggregator, wire"),
        (lambda: load_question("helsinki-2018", "why"), "denial, accusers"),
    ],
)
def test_a_wrong_name_lists_those_there_are(call, says):
    """Errors for names help on, and a name is never a path."""
    with pytest.raises(InputError, match=says):
        call()
