"""A list of the user's own beside a bundled one: a JSON file in the data folder that the commands write."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from firsthand.domain.errors import ConfigError, KnowledgeError

_SCHEMA = "firsthand.own-list/1"


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where an entry of the user's own comes from.

    Attributes:
        source: who says so, as the user gave it.
        is_override: whether it changes a bundled entry, in place of adding one.
        added: day it was last changed (UTC).
    """

    source: str | None
    is_override: bool
    added: date | None

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> Provenance:
        """That of an entry as it is kept.

        Raises:
            TypeError, ValueError: the day or the source is none.
        """
        added, source = entry.get("added"), entry.get("source")
        if source is not None and not isinstance(source, str):
            raise ValueError("its source is no text")
        return cls(source, bool(entry.get("override")), date.fromisoformat(added) if added else None)

    @property
    def words(self) -> str:
        """For people: "override: field office"."""
        return ": ".join(filter(None, ("override" if self.is_override else "own", self.source)))


class OwnList:
    """Entries by key, as the JSON file has them.

    Args:
        path: the file, which need not be there.
    """

    def __init__(self, path: Path) -> None:
        self.path = path

    def entries(self) -> dict[str, dict[str, Any]]:
        """Every entry, in the order of keys; none where there is no file.

        Raises:
            KnowledgeError: the file cannot be read or is damaged; the message names it.
        """
        try:
            told = json.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError, RecursionError) as error:
            raise self.damaged(str(error)) from error
        if not isinstance(told, dict) or told.get("schema") != _SCHEMA:
            raise self.damaged(f"its schema is not {_SCHEMA}")
        entries = told.get("entries")
        if not isinstance(entries, dict) or not all(isinstance(entry, dict) for entry in entries.values()):
            raise self.damaged("it holds no entries by key")
        return {key: entries[key] for key in sorted(entries)}

    def put(self, key: str, entry: Mapping[str, Any]) -> None:
        """Keep an entry, in place of one with the same key.

        Raises:
            ConfigError: the file is damaged, or cannot be written.
        """
        self._write({**self.entries(), key: dict(entry)})

    def remove(self, key: str) -> bool:
        """Take an entry out; False where there is none.

        Raises:
            ConfigError: the file is damaged, or cannot be written.
        """
        entries = self.entries()
        if entries.pop(key, None) is None:
            return False
        self._write(entries)
        return True

    def damaged(self, why: str) -> KnowledgeError:
        """The error that names the file."""
        return KnowledgeError(f"{self.path} is damaged: {why}; mend it or move it away")

    def _write(self, entries: Mapping[str, Any]) -> None:
        """Write the whole file beside the old one and put it in its place, so that it is never half written."""
        told = {"schema": _SCHEMA, "entries": {key: entries[key] for key in sorted(entries)}}
        text = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
        draft: str | None = None
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            handle, draft = tempfile.mkstemp(dir=self.path.parent, prefix=f".{self.path.name}.")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if os.name == "posix":  # a shared folder: the draft is for its writer alone
                Path(draft).chmod(self.path.stat().st_mode if self.path.exists() else 0o644)
            Path(draft).replace(self.path)
        except OSError as error:
            if draft is not None:
                Path(draft).unlink(missing_ok=True)
            raise ConfigError(f"{self.path} cannot be written: {error.strerror or error}") from error
