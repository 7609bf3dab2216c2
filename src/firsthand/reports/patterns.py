"""The pattern reader: language packs, the codebook and word order, no model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.domain.document import Document
from firsthand.domain.report import Reading, Report
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList
from firsthand.languages import LANGUAGES, pack
from firsthand.reports.compose import compose
from firsthand.reports.discourse import chain
from firsthand.reports.relevance import relevance
from firsthand.reports.sides import with_sides
from firsthand.reports.spotting import Spotter
from firsthand.reports.triggers import TriggerFinder


class PatternReader:
    """Reads reports by patterns. A document in a language without a pack gives an empty reading.

    Args:
        actors, gazetteer, codebook: what names and words mean.
        origins: media and monitors; the bundled list where None.
    """

    name = "patterns/1"

    def __init__(
        self, actors: ActorList, gazetteer: Gazetteer, codebook: Codebook, origins: OriginList | None = None
    ) -> None:
        self._gazetteer = gazetteer
        self._codebook = codebook
        self._spotter = Spotter(actors, gazetteer, origins)
        self._finders = {language.code: TriggerFinder(codebook, language) for language in LANGUAGES}

    def read(self, documents: Sequence[Document]) -> list[Reading]:
        """See `Reader`."""
        return [self._read(document) for document in documents]

    def _read(self, document: Document) -> Reading:
        language = pack(document.language)
        if language is None:
            return Reading(document.key, self.name, 0.0)
        scenes, reading = self._spotter.spot(document, language, self.name)
        composed = [
            item
            for scene in scenes
            for item in compose(scene, self._finders[language.code], self._codebook, self._gazetteer)
        ]
        continues = chain([draft for _, draft in composed])
        reports = [replace(report, continues=continues.get(report.id)) for report, _ in composed]
        reports = with_sides(_unique(reports), reading.actors)
        return replace(reading, reports=tuple(reports), relevance=relevance(document, reports))


def _unique(reports: Iterable[Report]) -> list[Report]:
    """Reports by id, in order; a text that repeats a sentence tells it once."""
    return list({report.id: report for report in reports}.values())
