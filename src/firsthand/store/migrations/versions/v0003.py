"""What changed in an event is kept, each time it is published. Events gain tolls at the next rebuild."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0003"
down_revision = "0002"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
INSTANT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the table; mark a view that holds events as out of date, since its events have no tolls."""
    op.create_table(
        "event_revisions",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("event", WORDS, nullable=False),
        sa.Column("at", INSTANT, nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_event_revisions")),
    )
    op.create_index(op.f("ix_event_revisions_event"), "event_revisions", ["event"])
    op.execute("UPDATE state SET revision = revision + 1 WHERE EXISTS (SELECT 1 FROM events)")
