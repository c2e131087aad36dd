"""What all drafting widgets share: silence before the commitment, reasons after, nothing lost."""

from __future__ import annotations

import json

import pytest

from medialit.classroom.journal import Journal
from medialit.classroom.sorting import Keyed
from medialit.errors import InputError
from medialit.widgets.cards import Cards
from medialit.widgets.claim import ClaimForm
from medialit.widgets.drafts import read_text
from medialit.widgets.grid import Grid, Judged, RowReading
from medialit.widgets.ranking import OrderReading, Ranking
from medialit.widgets.rewrite import Rewrite
from medialit.widgets.short import ShortAnswer
from medialit.widgets.swap import VerbSwap

SECRET = "SECRET <b>"
KEYED = Keyed("One <i>", "yes", SECRET, "no", SECRET)
LEVELS = ("basic", "emergent", "proficient")
FORM = {
    "claim": "It rained.",
    "claim_author": "",
    "claim_author_type": "Person",
    "claim_date": "",
    "appearance": "",
    "rating": "True",
    "explanation": "A record says so.",
    "author": "Class 7b",
    "evidence": [{"page": "The record", "says": "12 mm", "bearing": "supports"}],
}
#: For each widget: how it is made, an unfinished draft, and a finished one.
WIDGETS = {
    "cards": (
        lambda: Cards(lesson="05", name="x", prompt="Sort <i>", bins=["yes", "no"], cards=[KEYED]),
        {"bins": [None]},
        {"bins": ["yes"]},
    ),
    "grid": (
        lambda: Grid(lesson="05", name="x", prompt="Sort <i>", columns=["yes", "no"], rows=[KEYED]),
        {"answers": [None], "paragraphs": [None]},
        {"answers": ["no"], "paragraphs": [None]},
    ),
    "judged": (
        lambda: Grid(
            lesson="05",
            name="x",
            prompt="Sort <i>",
            columns=["yes", "no"],
            where="yes",
            paragraphs=["A headline", "A lead"],
            rows=[Judged("One <i>", (RowReading("reader A", "yes", SECRET, 2),))],
        ),
        {"answers": ["yes"], "paragraphs": [None]},
        {"answers": ["yes"], "paragraphs": [1]},
    ),
    "short": (
        lambda: ShortAnswer(
            lesson="05",
            name="x",
            prompt="Sort <i>",
            rubric=dict.fromkeys(LEVELS, "does a thing"),
            exemplars=dict.fromkeys(LEVELS, SECRET),
        ),
        {"text": "  ", "rating": None},
        {"text": "The <i> shopkeepers", "rating": None},
    ),
    "ranking": (
        lambda: Ranking(
            lesson="05",
            name="x",
            prompt="Sort <i>",
            items=["a <i>", "b"],
            readings=[OrderReading("reader A", (1, 0), SECRET)],
        ),
        None,
        {"order": [0, 1]},
    ),
    "swap": (
        lambda: VerbSwap(
            lesson="05",
            name="x",
            prompt="Sort <i>",
            sentence="“No <i>,” he said.",
            cue="said",
            verbs=[Keyed("claimed", "doubting", SECRET)],
        ),
        {"verb": "claimed", "stances": {}},
        {"verb": "claimed", "stances": {"claimed": "neutral"}},
    ),
    "rewrite": (
        lambda: Rewrite(
            lesson="05",
            name="x",
            prompt="Sort <i>",
            original="Bridge <i> is shut",
            frames=["Conflict"],
            facts=["Which bridge"],
        ),
        {"frame": None, "text": "Outrage at bridge", "facts": []},
        {"frame": "Conflict", "text": "Outrage at bridge", "facts": [0]},
    ),
    "claim": (
        lambda: ClaimForm(
            lesson="05",
            name="x",
            prompt="Sort <i>",
            start={"claim": "It rained."},
            readings={"True": SECRET},
            pages=[SECRET],
        ),
        FORM | {"rating": ""},
        FORM,
    ),
}
EACH = pytest.mark.parametrize("kind", WIDGETS)
WITH_SECRET = pytest.mark.parametrize("kind", [k for k in WIDGETS if k != "rewrite"])


def synced(widget):
    """What the page can see of a widget."""
    names = widget.trait_names(sync=lambda value: value is True)
    return json.dumps({n: getattr(widget, n) for n in names if not n.startswith("_")}, default=str)


@EACH
def test_nothing_is_said_before_the_commitment(kind):
    """Neither at first nor to a draft does any trait hold a key, a reading or a reason."""
    make, _, finished = WIDGETS[kind]
    widget = make()
    assert "SECRET" not in synced(widget)
    widget.save(finished)
    assert "SECRET" not in synced(widget)
    assert "feedback" not in widget.state
    assert not widget.is_done


