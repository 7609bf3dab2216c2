"""Page bytes move into WARC files, pages can be set aside, and versions of a document are told apart."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0002"
down_revision = "0001"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
INSTANT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Change the tables; bytes that are in the database stay there."""
    with op.batch_alter_table("pages") as pages:
        pages.alter_column("content", existing_type=sa.LargeBinary(), nullable=True)
        pages.add_column(sa.Column("warc_file", WORDS))
        pages.add_column(sa.Column("warc_offset", sa.BigInteger()))
        pages.add_column(sa.Column("warc_length", sa.BigInteger()))
    op.create_index(op.f("ix_pages_url"), "pages", ["url"])
    op.add_column("documents", sa.Column("fingerprint", WORDS))
    op.add_column("documents", sa.Column("program", WORDS))
    op.create_table(
        "set_aside",
        sa.Column("page", WORDS, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("title", WORDS),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("captured_at", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], name=op.f("fk_set_aside_page")),
        sa.PrimaryKeyConstraint("page", name=op.f("pk_set_aside")),
    )
    op.create_index(op.f("ix_set_aside_id"), "set_aside", ["id"])
