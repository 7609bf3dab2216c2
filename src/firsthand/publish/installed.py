"""Libraries that only some installations have."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from firsthand.domain.errors import ConfigError


def optional(module: str, extra: str) -> Any:
    """A module of a library that an extra brings.

    Args:
        module: full name.
        extra: name of the extra.

    Raises:
        ConfigError: it is not installed; the message says how to get it.
    """
    try:
        return import_module(module)
    except ImportError as error:
        raise ConfigError(
            f"this format needs {module.partition('.')[0]}: pip install 'firsthand[{extra}]'"
        ) from error
