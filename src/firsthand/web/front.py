"""What every request shares: the desk, the knowledge that names things, the files and the languages."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from threading import RLock
from typing import Self

from starlette.requests import HTTPConnection

from firsthand.config import Settings, default_data_dir
from firsthand.desk import Desk
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.outlets import OutletList
from firsthand.store.desk_queries import DeskQueries
from firsthand.store.entity_queries import EntityQueries
from firsthand.store.source_queries import SourceQueries
from firsthand.store.trend_queries import TrendQueries
from firsthand.web.assets import Assets
from firsthand.web.catalogue import Catalogues
from firsthand.web.pages import Pages


class Front:
    """One per app, shared by its threads. What reads pages asks the store; only `working` loads the reader.

    Args:
        desk: the store and the knowledge to work on it.
        settings: see `Settings`.
    """

    def __init__(self, desk: Desk, settings: Settings) -> None:
        self.desk = desk
        self.store = desk.store
        self.settings = settings
        self.assets = Assets()
        self.catalogues = Catalogues.load()
        self.pages = Pages(self.assets)
        self._turn = RLock()

    @classmethod
    def of(cls, connection: HTTPConnection) -> Self:
        """That of the app which answers a request."""
        front = connection.app.state.front
        assert isinstance(front, cls)  # noqa: S101 - told to the type checker
        return front

    @property
    def codebook(self) -> Codebook:
        """Names of event types."""
        return self.desk.codebook

    @property
    def actors(self) -> ActorList:
        """Names and ties of actors."""
        return self.desk.actors

    @property
    def outlets(self) -> OutletList:
        """Outlets by domain."""
        return self.desk.outlets

    @property
    def own_names(self) -> frozenset[str]:
        """Names of the user's own actors and outlets."""
        return self.desk.own_names

    def actor_name(self, actor: str) -> str:
        """The name of an actor, its id where it is not on the list (any more)."""
        try:
            return self.actors.get(actor).name
        except KeyError:
            return actor

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """Names of places, opened when first asked for; without the user's own places, which the reader looks up."""
        return Gazetteer.open(self.settings.gazetteer)

    @cached_property
    def places(self) -> Gazetteer:
        """As `gazetteer`, with the user's own places beside; read anew when the app starts."""
        folder = self.settings.data_dir or default_data_dir(os.environ)
        return Gazetteer.open(self.settings.gazetteer, folder / "places.sqlite")

    @cached_property
    def queries(self) -> DeskQueries:
        """Counts, time lines, points and pages of events."""
        return DeskQueries(self.store.database)

    @cached_property
    def trends(self) -> TrendQueries:
        """Events and deaths by their possible days."""
        return TrendQueries(self.store.database)

    @cached_property
    def entities(self) -> EntityQueries:
        """Actors and places of the events."""
        return EntityQueries(self.store.database)

    @cached_property
    def sources(self) -> SourceQueries:
        """Outlets and first hands."""
        return SourceQueries(self.store.database)

    @contextmanager
    def working(self) -> Iterator[Desk]:
        """The desk for what needs the reader or changes the view; one request at a time."""
        with self._turn:
            yield self.desk
