"""A report as HTML: a fragment for a notebook and a complete page. No script, nothing fetched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from medialit.claims.worthiness import ERROR_RATE
from medialit.model import LABELS, VOICES, Claim, Report
from medialit.rendering.findings import (
    CLAIMS,
    FRAMING,
    LAYERS,
    SOURCING,
    Finding,
    Paragraph,
    arrange,
    paragraphs_of,
)
from medialit.rendering.page import escaped, page, stylesheet
from medialit.rendering.voices import render_voices
from medialit.sourcing.sources import share_of_voice

__all__ = ["escaped", "page", "render_article", "render_page", "render_voices", "stylesheet"]

_HTML_TAG = {"headline": "h3"}
_CREED = (
    "This report gives no score of truth, bias or credibility. It shows what stands on the page, "
    "and by which rule it was found. Rules are often wrong: read the passage, and look what "
    "others say."
)


def render_article(
    report: Report, layers: Sequence[str] | None = None, *, view: str = "", is_open: bool = True
) -> str:
    """Return the marked article, its legend and a table of its findings, as an HTML fragment.

    Args:
        report: what was found.
        layers: names of the layers to show (see ``medialit.rendering.findings``); all if ``None``.
        view: a word that tells this view's links from another's on the same page.
        is_open: whether the table stands open.
    """
    findings = arrange(report, layers)
    used = {finding.layer.name for finding in findings}
    legend = "".join(
        f'<li><span class="ml-mark ml-{layer.name}"><sup>{layer.letter}</sup>'
        f"{escaped(layer.title)}</span></li>"
        for layer in LAYERS
        if layer.name in used
    )
    return (
        f"<style>{stylesheet()}</style>"
        f'<section class="ml-static ml-root" lang="en"><ul class="ml-legend">{legend}</ul>'
        f"{_article(report, findings, view)}{_findings_table(findings, view, is_open)}</section>"
    )


def render_page(report: Report) -> str:
    """Return a complete page with the report that needs nothing from anywhere else."""
    title = report.article.title or _headline(report) or "An article"
    notes = "".join(
        f"<li>{escaped(note)}</li>" for note in (*report.notes, *report.article.repairs)
    )
    measures = "".join(
        f"<tr><th scope=row>{escaped(m.name.replace('_', ' '))}</th><td>{m.value:.3g}</td>"
        f"<td>{escaped(m.unit)}</td><td>{m.n}</td></tr>"
        for m in report.measures
    )
    meta = " · ".join(
        escaped(part)
        for part in (report.article.outlet, report.article.byline, report.article.published)
        if part
    )
    return page(
        title,
        f'<header class="ml-root"><p class="ml-kicker">How this article is made</p>'
        f"<h1>{escaped(title)}</h1><p>{meta}</p></header><main>"
        f'<section class="ml-root"><h2>Who gets to speak</h2></section>'
        f"{render_voices(share_of_voice(report))}"
        '<section class="ml-root"><h2>The article, marked</h2></section>'
        f"{render_article(report, SOURCING, is_open=False)}"
        f"{_framing(report)}"
        f"{_claims(report)}"
        f'<section class="ml-root"><h2>What is missing, and what was changed</h2><ul>'
        f"{notes or '<li>Nothing to note.</li>'}</ul>"
        "<h2>Measures</h2><table><thead><tr><th scope=col>Measure</th><th scope=col>Value</th>"
        "<th scope=col>Unit</th><th scope=col>Out of</th></tr></thead>"
        f"<tbody>{measures}</tbody></table></section></main>"
        f'<footer class="ml-root"><p>{_CREED}</p><p>Made with medialit. Text fingerprint '
        f"(SHA-256): <code>{report.article.sha256}</code></p></footer>",
    )


def _headline(report: Report) -> str | None:
    for annotation in report.annotations:
        if annotation.label == "structure.headline":
            return annotation.span.of(report.article.text)
    return None


def _article(report: Report, findings: Sequence[Finding], view: str) -> str:
    parts = (_paragraph(p, findings, view) for p in paragraphs_of(report, findings))
    return f'<article class="ml-article">{"".join(parts)}</article>'


def _paragraph(paragraph: Paragraph, findings: Sequence[Finding], view: str) -> str:
    body: list[str] = []
    for segment in paragraph.segments:
        if not segment.marks:
            body.append(escaped(segment.text))
            continue
        here = [findings[m] for m in segment.marks]
        names = sorted({f.layer.name for f in here})
        classes = " ".join(f"ml-{name}" for name in names)
        references = "".join(
            f'<a class="ml-ref" href="#ml-{view}f{f.number}" id="ml-{view}m{f.number}">'
            f"{f.layer.letter}{f.number}</a>"
            for f in here
            if f.span.start == segment.start
        )
        body.append(
            f'<span class="ml-mark {classes}"{_lines(names)}>{references}'
            f"{escaped(segment.text)}</span>"
        )
    tag = _HTML_TAG.get(paragraph.kind, "p")
    return (
        f'<div class="ml-row"><span class="ml-number" aria-hidden="true">{paragraph.number}</span>'
        f'<{tag} class="ml-{escaped(paragraph.kind)}-part">{"".join(body)}</{tag}></div>'
    )


def _lines(layers: Sequence[str]) -> str:
    """Return the style that draws the line of each layer below that of the one before."""
    if len(layers) < 2:
        return ""
    lines = ",".join(f"var(--ml-i-{name})" for name in layers)
    places = ",".join(f"0 calc(100% - {4 * number}px)" for number in range(len(layers)))
    return f' style="--ml-lines:{lines};--ml-at:{places};--ml-many:{len(layers)}"'


def _findings_table(findings: Iterable[Finding], view: str, is_open: bool) -> str:
    rows = "".join(
        f'<tr id="ml-{view}f{f.number}"><th scope=row><a href="#ml-{view}m{f.number}">'
        f"{f.layer.letter}{f.number}</a></th><td>{escaped(f.title)}</td>"
        f"<td>“{escaped(_short(f.quote))}” (paragraph {f.paragraph})</td>"
        f"<td>{escaped(f.message)}</td>"
        f"<td>{escaped(f.rule)}: often wrong with {escaped(f.known_error)}</td></tr>"
        for f in findings
    )
    if not rows:
        return "<p>No finding in these layers.</p>"
    return (
        f'<details class="ml-findings"{" open" if is_open else ""}>'
        "<summary>All findings as a table</summary><table><thead>"
        "<tr><th scope=col>No.</th><th scope=col>What</th><th scope=col>Where</th>"
        "<th scope=col>Why</th><th scope=col>Rule and its known error</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></details>"
    )


def _framing(report: Report) -> str:
    """Return how it is told: counts for each voice, and the article with those marks."""
    labels = [label for label in LABELS if label.startswith("framing.")]
    counts = Counter((a.label, a.voice) for a in report.annotations if a.voice)
    voices = [voice for voice in VOICES if any(counts[label, voice] for label in labels)]
    rows = "".join(
        f"<tr><th scope=row>{escaped(LABELS[label])}</th>"
        + "".join(f"<td>{counts[label, voice]}</td>" for voice in voices)
        + "</tr>"
        for label in labels
        if any(counts[label, voice] for voice in voices)
    )
    if not rows:
        return ""
    heads = "".join(f"<th scope=col>{escaped(VOICES[voice])}</th>" for voice in voices)
    return (
        '<section class="ml-root"><h2>How it is told</h2><div class=ml-findings><table>'
        "<caption>How often, and in whose words</caption>"
        f"<thead><tr><th scope=col>Kind</th>{heads}</tr></thead>"
        f"<tbody>{rows}</tbody></table></div></section>"
        f"{render_article(report, FRAMING, view='w', is_open=False)}"
    )


def _claims(report: Report) -> str:
    """Return what is claimed: a table, those more worth checking first, and the marked numbers."""
    claims = sorted(report.claims, key=lambda claim: -claim.worthiness)
    rows = "".join(_claim_row(report.article.text, claim) for claim in claims)
    if not rows:
        return ""
    return (
        '<section class="ml-root"><h2>What is claimed</h2>'
        f"<p>{escaped(ERROR_RATE)} The score says what a fact-checker might look at first; it says "
        "nothing about what is true.</p><div class=ml-findings><table><thead><tr>"
        "<th scope=col>Claim</th><th scope=col>Who asserts it</th><th scope=col>Kind</th>"
        "<th scope=col>What the article offers for it</th>"
        "<th scope=col>Worth checking (0–1)</th></tr></thead>"
        f"<tbody>{rows}</tbody></table></div></section>"
        f"{render_article(report, CLAIMS, view='c', is_open=False)}"
    )


def _claim_row(text: str, claim: Claim) -> str:
    reasons = "".join(f"<li>{escaped(reason)}</li>" for reason in claim.reasons)
    kind = claim.kind.replace("_", " ")
    return (
        f"<tr><td>“{escaped(' '.join(claim.span.of(text).split()))}”</td>"
        f"<td>{escaped(claim.attributed_to or 'the reporter')}</td>"
        f"<td>{escaped(kind)}<br><small>{escaped(claim.claim_type)}</small></td>"
        f"<td>{escaped('; '.join(claim.evidence))}</td>"
        f"<td>{claim.worthiness:.2f}<details><summary>The sum</summary><ul>{reasons}</ul></details>"
        "</td></tr>"
    )


def _short(text: str, most: int = 90) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= most else flat[: most - 1].rsplit(" ", 1)[0] + " …"
