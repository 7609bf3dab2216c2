"""Lines of a TOML file at which its tables and keys stand, for messages about them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_HEADER = re.compile(r"\s*\[\[\s*([\w.\"'-]+)\s*\]\]|\s*\[\s*([\w.\"'-]+)\s*\]")
_KEY = re.compile(r"\s*([\w-]+|\"[^\"]*\"|'[^']*')\s*(?:=|\.)")
_FENCE = re.compile(r'"""|\'\'\'')


@dataclass
class Lines:
    """Line numbers, from 1, by the path of a table (`alert`, 0) and a key; 1 where none is found.

    Strings of several lines are stepped over; arrays of several lines may hold what looks like a key of their table, which
    costs a message its exact line and nothing else.
    """

    _found: dict[tuple[str, int, str], int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> Lines:
        """Find them."""
        lines = cls()
        table, counts, fence = ("", 0), dict[str, int](), ""
        for number, line in enumerate(text.splitlines(), 1):
            fences = _FENCE.findall(line)
            if fence:
                fence = "" if fence in fences else fence
                continue
            if header := _HEADER.match(line):
                name = header.group(1) or header.group(2)
                counts[name] = counts.get(name, -1) + 1
                table = (name, counts[name])
                lines._found.setdefault((*table, ""), number)
            elif key := _KEY.match(line):
                lines._found.setdefault((*table, key.group(1).strip("\"'")), number)
            if len(fences) % 2:
                fence = fences[-1]
        return lines

    def at(self, table: str = "", index: int = 0, key: str = "") -> int:
        """The line of a key, or of the head of its table."""
        return self._found.get((table, index, key)) or self._found.get((table, index, "")) or 1
