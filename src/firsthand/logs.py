"""Logging to standard error."""

from __future__ import annotations

import logging
from typing import TextIO

_LOGGER = "firsthand"
_STEP = logging.WARNING - logging.INFO


def level_at(log_level: str, *, verbose: int, quiet: int) -> int:
    """The level to log at.

    Args:
        log_level: the setting, "debug" to "error".
        verbose: how many times -v was given: each shows one level more.
        quiet: how many times -q was given: each shows one level less.
    """
    level = logging.getLevelNamesMapping()[log_level.upper()] + _STEP * (quiet - verbose)
    return min(max(level, logging.DEBUG), logging.ERROR)


def set_up_logging(level: int, stream: TextIO) -> None:
    """Send the log of this package to a stream, in colour where it is a terminal. Replaces an earlier set-up."""
    logger = logging.getLogger(_LOGGER)
    for handler in tuple(logger.handlers):
        logger.removeHandler(handler)
    logger.addHandler(_handler(stream))
    logger.setLevel(level)
    logger.propagate = False


def _handler(stream: TextIO) -> logging.Handler:
    if stream.isatty():
        from rich.console import Console  # noqa: PLC0415 - only a terminal has use for it
        from rich.logging import RichHandler  # noqa: PLC0415

        return RichHandler(console=Console(file=stream), show_time=False, show_path=False)
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(levelname)s %(name)s: %(message)s"))
    return handler
