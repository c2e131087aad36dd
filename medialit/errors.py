"""The errors that the kit raises; each message says what happened and what to do next."""

from __future__ import annotations

__all__ = ["DataError", "InputError", "MedialitError", "OutputError"]


class MedialitError(Exception):
    """Base class; its text is written for the person who reads it, so show it as it is."""


class InputError(MedialitError):
    """What was given cannot be read: a missing file, a folder, bytes that are not text."""


class OutputError(MedialitError):
    """A result cannot be written; whatever stood there before is untouched."""


class DataError(MedialitError):
    """The language data that comes with the kit cannot be used and could not be repaired."""
