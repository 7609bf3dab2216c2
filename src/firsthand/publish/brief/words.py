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
from firsthand.knowledge.countries import CountryList
from firsthand.publish.brief.blocks import Inline, Line, Text

LANGUAGES = ("en", "fr")
"""Languages that briefs are written in: one file each in `wording/`."""

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Value: TypeAlias = "str | int | Inline | Line"
# Unbreakable spaces of French: before the colon and inside guillemets a full one, before ; ! ? a thin one (Imprimerie nationale), and
# in every language between a number and its unit.
_FRENCH = (
    (re.compile(" (?=:)"), "\u00a0"),
    (re.compile("(?<=«) "), "\u00a0"),
    (re.compile(" (?=»)"), "\u00a0"),
    (re.compile(" (?=[;!?])"), "\u202f"),
)
_UNIT = re.compile(r"(?<=\}) (?=km\b)")


class Words:
    """The wording of one language."""

    def __init__(self, record: Mapping[str, Any], countries: CountryList) -> None:
        self._record = record
        self.language: str = record["language"]
        self._countries = {country.code: country for country in countries.countries}

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
        return n == 1 or (n == 0 and not self._record["zero_is_plural"])

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
        months = self._record["short_months" if is_short else "months"]
        number = self._record["first_of_month"] if value.day == 1 else value.day
        return f"{number}\u00a0{months[value.month - 1]} {value.year}"

    def month(self, value: date) -> str:
        """The short name of a month."""
        return str(self._record["short_months"][value.month - 1])

    def weekday(self, number: int) -> str:
        """Monday is 0."""
        return str(self._record["weekdays"][number])

    def country(self, code: str) -> str:
        """The name of a country by its alpha-3 code; the code where we have no name."""
        known = self._countries.get(code)
        return known.name(self.language) if known else code

    def actor(self, actor_id: str, name: str) -> str:
        """The name of an actor: organs of states and mere descriptions in this language, others by their own name."""
        described = self._record["actors"].get(actor_id)
        if described is not None:
            return str(described)
        code, _, organ = actor_id.partition("-")
        pattern = self._record["organs"].get(organ)
        if pattern is not None and code.upper() in self._countries:
            return str(pattern).format(country=self.country(code.upper()))
        return name

    def kind(self, kind: str, n: int, group: str) -> str:
        """Killed, injured ...: agrees with the group and the number."""
        record = self._record["kinds"][kind]
        form = "one" if self.is_one(n) else "other"
        feminine = self._record["groups"].get(group, {}).get("feminine", False)
        return str(record.get(f"{form}_f", record[form]) if feminine else record[form])

    def group(self, group: str, n: int) -> str:
        """Soldiers, civilians ...; a group that is not in the wording by its own name."""
        record = self._record["groups"].get(group)
        if record is None:
            return group
        return str(record["one" if self.is_one(n) else "other"])

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
    return Words(_spaced(record, is_french=language == "fr"), CountryList.load())


def _spaced(found: Any, *, is_french: bool) -> Any:
    """The wording with the spaces that must not break."""
    if isinstance(found, Mapping):
        return {key: _spaced(item, is_french=is_french) for key, item in found.items()}
    if isinstance(found, list):
        return [_spaced(item, is_french=is_french) for item in found]
    if isinstance(found, str):
        found = _UNIT.sub("\u00a0", found)
        for pattern, space in _FRENCH if is_french else ():
            found = pattern.sub(space, found)
    return found
