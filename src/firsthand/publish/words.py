"""What feeds say by themselves, in English and French."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from firsthand.domain.event import ContradictionType, Event, EventActor, Grade, Toll
from firsthand.domain.report import Role
from firsthand.domain.values import Place
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.terms import Terms
from firsthand.publish.phrases import parties

ENGLISH, FRENCH = "en", "fr"
LANGUAGES = (ENGLISH, FRENCH)


@dataclass(frozen=True)
class Words:
    """The words of one language.

    Attributes:
        language: "en" or "fr".
    """

    language: str = ENGLISH

    def pick(self, english: str, french: str) -> str:
        """One of two ways to say it."""
        return french if self.language == FRENCH else english

    def kind_of(self, event: Event, codebook: Codebook) -> str:
        """The type of an event."""
        return codebook.get(event.event_type).called(self.language)

    def day(self, value: date) -> str:
        """1 June 2025; 1er juin 2025."""
        return self._terms.day(value)

    def when(self, event: Event) -> str:
        """The day, or the first and last possible day."""
        possible = event.date.possible
        if not possible or possible.start is None or possible.end is None:
            return self.pick("date unknown", "date inconnue")
        if possible.start == possible.end:
            return self.day(possible.start)
        first, last = self.day(possible.start), self.day(possible.end)
        return self.pick(f"between {first} and {last}", f"entre le {first} et le {last}")

    def where(self, place: Place | None) -> str:
        """The place with its country, and its radius where it is no point."""
        if place is None:
            return self.pick("place unknown", "lieu inconnu")
        country = self._country(place.country)
        name = f"{place.name}, {country}" if country and country != place.name else place.name
        return name if place.radius_km <= 10 else f"{name} (±{place.radius_km:.0f} km)"

    def who(self, event: Event) -> str | None:
        """Who acted and upon whom, as far as is known."""
        first = ", ".join(map(self._party, parties(event, Role.INITIATOR)))
        second = ", ".join(map(self._party, parties(event, Role.TARGET)))
        parts = [
            self.pick(f"Initiator: {first}.", f"Auteur : {first}.") if first else "",
            self.pick(f"Target: {second}.", f"Cible : {second}.") if second else "",
        ]
        return " ".join(part for part in parts if part) or None

    def _party(self, actor: EventActor) -> str:
        return self._terms.party(actor.id, actor.name)

    def tolls(self, tolls: Iterable[Toll]) -> str:
        """Figures one after the other."""
        return self.pick("; ", " ; ").join(map(self.toll, tolls))

    def field(self, kind: ContradictionType) -> str:
        """On what origins differ."""
        return self._terms.contradiction(kind.value)

    def toll(self, toll: Toll) -> str:
        """The figure with its range: "31 to 40 killed (best 35)"."""
        kind = self._terms.kind(toll.kind.value, toll.high or toll.best)
        best = "" if toll.low == toll.best else self.pick(f" (best {toll.best})", f" (retenu : {toll.best})")
        if toll.high is None:
            return self.pick("at least ", "au moins ") + f"{toll.low} {kind}{best}"
        if toll.low == toll.high:
            return f"{toll.best} {kind}"
        return self.pick(
            f"{toll.low} to {toll.high} {kind} (best {toll.best})",
            f"de {toll.low} à {toll.high} {kind} (retenu : {toll.best})",
        )

    def grade(self, grade: Grade) -> str:
        """The grade of the evidence."""
        return self._terms.grade(grade.value)

    def _country(self, alpha3: str | None) -> str | None:
        if alpha3 is None:
            return None
        return self._terms.country(alpha3)

    @property
    def _terms(self) -> Terms:
        return Terms.of(self.language)
