"""Pictures: from the case only, SVG or PNG, and nothing in them but a picture."""

from __future__ import annotations

from pathlib import Path

import pytest

from medialit.casework.skeletons import begin_case
from medialit.errors import InputError
from medialit.lateral.pictures import load_picture, picture_dangers

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'


@pytest.fixture
def case(tmp_path, monkeypatch) -> Path:
    monkeypatch.setenv("MEDIALIT_CASES", str(tmp_path))
    return begin_case("my-case")


def test_a_picture_is_given_as_bytes(case):
    """SVG and PNG are given as they stand."""
    (case / "pictures" / "dot.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert load_picture("my-case", "pictures/drawing.svg").startswith(b"<svg")
    assert load_picture("my-case", "pictures/dot.png").startswith(b"\x89PNG")


@pytest.mark.parametrize(
    "name",
    ["drawing.svg", "pictures/../teacher.md", "../my-case/pictures/drawing.svg", "pictures/", "",
     "pictures/notes.txt", "/etc/passwd", "pictures\\drawing.svg", "pictures/none.svg"],
)  # fmt: skip
def test_a_name_is_never_a_path(case, name):
    """What is no picture of the case is an error that lists those there are."""
    (case / "pictures" / "notes.txt").write_text("secret", "utf-8")
    with pytest.raises(InputError, match=r"it has pictures/drawing\.svg\."):
        load_picture("my-case", name)


def test_a_link_out_of_the_case_is_not_followed(case, tmp_path):
    """A picture that is a link to somewhere else is refused."""
    (tmp_path / "secret.svg").write_text(SVG.format(""), "utf-8")
    try:
        (case / "pictures" / "link.svg").symlink_to(tmp_path / "secret.svg")
    except OSError:
        pytest.skip("no symbolic links here")
    with pytest.raises(InputError, match="leads outside the case"):
        load_picture("my-case", "pictures/link.svg")


def test_a_picture_with_a_script_is_not_given(case):
    """What can do more than be seen is an error."""
    (case / "pictures" / "drawing.svg").write_text(SVG.format("<script>1</script>"), "utf-8")
    with pytest.raises(InputError, match="is not shown: it holds <script>"):
        load_picture("my-case", "pictures/drawing.svg")


@pytest.mark.parametrize(
    "inner",
    [
        '<rect fill="url(#a)"/>',
        '<use href="#a"/>',
        '<use xlink:href="#a"/>',
        "<style>rect{fill:url('#a')} text{font-family:serif}</style>",
        '<image href="data:image/png;base64,iVBORw0KGgo="/>',
        "<text>https://a.example</text>",
        "<!-- a comment --><title>A map</title>",
    ],
)
def test_a_plain_drawing_is_fine(inner):
    """References within the picture, style and text are fine."""
    assert picture_dangers("a.svg", SVG.format(inner).encode()) == ()


@pytest.mark.parametrize(
    ("inner", "says"),
    [
        ("<script/>", "holds <script>"),
        ("<ScRipt/>", "holds <ScRipt>"),
        ('<rect onclick="a()"/>', "holds a script in “onclick”"),
        ('<a href="javascript:a()"/>', "points outside"),
        ('<a xlink:href=" JavaScript:a()"/>', "points outside"),
        ('<image href="https://a.example/x.png"/>', "points outside"),
        ('<image href="data:image/svg+xml;base64,AA"/>', "points outside"),
        ('<use href="other.svg#a"/>', "points outside"),
        ('<rect fill="url(https://a.example)"/>', "points outside"),
        ("<rect style=\"fill:url( 'x.svg#a')\"/>", "points outside"),
        ("<style>@import 'x.css';</style>", "points outside"),
        ("<style>a{b:url(x)}</style>", "points outside"),
        ("<foreignObject/>", "holds <foreignObject>"),
        ('<animate attributeName="href" to="javascript:a()"/>', "holds <animate>"),
        ("<rect>", "not well-formed"),
    ],
)
def test_a_danger_is_told(inner, says):
    """Scripts, references outside and moving parts are told."""
    assert any(says in danger for danger in picture_dangers("a.svg", SVG.format(inner).encode()))


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.png", b"<svg/>", "is not a PNG"),
        ("a.svg", b"\x89PNG\r\n\x1a\n", "not UTF-8"),
        ("a.svg", b"<html/>", "its root is <html>"),
        ("a.svg", b"", "not well-formed"),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', "DOCTYPE"),
        ("a.svg", b'<?xml-stylesheet href="a.css"?><svg/>', "style sheet"),
        ("a.svg", '<?xml version="1.0"?><!DOCTYPE svg><svg/>'.encode("utf-16"), "not UTF-8"),
    ],
)
def test_what_is_no_picture_is_told(name, content, says):
    """The ending says what it must be."""
    assert any(says in danger for danger in picture_dangers(name, content))
