"""The stages with the knowledge they work with."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import BinaryIO, Self

from firsthand.claims import resolve
from firsthand.claims.ranking import Ranker
from firsthand.documents import glance, read_page
from firsthand.domain.claim import Extraction
from firsthand.domain.decision import Decision
from firsthand.domain.document import Document
from firsthand.domain.errors import ConfigError
from firsthand.domain.event import Chronicle
from firsthand.domain.issue import Issue
from firsthand.domain.origin import Lineage
from firsthand.domain.page import Page, Validators
from firsthand.domain.report import Reading
from firsthand.events import build
from firsthand.events.chronicler import Archive, Chronicler
from firsthand.events.known import KnownScores
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList
from firsthand.knowledge.outlets import OutletList
from firsthand.lineage import Register, trace
from firsthand.models.first_look import FirstLook as TrainedLook
from firsthand.models.tagger import Tagger
from firsthand.models.vectors import bundled_vectors
from firsthand.reports import Reader, SecondLook, Spotter, TrainedReader
from firsthand.reports.language_model import LanguageModelReader, LanguageModelSettings, Usage
from firsthand.reports.second_look import DOUBT
from firsthand.run.first_look import FirstLook, OpenDoor
from firsthand.run.program import linking_program
from firsthand.sources import open_sources
from firsthand.sources.fetch import NETWORK, FetchSettings, OnDemand
from firsthand.sources.limits import LIMITS, Limits
from firsthand.sources.source import Journal


@dataclass(frozen=True)
class Workshop:
    """Knowledge, loaded once, and the stages that it is handed to.

    Attributes:
        gazetteer, actors, codebook, origins: see `firsthand.knowledge`.
        reader: finds the reports in documents.
        gazetteer_path: the gazetteer file, None for the bundled one.
        own_places, own_actors, own_outlets: the files of the user's own, None to leave them aside.
        limits: sizes that sources are read up to.
        network: how to behave on the network, None to stay off it.
        outlets: names the outlets of sites.
        first_look: tells which documents are worth reading further.
        second_look: looks again where the first is in doubt; None to take its word.
        threshold: takes the place of the first look's own where it is not None.
        language_model: the language model that `reader` asks, None where it asks none.
    """

    gazetteer: Gazetteer
    actors: ActorList
    codebook: Codebook
    origins: OriginList
    reader: Reader
    gazetteer_path: Path | None = None
    own_places: Path | None = None
    own_actors: Path | None = None
    own_outlets: Path | None = None
    limits: Limits = LIMITS
    network: FetchSettings | None = NETWORK
    outlets: OutletList = field(default_factory=OutletList.load)
    first_look: FirstLook = field(default_factory=OpenDoor)
    second_look: SecondLook | None = None
    threshold: float | None = None
    language_model: LanguageModelSettings | None = None

    @classmethod
    def load(  # noqa: PLR0913 - each is set by itself
        cls,
        *,
        gazetteer: Path | None = None,
        own_places: Path | None = None,
        own_actors: Path | None = None,
        own_outlets: Path | None = None,
        limits: Limits = LIMITS,
        network: FetchSettings | None = NETWORK,
        relevance_threshold: float | None = None,
        language_model: LanguageModelSettings | None = None,
    ) -> Self:
        """Load the bundled knowledge and a reader.

        Args:
            gazetteer: another gazetteer file than the bundled one.
            own_places: the file of the user's own places, which need not be there; None to leave them aside.
            own_actors: likewise of actors.
            own_outlets: likewise of outlets.
            limits: sizes that sources are read up to.
            network: how to behave on the network, None to stay off it.
            relevance_threshold: documents with a lower likelihood are set aside; None for the first look's own.
            language_model: ask this model what documents report, with the local reader where it fails; None for the
                local reader alone. Its account is kept in each process by itself: read in one.

        Raises:
            KnowledgeError: a knowledge file is missing or damaged.
            ConfigError: a language model and no network.
        """
        if language_model is not None and network is None:
            raise ConfigError("a language model cannot be asked offline: take the local reader")
        places, actors = Gazetteer.open(gazetteer, own_places), ActorList.load(own_actors)
        codebook, origins, outlets = Codebook.load(), OriginList.load(), OutletList.load(own_outlets)
        _ = Ranker.load()  # what is damaged is told before any page is read
        spotter = Spotter(actors, places, codebook, origins)
        look, tagger = TrainedLook.load(), Tagger.load()
        reader: Reader = TrainedReader(spotter, tagger)
        if language_model is not None:
            reader = LanguageModelReader(language_model, spotter, codebook, fallback=reader)
        return cls(
            gazetteer=places,
            actors=actors,
            codebook=codebook,
            origins=origins,
            reader=reader,
            gazetteer_path=gazetteer,
            own_places=own_places,
            own_actors=own_actors,
            own_outlets=own_outlets,
            limits=limits,
            network=network,
            outlets=outlets,
            first_look=look,
            second_look=SecondLook(look, tagger),
            threshold=relevance_threshold,
            language_model=language_model,
        )

    def __reduce__(self) -> tuple[Callable[[], Workshop], tuple[()]]:
        """Travel to a worker process as the way to load it: open files do not travel."""
        load = partial(
            type(self).load,
            gazetteer=self.gazetteer_path,
            own_places=self.own_places,
            own_actors=self.own_actors,
            own_outlets=self.own_outlets,
            limits=self.limits,
            network=self.network,
            relevance_threshold=self.threshold,
            language_model=self.language_model,
        )
        return load, ()

    @property
    def usage(self) -> Usage | None:
        """What the language model was asked so far in this process, and what it cost; None where none is asked."""
        return self.reader.usage if isinstance(self.reader, LanguageModelReader) else None

    @cached_property
    def fetcher(self) -> OnDemand | None:
        """Gets addresses; None where we stay off the network."""
        return OnDemand(self.network) if self.network is not None else None

    def open_sources(
        self,
        arguments: Sequence[str],
        *,
        as_kind: str | None,
        now: datetime,
        stdin: BinaryIO | None,
        validators: Callable[[str], Validators | None] | None = None,
        journal: Journal | None = None,
    ) -> Iterator[Page | Issue]:
        """Capture pages."""
        return open_sources(
            arguments,
            as_kind=as_kind,
            now=now,
            stdin=stdin,
            limits=self.limits,
            fetcher=self.fetcher,
            validators=validators,
            journal=journal,
        )

    def read_page(self, page: Page) -> Document:
        """Read the article out of a page.

        Raises:
            DocumentError: there is none.
        """
        return read_page(page, self.outlets)

    @property
    def relevance_threshold(self) -> float:
        """As set, else the first look's own."""
        return self.first_look.threshold if self.threshold is None else self.threshold

    def glance(self, page: Page) -> tuple[str | None, float] | None:
        """Take a first look at a page that is not read yet."""
        seen = glance(page)
        return (
            None
            if seen is None
            else (seen.title, self.first_look.score(seen.title, seen.text, seen.language))
        )

    def relevance(self, document: Document) -> float:
        """Take a first look, and a second where it is in doubt; what either holds for unlikely is."""
        score = self.first_look.score(document.title, document.text, document.language)
        if self.second_look is None or not self.relevance_threshold <= score < DOUBT:
            return score
        return min(score, self.second_look.score(document))

    def read(self, document: Document) -> Reading:
        """Find the reports in a document."""
        return self.reader.read([document])[0]

    def resolve(self, document: Document, reading: Reading) -> Extraction:
        """Make claims of the reports, resolved against the knowledge."""
        return resolve(
            document,
            reading,
            gazetteer=self.gazetteer,
            actors=self.actors,
            codebook=self.codebook,
            origins=self.origins,
        )

    def trace(self, extractions: Sequence[Extraction]) -> Lineage:
        """Find who copied whom."""
        return trace(extractions, origins=self.origins, party=self.actors.name_of)

    def register(self, fetch: Callable[[str], Extraction]) -> Register:
        """Find who copied whom step by step."""
        return Register(self.origins, bundled_vectors(), fetch, self.actors.name_of)

    @property
    def program(self) -> str | None:
        """Which program links, with which actors of the user's own."""
        return linking_program(self.actors.own_stamp)

    def chronicler(
        self, archive: Archive, decisions: Sequence[Decision], known: KnownScores | None = None
    ) -> Chronicler:
        """Build the view step by step."""
        return Chronicler(
            archive, codebook=self.codebook, actors=self.actors, decisions=decisions, known=known
        )

    def build(
        self,
        extractions: Sequence[Extraction],
        lineage: Lineage,
        decisions: Sequence[Decision],
        previous: Mapping[str, str],
    ) -> Chronicle:
        """Build the view."""
        return build(
            extractions, lineage, decisions, codebook=self.codebook, actors=self.actors, previous=previous
        )
