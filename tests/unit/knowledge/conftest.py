from __future__ import annotations

import pytest

from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.origins import OriginList


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="session")
def actors() -> ActorList:
    return ActorList.load()


@pytest.fixture(scope="session")
def origins() -> OriginList:
    return OriginList.load()
