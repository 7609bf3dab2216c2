"""Run by Alembic: migrations go over the connection that `schema.migrate` opened, in its transaction."""

from __future__ import annotations

from alembic import context

from firsthand.store.schema import VERSION_TABLE
from firsthand.store.tables_of_runs import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
