"""A request that changes something, sent twice under one key (`Idempotency-Key`, draft-ietf-httpapi-idempotency-key-header), is carried out once."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Header, HTTPException, Response

from firsthand.domain.errors import ConfigError, DecisionError, NotHeldError
from firsthand.store.answers import Answer, Answers, Given
from firsthand.web import refusals
from firsthand.web.door import Door
from firsthand.web.visit import Here, Visit

__all__ = ["Answer", "Once", "OnlyOnce"]

_REFUSALS = (ConfigError, DecisionError, NotHeldError)


@dataclass(frozen=True)
class Once:
    """One request.

    Attributes:
        here: who asks, and where.
        key: as the program made it up, None where it does not mind twice.
    """

    here: Visit
    key: str | None

    def answer(self, asked: str, make: Callable[[], Answer]) -> Response:
        """Carry a request out, or tell again what came of it when it was.

        Args:
            asked: everything that it says beside its address.
            make: carries it out.

        Raises:
            HTTPException: 409, the same is being carried out, or was cut off on the way; 422, the key was used for something else.
        """
        if self.key is None:
            return _response(make())
        request, name = self.here.request, self.here.user.name
        told = f"{request.method} {request.url.path} {asked}"
        answers, now = Answers(self.here.store.database), Door.of(request).now()
        given = Given(name, self.key, hashlib.sha256(told.encode()).hexdigest())
        before = answers.begin(given, now)
        if before is not None:
            if before.asked != given.asked:
                raise HTTPException(422, refusals.KEY_USED())
            if before.answer is None:
                raise HTTPException(409, refusals.UNDER_WAY())
            return _response(before.answer)
        try:
            made = make()
        except _REFUSALS:
            answers.forget(
                given
            )  # nothing was decided, so that it may be asked again; of other faults nobody knows
            raise
        answers.keep(given, made)
        return _response(made)


def once(
    here: Here,
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=255,
            description="Any text that no other request of yours bears, such as a UUID: sent again within a day, the request is not carried "
            "out again, and the answer is the same.",
        ),
    ] = None,
) -> Once:
    """A dependency of every route of the interface that changes something."""
    return Once(here, idempotency_key)


OnlyOnce = Annotated[Once, Depends(once)]


def _response(answer: Answer) -> Response:
    return Response(
        answer.body,
        answer.status,
        {**answer.headers, "Cache-Control": "no-store"},
        media_type="application/json",
    )
