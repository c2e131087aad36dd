"""A student's work survives: a dead kernel, a reload, a cleared folder, two tabs, a new start."""

from __future__ import annotations

import json
import os
import shutil
import signal
import urllib.request
from pathlib import Path

import pytest

CELLS = [
    "from medialit.widgets import Progress, ask",
    'Progress("{lesson}")',
    'ask("helsinki-2018", "denial", lesson="{lesson}")',
]
INTERFERED, COLLUSION = "That Russia interfered in the election", "That there was collusion"


@pytest.fixture
def lesson(visit, request):
    """A small lesson of its own, run once; returns its name."""
    name = request.node.name.removeprefix("test_")[:40]
    visit.lab.write(f"{name}.ipynb", [cell.replace("{lesson}", name) for cell in CELLS])
    visit.open(f"{name}.ipynb")
    visit.run_all()
    question(visit.page).wait_for()
    return name


def question(page):
    return page.locator(".ml-choice").first


def progress(page):
    return page.locator(".ml-progress").first


def answer(page, option: str) -> None:
    question(page).get_by_label(option).check()
    question(page).get_by_role("button", name="Check my answer").click()


def kernels(visit) -> list[int]:
    """Return the process of the kernel of the notebook that is open."""
    with urllib.request.urlopen(f"{visit.lab.address}/api/sessions") as found:
        name = visit.page.url.split("/")[-1].split("?")[0]
        wanted = {s["kernel"]["id"] for s in json.load(found) if s["path"].endswith(name)}
    processes = (path for path in Path("/proc").iterdir() if path.name.isdigit())
    return [int(p.name) for p in processes if any(k in command_of(p) for k in wanted)]


def command_of(process: Path) -> str:
    try:
        return (process / "cmdline").read_bytes().decode(errors="replace")
    except OSError:
        return ""


def test_a_reload_and_a_restart_find_the_work_back(visit, lesson):
    """After a reload of the page and a restart of the kernel the answer stands there again."""
    answer(visit.page, COLLUSION)
    question(visit.page).get_by_text("Saved ✓").wait_for()
    visit.menu("File", "Save Notebook")
    visit.page.reload()
    visit.page.get_by_text("Python 3 (ipykernel) | Idle").wait_for(timeout=60_000)
    question(visit.page).wait_for()
    assert question(visit.page).get_by_label(COLLUSION).is_checked()
    visit.restart()
    question(visit.page).get_by_text("is back.").wait_for()
    assert question(visit.page).get_by_label(COLLUSION).is_checked()
    assert question(visit.page).get_by_text("✓ Yes.").is_visible()


def test_a_silent_kernel_is_told_loudly_and_nothing_is_lost(visit, lesson):
    """While Python hangs the page says NOT saved, offers a download, and keeps the answer."""
    page = visit.page
    answer(page, INTERFERED)
    question(page).get_by_text("Saved ✓").wait_for()
    for process in kernels(visit):
        os.kill(process, signal.SIGSTOP)
    answer(page, COLLUSION)
    question(page).get_by_text("NOT saved on disk").wait_for(timeout=15_000)
    visit.picture("not-saved")
    with page.expect_download() as waiting:
        question(page).get_by_role("button", name="Download my work").click()
    saved = json.loads(Path(waiting.value.path()).read_text("utf-8"))
    assert [e["value"]["chosen"] for e in saved["events"]].count([1]) == 1
    for process in kernels(visit):
        os.kill(process, signal.SIGKILL)
    page.locator(".jp-Dialog").get_by_role("button", name="Ok").click(timeout=60_000)
    visit.run_all()
    question(page).get_by_text("Saved ✓").wait_for()
    page.wait_for_function("[...document.querySelectorAll('.ml-choice input')][1].checked")
    journal = visit.lab.course / "work" / lesson
    lines = [x for path in journal.glob("*.jsonl") for x in path.read_text("utf-8").splitlines()]
    assert sorted(json.loads(line)["value"]["chosen"] for line in lines) == [[0], [1]]


def test_a_cleared_folder_is_offered_what_the_browser_has(visit, lesson):
    """When the folder work is gone, the browser's copies are offered and can be put back."""
    page = visit.page
    answer(page, COLLUSION)
    question(page).get_by_text("Saved ✓").wait_for()
    shutil.rmtree(visit.lab.course / "work")
    visit.restart()
    offer = progress(page).get_by_text("This browser holds 1 saved answer")
    offer.wait_for()
    assert not question(page).get_by_label(COLLUSION).is_checked()
    visit.picture("put-back")
    progress(page).get_by_role("button", name="Put them back").click()
    progress(page).get_by_text("Brought back: 1").wait_for()
    page.wait_for_function("[...document.querySelectorAll('.ml-choice input')][1].checked")
    assert list((visit.lab.course / "work" / lesson).glob("*.jsonl"))


def test_work_is_carried_in_a_file_and_started_again(visit, lesson, tmp_path):
    """Download, start again, restore: the answer is back; a foreign file is refused in words."""
    page = visit.page
    answer(page, COLLUSION)
    question(page).get_by_text("Saved ✓").wait_for()
    with page.expect_download() as waiting:
        progress(page).get_by_role("button", name="Download my work").click()
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.name.startswith("medialit-")
    progress(page).get_by_role("button", name="Start again").click()
    progress(page).get_by_role("button", name="Yes, start again").click()
    progress(page).get_by_text("Started again.").wait_for()
    page.wait_for_function(
        "![...document.querySelectorAll('.ml-choice input')].some(x => x.checked)"
    )
    assert progress(page).get_by_text("0 of 1 activities done").is_visible()
    (tmp_path / "foreign.json").write_text("{}", "utf-8")
    progress(page).locator("input[type=file]").set_input_files(tmp_path / "foreign.json")
    progress(page).get_by_text("not a file of saved work").wait_for()


def test_two_tabs_disagree_and_both_answers_stand(visit, lesson):
    """Two kernels answer without knowing of each other: both answers are kept and shown."""
    page = visit.page
    visit.lab.write(f"{lesson}-2.ipynb", [cell.replace("{lesson}", lesson) for cell in CELLS])
    other = page.context.new_page()
    second = type(visit)(other, visit.lab)
    second.open(f"{lesson}-2.ipynb")
    second.run_all()
    question(other).wait_for()
    answer(page, INTERFERED)
    question(page).get_by_text("Saved ✓").wait_for()
    answer(other, COLLUSION)
    question(other).get_by_text("You answered this in two places.").wait_for()
    visit.picture("two-places")
    question(other).get_by_role("button", name="Keep this one").first.click()
    question(other).get_by_text("You answered this in two places.").wait_for(state="hidden")
