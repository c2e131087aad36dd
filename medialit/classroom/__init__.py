"""What learners do, kept as data: the journal of their answers, and checking them."""

from __future__ import annotations
