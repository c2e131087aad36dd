"""From bytes and files to an article: what is read, what is repaired, what is refused."""

from __future__ import annotations

import codecs
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialit.errors import InputError
from medialit.reading import article_from_markdown, article_from_text, decode, read_article

FTFY = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "ftfy" / "in-the-wild.json"
READ = [
    ("utf-8", "Café “no” 😀".encode(), ()),
    ("utf-8 with a mark", codecs.BOM_UTF8 + "Café “no” 😀".encode(), ("byte order mark",)),
    ("utf-16", "Café “no” 😀".encode("utf-16"), ("byte order mark",)),
    ("utf-32", "Café “no” 😀".encode("utf-32"), ("byte order mark",)),
]
REFUSED = [
    ("binary", b"\x89PNG\r\n\x1a\n\x00\x00", "is not text"),
    ("windows-1252 unasked", "Café".encode("cp1252"), "windows-1252"),
    ("a wrong mark", codecs.BOM_UTF16_LE + b"\x00\xd8\x41", "UTF-16"),
]


@pytest.mark.parametrize(("name", "content", "repairs"), READ, ids=[r[0] for r in READ])
def test_encodings_are_read(name, content, repairs):
    """UTF-8 and marked UTF-16 and UTF-32 give the same text; a removed mark is told."""
    text, done = decode(content)
    assert text == "Café “no” 😀"
    assert len(done) == len(repairs)
    assert all(part in sentence for part, sentence in zip(repairs, done, strict=True))


@pytest.mark.parametrize(("name", "content", "says"), REFUSED, ids=[r[0] for r in REFUSED])
def test_what_is_not_text_is_refused_with_a_way_out(name, content, says):
    """Binary files and other encodings give one sentence that names what to do."""
    with pytest.raises(InputError, match=says) as caught:
        decode(content, name="article.txt")
    assert "article.txt" in str(caught.value)
    assert "Save" in str(caught.value)


def test_a_named_encoding_is_used_and_told():
    """windows-1252 is read when asked for; an encoding that does not exist is refused."""
    assert decode("Café’s".encode("cp1252"), encoding="windows-1252")[0] == "Café’s"
    assert "windows-1252" in decode(b"a", encoding="windows-1252")[1][0]
    with pytest.raises(InputError, match="no encoding 'nonsense'"):
        decode(b"a", encoding="nonsense")


def test_line_ends_and_control_characters_are_repaired_and_told():
    """Each repair leaves a sentence in ``repairs``; without any there is none."""
    article = article_from_text("\ufeffOne.\r\nTwo.\rThree.\x00\x1b[31m")
    assert article.text == "One.\nTwo.\nThree.  [31m"
    assert len(article.repairs) == 3
    assert article_from_text("One.\nTwo.").repairs == ()


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_reading_a_text_twice_changes_nothing_more(text):
    """Repairs are stable: what was read once is read again as it is."""
    once = article_from_text(text)
    assert article_from_text(once.text.removeprefix("\ufeff")).text == once.text.removeprefix(
        "\ufeff"
    )


def test_markdown_is_read_as_its_page_shows_it():
    """Front matter fills the fields; headings, emphasis, links and pictures lose their signs."""
    source = (
        '---\ntitle: "Bridge: closed"\nauthor: Ruth Adler\ndate: 2019-06-03\n---\n\n'
        "# Bridge closed\n\n**“No,”** said [Karl Weiss](https://city.example). *Never.*\n\n"
        "![The bridge in 2017](bridge.jpg)\n\n> A line that somebody wrote."
    )
    article = article_from_markdown(source)
    assert (article.title, article.byline, article.published) == (
        "Bridge: closed", "Ruth Adler", "2019-06-03",
    )  # fmt: skip
    assert article.text == (
        "Bridge closed\n\n“No,” said Karl Weiss. Never.\n\nThe bridge in 2017\n\n"
        "A line that somebody wrote."
    )


def test_markdown_keeps_stars_and_underscores_that_are_no_markup():
    """5 * 3, snake_case and a lone star stay."""
    text = "5 * 3 * 2 and snake_case_name and a * here."
    assert article_from_markdown(text).text == text


@pytest.mark.parametrize(
    ("source", "says"),
    [("---\ntitle: A\n\n", "never ends"), ("---\nnonsense\n---\nText", "Line 2")],
)
def test_broken_front_matter_names_its_line(source, says):
    """Front matter that is not closed or not ``key: value`` is refused, with the line."""
    with pytest.raises(InputError, match=says):
        article_from_markdown(source)


def test_files_that_cannot_be_articles(tmp_path):
    """A missing file, a folder and an empty file each get a sentence of their own."""
    empty = tmp_path / "empty.txt"
    empty.write_text(" \n", "utf-8")
    for path, says in ((tmp_path / "no.txt", "no file"), (tmp_path, "folder"), (empty, "empty")):
        with pytest.raises(InputError, match=says):
            read_article(path)


@pytest.mark.skipif(not FTFY.exists(), reason="../shared/corpora/ftfy is not here: not tried")
def test_damaged_texts_from_the_wild_are_read():
    """Texts whose encoding was muddled are read and analysed without an error."""
    from medialit import analyze

    cases = json.loads(FTFY.read_text("utf-8"))
    assert cases
    for case in cases:
        article = article_from_text(case["original"])
        for annotation in analyze(article).annotations:
            assert annotation.span.end <= len(article.text)
