"""Sourcing: who made this, who gets to speak, and how do they know."""

from __future__ import annotations

from medialit.sourcing.anonymity import find_unnamed_sources
from medialit.sourcing.checks import check_provenance
from medialit.sourcing.nested import find_nested_quotations
from medialit.sourcing.provenance import find_structure
from medialit.sourcing.quotations import find_quotations
from medialit.sourcing.sources import Voice, name_sources, share_of_voice
from medialit.sourcing.tables import as_rows, as_table

__all__ = [
    "Voice",
    "as_rows",
    "as_table",
    "check_provenance",
    "find_nested_quotations",
    "find_quotations",
    "find_structure",
    "find_unnamed_sources",
    "name_sources",
    "share_of_voice",
]