@EACH
def test_a_commitment_is_answered_and_is_back_later(kind):
    """Feedback comes at once; a new widget of that name has the answer and the feedback again."""
    make, _, finished = WIDGETS[kind]
    widget = make()
    widget.save(finished | {"committed": True})
    assert widget.state["feedback"]
    assert widget.is_done
    later = make()
    assert later.answer == widget.answer == finished | {"committed": True, "checked": finished}
    assert later.state == widget.state


@WITH_SECRET
def test_the_reasons_come_with_the_commitment(kind):
    """What was held back is in the state after the commitment, and on paper."""
    make, _, finished = WIDGETS[kind]
    widget = make()
    widget.save(finished | {"committed": True})
    assert "SECRET" in synced(widget)
    assert "SECRET &lt;b&gt;" in widget.static()


@EACH
def test_what_was_committed_to_stays_while_the_draft_goes_on(kind):
    """A change after the commitment leaves the feedback; the answer still counts as done."""
    make, _, finished = WIDGETS[kind]
    widget = make()
    widget.save(finished | {"committed": True})
    said = widget.state["feedback"]
    changed = finished | {"text": "More"} if "text" in finished else finished
    widget.save(changed | {"committed": True, "checked": finished})
    assert widget.state["feedback"] == said
    assert widget.is_done


@pytest.mark.parametrize("kind", [k for k, (_, draft, _) in WIDGETS.items() if draft])
def test_an_unfinished_draft_is_kept_but_cannot_be_committed(kind):
    """The draft is saved; committing to it is refused with words that say what to do."""
    make, draft, _ = WIDGETS[kind]
    widget = make()
    widget.save(draft)
    assert widget.answer == draft | {"committed": False, "checked": None}
    widget.save(draft | {"committed": True})
    assert widget.kept["failed"]
    assert not widget.is_done
    assert make().answer == widget.answer


@EACH
@pytest.mark.parametrize(
    "junk",
    [
        "text",
        [99],
        {},
        {"bins": ["maybe"], "answers": ["maybe"], "paragraphs": [None], "order": [0, 0]},
        {"bins": [], "answers": [], "paragraphs": [], "order": ["x"], "stances": [], "text": 1},
        {"answers": ["yes"], "paragraphs": [99], "verb": "claimed", "stances": {"claimed": "x"}},
        {"answers": [["yes"]], "paragraphs": [1], "verb": "claimed", "stances": {"claimed": []}},
        {"text": "x", "rating": "best", "frame": "nose", "facts": [9], "evidence": ["x"]},
        {"text": "x" * 20_000, "frame": None, "facts": [True], "evidence": [{"page": 1}] * 99},
    ],
    ids=range(9),
)
def test_a_spoilt_entry_does_not_break_a_widget(kind, junk):
    """An entry of the journal that does not fit is left alone, and the page says so."""
    make, _, _ = WIDGETS[kind]
    Journal("05").record("x", junk)
    widget = make()
    assert widget.answer is None
    assert "does not fit" in widget.kept["text"]
    with pytest.raises(InputError):
        widget.accept(junk)


@EACH
def test_start_again_empties_the_page(kind):
    """An answer replaced by nothing takes the feedback with it."""
    make, _, finished = WIDGETS[kind]
    widget = make()
    widget.save(finished | {"committed": True})
    widget.save(None)
    assert widget.answer is None
    assert "feedback" not in widget.state


@EACH
def test_on_paper_it_is_the_whole_activity(kind):
    """Before any answer and after one: the task, escaped, never blank, and no script."""
    make, _, finished = WIDGETS[kind]
    widget = make()
    assert "Sort &lt;i&gt;" in widget.static()
    assert "SECRET" not in widget.static()
    widget.save(finished | {"committed": True})
    for html in (make().static(), widget.static()):
        assert "<i>" not in html
        assert len(html) > 80


@EACH
def test_an_answer_in_words(kind):
    """A draft is called a draft; a commitment is not."""
    make, _, finished = WIDGETS[kind]
    widget = make()
    assert "(a draft)" in widget.in_words(widget.accept(finished))
    assert "draft" not in widget.in_words(widget.accept(finished | {"committed": True}))


def test_text_is_kept_just_as_it_stands():
    """Spaces, line ends and signs of any script stay; what is no text is refused."""
    assert read_text(" a\n😀 ", "It") == " a\n😀 "
    with pytest.raises(InputError, match="must be text"):
        read_text(None, "It")
