"""Loading of the codebook."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Any

from firsthand.domain.codebook import Cue, DisorderType, EventType
from firsthand.domain.errors import KnowledgeError
from firsthand.knowledge.datafile import read_yaml


@dataclass(frozen=True)
class Codebook:
    """All event types, sorted by code."""

    types: tuple[EventType, ...]

    @classmethod
    def load(cls) -> Codebook:
        """Read every `*.yml` of the codebook folder.

        Raises:
            KnowledgeError: a file is damaged; the message names it.
        """
        return _load()

    def get(self, code: str) -> EventType:
        """The type of a code.

        Raises:
            KeyError: there is none.
        """
        return self._by_code[code]

    @cached_property
    def _by_code(self) -> dict[str, EventType]:
        return {event_type.code: event_type for event_type in self.types}


@cache
def _load() -> Codebook:
    folder = files("firsthand.knowledge") / "codebook"
    types = []
    for name in sorted(path.name for path in folder.iterdir() if path.name.endswith(".yml")):
        raw = read_yaml("codebook", name)
        try:
            types.append(_event_type(raw))
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise KnowledgeError(f"codebook/{name} is damaged: {error!r}") from error
    return Codebook(tuple(types))


def _event_type(raw: Mapping[str, Any]) -> EventType:
    return EventType(
        code=raw["code"],
        name=raw["name"],
        definition=raw["definition"],
        acled_event_type=raw["acled"]["event_type"],
        acled_sub_event_type=raw["acled"]["sub_event_type"],
        disorder_type=DisorderType(raw["acled"]["disorder_type"]),
        ucdp_violence=raw["ucdp_violence"],
        plover=raw["plover"]["event"],
        plover_mode=raw["plover"]["mode"],
        cameo=raw["cameo"],
        muc=raw["muc"],
        cues={language: tuple(Cue(text) for text in cues) for language, cues in raw["cues"].items()},
        rank=raw["rank"],
        names=raw["names"],
    )
