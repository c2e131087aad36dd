"""The share of voice as a chart that is a table: it needs no script, so it shows everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from medialit.model import SOURCE_KINDS
from medialit.rendering.page import escaped, stylesheet
from medialit.sourcing.sources import Voice

__all__ = ["cue_words", "kind_in_words", "render_voices"]

_HEADS = ("Source", "Words in quotation marks", "Times", "First speaks", "Cue words")


def render_voices(voices: Sequence[Voice]) -> str:
    """Return the share of voice as bars in a table: a bar never stands without its numbers."""
    if not voices:
        return '<p class="ml-root ml-static">Nobody is quoted in this article.</p>'
    total = sum(voice.words for voice in voices)
    heads = "".join(f'<th scope="col" role="columnheader">{text}</th>' for text in _HEADS)
    return (
        f"<style>{stylesheet()}</style>"
        # the roles stay when a narrow page lays the rows out as blocks
        '<figure class="ml-static ml-root ml-voices"><table class="ml-fold" role="table">'
        f"<caption>Who gets the {total} quoted words{_most(voices, total)}</caption>"
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{"".join(map(_row, voices))}</tbody></table>'
        "<figcaption>A full bar would be all words in quotation marks. “First speaks”: 0 % is the "
        "top of the article, 100 % the end. A hatched bar: a source without a name."
        "</figcaption></figure>"
    )


def kind_in_words(voice: Voice) -> str:
    """Return the role, where the article gives one, and the kind of source."""
    kind = SOURCE_KINDS[voice.kind]
    return f"{voice.role} · {kind}" if voice.role else kind


def cue_words(voice: Voice) -> str:
    """Return the cues of a voice with how often and, where it is not neutral, with its stance."""
    return ", ".join(
        use.cue
        + (f" ×{use.times}" if use.times > 1 else "")
        + ("" if use.stance == "neutral" else f" ({use.stance})")
        for use in voice.cues
    )


def _most(voices: Sequence[Voice], total: int) -> str:
    if not total:
        return "<small>Nobody is quoted in quotation marks; all are reported.</small>"
    first = max(voices, key=lambda voice: voice.words)
    return (
        f"<small>Most go to {escaped(first.name)}: {first.words} of {total} "
        f"({first.share:.0%}).</small>"
    )


def _row(voice: Voice) -> str:
    place = (
        '<span class="ml-way"><span class="ml-point" '
        f'style="left:{voice.first_position * 100:.1f}%"></span></span>'
    )
    cells = (
        _bar(voice),
        f"{voice.quotations}",
        f"{place}{voice.first_position:.0%}",
        escaped(cue_words(voice)) or "–",
    )
    labelled = "".join(
        f'<td role="cell" data-label="{label}">{cell}</td>'
        for label, cell in zip(_HEADS[1:], cells, strict=True)
    )
    return (
        f'<tr role="row"><th scope="row" role="rowheader">{escaped(voice.name)}'
        f"<small>{escaped(kind_in_words(voice))}</small></th>{labelled}</tr>"
    )


def _bar(voice: Voice) -> str:
    if not voice.words:
        return '<span class="ml-count">0 words: reported, not quoted</span>'
    hatched = "" if voice.kind.startswith("named") else " ml-unnamed"
    words = f"<b>{voice.words}</b> {'word' if voice.words == 1 else 'words'}"
    return (
        f'<span class="ml-track"><span class="ml-bar{hatched}" '
        f'style="width:{voice.share * 100:.1f}%"></span></span>'
        f'<span class="ml-count">{words} · {voice.share:.0%}</span>'
    )
