"""The tables. Records are kept whole as JSON; the columns beside them are what is searched and joined.

Kept for ever: `pages`, `documents` with their `reports` and `claims`, `set_aside`, `decisions`, `event_ids`, `event_revisions`,
and the tables of `tables_of_people.py`.
Rebuilt from these at any time: `events` with `event_facts`, `event_days`, `event_losses`, `event_origins`, `event_actors`, `event_reports`, `entity_names` and
the search index, `chronicle_parts` and `traces`.
The full-text index differs between databases and is made in `search.py`.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
)

from firsthand.store.columns import Instant, Words

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

state = Table(
    "state",
    metadata,
    Column("id", Integer, CheckConstraint("id = 1", name="one_row"), primary_key=True),
    # Raised by everything the view depends on, and the revision that the view was last rebuilt from.
    Column("revision", BigInteger, nullable=False),
    Column("viewed", BigInteger, nullable=False),
    # Of the view in place: which program made it with the rows of `traces`, null where it made none, and how many decisions it obeys.
    Column("program", Words),
    Column("obeyed", Integer),
)

pages = Table(
    "pages",
    metadata,
    Column("key", Words, primary_key=True),
    Column("id", Words, nullable=False, index=True),
    Column("sha256", Words, nullable=False),
    Column("media_type", Words, nullable=False),
    Column("captured_at", Instant, nullable=False),
    Column("url", Words, index=True),
    Column("page", Words, nullable=False),  # the Page as JSON, its content left out
    # The bytes: gzip in `content`, or in a WARC file of the store's archive.
    Column("content", LargeBinary),
    Column("warc_file", Words),
    Column("warc_offset", BigInteger),
    Column("warc_length", BigInteger),
)

documents = Table(
    "documents",
    metadata,
    Column("key", Words, primary_key=True),
    Column("page", Words, ForeignKey(pages.c.key), nullable=False, unique=True),
    Column("id", Words, nullable=False, index=True),
    Column("url", Words),
    Column("language", Words),
    Column("title", Words),
    Column("outlet", Words),
    Column("published", Date),
    Column("captured_at", Instant, nullable=False),
    Column("reader", Words, nullable=False),
    Column("relevance", Float, nullable=False),
    Column("extraction", LargeBinary, nullable=False),  # gzip of the Extraction as JSON
    # Of what was read, whatever page it was read from: null in rows older than version 0002.
    Column("fingerprint", Words),
    Column("program", Words),  # version of firsthand that read it; null in rows older than version 0002
)

traces = Table(  # what the view in place keeps of the documents that it was made from, sealed; see `traced_view.py`
    "traces",
    metadata,
    Column("document", Words, ForeignKey(documents.c.key, ondelete="CASCADE"), primary_key=True),
    Column("mark", LargeBinary, nullable=False),
    Column("links", LargeBinary, nullable=False),
    Column("notes", LargeBinary, nullable=False),
    Column("scores", LargeBinary, nullable=False),
)

Index("ix_documents_outlet", documents.c.outlet, documents.c.published, documents.c.id)
Index("ix_documents_published", documents.c.published)
Index("ix_documents_captured", documents.c.captured_at, documents.c.key)

set_aside = Table(  # pages that were not read further
    "set_aside",
    metadata,
    Column("page", Words, ForeignKey(pages.c.key), primary_key=True),
    Column("id", Words, nullable=False, index=True),
    Column("title", Words),
    Column("score", Float, nullable=False),
    Column("captured_at", Instant, nullable=False),
)

reports = Table(
    "reports",
    metadata,
    Column("document", Words, ForeignKey(documents.c.key), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Words, nullable=False, index=True),
    Column("status", Words, nullable=False),
    Column("event_type", Words),
    Column("confidence", Float, nullable=False),
    Column("trigger", Words, nullable=False),
    Column("quote", Words, nullable=False),  # the sentence of the trigger
    PrimaryKeyConstraint("document", "position"),
)

claims = Table(
    "claims",
    metadata,
    Column("document", Words, ForeignKey(documents.c.key), nullable=False),
    Column("position", Integer, nullable=False),
    Column("id", Words, nullable=False, index=True),
    Column("report", Words, nullable=False, index=True),
    Column("field", Words, nullable=False),
    Column("value", Words),
    Column("op", Words),
    Column("low", BigInteger),  # bounds that the words allow, null for an open end
    Column("high", BigInteger),
    Column("group_name", Words),
    Column("actor", Words),
    Column("side", Words, nullable=False),
    Column("claimant", Words),
    Column("claimant_actor", Words),
    Column("relay", Words),
    Column("official", Boolean),
    Column("origin", Words),
    Column("start_offset", Integer, nullable=False),
    Column("end_offset", Integer, nullable=False),
    Column("text", Words, nullable=False),
    Column("quote", Words, nullable=False),  # the sentence of the span
    PrimaryKeyConstraint("document", "position"),
)

issues = Table(
    "issues",
    metadata,
    Column("id", Words, primary_key=True),
    Column("input", Words, nullable=False, index=True),
    Column("stage", Words, nullable=False),
    Column("code", Words, nullable=False),
    Column("message", Words, nullable=False),
    Column("severity", Words, nullable=False),
    Column("page", Words),  # key of the page, stored or not
)

marks = Table(  # how far inputs were read, by runs that stopped; empty while none has
    "marks",
    metadata,
    Column("input", Words, nullable=False),
    Column("identity", Words, nullable=False),
    Column("mark", Words, nullable=False),  # the Mark as JSON
    PrimaryKeyConstraint("input", "identity"),
)

decisions = Table(
    "decisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("id", Words, nullable=False, unique=True),
    Column("judgement", Words, nullable=False),
    Column("target", Words, nullable=False, index=True),
    Column("other", Words),
    Column("field", Words),
    Column("value", Words),
    Column("reason", Words, nullable=False),
    Column("author", Words, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("was", Words),  # what stood there; null in rows older than version 0006
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),  # key of the full-text index
    Column("id", Words, nullable=False, unique=True),
    Column("event", Words, nullable=False),  # the Event as JSON, its redirects and moments left out
    Column("fingerprint", Words, nullable=False),  # SHA-256 of that JSON
    Column("event_type", Words, nullable=False, index=True),
    Column("grade", Words, nullable=False),
    Column("date_start", Date, index=True),  # ends of the possible days, null where nothing bounds them
    Column("date_end", Date),
    Column("is_possible", Boolean, nullable=False),  # false where no day is possible
    Column("country", Words, index=True),
    Column("admin1", Words),
    Column("lat", Float),
    Column("lon", Float),
    Column("n_origins", Integer, nullable=False),
    Column("operation", Words),
    Column("first_seen", Instant, nullable=False),
    Column("updated", Instant, nullable=False),
    # Of the review queue: null in rows older than version 0006 until the view is made anew.
    Column("urgency", Float),  # see `domain/urgency.py`
    Column("evidence_at", Instant),  # when what is told of it last became other than it was
    Column("settled_at", Instant),  # when a person accepted or rejected it
)

# The order of the queue, with what tells whether an event awaits review, so that these are counted without the events themselves.
Index("ix_events_queue", events.c.urgency, events.c.settled_at, events.c.evidence_at)

event_facts = Table(  # what is asked of events, in rows narrow enough to count a hundred thousand of them; see `facts.py`
    "event_facts",
    metadata,
    Column(
        "event",
        Integer,
        ForeignKey(events.c.number, ondelete="CASCADE"),
        primary_key=True,
        autoincrement=False,
    ),
    Column("id", Words, nullable=False),
    Column("event_type", Words, nullable=False),
    Column("grade", Words, nullable=False),
    Column("country", Words),
    Column("admin1", Words),
    Column("entry", Words),  # the place, as `Place.entry`
    # Ends of the possible days as days since the start of year 1; 0 and the last day of 9999 where nothing bounds them.
    Column("day_from", Integer, nullable=False),
    Column("day_to", Integer, nullable=False),
    Column("is_possible", Boolean, nullable=False),
    Column("is_scattered", Boolean, nullable=False),  # days between the ends are impossible: see event_days
    Column("lat", Float),
    Column("lon", Float),
    Column("x", Float),  # the point on a unit sphere: a distance is a chord
    Column("y", Float),
    Column("z", Float),
    Column("radius_km", Float),
    Column("n_origins", Integer, nullable=False),
    Column("killed_low", BigInteger),
    Column("killed_best", BigInteger),
    Column("killed_high", BigInteger),
    Column("is_reviewed", Boolean, nullable=False),
    Column("updated", Instant, nullable=False),
)
_ASKED = (
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
)
# These hold every column that common questions touch, in the order that their answers are grouped by.
_IN_KINDS = ("country", "event_type", "grade", "day_from", *_ASKED, "id")
_IN_DAYS = ("day_from", *_ASKED, "event_type", "grade", "country", "id", "radius_km")
Index("ix_event_facts_kinds", *(event_facts.c[name] for name in _IN_KINDS))
Index("ix_event_facts_days", *(event_facts.c[name] for name in _IN_DAYS))
Index("ix_event_facts_country", event_facts.c.country, event_facts.c.day_from, event_facts.c.id)
for _name in ("event_type", "grade", "n_origins"):
    Index(f"ix_event_facts_{_name}", event_facts.c[_name], event_facts.c.day_from, event_facts.c.id)
Index("ix_event_facts_order", event_facts.c.day_from, event_facts.c.id)
Index("ix_event_facts_ends", event_facts.c.day_to, event_facts.c.day_from)
Index("ix_event_facts_killed", event_facts.c.killed_best, event_facts.c.id)
Index("ix_event_facts_updated", event_facts.c.updated, event_facts.c.id)
Index("ix_event_facts_entry", event_facts.c.entry)
_IN_AREAS = ("lat", "lon", "day_from", "id", "x", "y", "z")
Index("ix_event_facts_point", *(event_facts.c[name] for name in _IN_AREAS))

event_days = Table(  # the runs of possible days of events that have several
    "event_days",
    metadata,
    Column("event", Integer, ForeignKey(events.c.number, ondelete="CASCADE"), nullable=False),
    Column("day_from", Integer, nullable=False),
    Column("day_to", Integer, nullable=False),
    PrimaryKeyConstraint("event", "day_from"),
)

event_losses = Table(  # the dead of each side of an event, see `sides.py`
    "event_losses",
    metadata,
    Column("event", Integer, ForeignKey(events.c.number, ondelete="CASCADE"), nullable=False),
    Column("side", Words, nullable=False),
    Column("low", BigInteger, nullable=False),
    Column("best", BigInteger, nullable=False),
    Column("high", BigInteger),  # null where no text bounds it
    PrimaryKeyConstraint("event", "side"),
)

event_origins = Table(  # first hands of events, with the documents that relay them
    "event_origins",
    metadata,
    Column("event", Integer, ForeignKey(events.c.number, ondelete="CASCADE"), nullable=False),
    Column("origin", Words, nullable=False),
    Column("document", Words, nullable=False),  # its id as given, empty where none is known
    Column("name", Words, nullable=False),
    PrimaryKeyConstraint("event", "origin", "document"),
)
Index("ix_event_origins_events", event_origins.c.origin, event_origins.c.event, event_origins.c.name)
Index("ix_event_origins_documents", event_origins.c.document, event_origins.c.event)

event_actors = Table(
    "event_actors",
    metadata,
    Column("event", Integer, ForeignKey(events.c.number, ondelete="CASCADE"), nullable=False),
    Column("actor", Words, nullable=False, index=True),
    Column("role", Words, nullable=False),
    Column("name", Words, nullable=False),  # folded, see `search.fold`
    PrimaryKeyConstraint("event", "actor", "role"),
)

Index("ix_event_actors_events", event_actors.c.actor, event_actors.c.event)
Index("ix_event_actors_names", event_actors.c.name, event_actors.c.event)

event_reports = Table(  # kept when an event goes, so that it comes back under its old id
    "event_reports",
    metadata,
    Column("event", Words, nullable=False),
    Column("report", Words, nullable=False, index=True),
    PrimaryKeyConstraint("event", "report"),
)

event_ids = Table(  # every id ever published
    "event_ids",
    metadata,
    Column("id", Words, primary_key=True),
    Column("leads_to", Words),  # itself; after a merge the id it went into; null once withdrawn
    Column("first_seen", Instant, nullable=False),
    Column("left_at", Instant),
)

Index(  # of the few that lead elsewhere
    "ix_event_ids_left",
    event_ids.c.leads_to,
    postgresql_where=event_ids.c.leads_to != event_ids.c.id,
    sqlite_where=event_ids.c.leads_to != event_ids.c.id,
)

entity_names = Table(  # what actors and places of events are called, now or once; see `names.py`
    "entity_names",
    metadata,
    Column("kind", Words, nullable=False),  # "actor" or "place"
    Column("entity", Words, nullable=False),  # id of the actor, entry of the place
    Column("folded", Words, nullable=False),  # the name, see `search.fold`
    Column("name", Words, nullable=False),
    PrimaryKeyConstraint("kind", "entity", "folded"),
)

event_revisions = Table(  # what changed in an event each time it was published, append-only
    "event_revisions",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=True),
    Column("event", Words, nullable=False, index=True),  # its id as it was then
    Column("at", Instant, nullable=False),
    Column("record", Words, nullable=False),  # the Revision as JSON
)

chronicle_parts = Table(
    "chronicle_parts",
    metadata,
    Column("kind", Words, nullable=False),  # "operation", "aggregate" or "statement"
    Column("id", Words, nullable=False),
    Column("record", Words, nullable=False),  # as JSON
    PrimaryKeyConstraint("kind", "id"),
)
