from __future__ import annotations

import io
import logging
from collections.abc import Iterator

import pytest

from firsthand.logs import level_at, set_up_logging


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    logger = logging.getLogger("firsthand")
    before = logger.handlers[:], logger.level, logger.propagate
    yield
    logger.handlers[:], logger.propagate = before[0], before[2]
    logger.setLevel(before[1])


@pytest.mark.parametrize(
    ("setting", "verbose", "quiet", "level"),
    [
        ("warning", 0, 0, logging.WARNING),
        ("warning", 1, 0, logging.INFO),
        ("warning", 9, 0, logging.DEBUG),
        ("warning", 0, 1, logging.ERROR),
        ("info", 1, 1, logging.INFO),
        ("error", 0, 3, logging.ERROR),
    ],
)
def test_flags_move_the_level_from_the_setting(setting: str, verbose: int, quiet: int, level: int) -> None:
    assert level_at(setting, verbose=verbose, quiet=quiet) == level


@pytest.mark.parametrize("stream", [io.StringIO(), Terminal()])
def test_messages_of_the_level_go_to_the_stream_once(stream: io.StringIO) -> None:
    for _ in range(2):
        set_up_logging(logging.INFO, stream)
    logging.getLogger("firsthand.run").info("page %s read", "a.txt")
    logging.getLogger("firsthand.run").debug("hidden")
    assert stream.getvalue().count("page a.txt read") == 1
    assert "hidden" not in stream.getvalue()
