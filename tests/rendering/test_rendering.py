"""Pages and text from a report: nothing is lost, nothing escapes, everything is marked in place."""

from __future__ import annotations

import html.parser
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.claims.worthiness import ERROR_RATE
from medialit.model import Article, Span
from medialit.rendering.findings import arrange
from medialit.rendering.html import render_article, render_page, render_voices
from medialit.rendering.segments import cut
from medialit.rendering.text import render_report
from medialit.report import analyze
from medialit.sourcing import share_of_voice

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
PAYLOADS = [
    "<script>alert(1)</script>",
    "</span><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "</style></title><a href='javascript:alert(1)'>x</a>",
    "]]><!--<b>",
    "&lt;script&gt;",
]


class Page(html.parser.HTMLParser):
    """What a browser would make of a page: its tags, attributes, text and marks."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.attributes: list[tuple[str, str]] = []
        self.marks: list[str] = []
        self.article = ""
        self._stack: list[tuple[str, str]] = []
        self.feed(source)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        if tag == "div" and self._inside("article"):
            self.article += "\n"
        self.attributes += [(name, value or "") for name, value in attrs]
        if tag not in ("meta", "br"):
            self._stack.append((tag, dict(attrs).get("class") or ""))
        if tag == "span" and "ml-mark" in self._stack[-1][1] and self._inside("article"):
            self.marks.append("")

    def handle_endtag(self, tag):
        while self._stack and self._stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if not self._inside("article") or self._inside("a"):
            return
        if any("ml-number" in classes for _, classes in self._stack):
            return
        self.article += data
        if any("ml-mark" in classes for _, classes in self._stack):
            self.marks[-1] += data

    def _inside(self, tag: str) -> bool:
        return any(name == tag for name, _ in self._stack)


def assert_harmless(source: str) -> Page:
    page = Page(source)
    assert not page.tags & {"script", "img", "svg", "iframe", "object", "form", "link", "base"}
    for name, value in page.attributes:
        assert not name.startswith("on")
        assert "javascript:" not in value.lower() or name not in ("href", "src", "style")
        assert name not in ("src", "srcset", "action")
    return page


def hostile(payload: str) -> Article:
    text = f"{payload}\n\n“{payload},” said Ruth {payload} Adler. Officials denied {payload} it."
    return Article(text, payload, payload, payload, payload, payload, (payload,))


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=st.sampled_from('ab😀\r\n<&"é'), max_size=30),
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), max_size=8),
)
def test_segments_joined_are_the_text(text, marks):
    """However marks overlap, no character is lost, doubled or put under a wrong mark."""
    spans = [Span(start, start + length) for start, length in marks]
    segments = cut(text, spans)
    assert "".join(s.text for s in segments) == text
    for segment in segments:
        for index, span in enumerate(spans):
            inside = span.start <= segment.start and segment.end <= span.end
            assert (index in segment.marks) == (inside and segment.text != "")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_text_stays_text(payload):
    """Markup in the text, title, outlet, byline, date, address and repairs is shown, not run."""
    report = analyze(hostile(payload))
    page = assert_harmless(render_page(report))
    assert payload.replace("\n", "") in page.article
    assert_harmless(render_voices(share_of_voice(report)))


@pytest.mark.skipif(not CORPORA.exists(), reason="../shared/corpora is not here: not tried")
def test_known_attacks_stay_text():
    """Payloads collected by others are shown, not run."""
    lines = (CORPORA / "xss-payloads.txt").read_text("utf-8").splitlines()
    strings = json.loads((CORPORA / "naughty-strings.json").read_text("utf-8"))
    assert len(lines) > 10
    for payload in [*lines, *strings][::5]:
        assert_harmless(render_page(analyze(hostile(payload))))


def test_the_page_marks_exactly_the_spans():
    """What the page highlights is what the spans say, with emoji, CRLF and tags before it."""
    text = "😀 <b>A</b>\r\n\r\n“It won’t hold,” Ruth Adler said. <i>“Why?”</i> she asked."
    report = analyze(Article(text))
    page = Page(render_article(report, ("quotation",)))
    wanted = [finding.quote for finding in arrange(report, ("quotation",))]
    assert [mark.strip() for mark in page.marks] == wanted
    assert page.article.split() == text.split()


def test_a_page_needs_nothing_from_anywhere():
    """The page names no outside address in any attribute, and forbids scripts."""
    page = Page(render_page(analyze("“No,” said Ruth Adler.")))
    assert not [value for name, value in page.attributes if "://" in value]
    assert any("default-src 'none'" in value for _, value in page.attributes)


def test_an_unknown_layer_names_those_there_are():
    """A wrong layer name is an error that helps."""
    with pytest.raises(ValueError, match="quotation, cue, source"):
        render_article(analyze("No."), ("colour",))


def test_the_terminal_cannot_be_steered():
    """Control characters of a text never reach the terminal, and lines keep the width."""
    shown = render_report(analyze("\x1b[31m“No\x07,” said Ruth\x9b Adler. " * 9), width=60)
    assert all(c.isprintable() or c == "\n" for c in shown)
    assert max(map(len, shown.splitlines())) <= 60


def test_nobody_quoted_says_so():
    """Without quotations the share of voice is a sentence, not an empty table."""
    assert "Nobody is quoted" in render_voices(())


TOLD = (
    "“It is a disgrace,” Ruth Adler said. The bridge was closed. The council cut 120 jobs in 2019."
)


def test_the_page_keeps_the_voices_apart():
    """The table of wording has a column for each voice that occurs, and no other."""
    page = render_page(analyze(TOLD))
    assert "<th scope=col>Quoted speakers</th>" in page
    assert "<th scope=col>Promotion</th>" not in page
    assert "closed by whom?" in page


def test_the_page_shows_each_claim_with_its_sum_and_the_error_rate():
    """Who asserts it, what is offered for it, and why it might be worth checking."""
    page = render_page(analyze(TOLD))
    assert "The council cut 120 jobs in 2019" in page
    assert "<li>a number +0.12</li>" in page
    assert "a figure without a source" in page
    assert ERROR_RATE in page


def test_links_of_the_views_do_not_clash():
    """The marks of each view have their own names: every id is on the page once."""
    ids = [value for name, value in Page(render_page(analyze(TOLD))).attributes if name == "id"]
    assert len(ids) == len(set(ids)) > 4


def test_the_terminal_shows_wording_and_claims():
    """The plain report has both sections, and says in whose words."""
    shown = render_report(analyze(TOLD))
    assert "Loaded language – Quoted speakers (1): disgrace" in shown
    assert "Agentless passive – Reporter (1): was closed" in shown
    assert "WHAT ONE MIGHT CHECK FIRST" in shown
