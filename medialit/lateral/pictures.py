"""The pictures of a case: drawings (SVG) and images (PNG) that can do nothing but be seen."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from medialit.cases import case_path
from medialit.errors import InputError
from medialit.lateral.blocks import PICTURE

__all__ = ["load_picture", "picture_address", "picture_dangers"]

_TYPES = {".svg": "image/svg+xml", ".png": "image/png"}
_PNG = b"\x89PNG\r\n\x1a\n"
_ACTIVE = frozenset(
    "script foreignobject iframe object embed audio video animate set animatemotion "
    "animatetransform handler listener".split()
)
_REFERENCE = re.compile(r"""url\((?!\s*["']?\s*#)|@import|expression\(""", re.IGNORECASE)
_PROLOGUE = re.compile(r"<!(?:DOCTYPE|ENTITY)|<\?xml-stylesheet", re.IGNORECASE)


def load_picture(case: str, name: str) -> bytes:
    """Return a picture of a case, such as ``load_picture("storm", "pictures/map.svg")``.

    Args:
        case: the case's name.
        name: ``pictures/NAME.svg`` or ``pictures/NAME.png``; never a path outside the case.

    Raises:
        InputError: if there is no such picture, or it holds a script or points outside.
    """
    home = case_path(case)
    names = sorted(f"pictures/{path.name}" for path in (home / "pictures").glob("*.*"))
    there = [known for known in names if PICTURE.fullmatch(known)]
    if name not in there:
        listed = ", ".join(there) or "none yet"
        raise InputError(f"The case {case} has no picture {name!r}; it has {listed}.")
    place = (home / name).resolve()
    if not place.is_relative_to(home.resolve()):
        raise InputError(f"{name} of {case} leads outside the case. Put the picture itself there.")
    content = place.read_bytes()
    dangers = picture_dangers(name, content)
    if dangers:
        raise InputError(f"{name} of {case} is not shown: it {dangers[0]}. Draw it without.")
    return content


def picture_address(case: str, name: str) -> str:
    """Return a picture of a case as an address for an ``<img>``, in which no script can run.

    Args:
        case: the case's name.
        name: as in ``load_picture``.

    Raises:
        InputError: as ``load_picture`` does.
    """
    content = base64.b64encode(load_picture(case, name)).decode("ascii")
    return f"data:{_TYPES[Path(name).suffix]};base64,{content}"


def picture_dangers(name: str, content: bytes) -> tuple[str, ...]:
    """Return what keeps a picture from being shown, each as the rest of a sentence; ``()`` if fine.

    Args:
        name: its name; the ending says what it must be.
        content: its bytes.

    Source:
        W3C, SVG Integration: what an image may not do (scripts, references to other resources).

    Example:
        >>> picture_dangers("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')
        ('holds <script>',)
    """
    if Path(name).suffix == ".png":
        return () if content.startswith(_PNG) else ("is not a PNG image",)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return ("is not UTF-8 text, as an SVG must be here",)
    if _PROLOGUE.search(text):
        return ("has a DOCTYPE, an entity or a style sheet of its own",)
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError, RecursionError) as error:
        return (f"is not well-formed SVG ({error})",)
    if _local(root.tag) != "svg":
        return (f"is not SVG: its root is <{_local(root.tag)}>",)
    return tuple(dict.fromkeys(danger for node in root.iter() for danger in _dangers(node)))


def _dangers(node: ElementTree.Element) -> Iterator[str]:
    tag = _local(node.tag)
    if tag.lower() in _ACTIVE:
        yield f"holds <{tag}>"
    if tag == "style" and _REFERENCE.search(node.text or ""):
        yield "has a style that points outside"
    for key, value in node.attrib.items():
        name = _local(key)
        if name.lower().startswith("on"):
            yield f"holds a script in “{name}”"
        elif name in ("href", "src") and not _is_inside(value):
            yield f"points outside with “{value.strip()[:60]}”"
        elif _REFERENCE.search(value):
            yield f"points outside in “{name}”"


def _is_inside(value: str) -> bool:
    """Return whether a reference stays in the picture: a part of it, or a PNG or JPEG within."""
    return value.strip().startswith(("#", "data:image/png;base64,", "data:image/jpeg;base64,"))


def _local(tag: object) -> str:
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
