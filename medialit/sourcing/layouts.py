"""Who speaks where the layout tells it, and no verb in the sentence does.

A label in a transcript (``ADLER: …``), a name after a dash below a quotation (``“…” – Adler``),
a sentence that ends in a colon before a quoted paragraph, a headline with a colon.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from medialit.model import Document, Span
from medialit.quote_marks import QuoteRegion
from medialit.sourcing.attributions import Attribution, subject_of
from medialit.sourcing.clauses import Sentence
from medialit.sourcing.cues import cue_forms

__all__ = ["find_layout_attributions"]

_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: (?:[A-ZÀ-ÖØ-Þ][\w.'’-]*|de|la|von|van|of|the)){0,5}"
_LABEL = re.compile(
    r"[“\"]?([A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ.'’ -]{0,40}|Q|A)(?: \([^)\n]{1,40}\))?:\s+(?=\S)"
)
_SIGNATURE = re.compile(rf"\s*[―—–-]\s*({_NAME}(?:, [^\n.]{{1,60}})?)\.?[ \t]*(?=\n|$)")
_HEADLINE = re.compile(rf"({_NAME}): (?=[A-Z‘“'\"])")
_SHORTEST_BLOCK, _NEAR = 8, 6  # words of a block; from its cue to the colon before it
_LONGEST_HEADLINE = 160  # characters
_STRENGTH = 4  # a label is surer than any verb


def find_layout_attributions(
    document: Document, regions: Sequence[QuoteRegion], sentences: Sequence[Sentence]
) -> list[Attribution]:
    """Return the attributions that the layout makes; their contents may overlap other ones."""
    by_start = {region.span.start: region for region in regions}
    found = list(_transcript(document))
    if not found:
        found += _signatures(document, regions)
        found += _introductions(document, by_start, sentences)
    found += _headline(document)
    return found


def _transcript(document: Document) -> Iterator[Attribution]:
    """Yield one attribution for each labelled turn, if at least two turns are labelled."""
    text = document.text
    turns = [
        (at, paragraph, label)
        for at, paragraph in enumerate(document.paragraphs)
        if (label := _LABEL.match(text, paragraph.start, paragraph.end))
    ]
    if len(turns) < 2:
        return
    for at, paragraph, label in turns:
        yield _attribution(
            Span(label.end(), paragraph.end), Span(*label.span(1)), "transcript", at, paragraph
        )


def _signatures(document: Document, regions: Sequence[QuoteRegion]) -> Iterator[Attribution]:
    """Yield a quotation that ends its paragraph, but for a dash and the speaker's name."""
    text = document.text
    at = 0
    for region in regions:
        while document.paragraphs[at].end < region.span.end:
            at += 1
        paragraph = document.paragraphs[at]
        name = _SIGNATURE.match(text, region.span.end, paragraph.end)
        alone = region.span.start == paragraph.start or text[region.span.start - 1] == "\n"
        if name and alone:
            yield _attribution(region.span, Span(*name.span(1)), "signature", at, paragraph)


def _introductions(
    document: Document, by_start: dict[int, QuoteRegion], sentences: Sequence[Sentence]
) -> Iterator[Attribution]:
    """Yield quoted paragraphs whose speaker the paragraph before announces (*He said:*)."""
    forms = cue_forms()
    for sentence in sentences:
        following = sentence.paragraph + 1
        ends = sentence.words and document.paragraphs[sentence.paragraph].end == sentence.span.end
        if (
            not ends
            or sentence.words[-1] not in (":", ",")
            or following >= len(document.paragraphs)
        ):
            continue
        paragraph = document.paragraphs[following]
        region = by_start.get(paragraph.start)
        cues = [at for at, word in enumerate(sentence.words) if word in forms]
        if not cues:
            continue
        near = len(sentence.words) - cues[-1] <= _NEAR
        says = near and "clause" in forms[sentence.words[cues[-1]]].frames
        block = says and _is_block(document.text, sentence, paragraph)
        content = region.span if region else paragraph if block else None
        if content is None:
            continue
        source = subject_of(sentence, cues[-1])
        if source:
            cue = sentence.tokens[cues[-1]]
            yield Attribution(
                [content], Span(cue.start, cue.end), source, "introduction", sentence, _STRENGTH
            )


def _is_block(text: str, sentence: Sentence, paragraph: Span) -> bool:
    """Return whether full sentences after a colon are a block quotation, without marks."""
    words = paragraph.of(text).split()
    full = len(words) >= _SHORTEST_BLOCK and words[-1][-1:] in ".!?"
    return full and sentence.words[-1] == ":"


def _headline(document: Document) -> Iterator[Attribution]:
    """Yield what a headline gives to a person whom the story names too (*Adler: Bridge stays*)."""
    if not document.paragraphs:
        return
    text, first = document.text, document.paragraphs[0]
    found = _HEADLINE.match(text, first.start, first.end)
    if (
        found is None
        or text[first.end - 1] in ".:;,"
        or first.end - first.start > _LONGEST_HEADLINE
    ):
        return
    name = found.group(1)
    if re.search(rf"\b{re.escape(name.split()[-1])}\b", text[first.end :]):
        source = Span(*found.span(1))
        content = Span(found.end(), first.end)
        yield _attribution(content, source, "headline-colon", 0, first)


def _attribution(content: Span, source: Span, rule: str, at: int, paragraph: Span) -> Attribution:
    return Attribution([content], None, source, rule, Sentence(paragraph, (), (), at), _STRENGTH)
