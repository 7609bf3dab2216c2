"""The rooms of the app. To add one: its router to `ROUTERS`, and to `ROOMS` if it stands in the menu."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from firsthand.web.people import UserRole
from firsthand.web.routes import (
    account,
    actors,
    brief,
    disagreements,
    documents,
    event,
    events,
    files,
    metrics,
    places,
    review,
    sources,
    status,
    trends,
    users,
    watching,
)


@dataclass(frozen=True, slots=True)
class Room:
    """An entry of the menu.

    Attributes:
        name: its message is `frame.nav.<name>`.
        path: where it lies; the entry is marked on every page below.
        role: who may go there.
    """

    name: str
    path: str
    role: UserRole = UserRole.READER


ROUTERS: tuple[APIRouter, ...] = (
    files.router,
    account.router,
    users.router,
    events.router,
    event.router,
    documents.router,
    actors.router,
    places.router,
    sources.router,
    watching.router,
    status.router,
    trends.router,
    review.router,
    disagreements.router,
    brief.router,
    metrics.router,
)
"""In the order in which addresses are matched."""

ROOMS: tuple[Room, ...] = (
    Room("events", "/events"),
    Room("documents", "/documents"),
    Room("actors", "/actors"),
    Room("places", "/places"),
    Room("outlets", "/outlets"),
    Room("trends", "/trends"),
    Room("brief", "/brief"),
    Room("review", "/review", UserRole.CODER),
)  # fmt: skip
"""In the order of the menu."""
