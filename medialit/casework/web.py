"""Checks of the small web: each page, and whether the pages together teach what they should."""

from __future__ import annotations

from collections.abc import Iterator

from medialit.casework.addresses import check_address, check_addresses_in
from medialit.casework.faults import CaseFiles, Fault, Markdown, read_markdown
from medialit.casework.links import check_links, check_target
from medialit.casework.shapes import check_shape
from medialit.lateral.blocks import PICTURE

__all__ = ["INDEPENDENT", "PAGES", "check_web"]

#: How many pages a web has, at least and at most.
PAGES = (12, 20)
#: The least share of pages that are independent of those who are looked into.
INDEPENDENT = 0.4
#: What a kind of page must say besides, and what no other kind says.
_OF_KIND = {
    "archive copy": ("of", "archived"),
    "look-alike": ("looks_like",),
    "picture look-up": ("picture",),
}
_WANTED = {
    "advertisement": "the results must show one, marked “Ad”",
    "look-alike": "learners must meet a page that only looks like another",
}


def check_web(files: CaseFiles) -> Iterator[Fault]:
    """Give the faults of each page, and those of all pages together."""
    pages: list[Markdown] = []
    for name in files.entry.web:
        path, file = files.path / "web" / f"{name}.md", f"web/{name}.md"
        if not path.is_file():
            continue  # case.toml has that fault
        page = read_markdown(path, file)
        if isinstance(page, Fault):
            yield page
            continue
        pages.append(page)
        yield from _check_page(files, page)
    yield from _check_all(files, pages)


def _check_page(files: CaseFiles, page: Markdown) -> Iterator[Fault]:
    fields, file = page.fields, page.file
    yield from check_shape(fields, "page", file=file, place="front matter")
    yield from check_address(files, file, fields.get("url"))
    yield from check_addresses_in(files, file, page.body)
    yield from check_links(files, file, page.body)
    yield from _check_kind(page)
    if not page.body.strip():
        yield Fault(file, "There is nothing on the page.", "Write what it shows.")
    for key in ("of", "looks_like"):
        if key in fields:
            yield from check_target(files, file, f"“{key}”", fields[key])
            if fields[key] == file.removeprefix("web/").removesuffix(".md"):
                yield Fault(file, f"“{key}” names the page itself.", "Name the other page.")
    picture = fields.get("picture", "")
    if PICTURE.fullmatch(picture) and not (files.path / picture).is_file():
        yield Fault(file, f"There is no picture {picture}.", "Draw it, or name another.")


def _check_kind(page: Markdown) -> Iterator[Fault]:
    kind = page.fields.get("kind")
    for owner, keys in _OF_KIND.items():
        for key in keys:
            if kind == owner and not page.fields.get(key):
                wrong = f"A page of kind “{owner}” needs “{key}”."
                yield Fault(page.file, wrong, "Add it to the lines between “---”.")
            elif kind != owner and key in page.fields:
                wrong = f"“{key}” stands on a page of kind “{kind}”; it belongs on “{owner}”."
                yield Fault(page.file, wrong, "Remove it, or correct the kind.")


def _check_all(files: CaseFiles, pages: list[Markdown]) -> Iterator[Fault]:
    (least, most), count = PAGES, len(pages)
    if not least <= count <= most:
        wrong = f"A web has {least} to {most} pages; this one has {count}."
        yield files.house_rule("web", wrong, "Add pages." if count < least else "Take some out.")
    kinds = {page.fields.get("kind") for page in pages}
    for kind, why in _WANTED.items():
        if kind not in kinds:
            yield Fault("web", f"There is no page of kind “{kind}”.", f"Write one: {why}.")
    free = sum(page.fields.get("independent") == "yes" for page in pages)
    if pages and free < INDEPENDENT * count:
        yield Fault(
            "web",
            f"{free} of {count} pages are independent ({free / count:.0%}); at least "
            f"{INDEPENDENT:.0%} must be. Pages that do not say so count as not independent.",
            "Add pages of others, or write “independent: yes” where it is so.",
        )
    addresses: dict[object, str] = {}
    for page in pages:
        url = page.fields.get("url")
        if url in addresses:
            wrong = f"It has the address of {addresses[url]}: {url}."
            yield Fault(page.file, wrong, "Give each page an address of its own.")
        addresses.setdefault(url, page.file)
