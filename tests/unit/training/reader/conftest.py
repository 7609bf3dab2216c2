"""What reads raw texts for the training."""

from __future__ import annotations

import pytest
from training.reader.texts import Maker

from firsthand.reports import Spotter
from firsthand.reports.signals import Signaller


@pytest.fixture(scope="session")
def maker(spotter: Spotter) -> Maker:
    return Maker(Signaller(spotter))
