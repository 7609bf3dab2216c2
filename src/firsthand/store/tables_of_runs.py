"""The tables of what runs did: not part of the view, and nothing depends on them."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Date, PrimaryKeyConstraint, Table

from firsthand.store.columns import Instant, Words
from firsthand.store.tables_of_watching import metadata

__all__ = ["metadata", "page_counts", "runs"]

page_counts = Table(  # what became of pages, counted as each is stored; see `counts.py`
    "page_counts",
    metadata,
    Column("day", Date, nullable=False),  # on which they were captured (UTC)
    Column("source", Words, nullable=False),  # name of the watched source, else the site; empty for files
    Column("outcome", Words, nullable=False),  # see `Fate`
    Column("stage", Words, nullable=False),  # where it failed, else empty
    Column("code", Words, nullable=False),  # why, else empty
    Column("pages", BigInteger, nullable=False),
    PrimaryKeyConstraint("day", "source", "outcome", "stage", "code"),
)

runs = Table(
    "runs",
    metadata,
    Column("id", Words, primary_key=True),
    Column("kind", Words, nullable=False),
    Column("started_at", Instant, nullable=False, index=True),
    Column("record", Words, nullable=False),  # the RunRecord as JSON
)
