"""How far inputs were read by runs that stopped."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0013"
down_revision = "0012"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the table."""
    op.create_table(
        "marks",
        *(sa.Column(name, WORDS, nullable=False) for name in ("input", "identity", "mark")),
        sa.PrimaryKeyConstraint("input", "identity", name=op.f("pk_marks")),
    )
