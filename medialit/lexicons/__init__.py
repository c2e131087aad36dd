"""Word lists as data: each TOML file names its sources and its known false positives."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["load_lexicon"]


@cache
def load_lexicon(name: str) -> dict[str, Any]:
    """Return the content of ``lexicons/<name>.toml``; do not change it, it is shared."""
    return tomllib.loads(files(__name__).joinpath(f"{name}.toml").read_text("utf-8"))
