"""The teacher's desk: the steps of the command line as small forms, from making to a gradebook."""

from __future__ import annotations

import os
from pathlib import Path

from medialit.collecting.places import assigned_folder
from medialit.widgets.base import KitWidget
from medialit.widgets.desk_collect import CollectStep
from medialit.widgets.desk_folder import DeskFolder
from medialit.widgets.desk_make import MakeStep
from medialit.widgets.desk_results import FeedbackStep, GradebookStep, GradeStep, ReportStep
from medialit.widgets.reflections import Reflections

__all__ = ["Desk"]


class Desk:
    """The steps from handing out to a class conversation; each is a widget for one cell.

    Nothing is read or written before a step is shown, and nothing is written before a button is
    pressed.

    Args:
        folder: the folder of assignments; that of the command line if left out.
    """

    def __init__(self, folder: str | os.PathLike[str] | None = None) -> None:
        root = Path(folder).expanduser() if folder else assigned_folder()
        self._folder = DeskFolder(root.absolute())

    def make(self) -> KitWidget:
        """Return the step that makes what students get."""
        return MakeStep(self._folder, heading="What do you want to hand out?")

    def collect(self) -> KitWidget:
        """Return the step that takes in what students handed in."""
        return CollectStep(self._folder, heading="What did students hand in?")

    def grade(self) -> KitWidget:
        """Return the step that grades what was collected."""
        return GradeStep(self._folder, heading="Grade what was collected")

    def reflections(self) -> KitWidget:
        """Return the page on which you read what students wrote."""
        return Reflections(desk=self._folder)

    def feedback(self) -> KitWidget:
        """Return the step that makes a page for each student."""
        return FeedbackStep(self._folder, heading="A page for each student")

    def report(self) -> KitWidget:
        """Return the step that makes the class report."""
        return ReportStep(self._folder, heading="A report to talk about in class")

    def gradebook(self) -> KitWidget:
        """Return the step that makes a table of grades."""
        return GradebookStep(self._folder, heading="The grades as a table")

    def __repr__(self) -> str:
        return f"Desk({str(self._folder.root)!r})"
