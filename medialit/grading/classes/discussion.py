"""What to talk about: where the class is split, and the misconceptions behind common answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from medialit.grading.classes.mistakes import Misconception, WrongAnswer
from medialit.grading.classes.pictures import bar, two_sides
from medialit.grading.classes.splits import Side, Split
from medialit.grading.classes.units import DEEDS
from medialit.grading.page import (
    as_words,
    count_of,
    fold,
    percent,
    quoted_once,
    shortened,
    shown,
    table,
)

__all__ = ["render_mistakes", "render_splits"]

Who = Callable[[str], str]
_FEW_CODES, _MANY_ROWS = 3, 40
#: A question for the class, by the type of the task.
_ASK: Mapping[str, str] = {
    "mark": "Which words show that this passage belongs here, or does not? What would you say to "
    "somebody who decided the other way?",
    "cards": "Which words on the card decided it for you? Which card would you put beside it to "
    "show the difference?",
    "grid": "Where in the text does your answer stand? What would have to stand there for the "
    "other side to be right?",
    "choice": "What would have to be true for the other answer to fit? What on the page speaks "
    "against it?",
    "swap": "Say the sentence with this verb aloud. What does a reader think of the speaker "
    "afterwards?",
    "ranking": "What do you hope to get from the one you put first that the other cannot give you?",
    "claim": "Which page weighs most for your verdict? What would have to turn up for you to "
    "change it?",
    "rating": "Who could know this, and has nothing to do with the outlet? Where would you look?",
}


def render_splits(picked: Sequence[Split], splits: Sequence[Split], who: Who, redact: Who) -> str:
    """Return a card for each split that was picked, and all splits as a table.

    Args:
        picked: those to be talked about.
        splits: all of them.
        who: how a learner is called, as HTML.
        redact: takes names out of what learners wrote.
    """
    if not splits:
        return "<p>There is nothing about which two learners or more stand against the others.</p>"
    cards = "".join(_card(number, split, who, redact) for number, split in enumerate(picked, 1))
    rows = [_row(split) for split in splits[:_MANY_ROWS]]
    left = len(splits) - len(rows)
    more = f"<p>{count_of(left, 'more thing')} with a smaller minority.</p>" if left > 0 else ""
    heads = ("What", "Task", "Most", "The next group", "Smaller side")
    listed = table("Everything the class is split about", heads, rows)
    return cards + fold(f"{count_of(len(splits), 'split')} as a table", listed + more)


def _card(number: int, split: Split, who: Who, redact: Who) -> str:
    unit, sides = split.unit, (split.first, split.second)
    own = "".join(_side(side, name, who, redact) for side, name in zip(sides, "AB", strict=True))
    others = f" {count_of(split.others, 'learner')} said something else." if split.others else ""
    source = (
        f"The words come from “{shown(split.justified_by)}”, where everybody gave reasons for the "
        "whole task: they may be about another part of it."
        if split.justified_by
        else "Nobody wrote a reason for this. Ask one of each side."
    )
    reasons = "".join(
        f"<li><b>{shown(answer)}.</b> {shown(reason)}</li>" for answer, reason in unit.reasons
    )
    key = (
        "What our readers say"
        if unit.contested or unit.item.kind == "judgement"
        else "What the key says"
    )
    title = unit.text if unit.text != unit.item.heading else unit.item.prompt
    return (
        f'<article class="gr-split"><p class="ml-kicker">{number} · {shown(unit.item.heading)}</p>'
        f"<h3>{shown(shortened(title, 300))}</h3>"
        f"{two_sides(len(split.first.codes), len(split.second.codes), split.others)}"
        f'<div class="gr-sides">{own}</div><p class="gr-ask"><b>To discuss</b> '
        f"{shown(_ASK.get(unit.item.type, _ASK['choice']))}</p>"
        f'<p class="gr-small">{source}{others}</p>{fold(key, f"<ul>{reasons}</ul>")}</article>'
    )


def _side(side: Side, name: str, who: Who, redact: Who) -> str:
    words = (
        f'{as_words(redact(side.words), most=500)}<p class="gr-small">– {who(side.code)}</p>'
        if side.words
        else ""
    )
    few = ", ".join(map(who, side.codes[:_FEW_CODES]))
    more = f" and {len(side.codes) - _FEW_CODES} more" if side.codes[_FEW_CODES:] else ""
    asked = "" if words else f'<p class="gr-small">Could be asked: {few}{more}.</p>'
    everybody = f'<p class="gr-small">{", ".join(map(who, side.codes))}</p>'
    listed = asked + (fold(f"All {len(side.codes)}", everybody) if words or more else "")
    kind = {"A": "gr-one-side", "B": "gr-other-side"}[name]
    return (
        f'<div class="gr-quote"><h4><span class="gr-key {kind}" aria-hidden="true"></span>'
        f"{_told(side, 200)}</h4>{words}{listed}</div>"
    )


def _told(side: Side, most: int) -> str:
    answer = shown(shortened(side.answer, most))
    return f"{len(side.codes)} {answer if side.answer in DEEDS else f'said: {answer}'}"


def _row(split: Split) -> tuple[str, ...]:
    return (
        shown(shortened(split.unit.text, 120)),
        shown(split.unit.item.heading),
        _told(split.first, 80),
        _told(split.second, 80),
        f"{bar(2 * split.evenness)}{percent(split.evenness)}",
    )


def render_mistakes(
    misconceptions: Sequence[Misconception], others: Sequence[WrongAnswer], n: int, *, most: int
) -> str:
    """Return the misconceptions with what to say, then frequent answers that name none.

    Args:
        misconceptions: those found, of most learners first.
        others: wrong answers without a misconception.
        n: how many learners handed in.
        most: how many of each are told at once.
    """
    if not misconceptions and not others:
        return "<p>No wrong answer was given by two learners or more.</p>"
    told = [_misconception(each, n) for each in misconceptions]
    html = f'<ol class="gr-mistakes">{"".join(told[:most])}</ol>' if told else ""
    if told[most:]:
        rest = f'<ol class="gr-mistakes" start="{most + 1}">{"".join(told[most:])}</ol>'
        html += fold(f"{len(told) - most} more misconceptions", rest)
    if others:
        rows = [_answer_row(each, n) for each in others[:_MANY_ROWS]]
        heads = ("What", "Task", "Often said", "The key", "How many", "What to say")
        caption = "Frequent answers for which the key names no misconception"
        title = f"{len(rows)} {'other ' * bool(told)}answers of two learners or more"
        html += fold(title, table(caption, heads, rows), is_open=not told)
    return html


def _misconception(each: Misconception, n: int) -> str:
    """Return a misconception with each thing in which it showed, and what can be said to it."""
    things: dict[tuple[str, str], list[WrongAnswer]] = {}
    for answer in each.answers:
        things.setdefault((answer.item.name, answer.what), []).append(answer)
    told = "".join(map(_thing, things.values()))
    title = shown(each.words[:1].upper() + each.words[1:])
    return (
        f'<li><h3>{title}</h3><div class="gr-count">{bar(len(each.codes) / n)}'
        f"<span><b>{len(each.codes)} of {n}</b> learners</span></div><ul>{told}</ul></li>"
    )


def _thing(answers: Sequence[WrongAnswer]) -> str:
    """Return a thing that was answered in one wrong way or in several, with the reason once."""
    one = answers[0]
    if one.item.type == "mark":
        said = f"{len(one.codes)} marked it"
    elif one.item.type == "choice":
        said = f"{len(one.codes)} chose it"
    else:
        said = ", ".join(f"{len(e.codes)} {shown(shortened(e.given, 60))}" for e in answers)
        said = f"said: {said}; the key: {shown(one.expected)}"
    return (
        f"<li><b>{shown(quoted_once(shortened(one.what, 160)))}</b> "
        f'<span class="gr-small">{shown(one.item.heading)}</span><br>{said}'
        f'<p class="gr-say"><b>What to say</b> {shown(one.reason)}</p></li>'
    )


def _answer_row(one: WrongAnswer, n: int) -> tuple[str, ...]:
    share = len(one.codes) / n
    return (
        shown(shortened(one.what, 160)),
        shown(one.item.heading),
        shown(shortened(one.given, 80)),
        shown(shortened(one.expected, 80)),
        f"{bar(share)}{len(one.codes)} of {n}",
        shown(one.reason),
    )
