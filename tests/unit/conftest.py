"""The bundled knowledge and the bundled model, loaded once for all tests that read with them."""

from __future__ import annotations

import pytest

from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.models.tagger import Tagger
from firsthand.reports import Spotter


@pytest.fixture(scope="session")
def spotter() -> Spotter:
    return Spotter(ActorList.load(), Gazetteer.open(None), Codebook.load())


@pytest.fixture(scope="session")
def tagger() -> Tagger:
    return Tagger.load()
