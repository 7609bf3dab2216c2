"""The app over a small store, without a server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from importlib.resources import as_file, files
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from firsthand.desk import Desk
from firsthand.domain.event import Event
from firsthand.store import Store
from firsthand.web import create_app


@pytest.fixture(scope="session")
def demo_store(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Address of a store of the bundled example pages. Tests read it and never write."""
    url = f"sqlite:///{tmp_path_factory.mktemp('web') / 'demo.db'}"
    with as_file(files("firsthand") / "examples") as pages, Desk(Store.open(url, create=True)) as desk:
        desk.ingest([Path(pages)])
    return url


@pytest.fixture(scope="session")
def demo_desk(demo_store: str) -> Iterator[Desk]:
    with Desk(Store.open(demo_store)) as desk:
        yield desk


@pytest.fixture(scope="session")
def demo_events(demo_desk: Desk) -> list[Event]:
    return list(demo_desk.store.events())


@pytest.fixture
def client(demo_desk: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(demo_desk), follow_redirects=False) as client:
        yield client


@pytest.fixture
def new_store(tmp_path: Path) -> Iterator[Store]:
    """A store of the test's own that holds nothing yet."""
    with Store.open(f"sqlite:///{tmp_path}/s.db", create=True) as opened:
        yield opened


@pytest.fixture
def new_client(new_store: Store) -> Iterator[TestClient]:
    """The app over the test's own store."""
    with TestClient(create_app(Desk(new_store))) as opened:
        yield opened


def main_text(page: str) -> str:
    """What the main part of a page says, in one line."""
    return unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.split("<main", 1)[1])))
