"""The pattern reader: language packs, the codebook and word order, no model."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from firsthand.domain.document import Document
from firsthand.domain.report import Reading, Report
from firsthand.domain.values import Span
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList
from firsthand.languages import LANGUAGES, pack
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.compose import compose
from firsthand.reports.discourse import chain
from firsthand.reports.figures import find_figures
from firsthand.reports.outcomes import find_outcomes
from firsthand.reports.references import resolve_references
from firsthand.reports.relevance import relevance
from firsthand.reports.scene import Scene, spans_within, within
from firsthand.reports.sides import with_sides
from firsthand.reports.toponyms import find_toponyms
from firsthand.reports.triggers import TriggerFinder
from firsthand.reports.voices import find_voices


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
        self._actors = actors
        self._gazetteer = gazetteer
        self._codebook = codebook
        self._origins = origins or OriginList.load()
        self._finders = {language.code: TriggerFinder(codebook, language) for language in LANGUAGES}

    def read(self, documents: Sequence[Document]) -> list[Reading]:
        """See `Reader`."""
        return [self._read(document) for document in documents]

    def _read(self, document: Document) -> Reading:
        language = pack(document.language)
        if language is None:
            return Reading(document.key, self.name, 0.0)
        scenes, reading = self._scenes(document, language)
        composed = [
            item
            for scene in scenes
            for item in compose(scene, self._finders[language.code], self._codebook, self._gazetteer)
        ]
        continues = chain([draft for _, draft in composed])
        reports = [replace(report, continues=continues.get(report.id)) for report, _ in composed]
        reports = with_sides(_unique(reports), reading.actors)
        return replace(reading, reports=tuple(reports), relevance=relevance(document, reports))

    def _scenes(self, document: Document, language: LanguagePack) -> tuple[list[Scene], Reading]:
        """Everything that is spotted in a document, sentence by sentence and as a whole."""
        text = document.text
        spotted = self._actors.spot(text, document.language)
        media = [span for span, _ in self._origins.spot(text)]
        actors = resolve_references(document, spotted, language, self._actors)
        toponyms = [
            s for s in find_toponyms(document, self._gazetteer, spotted, language) if not _inside(s, media)
        ]
        dates = language.dates(text)
        voices = find_voices(document, language, actors, media)
        scenes = []
        for sentence in document.sentences:
            here = within(sentence, actors)
            scenes.append(
                Scene(
                    document=document,
                    sentence=sentence,
                    pack=language,
                    actors=here,
                    toponyms=spans_within(sentence, toponyms),
                    dates=within(sentence, dates),
                    figures=find_figures(text, sentence, language, here),
                    outcomes=find_outcomes(text, sentence, language),
                    voices=tuple(v for v in voices if v.content == sentence.span),
                )
            )
        reading = Reading(
            document.key, self.name, 0.0, toponyms=tuple(toponyms), dates=dates, actors=actors, voices=voices
        )
        return scenes, reading


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(other.contains(span) for other in others)


def _unique(reports: Iterable[Report]) -> list[Report]:
    """Reports by id, in order; a text that repeats a sentence tells it once."""
    return list({report.id: report for report in reports}.values())
