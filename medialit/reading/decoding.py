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


def decode(content: bytes, *, name: str = "the file") -> tuple[str, tuple[str, ...]]:
    """Return the text that the bytes hold, and a sentence for each repair.

    Args:
        content: UTF-8, UTF-16 or UTF-32 with a byte order mark, or Windows-1252.
        name: what to call the file in an error.

    Raises:
        InputError: if the bytes are not text.

    Source:
        The order of the checks follows the WHATWG Encoding Standard: mark, UTF-8, windows-1252.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                text = content.decode("utf-8-sig" if encoding == "utf-8" else encoding)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{name} says it is {encoding.upper()} text but is not, at byte {error.start}. "
                    "Open it in an editor and save it as UTF-8."
                ) from error
            return text, ("Removed the byte order mark at the start.",)
    if any(byte in _CONTROL for byte in content[:65536]):
        raise InputError(
            f"{name} is not text: it holds bytes that no text has. "
            "Save the article as plain text (.txt) or Markdown (.md) and try again."
        )
    try:
        return content.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        text = content.decode("cp1252", errors="replace")
        repair = f"Read as Windows-1252, because byte {error.start} is not UTF-8."
        return text, (repair,)
