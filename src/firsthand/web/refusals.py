"""Why a request is refused, beside what the store and the review refuse."""

from __future__ import annotations

from firsthand.domain.message import Message

UNREADABLE = Message("{name} cannot be read: {value:quoted}", "{name} est illisible : {value}")
NO_FORMAT = Message("there is no format {name:quoted}: {names}", "il n’y a pas de format {name} : {names}")
SIGN_IN = Message(
    "sign in, or send Authorization: Bearer KEY", "connectez-vous, ou envoyez Authorization: Bearer CLÉ"
)
NEEDS_ROLE = Message("to {verb} needs the role {role}", "{verb} demande le rôle {role}")
KEY_USED = Message(
    "Idempotency-Key: it was used for another request",
    "Idempotency-Key : elle a servi à une autre requête",
)
UNDER_WAY = Message(
    "the same request is being carried out, or was cut off: read the log",
    "la même requête est en cours, ou a été coupée : lisez le journal",
)

MESSAGES = (UNREADABLE, NO_FORMAT, SIGN_IN, NEEDS_ROLE, KEY_USED, UNDER_WAY)
"""All of them."""
