"""A simulated class that hands an exercise in, with answers made from key and exemplars."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import Any

from medialit.exercises.loading import load_exercise, load_key, load_rubric
from medialit.exercises.packing import make_package
from medialit.grading.model_answers import model_answer
from medialit.grading.scoring import Grader

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "collecting"))
from simulate import Simulation, simulate

__all__ = ["Classroom"]


class Classroom:
    """An exercise that was handed out, and the answers that its learners would give."""

    def __init__(self, exercise: str, root: Path) -> None:
        self.root = root
        self.package = make_package(exercise, root)
        found = load_exercise(root / exercise / "teacher")
        self.grader, self.rubric = Grader(found, load_key(found)), load_rubric(found)
        self.items = [item.name for item in found.items]

    @property
    def place(self) -> Path:
        """The folder of the assignment."""
        return self.root / self.package.exercise

    def answer(self, name: str, quality: float, rng: random.Random) -> Any:
        """Return an answer; the better the quality, the nearer to the key."""
        if quality <= 0.02 or rng.random() < 0.05 * (1 - quality):
            return None
        return self._level(name, min(0.999, max(0.0, quality + rng.gauss(0, 0.2))))[0]

    def moves(self, name: str, quality: float, _rng: random.Random) -> list[Any]:
        """Return the moves of a search."""
        return list(self._level(name, quality)[1]) if quality > 0.02 else []

    def hand_in(self, folder: Path, **options: Any) -> Simulation:
        """Return what the class handed in; ``options`` are those of ``simulate``."""
        return simulate(
            folder,
            exercise=self.package.exercise,
            package=self.package.id,
            items=self.items,
            answer=self.answer,
            moves=self.moves,
            **options,
        )

    def _level(self, name: str, quality: float) -> tuple[Any, Any]:
        item = self.grader.exercise.item(name)
        if quality > 0.75 and item.kind != "reflection":
            return model_answer(self.grader, item)
        level = ("basic", "emergent", "proficient")[min(2, int(quality * 3))]
        answer = self.rubric[name].exemplars[level]
        moves = answer.get("moves", ()) if isinstance(answer, dict) else ()
        return answer, moves
