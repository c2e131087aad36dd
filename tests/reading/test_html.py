"""Web pages: what becomes the article, what is left out, and that no page can do harm."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.errors import InputError
from medialit.reading import article_from_html, read_article

CORPORA = Path(__file__).resolve().parents[3] / "shared" / "corpora"
MARK = "zqx_script_text"
SENTENCES = "".join(
    f"<p>The council met for the {n}th time, and it did not vote on the bridge at all.</p>"
    for n in range(4, 9)
)
PAGE = f"""<!doctype html><html><head><meta charset="utf-8"><title>Bridge shut | The Courier</title>
<meta property="og:site_name" content="The Courier"><meta name="author" content="Ann Lee">
<meta property="article:published_time" content="2024-05-02">
<link rel="canonical" href="https://courier.example/bridge"><script>{MARK}</script></head>
<body><header><a href="/">The Courier</a></header><nav><ul><li>Sport</li></ul></nav>
<article><header><h1>Bridge shut</h1><p>By Ann Lee</p></header>
<figure><img src="x.png"><figcaption>The bridge on Monday. Photo: J. Doe</figcaption></figure>
{SENTENCES}<h2>What now</h2><ul><li>A ferry</li><li>A tunnel</li></ul>
<blockquote>“It will not hold.”<footer>— Ruth Adler</footer></blockquote>
<p hidden>unseen 1</p><p style="display: none">unseen 2</p><div aria-hidden="true">unseen 3</div>
<form><p>Sign up</p><button>Go</button></form><style>{MARK}</style><!-- {MARK} -->
<table><tr><th>Year</th><td>1931</td></tr></table><p>One line<br>another<br><br>and a new one</p>
<footer>Copyright</footer></article><footer>Imprint</footer></body></html>"""


def test_a_page_becomes_its_article():
    """Headings, paragraphs, items, captions, credits, quotations stay; menus, forms, hidden go."""
    article = article_from_html(PAGE.encode(), name="page.html")
    parts = article.text.split("\n\n")
    assert parts[:3] == ["Bridge shut", "By Ann Lee", "The bridge on Monday. Photo: J. Doe"]
    assert parts[8:] == [
        "What now", "A ferry", "A tunnel", "“It will not hold.”", "— Ruth Adler", "Year | 1931",
        "One line\nanother", "and a new one",
    ]  # fmt: skip
    for gone in ("unseen", "Sport", "Sign up", "Go", "Copyright", "Imprint", MARK):
        assert gone not in article.text
    assert (article.title, article.outlet, article.byline) == (
        "Bridge shut", "The Courier", "Ann Lee",
    )  # fmt: skip
    assert (article.published, article.url) == ("2024-05-02", "https://courier.example/bridge")
    assert article.repairs == (
        "Read as a web page: menus and forms were left out; the text of <article> was taken.",
    )


def test_files_of_web_pages_are_read(tmp_path):
    """read_article reads .html and .htm."""
    for name in ("page.html", "PAGE.HTM"):
        (tmp_path / name).write_text(PAGE, "utf-8")
        assert read_article(tmp_path / name).title == "Bridge shut"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (f"<main><h1>Bridge shut</h1>{SENTENCES}</main><p>Menu</p>", "<main>"),
        (f"<div><p>Menu</p></div><div><h1>Bridge shut</h1>{SENTENCES}</div>", "with most text"),
    ],
)
def test_where_the_article_is(body, says):
    """Without <article> it is <main>, else the part whose paragraphs hold most; that is told."""
    article = article_from_html(body, name="page")
    assert article.text.startswith("Bridge shut\n\nThe council met")
    assert "Menu" not in article.text
    assert says in article.repairs[0]


def test_of_several_articles_the_longest_is_taken():
    """A page with teasers as articles gives the story."""
    page = f"<article><h2>Other</h2></article><article><h1>Bridge</h1>{SENTENCES}</article>"
    assert "Other" not in article_from_html(page, name="page").text


def test_a_headline_that_stands_outside_is_put_above():
    """The text begins with the headline, and the repair is told."""
    page = f"<title>Bridge shut</title><article>{SENTENCES}</article>"
    article = article_from_html(page, name="page")
    assert article.text.startswith("Bridge shut\n\nThe council")
    assert any("headline" in repair for repair in article.repairs)


def test_paragraphs_without_end_tags_are_told_apart():
    """An old page with bare <p> and <li> has its paragraphs."""
    page = "<article><p>One.<p>Two.<ul><li>Three<li>Four</ul>Five</article>"
    article = article_from_html(page, name="page")
    assert article.text.split("\n\n") == ["One.", "Two.", "Three", "Four", "Five"]


def test_another_address_is_told():
    """A page that gives another host as its own is kept under where it came from, and told."""
    article = article_from_html(PAGE, name="page", url="https://copy.example/bridge")
    assert article.url == "https://copy.example/bridge"
    assert "https://courier.example/bridge" in article.repairs[-1]


def test_trafilatura_points_and_we_read(monkeypatch):
    """With the extra, a page without marks is taken where trafilatura points; captions stay."""
    fake = ModuleType("trafilatura")
    lines = "\n".join(re.findall(r"<p>(.*?)</p>", SENTENCES))
    fake.bare_extraction = lambda *_, **__: SimpleNamespace(text=lines)
    monkeypatch.setitem(sys.modules, "trafilatura", fake)
    page = f"<div>{'<p>x</p>' * 9}</div><section><figcaption>Photo: J. Doe</figcaption>{SENTENCES}"
    article = article_from_html(page, name="page")
    assert article.text.startswith("Photo: J. Doe\n\nThe council")
    assert "trafilatura" in article.repairs[0]
    fake.bare_extraction = lambda *_, **__: 1 / 0
    assert "council" in article_from_html(page, name="page").text


ENCODED = [
    ("utf-8 by default", "", "utf-8"),
    ("a mark", "", "utf-8-sig"),
    ("utf-16 with a mark", '<meta charset="windows-1252">', "utf-16"),
    ("its own word", "<meta charset=windows-1252>", "cp1252"),
    ("its older word", '<meta http-equiv="a" content="text/html; charset=iso-8859-1">', "cp1252"),
    ("a wrong word, but UTF-8", "<meta charset=utf-8>", "utf-8"),
    ("an unknown word", "<meta charset=punycode>", "utf-8"),
]


@pytest.mark.parametrize(("name", "meta", "encoding"), ENCODED, ids=[e[0] for e in ENCODED])
def test_encodings_of_pages(name, meta, encoding):
    """A mark comes first, then the page's own word, then UTF-8."""
    page = f"{meta}<article><p>Café “no”</p></article>"
    assert article_from_html(page.encode(encoding), name=name).text == "Café “no”"


