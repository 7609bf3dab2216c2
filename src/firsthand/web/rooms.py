"""The rooms of the app. To add one: its router to `ROUTERS`, and to `ROOMS` if it stands in the menu."""

from __future__ import annotations

from dataclasses import dataclass

from fastapi import APIRouter

from firsthand.web.people import UserRole
from firsthand.web.routes import account, documents, event, events, files, review, users


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
    review.router,
)
"""In the order in which addresses are matched."""

ROOMS: tuple[Room, ...] = (
    Room("events", "/events"),
    Room("documents", "/documents"),
    Room("review", "/review", UserRole.CODER),
)  # fmt: skip
"""In the order of the menu."""
