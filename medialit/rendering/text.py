"""A report as plain text for a terminal."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Iterator

from medialit.claims.worthiness import ERROR_RATE
from medialit.model import LABELS, SOURCE_KINDS, VOICES, Quotation, Report, Voice
from medialit.sourcing.sources import share_of_voice

__all__ = ["render_report"]

_BAR = 24
_MOST_CLAIMS = 8
_CREED = (
    "No score of truth, bias or credibility is given. Rules are often wrong: read the passage, "
    "and look what others say."
)


def render_report(report: Report, *, width: int = 80) -> str:
    """Return the report as text of at most ``width`` columns (never narrower than 40).

    Control characters of the article are replaced by a sign that shows, so that a text cannot
    steer the terminal it is shown in.
    """
    width = max(width, 40)
    lines = [*_head(report, width), *_page(report, width), *_voices(report, width)]
    lines += [*_quotations(report, width), *_unattributed(report, width)]
    lines += [*_framing(report, width), *_claims(report, width), *_notes(report, width)]
    lines += ["", *textwrap.wrap(_CREED, width)]
    return "\n".join(lines)


def _plain(text: str) -> str:
    shown = (c if c.isprintable() or c == " " else "\ufffd" for c in " ".join(text.split()))
    return "".join(shown)


def _title(text: str) -> list[str]:
    return ["", text.upper(), "─" * len(text)]


def _wrap(text: str, width: int, first: str, later: str) -> list[str]:
    return textwrap.wrap(
        _plain(text), width, initial_indent=first, subsequent_indent=later, break_long_words=True
    ) or [first.rstrip()]


def _head(report: Report, width: int) -> Iterator[str]:
    article = report.article
    headline = article.title or next(
        (a.span.of(article.text) for a in report.annotations if a.label == "structure.headline"),
        "(no headline)",
    )
    yield from _wrap(headline, width, "", "")
    known = [p for p in (article.outlet, article.byline, article.published, article.url) if p]
    yield from _wrap(" · ".join(known), width, "", "") if known else ()


def _page(report: Report, width: int) -> Iterator[str]:
    parts = [a for a in report.annotations if a.label.startswith("structure.")]
    if not parts:
        return
    yield from _title("On the page")
    for part in parts:
        label = LABELS[part.label]
        text = part.span.of(report.article.text)
        yield from _wrap(text, width, f"{label:<17}", " " * 17)


def _voices(report: Report, width: int) -> Iterator[str]:
    voices = share_of_voice(report)
    if not voices:
        return
    total = sum(voice.words for voice in voices)
    yield from _title(f"Who gets to speak ({total} quoted words)")
    room = max(width - _BAR - 16, 12)
    for voice in voices:
        bar = "█" * round(voice.share * _BAR)
        name = _plain(voice.name)
        name = name if len(name) <= room else name[: room - 1] + "…"
        yield f"{name:<{room}} {bar:<{_BAR}} {voice.words:>5} {voice.share:>5.0%}".rstrip()
        about = SOURCE_KINDS[voice.kind] + (f", {voice.role}" if voice.role else "")
        yield from _wrap(f"{about}; {_times(voice.quotations)}", width, "  ", "  ")


def _times(count: int) -> str:
    return "1 quotation" if count == 1 else f"{count} quotations"


def _quotations(report: Report, width: int) -> Iterator[str]:
    if not report.quotations:
        return
    yield from _title("Who says what")
    for quotation in report.quotations:
        yield from _one_quotation(report.article.text, quotation, width)


def _one_quotation(text: str, quotation: Quotation, width: int) -> Iterator[str]:
    speaker = quotation.speaker or "(nobody named)"
    cue = f" – {quotation.cue.of(text)}" if quotation.cue else ""
    mention = quotation.source.of(text) if quotation.source else ""
    read = f", from “{mention}”" if mention and mention != speaker else ""
    yield from _wrap(f"{speaker}{cue} ({quotation.kind}{read})", width, "", "  ")
    content = " … ".join(span.of(text) for span in quotation.content)
    yield from _wrap(content, width, "    ", "    ")


def _unattributed(report: Report, width: int) -> Iterator[str]:
    found = [a for a in report.annotations if a.label == "sourcing.unattributed"]
    if not found:
        return
    yield from _title("Charged, but by whom? (candidates)")
    text = report.article.text
    for annotation in found:
        start = text.rfind("\n", 0, annotation.span.start) + 1
        start = max(start, annotation.span.start - 40)
        yield from _wrap(f"… {text[start : annotation.span.end + 40]} …", width, "  ", "    ")


def _framing(report: Report, width: int) -> Iterator[str]:
    found: dict[tuple[str, Voice], Counter[str]] = {}
    for a in report.annotations:
        if a.voice:
            words = " ".join(a.span.of(report.article.text).split())
            found.setdefault((a.label, a.voice), Counter())[words] += 1
    if not found:
        return
    yield from _title("How it is told, and in whose words")
    for label in (label for label in LABELS if label.startswith("framing.")):
        for voice in (voice for voice in VOICES if (label, voice) in found):
            hits = found[label, voice]
            shown = ", ".join(f"{w} ×{n}" if n > 1 else w for w, n in hits.items())
            head = f"{LABELS[label]} – {VOICES[voice]} ({hits.total()}): "
            yield from _wrap(head + shown, width, "", "    ")


def _claims(report: Report, width: int) -> Iterator[str]:
    claims = sorted(report.claims, key=lambda claim: -claim.worthiness)[:_MOST_CLAIMS]
    if not claims:
        return
    yield from _title(f"What one might check first ({len(claims)} of {len(report.claims)} claims)")
    indent = " " * 6
    for claim in claims:
        who = claim.attributed_to or "the reporter"
        about = f"{claim.kind.replace('_', ' ')}, {claim.claim_type}; says {who}"
        words = claim.span.of(report.article.text)
        evidence = "; ".join(claim.evidence)
        yield from _wrap(f"{claim.worthiness:.2f}  {words}", width, "", indent)
        yield from _wrap(f"{about}; offered for it: {evidence}", width, indent, indent)
    yield from _wrap(ERROR_RATE, width, "", "")


def _notes(report: Report, width: int) -> Iterator[str]:
    notes = (*report.notes, *report.article.repairs)
    if notes:
        yield from _title("Notes")
        for note in notes:
            yield from _wrap(note, width, "- ", "  ")
