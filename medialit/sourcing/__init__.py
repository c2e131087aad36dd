"""Sourcing: who made this, who gets to speak, and how do they know."""

from __future__ import annotations

from medialit.sourcing.provenance import find_structure
from medialit.sourcing.quotations import find_quotations
from medialit.sourcing.sources import Voice, name_sources, share_of_voice

__all__ = ["Voice", "find_quotations", "find_structure", "name_sources", "share_of_voice"]
