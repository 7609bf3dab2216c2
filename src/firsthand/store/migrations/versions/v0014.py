"""What became of pages by source and day, what runs took, and articles that are looked at again."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date
from urllib.parse import urlsplit

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import TEXT

revision = "0014"
down_revision = "0013"

WORDS = sa.Text().with_variant(TEXT(collation="C"), "postgresql")
INSTANT = sa.DateTime().with_variant(sa.DateTime(timezone=True), "postgresql")


def upgrade() -> None:
    """Add the tables, and count the pages that are held."""
    counts = op.create_table(
        "page_counts",
        sa.Column("day", sa.Date(), nullable=False),
        *(sa.Column(name, WORDS, nullable=False) for name in ("source", "outcome", "stage", "code")),
        sa.Column("pages", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "source", "outcome", "stage", "code", name=op.f("pk_page_counts")),
    )
    op.create_table(
        "runs",
        sa.Column("id", WORDS, nullable=False),
        sa.Column("kind", WORDS, nullable=False),
        sa.Column("started_at", INSTANT, nullable=False),
        sa.Column("record", WORDS, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_runs")),
    )
    op.create_index(op.f("ix_runs_started_at"), "runs", ["started_at"])
    op.create_table(
        "watch_visits",
        *(sa.Column(name, WORDS, nullable=False) for name in ("id", "source", "link")),
        *(sa.Column(name, WORDS) for name in ("etag", "last_modified")),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("first_at", INSTANT, nullable=False),
        sa.Column("due", INSTANT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_watch_visits")),
    )
    op.create_index("ix_watch_visits_due", "watch_visits", ["due", "source"])
    for name in ("visited", "edited"):
        op.add_column("watch_days", sa.Column(name, sa.Integer(), nullable=False, server_default="0"))
    held = Counter[tuple[date, str, str]]()
    for table, outcome in (("documents", "read"), ("set_aside", "set-aside")):
        held.update((at, site, outcome) for at, site in _captures(table))
    rows = [
        {"day": day, "source": site, "outcome": outcome, "stage": "", "code": "", "pages": pages}
        for (day, site, outcome), pages in sorted(held.items())
    ]
    if rows:
        op.bulk_insert(counts, rows)


def _captures(table: str) -> Iterator[tuple[date, str]]:
    """Day and site of the pages of a table; the site as `store.counts.site_of` has it."""
    captured = sa.column("captured_at", INSTANT)
    told = sa.table(table, captured, sa.column("page"))
    pages = sa.table("pages", sa.column("key"), sa.column("url"), sa.column("id"))
    wanted = sa.select(captured, pages.c.url, pages.c.id).join_from(told, pages, told.c.page == pages.c.key)
    for at, url, name in op.get_bind().execute(wanted, execution_options={"yield_per": 10_000}):
        yield (at.astimezone(UTC) if at.tzinfo else at).date(), _site(url or name)


def _site(address: str) -> str:
    try:
        parts = urlsplit(address)
        host = (parts.hostname or "") if parts.scheme in {"http", "https"} else ""
    except ValueError:
        host = ""
    return host.removeprefix("www.")
