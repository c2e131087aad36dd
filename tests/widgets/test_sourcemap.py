"""The SourceMap: every quotation is in the picture once, under its source and its cue."""

from __future__ import annotations

import json

import pytest

from medialit import analyze
from medialit.cases import load_article, load_case
from medialit.classroom.journal import Journal
from medialit.errors import InputError
from medialit.widgets import SourceMap

TEXT = (
    "# The bridge\n\nIt is alleged that money was taken.\n\n"
    "“It <b>will</b> not hold,” Ruth Adler claimed. “Go home,” Ruth Adler said.\n\n"
    "An official denied the charge."
)


@pytest.fixture
def report():
    return analyze(TEXT)


@pytest.fixture
def source_map(report):
    return SourceMap(report, lesson="02")


def test_sources_stand_in_groups_with_their_words(source_map):
    """Named sources come first; those without a name and nobody named stand apart."""
    groups = [source["group"] for source in source_map.sources]
    assert groups == ["named", "unnamed", "nobody"]
    ruth = source_map.sources[0]
    assert ruth["text"] == "Ruth Adler"
    assert ruth["words"].endswith("quoted words · 100%")
    assert ruth["times"] == "2 times"
    assert ruth["first"] == ruth["last"] == "¶ 3"


def test_cues_stand_under_their_stance(source_map):
    """A cue is in the group of its stance; a stance that is not used says so by being empty."""
    cues = {s["stance"]: [cue for cue, _ in s["cues"]] for s in source_map.stances}
    assert cues["neutral"] == ["said"]
    assert cues["doubting"] == ["claimed"]
    assert cues["negating"] == ["denied"]
    assert cues["endorsing"] == []


@pytest.mark.parametrize("case", ["helsinki-2018", "council-bridge", "screen-sleep"])
def test_everything_said_belongs_to_somebody_and_lies_on_the_strip(case):
    """Each line has a source and a cue in the picture, in the order of the article."""
    for name in load_case(case).articles:
        report = analyze(load_article(case, name))
        source_map = SourceMap(report)
        lines = source_map.lines
        owned = {line for source in source_map.sources for line in source["lines"]}
        assert owned == {line["name"] for line in lines}
        tags = {(s["stance"], cue) for s in source_map.stances for cue, _ in s["cues"]}
        assert {(line["stance"], line["cue"]) for line in lines} == tags
        assert [line["at"] for line in lines] == sorted(line["at"] for line in lines)
        assert all(0 <= line["at"] <= line["at"] + line["length"] <= 100.02 for line in lines)
        assert sum(line["number"] is not None for line in lines) == len(report.quotations)
        json.dumps([lines, source_map.sources, source_map.stances])


def test_the_order_is_said(source_map):
    """Who comes first and who last, by paragraph."""
    assert source_map.order == "First: Ruth Adler (paragraph 3). Last: official (paragraph 4)."


@pytest.mark.parametrize("text", ["", "Nothing happened."])
def test_nobody_quoted_says_so(text):
    """An article without a quotation gives an empty picture and a sentence."""
    source_map = SourceMap(analyze(text))
    assert source_map.sources == []
    assert "Nobody is quoted" in source_map.order
    assert "Nobody is quoted" in source_map.static()


def test_the_note_is_kept_and_comes_back(report, source_map):
    """Who is missing, in the learner's words."""
    source_map.save({"note": "The drivers."})
    assert source_map.is_done
    again = SourceMap(report, lesson="02")
    assert again.note == "The drivers."
    assert again.title == "Who is missing?"


@pytest.mark.parametrize("junk", ["text", {"note": 2}, None, {}])
def test_what_is_no_note_is_refused(report, source_map, junk):
    """Neither the page nor a spoilt journal can put something else there."""
    with pytest.raises(InputError):
        source_map.accept(junk)
    Journal("02").record("sources", junk)
    assert SourceMap(report, lesson="02").note == ""


def test_on_paper_stand_the_bars_every_quotation_and_the_note(source_map):
    """Nothing is lost without a script, and markup in a text stays text."""
    paper = source_map.static()
    assert "It &lt;b&gt;will&lt;/b&gt; not hold" in paper
    assert "<b>will" not in paper
    assert "Who is missing?" in paper
    assert "doubting" in paper
    source_map.save({"note": "<i>Drivers"})
    assert "&lt;i&gt;Drivers" in source_map.static()
