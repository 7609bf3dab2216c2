"""Reading of the bundled data files."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.resources import files
from typing import Any

import yaml

from firsthand.domain.errors import KnowledgeError

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@contextmanager
def naming(*path: str) -> Iterator[None]:
    """Say which file is damaged where its content is not of the form that its reader needs. A decorator too.

    Raises:
        KnowledgeError: something in it is missing or of another type than it should be.
    """
    try:
        yield
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise KnowledgeError(f"the knowledge file {'/'.join(path)} is damaged: {error!r}") from error


def read_text(*path: str) -> str:
    """A bundled text file of the knowledge folder.

    Raises:
        KnowledgeError: it is missing or no UTF-8; the message names it.
    """
    try:
        return files("firsthand.knowledge").joinpath(*path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise KnowledgeError(f"the knowledge file {'/'.join(path)} is missing or damaged: {error}") from error


def read_yaml(*path: str) -> Any:
    """A bundled YAML file, loaded without object construction.

    Raises:
        KnowledgeError: it is missing or damaged; the message names it.
    """
    try:
        return yaml.load(read_text(*path), Loader=_LOADER)  # noqa: S506 - CSafeLoader or SafeLoader
    except yaml.YAMLError as error:
        raise KnowledgeError(f"the knowledge file {'/'.join(path)} is damaged: {error}") from error


def read_json(*path: str) -> Any:
    """A bundled JSON file.

    Raises:
        KnowledgeError: it is missing or damaged; the message names it.
    """
    try:
        return json.loads(read_text(*path))
    except ValueError as error:
        raise KnowledgeError(f"the knowledge file {'/'.join(path)} is damaged: {error}") from error
