"""Each rule's own examples, and that each rule has them."""

from __future__ import annotations

import pytest

from medialit.model import LABELS, Article
from medialit.report import analyze
from medialit.rules import all_rules, get_rule

EXAMPLES = [
    pytest.param(rule.name, text, found, id=f"{rule.name}-{kind}-{number}")
    for rule in all_rules()
    for kind, texts, found in (
        ("positive", rule.positive, True),
        ("negative", rule.negative, False),
    )
    for number, text in enumerate(texts)
]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.name)
def test_a_rule_is_complete(rule):
    """Each rule has a known label, an explanation, a source, a known error and both examples."""
    assert rule.label in LABELS
    assert all(len(text) > 10 for text in (rule.explanation, rule.source, rule.known_error))
    assert rule.positive, "a positive example is missing"
    assert rule.negative, "a negative example is missing"


@pytest.mark.parametrize(("name", "text", "found"), EXAMPLES)
def test_a_rule_finds_its_positive_and_leaves_its_negative_examples(name, text, found):
    """A rule makes an annotation of its name in each positive example and in no negative one."""
    rules = {annotation.rule for annotation in analyze(Article(text)).annotations}
    assert (name in rules) is found


def test_every_annotation_names_a_rule_that_exists():
    """Whatever an analysis marks can be looked up."""
    text = "By Ruth Adler\n\n“We lost,” said the coach, who is accused of fraud, officials said."
    annotations = analyze(Article(text)).annotations
    assert annotations
    for annotation in annotations:
        assert get_rule(annotation.rule).label == annotation.label


def test_an_unknown_rule_lists_those_there_are():
    """The error for a wrong rule name helps on."""
    with pytest.raises(KeyError, match="trailing-attribution"):
        get_rule("no-such-rule")
