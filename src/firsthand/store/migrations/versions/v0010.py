"""What is known of sources that are watched, and who watches them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0010"
down_revision = "0009"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
INSTANT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the tables, empty."""
    op.create_table(
        "watch_leases",
        sa.Column("name", WORDS, nullable=False),
        sa.Column("holder", WORDS),
        sa.Column("term", sa.Integer(), nullable=False),
        sa.Column("beat", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_watch_leases")),
    )
    op.create_table(
        "watch_sources",
        *(sa.Column(name, WORDS, nullable=False) for name in ("name", "kind", "address")),
        sa.Column("added_at", INSTANT, nullable=False),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("is_listed", "is_paused")),
        sa.Column("next_due", INSTANT),
        *(sa.Column(name, sa.Float(), nullable=False) for name in ("interval", "rate")),
        *(sa.Column(name, INSTANT) for name in ("last_try", "last_success", "last_new")),
        sa.Column("gap", sa.Float()),
        sa.Column("gaps", sa.Integer(), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("errors", sa.Integer(), nullable=False),
        *(sa.Column(name, WORDS) for name in ("error_code", "error")),
        *(
            sa.Column(name, sa.BigInteger(), nullable=False)
            for name in ("found", "read", "set_aside", "failed")
        ),
        sa.Column("listed", sa.Float(), nullable=False),
        sa.Column("empty", sa.Integer(), nullable=False),
        sa.Column("horizon", sa.Date()),
        sa.Column("alarm", WORDS),
        sa.Column("alarm_at", INSTANT),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_watch_sources")),
    )
    counts = ("tries", "errors", "found", "read", "set_aside", "failed")
    op.create_table(
        "watch_days",
        sa.Column("source", WORDS, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in counts),
        sa.PrimaryKeyConstraint("source", "day", name=op.f("pk_watch_days")),
    )
    op.create_index("ix_watch_days_day", "watch_days", ["day"])
    op.create_table(
        "watch_listings",
        *(sa.Column(name, WORDS, nullable=False) for name in ("source", "address")),
        *(sa.Column(name, WORDS) for name in ("etag", "last_modified")),
        sa.Column("at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("source", "address", name=op.f("pk_watch_listings")),
    )
    op.create_index("ix_watch_listings_at", "watch_listings", ["at"])
    op.create_table(
        "watch_links",
        *(sa.Column(name, WORDS, nullable=False) for name in ("key", "source")),
        sa.Column("entry", WORDS),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("due", INSTANT),
        sa.Column("listed_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_watch_links")),
    )
    op.create_index("ix_watch_links_listed_at", "watch_links", ["listed_at"])
    op.create_index("ix_watch_links_due", "watch_links", ["due", "source"])
    op.create_table(
        "watch_sites",
        *(sa.Column(name, WORDS, nullable=False) for name in ("host", "outcomes")),
        sa.Column("alarm", WORDS),
        sa.Column("alarm_at", INSTANT),
        sa.PrimaryKeyConstraint("host", name=op.f("pk_watch_sites")),
    )
