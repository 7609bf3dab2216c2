"""Names of codes in one language: the one home of the words that the web app, briefs, alerts and feeds share."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.countries import shown_names
from firsthand.knowledge.datafile import naming, read_yaml

LANGUAGES = ("en", "fr")
"""Languages with names: one file each beside this module."""

_FRENCH = (  # unbreakable spaces: before the colon and inside guillemets a full one, before ; ! ? a thin one (Imprimerie nationale)
    (re.compile(" (?=:)"), "\u00a0"),
    (re.compile("(?<=«) "), "\u00a0"),
    (re.compile(" (?=»)"), "\u00a0"),
    (re.compile(" (?=[;!?])"), "\u202f"),
)


class Terms:
    """The names in one language.

    Args:
        record: the file of the language.

    Attributes:
        language: "en" or "fr".
        record: the file, for what has no method of its own.
    """

    def __init__(self, record: Mapping[str, Any]) -> None:
        self.record = record
        self.language: str = record["language"]
        self._countries = {
            code: names[LANGUAGES.index(self.language)].replace("'", "’")
            for code, names in shown_names().items()
        }

    @classmethod
    def of(cls, language: str) -> Terms:
        """The names in a language of `LANGUAGES`.

        Raises:
            KnowledgeError: its file is damaged.
        """
        return _load(language)

    def is_one(self, n: float) -> bool:
        """Whether a number takes the singular: French says one up to 2, English for 1 alone (Unicode CLDR)."""
        return n == 1 if self.record["zero_is_plural"] else 0 <= n < 2

    def type(self, code: str) -> str:
        """An event type; the code itself where the codebook has none."""
        try:
            return Codebook.load().get(code).called(self.language)
        except KeyError:
            return code

    def grade(self, grade: str) -> str:
        """A grade: "single origin"."""
        return str(self.record["grades"][grade]["name"])

    def gloss(self, grade: str) -> str:
        """What a grade means, as a part of a sentence."""
        return str(self.record["grades"][grade]["gloss"])

    def kind(self, kind: str, n: float = 2, group: str = "") -> str:
        """Killed, injured ...: agrees with the number and the group."""
        record = self.record["kinds"][kind]
        form = "one" if self.is_one(n) else "other"
        is_feminine = self.record["groups"].get(group, {}).get("feminine", False)
        return str(record.get(f"{form}_f", record[form]) if is_feminine else record[form])

    def heading(self, kind: str) -> str:
        """The same as a heading: "Killed"."""
        return str(self.record["kinds"][kind]["name"])

    def group(self, group: str, n: float = 2) -> str:
        """Soldiers, civilians ...; one that has no name here as it is."""
        record = self.record["groups"].get(group)
        return group if record is None else str(record["one" if self.is_one(n) else "other"])

    def role(self, role: str) -> str:
        """What somebody or something was in an event."""
        return str(self.record["roles"].get(role, role))

    def contradiction(self, kind: str) -> str:
        """On what things said contradict each other, in one word."""
        return str(self.record["contradictions"][kind]["about"])

    def party(self, actor: str, name: str) -> str:
        """An actor: descriptions and organs of states in this language, others by their own name.

        Args:
            actor: its id.
            name: its name in the list of actors.
        """
        described = self.record["actors"].get(actor)
        if described is not None:
            return str(described)
        code, _, organ = actor.partition("-")
        pattern = self.record["organs"].get(organ)
        if pattern is not None and code.upper() in self._countries:
            return str(pattern).format(country=self.country(code.upper()))
        return name

    @property
    def countries(self) -> Mapping[str, str]:
        """Alpha-3 code to the name of the country."""
        return self._countries

    def country(self, code: str) -> str:
        """A country by its alpha-3 code, the code where we have no name."""
        return self._countries.get(code, code)

    def day(self, value: date, *, is_short: bool = False) -> str:
        """1 June 2025, 1er juin 2025; with `is_short` 1 Jun 2025."""
        months = self.record["short_months" if is_short else "months"]
        number = self.record["first_of_month"] if value.day == 1 else value.day
        return f"{number} {months[value.month - 1]} {value.year}"

    def term(self, code: str) -> str:
        """Any other code that stands in a sentence: a kind of harm, a field, a bound, a record; the code itself where it has no name."""
        if code in self.record["kinds"]:
            return self.kind(code)
        for shelf in ("fields", "bounds", "records", "roles"):
            if code in self.record[shelf]:
                return str(self.record[shelf][code])
        return code


def unbroken(found: Any) -> Any:
    """French wording with the spaces that must not break; of mappings and lists all that they hold."""
    if isinstance(found, Mapping):
        return {key: unbroken(item) for key, item in found.items()}
    if isinstance(found, list):
        return [unbroken(item) for item in found]
    if isinstance(found, str):
        for pattern, space in _FRENCH:
            found = pattern.sub(space, found)
    return found


@cache
def _load(language: str) -> Terms:
    path = ("terms", f"{language}.yml")
    record = read_yaml(*path)
    with naming(*path):
        return Terms(unbroken(record) if language == "fr" else record)
