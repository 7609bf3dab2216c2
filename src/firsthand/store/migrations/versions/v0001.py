"""The tables of the first release."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0001"
down_revision = None

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
INSTANT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Make every table."""
    _make_tables()
    op.execute("INSERT INTO state (id, revision, viewed) VALUES (1, 0, 0)")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("CREATE TABLE event_search (rowid INTEGER PRIMARY KEY, words TSVECTOR NOT NULL)")
        op.execute("CREATE INDEX ix_event_search_words ON event_search USING gin (words)")
    else:
        op.execute(
            "CREATE VIRTUAL TABLE event_search USING fts5(words, tokenize='unicode61 remove_diacritics 0')"
        )


def _make_tables() -> None:
    op.create_table(
        "chronicle_parts",
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("kind", "id", name=op.f("pk_chronicle_parts")),
    )
    op.create_table(
        "decisions",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("judgement", WORDS, nullable=False),
        sa.Column("target", WORDS, nullable=False),
        sa.Column("other", WORDS),
        sa.Column("field", WORDS),
        sa.Column("value", WORDS),
        sa.Column("reason", WORDS, nullable=False),
        sa.Column("author", WORDS, nullable=False),
        sa.Column("made_at", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_decisions")),
        sa.UniqueConstraint("id", name=op.f("uq_decisions_id")),
    )
    op.create_index(op.f("ix_decisions_target"), "decisions", ["target"])
    op.create_table(
        "event_ids",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("leads_to", WORDS),
        sa.Column("first_seen", INSTANT, nullable=False),
        sa.Column("left_at", INSTANT),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_event_ids")),
    )
    op.create_table(
        "event_reports",
        sa.Column("event", WORDS, nullable=False),
        sa.Column("report", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("event", "report", name=op.f("pk_event_reports")),
    )
    op.create_index(op.f("ix_event_reports_report"), "event_reports", ["report"])
    op.create_table(
        "events",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("event", WORDS, nullable=False),
        sa.Column("fingerprint", WORDS, nullable=False),
        sa.Column("event_type", WORDS, nullable=False),
        sa.Column("grade", WORDS, nullable=False),
        sa.Column("date_start", sa.Date()),
        sa.Column("date_end", sa.Date()),
        sa.Column("is_possible", sa.Boolean(), nullable=False),
        sa.Column("country", WORDS),
        sa.Column("admin1", WORDS),
        sa.Column("lat", sa.Float()),
        sa.Column("lon", sa.Float()),
        sa.Column("n_origins", sa.Integer(), nullable=False),
        sa.Column("operation", WORDS),
        sa.Column("first_seen", INSTANT, nullable=False),
        sa.Column("updated", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_events")),
        sa.UniqueConstraint("id", name=op.f("uq_events_id")),
    )
    op.create_index(op.f("ix_events_country"), "events", ["country"])
    op.create_index(op.f("ix_events_date_start"), "events", ["date_start"])
    op.create_index(op.f("ix_events_event_type"), "events", ["event_type"])
    op.create_table(
        "issues",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("input", WORDS, nullable=False),
        sa.Column("stage", WORDS, nullable=False),
        sa.Column("code", WORDS, nullable=False),
        sa.Column("message", WORDS, nullable=False),
        sa.Column("severity", WORDS, nullable=False),
        sa.Column("page", WORDS),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issues")),
    )
    op.create_index(op.f("ix_issues_input"), "issues", ["input"])
    op.create_table(
        "pages",
        sa.Column("key", WORDS, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("sha256", WORDS, nullable=False),
        sa.Column("media_type", WORDS, nullable=False),
        sa.Column("captured_at", INSTANT, nullable=False),
        sa.Column("url", WORDS),
        sa.Column("page", WORDS, nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_pages")),
    )
    op.create_index(op.f("ix_pages_id"), "pages", ["id"])
    op.create_table(
        "state",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("viewed", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_state")),
    )
    op.create_table(
        "documents",
        sa.Column("key", WORDS, nullable=False),
        sa.Column("page", WORDS, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("url", WORDS),
        sa.Column("language", WORDS),
        sa.Column("title", WORDS),
        sa.Column("outlet", WORDS),
        sa.Column("published", sa.Date()),
        sa.Column("captured_at", INSTANT, nullable=False),
        sa.Column("reader", WORDS, nullable=False),
        sa.Column("relevance", sa.Float(), nullable=False),
        sa.Column("extraction", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["page"], ["pages.key"], name=op.f("fk_documents_page")),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_documents")),
        sa.UniqueConstraint("page", name=op.f("uq_documents_page")),
    )
    op.create_index(op.f("ix_documents_id"), "documents", ["id"])
    op.create_table(
        "event_actors",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("actor", WORDS, nullable=False),
        sa.Column("role", WORDS, nullable=False),
        sa.Column("name", WORDS, nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.number"], name=op.f("fk_event_actors_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "actor", "role", name=op.f("pk_event_actors")),
    )
    op.create_index(op.f("ix_event_actors_actor"), "event_actors", ["actor"])
    op.create_table(
        "claims",
        sa.Column("document", WORDS, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("report", WORDS, nullable=False),
        sa.Column("field", WORDS, nullable=False),
        sa.Column("value", WORDS),
        sa.Column("op", WORDS),
        sa.Column("low", sa.BigInteger()),
        sa.Column("high", sa.BigInteger()),
        sa.Column("group_name", WORDS),
        sa.Column("actor", WORDS),
        sa.Column("side", WORDS, nullable=False),
        sa.Column("claimant", WORDS),
        sa.Column("claimant_actor", WORDS),
        sa.Column("relay", WORDS),
        sa.Column("official", sa.Boolean()),
        sa.Column("origin", WORDS),
        sa.Column("start_offset", sa.Integer(), nullable=False),
        sa.Column("end_offset", sa.Integer(), nullable=False),
        sa.Column("text", WORDS, nullable=False),
        sa.Column("quote", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name=op.f("fk_claims_document")),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_id"), "claims", ["id"])
    op.create_index(op.f("ix_claims_report"), "claims", ["report"])
    op.create_table(
        "reports",
        sa.Column("document", WORDS, nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("status", WORDS, nullable=False),
        sa.Column("event_type", WORDS),
        sa.Column("confidence", sa.Float(), nullable=False),
        sa.Column("trigger", WORDS, nullable=False),
        sa.Column("quote", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["document"], ["documents.key"], name=op.f("fk_reports_document")),
        sa.PrimaryKeyConstraint("document", "position", name=op.f("pk_reports")),
    )
    op.create_index(op.f("ix_reports_id"), "reports", ["id"])
