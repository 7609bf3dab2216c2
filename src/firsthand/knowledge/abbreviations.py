"""Short names of first-level units: "Ky.", "NSW"."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from firsthand.domain.errors import KnowledgeError
from firsthand.knowledge.datafile import read_yaml
from firsthand.knowledge.phrases import PhraseIndex

_LEAST = 3  # characters: shorter forms are words and initials


@dataclass(frozen=True)
class Abbreviations:
    """Units by short name: (alpha-3, GeoNames name of the unit)."""

    units: dict[str, tuple[str, str]]

    @classmethod
    def load(cls) -> Abbreviations:
        """Read the bundled list.

        Raises:
            KnowledgeError: the file is damaged.
        """
        try:
            return cls(
                {
                    short: (country, name)
                    for country, names in read_yaml("data", "abbreviations.yml").items()
                    for name, shorts in names.items()
                    for short in shorts
                }
            )
        except (AttributeError, TypeError) as error:
            raise KnowledgeError(f"abbreviations.yml is damaged: {error!r}") from error

    def spot(self, text: str) -> tuple[tuple[int, int, str, str], ...]:
        """Short names in a text as (start, end, alpha-3, name of the unit); those of two letters only behind a comma."""
        return tuple(
            (start, end, *self.units[text[start:end]])
            for start, end in self._index.spot(text)
            if end - start >= _LEAST or text[:start].endswith((", ", "("))
        )

    @cached_property
    def _index(self) -> PhraseIndex:
        return PhraseIndex(self.units, hyphen=False)
