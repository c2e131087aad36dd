"""A case whose every text is a payload: its activities put them into every widget."""

from __future__ import annotations

import json
import re
from itertools import cycle, islice
from pathlib import Path
from typing import Any

LEVELS = ("basic", "emergent", "proficient")


def write_case(folder: Path, texts: list[str]) -> None:
    """Write a case into a folder: two articles, a web and one activity of each type."""
    for part in ("articles", "web"):
        (folder / part).mkdir(parents=True)
    _write_toml(
        folder / "case.toml",
        {
            "title": texts[0],
            "question": texts[1 % len(texts)],
            "politics": "none",
            "articles": ["one", "two"],
            "web": ["page", "ad"],
        },
    )
    flat = [plain(text) for text in texts]
    for name, half in (("one", flat[::2]), ("two", flat[1::2] or flat)):
        body = "\n\n".join(f"“{text},” said Ruth Adler." for text in half)
        head = {
            "outlet": half[0],
            "manner": "wire",
            "url": f"https://{name}.example/",
            "byline": half[-1],
        }
        (folder / "articles" / f"{name}.md").write_text(_page(head, body), "utf-8")
    for name, kind in (("page", "coverage"), ("ad", "advertisement")):
        head = {"title": flat[0], "outlet": flat[-1], "kind": kind, "url": f"https://{name}.example/",
                "independent": "yes", "summary": flat[0], "author": flat[0]}  # fmt: skip
        (folder / "web" / f"{name}.md").write_text(_page(head, "\n\n".join(flat)), "utf-8")
    _write_toml(folder / "activities.toml", _activities(flat))


def plain(text: str) -> str:
    """Return the text on one line, without the control characters that files may not hold."""
    return " ".join(re.sub(r"[\x00-\x1f\x7f]", " ", text).split())


def _activities(texts: list[str]) -> dict[str, Any]:
    first = texts[0]
    four = list(islice(cycle(texts), 4))
    bins = [f"{number} {text}" for number, text in enumerate(four[:3])]
    levels = dict(zip(LEVELS, four, strict=False))
    task = {"prompt": first, "hint": first}
    order = list(range(len(texts)))
    return {
        "choice": {"type": "choice", **task, "multiple": True,
                   "options": [{"text": t, "reason": t, "right": True} for t in texts]},
        "cards": {"type": "cards", **task, "bins": bins,
                  "cards": [{"text": t, "bin": bins[0], "reason": t} for t in texts]},
        "grid": {"type": "grid", **task, "passage": first, "columns": bins,
                 "rows": [{"text": t, "right": bins[0], "reason": t} for t in texts]},
        "frames": {"type": "grid", **task, "article": "one", "columns": ["yes", "no"],
                   "where": "yes",
                   "rows": [{"text": t, "frame": "conflict", "readings": [
                       {"reader": f"A {t}", "answer": "yes", "paragraph": 1, "reason": t},
                       {"reader": "reader B", "answer": "no", "reason": t}]} for t in texts]},
        "swap": {"type": "swap", **task, "sentence": f"“{first},” she said.", "cue": "said",
                 "verbs": [{"verb": f"{n} {t}", "stance": "neutral", "effect": t}
                           for n, t in enumerate(four)]},
        "rewrite": {"type": "rewrite", **task, "original": first, "facts": texts,
                    "frames": ["conflict", "human interest"]},
        "short": {"type": "short", **task, "rubric": levels, "exemplars": levels},
        "ranking": {"type": "ranking", **task, "items": texts,
                    "readings": [{"reader": t, "order": order, "reason": t} for t in four[:2]]},
        "prediction": {"type": "prediction", "prompt": first, "unit": first[:40], "low": 0,
                       "high": 9},
        "search": {"type": "search", **task, "start": "articles/one", "answers": ["page"],
                   "note": first},
        "claim": {"type": "claim", **task, "claim": first, "claim_author": first,
                  "claim_date": "2026-01-01", "appearance": "articles/one", "evidence": ["page"],
                  "readings": {"True": first}},
    }  # fmt: skip


def _page(head: dict[str, str], body: str) -> str:
    lines = (f"{key}: {re.sub(r'[^ -~]', ' ', value)[:300]}" for key, value in head.items())
    return "---\n" + "\n".join(lines) + "\n---\n\n# " + body + "\n"


def _write_toml(path: Path, data: dict[str, Any]) -> None:
    lines = [f"{key} = {_toml(value)}" for key, value in data.items()]
    path.write_text("\n".join(lines) + "\n", "utf-8")


def _toml(value: Any) -> str:
    """Return a value as TOML on one line; strings are JSON's, without control characters."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_toml(k)} = {_toml(v)}" for k, v in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_toml, value)) + "]"
    if isinstance(value, str):
        return json.dumps(value.replace("\x7f", " "), ensure_ascii=False)
    return json.dumps(value)
