"""The posts on paper: to be judged by hand, and what came out of it where that was done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from medialit.widgets import paper

__all__ = ["ANSWERS", "KINDS", "to_paper"]

#: What a learner can say of a post, and what a post can be: the columns and rows of the table.
ANSWERS = ("I would", "I would not")
KINDS = ("trustworthy", "not trustworthy")


def to_paper(
    prompt: str,
    posts: Sequence[Mapping[str, str]],
    sure: Sequence[str],
    ratings: Mapping[str, Mapping[str, Any]],
    feedback: Mapping[str, Any] | None,
) -> str:
    """Return the posts with boxes to tick, and the results once there are some."""
    rows = [_post(number, post, sure, ratings) for number, post in enumerate(posts, start=1)]
    return paper.title(prompt) + "".join(rows) + (_results(feedback) if feedback else "")


def _post(
    number: int,
    post: Mapping[str, str],
    sure: Sequence[str],
    ratings: Mapping[str, Mapping[str, Any]],
) -> str:
    said = ratings.get(post["key"], {"rely": None, "sure": None})
    rely = _boxes(ANSWERS, [said["rely"] is True, said["rely"] is False])
    return (
        paper.title(f"{number}. {post['headline']}")
        + paper.paragraph(f"{post['outlet']}, {post['url']}")
        + paper.paragraph(post["text"])
        + paper.paragraph(f"Would you rely on this? {rely}")
        + paper.paragraph(f"How sure are you? {_boxes(sure, [s == said['sure'] for s in sure])}")
    )


def _boxes(texts: Sequence[str], ticked: Sequence[bool]) -> str:
    return "  ".join(f"{'☒' if t else '☐'} {x}" for x, t in zip(texts, ticked, strict=True))


def _results(feedback: Mapping[str, Any]) -> str:
    table = [
        (kind, *map(str, counts)) for kind, counts in zip(KINDS, feedback["table"], strict=True)
    ]
    shown = ("what", "before", "after", "words")
    changes = [[row[key] for key in shown] for row in feedback.get("changes", [])]
    posts = [
        (p["headline"], p["said"], p["reading"], p["reason"], p["way"])
        for p in feedback.get("posts", [])
    ]
    heads = ("Post", "You", "Our reading", "Why", "How to find out")
    measures = (
        paper.paragraph(f"{m['title']}. {m['interval']} {m['words']}") for m in feedback["measures"]
    )
    return (
        paper.table(("The post is", *ANSWERS), table)
        + "".join(measures)
        + paper.bullets(feedback["rest"])
        + (paper.table(("", "Before", "After", "Difference"), changes) if changes else "")
        + paper.title("What these numbers do not say")
        + paper.bullets(feedback["cautions"])
        + (paper.table(heads, posts) if posts else "")
    )
