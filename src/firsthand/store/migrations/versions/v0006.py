"""Decisions keep what stood there before; events what orders the review queue, from the next rebuild on."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0006"
down_revision = "0005"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
INSTANT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the columns; mark a view that holds events as out of date, since the rebuild fills them."""
    op.add_column("decisions", sa.Column("was", WORDS))
    op.add_column("events", sa.Column("urgency", sa.Float()))
    op.add_column("events", sa.Column("evidence_at", INSTANT))
    op.add_column("events", sa.Column("settled_at", INSTANT))
    op.create_index("ix_events_queue", "events", ["urgency", "settled_at", "evidence_at"])
    op.execute("UPDATE state SET revision = revision + 1 WHERE EXISTS (SELECT 1 FROM events)")
