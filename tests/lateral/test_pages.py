"""The pages of a case's web, as data that a page can draw."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medialit.cases import load_article
from medialit.casework.skeletons import begin_case
from medialit.errors import InputError
from medialit.lateral.blocks import blocks_of, links_of, text_of
from medialit.lateral.pages import KINDS, Page, load_web

TYPES = {"heading", "paragraph", "list", "quotation", "table", "picture", "rule"}
INLINE = {"text", "emphasis", "strong", "link", "picture", "break"}


def types_in(data) -> set[str]:
    if isinstance(data, dict):
        return {data["type"]}.union(*(types_in(v) for v in data.values() if isinstance(v, list)))
    return set().union(*map(types_in, data)) if isinstance(data, list) else set()


@pytest.fixture
def case(tmp_path, monkeypatch) -> str:
    monkeypatch.setenv("MEDIALIT_CASES", str(tmp_path))
    begin_case("my-case")
    return "my-case"


def page(pages: tuple[Page, ...], name: str) -> Page:
    return next(page for page in pages if page.name == name)


def test_a_web_has_its_articles_and_pages(case):
    """Articles come first, as pages of kind article; front matter becomes typed fields."""
    pages = load_web(case)
    assert [p.name for p in pages][:3] == ["articles/wire", "articles/tabloid", "about-the-tabloid"]
    wire = page(pages, "articles/wire")
    assert (wire.kind, wire.independent, wire.author) == (
        "article",
        False,
        "FILL IN: an invented reporter",
    )
    assert wire.title == "FILL IN: the headline"
    assert wire.text == load_article(case, "wire").text
    assert page(pages, "coverage").independent
    assert page(pages, "coverage").summary is None
    assert page(pages, "archive-tabloid").of == "articles/tabloid"
    assert page(pages, "look-alike").looks_like == "minutes"
    assert page(pages, "picture-look-up").picture == "pictures/drawing.svg"
    assert all(p.kind in (*KINDS, "article") for p in pages)


def test_an_article_says_whether_it_is_independent():
    """Those who are looked into are not; an account of somebody else can be."""
    pages = load_web("helsinki-2018")
    assert page(pages, "articles/wire").independent
    assert not page(pages, "articles/aggregator").independent


def test_blocks_are_plain_json(case):
    """Blocks survive a round through JSON, and have the documented types only."""
    for found in load_web(case):
        blocks = list(found.blocks)
        assert json.loads(json.dumps(blocks)) == blocks
        assert types_in(blocks) <= TYPES | INLINE


def test_every_kind_of_markdown():
    """Headings, lists, quotations, tables, rules, emphasis, pictures and links have their place."""
    markdown = (
        "## A *b*\n\nOne\ntwo **c**  \nend\n\n> q\n\n1. x\n   - y\n\n| h |\n|---|\n| v |\n\n---\n\n"
        "![seen](pictures/a.svg)\n\nin ![b](pictures/b.png) line\n\n`code` and [m](minutes)\n"
    )
    blocks = blocks_of(markdown, {"minutes"})
    assert blocks[0] == {
        "type": "heading", "level": 2,
        "children": [
            {"type": "text", "text": "A "},
            {"type": "emphasis", "children": [{"type": "text", "text": "b"}]},
        ],
    }  # fmt: skip
    assert [block["type"] for block in blocks] == [
        "heading", "paragraph", "quotation", "list", "table", "rule", "picture", "paragraph",
        "paragraph",
    ]  # fmt: skip
    assert blocks[1]["children"][0] == {"type": "text", "text": "One two "}
    assert blocks[1]["children"][2] == {"type": "break"}
    assert blocks[3]["ordered"]
    assert [inner["type"] for inner in blocks[3]["items"][0]] == ["paragraph", "list"]
    assert blocks[4]["head"] == [[{"type": "text", "text": "h"}]]
    assert blocks[4]["rows"] == [[[{"type": "text", "text": "v"}]]]
    assert blocks[6] == {"type": "picture", "name": "pictures/a.svg", "alt": "seen"}
    assert text_of(blocks) == (
        "A b\n\nOne two c\nend\n\nq\n\nx\n\ny\n\nh\nv\n\nseen\n\nin b line\n\ncode and m"
    )
    assert blocks_of("a\nb", (), line_ends=True)[0]["children"][1] == {"type": "break"}


@pytest.mark.parametrize(
    "markdown",
    [
        "[a](https://evil.example)",
        "[a](javascript:alert(1))",
        "[a](minutes#x)",
        "[a](../minutes)",
        "<https://evil.example>",
        "![a](https://evil.example/x.svg)",
        "![a](pictures/../x.svg)",
        "![a](data:image/svg+xml;base64,AAAA)",
        "![a](pictures/x.jpg)",
        "<script>a</script>",
        "a <img src=x onerror=a>",
        "[a][r]\n\n[r]: https://evil.example",
    ],
)
def test_what_leads_outside_becomes_text(markdown):
    """No link or picture leaves the web; HTML is shown as it is written."""
    blocks = blocks_of(markdown, {"minutes"})
    assert types_in(list(blocks)) <= {"paragraph", "text"}
    assert "a" in text_of(blocks) or "evil" in text_of(blocks)
    assert links_of(markdown)


@given(st.text(alphabet="ab*_[]()!<>#|-\n `>1.&\\:/", max_size=80))
def test_any_markdown_becomes_blocks(markdown):
    """Whatever is written, there are blocks of the documented types, and a text."""
    blocks = blocks_of(markdown, {"a"})
    assert types_in(list(blocks)) <= TYPES | INLINE
    assert isinstance(text_of(blocks), str)


@pytest.mark.parametrize(
    ("file", "old", "says"),
    [
        ("web/minutes.md", "kind: original document", "does not say its kind"),
        ("web/minutes.md", "title: FILL IN: the name of the document", "does not say its title"),
        ("web/minutes.md", None, "has no 'minutes' in web"),
        ("articles/wire.md", None, "has no 'wire' in articles"),
    ],
)
def test_what_keeps_a_web_from_loading_is_told(case, tmp_path, file, old, says):
    """A page that is missing or lacks something is an error that names it."""
    path = tmp_path / case / file
    if old is None:
        path.unlink()
    else:
        path.write_text(path.read_text("utf-8").replace(old + "\n", ""), "utf-8")
    with pytest.raises(InputError, match=says):
        load_web(case)
