"""The trained reader: what the model says and what the patterns see, weighed against each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from firsthand.domain.document import Document
from firsthand.domain.report import CasualtyKind, Figure, Incident, Reading
from firsthand.languages import pack
from firsthand.models.tagger import Floats, TaggedText, Tagger
from firsthand.reports.all_of import all_of
from firsthand.reports.counted import says_nobody, with_counts
from firsthand.reports.credited import carried, with_credits
from firsthand.reports.decode import decode
from firsthand.reports.incidents import incidents
from firsthand.reports.one_by_one import singles
from firsthand.reports.own_losses import own_losses, with_own_losses
from firsthand.reports.patterns import put_together
from firsthand.reports.scene import Scene
from firsthand.reports.shares import remains
from firsthand.reports.signals import Signalled, signals_of
from firsthand.reports.singly import settle
from firsthand.reports.spotting import Spotter
from firsthand.reports.toll_lines import is_toll_line
from firsthand.reports.unnumbered import numbered, unnumbered

_TOLLS_IN = "en"
"""The model's tolls are learnt from local news in English, which is all that they are asked about."""

_SURE = 0.7
"""Probability of a number of people from which the document tells that they came to harm."""

_BATCH = 16
"""Documents that are tagged together."""


class TrainedReader:
    """Reads reports with the trained model. The patterns give it signals, guard what it says, and read alone what it cannot.

    Args:
        spotter: spots names, places, dates, figures and voices.
        tagger: the model.
    """

    name = "encoder/1"

    def __init__(self, spotter: Spotter, tagger: Tagger) -> None:
        self._spotter = spotter
        self._tagger = tagger

    def read(self, documents: Sequence[Document]) -> list[Reading]:
        """See `Reader`."""
        return [
            reading
            for start in range(0, len(documents), _BATCH)
            for reading in self._read(documents[start : start + _BATCH])
        ]

    def _read(self, documents: Sequence[Document]) -> list[Reading]:
        spotted: list[tuple[list[Scene], Reading] | None] = []
        seen: list[list[Signalled]] = []
        for document in documents:
            language = pack(document.language)
            if language is None:
                spotted.append(None)
                seen.append([])
                continue
            scenes, reading = self._spotter.spot(document, language, self.name)
            spotted.append((scenes, reading))
            seen.append(signals_of(document, scenes, self._spotter.triggers[language.code]))
        return [
            Reading(document.key, self.name, 0.0)
            if found is None
            else self._weigh(document, *found, words, said)
            for document, found, words, said in zip(
                documents, spotted, seen, self._tagger.tag(seen), strict=True
            )
        ]

    def _weigh(
        self,
        document: Document,
        scenes: Sequence[Scene],
        reading: Reading,
        seen: Sequence[Signalled],
        said: TaggedText,
    ) -> Reading:
        weighed: list[Scene] = []
        told: list[Incident] = []
        largest: dict[CasualtyKind, int] = {}
        unharming = [says_nobody(scene) for scene in scenes]
        for position, (scene, words, tagged) in enumerate(zip(scenes, seen, said.sentences, strict=True)):
            evidence = decode(document.text, words, tagged, self._tagger.types)
            beside = scenes[position + 1 : position + 2]
            counted = any(unharming[position : position + 2]) or any(map(is_toll_line, beside))
            counts = with_counts(replace(scene, evidence=evidence), counted=counted, told=largest)
            for figure in counts.figures:
                largest[figure.kind] = max(largest.get(figure.kind, 0), figure.quantity.upper or 0)
            weighed.append(with_credits(counts))
            told += incidents(weighed[-1])
        singly = frozenset(span for scene in weighed for span in scene.singles)
        guessed = {span: hit for scene in weighed for span, hit in scene.guessed.items()}
        lost = {span: party for scene in weighed for span, party in own_losses(scene).items()}
        lost |= all_of(weighed)
        bodies = {span: buried for scene in weighed for span, buried in remains(scene).items()}
        tolls: dict[CasualtyKind, Floats] = {}
        hints: dict[int, list[Figure]] = {}
        wordless: dict[int, list[Figure]] = {}
        if document.language == _TOLLS_IN:
            tolls = {CasualtyKind.KILLED: said.killed, CasualtyKind.INJURED: said.injured}
            hints = {scene.sentence.index: singles(scene, scene.figures, lenient=True) for scene in weighed}
            wordless = {scene.sentence.index: [*unnumbered(scene), *numbered(scene)] for scene in weighed}
        settled = partial(
            settle,
            singles=singly,
            tolls=tolls,
            hints=hints,
            unnumbered=wordless,
            guessed=guessed,
            remains=bodies,
        )
        return put_together(
            document,
            weighed,
            replace(
                reading,
                voices=carried(weighed),
                incidents=tuple(told),
                tolls={kind: tuple(said_of.tolist()) for kind, said_of in tolls.items()} or None,
            ),
            self._spotter,
            lambda reports: with_own_losses(settled(reports), lost),
            is_hit=any(of_kind[1:].max() > _SURE for of_kind in tolls.values()),
        )
