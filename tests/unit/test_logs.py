from __future__ import annotations

import io
import json
import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

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


def test_machines_get_one_object_a_line() -> None:
    stream = io.StringIO()
    set_up_logging(logging.INFO, stream, form="json")
    logger = logging.getLogger("firsthand.run")
    logger.info("page %s read\n", "é.txt", extra={"document": "é.txt"})
    try:
        int("odd")
    except ValueError:
        logger.exception("not read")
    first, second = (json.loads(line) for line in stream.getvalue().splitlines())
    assert first["event"] == "page é.txt read\n"
    assert (first["level"], first["logger"], first["document"]) == ("info", "firsthand.run", "é.txt")
    assert datetime.fromisoformat(first["timestamp"]).tzinfo is not None
    assert first["run"] == second["run"]
    assert "ValueError: invalid literal" in second["exception"]


def test_the_command_line_logs_as_set(tmp_path: Path) -> None:
    page = tmp_path / "empty.html"
    page.write_text("")
    told = subprocess.run(
        [
            sys.executable,
            "-m",
            "firsthand",
            "-v",
            "ingest",
            str(page),
            "--store",
            f"sqlite:///{tmp_path}/x.db",
        ],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "FIRSTHAND_LOG_FORM": "json"},
        cwd=tmp_path,
    )
    assert told.returncode == 1
    lines = [json.loads(line) for line in told.stderr.splitlines() if line.startswith("{")]
    assert [line["document"] for line in lines if line["logger"] == "firsthand.run.local"] == [str(page)]
