"""From a report to what is proposed for a key: quotations, claims, sources, questions."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from medialit.assigning.drafts import DraftItem, Proposal
from medialit.assigning.names import SpeakerNames
from medialit.assigning.templates import Template, load_templates
from medialit.framing.frames import find_frame_cues, frames_of
from medialit.model import SOURCE_KINDS, Article, Claim, Report, Span
from medialit.rules import get_rule
from medialit.segmenting import find_paragraphs, segment

__all__ = ["propose_items"]

#: How many claims are offered, and how many more lie ready.
_CLAIMS, _MORE_CLAIMS = 8, 12
#: How many of them may be of no kind that the scheme names.
_OTHERS = 2
_LONGEST_CARD = 45  # words
_MOST_OF_IT = 0.6  # from this share of its sentence on, a claim stands for the whole sentence
_CUES = 3
#: What the kind of a source is often wrong with.
_FORM = "an outlet or an office with a name like a person’s, and a paper taken for a person"
#: What the kind of a claim is often wrong with.
_GUESS = "a cause or a rule that has a number in it, and a plan that is told with “will”"
_KINDS = {
    "direct": "Direct quotation",
    "indirect": "Indirect quotation",
    "mixed": "Mixed quotation",
}


def propose_items(report: Report) -> tuple[DraftItem, ...]:
    """Return what the tool proposes for each item, in the order of the exercise.

    An item for which nothing was found is off. Points go by the number of things.
    """
    names = SpeakerNames(report)
    found = {
        "quotations": tuple(_quotations(report, names)),
        "unattributed": tuple(_unattributed(report)),
        "claims": _claims(report),
        "sources": tuple(_sources(report, names)),
        "frames": tuple(_questions(report.article)),
    }
    return tuple(_item(template, found.get(template.name, ())) for template in load_templates())


def _item(template: Template, proposals: Sequence[Proposal]) -> DraftItem:
    numbered = tuple(
        Proposal(
            f"{template.name}:{number}", p.text, p.span, p.choice, p.reason, p.known_error, p.kind,
            p.offered,
        )
        for number, p in enumerate(proposals, start=1)
    )  # fmt: skip
    offered = sum(each.offered for each in numbered)
    share = 0.4 if template.type == "mark" else 0.5
    points = template.points or max(2, min(10, round(share * offered + 0.1)))
    return DraftItem(template.name, offered >= template.least, points, numbered)


def _quotations(report: Report, names: SpeakerNames) -> Iterator[Proposal]:
    text = report.article.text
    datelines = [a.span for a in report.annotations if a.label == "structure.dateline"]
    for quotation in report.quotations:
        rule = get_rule(quotation.rule)
        for span in quotation.content:
            place = _without_dateline(text, span, datelines)
            yield Proposal(
                "",
                place.of(text),
                place,
                names.of(quotation),
                f"{_KINDS[quotation.kind]}. {rule.explanation}",
                rule.known_error,
                quotation.kind,
            )


def _without_dateline(text: str, span: Span, datelines: Sequence[Span]) -> Span:
    """Return a passage without the place and agency that it begins with."""
    for dateline in datelines:
        if dateline.start == span.start and dateline.end < span.end:
            rest = text[dateline.end : span.end].lstrip(" \n—–-:")
            return Span(span.end - len(rest), span.end) if rest else span
    return span


def _unattributed(report: Report) -> Iterator[Proposal]:
    for found in report.annotations:
        if found.label == "sourcing.unattributed":
            words = found.span.of(report.article.text)
            known_error = get_rule(found.rule).known_error
            yield Proposal("", words, found.span, reason=found.message, known_error=known_error)


def _claims(report: Report) -> tuple[Proposal, ...]:
    """Return the claims most worth checking, in reading order; each sentence once.

    A kind that Full Fact's scheme names comes before “other”, so that there is something to sort.
    """
    text = report.article.text
    document = segment(Article(text))
    headlines = [a.span for a in report.annotations if a.label == "structure.headline"]
    datelines = [a.span for a in report.annotations if a.label == "structure.dateline"]
    places: dict[Span, Claim] = {}
    for claim in report.claims:
        place = _sentence_of(claim.span, document.sentences)
        place = _without_dateline(text, place, datelines)
        words = place.of(text)
        fits = claim.kind != "presupposed" and len(words.split()) <= _LONGEST_CARD
        if fits and not words[0].islower() and not any(h.overlaps(place) for h in headlines):
            places.setdefault(place, claim)
    ranked = sorted(
        places.items(), key=lambda e: (e[1].claim_type == "other", -e[1].worthiness, e[0])
    )
    chosen = dict(ranked[: _CLAIMS + _MORE_CLAIMS])
    offered = set(_mixed([place for place, _ in ranked], places))
    return tuple(
        _claim(place, claim, text, offered=place in offered)
        for place, claim in sorted({**chosen, **{p: places[p] for p in offered}}.items(),
                                   key=lambda entry: entry[0])
    )  # fmt: skip


def _mixed(ranked: Sequence[Span], places: dict[Span, Claim]) -> list[Span]:
    """Return some claims of each kind, the best of each kind first."""
    kinds: dict[str, list[Span]] = {}
    for place in ranked:
        kinds.setdefault(places[place].claim_type, []).append(place)
    if "other" in kinds:
        kinds["other"] = kinds["other"][:_OTHERS]
    chosen: list[Span] = []
    while any(kinds.values()) and len(chosen) < _CLAIMS:
        for waiting in kinds.values():
            chosen += [waiting.pop(0)] if waiting else []
    return chosen[:_CLAIMS]


def _claim(place: Span, claim: Claim, text: str, *, offered: bool) -> Proposal:
    words = " ".join(place.of(text).split())
    reason = f"Taken for “{claim.claim_type}” by single words in it."
    return Proposal("", words, place, claim.claim_type, reason, _GUESS, offered=offered)


def _sentence_of(span: Span, sentences: Sequence[Span]) -> Span:
    """Return the sentence that a claim is most of, else the claim itself."""
    at = max(bisect_right(sentences, span.start, key=lambda s: s.start) - 1, 0)
    sentence = sentences[at]
    is_most = span.end - span.start >= _MOST_OF_IT * (sentence.end - sentence.start)
    return sentence if is_most and sentence.covers(span) else span


def _sources(report: Report, names: SpeakerNames) -> Iterator[Proposal]:
    paragraphs = find_paragraphs(report.article.text)
    for source in report.sources:
        if source.kind == "absent":
            continue
        place, words = names.card_of(source)
        number = _paragraph_at(paragraphs, place.start)
        yield Proposal(
            "",
            f"{words} (paragraph {number})",
            place,
            SOURCE_KINDS[source.kind],
            "Taken for this by the form of the name, and by a list of words for people and papers.",
            _FORM,
        )


def _questions(article: Article) -> Iterator[Proposal]:
    """Yield the questions of the codebook; the tool offers words to look at, never an answer."""
    paragraphs = find_paragraphs(article.text)
    cues: dict[str, dict[str, int]] = {}
    for cue in find_frame_cues(article):
        words = cues.setdefault(cue.frame, {})
        words.setdefault(
            cue.span.of(article.text).lower(), _paragraph_at(paragraphs, cue.span.start)
        )
    for frame in frames_of("generic"):
        seen = list(cues.get(frame.code, {}).items())[:_CUES]
        told = ", ".join(f"“{word}” (paragraph {number})" for word, number in seen)
        about = f"Words to look at: {told}." if told else "The tool has no words to look at."
        questions = [q for q in frame.questions if "pictures" not in q]
        for number, question in enumerate(questions):
            yield Proposal("", question, reason=f"{frame.name}. {about}", offered=number == 0)


def _paragraph_at(paragraphs: Sequence[Span], place: int) -> int:
    return max(bisect_right(paragraphs, place, key=lambda p: p.start), 1)
