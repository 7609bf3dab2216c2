"""The stage, run on hand-made stories."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from firsthand.domain.decision import Decision
from firsthand.domain.event import Chronicle
from firsthand.events import build
from firsthand.lineage import trace
from tests.unit.events.stories import Names, Parties, Story, Types

Chronicler = Callable[..., Chronicle]


@pytest.fixture
def chronicle() -> Chronicler:
    def run(
        stories: Sequence[Story],
        decisions: Sequence[Decision] = (),
        previous: Mapping[str, str] | None = None,
    ) -> Chronicle:
        extractions = [story.extraction() for story in stories]
        return build(
            extractions,
            trace(extractions, origins=Names()),
            decisions,
            codebook=Types(),
            actors=Parties(),
            previous=previous or {},
        )

    return run
