"""What requests that change something were answered, so that one that is sent again is not carried out again: a facet of a store."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, delete, select, update

from firsthand.store.engine import Database
from firsthand.store.tables_of_people import api_answers
from firsthand.store.upsert import insert_new

TERM = timedelta(days=1)
"""How long a key holds."""


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer as it went out: the HTTP status, headers beside the usual ones, and the body (JSON)."""

    status: int
    headers: Mapping[str, str]
    body: str


@dataclass(frozen=True, slots=True)
class Given:
    """A request.

    Attributes:
        user: who sent it.
        key: by which the user knows it.
        asked: fingerprint of what it says.
        answer: None while it is being carried out.
    """

    user: str
    key: str
    asked: str
    answer: Answer | None = None


class Answers:
    """The answers of one store. Each method is one transaction.

    Args:
        database: of the store.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, given: Given, now: datetime) -> Given | None:
        """Note that a request is being carried out. Keys that are older than `TERM` are forgotten.

        Args:
            given: the request.
            now: now (UTC).

        Returns:
            None where it is new; else the one that bears the key already.
        """
        row = {"user": given.user, "key": given.key, "asked": given.asked, "made_at": now}
        with self._database.writing() as connection:
            connection.execute(delete(api_answers).where(api_answers.c.made_at < now - TERM))
            if insert_new(connection, api_answers, row):
                return None
            held = connection.execute(select(api_answers).where(_of(given))).one()
        before = replace(given, asked=held.asked)
        if held.status is None:
            return before
        return replace(before, answer=Answer(held.status, json.loads(held.headers), held.body))

    def keep(self, given: Given, answer: Answer) -> None:
        """Note what a request was answered."""
        values = {
            "status": answer.status,
            "headers": json.dumps(dict(answer.headers)),
            "body": answer.body,
        }
        with self._database.writing() as connection:
            connection.execute(update(api_answers).where(_of(given)).values(values))

    def forget(self, given: Given) -> None:
        """Give a key free, since nothing came of its request."""
        with self._database.writing() as connection:
            connection.execute(delete(api_answers).where(_of(given)))


def _of(given: Given) -> ColumnElement[bool]:
    return and_(api_answers.c.user == given.user, api_answers.c.key == given.key)
