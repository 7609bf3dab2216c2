"""Making, refusing and migrating stores. That migrations and tables agree is tested on both databases in the
conformance suite."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from firsthand.domain.errors import StoreError
from firsthand.store import Store
from firsthand.store.schema import VERSIONS, alembic_config


def _stamp(path: Path, version: str) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE firsthand_version SET version_num = ?", (version,))
        connection.commit()


def test_every_version_has_its_migration_in_order() -> None:
    with create_engine("sqlite://").connect() as connection:
        scripts = ScriptDirectory.from_config(alembic_config(connection)).walk_revisions()
    assert tuple(script.revision for script in scripts)[::-1] == VERSIONS


def test_a_missing_store_is_named_and_not_created(tmp_path: Path) -> None:
    path = tmp_path / "absent.db"
    with pytest.raises(StoreError, match="firsthand store init"):
        Store.open(f"sqlite:///{path}")
    assert not path.exists()


def test_a_store_of_a_newer_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "newer.db"
    Store.open(f"sqlite:///{path}", create=True).close()
    _stamp(path, "9999")
    for create in (False, True):
        with pytest.raises(StoreError, match="newer version of firsthand"):
            Store.open(f"sqlite:///{path}", create=create)
    with pytest.raises(StoreError, match="newer version of firsthand"):
        Store.migrate(f"sqlite:///{path}")


def test_migrating_a_current_store_does_nothing(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'store.db'}"
    Store.open(url, create=True).close()
    assert Store.migrate(url) == ()


def test_migrating_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="no store at"):
        Store.migrate(f"sqlite:///{tmp_path / 'absent.db'}")


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    with pytest.raises(StoreError, match="another program"):
        Store.open(f"sqlite:///{path}", create=True)
    with pytest.raises(StoreError, match="holds no store"):
        Store.open(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("bookmarks",)]


@pytest.mark.parametrize(
    "url",
    ["store.db", "sqlite://", "sqlite:///:memory:", "mysql://localhost/x", "", "postgresql+pg8000://h/x"],
)
def test_an_address_that_cannot_be_used_is_refused(url: str) -> None:
    with pytest.raises(StoreError, match=r"sqlite:///file\.db or postgresql://"):
        Store.open(url, create=True)


def test_a_password_is_never_shown() -> None:
    with pytest.raises(StoreError) as caught:
        Store.open("postgresql://reader:hunter2@127.0.0.1:9/news")
    assert "hunter2" not in str(caught.value)
    assert "\n" not in str(caught.value)


def test_opening_a_store_imports_no_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from firsthand.store import Store\n"
        f"Store.open({f'sqlite:///{tmp_path}/a.db'!r}, create=True).close()\n"
        f"with Store.open({f'sqlite:///{tmp_path}/a.db'!r}) as store: list(store.events())\n"
        "print('alembic' in sys.modules)"
    )
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert outcome.stdout.strip() == "False"


def test_importing_the_package_imports_no_database() -> None:
    code = "import sys, firsthand.store; print('sqlalchemy' in sys.modules)"
    outcome = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert outcome.stdout.strip() == "False"
