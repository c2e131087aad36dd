"""What a learner works with: small widgets without analysis, each with a static rendering."""

from __future__ import annotations

from medialit.classroom.checking import Option
from medialit.widgets.activities import ask
from medialit.widgets.choice import Choice
from medialit.widgets.marker import Marker
from medialit.widgets.prediction import Prediction
from medialit.widgets.progress import Progress
from medialit.widgets.reader import Reader
from medialit.widgets.voices import ShareOfVoice

__all__ = ["Choice", "Marker", "Option", "Prediction", "Progress", "Reader", "ShareOfVoice", "ask"]
