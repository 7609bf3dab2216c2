"""Why a record is not found: the sentences of `NotHeldError`."""

from __future__ import annotations

from firsthand.domain.message import Message

TOO_SHORT = Message(
    "{id:quoted} is too short for an id: give at least {n:int} characters after the _",
    "{id} est trop court pour un identifiant : donnez au moins {n} signes après le _",
)
NONE_BEGINS = Message("there is no {kind:term} {id}", "rien ne commence par {id} ({kind})")
SEVERAL_BEGIN = Message("{id} is short for several: {names}", "{id} en désigne plusieurs : {names}")
NOT_HELD = Message("the store holds no {kind:term} {id}", "la base ne contient pas {id} ({kind})")
WITHDRAWN = Message(
    "event {id} was withdrawn: nothing that is held tells of it",
    "l’événement {id} a été retiré : rien de ce qui est conservé n’en parle",
)
WITHDRAWN_ON = Message(
    "event {id} was withdrawn on {day:date}: nothing that is held tells of it",
    "l’événement {id} a été retiré le {day} : rien de ce qui est conservé n’en parle",
)

MESSAGES = (TOO_SHORT, NONE_BEGINS, SEVERAL_BEGIN, NOT_HELD, WITHDRAWN, WITHDRAWN_ON)
"""All of them."""
