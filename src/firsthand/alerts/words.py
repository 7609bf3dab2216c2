"""The words of alerts in one language, filled in from records."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from firsthand.domain.event import ContradictionType, Grade
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DaySet
from firsthand.knowledge.terms import Terms, unbroken

_FEW_DAYS = 3
_MOST_WEEKDAYS = 60  # days over which a set is looked at for a common weekday


class Words:
    """The wording of one language."""

    def __init__(self, record: Mapping[str, Any], terms: Terms) -> None:
        self.language = terms.language
        self._record = {**record, **_of_terms(terms)}
        self._terms = terms

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
        return self._terms.type(code)

    def party(self, actor: str, name: str) -> str:
        """The name of a party, by its id and its name in the list of actors."""
        return self._terms.party(actor, name)

    def group(self, group: str) -> str:
        """Who is counted."""
        return self._terms.group(group)

    def country(self, code: str) -> str:
        """The name of a country, its code where we know none."""
        return self._terms.country(code)

    def day(self, value: date) -> str:
        """A day: 3 Jun 2025, 3 avril 2025 (short names of French months are hardly shorter)."""
        return self._terms.day(value, is_short=self.language == "en")

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
            return self("days.weekday", weekday=self._terms.record["weekdays"][weekdays.pop()], **ends)
        return self("days.between", **ends)

    def quoted(self, text: str) -> str:
        """Words in the quotation marks of the language."""
        return self("quote", text=text)

    def _number(self, value: date) -> str:
        return str(self._terms.record["first_of_month"]) if value.day == 1 else str(value.day)

    def _is_one(self, n: object) -> bool:
        return isinstance(n, int) and self._terms.is_one(n)


@cache
def _load(language: str) -> Words:
    text = (files("firsthand.alerts") / "wording" / f"{language}.yml").read_text(encoding="utf-8")
    record = yaml.safe_load(text)
    return Words(unbroken(record) if language == "fr" else record, Terms.of(language))


def _of_terms(terms: Terms) -> dict[str, Any]:
    """The names of codes, by path like the sentences."""
    forms = {"one": 1, "other": 2}
    return {
        "kinds": {kind.value: terms.heading(kind.value) for kind in CasualtyKind},
        "short": {
            kind.value: {form: "{figure} " + terms.kind(kind.value, n) for form, n in forms.items()}
            for kind in CasualtyKind
        },
        "grades": {
            grade.value: f"{terms.grade(grade.value)} ({terms.gloss(grade.value)})" for grade in Grade
        },
        "grade_names": {grade.value: terms.grade(grade.value) for grade in Grade},
        "contradictions": {kind.value: terms.contradiction(kind.value) for kind in ContradictionType},
    }
