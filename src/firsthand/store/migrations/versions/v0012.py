"""What requests to the interface that change something were answered."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0012"
down_revision = "0011"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
INSTANT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the table of answers."""
    op.create_table(
        "api_answers",
        *(sa.Column(name, WORDS, nullable=False) for name in ("user", "key", "asked")),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.Column("status", sa.Integer()),
        sa.Column("headers", WORDS),
        sa.Column("body", WORDS),
        sa.PrimaryKeyConstraint("user", "key", name=op.f("pk_api_answers")),
    )
    op.create_index(op.f("ix_api_answers_made_at"), "api_answers", ["made_at"])
