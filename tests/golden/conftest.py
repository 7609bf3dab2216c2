"""`make golden` rewrites the golden outputs."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--rewrite-golden", action="store_true", help="Write the golden outputs anew; review the diff."
    )
