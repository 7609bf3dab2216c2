"""What the view in place keeps of the documents that it was made from."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0009"
down_revision = "0008"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")


def upgrade() -> None:
    """Add the table and who filled it; it is empty until the view is built the next time."""
    op.create_table(
        "traces",
        sa.Column("document", WORDS, nullable=False),
        *(sa.Column(name, sa.LargeBinary(), nullable=False) for name in ("mark", "links", "notes", "scores")),
        sa.ForeignKeyConstraint(
            ["document"], ["documents.key"], name=op.f("fk_traces_document"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("document", name=op.f("pk_traces")),
    )
    op.add_column("state", sa.Column("program", WORDS))
    op.add_column("state", sa.Column("obeyed", sa.Integer()))
