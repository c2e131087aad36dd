"""Numbers that leave something open: a percentage of what, an average of which kind."""

from __future__ import annotations

import re
from collections.abc import Iterator

from medialit.model import Annotation, Article, Document, Span
from medialit.rules import get_rule
from medialit.segmenting import segment

__all__ = ["find_number_questions"]

_LIKELY = re.compile(r"%|\d|[Pp]er ?cent|[Rr]ecord|[Aa]verage|[Rr]isk|[Ll]ikel|[Cc]hance|[Oo]dds")
_PERCENT = re.compile(r"\b(?P<number>\d[\d.,]*|\w+) ?(?:%|per ?cent\b)(?! points?)", re.I)
_CHANGED = re.compile(
    r"\b(?:r[io]se|risen|rises|f[ae]ll(?:en|s)?|increas\w+|decreas\w+|dropp?\w*|up|down|grew|grown"
    r"|climb\w*|cut|jump\w*|gain\w*|declin\w+|reduc\w+|r?aised?)"
    r"\s+(?:by |about |nearly |almost |another |roughly |some |only |to )*$",
    re.I,
)
_CHANGE = re.compile(
    r"[ -](?:drop|rise|increase|decrease|jump|cut|growth|decline|reduction|more|less|higher|lower"
    r"|fewer|cheaper|dearer|faster|slower|larger|smaller|better|worse|over|above|below)\b",
    re.I,
)
_FROM_TO = re.compile(r"\bfrom\b[^.;]{1,60}?\bto\b|\bcompared (?:to|with)\b|\bthan\b", re.I)
_RATE_WORD = re.compile(
    r"\b(?:rate|share|support|approval|turnout|unemployment|inflation|interest|proportion|polls?)\b",
    re.I,
)
_ABSOLUTE = re.compile(
    r"(?<![/.\w-])(?!(?:19|20)\d\d\b)\d[\d,]*(?: (?:hundred|thousand|million))?"
    r" (?:people |new |more )?"
    r"(?:deaths|cases|crimes|murders|accidents|injuries|injured|infections|patients|victims|arrests"
    r"|layoffs|complaints|thefts|fires)\b",
    re.I,
)
_RATE = re.compile(r"\b(?:per|out of|in (?:every )?\d|percent|rate|each)\b|%", re.I)
_RECORD = re.compile(
    r"\b(?:an? |the )?(?:record(?:[ -](?:highs?|lows?|number|level|amount|sum|profits?"
    r"|turnout|heat)|"
    r" \d[\d,.]*)|all-time (?:high|low)|unprecedented (?:number|level))\b",
    re.I,
)
_PERIOD = re.compile(
    r"\b(?:since|ever|in history|(?:in|for|over) (?:the )?(?:last|past|\d+|two|three|five"
    r"|ten|\w+ty)"
    r"|(?:19|20)\d\d)\b",
    re.I,
)
_AVERAGE = re.compile(
    r"\b(?:on )?(?:an? |the )?average\b(?! (?:(?-i:[A-Z])|\w*(?:voter|people|person"
    r"|citizen|taxpayer|"
    r"worker|reader|joe|man|woman|family|families)))",
    re.I,
)
_WHICH = re.compile(r"\b(?:mean|median|mode)\b", re.I)
_CHANCE = r"\b(?:risk|chance|likelihood|odds|likely(?! voter))\b"
_TIMES = r"(?:\d[\d.]* ?(?:%|per ?cent)|\b(?:twice|double[ds]?|doubling|tripl\w+|halv\w+|half)\b)"
_RISK = re.compile(rf"{_CHANCE}[^.;]{{0,60}}?{_TIMES}|{_TIMES}[^.;]{{0,40}}?{_CHANCE}", re.I)
_ABSOLUTE_RISK = re.compile(r"\b(?:from|out of|in) (?:every )?\d[\d,.]*\b|\b\d+ in \d", re.I)


def find_number_questions(article: Article | Document) -> tuple[Annotation, ...]:
    """Return the numbers that leave something open, each with a question, in reading order.

    Six rules: a percentage without its base, percent where points may be meant, a count without a
    rate, a record without a period, an average without its kind, a relative risk without the
    absolute one.

    Args:
        article: an article; empty text gives none.

    Source:
        Huff (1954), How to Lie with Statistics; Blastland and Dilnot (2007), The Tiger That Isn't;
        Gigerenzer et al. (2007), Helping Doctors and Patients Make Sense of Health Statistics.

    Example:
        >>> [a.rule for a in find_number_questions(Article("The average wage rose."))]
        ['average-without-kind']
    """
    document = segment(article) if isinstance(article, Article) else article
    found = [
        Annotation(span, rule.label, rule.name, rule.explanation)
        for sentence in document.sentences
        if _LIKELY.search(document.text, sentence.start, sentence.end)
        for span, name in _in_sentence(document.text, sentence)
        for rule in (get_rule(name),)
    ]
    return tuple(sorted(found, key=lambda a: a.span.start))


def _in_sentence(text: str, sentence: Span) -> Iterator[tuple[Span, str]]:
    whole = sentence.of(text)
    at = sentence.start
    risk = _RISK.search(whole)
    if risk and not _ABSOLUTE_RISK.search(whole):
        yield Span(at + risk.start(), at + risk.end()), "relative-risk"
    for match in _PERCENT.finditer(whole):
        if risk and risk.start() <= match.start() < risk.end():
            continue
        span = Span(at + match.start(), at + match.end())
        before, after = whole[max(0, match.start() - 40) : match.start()], whole[match.end() :]
        if not (_CHANGED.search(before) or _CHANGE.match(after)):
            continue
        if _RATE_WORD.search(whole):
            yield span, "percent-or-points"
        elif not _FROM_TO.search(whole):
            yield span, "percent-without-base"
    if not _RATE.search(whole):
        for match in _ABSOLUTE.finditer(whole):
            yield Span(at + match.start(), at + match.end()), "count-without-rate"
    record = _RECORD.search(whole)
    if record and not _PERIOD.search(whole):
        yield Span(at + record.start(), at + record.end()), "record-without-period"
    average = _AVERAGE.search(whole)
    if average and not _WHICH.search(whole):
        yield Span(at + average.start(), at + average.end()), "average-without-kind"
