"""What every part of a brief needs to be put into words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from firsthand.domain.report import CasualtyKind
from firsthand.publish.brief.blocks import Inline, Line, Link, Text
from firsthand.publish.brief.model import Brief, Incident
from firsthand.publish.brief.phrasing import Phrasing
from firsthand.publish.brief.words import Words

MOST_ROWS = 300
"""Incidents that the table lists; those with the most killed where there are more."""
MOST_LINKS = 12
"""Incidents that one figure leads to; the others are counted."""


@dataclass(frozen=True)
class Writer:
    """A brief and the language it is written in."""

    brief: Brief
    phrasing: Phrasing

    @property
    def words(self) -> Words:
        """The wording."""
        return self.phrasing.words

    @cached_property
    def listed(self) -> tuple[Incident, ...]:
        """The incidents of the table, in their order."""
        rows = self.brief.incidents
        if len(rows) <= MOST_ROWS:
            return rows
        worst = sorted(rows, key=lambda row: (-_killed(row), row.number))[:MOST_ROWS]
        return tuple(sorted(worst, key=lambda row: row.number))

    @cached_property
    def _numbers(self) -> dict[str, tuple[str, str]]:
        """Id of an event or operation to the words of a link to it and what the link leads to."""
        found = {row.event.id: (self.words.number(row.number), row.event.id) for row in self.brief.incidents}
        for whole in self.brief.wholes:
            told = "+".join(self.words.number(number) for number in whole.numbers[:MOST_LINKS])
            found[whole.id] = (told, whole.id)
        return found

    def ids(self, numbers: Iterable[int]) -> list[str]:
        """Ids of rows."""
        return [self.brief.incidents[number - 1].event.id for number in numbers]

    def links(self, ids: Sequence[str]) -> Line:
        """[1] [4] and 3 more. What is not in the table is told by its id."""
        out: list[Inline] = []
        for name in ids[:MOST_LINKS]:
            out += [*([Text(" ")] if out else []), *self.link(name)]
        if len(ids) > MOST_LINKS:
            out.append(Text(f" {self.words.text('words.more', n=len(ids) - MOST_LINKS)}"))
        return tuple(out)

    def link(self, name: str) -> Line:
        """[4], or the id of what is not in the table."""
        if name not in self._numbers:
            return (Link(name, name, is_permanent=True),)
        told, target = self._numbers[name]
        return (Link(f"[{told}]", target),)


def _killed(row: Incident) -> int:
    figure = row.figure(CasualtyKind.KILLED)
    return (figure.best or 0) if figure else 0
