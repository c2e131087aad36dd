"""What a page says of its origin, as a table of questions: no script, so it shows everywhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from medialit.rendering.page import escaped, stylesheet
from medialit.sourcing.checks import Check

__all__ = ["render_questions"]

_HEADS = ("What", "What stands on the page", "A question that stays open")
#: In the order of the table: a sign, and what it means.
_STATUSES = {
    "odd": ("≠", "Does this fit together?"),
    "absent": ("∅", "Not on this page"),
    "found": ("•", "On this page"),
}
_NAMES = {
    "promo": "promotion",
    "caption": "picture caption",
    "credit": "picture credit",
    "agency": "news agency",
    "caption_place": "place of the picture",
    "caption_year": "year of the picture",
    "past_and_to_come": "told as past, and as to come",
    "stale_notice": "a notice of something live",
}
_LONGEST = 90


def render_questions(checks: Sequence[Check]) -> str:
    """Return the questions in three groups: what may not fit, what is absent, what is found.

    Things with the same question share a row.
    """
    heads = "".join(f'<th scope="col" role="columnheader">{text}</th>' for text in _HEADS)
    groups = "".join(_group(status, checks) for status in _STATUSES)
    return (
        f"<style>{stylesheet()}</style>"
        # the roles stay when a narrow page lays the rows out as blocks
        '<figure class="ml-static ml-root ml-questions"><table class="ml-fold" role="table">'
        "<caption>Questions that this page leaves open</caption>"
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>{groups}</table>'
        "<figcaption>A question is no reproach. Honest pages leave some open, too.</figcaption>"
        "</figure>"
    )


def _group(status: str, checks: Sequence[Check]) -> str:
    rows = "".join(_rows([check for check in checks if check.status == status]))
    if not rows:
        return ""
    sign, words = _STATUSES[status]
    return (
        f'<tbody role="rowgroup"><tr role="row"><th scope="rowgroup" role="rowheader" colspan="3" '
        f'class="ml-status"><span class="ml-chip" aria-hidden="true">{sign}</span> '
        f"{words}</th></tr>"
        f"{rows}</tbody>"
    )


def _rows(checks: Sequence[Check]) -> Iterator[str]:
    alike: dict[str, list[Check]] = {}
    for check in checks:
        alike.setdefault(check.question, []).append(check)
    for question, members in alike.items():
        names = "; ".join(dict.fromkeys(_named(check.name) for check in members))
        texts = [escaped(_shortened(c.text)) for c in members if c.status != "absent"]
        words = "<br>".join(f"“{text}”" for text in texts) or "–"
        yield (
            f'<tr role="row"><th scope="row" role="rowheader">{escaped(names)}</th>'
            f'<td role="cell" data-label="{_HEADS[1]}">{words}</td>'
            f'<td role="cell" data-label="{_HEADS[2]}">{escaped(question)}</td></tr>'
        )


def _named(name: str) -> str:
    return _NAMES.get(name, name.replace("_", " ")).capitalize()


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]} …"
