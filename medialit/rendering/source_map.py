"""Who speaks in an article, through which cue and where, arranged for a page; nothing counts there.

A *line* is one thing said: a quotation or an assertion without a source.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from medialit.model import Annotation, Report, Source, Span
from medialit.rendering.voices import cue_words, kind_in_words
from medialit.segmenting import find_paragraphs
from medialit.sourcing.cues import stance_of
from medialit.sourcing.sources import Voice, share_of_voice

__all__ = ["STANCES", "arrange_lines", "arrange_sources", "arrange_stances", "order_in_words"]

#: What a cue tells of the reporter's distance: the word, its sign, and what it says.
STANCES = {
    "neutral": ("=", "takes no side"),
    "doubting": ("?", "leaves open whether it is so"),
    "endorsing": ("✓", "treats it as so"),
    "negating": ("✕", "somebody rejects a charge"),
    "emotive": ("!", "tells how it sounded"),
    "no cue": ("–", "no verb tells who says it"),
}
_NOBODY = "Nobody named"


def arrange_lines(report: Report) -> list[dict[str, Any]]:
    """Return everything said, from the top of the article to its end."""
    text = report.article.text
    paragraphs = find_paragraphs(text)
    lines = [
        *(_quotation(report, number) for number in range(len(report.quotations))),
        *(_assertion(found, text) for found in _unattributed(report)),
    ]
    lines.sort(key=lambda line: line["start"])
    for number, line in enumerate(lines):
        start, end = line.pop("start"), line.pop("end")
        line["name"] = f"line{number}"
        line["at"] = round(100 * start / len(text), 2)
        line["length"] = round(100 * (end - start) / len(text), 2)
        line["paragraph"] = next(n for n, p in enumerate(paragraphs, start=1) if start < p.end)
    return lines


def arrange_sources(report: Report, lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return each source with its lines: named ones first, then those without a name, then nobody.

    Within a group those with more quoted words come first.
    """
    voices = {voice.name: voice for voice in share_of_voice(report)}
    named = [s for s in report.sources if s.kind != "absent"]
    most = max((source.words for source in report.sources), default=0) or 1
    named.sort(key=lambda s: (s.kind.startswith("unnamed"), -s.words, -len(s.quotations)))
    entries = [_source(source, voices[source.name], most, lines) for source in named]
    nobody = [line for line in lines if line["group"] == "nobody"]
    if nobody:
        words = sum(s.words for s in report.sources if s.kind == "absent")
        entries.append(_nobody(nobody, words, most))
    return entries


def arrange_stances(lines: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return every stance with its cue words and how often each is used."""
    arranged = []
    for stance, (sign, says) in STANCES.items():
        cues = Counter(line["cue"] for line in lines if line["stance"] == stance)
        if stance == "no cue" and not cues:
            continue
        arranged.append(
            {
                "stance": stance,
                "sign": sign,
                "says": says,
                "cues": [[cue, f"×{times}"] for cue, times in cues.most_common()],
            }
        )
    return arranged


def order_in_words(lines: Sequence[dict[str, Any]]) -> str:
    """Return who is quoted or reported first and who last."""
    if not lines:
        return "Nobody is quoted or reported in words that the rules know."
    known = [line for line in lines if line["group"] != "nobody"] or lines
    first, last = known[0], known[-1]
    return (
        f"First: {first['who']} (paragraph {first['paragraph']}). "
        f"Last: {last['who']} (paragraph {last['paragraph']})."
    )


def _quotation(report: Report, number: int) -> dict[str, Any]:
    quotation, text = report.quotations[number], report.article.text
    sources = [s for s in report.sources if number in s.quotations and s.kind != "absent"]
    cue = quotation.cue.of(text).lower() if quotation.cue else "no cue word"
    return {
        **_extent(quotation.content),
        "text": " … ".join(span.of(text) for span in quotation.content),
        "who": " and ".join(source.name for source in sources) or _NOBODY,
        "group": _group(sources),
        "cue": cue,
        "stance": stance_of(cue) if quotation.cue else "no cue",
        "kind": f"{quotation.kind} quotation",
        "number": number,
    }


def _assertion(found: Annotation, text: str) -> dict[str, Any]:
    return {
        **_extent((found.span,)),
        "text": found.span.of(text),
        "who": _NOBODY,
        "group": "nobody",
        "cue": "no cue word",
        "stance": "no cue",
        "kind": "assertion without a source",
        "number": None,
    }


def _extent(spans: Sequence[Span]) -> dict[str, int]:
    return {"start": min(s.start for s in spans), "end": max(s.end for s in spans)}


def _group(sources: Sequence[Source]) -> str:
    if not sources:
        return "nobody"
    unnamed = all(source.kind.startswith("unnamed") for source in sources)
    return "unnamed" if unnamed else "named"


def _unattributed(report: Report) -> Iterator[Annotation]:
    return (a for a in report.annotations if a.label == "sourcing.unattributed")


def _source(
    source: Source, voice: Voice, most: int, lines: Sequence[dict[str, Any]]
) -> dict[str, Any]:
    mine = [line for line in lines if line["number"] in source.quotations]
    return {
        "text": source.name,
        "about": kind_in_words(voice),
        "group": "unnamed" if source.kind.startswith("unnamed") else "named",
        "words": f"{_many(source.words, 'quoted word')} · {voice.share:.0%}"
        if source.words
        else "reported, not quoted",
        "width": round(100 * source.words / most, 1),
        "times": _many(len(mine), "time"),
        "cues": cue_words(voice) or "–",
        **_where(mine),
    }


def _nobody(lines: Sequence[dict[str, Any]], words: int, most: int) -> dict[str, Any]:
    return {
        "text": _NOBODY,
        "about": "something is said, and the text does not say by whom",
        "group": "nobody",
        "words": _many(words, "quoted word") if words else "no words in quotation marks",
        "width": round(100 * words / most, 1),
        "times": _many(len(lines), "time"),
        "cues": ", ".join(dict.fromkeys(line["cue"] for line in lines)),
        **_where(lines),
    }


def _where(lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    first, last = f"¶ {lines[0]['paragraph']}", f"¶ {lines[-1]['paragraph']}"
    return {
        "first": first,
        "last": last,
        "extent": f"in {first}" if first == last else f"from {first} to {last}",
        "lines": [line["name"] for line in lines],
    }


def _many(count: int, what: str) -> str:
    return f"{count} {what}" if count == 1 else f"{count} {what}s"
