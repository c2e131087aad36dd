"""From bytes to text."""

from __future__ import annotations

import codecs

from medialit.errors import InputError

__all__ = ["decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROL = frozenset(range(32)) - frozenset(b"\t\n\r\f\x1a")


def decode(
    content: bytes, *, name: str = "the file", encoding: str | None = None
) -> tuple[str, tuple[str, ...]]:
    """Return the text that the bytes hold, and a sentence for each repair.

    Args:
        content: UTF-8; or UTF-16 or UTF-32 with a byte order mark.
        name: what to call the file in an error.
        encoding: another encoding, such as ``windows-1252``, where the file is known to be in it.

    Raises:
        InputError: if the bytes are not text, or not in that encoding.

    Source:
        The order of the checks follows the WHATWG Encoding Standard: mark first, then UTF-8.
    """
    for mark, marked in _MARKS:
        if content.startswith(mark):
            text = _decoded(content, "utf-8-sig" if marked == "utf-8" else marked, name)
            return text, ("Removed the byte order mark at the start.",)
    if any(byte in _CONTROL for byte in content[:65536]):
        raise InputError(
            f"{name} is not text: it holds bytes that no text has. "
            "Save the article as plain text (.txt) or Markdown (.md) and try again."
        )
    text = _decoded(content, encoding or "utf-8", name)
    return text, (f"Read as {encoding}, as asked.",) if encoding else ()


def _decoded(content: bytes, encoding: str, name: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        hint = "" if encoding != "utf-8" else " (older Windows programs write windows-1252)"
        raise InputError(
            f"{name} is not {encoding.upper()} text: byte {error.start + 1} does not fit. Save it "
            f"as UTF-8 in an editor, or name its encoding{hint}."
        ) from error
    except LookupError:
        raise InputError(
            f"There is no encoding {encoding!r}. Try utf-8, windows-1252 or utf-16."
        ) from None
