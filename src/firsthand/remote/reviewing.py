"""Reviewing at a desk on another machine, under the name that the key belongs to; what may be decided depends on the role of the key."""

from __future__ import annotations

from typing import Any

from firsthand.remote.connection import Connection, Record
from firsthand.remote.query import conditions, segment

_REVIEW = "/review"
_MADE = ("decision", "events", "left")
_PAGE = 500


class RemoteReviewing:
    """The verbs of reviewing. Whoever has them has a connection."""

    _connection: Connection

    def review_queue(
        self,
        *,
        limit: int = 50,
        after: str | None = None,
        language: str = "en",
        names: bool = False,
        **filters: Any,
    ) -> Record:
        """What a person should look at next, most urgent first: `items`, how many are `awaiting`, and what `after` leads to the next ones.

        Args:
            limit: at most so many, up to 500.
            after: of the page before.
            language: of the reasons, "en" or "fr".
            names: whether names of persons are told.
            filters: as for `events`.

        Raises:
            ConfigError: there is no such filter, it makes no sense, or the key is not one of a coder.
            StoreError: the desk does not answer.
        """
        query = {**conditions(filters), "limit": str(limit), "lang": language, **_asking(names=names)}
        if after is not None:
            query["after"] = after
        return self._connection.ask(f"{_REVIEW}/queue", query, ("items", "awaiting", "after"))

    def review_item(self, event_id: str, *, language: str = "en", names: bool = False) -> Record:
        """One event with the reasons to look at it, the passages that tell of it, and its `etag` for `decide`.

        Raises:
            ConfigError: the key is not one of a coder.
            NotHeldError: there is none.
            StoreError: the desk does not answer.
        """
        query = {"lang": language, **_asking(names=names)}
        return self._connection.ask(
            f"{_REVIEW}/events/{segment(event_id, 'event')}", query, ("event", "etag")
        )

    def decide(
        self, verb: str, target: str, *, reason: str = "", seen: str | None = None, **what: Any
    ) -> Record:
        """Decide about an event or a claim, once, however often the connection breaks.

        Args:
            verb: "accept", "reject", "choose", "set", "merge", "split", "different" or "background".
            target: event or claim.
            reason: why.
            seen: `etag` of the event as it was looked at; what changed since is not decided blindly.
            what: `field` and `value`, `other`, or `reports`: see `firsthand.run.proposing.Proposal`.

        Returns:
            The `decision`, the `events` that what it names tells of now, and the ids that are no more (`left`).

        Raises:
            ChangedError: the event changed since it was seen.
            DecisionError: it does not apply, or a value does not fit.
            ConfigError: the role of the key does not allow it.
            NotHeldError: there is no such event or claim.
            StoreError: the desk does not answer.
        """
        sent = {name: list(v) if isinstance(v, tuple | set | frozenset) else v for name, v in what.items()}
        record = {"verb": verb, "target": target, "reason": reason, **sent}
        headers = {"If-Match": seen} if seen is not None else {}
        return self._connection.tell(f"{_REVIEW}/decisions", record, headers, _MADE)

    def undo(self, decision_id: str | None = None, *, reason: str = "") -> Record:
        """Take a decision back, or an undo; one's own last one where none is named. Returns and raises as `decide`."""
        path = f"{_REVIEW}/undo"
        if decision_id is not None:
            path = f"{_REVIEW}/decisions/{segment(decision_id, 'decision')}/undo"
        return self._connection.tell(path, {"reason": reason}, must=_MADE)

    def decisions_of(self, event_id: str) -> list[Record]:
        """Every decision about an event, by any id it ever had, oldest first.

        Raises:
            ConfigError: the key is not one of a coder.
            NotHeldError: there is no such event.
            StoreError: the desk does not answer.
        """
        return self.decisions(event_id)

    def decisions(self, event_id: str | None = None) -> list[Record]:
        """The log of decisions, or those about one event, oldest first. Raises as `decisions_of`."""
        found: list[Record] = []
        query = {"limit": str(_PAGE), **({"event": event_id} if event_id is not None else {})}
        while True:
            page = self._connection.ask(f"{_REVIEW}/decisions", query, ("decisions", "after"))
            found += page["decisions"]
            if page["after"] is None:
                return found[::-1]
            query["after"] = page["after"]


def _asking(*, names: bool) -> dict[str, str]:
    return {"names": "true"} if names else {}
