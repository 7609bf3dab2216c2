"""The pattern reader: language packs, the codebook and word order, no model."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TypeAlias

from firsthand.domain.document import Document
from firsthand.domain.report import Reading, Report, Status
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList
from firsthand.languages import pack
from firsthand.reports.accused import with_accusations
from firsthand.reports.among_the_dead import with_own_hand_counted
from firsthand.reports.compose import compose
from firsthand.reports.crowds import with_force
from firsthand.reports.disasters import without_disasters
from firsthand.reports.discourse import Draft, chain
from firsthand.reports.history import with_history
from firsthand.reports.hit import Finder, heard
from firsthand.reports.nth import with_nth
from firsthand.reports.parts import with_parts
from firsthand.reports.phases import with_phases
from firsthand.reports.relevance import relevance
from firsthand.reports.responses import with_pursuits, with_responses, without_days_said
from firsthand.reports.scene import Scene
from firsthand.reports.sides import with_sides
from firsthand.reports.spotting import Spotter
from firsthand.reports.stages import with_stages
from firsthand.reports.struck import with_struck
from firsthand.reports.sums import with_sums
from firsthand.reports.there import with_places_told
from firsthand.reports.toll_lines import with_wholes

_TOLD = (Status.ASSERTED, Status.BACKGROUND)


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
        self._spotter = Spotter(actors, gazetteer, codebook, origins)

    def read(self, documents: Sequence[Document]) -> list[Reading]:
        """See `Reader`."""
        return [self._read(document) for document in documents]

    def _read(self, document: Document) -> Reading:
        language, spotter = pack(document.language), self._spotter
        if language is None:
            return Reading(document.key, self.name, 0.0)
        scenes, reading = self._spotter.spot(document, language, self.name)
        return put_together(document, scenes, reading, spotter)


Settle: TypeAlias = Callable[[Sequence[Report]], list[Report]]


def put_together(
    document: Document,
    scenes: Sequence[Scene],
    reading: Reading,
    spotter: Spotter,
    settle: Settle | None = None,
    *,
    is_hit: bool = False,
) -> Reading:
    """The reading of a document with the reports of its sentences, those of one happening joined and sided.

    Args:
        document: the document.
        scenes: its sentences.
        reading: what was spotted in it.
        spotter: the knowledge it was spotted with.
        settle: has a last word on the reports, once it is known which tell of one happening.
        is_hit: whether it is known that the document tells of people who were hit; where no sentence tells so by itself, words such as
            "shot" are enough.
    """
    language = scenes[0].pack.code if scenes else ""
    finder = spotter.triggers[language] if scenes else None
    spotted = scenes
    scenes = without_disasters(scenes, finder.names_act) if finder else scenes
    is_hit = is_hit and len(scenes) == len(spotted)
    composed = _composed(((scene, finder) for scene in scenes), spotter) if finder else []
    if finder and is_hit and not any(_tells(*item) for item in composed):
        composed = _composed(heard(scenes, finder), spotter)
    composed = with_stages(with_history(composed, scenes), scenes)
    composed = with_pursuits(with_parts(composed, scenes, spotter.gazetteer))
    composed = with_own_hand_counted(with_nth(with_sums(composed, scenes), scenes), scenes)
    continues = chain([draft for _, draft in composed])
    composed = with_responses(without_days_said(composed, continues), continues)
    composed = with_force(with_places_told(composed, continues, scenes), continues)
    reports = [
        replace(report, continues=continues.get(report.id))
        for report, draft in composed
        if report.id in continues or not draft.only_names
    ]
    reports = settle(reports) if settle else reports
    reports = with_wholes(reports, scenes)
    actors = reading.actors
    if scenes:
        reports, actors = with_struck(_unique(reports), scenes, actors, spotter.triggers[language])
    reports = with_phases(with_sides(reports, actors), scenes, actors)
    reports = with_accusations(reports, scenes, actors)
    return replace(reading, actors=actors, reports=tuple(reports), relevance=relevance(document, reports))


def _tells(report: Report, draft: Draft) -> bool:
    """Whether a report tells of a happening, and not only who was in it."""
    return report.status in _TOLD and not draft.only_names


def _composed(scenes: Iterable[tuple[Scene, Finder]], spotter: Spotter) -> list[tuple[Report, Draft]]:
    return [
        item
        for scene, finder in scenes
        for item in compose(scene, finder, spotter.codebook, spotter.gazetteer)
    ]


def _unique(reports: Iterable[Report]) -> list[Report]:
    """Reports by id, in order; a text that repeats a sentence tells it once."""
    return list({report.id: report for report in reports}.values())
