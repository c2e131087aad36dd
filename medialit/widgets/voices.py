"""The share of voice as a chart with its table; it needs no script, so it shows everywhere."""

from __future__ import annotations

from collections.abc import Sequence

from medialit.rendering.html import render_voices
from medialit.sourcing.sources import Voice

__all__ = ["ShareOfVoice"]


class ShareOfVoice:
    """Who gets how many of the quoted words, as bars in a table."""

    def __init__(self, voices: Sequence[Voice]) -> None:
        self.voices = tuple(voices)

    def _repr_html_(self) -> str:
        return render_voices(self.voices)

    def __repr__(self) -> str:
        shares = ", ".join(f"{voice.name} {voice.share:.0%}" for voice in self.voices)
        return f"ShareOfVoice({shares or 'nobody is quoted'})"