def test_an_encoding_that_does_not_fit_names_what_was_tried():
    """The message names the encodings and a way out."""
    page = b"<meta charset=euc-jp><p>\xff\xfe\xfa caf\xe9</p>"
    with pytest.raises(InputError, match=r"euc-jp and utf-8.*Ctrl\+S"):
        article_from_html(page, name="page.html")


@pytest.mark.parametrize(
    ("page", "says"),
    [
        (b"", "is empty"),
        (b"   ", "is empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not text"),
        (b"<script>var a = 1;</script>", "paste it"),
        (b"<p>" + b"x" * 5_000_001, "too large|MB"),
        (b"<b>" * 50_000, "too large"),
    ],
)
def test_what_is_no_article_is_refused_with_a_way_out(page, says):
    """An empty, binary, scripted or huge page gives one sentence on what to do."""
    with pytest.raises(InputError, match=says):
        article_from_html(page, name="page.html")


#: Each hides MARK in what a browser takes for script, style, comment, attribute or nothing.
HOSTILE = [
    "<script>{0}</script>",
    "<SCRIPT type=x>{0}</ScRiPt >",
    "<script>{0}",
    "<script><!-- {0}</script>",
    "<svg><script>{0}</script></svg>",
    "<style>{0}</style>",
    "<style><!--</style><p><style>{0}</style>",
    "<!-- {0} -->",
    "<!--> <!-- {0} --!> <p>x",
    "<!-- {0}",
    "<!{0}>",
    "<?{0}?>",
    "</{0}>",
    "</ {0}>",
    "<![CDATA[{0}",
    "<a title='{0}'>x</a>",
    '<a title="<script>{0}</script>">x</a>',
    "<a title={0}",
    "<img src=x onerror={0}>",
    "<iframe>{0}</iframe>",
    "<noscript>{0}</noscript>",
    "<template>{0}</template>",
    "<textarea>{0}</textarea>",
    "<select><option>{0}</option></select>",
    "<xmp>{0}</xmp>",
    "<title>a</title><script>{0}</script>",
    "<object>{0}</object>",
    "<math><mtext>{0}</mtext></math>",
    "<plaintext>{0}",
    "<div hidden><p>{0}</p></div>",
    "<p style='DISPLAY : none'>{0}</p>",
    "<span class='sr-only'>{0}</span>",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_what_is_not_shown_is_no_text_of_the_article(piece):
    """Scripts, styles, comments, attributes and hidden parts never become text."""
    for page in ("<article><p>Seen.</p>{0}</article>", "<p>Seen.</p>{0}", "{0}<p>Seen.</p>"):
        try:
            article = article_from_html(page.format(piece.format(MARK)), name="page")
        except InputError:
            continue  # the whole page was swallowed, as it is in a browser
        assert MARK not in article.text
        assert MARK not in (article.title or "")


#: Short pages over which Python's own parser, or a careless pattern, needs minutes.
SLOW = {
    "open comments": "<!--" * 39_000,
    "open tags": "<a " * 39_000,
    "open quotes": "<a x='" * 39_000,
    "many attributes": "<a " + "x=1 " * 500_000 + ">",
    "equal signs": "<a " + "=" * 2_000_000,
    "entities": "&#x" * 39_000,
    "deep": "<div>" * 39_000 + "x",
    "paragraphs": "<p>x" * 39_000,
    "cells": "<td>x" * 39_000,
    "wrong ends": "<div><b>" * 9_000 + "</i></p>" * 9_000,
    "nested articles": "<article>" * 19_000 + "<p>x" * 19_000,
    "no tags": "x " * 2_400_000,
    "metas": "<meta name=author>" * 39_000,
}


@pytest.mark.parametrize("name", SLOW)
def test_time_is_bounded(name):
    """No page keeps a learner waiting: a generous limit, where a bad way would need minutes."""
    start = time.process_time()
    check(SLOW[name])
    assert time.process_time() - start < 30


def check(page: str | bytes) -> None:
    """Read a page: an article or an InputError, and no script of a browser's reading in it."""
    try:
        article = article_from_html(page, name="page")
    except InputError:
        return
    article.text.encode("utf-8", "surrogatepass")
    assert MARK not in article.text


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from([*HOSTILE, *PAGE.split("\n"), "<", ">", "'", '"', "&", "</", "="])))
def test_any_mixture_is_read_or_refused(pieces):
    """Whatever is put together, nothing but an InputError comes out."""
    page = "".join(pieces).replace("{0}", "x").replace(MARK, "x")
    check(page)
    check(page.encode("utf-8"))


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_any_text_is_read_or_refused(text):
    """Any text, too, and as bytes of any encoding."""
    check(text.replace(MARK, ""))
    check(text.encode("utf-16", "surrogatepass"))


