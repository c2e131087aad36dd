"""Framing: how it is told, in whose words, and how others tell it."""

from __future__ import annotations

from medialit.framing.alignment import align
from medialit.framing.comparison import compare_articles
from medialit.framing.facts import find_facts
from medialit.framing.findings import find_framing
from medialit.framing.frames import find_frame_cues, frame_scores, frames_of
from medialit.framing.keyness import find_keywords
from medialit.framing.rewriting import rewrite_active
from medialit.framing.voice import find_passives

__all__ = [
    "align",
    "compare_articles",
    "find_facts",
    "find_frame_cues",
    "find_framing",
    "find_keywords",
    "find_passives",
    "frame_scores",
    "frames_of",
    "rewrite_active",
]
