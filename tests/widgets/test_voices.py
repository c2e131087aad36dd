"""The share of voice: bars with their numbers in a table, without any script."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from medialit import analyze
from medialit.sourcing.sources import Voice, share_of_voice
from medialit.widgets import ShareOfVoice

VOICES = (
    Voice("Ruth <Adler>", "named_person", "Mayor & more", 30, 2, 0.75, 0.1),
    Voice("insiders", "unnamed_group", None, 10, 1, 0.25, 0.5),
    Voice("records", "document", None, 0, 1, 0.0, 1.0),
)


class Cells(HTMLParser):
    """The text of each cell, row by row."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.inside = False
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.inside = True
            self.rows[-1].append("")

    def handle_endtag(self, tag):
        if tag in ("td", "th"):
            self.inside = False

    def handle_data(self, data):
        if self.inside:
            self.rows[-1][-1] += data


@pytest.fixture
def html():
    return ShareOfVoice(VOICES)._repr_html_()


def test_every_bar_has_its_number_beside_it(html):
    """The words, the share and the first place are text, so they can be read aloud."""
    head, mayor, insiders, records = Cells(html).rows
    assert head == ["Source", "Words in quotation marks", "Times", "First speaks", "Cue words"]
    assert mayor == ["Ruth <Adler>Mayor & more · named person", "30 words · 75%", "2", "10%", "–"]
    assert insiders[0] == "insidersunnamed group"
    assert records[1] == "0 words: reported, not quoted"


def test_bars_are_as_long_as_the_shares(html):
    """A full bar would be all quoted words; no words, no bar."""
    assert re.findall(r'ml-bar[^"]*" style="width:([\d.]+)%', html) == ["75.0", "25.0"]


def test_a_source_without_a_name_looks_different(html):
    """Its bar is hatched, and its kind is said in words."""
    assert html.count("ml-bar ml-unnamed") == 1


def test_text_stays_text_and_nothing_runs(html):
    """Names are escaped; there is no script and no address."""
    assert "Ruth &lt;Adler&gt;" in html
    assert "<script" not in html
    assert "://" not in html


def test_the_roles_of_a_table_are_written_out(html):
    """A narrow page lays rows out as blocks: the roles must not go with the layout."""
    for role in ("table", "rowgroup", "row", "columnheader", "rowheader", "cell"):
        assert f'role="{role}"' in html


def test_reported_only_and_nobody():
    """Without quotation marks the caption says so; without voices there is a sentence."""
    reported = share_of_voice(analyze("Ruth Adler said that it will not hold."))
    assert "all are reported" in ShareOfVoice(reported)._repr_html_()
    assert "Nobody is quoted" in ShareOfVoice(())._repr_html_()
    assert repr(ShareOfVoice(())) == "ShareOfVoice(nobody is quoted)"
