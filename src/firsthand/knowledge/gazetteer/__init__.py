"""Places: an embedded gazetteer, informal regions and local overrides."""

from firsthand.knowledge.gazetteer.candidate import Candidate
from firsthand.knowledge.gazetteer.gazetteer import Gazetteer

__all__ = ["Candidate", "Gazetteer"]
