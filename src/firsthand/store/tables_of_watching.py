"""The tables of watching: sources, what they listed, and who watches. Not part of the view; kept when it is rebuilt."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    Float,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
)

from firsthand.store.columns import Instant, Words
from firsthand.store.tables_of_people import metadata

__all__ = [
    "metadata",
    "watch_days",
    "watch_leases",
    "watch_links",
    "watch_listings",
    "watch_sites",
    "watch_sources",
    "watch_visits",
]

watch_leases = Table(
    "watch_leases",
    metadata,
    Column("name", Words, primary_key=True),  # what the lease is for; "watch"
    Column("holder", Words),  # null where it was given back
    Column("term", Integer, nullable=False),
    Column("beat", BigInteger, nullable=False),
    Column("expires_at", Instant, nullable=False),
)

watch_sources = Table(  # see `Health`
    "watch_sources",
    metadata,
    Column("name", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("is_listed", Boolean, nullable=False),
    Column("is_paused", Boolean, nullable=False),
    Column("next_due", Instant),
    Column("interval", Float, nullable=False),
    Column("rate", Float, nullable=False),
    Column("last_try", Instant),
    Column("last_success", Instant),
    Column("last_new", Instant),
    Column("gap", Float),
    Column("gaps", Integer, nullable=False),
    Column("tries", BigInteger, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("error_code", Words),
    Column("error", Words),
    Column("found", BigInteger, nullable=False),
    Column("read", BigInteger, nullable=False),
    Column("set_aside", BigInteger, nullable=False),
    Column("failed", BigInteger, nullable=False),
    Column("listed", Float, nullable=False),
    Column("empty", Integer, nullable=False),
    Column("horizon", Date),
    Column("alarm", Words),
    Column("alarm_at", Instant),
)

watch_days = Table(  # see `Tally`
    "watch_days",
    metadata,
    Column("source", Words, nullable=False),
    Column("day", Date, nullable=False, index=True),
    Column("tries", Integer, nullable=False),
    Column("errors", Integer, nullable=False),
    Column("found", Integer, nullable=False),
    Column("read", Integer, nullable=False),
    Column("set_aside", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("visited", Integer, nullable=False, server_default="0"),
    Column("edited", Integer, nullable=False, server_default="0"),
    PrimaryKeyConstraint("source", "day"),
)

watch_listings = Table(  # what each listing said for conditional requests
    "watch_listings",
    metadata,
    Column("source", Words, nullable=False),
    Column("address", Words, nullable=False),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("at", Instant, nullable=False, index=True),
    PrimaryKeyConstraint("source", "address"),
)

watch_links = Table(  # what listings led to: fetched, or to be fetched
    "watch_links",
    metadata,
    Column("key", Words, primary_key=True),  # see `Link`
    Column("source", Words, nullable=False),
    Column("entry", Words),  # the Link as JSON; null once there is nothing left to do
    Column("tries", Integer, nullable=False),
    Column("due", Instant),  # null once there is nothing left to do
    Column("listed_at", Instant, nullable=False, index=True),  # when a listing named it last, to the day
)
Index("ix_watch_links_due", watch_links.c.due, watch_links.c.source)

watch_sites = Table(  # see `SiteRecord`
    "watch_sites",
    metadata,
    Column("host", Words, primary_key=True),
    Column("outcomes", Words, nullable=False),  # as JSON
    Column("alarm", Words),
    Column("alarm_at", Instant),
)

watch_visits = Table(  # see `Visit`
    "watch_visits",
    metadata,
    Column("id", Words, primary_key=True),  # of the page
    Column("source", Words, nullable=False),
    Column("link", Words, nullable=False),
    Column("etag", Words),
    Column("last_modified", Words),
    Column("step", Integer, nullable=False),
    Column("first_at", Instant, nullable=False),
    Column("due", Instant, nullable=False),
)
Index("ix_watch_visits_due", watch_visits.c.due, watch_visits.c.source)
