"""The bundled knowledge and the bundled model, loaded once for all tests that read with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.models.tagger import Tagger
from firsthand.reports import Spotter


@pytest.fixture(autouse=True)
def data_dir(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder for the user's own places that does not exist: those of whoever runs the tests stay out of them."""
    folder = tmp_path_factory.getbasetemp() / "no-places"
    monkeypatch.setenv("FIRSTHAND_DATA_DIR", str(folder))
    return folder


@pytest.fixture(scope="session")
def spotter() -> Spotter:
    return Spotter(ActorList.load(), Gazetteer.open(None), Codebook.load())


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return Tagger.load()
