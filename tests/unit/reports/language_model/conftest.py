"""Readers that ask the fake model."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.reports import PatternReader
from firsthand.reports.language_model import LanguageModelReader, LanguageModelSettings
from firsthand.reports.language_model.endpoint import Endpoint
from firsthand.reports.spotting import Spotter

from .fake import FakeModel, serving


@pytest.fixture
def model() -> Iterator[FakeModel]:
    with serving() as found:
        yield found


@pytest.fixture
def slept() -> list[float]:
    """The waits asked for, none of which took place."""
    return []


@cache
def _knowledge() -> tuple[ActorList, Gazetteer, Codebook]:
    return ActorList.load(), Gazetteer.open(), Codebook.load()


@pytest.fixture
def codebook() -> Codebook:
    return _knowledge()[2]


@pytest.fixture
def spotter() -> Spotter:
    actors, gazetteer, _ = _knowledge()
    return Spotter(actors, gazetteer, _knowledge()[2])


@pytest.fixture
def local() -> PatternReader:
    return PatternReader(*_knowledge())


@pytest.fixture
def endpoint_for(model: FakeModel, slept: list[float]) -> Iterator[Callable[..., Endpoint]]:
    made: list[Endpoint] = []

    def make(settings: LanguageModelSettings | None = None, **options: Any) -> Endpoint:
        settings = settings or LanguageModelSettings(model.address, "fake", timeout=5.0)
        made.append(Endpoint(settings, sleep=slept.append, **options))
        return made[-1]

    yield make
    for endpoint in made:
        endpoint.close()


@pytest.fixture
def reader_for(
    model: FakeModel,
    endpoint_for: Callable[..., Endpoint],
    spotter: Spotter,
    codebook: Codebook,
    local: PatternReader,
    tmp_path: Path,
) -> Callable[..., LanguageModelReader]:
    def make(**settings: Any) -> LanguageModelReader:
        options = {name: settings.pop(name) for name in ("most_bytes", "clock") if name in settings}
        given = {"timeout": 5.0, "cache": tmp_path / "answers", **settings}
        found = LanguageModelSettings(model.address, "fake", **given)
        return LanguageModelReader(found, spotter, codebook, local, endpoint_for(found, **options))

    return make
