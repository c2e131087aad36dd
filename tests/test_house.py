"""Who may import whom, and how light the package stays."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[1] / "medialit"
#: A module's first name below medialit -> what it may import of medialit (docs/architecture.md).
BASE = {"errors", "model"}
READING = BASE | {"quote_marks", "segmenting", "nltk_data", "lexicons", "reading", "writing"}
ANALYSIS = READING | {"inflection", "patterns", "rules", "sourcing"}
REPORT = ANALYSIS | {"framing", "claims", "report"}
CLASS = {"cases", "lateral", "classroom", "exercises"}
ALLOWED = {
    "errors": set(),
    "model": {"errors"},
    "reading": BASE | {"reading"},
    "writing": BASE,
    "quote_marks": BASE,
    "lexicons": BASE,
    "nltk_data": BASE | {"writing"},
    "tag_weights": set(),
    "segmenting": BASE | {"quote_marks", "nltk_data", "tag_weights"},
    "patterns": BASE,
    "inflection": {"lexicons"},
    "rules": BASE | {"lexicons"},
    "sourcing": ANALYSIS,
    "framing": ANALYSIS | {"framing"},
    "claims": ANALYSIS | {"framing", "claims"},
    "report": REPORT,
    "jsonl": REPORT,
    "rendering": REPORT | {"rendering"},
    "cases": READING | {"cases"},
    "lateral": READING | {"cases", "lateral"},
    "readability": BASE,
    "casework": READING | {"cases", "lateral", "readability", "casework"},
    "classroom": BASE | {"classroom", "writing"},
    "exercises": READING | CLASS,
    "collecting": BASE | {"writing", "classroom", "exercises", "collecting"},
    "grading": READING | CLASS | {"claims", "framing", "rendering", "collecting", "grading"},
    "assigning": REPORT | CLASS | {"casework", "collecting", "grading", "assigning"},
    "widgets": REPORT | CLASS | {"rendering", "collecting", "grading", "assigning", "widgets"},
    "printing": READING | {"cases", "lateral", "rendering", "printing"},
    "teaching": {"errors", "assigning", "collecting", "grading"},
    "arguments": {"errors", "teaching"},
    "cli": REPORT
    | {"arguments", "printing", "rendering", "jsonl", "casework", "classroom", "teaching"},
    "__main__": {"cli"},
}
MODULES = sorted(path for path in PACKAGE.rglob("*.py") if path != PACKAGE / "__init__.py")


def room(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def imports_of(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("medialit"):
            names.add(room(node.module) or node.names[0].name)
        elif isinstance(node, ast.Import):
            names |= {room(alias.name) for alias in node.names if "medialit" in alias.name}
    return names - {"", "__version__"}


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_imports_only_what_flows_into_it(path):
    """The table of docs/architecture.md holds: nothing flows back."""
    home = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
    assert home in ALLOWED, f"{home} is new: give it a place in the table"
    surplus = imports_of(path) - ALLOWED[home]
    assert not surplus, f"{home} may not import {', '.join(sorted(surplus))}"


def test_grading_can_run_nothing_that_a_learner_sent():
    """Grading loads no widget, and has no eval, exec, pickle, marshal, shelve or YAML in it."""
    for room_ in ("collecting", "grading", "exercises"):
        for path in (PACKAGE / room_).rglob("*.py"):
            tree = ast.parse(path.read_text("utf-8"))
            called = {
                n.func.id
                for n in ast.walk(tree)
                if isinstance(n, ast.Call) and isinstance(n.func, ast.Name)
            }
            assert not called & {"eval", "exec", "compile", "__import__"}, path.name
            modules = {n.name for t in ast.walk(tree) if isinstance(t, ast.Import) for n in t.names}
            modules |= {t.module or "" for t in ast.walk(tree) if isinstance(t, ast.ImportFrom)}
            risky = {"pickle", "marshal", "shelve", "yaml", "importlib", "subprocess", "runpy"}
            assert not modules & risky, path.name


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_nltk_is_used_in_three_places_only(path):
    """Three modules import NLTK, so it can be replaced."""
    uses = "import nltk" in (code := path.read_text("utf-8")) or "from nltk" in code
    assert not uses or path.name in {"segmenting.py", "nltk_data.py", "agreement.py"}


def test_importing_the_package_is_light():
    """Importing medialit loads neither NLTK nor widgets nor anything of data science."""
    heavy = ["nltk", "ipywidgets", "anywidget", "IPython", "pandas", "altair", "dask", "numpy"]
    code = f"import medialit, sys; print([m for m in {heavy} if m in sys.modules])"
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


def test_an_analysis_needs_no_widgets():
    """Analysing and rendering load no Jupyter package, so the command line starts quickly."""
    code = (
        "import sys, medialit; from medialit.rendering.html import render_page; "
        "render_page(medialit.analyze('“No,” she said.')); "
        "print([m for m in ('ipywidgets', 'anywidget', 'IPython', 'pandas') if m in sys.modules])"
    )
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize("path", MODULES, ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_module_is_a_room(path):
    """No module grows beyond 350 lines (250 is the aim)."""
    assert len(path.read_text("utf-8").splitlines()) <= 350
