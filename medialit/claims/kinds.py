"""What kind of statement a claim is, and what kind of claim."""

from __future__ import annotations

from medialit.claims.features import entries_in
from medialit.model import ClaimKind

__all__ = ["kind_of_claim", "type_of_claim"]


def kind_of_claim(text: str) -> ClaimKind:
    """Return what kind of statement a sentence or clause is.

    Returns:
        *question*, *promise*, *prediction*, *opinion*, *reasoned_judgment* (an opinion with a
        reason or a figure beside it) or *fact* (something that a record could bear out or refute).

    Source:
        Common Core RH.6-8.8: fact, opinion, reasoned judgment; Searle (1976) for promises.

    Example:
        >>> kind_of_claim("The council should act."), kind_of_claim("The council met on Monday.")
        ('opinion', 'fact')
    """
    shown = entries_in(text, "kind")
    if not shown:
        return "fact"
    kind: ClaimKind = shown[0]["name"]
    return "reasoned_judgment" if kind == "opinion" and entries_in(text, "reason") else kind


def type_of_claim(text: str, kind: ClaimKind) -> str:
    """Return what kind of claim it is, in Full Fact's terms.

    Returns:
        *personal experience*, *quantity*, *correlation or causation*, *law or rule*,
        *prediction*, *other*, or *not a claim* (questions and bare opinions).

    Source:
        Konstantinovskiy et al. (2021), Toward Automated Factchecking: the annotation schema.
    """
    if kind in ("question", "opinion"):
        return "not a claim"
    shown = entries_in(text, "type")
    return str(shown[0]["name"]) if shown else "other"
