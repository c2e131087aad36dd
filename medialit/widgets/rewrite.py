"""A headline under another frame, with the facts unchanged; changes are shown, not scored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

import traitlets

from medialit.errors import InputError, MedialitError
from medialit.framing.alignment import align
from medialit.framing.rewriting import rewrite_active
from medialit.framing.voice import find_passives
from medialit.framing.wording import find_wording
from medialit.lexicons import load_lexicon
from medialit.model import LABELS, Article
from medialit.rules import get_rule
from medialit.segmenting import segment
from medialit.widgets import paper
from medialit.widgets.base import code, style
from medialit.widgets.drafts import DraftWidget, read_text

__all__ = ["Rewrite"]

_SHOWN = ("framing.loaded", "framing.booster", "framing.hedge")


class Rewrite(DraftWidget):
    """A headline or sentence to rewrite: choose the frame, write, tick the facts that still hold.

    Args:
        lesson, name: where the answer is kept; the last saved one is shown again.
        prompt: the task.
        original: the headline as it stands.
        frames: the names of the frames to choose from (``lexicons/frames.toml``).
        facts: what must not change.
        hint: where to look; the learner may open it.
    """

    _esm = code("draft", "rewrite")
    _css = style("draft", "rewrite")
    original = traitlets.Unicode().tag(sync=True)
    frames = traitlets.List(traitlets.Dict()).tag(sync=True)
    facts = traitlets.List(traitlets.Unicode()).tag(sync=True)
    passive = traitlets.Bool(False).tag(sync=True)

    def __init__(
        self,
        *,
        lesson: str | None,
        name: str,
        prompt: str,
        original: str,
        frames: Sequence[str],
        facts: Sequence[str],
        hint: str = "",
    ) -> None:
        super().__init__(
            lesson,
            name,
            prompt=prompt,
            hint=hint,
            original=original,
            frames=[{"name": frame, "about": _about(frame)} for frame in frames],
            facts=list(facts),
            passive=any(p.kind != "reduced" for p in find_passives(Article(original))),
        )

    def read(self, value: dict[str, Any]) -> dict[str, Any]:
        """Return the frame, the new text, and the facts that the learner ticked."""
        frame, facts = value.get("frame"), value.get("facts")
        if frame is not None and frame not in [each["name"] for each in self.frames]:
            raise InputError("This activity has other frames now: choose again.")
        known = range(len(self.facts))
        if not isinstance(facts, list) or any(type(i) is not int or i not in known for i in facts):
            raise InputError("This activity has other facts now: tick them again.")
        text = read_text(value.get("text"), "Your version")
        return {"frame": frame, "text": text, "facts": sorted(set(facts))}

    def missing(self, fields: dict[str, Any]) -> str:
        """Return that there is no frame, no text or no change yet."""
        if fields["frame"] is None:
            return "Choose a frame first."
        return "" if _changes(self.original, fields["text"]) else "Write your version first."

    def live(self, fields: dict[str, Any]) -> dict[str, Any]:
        """Return which words were removed and added."""
        return {"changes": _changes(self.original, fields["text"])}

    def feedback(self, checked: dict[str, Any]) -> dict[str, Any]:
        """Return what the tool sees in the learner's words, and the facts that were not ticked."""
        left = [text for i, text in enumerate(self.facts) if i not in checked["facts"]]
        return {"findings": _findings(checked["text"]), "open": left, "text": checked["text"]}

    def request(self, content: dict[str, Any]) -> None:
        """Send a draft of the original in the active voice, or say why there is none."""
        if content.get("do") != "draft":
            return
        try:
            doer = read_text(content.get("doer"), "Who did it")
            self.send({"drafted": asdict(rewrite_active(self.original, doer))})
        except MedialitError as error:
            self.send({"drafted": {"active": "", "note": str(error)}})

    def fields_in_words(self, fields: dict[str, Any]) -> str:
        """Return the frame and the new text."""
        return f"{fields['frame'] or 'no frame yet'}: {fields['text']}"

    def static(self) -> str:
        """Return the original with lines to write on, or with the learner's version."""
        fields = self.answer or {"frame": None, "text": "", "facts": []}
        frames = (
            f"{'☒' if f['name'] == fields['frame'] else '☐'} {f['name']}" for f in self.frames
        )
        facts = (f"{'☒' if i in fields['facts'] else '☐'} {t}" for i, t in enumerate(self.facts))
        said = self.state.get("feedback", {})
        changes = self.state.get("changes", [])
        return (
            paper.title(self.prompt, self.hint)
            + f"<blockquote>{paper.paragraph(self.original)}</blockquote>"
            + paper.bullets(frames)
            + paper.line_to_write("Your version", fields["text"])
            + paper.bullets(
                f"removed: {c['first'] or '–'}; added: {c['second'] or '–'}" for c in changes
            )
            + paper.paragraph("Facts that are unchanged:")
            + paper.bullets(facts)
            + paper.bullets(
                f"“{f['words']}”: {f['title']}. {f['message']}" for f in said.get("findings", [])
            )
        )


def _changes(original: str, text: str) -> list[dict[str, str]]:
    if not text.strip():
        return []
    return [asdict(change) for change in align(original, text).changes]


def _findings(text: str) -> list[dict[str, str]]:
    found = []
    for hit in find_wording(segment(Article(text))):
        rule = get_rule(hit.rule)
        if rule.label in _SHOWN:
            found.append(
                {
                    "words": hit.span.of(text),
                    "title": LABELS[rule.label],
                    "message": hit.note or rule.explanation,
                    "known_error": rule.known_error,
                }
            )
    return found


def _about(name: str) -> str:
    """Return what to look for under a frame, as the codebooks put it."""
    for scheme in load_lexicon("frames").values():
        for frame in scheme:
            if frame["name"].lower() == name.lower():
                return str(frame.get("about") or frame["questions"][0])
    return ""
