"""What people decided: appended, never changed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import Connection, Row, select

from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.errors import StoreError
from firsthand.store.revision import raise_revision
from firsthand.store.tables import decisions
from firsthand.store.upsert import insert_new


def append(connection: Connection, decision: Decision) -> bool:
    """Append a decision.

    Returns:
        False, and nothing changed, where this very decision is in the log already.
    """
    if not insert_new(connection, decisions, asdict(decision)):
        return False
    raise_revision(connection)
    return True


def all_decisions(connection: Connection) -> tuple[Decision, ...]:
    """Every decision in the order it was appended, undone ones and the undoing included.

    Raises:
        StoreError: one of them is damaged.
    """
    return tuple(map(_decision, connection.execute(select(decisions).order_by(decisions.c.number))))


def _decision(row: Row[Any]) -> Decision:
    try:
        return Decision(
            id=row.id,
            judgement=Judgement(row.judgement),
            target=row.target,
            author=row.author,
            made_at=row.made_at,
            other=row.other,
            field=row.field,
            value=row.value,
            reason=row.reason,
            was=row.was,
        )
    except ValueError as fault:
        raise StoreError(
            f"the decision {row.id} in the log is damaged ({fault}): restore a backup"
        ) from fault
