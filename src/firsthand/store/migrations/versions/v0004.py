"""What alerts were decided, and what became of sending them."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0004"
down_revision = "0003"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
INSTANT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the tables."""
    op.create_table(
        "alert_rules",
        sa.Column("rule", WORDS, nullable=False),
        sa.Column("conditions", WORDS, nullable=False),
        sa.Column("seen", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("rule", name=op.f("pk_alert_rules")),
    )
    op.create_table(
        "alerts",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("rule", WORDS, nullable=False),
        sa.Column("event", WORDS, nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_alerts")),
        sa.UniqueConstraint("id", name=op.f("uq_alerts_id")),
    )
    op.create_index(op.f("ix_alerts_event"), "alerts", ["event"])
    op.create_table(
        "alert_deliveries",
        sa.Column("number", sa.Integer(), autoincrement=True, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("channel", WORDS, nullable=False),
        sa.Column("language", WORDS, nullable=False),
        sa.Column("is_digest", sa.Boolean(), nullable=False),
        sa.Column("state", WORDS, nullable=False),
        sa.Column("due", INSTANT, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("error", WORDS, nullable=True),
        sa.Column("done", INSTANT, nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_alert_deliveries")),
        sa.UniqueConstraint("id", name=op.f("uq_alert_deliveries_id")),
    )
    op.create_index(op.f("ix_alert_deliveries_state_due"), "alert_deliveries", ["state", "due"])
    op.create_table(
        "alert_parts",
        sa.Column("delivery", WORDS, nullable=False),
        sa.Column("alert", WORDS, nullable=False),
        sa.ForeignKeyConstraint(["delivery"], ["alert_deliveries.id"], name=op.f("fk_alert_parts_delivery")),
        sa.ForeignKeyConstraint(["alert"], ["alerts.id"], name=op.f("fk_alert_parts_alert")),
        sa.PrimaryKeyConstraint("delivery", "alert", name=op.f("pk_alert_parts")),
    )
    op.create_index(op.f("ix_alert_parts_alert"), "alert_parts", ["alert"])
