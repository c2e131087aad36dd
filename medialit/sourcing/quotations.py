"""Quotations: what was said, the cue that tells us so, and the mention of who said it.

Each sentence is read as tokens in which a longer quotation is one token. From every cue verb the
rules look outward: for the subject on its left (or right, after a quotation), and for the content.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from medialit.model import Article, Document, Quotation, QuotationKind, Span
from medialit.quote_marks import QuoteRegion, find_quote_regions
from medialit.segmenting import segment
from medialit.sourcing.attributions import Attribution, find_attributions
from medialit.sourcing.clauses import Sentence, is_long, mask_quotes
from medialit.sourcing.coverage import Coverage
from medialit.sourcing.cues import may_hold_cue
from medialit.sourcing.kinds import UNNAMED, is_unnamed
from medialit.sourcing.layouts import find_layout_attributions
from medialit.sourcing.nominal import find_nominal_attributions
from medialit.sourcing.phrases import find_phrase_attributions
from medialit.sourcing.speakers import resolve_speakers

_WORD = re.compile(r"[\w'’-]+")
_LONGEST_TITLE, _LONGEST_SCARE = 8, 6  # words

__all__ = ["as_quotations", "find_all_attributions", "find_quotations", "read_sentences"]


def find_quotations(document: Document | Article) -> tuple[Quotation, ...]:
    """Return what the article quotes or reports, in reading order, with resolved speakers.

    Args:
        document: an article, or an article that is already cut into sentences. Empty text gives
            no quotations.

    Returns:
        Quotations ordered by where they begin. The content of one never overlaps another's.

    Source:
        Pareti (2016), PARC 3.0 and PolNeAR annotation manuals: content, cue and source.

    Example:
        >>> from medialit.reading import article_from_text
        >>> [q.speaker for q in find_quotations(article_from_text("“No,” said Ana Ruiz."))]
        ['Ana Ruiz']
    """
    if isinstance(document, Article):
        document = segment(document)
    found, _ = find_all_attributions(document)
    return as_quotations(document, found)


def find_all_attributions(document: Document) -> tuple[list[Attribution], list[Attribution]]:
    """Return the attributions whose contents do not overlap, and those that lie inside them."""
    regions = find_quote_regions(document.text, document.paragraphs)
    sentences = read_sentences(document, regions)
    finders = (find_attributions, find_phrase_attributions, find_nominal_attributions)
    found = [a for sentence in sentences for find in finders for a in find(sentence)]
    found += find_layout_attributions(document, regions, sentences)
    for attribution in found:
        attribution.content = [_with_marks(span, regions) for span in attribution.content]
    kept, inner = _without_overlaps(document, found)
    return _with_leftover_regions(document, regions, sentences, kept), inner


def as_quotations(document: Document, found: Sequence[Attribution]) -> tuple[Quotation, ...]:
    """Return attributions as quotations with resolved speakers, in reading order."""
    names = [
        UNNAMED + name if name and is_unnamed(name) else name
        for name in resolve_speakers(document, found)
    ]
    regions = find_quote_regions(document.text, document.paragraphs)
    marked = Coverage(len(document.text), (region.span for region in regions))
    quotations = [
        Quotation(_kind(a, marked), tuple(a.content), a.cue, a.source, name, a.rule)
        for a, name in zip(found, names, strict=True)
    ]
    return tuple(sorted(quotations, key=lambda q: q.content[0].start))


def _with_marks(span: Span, regions: Sequence[QuoteRegion]) -> Span:
    """Return the span with a quotation mark that stands right outside of it, if it is a pair's."""
    first = bisect_left(regions, span.start, key=lambda region: region.inner.start)
    opens = first < len(regions) and regions[first].inner.start == span.start
    last = bisect_left(regions, span.end, key=lambda region: region.inner.end)
    closes = last < len(regions) and regions[last].inner.end == span.end
    start = regions[first].span.start if opens else span.start
    return Span(start, regions[last].span.end if closes else span.end)


