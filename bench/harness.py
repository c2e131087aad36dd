"""What the benchmarks share: each tool measured in a process of its own, and the tables."""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

GROWTH = (1, 10, 100)

Run = Callable[[str], object]
Tools = Mapping[str, Callable[[], Run]]


def own_texts() -> list[str]:
    from medialit.cases import case_path, list_cases, load_article

    names = [(c, p.stem) for c in list_cases() for p in (case_path(c) / "articles").glob("*.md")]
    return [load_article(case, name).text for case, name in names] * 40


def measure(run: Run, texts: list[str]) -> dict[str, float]:
    """Return the figures of one tool; runs in a process of its own."""
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


def grow(run: Run, text: str) -> dict[str, float]:
    """Return the seconds and peak memory for one text of this length, after a first small one."""
    run("“No,” said Ruth Adler.")
    started = time.perf_counter()
    run(text)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"seconds": time.perf_counter() - started, "peak_mb": peak}


def in_own_process(
    script: str, tool: str, what: str, texts: list[str], python: str
) -> dict[str, float] | None:
    done = subprocess.run(
        [python, script, "--worker", tool, "--what", what],
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


def compare(script: str, about: str | None, tools: Tools) -> None:
    """Measure the tools, of which the first is the kit, and print the tables.

    Args:
        script: the file of the benchmark, which also runs as the worker.
        about: what ``--help`` says.
        tools: for each name, what loads the tool and returns what is run on a text.
    """
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--texts", type=Path, help="articles, one JSON object with a text a line")
    parser.add_argument("--peers", default=sys.executable, help="the interpreter of the peers")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--what", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.worker:
        texts = json.load(sys.stdin)
        run = tools[options.worker]()
        done = measure(run, texts) if options.what == "measure" else grow(run, texts[0])
        print(json.dumps(done))
        return
    if options.texts:
        lines = options.texts.read_text("utf-8").splitlines()
        texts = [json.loads(line)["text"] for line in lines if line.strip()]
    else:
        texts = own_texts()
    ours = next(iter(tools))
    pythons = {tool: sys.executable if tool == ours else options.peers for tool in tools}
    words = sum(len(text.split()) for text in texts) / len(texts)
    print(f"{len(texts)} articles of {words:.0f} words on average\n")
    print(f"{'tool':28}{'articles/s':>12}{'peak MB':>10}{'cold start s':>14}{'raised':>8}")
    base = None
    for tool in tools:
        figures = in_own_process(script, tool, "measure", texts, pythons[tool])
        if figures is None:
            continue
        base = base or figures
        print(
            f"{tool:28}{figures['articles_per_s']:12.1f}{figures['peak_mb']:10.0f}"
            f"{figures['cold_start_s']:14.2f}{figures['failed']:8.0f}"
            f"   {ours} is {base['articles_per_s'] / figures['articles_per_s']:.3g} × as fast, "
            f"needs {base['peak_mb'] / figures['peak_mb']:.2g} × the memory"
        )
    print(f"\n{'growth':28}" + "".join(f"{f'{times} ×':>22}" for times in GROWTH))
    for tool in tools:
        longer = (["\n\n".join([texts[0]] * times)] for times in GROWTH)
        row = [in_own_process(script, tool, "grow", text, pythons[tool]) for text in longer]
        if None in row:
            continue
        cells = (f"{r['seconds']:.3f} s {r['peak_mb']:.0f} MB" for r in row if r)
        print(f"{tool:28}" + "".join(f"{cell:>22}" for cell in cells))
