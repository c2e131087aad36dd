"""Work on cases: list them, begin a new one, and find what is wrong with one."""

from __future__ import annotations

from medialit.casework.checking import check_case
from medialit.casework.faults import Fault

__all__ = ["Fault", "check_case"]
