"""Run every check of the kit, one after the other, and say at the end how each went.

``python start.py test`` calls this in the kit's own environment. A failure stops no other step.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTEST = [sys.executable, "-m", "pytest"]
NOTEBOOKS = ["notebooks", "exercises"]


def steps() -> list[tuple[str, list[str]]]:
    """Return the name and the command of each step."""
    python = sys.executable
    return [
        ("lint", [python, "-m", "ruff", "check", "."]),
        ("format", [python, "-m", "ruff", "format", "--check", "."]),
        ("types", [python, "-m", "mypy"]),
        ("unit tests", [*PYTEST, "-q", "--ignore=tests/browser"]),
        ("exercises", [python, "-m", "medialit", "exercises", "check"]),
        ("notebooks, network off", [*without_network(), *PYTEST, "-q", "--nbval-lax", *NOTEBOOKS]),
        ("axe-core for the browser tests", [python, str(ROOT / "tools" / "axe_core.py")]),
        ("browser tests", [*PYTEST, "-q", "-rs", "tests/browser"]),
    ]


def without_network() -> list[str]:
    """Return a prefix that runs a command where only this machine can be reached.

    On Linux that is a network namespace of its own. Elsewhere (and where namespaces are not
    allowed) ``tools/offline`` is put on Python's path, whose sitecustomize refuses connections.
    """
    helper = [sys.executable, str(ROOT / "tools" / "offline" / "run.py")]
    if shutil.which("unshare"):
        for flags in (["-n"], ["-rn"]):
            probe = ["unshare", *flags, *helper, sys.executable, "-c", ""]
            if subprocess.run(probe, capture_output=True).returncode == 0:
                print("The notebooks run in a network namespace of their own.")
                return ["unshare", *flags, *helper]
    print("The notebooks run with connections refused by Python.")
    return helper


def environment(folder: Path) -> dict[str, str]:
    """Return an environment in which nothing is written outside the given folder."""
    homes = (
        "HOME",
        "XDG_DATA_HOME",
        "XDG_CONFIG_HOME",
        "XDG_CACHE_HOME",
        "IPYTHONDIR",
        "JUPYTER_CONFIG_DIR",
        "JUPYTER_DATA_DIR",
        "JUPYTER_RUNTIME_DIR",
        "MPLCONFIGDIR",
    )
    places = {name: str(folder / name.lower()) for name in homes}
    for place in places.values():
        Path(place).mkdir()
    return {
        **os.environ,
        **places,
        "RUFF_NO_CACHE": "true",
        "MYPY_CACHE_DIR": os.devnull,
        "PYTHONDONTWRITEBYTECODE": "1",
    }


def notebooks_only(folder: Path) -> dict[str, str]:
    """Return what else holds while notebooks run: warnings are errors, and no work is touched."""
    return {
        "PYTHONWARNINGS": "error",
        "MEDIALIT_WORK": str(folder / "work"),
        "MEDIALIT_ASSIGNED": str(folder / "assigned"),
    }


def main() -> int:
    """Run all steps and return 0 if every one passed, else 1."""
    results: list[tuple[str, bool, float]] = []
    with tempfile.TemporaryDirectory(prefix="medialit-test-", ignore_cleanup_errors=True) as folder:
        variables = environment(Path(folder))
        for name, command in steps():
            print(f"\n── {name} " + "─" * (60 - len(name)), flush=True)
            begun = time.perf_counter()
            own = notebooks_only(Path(folder)) if name.startswith("notebooks") else {}
            status = subprocess.call(command, cwd=ROOT, env=variables | own)
            results.append((name, status == 0, time.perf_counter() - begun))
    print("\n── all steps " + "─" * 51)
    for name, well, seconds in results:
        print(f"{'ok    ' if well else 'FAILED'}  {name:<31} {seconds:6.1f} s")
    return 0 if all(well for _, well, _ in results) else 1


if __name__ == "__main__":
    sys.exit(main())
