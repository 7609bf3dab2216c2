"""Messages, dates and numbers as a reader of one language expects them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import Casualty, DatePrecision, EventDate, Toll
from firsthand.domain.values import DaySet, Place, PlaceKind
from firsthand.knowledge.terms import Terms
from firsthand.web.catalogue import Catalogue

_SHOWN_DAYS = 3
_POINT_KM = 10.0
_UNBROKEN = "\u00a0"
_NARROW = "\u202f"
"""Parts thousands in French (Imprimerie nationale, Lexique des règles typographiques)."""


@dataclass(frozen=True, slots=True)
class Locale:
    """One language of the interface."""

    words: Catalogue

    @property
    def language(self) -> str:
        """Its code, for the `lang` attribute."""
        return self.words.language

    def t(self, key: str, /, **values: object) -> str:
        """A message; see `Catalogue.text`."""
        return self.words.text(key, **values)

    def n(self, key: str, count: float, /, **values: object) -> str:
        """A message that hangs on a number, which is written as the language has it."""
        return self.words.counted(key, count, **{"count": self.number(count), **values})

    def named(self, prefix: str, code: str) -> str:
        """The name of a code ("grade", "single-origin"), the code itself where the catalogue has none."""
        key = f"{prefix}.{code}"
        return self.words.text(key) if self.words.has(key) else code

    def number(self, value: float) -> str:
        """1,234.5 or 1 234,5; at most one decimal."""
        shown = f"{value:,.1f}".removesuffix(".0")
        if self.language == "fr":
            return shown.replace(",", _NARROW).replace(".", ",")
        return shown

    def day(self, value: date, *, year: bool = True) -> str:
        """1 Jun 2025, 1er juin 2025."""
        first = self._ordinal(value)
        month = self.t(f"time.months.{value.month}")
        return f"{first} {month} {value.year}" if year else f"{first} {month}"

    def _ordinal(self, value: date) -> str:
        return "1er" if self.language == "fr" and value.day == 1 else str(value.day)

    def _before(self, value: date, last: date) -> str:
        """A day of a list that ends with another, without the month and year that they share."""
        if (value.year, value.month) == (last.year, last.month):
            return self._ordinal(value)
        return self.day(value, year=value.year != last.year)

    def month(self, value: date) -> str:
        """June 2025, juin 2025."""
        return f"{self.t(f'time.long_months.{value.month}')} {value.year}"

    def moment(self, value: datetime) -> str:
        """1 Jun 2025, 14:05 UTC."""
        return f"{self.day(value.astimezone(UTC).date())}, {value.astimezone(UTC):%H:%M} UTC"

    def days(self, possible: DaySet) -> str:
        """27 Apr to 29 Jun 2025."""
        start, end = possible.start, possible.end
        if start is None or end is None:
            return self.t("time.unknown")
        if start == date.min:
            return self.t("time.up_to", end=self.day(end))
        if end == date.max:
            return self.t("time.from", start=self.day(start))
        if (start.year, start.month) == (end.year, end.month):
            return self.t("time.span", start=self._ordinal(start), end=self.day(end))
        return self.t("time.span", start=self.day(start, year=start.year != end.year), end=self.day(end))

    def when(self, told: EventDate) -> str:
        """A day, a few possible days, a span, or that nothing is known; never more exact than the set."""
        possible = told.possible
        if not possible or possible.start is None or possible.end is None:
            return self.t("time.unknown")
        if told.precision is DatePrecision.DAY and possible.is_day:
            return self.day(possible.start)
        if len(possible) <= _SHOWN_DAYS:
            *others, last = possible
            first = ", ".join(self._before(day, last) for day in others)
            return self.t("time.or", first=first, last=self.day(last)) if others else self.day(last)
        days = list(possible) if len(possible) <= 60 else []
        weekdays = {day.weekday() for day in days}
        if len(possible.intervals) > 1 and len(weekdays) == 1:
            return self.t(
                "time.weekday_in",
                weekday=self.t(f"time.weekdays.{weekdays.pop()}"),
                span=self.days(possible),
            )
        return self.days(possible)

    def country(self, code: str | None) -> str:
        """The name of a country, its code where we have no name."""
        return "" if code is None else self.named("countries", code)

    def where(self, place: Place | None) -> str:
        """Place and country; "unknown" where no text names one."""
        if place is None:
            return self.t("place.unknown")
        if place.kind is PlaceKind.COUNTRY:
            return self.country(place.country) if place.country else place.name
        if place.kind is PlaceKind.REGION or not place.country:
            return place.name
        return f"{place.name}, {self.country(place.country)}"

    def radius(self, place: Place | None) -> str:
        """±40 km, empty where the place is as good as a point."""
        if place is None or place.radius_km <= _POINT_KM:
            return ""
        return f"±{self.number(round(place.radius_km))}{_UNBROKEN}km"

    def bounds(self, figure: Casualty | Toll) -> str:
        """31+ for an open end, 21 to 24 for a range, 30 for one figure."""
        if figure.best is None and figure.low is None:
            return self.t("casualties.some")
        if figure.high is None:
            return f"{self.number(figure.best or figure.low or 0)}+"
        low = figure.high if figure.low is None else figure.low
        if low == figure.high:
            return self.number(low)
        return f"{self.number(low)}–{self.number(figure.high)}"

    def party(self, actor: str, name: str) -> str:
        """An actor: descriptions and organs of states in this language, others by their own name."""
        return self._terms.party(actor, name)

    def harmed(self, figure: Casualty | Toll) -> str:
        """What happened to those counted, after their number: "killed"; agrees with it."""
        most = figure.high if figure.high is not None else max(2, figure.best or 0)
        return self._terms.kind(figure.kind.value, most)

    def people(self, group: str, kind: str) -> str:
        """Who was harmed and how, without a number: "soldiers killed"."""
        return f"{self._terms.group(group)} {self._terms.kind(kind, group=group)}"

    @property
    def _terms(self) -> Terms:
        return Terms.of(self.language)

    def kind(self, kind: ActorKind) -> str:
        """What sort of actor."""
        return self.named("actor_kinds", kind.value)
