"""Everything that can be spotted in a document before anyone says what it reports. All readers share it."""

from __future__ import annotations

from collections.abc import Iterable

from firsthand.domain.document import Document
from firsthand.domain.report import Reading
from firsthand.domain.values import Span
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.figures import find_figures
from firsthand.reports.outcomes import find_outcomes
from firsthand.reports.references import resolve_references
from firsthand.reports.scene import Scene, spans_within, within
from firsthand.reports.toponyms import find_toponyms
from firsthand.reports.voices import find_voices


class Spotter:
    """Spots actors, places, dates, figures, outcomes and voices.

    Args:
        actors, gazetteer: what names mean.
        origins: media and monitors; the bundled list where None.
    """

    def __init__(self, actors: ActorList, gazetteer: Gazetteer, origins: OriginList | None = None) -> None:
        self._actors = actors
        self._gazetteer = gazetteer
        self._origins = origins or OriginList.load()

    def spot(
        self, document: Document, language: LanguagePack, reader: str
    ) -> tuple[tuple[Scene, ...], Reading]:
        """Everything that is spotted in a document, sentence by sentence and as a whole.

        Args:
            document: the document.
            language: the pack of its language.
            reader: name of the reader that goes on with it.

        Returns:
            A scene for each sentence, in order, and the reading with no reports in it yet.
        """
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
            document.key, reader, 0.0, toponyms=tuple(toponyms), dates=dates, actors=actors, voices=voices
        )
        return tuple(scenes), reading


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(other.contains(span) for other in others)
