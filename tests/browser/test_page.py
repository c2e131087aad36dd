"""The page around the activities: JupyterLab's settings, the map of the course, a narrow window."""

from __future__ import annotations

import json
import urllib.request

from conftest import ROOT

ARTICLE = [
    "from medialit import analyze, load_article",
    "from medialit.widgets import Reader",
    'Reader(analyze(load_article("helsinki-2018", "aggregator")), layers=("quotation",))',
]


def test_the_kits_settings_are_in_force(visit):
    """JupyterLab saves every 15 seconds, asks for no news, and shows Markdown as pages."""
    with urllib.request.urlopen(f"{visit.lab.address}/lab/api/settings") as answer:
        known = {
            entry["id"]: entry["schema"].get("properties", {})
            for entry in json.load(answer)["settings"]
        }
    wanted = json.loads((ROOT / "jupyter" / "lab" / "medialit.json").read_text("utf-8"))
    for plugin, settings in wanted.items():
        for name, value in settings.items():
            assert known[plugin][name]["default"] == value, f"{plugin}: {name}"
    visit.open("index.ipynb")
    assert visit.page.get_by_text("official Jupyter news").count() == 0


def test_the_map_opens_a_lesson(visit):
    """On the start page, a lesson in the map opens in JupyterLab, not in another window."""
    visit.open("index.ipynb")
    visit.run_all()
    visit.page.locator(".ml-coursemap").get_by_role("link", name="02 Who gets to speak?").click()
    visit.page.get_by_role("tab", name="02-who-gets-to-speak.ipynb").wait_for()
    assert len(visit.page.context.pages) == 1
    assert visit.faults() == []


def test_the_explanation_is_in_view_on_a_narrow_page(visit):
    """On a small screen the explanation stands right below the paragraph of its mark."""
    visit.page.set_viewport_size({"width": 820, "height": 900})
    visit.lab.write("narrow.ipynb", ARTICLE)
    visit.open("narrow.ipynb")
    visit.run_all()
    page = visit.page
    mark = page.locator(".ml-reader .ml-mark.ml-quotation", has_text="There was no collusion").first
    mark.click(timeout=60_000)
    panel = page.locator(".ml-panel", has_text="Direct quotation: Donald Trump.")
    panel.wait_for()
    box, place = panel.bounding_box(), mark.bounding_box()
    assert place["y"] < box["y"] < place["y"] + 250
    assert box["width"] > 200
    visit.picture("narrow")
