"""Where the words that were said begin and end, beside the cue that announces them."""

from __future__ import annotations

from medialit.sourcing.clauses import QUOTE, TIME, Sentence, noun_phrase_after
from medialit.sourcing.cues import Cue, cue_forms

__all__ = ["FINAL", "Range", "clause_end", "find_content"]

Range = tuple[int, int]

FINAL = frozenset(".?!")
_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBORDINATE = frozenset("when while during after before because but although since until".split())
_STOPS = frozenset("but while although though despite whereas even after before when as".split())
_TAIL = frozenset(
    "in at on during after before to when while as about regarding of from via through with by"
    " monday tuesday wednesday thursday friday saturday sunday today yesterday last this".split()
)
_CONCESSIONS = frozenset("while although though as after when since because despite".split())
#: What is denied, announced or rejected by a decision, without a word about what is so.
_GRANTED = frozenset(
    "permit permits license licence visa visas bail access request appeal bid".split()
)
_NEW_CLAUSE = frozenset("who which as while but although though when after before".split())
_LONGEST_CLAUSE = 150  # tokens; it bounds the search in texts without full stops


def find_content(
    sentence: Sentence, before: int, after: int, cue: Cue, *, at: int
) -> tuple[list[Range], str, int]:
    """Return the token ranges of what was said, the rule that fits, and its strength."""
    words, tokens = sentence.words, sentence.tokens
    end = clause_end(sentence, after)
    quoted_before = before > 0 and (
        tokens[before - 1].tag == QUOTE
        or (words[before - 1] in (",", "--") and before > 1 and tokens[before - 2].tag == QUOTE)
    )
    start, sure = _content_after(sentence, after, end, cue)
    concedes = words[0] in _CONCESSIONS and start is not None
    fronted = tokens[0].tag in ("IN", "VBG", "TO") and not _has_finite_verb(sentence, 0, before)
    comma_before = (
        before > 1 and words[before - 1] in (",", "?", "!", "--") and not (fronted or concedes)
    )
    if any(token.tag == QUOTE for token in tokens[after : after + 12]):
        comma_before = False  # what was said follows
    # On “Face the Nation,” Ryan said …: a place to speak, not what was said
    title = fronted and quoted_before and start is not None
    if (quoted_before and not title) or (
        comma_before and "clause" in cue.frames and _is_tail(sentence, after)
    ):
        stop = before if tokens[before - 1].tag == QUOTE else before - 1
        ranges = [(_content_start(sentence, stop), stop)]
        inverted = any(token.tag.startswith(("NN", "PRP")) for token in tokens[at + 1 : after])
        more = _resumes(sentence, after, quoted=quoted_before, inverted=inverted)
        if more:
            ranges.append(more)
        closes = after >= len(words) or words[after] in FINAL
        return ranges, "trailing-attribution", 3 if quoted_before or closes else 2
    if start is None or start >= end:
        return [], "", 0
    quoted = any(token.tag == QUOTE for token in tokens[start:end])
    if "quote" in cue.frames and not quoted:
        return [], "", 0
    if not sure and not quoted and _is_only_possible(sentence, before, at):
        return [], "", 0
    while start < end and words[start] in (",", ":"):
        start += 1
    end = _predicate_end(sentence, start, end, at, sure=sure)
    return [(start, end)], "leading-attribution", 2 if sure else 1


def _after_time(sentence: Sentence, at: int, end: int) -> int:
    """Return where the content begins after the time of speaking (*said on Tuesday that*)."""
    words = sentence.words
    start = at + 1 if at + 1 < end and words[at] in ("on", "this", "last", "late", "early") else at
    stop = start
    while stop < end and words[stop] in TIME:
        stop += 1
    return stop if stop > start else at


def clause_end(sentence: Sentence, after: int) -> int:
    """Return the token index at which what was said ends: the sentence's end, or a new clause."""
    words, tokens = sentence.words, sentence.tokens
    last = min(len(words), after + _LONGEST_CLAUSE)
    while last > after and words[last - 1] in FINAL | {")"}:
        last -= 1
    forms = cue_forms()
    finite = False  # a clause can only end after its verb
    for at in range(after, last):
        finite = finite or tokens[at].tag in ("VBD", "VBZ", "VBP", "MD", QUOTE)
        if words[at] == ";" and at > after:
            return at
        if words[at] != "," or at + 1 >= last or at == after or words[at - 1] == "that":
            continue
        following = words[at + 1]
        if following in _STOPS or (following in forms and tokens[at + 1].tag == "VBG"):
            return at
        if following == "according":
            return at
        if (
            finite
            and following in ("and", "or")
            and any(
                words[k] in forms and tokens[k].tag.startswith("VB")
                for k in range(at + 2, min(at + 8, last))
            )
        ):
            return at
    return last


def _has_finite_verb(sentence: Sentence, start: int, end: int) -> bool:
    return any(token.tag in _FINITE for token in sentence.tokens[start:end])


def _is_only_possible(sentence: Sentence, before: int, at: int) -> bool:
    """Return whether the speaking is only possible, wanted or denied (*would say*, *to say*)."""
    words, tokens = sentence.words, sentence.tokens
    between = range(before, at)
    return any(tokens[k].tag == "MD" or words[k] in ("to", "n't", "not", "never") for k in between)


