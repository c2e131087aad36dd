"""A draft of the active sentence, once somebody says who did it."""

from __future__ import annotations

from dataclasses import dataclass

from medialit.errors import InputError
from medialit.framing.voice import Passive, find_passives
from medialit.inflection import base_form, past_tense, third_person
from medialit.model import Article, Span, Token
from medialit.segmenting import segment, tag_tokens
from medialit.sourcing.clauses import Sentence, noun_phrase_before

__all__ = ["Draft", "rewrite_active"]

_OBJECT = {"i": "me", "he": "him", "she": "her", "we": "us", "they": "them", "who": "whom"}
_PLURAL = frozenset("they we i you people police".split())
_MODALS = frozenset("will would can could may might must shall should to".split())
_HAVE = frozenset("has have had".split())
_NOT = frozenset(("not", "n't"))


@dataclass(frozen=True, slots=True)
class Draft:
    """A sentence put into the active voice by rule: a draft, to be read and mended.

    Attributes:
        passive: the sentence as it stands.
        active: the draft.
        note: what to look at before it is used.
    """

    passive: str
    active: str
    note: str = "A draft made by rule: check the tense, the word order, and that it is still true."


def rewrite_active(text: str, agent: str | None = None) -> Draft:
    """Return a draft of the first passive sentence in the active voice.

    Args:
        text: a sentence with a passive.
        agent: who did it, in the learner's words; needed where the sentence does not say it.

    Raises:
        InputError: if there is no passive with *be* or *get*, no subject before it, or nobody who
            did it.

    Example:
        >>> rewrite_active("The road was closed on Monday.", "the city").active
        'The city closed the road on Monday.'
    """
    document = segment(Article(text))
    passive = next((p for p in find_passives(document) if p.kind != "reduced"), None)
    if passive is None:
        raise InputError(
            "No passive with “be” or “get” was found here: there is nothing to turn round."
        )
    doer = (agent or "").strip() or (passive.agent.of(text) if passive.agent else "")
    if not doer:
        raise InputError(
            f"The sentence does not say who did it. Name somebody: {passive.question(text)}"
        )
    sentence = next(s for s in document.sentences if s.covers(passive.span))
    tokens = tag_tokens(text, sentence)
    first = next(n for n, t in enumerate(tokens) if t.start == passive.span.start)
    while first and tokens[first - 1].text.lower() in _MODALS | _HAVE | _NOT:
        first -= 1
    at = next(n for n, t in enumerate(tokens) if t.start == passive.participle.start)
    words = tuple(token.text.lower() for token in tokens)
    subject = noun_phrase_before(Sentence(sentence, tokens, words=words), first)
    if subject is None:
        raise InputError("No subject was found before the passive: rewrite this one by hand.")
    return Draft(
        sentence.of(text), _active(text, sentence, passive, tokens, subject, (first, at), doer)
    )


def _active(
    text: str,
    sentence: Span,
    passive: Passive,
    tokens: tuple[Token, ...],
    subject: tuple[int, int],
    verb: tuple[int, int],
    doer: str,
) -> str:
    first, at = verb
    start, end = tokens[subject[0]].start, tokens[subject[1] - 1].end
    before = text[sentence.start : start]
    patient = text[start:end]
    if start == sentence.start and tokens[subject[0]].tag not in ("NNP", "NNPS"):
        patient = patient[:1].lower() + patient[1:]
    patient = _OBJECT.get(patient.lower(), patient)
    between = text[end : tokens[first].start].strip(" ")
    chain = [token.text.lower() for token in tokens[first:at]]
    adverbs = [
        token.text
        for token in tokens[first:at]
        if token.tag.startswith("RB") and token.text.lower() not in _NOT
    ]
    verbs = _verb(chain, passive.participle.of(text).lower(), doer)
    rest = text[passive.participle.end : sentence.end]
    if passive.agent:
        by = text.rindex("by", passive.participle.end, passive.agent.start)
        rest = text[passive.participle.end : by].rstrip() + text[passive.agent.end : sentence.end]
    if not before.strip():
        doer = doer[:1].upper() + doer[1:]
    middle = f" {between}" if between and between != "," else ""
    return before + " ".join([doer, *adverbs, *verbs]) + f" {patient}{middle}{rest}"


def _verb(chain: list[str], participle: str, doer: str) -> list[str]:
    """Return the active verb in the tense of the chain of auxiliaries before the participle."""
    base = base_form(participle)
    many = _is_plural(doer)
    negated = not _NOT.isdisjoint(chain)
    modal = next((word for word in chain if word in _MODALS), None)
    if modal:
        helper = ["have", participle] if "have" in chain else [base]
        return [modal, *(["not"] if negated else []), *helper]
    have = next((word for word in chain if word in _HAVE), None)
    if have and "been" in chain:
        now = "have" if many else "has"
        return ["had" if have == "had" else now, *(["not"] if negated else []), participle]
    past = not {"was", "were", "got"}.isdisjoint(chain)
    if "being" in chain:
        be = ("were" if many else "was") if past else "are" if many else "is"
        stem = base if base.endswith("ee") else base.removesuffix("e")
        return [be, *(["not"] if negated else []), stem + "ing"]
    if negated:
        return ["did" if past else "do" if many else "does", "not", base]
    return [past_tense(participle) if past else base if many else third_person(base)]


def _is_plural(doer: str) -> bool:
    words = doer.lower().split()
    return (
        words[-1] in _PLURAL
        or " and " in doer
        or (
            words[-1].endswith("s")
            and not words[-1].endswith(("ss", "us", "is"))
            and not doer[:1].isupper()
        )
    )
