"""What a page says about itself: headline, byline, date, picture, promotion, what is left of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from medialit.model import Annotation, Document, Span
from medialit.rules import get_rule

__all__ = ["ABSENCES", "find_absent", "find_structure"]

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?"
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DATE = re.compile(
    rf"(?:(?:Published|Posted|Updated|Last updated)(?: on| at)?:? )?(?:\w+day,? )?"
    rf"(?:{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}"
    r"|\d{4}-\d\d-\d\d)"
    r"(?:,? (?:at )?\d{1,2}[:.]\d\d.{0,20})?\.?",
    re.I,
)
_BYLINE = re.compile(
    r"(?:By|BY|Written by) (?:[A-Z][\w.'’-]*,? ?){1,6}(?:and (?:[A-Z][\w.'’-]* ?){1,4})?"
)
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’ -]{2,30}(?:, [A-Z][\w.]{1,20}(?: [A-Z]\w{1,20})?)?"
    r"(?: \([A-Z][\w ]{1,30}\))? ?[—–-]{1,2} "
)
_CREDIT = re.compile(
    r"\(\s*(?:Photo|Image|Picture|Credit|AP|Reuters|AFP|Getty|Screenshot|(?:Wikimedia )?Commons"
    r"|Courtesy)[^)\n]{0,80}\)\s*$"
    r"|(?:Photo|Image|Picture|Credit|Photograph)s?(?: credit)?(?:: | by | courtesy of )[^\n]{2,80}$"
    r"|\([^)\n]{0,60}(?:/|via )(?:AP|Reuters|AFP|Getty|Flickr|Commons)[^)\n]{0,40}\)\s*$"
    r"|\(\s[^)\n]{2,30}\)\s*$",
    re.I,
)
_PROMOTION = re.compile(
    r"^(?:please )?(?:join|subscribe|sign up|follow|like|download|donate|support|click|get|share"
    r"|don['’]t miss|become|read more|read also|see also|related)\b[^.]{0,160}?"
    r"\b(?:channel|newsletters?|updates?|us|app|facebook|twitter|telegram|instagram|youtube"
    r"|whatsapp|e-?mail|inbox|subscribers?|members?|membership|podcast|free|here|now|more|our)\b",
    re.I,
)
_MEDIA = re.compile(
    r"\b(?:watch|video|clip|footage|photos?|pictures?|images?|tweet(?:ed)?|post(?:ed)?|live"
    r"|stream|listen|gallery|see below|below|embed|instagram)\b",
    re.I,
)
#: Longer paragraphs are running text; it also keeps the patterns quick on hostile input.
_LONGEST_LINE = 400
_SENTENCE_BREAK = re.compile(r"(?<=[.!?”])\s+(?=[A-Z“])")

#: What a reader would look for on a page, with the words for its absence.
ABSENCES = {
    "structure.headline": "No headline: nothing on the page is set as one.",
    "structure.byline": "No byline: the page does not say who wrote it.",
    "structure.date": "No date: the page does not say when it was published.",
    "structure.dateline": "No dateline: the page does not say where it was reported from.",
    "structure.credit": "No picture credit.",
}


def find_structure(document: Document) -> tuple[Annotation, ...]:
    """Return the parts of the page that are not the story itself, in reading order.

    Args:
        document: the article; front matter (``title``, ``byline``) is not looked at here, only
            what stands on the page.

    Source:
        AP Stylebook (bylines, datelines, captions); The Trust Project's indicators (2017).
    """
    text, paragraphs = document.text, document.paragraphs
    found: list[Annotation] = []
    head = _headline(document)
    for at, paragraph in enumerate(paragraphs):
        if paragraph == head:
            found.append(_annotation("headline", paragraph))
            continue
        found.extend(_of_paragraph(text, paragraphs, at))
    return tuple(found)


def find_absent(structure: Sequence[Annotation], document: Document) -> tuple[str, ...]:
    """Return a sentence for each part that a reader would look for and does not find.

    A picture credit is missed only where there is a caption.
    """
    labels = {annotation.label for annotation in structure}
    article = document.article
    known = {
        "structure.headline": article.title,
        "structure.byline": article.byline,
        "structure.date": article.published,
    }
    return tuple(
        sentence
        for label, sentence in ABSENCES.items()
        if label not in labels
        and not known.get(label)
        and (label != "structure.credit" or "structure.caption" in labels)
    )


def _annotation(rule: str, span: Span) -> Annotation:
    entry = get_rule(rule)
    return Annotation(span, entry.label, rule, entry.explanation)


def _headline(document: Document) -> Span | None:
    """Return the headline: the given title, or the first short line without a full stop."""
    text, paragraphs = document.text, document.paragraphs
    title = (document.article.title or "").strip()
    for paragraph in paragraphs[:6]:
        if title and paragraph.of(text).strip() == title:
            return paragraph
    if len(paragraphs) < 2:
        return None
    for paragraph in paragraphs[:3]:
        line = paragraph.of(text)
        if len(line) > _LONGEST_LINE:
            return None
        if _PROMOTION.match(line) or _DATE.fullmatch(line) or _BYLINE.fullmatch(line):
            continue
        short = 2 <= len(line.split()) <= 24
        return paragraph if short and not _CREDIT.search(line) and line[-1] not in ".:,;" else None
    return None


def _of_paragraph(text: str, paragraphs: Sequence[Span], at: int) -> Iterator[Annotation]:
    paragraph = paragraphs[at]
    line = paragraph.of(text)
    if len(line) > _LONGEST_LINE:
        if dateline := _DATELINE.match(line):
            yield _annotation("dateline", _dateline_span(paragraph, dateline))
        return
    if _DATE.fullmatch(line):
        yield _annotation("date-line", paragraph)
    elif _BYLINE.fullmatch(line) and len(line.split()) <= 12:
        yield _annotation("byline", paragraph)
    elif _PROMOTION.match(line) and (line.endswith("!") or at in (0, len(paragraphs) - 1)):
        yield _annotation("promotion", paragraph)
    elif (credit := _CREDIT.search(line)) and len(line.split()) <= 60:
        start = paragraph.start + credit.start()
        caption = text[paragraph.start : start].rstrip()
        if caption:
            yield _annotation(
                "picture-caption", Span(paragraph.start, paragraph.start + len(caption))
            )
        yield _annotation("picture-credit", Span(start, paragraph.start + len(line.rstrip())))
    else:
        if dateline := _DATELINE.match(line):
            yield _annotation("dateline", _dateline_span(paragraph, dateline))
        following = paragraphs[at + 1].of(text) if at + 1 < len(paragraphs) else ""
        yield from _leftover(paragraph, line, following)


def _dateline_span(paragraph: Span, found: re.Match[str]) -> Span:
    return Span(paragraph.start, paragraph.start + len(found.group().rstrip(" —–-")))


def _leftover(paragraph: Span, line: str, following: str) -> Iterator[Annotation]:
    """Yield the last sentence of a paragraph that announces media which do not follow."""
    if not line.rstrip().endswith(":") or (following[:1] in tuple('“"‘«•-*') and following):
        return
    start = 0
    for match in _SENTENCE_BREAK.finditer(line):
        start = match.end()
    if _MEDIA.search(line, start):
        yield _annotation(
            "embed-leftover", Span(paragraph.start + start, paragraph.start + len(line.rstrip()))
        )
