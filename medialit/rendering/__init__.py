"""Findings as text, HTML and page data: pure functions, with every string escaped in one place."""

from __future__ import annotations
