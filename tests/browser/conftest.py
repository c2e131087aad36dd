"""A real JupyterLab on this machine, with the notebooks in a folder of its own, and a browser."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
for place in (ROOT / "tools", Path(__file__).parent):
    sys.path.insert(0, str(place))
from axe_core import fetch_axe, find_axe  # noqa: E402
from lab_server import FLAGS, find_chromium, lab_server  # noqa: E402

ARTIFACTS = ROOT / "test-artifacts"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    missing = find_chromium() is None
    if missing and not os.environ.get("CI"):
        mark = pytest.mark.skip(reason="no Chromium on this machine: browser tests were not run")
        for item in items:
            if "browser" in Path(str(item.fspath)).parts:
                item.add_marker(mark)


@pytest.fixture(scope="session")
def axe() -> str:
    """axe-core's script; ``tools/test.py`` fetches it."""
    script = find_axe()
    if script is None and os.environ.get("CI"):
        trouble = fetch_axe()
        script = find_axe()
        assert script, f"no axe-core in CI: {trouble}"
    if script is None:
        pytest.skip("axe-core is not in .venv (no npm?): it looked at nothing")
    return script.read_text("utf-8")


class Lab:
    """A running JupyterLab: its address, and the folder of the course that it serves."""

    def __init__(self, address: str, course: Path) -> None:
        self.address, self.course = address, course

    def set_theme(self, theme: str) -> None:
        """Let the pages that are opened from now on have this theme of JupyterLab."""
        plugin = "lab/user-settings/@jupyterlab/apputils-extension/themes.jupyterlab-settings"
        file = self.course.parent / "jupyter_config_dir" / plugin
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({"theme": f"JupyterLab {theme.title()}"}), "utf-8")

    def write(self, name: str, cells: list[str]) -> None:
        """Put a notebook with these code cells among the others."""
        import nbformat

        book = nbformat.v4.new_notebook()
        book.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3 (ipykernel)"}
        book.cells = [nbformat.v4.new_code_cell(source) for source in cells]
        nbformat.write(book, self.course / "notebooks" / name)


@pytest.fixture(scope="session")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Lab]:
    """Serve the notebooks in a JupyterLab without settings from anywhere else."""
    home = tmp_path_factory.mktemp("lab")
    with lab_server(home, ROOT / "notebooks") as address:
        yield Lab(address, home / "course")


class Visit:
    """A page in the browser, with the errors it logged and the hosts it asked for."""

    def __init__(self, page, lab: Lab) -> None:
        self.page, self.lab = page, lab
        self.errors: list[str] = []
        self.hosts: set[str] = set()
        page.on("console", lambda m: self.errors.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self.hosts.add(request.url.split("/")[2].split(":")[0]))

    def open(self, notebook: str) -> None:
        self.page.goto(f"{self.lab.address}/lab/tree/notebooks/{notebook}?reset")
        self.page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
        self.page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)

    def menu(self, menu: str, item: str) -> None:
        self.page.get_by_role("menuitem", name=menu, exact=True).click()
        self.page.get_by_role("menuitem", name=re.compile(f"^{re.escape(item)}")).first.click()

    def run_all(self, *, seconds: int = 180) -> None:
        self.menu("Run", "Run All Cells")
        self.wait_until_idle(seconds=seconds)

    def wait_until_idle(self, *, seconds: int = 180) -> None:
        """Wait until no cell is running or waiting any more."""
        self.page.wait_for_function(
            """() => {
              // a cell that is folded away shows no number
              const cells = [...document.querySelectorAll('.jp-CodeCell')];
              const open = cells.filter(cell => !cell.querySelector('.jp-InputPlaceholder'));
              const prompts = open.map(cell => cell.querySelector('.jp-InputPrompt'));
              return prompts.length && prompts.every(p => /\\[\\d+\\]/.test(p.textContent));
            }""",
            timeout=seconds * 1000,
        )

    def settle(self) -> None:
        """Wait until nothing on the page moves any more: widgets come a while after their cells."""
        self.page.wait_for_function(
            """() => {
              const page = document.querySelector(".jp-WindowedPanel-outer");
              const now = `${page.scrollTop} ${page.scrollHeight}`;
              if (now !== window.lastPlace) [window.lastPlace, window.since] = [now, Date.now()];
              return Date.now() - window.since > 600;
            }""",
            polling=100,
            timeout=60_000,
        )

    def faults(self) -> list[str]:
        """Return what should not be: errors in the console or in cells, and foreign hosts."""
        told = self.page.locator("[data-mime-type$='.stderr'], [data-mime-type$='.error']")
        hosts = self.hosts - {"127.0.0.1", ""}
        return [*self.errors, *told.all_inner_texts(), *hosts]

    def stop_kernels(self) -> None:
        """Stop every kernel: the next notebook shall have the machine for itself."""
        cookies = {each["name"]: each["value"] for each in self.page.context.cookies()}
        headers = {"X-XSRFToken": cookies.get("_xsrf", "")}
        sessions = f"{self.lab.address}/api/sessions"
        for session in self.page.request.get(sessions).json():
            self.page.request.delete(f"{sessions}/{session['id']}", headers=headers)

    def restart(self) -> None:
        """Restart the kernel and run all cells again."""
        self.menu("Kernel", "Restart Kernel and Run All Cells…")
        self.page.get_by_role("button", name="Confirm Kernel Restart").click()
        self.page.wait_for_timeout(1000)
        self.wait_until_idle()

    def picture(self, name: str) -> None:
        ARTIFACTS.mkdir(exist_ok=True)
        self.page.screenshot(path=ARTIFACTS / f"{name}.png")

    def picture_all(self, name: str, *, height: int = 6000) -> None:
        """Take pictures of the whole notebook, one below the other."""
        self.page.set_viewport_size({"width": 1366, "height": height})
        self.settle()
        scroll = "(page, part) => { page.scrollTop = part * page.clientHeight; }"
        notebook = self.page.locator(".jp-WindowedPanel-outer").first
        parts = notebook.evaluate("page => Math.ceil(page.scrollHeight / page.clientHeight)")
        for part in range(parts):
            notebook.evaluate(scroll, part)
            self.picture(f"{name}-{part + 1}")


@pytest.fixture(scope="session")
def browser():
    from playwright.sync_api import expect, sync_playwright

    chromium = find_chromium()
    assert chromium, "no Chromium: install Debian's chromium package"
    expect.set_options(timeout=20_000)  # a loaded machine may be slow
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser
        browser.close()


@contextmanager
def visiting(lab: Lab, browser, **options) -> Iterator[Visit]:
    """A page in a fresh profile; its kernels are stopped at the end."""
    context = browser.new_context(**{"viewport": {"width": 1366, "height": 900}, **options})
    visit = Visit(context.new_page(), lab)
    try:
        yield visit
    finally:
        visit.stop_kernels()
        context.close()


@pytest.fixture
def visit(lab: Lab, browser) -> Iterator[Visit]:
    """A page in a fresh profile."""
    with visiting(lab, browser) as visit:
        yield visit
