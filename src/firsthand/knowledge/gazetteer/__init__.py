"""Places: an embedded gazetteer, informal regions and local overrides."""

from firsthand.knowledge.gazetteer.candidate import Candidate
from firsthand.knowledge.gazetteer.gazetteer import CAPITAL, Gazetteer
from firsthand.knowledge.gazetteer.outlines import Units

__all__ = ["CAPITAL", "Candidate", "Gazetteer", "Units"]
