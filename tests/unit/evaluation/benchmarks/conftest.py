"""The real stages, loaded once."""

from __future__ import annotations

import pytest

from firsthand.run.plan import Workshop


@pytest.fixture(scope="session")
def workshop() -> Workshop:
    return Workshop.load(network=None)
