"""The words of a brief in one language: sentences as data, filled in from records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any, TypeAlias

import yaml

from firsthand.domain.errors import ConfigError
from firsthand.knowledge.terms import LANGUAGES, Terms, unbroken
from firsthand.publish.brief.blocks import Inline, Line, Text

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Value: TypeAlias = "str | int | Inline | Line"
# Unbreakable in every language: between a number and its unit.
_UNIT = re.compile(r"(?<=\}) (?=km\b)")


class Words:
    """The wording of one language.

    Args:
        record: the sentences, one file for each language in `wording/`.
        terms: the names of codes, which stand beside the sentences and are found by path like them.
    """

    def __init__(self, record: Mapping[str, Any], terms: Terms) -> None:
        told = {kind: named["told"] for kind, named in terms.record["contradictions"].items()}
        contradictions = {**told, **record["contradictions"]}
        self._record = {**terms.record, **record, "contradictions": contradictions}
        self._terms = terms
        self.language = terms.language

    @classmethod
    def of(cls, language: str) -> Words:
        """The wording of a language.

        Raises:
            ConfigError: briefs are not written in it.
        """
        if language not in LANGUAGES:
            raise ConfigError(f"briefs are written in {' and '.join(LANGUAGES)}, not in {language!r}")
        return _load(language)

    def __getitem__(self, key: str) -> str:
        """A word by its path, such as "headings.map"."""
        found = self.find(key)
        if not isinstance(found, str):
            raise KeyError(f"{self.language}.yml has no word {key!r}")
        return found

    def find(self, key: str) -> Any:
        """What stands at a path, None where nothing does. Keys themselves hold no dot."""
        found: Any = self._record
        for part in key.split("."):
            found = found.get(part) if isinstance(found, Mapping) else None
        return found

    def choose(self, key: str, n: int) -> str:
        """The form of a word for a number: French says one for 0 and 1, English for 1 alone."""
        found = self.find(key)
        if isinstance(found, str):
            return found
        return str(found["one" if self.is_one(n) else "other"])

    def is_one(self, n: int) -> bool:
        """Whether a number takes the singular."""
        return self._terms.is_one(n)

    def say(self, key: str, **values: Value) -> Line:
        """A sentence with its blanks filled in. Its form is chosen by `n` where it has two.

        What is filled in is data: it is put beside the words of the sentence and never read as a sentence itself.
        """
        n = values.get("n")
        template = self.choose(key, n if isinstance(n, int) else 2)
        line: list[Inline] = []
        for literal, name, _, _ in Formatter().parse(template):
            if literal:
                line.append(Text(literal))
            if name is not None:
                line += self._inlines(values[name])
        return tuple(line)

    def text(self, key: str, **values: str | int) -> str:
        """The same as a string."""
        return "".join(inline.text for inline in self.say(key, **values))

    def number(self, n: int) -> str:
        """1,250 or 1 250."""
        return f"{n:,}".replace(",", str(self._record["thousands"]))

    def decimal(self, value: float) -> str:
        """A coordinate."""
        told = f"{value:.2f}".rstrip("0").rstrip(".")
        return told.replace(".", ",") if self.language == "fr" else told

    def day(self, value: date, *, is_short: bool = False) -> str:
        """1 June 2025, 1er juin 2025."""
        return self._terms.day(value, is_short=is_short).replace(" ", "\u00a0", 1)

    def month(self, value: date) -> str:
        """The short name of a month."""
        return str(self._record["short_months"][value.month - 1])

    def weekday(self, number: int) -> str:
        """Monday is 0."""
        return str(self._record["weekdays"][number])

    def country(self, code: str) -> str:
        """The name of a country by its alpha-3 code; the code where we have no name."""
        return self._terms.country(code)

    def actor(self, actor_id: str, name: str) -> str:
        """The name of an actor: organs of states and mere descriptions in this language, others by their own name."""
        return self._terms.party(actor_id, name)

    def type(self, code: str) -> str:
        """The name of an event type."""
        return self._terms.type(code)

    def kind(self, kind: str, n: int, group: str) -> str:
        """Killed, injured ...: agrees with the group and the number."""
        return self._terms.kind(kind, n, group)

    def group(self, group: str, n: int) -> str:
        """Soldiers, civilians ...; a group that is not in the wording by its own name."""
        return self._terms.group(group, n)

    def listed(self, items: Iterable[str], *, last: str = "words.and") -> str:
        """a, b and c."""
        told = list(items)
        if len(told) < 2:
            return "".join(told)
        return f"{self['words.list'].join(told[:-1])}{self[last]}{told[-1]}"

    def joined(self, lines: Sequence[Line]) -> Line:
        """Lines with commas between."""
        out: list[Inline] = []
        for line in lines:
            out += [*([Text(self["words.list"])] if out else []), *line]
        return tuple(out)

    def _inlines(self, value: Value) -> Line:
        if isinstance(value, int):
            return (Text(self.number(value)),)
        if isinstance(value, str):
            return (Text(value),)
        return value if isinstance(value, tuple) else (value,)


@cache
def _load(language: str) -> Words:
    source = files("firsthand.publish.brief").joinpath("wording", f"{language}.yml")
    record = yaml.load(source.read_text(encoding="utf-8"), Loader=_LOADER)  # noqa: S506 - CSafeLoader or SafeLoader
    record = _with_units(record)
    return Words(unbroken(record) if language == "fr" else record, Terms.of(language))


def _with_units(found: Any) -> Any:
    """The wording with the spaces before units that must not break."""
    if isinstance(found, Mapping):
        return {key: _with_units(item) for key, item in found.items()}
    return _UNIT.sub("\u00a0", found) if isinstance(found, str) else found
