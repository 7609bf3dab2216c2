"""First hands by name: wire services, outlets that others cite, the services of parties, monitors."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from firsthand.domain.errors import KnowledgeError
from firsthand.domain.origin import Origin, OriginKind
from firsthand.domain.values import Span
from firsthand.knowledge.datafile import read_yaml
from firsthand.knowledge.folding import plain
from firsthand.knowledge.phrases import PhraseIndex


@dataclass(frozen=True)
class OriginList:
    """Origins with their aliases; aliases are matched with their case ("AP", never "ap")."""

    aliases: dict[str, Origin]

    @classmethod
    def load(cls) -> OriginList:
        """Read the bundled list.

        Raises:
            KnowledgeError: the file is damaged.
        """
        try:
            return cls(
                {
                    alias: Origin(entry["id"], entry["name"], OriginKind(entry["kind"]), entry.get("actor"))
                    for entry in read_yaml("data", "origins.yml")
                    for alias in (entry["name"], *entry["aliases"])
                }
            )
        except (AttributeError, TypeError, KeyError, ValueError) as error:
            raise KnowledgeError(f"origins.yml is damaged: {error!r}") from error

    def match(self, name: str) -> Origin | None:
        """The origin of a name as written, its case ignored for names of more than four letters."""
        if found := self.aliases.get(name.strip()):
            return found
        return self._folded.get(plain(name)) if len(name) > 4 else None

    def spot(self, text: str) -> tuple[tuple[Span, Origin], ...]:
        """Origins named in a text, in order, not overlapping."""
        found = self._index.spot(text)
        return tuple((Span.of(text, start, end), self.aliases[text[start:end]]) for start, end in found)

    @cached_property
    def _folded(self) -> dict[str, Origin]:
        return {plain(alias): origin for alias, origin in self.aliases.items()}

    @cached_property
    def _index(self) -> PhraseIndex:
        return PhraseIndex(self.aliases)