def corpus(name: str) -> Path:
    path = CORPORA / name
    if not path.exists():
        pytest.skip(f"shared/corpora/{name} is not there: these pages were not read")
    return path


def attack(payload: str) -> None:
    """Put a payload before and after a script: it is read or refused, the script never shown."""
    check(payload)
    check(f"<article><h1>Bridge</h1><p>Seen.</p><div>{payload}</div><script>{MARK}</script>")
    check(f"<article><p>Seen.</p><script>{MARK}//{payload}")


def test_attacks_from_the_wild():
    """Each of some thousand attacks is read or refused, and no script text shows."""
    for line in corpus("xss-payloads.txt").read_text("utf-8", "replace").splitlines():
        attack(line)


@pytest.mark.parametrize("name", ["sanitizer-fixtures.json", "naughty-strings.json"])
def test_fixtures_of_sanitizers_and_naughty_strings(name):
    """The same for the inputs that others test their programs with."""
    for text in json.loads(corpus(name).read_text("utf-8")):
        attack(text)


@pytest.mark.parametrize("name", ["tests1.dat", "tests2.dat"])
def test_encodings_of_html5lib(name):
    """Pages with odd declarations of their encoding are read or refused."""
    for block in corpus(f"html5lib/encoding/{name}").read_bytes().split(b"#data\n")[1:]:
        page = block.partition(b"#encoding")[0]
        check(page)
        check(page + b"<article><p>Caf\xe9</p></article>")
