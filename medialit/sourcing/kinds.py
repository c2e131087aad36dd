"""What kind of source a name or a mention stands for."""

from __future__ import annotations

from medialit.model import SourceKind
from medialit.sourcing.speakers import head_word, words_of

__all__ = ["NOBODY", "UNNAMED", "is_unnamed", "kind_of"]

#: Stands before a speaker whom the article does not name.
UNNAMED = "(unnamed) "
#: The name of the source of kind ``absent``: a charge or an assertion without anybody who makes it.
NOBODY = "(nobody named)"
_PRONOUNS = frozenset(("he", "she", "it", "i", "you", "who"))


def kind_of(name: str) -> SourceKind:
    """Return what kind of source a name or a mention stands for."""
    words = name.split()
    head = head_word(name)
    if any(word.strip(".,").lower() in words_of("organization") for word in words) and (
        any(word[:1].isupper() for word in words)
    ):
        return "named_organization"
    if len(words) >= 2 and words[0][:1].isupper() and words[-1][:1].isupper():
        return "named_person"
    if head in words_of("document"):
        return "document"
    if head in words_of("institution"):
        return "named_organization"
    if head in _PRONOUNS or head in words_of("unnamed_person"):
        return "unnamed_person"
    if head in words_of("unnamed_group") or head.removesuffix("s") in words_of("unnamed_person"):
        return "unnamed_group"
    if words and words[-1][:1].isupper():
        return "named_organization"  # people are introduced by first and last name
    return "unnamed_group" if head.endswith("s") else "unnamed_person"


def is_unnamed(name: str) -> bool:
    """Return whether a speaker is described, not named; a pronoun is only unresolved."""
    return kind_of(name).startswith("unnamed") and head_word(name) not in _PRONOUNS | {"they", "we"}
