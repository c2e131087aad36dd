"""The same analysis over many texts: one JSON object a line in, one a line out."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO, TextIO

from medialit.errors import InputError
from medialit.model import Article
from medialit.report import analyze, report_to_dict

__all__ = ["analyze_lines", "write_reports"]

_FIELDS = ("title", "outlet", "byline", "published", "url")


def write_reports(lines: BinaryIO, out: TextIO) -> tuple[int, int]:
    """Write a report line for each line; return how many were read and how many had errors."""
    count = failed = 0
    for record in analyze_lines(lines):
        # JSON's own escapes keep lone surrogates, which UTF-8 cannot hold
        line = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
        try:
            line.encode("utf-8")
        except UnicodeEncodeError:
            line = json.dumps(record, separators=(",", ":"))
        out.write(line + "\n")
        count += 1
        failed += "error" in record
    return count, failed


def analyze_lines(lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Yield a report, or an error object, for each line that is not blank, in order."""
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _one(line, number)


def _one(line: bytes, number: int) -> dict[str, Any]:
    identity: str | None = None
    try:
        row = json.loads(line.decode("utf-8-sig"))
        if isinstance(row, dict) and isinstance(row.get("id"), str):
            identity = row["id"]
        article = _article(row)
        return {"id": identity, **report_to_dict(analyze(article))}
    except InputError as error:
        return _error(identity, number, "InputError", str(error))
    except (ValueError, RecursionError) as error:
        kind = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        return _error(identity, number, "InputError", f"This is not JSON in UTF-8: {kind}.")
    except Exception as error:  # one text must not end a run over thousands
        return _error(identity, number, type(error).__name__, f"The analysis failed: {error}")


def _article(row: object) -> Article:
    if not isinstance(row, dict):
        raise InputError('This is JSON but not an object: write {"id": "…", "text": "…"}.')
    for key in ("id", "text"):
        if not isinstance(row.get(key), str):
            raise InputError(f'There is no "{key}" that is a string; add one.')
    fields: dict[str, Any] = {key: row.get(key) for key in _FIELDS}
    for key, value in fields.items():
        if value is not None and not isinstance(value, str):
            raise InputError(f'"{key}" is {value!r:.40}, but must be a string or left out.')
    return Article(row["text"], **fields)


def _error(identity: str | None, number: int, kind: str, message: str) -> dict[str, Any]:
    return {"id": identity, "error": {"type": kind, "message": f"Line {number}: {message}"}}