def _predicate_end(sentence: Sentence, start: int, end: int, at: int, *, sure: bool) -> int:
    """Return where the content ends if the subject of the cue does something else after it."""
    words, tokens = sentence.words, sentence.tokens
    forms = cue_forms()
    finite = False
    for k in range(start + 1, end - 1):
        finite = finite or tokens[k].tag in _FINITE
        if words[k] == "and" and tokens[at].tag in ("VBD", "VBZ"):
            j = k + 2 if tokens[k + 1].tag == "RB" and k + 2 < end else k + 1
            if tokens[j].tag == tokens[at].tag and (not finite or words[j] in forms):
                return k
        if not (finite or sure) and words[k] in _SUBORDINATE and words[k - 1] != ",":
            return k
        if words[k] == "," and tokens[k + 1].tag == "VBG" and words[k + 1] not in ("including",):
            return k
    return end


def _content_start(sentence: Sentence, stop: int) -> int:
    """Return where the content before a trailing attribution begins: after any earlier one."""
    words = sentence.words
    for at in range(stop - 1, 0, -1):
        if words[at] == ";":
            return at + 1
    # a bullet or an emoji in front is not part of what was said
    said = (
        at
        for at in range(stop)
        if any(map(str.isalnum, words[at])) or sentence.tokens[at].tag == QUOTE
    )
    return next(said, 0)


def _is_tail(sentence: Sentence, after: int) -> bool:
    """Return whether only the circumstances of speaking follow (*on Monday*, *in a letter*)."""
    words = sentence.words
    if after >= len(words) or words[after] in FINAL:
        return True
    if words[after] == ",":
        return True
    recipient = noun_phrase_after(sentence, after)
    if recipient and (recipient[1] >= len(words) or words[recipient[1]] in FINAL):
        return True
    clause = "that" in words[after:] or _has_finite_verb(sentence, after, len(words))
    return words[after] in _TAIL and not clause


def _resumes(sentence: Sentence, after: int, *, quoted: bool, inverted: bool) -> Range | None:
    """Return the range where an interrupted quotation goes on after its attribution."""
    tokens, words = sentence.tokens, sentence.words
    for at in range(after, len(tokens)):
        joined = words[at - 1] in ("but", "and") and words[at - 2] == ","
        if tokens[at].tag == QUOTE and (joined or words[at - 1] in (",", ":", "--", ";", "—", ".")):
            return at, at + 1
    if (
        not quoted
        and not inverted
        and after + 2 < len(tokens)
        and words[after] == ","
        and (words[after + 1] not in _NEW_CLAUSE and tokens[after + 1].tag not in ("CC", "VBG"))
    ):
        end = clause_end(sentence, after + 1)
        if _has_finite_verb(sentence, after + 1, end) or tokens[after + 1].tag in ("IN", "TO"):
            return after + 1, end
    return None


def _content_after(sentence: Sentence, after: int, end: int, cue: Cue) -> tuple[int | None, bool]:
    """Return where the content after a cue begins, and whether a marker makes it sure."""
    words, tokens = sentence.words, sentence.tokens
    at = after
    if at < end and words[at] == "to" and "object" not in cue.frames:
        recipient = noun_phrase_after(sentence, at + 1)
        at = recipient[1] if recipient else at
    if at < end and "person" in cue.frames and tokens[at].tag != QUOTE:
        recipient = noun_phrase_after(sentence, at)
        at = recipient[1] if recipient else at
    at = _after_time(sentence, at, end)
    for ahead in range(at, min(at + 14, end)):
        if (tokens[ahead].tag == QUOTE and words[ahead - 1] in (",", ":")) or (
            words[ahead] == ":" and ahead + 1 < end
        ):
            return (ahead if tokens[ahead].tag == QUOTE else ahead + 1), True
        if (
            words[ahead] == "that"
            and tokens[ahead].tag in ("IN", "WDT", "DT")
            and (ahead == at or "clause" in cue.frames or tokens[at].tag == "IN")
        ):
            return ahead + 1, True
        if tokens[ahead].tag in ("VBD", "VBZ", "VBP", "MD"):
            break
    if "label" in cue.frames:
        for ahead in range(at, min(at + 12, end)):
            if words[ahead] == "as":
                return ahead + 1, False
    if "question" in cue.frames and at < end:
        return (at + 1, True) if words[at] in ("about", "if", "whether", "for") else (None, False)
    if "label" in cue.frames and at + 1 < end and tokens[at].tag == "PRP":
        at += 1  # called him a master: what was said is "a master"
    if at >= end or (tokens[at].tag == "IN" and words[at] not in ("there", "if", "whether")):
        return None, False
    if at < end and words[at] == ",":
        at += 1
    if at >= end:
        return None, False
    object_ = noun_phrase_after(sentence, at) if "object" in cue.frames else None
    if object_ and not _GRANTED.isdisjoint(words[slice(*object_)]):
        return None, False
    has_verb = any(token.tag.startswith(("VB", "MD", QUOTE)) for token in tokens[at:end])
    if not ({"object", "label"} & cue.frames) and not has_verb and words[at] != "otherwise":
        return None, False
    return at, False
