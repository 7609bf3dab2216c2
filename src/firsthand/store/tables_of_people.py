"""The tables of people who work with the store: who may come in, and whom events were told to. Kept for ever."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
)

from firsthand.store.columns import Instant, Words
from firsthand.store.tables import metadata

__all__ = [
    "alert_deliveries",
    "alert_parts",
    "alert_rules",
    "alerts",
    "api_answers",
    "api_tokens",
    "metadata",
    "sessions",
    "users",
]

users = Table(
    "users",
    metadata,
    Column("name", Words, primary_key=True),
    Column("role", Words, nullable=False),
    Column("password", Words, nullable=False),  # an Argon2id hash
    Column("created_at", Instant, nullable=False),
    Column("is_active", Boolean, nullable=False),
)

sessions = Table(  # browsers that are signed in
    "sessions",
    metadata,
    Column("digest", Words, primary_key=True),  # SHA-256 of what the browser keeps
    Column("user", Words, ForeignKey(users.c.name), nullable=False, index=True),
    Column("created_at", Instant, nullable=False),
    Column("last_used", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

api_tokens = Table(  # keys of programs
    "api_tokens",
    metadata,
    Column("id", Words, primary_key=True),
    Column("digest", Words, nullable=False, unique=True),
    Column("user", Words, ForeignKey(users.c.name), nullable=False, index=True),
    Column("label", Words, nullable=False),
    Column("role", Words, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant),
    Column("last_used", Instant),
)

api_answers = Table(  # of requests that changed something, for a day
    "api_answers",
    metadata,
    Column("user", Words, nullable=False),
    Column("key", Words, nullable=False),
    Column("asked", Words, nullable=False),  # SHA-256 of the request
    Column("made_at", Instant, nullable=False, index=True),
    Column("status", Integer),  # none while it is being carried out
    Column("headers", Words),
    Column("body", Words),
    PrimaryKeyConstraint("user", "key"),
)

alert_rules = Table(  # how far each rule has looked
    "alert_rules",
    metadata,
    Column("rule", Words, primary_key=True),
    Column("conditions", Words, nullable=False),  # fingerprint of what the rule asks for
    Column("seen", BigInteger, nullable=False),  # number of the last entry of `event_revisions` it saw
)

alerts = Table(  # what rules had to tell, append-only
    "alerts",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Words, nullable=False, unique=True),
    Column("rule", Words, nullable=False),
    Column("event", Words, nullable=False, index=True),  # its id as it was then
    Column("record", Words, nullable=False),  # the Alert as JSON
)

alert_deliveries = Table(  # the messages that tell it
    "alert_deliveries",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Words, nullable=False, unique=True),
    Column("channel", Words, nullable=False),
    Column("language", Words, nullable=False),
    Column("is_digest", Boolean, nullable=False),
    Column("state", Words, nullable=False),
    Column("due", Instant, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("error", Words),
    Column("done", Instant),
    Index(None, "state", "due"),
)

alert_parts = Table(
    "alert_parts",
    metadata,
    Column("delivery", Words, ForeignKey(alert_deliveries.c.id), nullable=False),
    Column("alert", Words, ForeignKey(alerts.c.id), nullable=False, index=True),
    PrimaryKeyConstraint("delivery", "alert"),
)
