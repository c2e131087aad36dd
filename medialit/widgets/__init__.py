"""What a learner works with: small widgets without analysis, each with a static rendering."""

from __future__ import annotations

from medialit.classroom.checking import Option
from medialit.widgets.activities import ask
from medialit.widgets.choice import Choice
from medialit.widgets.choose import ChooseArticle
from medialit.widgets.compare import Compare
from medialit.widgets.coursemap import CourseMap
from medialit.widgets.desk import Desk
from medialit.widgets.exercise import Exercise
from medialit.widgets.keyreview import KeyReview
from medialit.widgets.marker import Marker
from medialit.widgets.openweb import OpenWeb
from medialit.widgets.pictures import Pictures
from medialit.widgets.prediction import Prediction
from medialit.widgets.progress import Progress
from medialit.widgets.questions import OpenQuestions
from medialit.widgets.rating import Rating
from medialit.widgets.reader import Reader
from medialit.widgets.reflections import Reflections
from medialit.widgets.sourcemap import SourceMap
from medialit.widgets.voices import ShareOfVoice

__all__ = [
    "Choice",
    "ChooseArticle",
    "Compare",
    "CourseMap",
    "Desk",
    "Exercise",
    "KeyReview",
    "Marker",
    "OpenQuestions",
    "OpenWeb",
    "Option",
    "Pictures",
    "Prediction",
    "Progress",
    "Rating",
    "Reader",
    "Reflections",
    "ShareOfVoice",
    "SourceMap",
    "ask",
]
