"""The SourceMap: who speaks, through which cue word, where in the article, and how much."""

from __future__ import annotations

import traitlets

from medialit.model import Report
from medialit.rendering.source_map import (
    arrange_lines,
    arrange_sources,
    arrange_stances,
    order_in_words,
)
from medialit.rendering.voices import render_voices
from medialit.sourcing.sources import share_of_voice
from medialit.widgets.base import code, style
from medialit.widgets.note import NoteWidget
from medialit.widgets.paper import paragraph, table

__all__ = ["SourceMap"]

_KNOWN_ERROR = (
    "Often wrong: only words in quotation marks are counted, so somebody who is reported at length "
    "has 0. “He” or “they” can go to the wrong person, a thing can be taken for a speaker, and "
    "“said” is neutral in the list even where the sentence around it is not."
)


class SourceMap(NoteWidget):
    """A picture of who speaks through which cue words and where, with its table and a note.

    Args:
        report: what was found (``medialit.analyze``).
        lesson, name: where the learner's note is kept; without a lesson it is not.
    """

    _esm = code("note", "sourcemap_picture", "sourcemap")
    _css = style("note", "sourcemap")
    lines = traitlets.List().tag(sync=True)
    sources = traitlets.List().tag(sync=True)
    stances = traitlets.List().tag(sync=True)
    about = traitlets.Unicode().tag(sync=True)
    order = traitlets.Unicode().tag(sync=True)
    known_error = traitlets.Unicode(_KNOWN_ERROR).tag(sync=True)

    def __init__(self, report: Report, *, lesson: str | None = None, name: str = "sources") -> None:
        self._report = report
        lines = arrange_lines(report)
        super().__init__(
            lesson,
            name,
            question="Who is missing?",
            about=_title(report),
            lines=lines,
            sources=arrange_sources(report, lines),
            stances=arrange_stances(lines),
            order=order_in_words(lines),
        )

    def static(self) -> str:
        """Return the share of voice, everything said in its order, and the note."""
        rows = (
            (f"¶ {line['paragraph']}", line["who"], line["cue"], line["stance"], line["text"])
            for line in self.lines
        )
        return (
            f"{render_voices(share_of_voice(self._report))}"
            f"{table(('Where', 'Who', 'Cue word', 'Stance', 'What is said'), rows)}"
            f"{paragraph(self.order)}{paragraph(self.known_error)}{self.note_on_paper()}"
        )


def _title(report: Report) -> str:
    article = report.article
    headline = next(
        (a.span.of(article.text) for a in report.annotations if a.label == "structure.headline"),
        None,
    )
    title = article.title or headline
    named = f"“{title}”" if title else "this article"
    return f"Who speaks in {named}" + (f" ({article.outlet})" if article.outlet else "")
