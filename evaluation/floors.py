"""Pinned floors: what was reached may not be lost."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

_FILE = Path(__file__).with_name("floors.json")


class Pinned(Protocol):
    """Something with a figure that may be pinned: its name, and a fingerprint of what it is measured on."""

    @property
    def name(self) -> str: ...  # noqa: D102

    @property
    def fingerprint(self) -> str: ...  # noqa: D102


@dataclass(frozen=True)
class Floors:
    """Share of right facts by case, each with the fingerprint of the corpus it was measured on."""

    values: Mapping[str, tuple[str, float]]

    @classmethod
    def load(cls) -> Floors:
        """Read `floors.json`."""
        raw = json.loads(_FILE.read_text(encoding="utf-8")) if _FILE.exists() else {}
        return cls({name: (entry["corpus"], entry["floor"]) for name, entry in raw.items()})

    def of(self, case: Pinned) -> float:
        """The floor of a case; 0 for one that has none or whose pages changed since it was pinned."""
        corpus, floor = self.values.get(case.name, ("", 0.0))
        return floor if corpus == case.fingerprint else 0.0

    def raised(self, case: Pinned, share: float) -> Floors:
        """Floors with this case at the higher of its floor and what was reached."""
        pinned = max(self.of(case), int(share * 1000) / 1000)
        return Floors({**self.values, case.name: (case.fingerprint, pinned)})

    def save(self) -> None:
        """Write `floors.json`."""
        entries = {
            name: {"corpus": corpus, "floor": floor} for name, (corpus, floor) in sorted(self.values.items())
        }
        _FILE.write_text(json.dumps(entries, indent=2) + "\n", encoding="utf-8")
