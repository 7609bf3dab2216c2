"""Answers kept on disk, so that a page is paid for once.

A file holds what the model wrote and nothing more; it is checked and looked up in the text anew each time, so a file
that somebody tampered with can do no more than a model that lies.
"""

from __future__ import annotations

import logging
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

_log = logging.getLogger(__name__)
_MOST_BYTES = 4_000_000


class AnswerCache:
    """A folder with a file for each answer.

    Args:
        folder: made when the first answer is kept; None keeps nothing.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder

    def get(self, key: str) -> str | None:
        """The answer kept under a key; None where there is none, or none that can be read."""
        if self._folder is None:
            return None
        try:
            with self._path(self._folder, key).open("rb") as file:
                content = file.read(_MOST_BYTES + 1)
            return content.decode() if len(content) <= _MOST_BYTES else None
        except (OSError, UnicodeDecodeError):
            return None

    def put(self, key: str, answer: str) -> None:
        """Keep an answer, whole or not at all. A folder that cannot be written to is logged, once."""
        if self._folder is None:
            return
        path = self._path(self._folder, key)
        try:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".part")
            with os.fdopen(handle, "wb") as file:
                file.write(answer.encode("utf-8", "surrogatepass"))
            Path(name).replace(path)
        except OSError as error:
            _log.warning("answers cannot be kept in %s: %s", self._folder, error.strerror or error)
            self._folder = None

    @staticmethod
    def _path(folder: Path, key: str) -> Path:
        return folder / key[:2] / f"{key}.json"


def default_folder(environment: Mapping[str, str]) -> Path:
    """Where this system keeps what can be had again.

    After the XDG base directory specification, Apple's file system guidelines and Windows' known folders.
    """
    if sys.platform == "win32":
        base = Path(environment.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    elif sys.platform == "darwin":
        base = Path.home() / "Library" / "Caches"
    else:
        given = Path(environment.get("XDG_CACHE_HOME") or "")
        base = given if given.is_absolute() else Path.home() / ".cache"
    return base / "firsthand" / "language-model"
