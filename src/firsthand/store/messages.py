"""Why a record is not found (the sentences of `NotHeldError`), and what cannot be asked for."""

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
NOT_UTF_8 = Message(
    "{name} holds no text with characters that are not UTF-8",
    "{name} ne contient pas de texte dont les caractères ne sont pas de l’UTF-8",
)
NO_NULLS = Message(
    "{name} holds no text with null characters", "{name} ne contient pas de texte avec des caractères nuls"
)

# What cannot be asked for
ENDS_BEFORE = Message(
    "the period ends ({until:date}) before it starts ({since:date})",
    "la période finit ({until}) avant de commencer ({since})",
)
THREE_LETTERS = Message(
    "a country is three letters (ISO 3166-1 alpha-3, such as MLI), not {value:quoted}",
    "un pays s’écrit en trois lettres (ISO 3166-1 alpha-3, comme MLI), et non {value}",
)
AT_LEAST_NONE = Message(
    "{name} is a number of 0 or more, not {value:quoted}",
    "{name} est un nombre de 0 ou plus, et non {value}",
)
NO_BOX = Message(
    "a box is west, south, east, north in degrees, not {value:quoted}",
    "un cadre s’écrit ouest, sud, est, nord en degrés, et non {value}",
)
NOT_NEAR = Message(
    "near is latitude, longitude, kilometres, not {value:quoted}",
    "near s’écrit latitude, longitude, kilomètres, et non {value}",
)

MESSAGES = (
    TOO_SHORT, NONE_BEGINS, SEVERAL_BEGIN, NOT_HELD, WITHDRAWN, WITHDRAWN_ON, NOT_UTF_8, NO_NULLS, ENDS_BEFORE, THREE_LETTERS, AT_LEAST_NONE, NO_BOX,
    NOT_NEAR,
)  # fmt: skip
"""All of them."""
