"""Whether the view still shows what is stored.

Every page and decision raises the store's revision; the view remembers the revision it was rebuilt from. So a run
that was interrupted before it rebuilt is made up for by the next one, and of two runs that rebuild at once
the one that saw more prevails.
"""

from __future__ import annotations

from sqlalchemy import Connection, select, update

from firsthand.store.tables import state

_RAISE = update(state).values(revision=state.c.revision + 1)  # made once: every page that is read asks for it


def raise_revision(connection: Connection) -> None:
    """Record that something changed on which the view depends."""
    connection.execute(_RAISE)


def revision(connection: Connection) -> int:
    """The store's revision, from 0 on."""
    return int(connection.execute(select(state.c.revision)).scalar_one())


def viewed(connection: Connection) -> int:
    """The revision that the view in place was built from."""
    return int(connection.execute(select(state.c.viewed).with_for_update()).scalar_one())


def is_stale(connection: Connection) -> bool:
    """Whether something was stored since the view was rebuilt."""
    row = connection.execute(select(state.c.revision, state.c.viewed)).one()
    return bool(row.revision > row.viewed)


def claim_view(connection: Connection, basis: int | None) -> bool:
    """Take the right to replace the view, to the end of the transaction. Who keeps traces of it says so afterwards.

    Args:
        connection: in a writing transaction.
        basis: revision that the new view was built from, None for the present one.

    Returns:
        False where another run has already put up a view that saw more.
    """
    row = connection.execute(select(state.c.revision, state.c.viewed).with_for_update()).one()
    seen = row.revision if basis is None else basis
    if seen < row.viewed:
        return False
    connection.execute(update(state).values(viewed=seen, program=None, obeyed=None))
    return True
