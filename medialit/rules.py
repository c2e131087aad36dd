"""What every finding rests on: rules as data, with their sources and their known errors."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from medialit.lexicons import load_lexicon

__all__ = ["Rule", "all_rules", "get_rule"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Why a finding was made, in words for a reader.

    Attributes:
        name: the rule's name, as annotations carry it.
        label: the label of the annotations it makes.
        explanation: one sentence for a student.
        source: the literature or newsroom standard it rests on.
        known_error: when it is often wrong.
        positive: texts in which it finds something.
        negative: texts in which it finds nothing.
    """

    name: str
    label: str
    explanation: str
    source: str
    known_error: str
    positive: tuple[str, ...]
    negative: tuple[str, ...]


@cache
def all_rules() -> tuple[Rule, ...]:
    """Return every rule, in the order of ``lexicons/rules_*.toml``: sourcing, framing, claims."""
    return tuple(
        Rule(
            name,
            entry["label"],
            entry["explanation"],
            entry["source"],
            entry["known_error"],
            tuple(entry["positive"]),
            tuple(entry["negative"]),
        )
        for area in ("sourcing", "framing", "claims")
        for name, entry in load_lexicon(f"rules_{area}").items()
    )


def get_rule(name: str) -> Rule:
    """Return the rule of that name.

    Raises:
        KeyError: if there is no such rule; the message lists the names.
    """
    rules = _by_name()
    if name not in rules:
        raise KeyError(f"no rule {name!r}: there are {', '.join(rules)}")
    return rules[name]


@cache
def _by_name() -> Mapping[str, Rule]:
    return {rule.name: rule for rule in all_rules()}
