"""Logging to standard error: lines for people, or one JSON object a line for machines (structlog)."""

from __future__ import annotations

import logging
import secrets
from functools import cache
from typing import TextIO

_LOGGER = "firsthand"
TEXT, JSON = "text", "json"
_STEP = logging.WARNING - logging.INFO


@cache
def run_id() -> str:
    """What tells this process from any other: `run` in each line of its log, and the id of the first run that it makes."""
    return secrets.token_hex(8)


def level_at(log_level: str, *, verbose: int, quiet: int) -> int:
    """The level to log at.

    Args:
        log_level: the setting, "debug" to "error".
        verbose: how many times -v was given: each shows one level more.
        quiet: how many times -q was given: each shows one level less.
    """
    level = logging.getLevelNamesMapping()[log_level.upper()] + _STEP * (quiet - verbose)
    return min(max(level, logging.DEBUG), logging.ERROR)


def set_up_logging(level: int, stream: TextIO, *, form: str = TEXT) -> None:
    """Send the log of this package to a stream. Replaces an earlier set-up.

    Args:
        level: least level that is logged.
        stream: where to; in colour where it is a terminal and people read it.
        form: "text", or "json": each line an object with `timestamp` (UTC, ISO 8601), `level`, `logger`, `run` (the same
            for all lines of one process), `event` (the message), `exception` where there is one, and what else is told of
            the message, such as `document`.
    """
    logger = logging.getLogger(_LOGGER)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
    logger.addHandler(_handler(stream, form))
    logger.setLevel(level)
    logger.propagate = False


def _handler(stream: TextIO, form: str) -> logging.Handler:
    if form == JSON:
        handler = logging.StreamHandler(stream)
        handler.setFormatter(_json_lines())
        return handler
    if stream.isatty():
        from rich.console import Console  # noqa: PLC0415 - only a terminal has use for it
        from rich.logging import RichHandler  # noqa: PLC0415

        return RichHandler(console=Console(file=stream), show_time=False, show_path=False)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    return handler


def _json_lines() -> logging.Formatter:
    """What makes JSON of the standard library's records, so that every module logs in the standard way."""
    import structlog  # noqa: PLC0415 - only this form has use for it

    run = run_id()

    def name_run(_: object, __: str, line: structlog.typing.EventDict) -> structlog.typing.EventDict:
        return {**line, "run": run}

    return structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=[
            structlog.stdlib.add_log_level,
            structlog.stdlib.add_logger_name,
            structlog.stdlib.ExtraAdder(),
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            name_run,
        ],
        processors=[
            structlog.stdlib.ProcessorFormatter.remove_processors_meta,
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
    )
