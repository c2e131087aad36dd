"""Forms of English words: what a verb, a noun or an adjective of a lexicon looks like in a text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache

from medialit.lexicons import load_lexicon

__all__ = [
    "adjectival_participles",
    "adjective_forms",
    "base_form",
    "forms_of",
    "is_participle_form",
    "noun_forms",
    "past_only_forms",
    "past_tense",
    "third_person",
    "verb_forms",
]

_VOWELS = "aeiou"
_CLOSED = re.compile(r"(?:^|[^aeiou])[aeiouy][^aeiouwxy]$")  # one vowel, one consonant
_SILENT_E = re.compile(r"(?<![eoy])e$")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")
_SIBILANT = ("s", "sh", "ch", "x", "z")


def verb_forms(lemma: str) -> tuple[str, ...]:
    """Return the forms of a verb, the base form first; of a phrase, its first word is inflected.

    A few forms that do not exist may be among them (*offerring*): they do no harm in a search.

    Example:
        >>> verb_forms("deny")
        ('deny', 'denies', 'denying', 'denied')
    """
    head, _, tail = lemma.partition(" ")
    forms = dict.fromkeys((head, *_irregular().get(head, ()), *_regular(head)))
    return tuple(f"{form} {tail}" if tail else form for form in forms)


def noun_forms(lemma: str) -> tuple[str, ...]:
    """Return the singular and the regular plural of a noun.

    Example:
        >>> noun_forms("fantasy")
        ('fantasy', 'fantasies')
    """
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        return lemma, lemma[:-1] + "ies"
    return lemma, lemma + ("es" if lemma.endswith(_SIBILANT) else "s")


def adjective_forms(lemma: str) -> tuple[str, ...]:
    """Return an adjective and its adverb.

    Example:
        >>> adjective_forms("angry")
        ('angry', 'angrily')
    """
    if " " in lemma or "-" in lemma:
        return (lemma,)
    if lemma.endswith("y"):
        return lemma, lemma[:-1] + "ily"
    if lemma.endswith("ic"):
        return lemma, lemma + "ally"
    return lemma, lemma[:-1] + "y" if lemma.endswith("le") else lemma + "ly"


def forms_of(lemma: str, kind: str) -> tuple[str, ...]:
    """Return the forms of a word of kind *verb*, *noun*, *adjective* or *none* (as it stands)."""
    return _FORMS[kind](lemma)


@cache
def adjectival_participles() -> frozenset[str]:
    """Return participles that are adjectives after *be* as a rule (*tired*, *interested*)."""
    return frozenset(load_lexicon("verbs")["adjectival"]["words"])


def is_participle_form(word: str) -> bool:
    """Return whether a word in lower case can be a past participle by its form."""
    return (word.endswith("ed") and len(word) > 3) or word in _participles()


@cache
def past_only_forms() -> frozenset[str]:
    """Return past tenses that are no participles (*wrote*, *took*)."""
    return frozenset(past for past, _ in _irregular().values()) - frozenset(_participles())


def past_tense(participle: str) -> str:
    """Return the past tense of the verb with this participle (*written* ▸ *wrote*)."""
    base = _participles().get(participle)
    return _irregular()[base][0] if base else participle


def base_form(participle: str) -> str:
    """Return the base form of the verb with this participle, by rule where it is regular.

    Example:
        >>> base_form("written"), base_form("closed"), base_form("stopped"), base_form("denied")
        ('write', 'close', 'stop', 'deny')
    """
    if participle in _participles():
        return _participles()[participle]
    if participle.endswith("ied"):
        return participle[:-3] + "y"
    stem = participle.removesuffix("ed")
    endings = load_lexicon("verbs")["endings"]
    doubled = len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in "lsz"
    if doubled or stem in endings["double_l"]:
        return stem[:-1]
    wants = stem.endswith(tuple(endings["with_e"])) and not stem.endswith(
        tuple(endings["without_e"])
    )
    wants = wants or stem.endswith(tuple(endings["with_e_after_all"]))
    return stem + "e" if wants or stem.endswith("e") else stem


def third_person(base: str) -> str:
    """Return the third person singular (*deny* ▸ *denies*)."""
    odd = {"have": "has", "be": "is"}.get(base)
    return odd or (base + "es" if base.endswith("o") else noun_forms(base)[1])


def _regular(lemma: str) -> Iterator[str]:
    """Yield the third person, the -ing forms and the regular past; irregular verbs may have one."""
    yield third_person(lemma)
    for stem in (lemma, lemma + lemma[-1]) if _CLOSED.search(lemma) else (lemma,):
        stripped = stem.removesuffix("ie") + "y" if stem.endswith("ie") else stem
        yield _SILENT_E.sub("", stripped) + "ing"
        yield stem[:-1] + "ied" if _CONSONANT_Y.search(stem) else stem.removesuffix("e") + "ed"


def _as_it_stands(lemma: str) -> tuple[str, ...]:
    return (lemma,)


_FORMS: Mapping[str, Callable[[str], tuple[str, ...]]] = {
    "verb": verb_forms,
    "noun": noun_forms,
    "adjective": adjective_forms,
    "none": _as_it_stands,
}


@cache
def _participles() -> Mapping[str, str]:
    return {participle: base for base, (_, participle) in _irregular().items()}


def _irregular() -> Mapping[str, tuple[str, str]]:
    table: Mapping[str, tuple[str, str]] = load_lexicon("verbs")["irregular"]
    return table
