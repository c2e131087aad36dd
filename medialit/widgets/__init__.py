"""What a learner works with: small widgets without analysis, each with a static rendering."""

from __future__ import annotations

from medialit.classroom.checking import Option
from medialit.widgets.prediction import Prediction
from medialit.widgets.question import Question, ask
from medialit.widgets.reader import Reader
from medialit.widgets.voices import ShareOfVoice

__all__ = ["Option", "Prediction", "Question", "Reader", "ShareOfVoice", "ask"]
