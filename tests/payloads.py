"""Texts that try to run in a page: some of our own, and the shared corpora where they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

CORPORA = Path(__file__).resolve().parents[2] / "shared" / "corpora"
#: What a payload of ours calls; a page that ran one has a number above 0 there.
HIT = "window.hits=(window.hits||0)+1"
OWN = [
    f"<script>{HIT}</script>",
    f"</script><script>{HIT}</script>",
    f"<img src=x onerror={HIT}>",
    f'"><img src=x onerror="{HIT}">',
    f"'><svg onload='{HIT}'>",
    f"<svg><script>{HIT}</script></svg>",
    f"<svg><animate onbegin={HIT} attributeName=x dur=1s>",
    f"<iframe srcdoc='<script>parent.{HIT}</script>'></iframe>",
    f'<a href="javascript:{HIT}">read on</a>',
    f"[read on](javascript:{HIT})",
    f'![a picture](x" onerror="{HIT})',
    f"<details open ontoggle={HIT}>",
    f"<input autofocus onfocus={HIT}>",
    f"<body onload={HIT}>",
    f"</title></style></textarea><img src=x onerror={HIT}>",
    f"<math><mtext></mtext><mglyph><style></math><img src=x onerror={HIT}>",
    f"<style>@import 'http://payload.invalid/x.css';</style><p onclick={HIT}>",
    "<link rel=stylesheet href=http://payload.invalid/x.css>",
    "<img src=http://payload.invalid/pixel.png>",
    "<video src=http://payload.invalid/v poster=http://payload.invalid/p></video>",
    "<meta http-equiv=refresh content='0;url=http://payload.invalid/'>",
    "<base href=http://payload.invalid/>",
    "<form action=http://payload.invalid/><button>Go</button></form>",
    "background:url(http://payload.invalid/b.png)",
    "{{constructor.constructor('" + HIT + "')()}}",
    "${" + HIT + "}",
    "`+" + HIT + "+`",
    "\u202e<script>\u202c",
    "&lt;script&gt;" + HIT + "&lt;/script&gt;",
    "<scr\u0000ipt>" + HIT + "</scr\u0000ipt>",
    "]]>--><!--<b>",
    "=cmd|' /C calc'!A0",
]


def corpora() -> list[str]:
    """Return every text of the shared corpora; ``[]`` where they are not at hand."""
    return list(_corpora()) if CORPORA.is_dir() else []


def _corpora() -> Iterator[str]:
    yield from (CORPORA / "xss-payloads.txt").read_text("utf-8", "replace").splitlines()
    yield from json.loads((CORPORA / "naughty-strings.json").read_text("utf-8"))
    yield from map(
        str, _strings(json.loads((CORPORA / "sanitizer-fixtures.json").read_text("utf-8")))
    )
    for path in sorted((CORPORA / "ftfy").glob("*.json")):
        yield from map(str, _strings(json.loads(path.read_text("utf-8"))))
    for path in sorted((CORPORA / "html5lib").rglob("*.test")):
        tests = json.loads(path.read_text("utf-8")).get("tests", [])
        yield from (test["input"] for test in tests if isinstance(test.get("input"), str))
    for path in sorted((CORPORA / "html5lib").rglob("*.dat")):
        yield from path.read_text("utf-8", "replace").split("#data")


def _strings(data: object) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from _strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings(value)


def in_groups(texts: list[str], size: int) -> list[str]:
    """Return the texts joined into fewer and longer ones that a browser and JSON can hold."""
    clean = [text.encode("utf-8", "replace").decode("utf-8").strip() for text in texts]
    kept = [text for text in clean if text]
    return [" ¶ ".join(kept[at : at + size]) for at in range(0, len(kept), size)]
