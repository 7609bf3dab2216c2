"""The dead by side and the first hands of events, and documents by outlet and day."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0008"
down_revision = "0007"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
LARGEST = 10_000_000_000
BATCH = 500


def upgrade() -> None:
    """Add the tables and indexes and fill them from the events held."""
    losses = op.create_table(
        "event_losses",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("side", WORDS, nullable=False),
        sa.Column("low", sa.BigInteger(), nullable=False),
        sa.Column("best", sa.BigInteger(), nullable=False),
        sa.Column("high", sa.BigInteger()),
        sa.ForeignKeyConstraint(
            ["event"], ["events.number"], name=op.f("fk_event_losses_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "side", name=op.f("pk_event_losses")),
    )
    origins = op.create_table(
        "event_origins",
        sa.Column("event", sa.Integer(), nullable=False),
        *(sa.Column(name, WORDS, nullable=False) for name in ("origin", "document", "name")),
        sa.ForeignKeyConstraint(
            ["event"], ["events.number"], name=op.f("fk_event_origins_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "origin", "document", name=op.f("pk_event_origins")),
    )
    op.create_index("ix_event_origins_events", "event_origins", ["origin", "event", "name"])
    op.create_index("ix_event_origins_documents", "event_origins", ["document", "event"])
    op.create_index("ix_event_facts_ends", "event_facts", ["day_to", "day_from"])
    op.create_index("ix_documents_outlet", "documents", ["outlet", "published", "id"])
    op.create_index("ix_documents_published", "documents", ["published"])
    connection = op.get_bind()
    for rows in _batches(connection):
        for table, rows_of in ((losses, _losses), (origins, _origins)):
            if made := [row for number, event in rows for row in rows_of(number, event)]:
                connection.execute(sa.insert(table), made)


def _batches(connection: sa.Connection) -> Iterator[list[tuple[int, dict[str, Any]]]]:
    held = sa.table("events", sa.column("number"), sa.column("event"))
    after = -1
    while rows := connection.execute(
        sa.select(held).where(held.c.number > after).order_by(held.c.number).limit(BATCH)
    ).all():
        yield [(row.number, json.loads(row.event)) for row in rows]
        after = rows[-1].number


def _losses(number: int, event: dict[str, Any]) -> Iterator[dict[str, object]]:
    by_side: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for figure in event["casualties"]:
        if figure["kind"] == "killed" and figure.get("best") is not None:
            by_side[figure["side"]].append(figure)
    toll = next((toll for toll in event.get("tolls", ()) if toll["kind"] == "killed"), None)
    for side in ("initiator", "target"):
        if figures := by_side.get(side):
            bests = {figure["group"]: figure["best"] for figure in figures}
            low = max(min(f["best"], f["best"] if f.get("low") is None else f["low"]) for f in figures)
            highs = [f["high"] for f in figures if f.get("high") is not None]
            high = sum(highs) if len(highs) == len(figures) else None
            best = bests.get("persons", sum(f["best"] for f in figures))
            if toll is not None:
                best = min(best, max(toll["best"], *bests.values()))
                most = toll.get("high")
                high = high if most is None or high is None else min(high, max(most, best))
            yield {
                "event": number,
                "side": side,
                "low": _whole(min(low, best)),
                "best": _whole(best),
                "high": None if high is None else _whole(max(high, best)),
            }


def _origins(number: int, event: dict[str, Any]) -> Iterator[dict[str, object]]:
    for origin in event["origins"]:
        for document in dict.fromkeys(origin["documents"]) or ("",):
            yield {"event": number, "origin": origin["id"], "document": document, "name": origin["name"]}


def _whole(value: int) -> int:
    return min(value, LARGEST)
