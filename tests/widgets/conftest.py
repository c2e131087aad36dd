"""What all tests of widgets share: a folder of their own, and what widgets tell their pages."""

from __future__ import annotations

import pytest

from medialit.widgets import base
from medialit.widgets.base import KitWidget


@pytest.fixture(autouse=True)
def in_an_own_folder(tmp_path, monkeypatch):
    """Give each test a folder of its own, and let it see no widgets of other tests."""
    monkeypatch.chdir(tmp_path)
    base._live.clear()


@pytest.fixture
def sent(monkeypatch) -> list:
    """What widgets have sent to their pages."""
    messages: list = []
    monkeypatch.setattr(KitWidget, "send", lambda _self, content, *_: messages.append(content))
    return messages
