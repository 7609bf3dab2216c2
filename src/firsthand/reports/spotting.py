"""What can be spotted in a document before anything is read into it: names, places, dates, figures, voices."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.domain.document import Document
from firsthand.domain.report import Reading
from firsthand.domain.values import Span
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList
from firsthand.languages import LANGUAGES
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.figures import find_figures
from firsthand.reports.outcomes import find_outcomes
from firsthand.reports.references import resolve_references
from firsthand.reports.scene import Scene, spans_within, within
from firsthand.reports.toponyms import find_toponyms
from firsthand.reports.triggers import TriggerFinder
from firsthand.reports.voices import find_voices


class Spotter:
    """Spots what every reader starts from.

    Args:
        actors, gazetteer, codebook: what names and words mean.
        origins: media and monitors; the bundled list where None.
    """

    def __init__(
        self, actors: ActorList, gazetteer: Gazetteer, codebook: Codebook, origins: OriginList | None = None
    ) -> None:
        self.actors = actors
        self.gazetteer = gazetteer
        self.codebook = codebook
        self._origins = origins or OriginList.load()
        self.triggers = {language.code: TriggerFinder(codebook, language) for language in LANGUAGES}

    def spot(self, document: Document, language: LanguagePack, reader: str) -> tuple[list[Scene], Reading]:
        """Everything that is spotted in a document, sentence by sentence and as a whole; the reading has no reports yet."""
        text = document.text
        spotted = self.actors.spot(text, document.language)
        media = [span for span, _ in self._origins.spot(text)]
        actors = resolve_references(document, spotted, language, self.actors)
        toponyms = [
            s for s in find_toponyms(document, self.gazetteer, spotted, language) if not _inside(s, media)
        ]
        dates = language.dates(text)
        voices = find_voices(document, language, actors, media)
        scenes = []
        for sentence in document.sentences:
            here = within(sentence, actors)
            places = spans_within(sentence, toponyms)
            scenes.append(
                Scene(
                    document=document,
                    sentence=sentence,
                    pack=language,
                    actors=here,
                    toponyms=places,
                    dates=within(sentence, dates),
                    figures=find_figures(text, sentence, language, here),
                    outcomes=find_outcomes(text, sentence, language, places),
                    voices=tuple(v for v in voices if v.content == sentence.span),
                )
            )
        reading = Reading(
            document.key, reader, 0.0, toponyms=tuple(toponyms), dates=dates, actors=actors, voices=voices
        )
        return scenes, reading


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(other.contains(span) for other in others)
