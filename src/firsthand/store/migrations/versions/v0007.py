"""Narrow rows beside the events, for counting and for the map."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from math import cos, radians, sin
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0007"
down_revision = "0006"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
INSTANT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")
ASKED = [
    "day_to",
    "is_possible",
    "is_scattered",
    "n_origins",
    "killed_best",
    "is_reviewed",
    "lat",
    "lon",
    "x",
    "y",
    "z",
]
LAST_DAY = 3652059  # 31 December 9999
MOST = 10_000_000_000
BATCH = 500


def upgrade() -> None:
    """Add the tables and fill them from the events held."""
    facts = op.create_table(
        "event_facts",
        sa.Column("event", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("id", WORDS, nullable=False),
        sa.Column("event_type", WORDS, nullable=False),
        sa.Column("grade", WORDS, nullable=False),
        sa.Column("country", WORDS),
        sa.Column("admin1", WORDS),
        sa.Column("entry", WORDS),
        sa.Column("day_from", sa.Integer(), nullable=False),
        sa.Column("day_to", sa.Integer(), nullable=False),
        sa.Column("is_possible", sa.Boolean(), nullable=False),
        sa.Column("is_scattered", sa.Boolean(), nullable=False),
        *(sa.Column(name, sa.Float()) for name in ("lat", "lon", "x", "y", "z", "radius_km")),
        sa.Column("n_origins", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.BigInteger()) for name in ("killed_low", "killed_best", "killed_high")),
        sa.Column("is_reviewed", sa.Boolean(), nullable=False),
        sa.Column("updated", INSTANT, nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.number"], name=op.f("fk_event_facts_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", name=op.f("pk_event_facts")),
    )
    days = op.create_table(
        "event_days",
        sa.Column("event", sa.Integer(), nullable=False),
        sa.Column("day_from", sa.Integer(), nullable=False),
        sa.Column("day_to", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["event"], ["events.number"], name=op.f("fk_event_days_event"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("event", "day_from", name=op.f("pk_event_days")),
    )
    kinds = ["country", "event_type", "grade", "day_from", *ASKED, "id"]
    op.create_index("ix_event_facts_kinds", "event_facts", kinds)
    days_on = ["day_from", *ASKED, "event_type", "grade", "country", "id", "radius_km"]
    op.create_index("ix_event_facts_days", "event_facts", days_on)
    op.create_index("ix_event_facts_country", "event_facts", ["country", "day_from", "id"])
    op.create_index("ix_event_actors_events", "event_actors", ["actor", "event"])
    op.create_index("ix_event_facts_order", "event_facts", ["day_from", "id"])
    op.create_index("ix_event_facts_killed", "event_facts", ["killed_best", "id"])
    op.create_index("ix_event_facts_updated", "event_facts", ["updated", "id"])
    op.create_index("ix_event_facts_entry", "event_facts", ["entry"])
    connection = op.get_bind()
    for rows in _batches(connection):
        connection.execute(sa.insert(facts), [_facts(*row) for row in rows])
        if runs := [run for number, event, _ in rows for run in _runs(number, event)]:
            connection.execute(sa.insert(days), runs)


def _batches(connection: sa.Connection) -> Iterator[list[tuple[int, dict[str, Any], Any]]]:
    held = sa.table("events", sa.column("number"), sa.column("event"), sa.column("updated", INSTANT))
    after = -1
    while rows := connection.execute(
        sa.select(held).where(held.c.number > after).order_by(held.c.number).limit(BATCH)
    ).all():
        yield [(row.number, json.loads(row.event), row.updated) for row in rows]
        after = rows[-1].number


def _facts(number: int, event: dict[str, Any], updated: object) -> dict[str, object]:
    possible, place = event["date"]["possible"], event["place"] or {}
    runs = possible["intervals"] if possible else []
    killed: dict[str, int | None] = next(
        (toll for toll in event.get("tolls", ()) if toll["kind"] == "killed"), {}
    )
    lat, lon = place.get("lat"), place.get("lon")
    x = y = z = None
    if lat is not None and lon is not None:
        phi, theta = radians(lat), radians(lon)
        x, y, z = cos(phi) * cos(theta), cos(phi) * sin(theta), sin(phi)
    return {
        "event": number,
        **{name: event[name] for name in ("id", "event_type", "grade")},
        **{name: place.get(name) for name in ("country", "admin1", "entry", "radius_km")},
        "day_from": _day(runs[0][0]) if runs else 0,
        "day_to": _day(runs[-1][1]) if runs else LAST_DAY,
        "is_possible": possible is None or bool(runs),
        "is_scattered": len(runs) > 1,
        "lat": lat,
        "lon": lon,
        "x": x,
        "y": y,
        "z": z,
        "n_origins": len(event["origins"]),
        **{f"killed_{end}": _whole(killed.get(end)) for end in ("low", "best", "high")},
        "is_reviewed": bool(event.get("decisions")),
        "updated": updated,
    }


def _runs(number: int, event: dict[str, Any]) -> list[dict[str, int]]:
    possible = event["date"]["possible"]
    runs = possible["intervals"] if possible else []
    if len(runs) < 2:
        return []
    return [{"event": number, "day_from": _day(start), "day_to": _day(end)} for start, end in runs]


def _day(text: str) -> int:
    return date.fromisoformat(text).toordinal()


def _whole(value: int | None) -> int | None:
    return None if value is None else min(value, MOST)
