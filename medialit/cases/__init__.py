"""Cases: articles, a small offline web, activities, and gold annotations by two readers.

A case is a folder of data; ``docs/cases.md`` describes its files. The kit's own lie in this folder;
a teacher's own ones are found too (``folders.py``).
"""

from __future__ import annotations

from medialit.cases.folders import CaseFolder, case_path, find_cases, list_cases, own_folder
from medialit.cases.gold import GoldMark, GoldQuotation, load_gold, load_marks
from medialit.cases.items import FORMS, Form, Item, load_items
from medialit.cases.loading import (
    Case,
    load_activity,
    load_article,
    load_case,
    member_path,
    read_toml,
)

__all__ = [
    "FORMS",
    "Case",
    "CaseFolder",
    "Form",
    "GoldMark",
    "GoldQuotation",
    "Item",
    "case_path",
    "find_cases",
    "list_cases",
    "load_activity",
    "load_article",
    "load_case",
    "load_gold",
    "load_items",
    "load_marks",
    "member_path",
    "own_folder",
    "read_toml",
]
