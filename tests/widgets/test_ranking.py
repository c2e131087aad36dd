"""Things in order: the readers' orders beside the learner's."""

from __future__ import annotations

from medialit.widgets.ranking import OrderReading, Ranking


def test_the_orders_stand_side_by_side():
    """Each reader's order and reason, and how far it agrees; nobody is called right."""
    ranking = Ranking(
        lesson="06",
        name="trust",
        prompt="What first?",
        items=["minutes", "post", "encyclopedia"],
        readings=[
            OrderReading("reader A", (0, 2, 1), "The original first."),
            OrderReading("reader B", (1, 2, 0), "See what spreads."),
        ],
    )
    assert ranking.static().count("___") == 3
    ranking.save({"order": [0, 2, 1], "committed": True})
    you, first, second = ranking.state["feedback"]["sides"]
    assert you["answer"] == ("1. minutes", "2. encyclopedia", "3. post")
    assert first["word"].startswith("Exactly as you: 3 of 3 pairs")
    assert first["reason"] == "The original first."
    assert "tau −1.00" in second["word"]
    assert first["same"] is None
    assert "Kendall" in ranking.static()