def read_sentences(document: Document, regions: Sequence[QuoteRegion]) -> list[Sentence]:
    """Return the sentences with a cue word (tagged) or with a quoted region; skip the rest."""
    masked = mask_quotes(document.text, regions)
    sentences: list[Sentence] = []
    at_region = at_paragraph = 0
    for span in document.sentences:
        while at_paragraph + 1 < len(document.paragraphs) and (
            document.paragraphs[at_paragraph].end <= span.start
        ):
            at_paragraph += 1
        while at_region < len(regions) and regions[at_region].span.end <= span.start:
            at_region += 1
        last = at_region
        while last < len(regions) and regions[last].span.start < span.end:
            last += 1
        inside = regions[at_region:last]
        if may_hold_cue(masked[span.start : span.end]):
            sentences.append(Sentence.read(document, masked, span, inside, at_paragraph))
        elif inside:  # nothing in it to look outward from: tags would not be read
            sentences.append(Sentence(span, (), tuple(inside), at_paragraph))
    return sentences


def _kind(attribution: Attribution, marked: Coverage) -> QuotationKind:
    quoted = sum(marked.count(span) for span in attribution.content)
    if attribution.rule in ("transcript", "introduction"):
        return "direct"
    if not quoted:
        return "indirect"
    whole = sum(span.end - span.start for span in attribution.content)
    return "direct" if quoted >= whole - 2 else "mixed"


def _without_overlaps(
    document: Document, found: list[Attribution]
) -> tuple[list[Attribution], list[Attribution]]:
    """Return the attributions with every stretch of text given to one of them, and the rest."""
    kept: list[Attribution] = []
    inner: list[Attribution] = []
    taken = Coverage(len(document.text))
    for attribution in sorted(found, key=lambda a: -a.strength):
        content = [span for span in attribution.content if not taken.touches(span)]
        if content:
            attribution.content = content
            for span in content:
                taken.add(span)
            kept.append(attribution)
        else:
            inner.append(attribution)
    return sorted(kept, key=lambda a: a.content[0].start), inner


def _with_leftover_regions(
    document: Document,
    regions: Sequence[QuoteRegion],
    sentences: Sequence[Sentence],
    found: list[Attribution],
) -> list[Attribution]:
    """Give each quoted region that no cue claimed to the speaker who is still speaking."""
    covered = Coverage(len(document.text), (span for a in found for span in a.content))
    home = {r.span.start: s for s in sentences for r in s.regions}
    result = list(found)
    waiting = sorted(found, key=lambda a: a.content[-1].end, reverse=True)
    speaker: Attribution | None = None
    continues = False
    for region in regions:
        previous_continues, continues = continues, region.continues
        while waiting and waiting[-1].content[-1].end <= region.span.start:
            ended = waiting.pop()
            if speaker is None or ended.content[-1].end > speaker.content[-1].end:
                speaker = ended
        if covered.touches(region.span) or not is_long(document.text, region):
            continue
        sentence = home.get(region.span.start)
        leads = sentence is not None and sentence.span.start == region.span.start
        if (
            speaker
            and sentence
            and leads
            and _still_speaking(document, speaker, sentence, region, previous_continues)
        ):
            last = speaker.content[-1]
            if previous_continues and region.span.start == region.inner.start:  # not reopened
                speaker.content[-1] = Span(last.start, region.span.end)
            else:
                speaker.content.append(region.span)
        elif sentence is not None and (leads or not _is_name_or_scare(document.text, region)):
            speaker = Attribution([region.span], None, None, "quotation-marks", sentence)
            result.append(speaker)
    return sorted(result, key=lambda a: a.content[0].start)


def _is_name_or_scare(text: str, region: QuoteRegion) -> bool:
    """Return whether marked words inside a sentence name a work, or mark an odd choice of words.

    Source: The Chicago Manual of Style, 17th ed., 7.57 (scare quotes), 8.156 (titles of works).
    """
    words = _WORD.findall(region.inner.of(text))
    return _is_title(words) or len(words) <= _LONGEST_SCARE


def _is_title(words: Sequence[str]) -> bool:
    return 1 < len(words) <= _LONGEST_TITLE and all(w[0].isupper() or len(w) <= 4 for w in words)


def _still_speaking(
    document: Document,
    speaker: Attribution,
    sentence: Sentence,
    region: QuoteRegion,
    continues: bool,
) -> bool:
    gap = sentence.paragraph - speaker.sentence.paragraph
    if continues or gap == 0:
        return True
    if _is_title(_WORD.findall(region.inner.of(document.text))):
        return False
    last = speaker.content[-1]
    paragraph = document.paragraphs[sentence.paragraph]
    alone = paragraph.end - region.span.end <= 1
    after_quote = document.text[last.end - 1] in "”\"'’»“"
    return alone and after_quote and paragraph.start - speaker.sentence.span.end < 300
