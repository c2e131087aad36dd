"""The kit's cases: each passes its check, and the kit reads its own articles."""

from __future__ import annotations

import tomllib

import pytest

from medialit.cases import (
    case_path,
    find_cases,
    load_activity,
    load_article,
    load_case,
    load_gold,
    load_marks,
)
from medialit.casework import check_case
from medialit.classroom.checking import Option, check_choice
from medialit.errors import InputError
from medialit.lateral.pages import load_web
from medialit.model import LABELS
from medialit.report import analyze

CASES = [case.name for case in find_cases() if not case.own]
GOLD = [(case, path.stem) for case in CASES for path in (case_path(case) / "gold").glob("*.json")]


def choices() -> list[tuple[str, str]]:
    found = []
    for case in CASES:
        path = case_path(case) / "activities.toml"
        activities = tomllib.loads(path.read_text("utf-8")) if path.exists() else {}
        found += [(case, name) for name, a in activities.items() if a["type"] == "choice"]
    return found


@pytest.mark.parametrize("case", CASES)
def test_a_case_of_the_kit_has_no_faults(case):
    """What `medialit case check` says of each case of the kit: notes at most."""
    faults = [str(fault) for fault in check_case(case) if not fault.is_note]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("case", CASES)
def test_a_case_loads(case):
    """Each article and page that case.toml names is there, as text and as a page of the web."""
    entry = load_case(case)
    assert [page.name for page in load_web(case)] == [
        *(f"articles/{name}" for name in entry.articles),
        *entry.web,
    ]
    assert all(load_article(case, name).outlet for name in entry.articles)


@pytest.mark.parametrize(("case", "name"), GOLD)
def test_quotations_are_the_gold_of_one_label(case, name):
    """load_marks gives all marks with their readers, load_gold the quotations among them."""
    marks = load_marks(case, name, LABELS)
    quotations = [
        (mark.annotation, mark.speakers, mark.readers)
        for mark in marks
        if mark.annotation.label == "sourcing.quotation"
    ]
    gold = load_gold(case, name)
    assert [(g.annotation, g.speakers, g.readers) for g in gold] == quotations
    assert [m.annotation.span for m in marks] == sorted(m.annotation.span for m in marks)
    assert {reader for mark in marks for reader in mark.readers} == {"reader A", "reader B"}


def test_each_reader_keeps_the_speakers_that_this_reader_named():
    """Of two readers of one passage who name different speakers, neither gets the other's."""
    shared = [
        mark
        for mark in load_marks("plant-layoffs", "courier", ["sourcing.quotation"])
        if "The description" in mark.annotation.message
        or "The speaker is" in mark.annotation.message
    ]
    assert len({mark.annotation.span for mark in shared}) == 1
    assert [(mark.readers, mark.speakers) for mark in shared] == [
        (("reader A",), ("person familiar with the company’s thinking",)),
        (("reader B",), ()),
    ]


def direct_quotations(case: str, name: str) -> list[tuple[str, bool, bool]]:
    """Return what both readers marked in quotation marks: its words, if found, if named."""
    report = analyze(load_article(case, name))
    found = {s: q.speaker for q in report.quotations for s in q.content}
    return [
        (
            f"{case}/{name}: {gold.annotation.span.of(report.article.text)}",
            gold.annotation.span in found,
            found.get(gold.annotation.span) == " and ".join(gold.speakers),
        )
        for gold in load_gold(case, name)
        if len(gold.readers) == 2 and gold.kind == "direct"
    ]


@pytest.mark.parametrize("name", ["aggregator", "wire"])
def test_the_tool_finds_every_quotation_of_the_first_case(name):
    """Every direct quotation on which both readers agree is found, with its speaker."""
    quotations = direct_quotations("helsinki-2018", name)
    assert quotations
    assert [words for words, found, named in quotations if not (found and named)] == []


def test_the_tool_finds_nearly_every_quotation_of_all_cases():
    """Of the direct quotations on which both readers agree 19 in 20 are found, 17 with speaker."""
    quotations = [q for case, name in GOLD for q in direct_quotations(case, name)]
    missed = [words for words, found, _ in quotations if not found]
    unnamed = [words for words, _, named in quotations if not named]
    assert len(missed) <= len(quotations) / 20, "\n".join(missed)
    assert len(unnamed) <= len(quotations) * 3 / 20, "\n".join(unnamed)


@pytest.mark.parametrize(("case", "name"), choices())
def test_a_question_can_be_answered(case, name):
    """The key passes and nothing else does."""
    options = [Option(**option) for option in load_activity(case, name)["options"]]
    right = [i for i, option in enumerate(options) if option.right]
    assert check_choice(options, right, hint="").right
    assert not check_choice(options, [], hint="").right
    for index, option in enumerate(options):
        if not option.right:
            assert not check_choice(options, [index], hint="").right


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: case_path("atlantis"), "helsinki-2018"),
        (lambda: load_article("helsinki-2018", "nowhere"), "aggregator, wire"),
        (lambda: load_article("helsinki-2018", "../teacher"), "aggregator, wire"),
        (lambda: load_marks("helsinki-2018", "../case", LABELS), "aggregator, wire"),
        (lambda: load_activity("helsinki-2018", "why"), "denial, accusers"),
        (lambda: load_activity("../cases/helsinki-2018", "denial"), "There is no case"),
        (lambda: load_web(".."), "There is no case"),
    ],
)
def test_a_wrong_name_lists_those_there_are(call, says):
    """Errors for names help on, and a name is never a path."""
    with pytest.raises(InputError, match=says):
        call()
