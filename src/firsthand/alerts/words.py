"""The words of alerts in one language, filled in from records."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from firsthand.domain.values import DaySet
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.countries import CountryList

_FRENCH = (  # unbreakable spaces: before the colon and inside guillemets a full one, before ; ! ? a thin one
    (re.compile(" (?=:)"), "\u00a0"),
    (re.compile("(?<=«) "), "\u00a0"),
    (re.compile(" (?=»)"), "\u00a0"),
    (re.compile(" (?=[;!?])"), "\u202f"),
)
_FEW_DAYS = 3
_MOST_WEEKDAYS = 60  # days over which a set is looked at for a common weekday


class Words:
    """The wording of one language."""

    def __init__(self, language: str, record: Mapping[str, Any], names: Mapping[str, str]) -> None:
        self.language = language
        self._record = record
        self._countries = names

    @classmethod
    def of(cls, language: str) -> Words:
        """The wording of a language: "en" or "fr"."""
        return _load(language)

    def __call__(self, path: str, **values: object) -> str:
        """The words at a path such as "labels.what", with their blanks filled in; in the form for `n` where there are two."""
        found: Any = self._record
        for part in path.split("."):
            found = found[part]
        if isinstance(found, Mapping):
            found = found["one" if self._is_one(values.get("n")) else "other"]
        return str(found).format(**values)

    def all_of(self, names: Iterable[str], last: str = "and") -> str:
        """A list of names: a, b and c."""
        told = list(names)
        if len(told) < 2:
            return "".join(told)
        return self("list").join(told[:-1]) + self(last) + told[-1]

    def type(self, code: str) -> str:
        """The name of an event type."""
        return str(self._record["types"].get(code) or Codebook.load().get(code).name)

    def party(self, actor: str, name: str) -> str:
        """The name of a party, by its id and its name in the list of actors."""
        country, _, organ = actor.partition("-")
        if organ in self._record["organs"] and country.upper() in self._countries:
            return str(self._record["organs"][organ]).format(country=self.country(country.upper()))
        return str(self._record["actors"].get(actor, name))

    def group(self, group: str) -> str:
        """Who is counted."""
        return str(self._record["groups"].get(group, group))

    def country(self, code: str) -> str:
        """The name of a country, its code where we know none."""
        return self._countries.get(code, code)

    def day(self, value: date) -> str:
        """A day, 3 Jun 2025."""
        return f"{self._number(value)} {self._record['months'][value.month - 1]} {value.year}"

    def days(self, possible: DaySet | None) -> str:
        """A day, a few possible days or a stretch; never more exact than what is known."""
        if not possible or possible.start is None or possible.end is None:
            return self("days.unknown")
        if len(possible) <= _FEW_DAYS:
            *others, last = possible
            is_one_month = all((one.year, one.month) == (last.year, last.month) for one in others)
            told = map(self._number if is_one_month else self.day, others)
            return self.all_of([*told, self.day(last)], "or")
        ends = {"start": self.day(possible.start), "end": self.day(possible.end)}
        weekdays = {one.weekday() for one in possible} if len(possible) <= _MOST_WEEKDAYS else set()
        if len(weekdays) == 1:
            return self("days.weekday", weekday=self._record["weekdays"][weekdays.pop()], **ends)
        return self("days.between", **ends)

    def quoted(self, text: str) -> str:
        """Words in the quotation marks of the language."""
        return self("quote", text=text)

    def _number(self, value: date) -> str:
        return self("first_day") if value.day == 1 else str(value.day)

    def _is_one(self, n: object) -> bool:
        return n in (0, 1) if self.language == "fr" else n == 1


@cache
def _load(language: str) -> Words:
    text = (files("firsthand.alerts") / "wording" / f"{language}.yml").read_text(encoding="utf-8")
    if language == "fr":
        text = "".join(map(_spaced, text.splitlines(keepends=True)))
    countries = {country.code: country.name(language) for country in CountryList.load().countries}
    return Words(language, yaml.safe_load(text), countries)


def _spaced(line: str) -> str:
    """A line of French with its unbreakable spaces; comments and keys have none of these signs after a space."""
    for pattern, space in _FRENCH:
        line = pattern.sub(space, line)
    return line
