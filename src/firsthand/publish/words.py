"""What feeds say by themselves, in English and French."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from firsthand.domain.event import ContradictionType, Event, EventActor, Grade, Toll
from firsthand.domain.report import CasualtyKind, Role
from firsthand.domain.values import Place
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.datafile import read_text
from firsthand.publish.acled import countries
from firsthand.publish.phrases import parties

ENGLISH, FRENCH = "en", "fr"
LANGUAGES = (ENGLISH, FRENCH)
_MONTHS = (
    "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
    "décembre",
)  # fmt: skip
_MONTHS_EN = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_TYPES = {
    "abduction-forced-disappearance": "Enlèvement ou disparition forcée",
    "agreement": "Accord",
    "air-drone-strike": "Frappe aérienne ou de drone",
    "armed-clash": "Affrontement armé",
    "arrests": "Arrestations",
    "attack": "Attaque contre des civils",
    "change-to-group-activity": "Changement dans un groupe ou son activité",
    "chemical-weapon": "Arme chimique",
    "disrupted-weapons-use": "Usage d’armes déjoué",
    "excessive-force-against-protesters": "Force excessive contre des manifestants",
    "government-regains-territory": "Reprise de terrain par le gouvernement",
    "grenade": "Grenade",
    "headquarters-established": "Établissement d’un quartier général ou d’une base",
    "looting-property-destruction": "Pillage ou destruction de biens",
    "mob-violence": "Violence de foule",
    "non-state-actor-overtakes-territory": "Prise de terrain par un acteur non étatique",
    "non-violent-transfer-of-territory": "Passage de terrain sans violence",
    "other-strategic": "Autre fait stratégique",
    "peaceful-protest": "Manifestation pacifique",
    "protest-with-intervention": "Manifestation avec intervention",
    "remote-explosive-ied": "Engin explosif, mine ou EEI",
    "sexual-violence": "Violence sexuelle",
    "shelling-artillery-missile": "Bombardement, artillerie ou missile",
    "suicide-bomb": "Attentat-suicide",
    "violent-demonstration": "Manifestation violente",
}
_GENERIC = {
    "generic:bandits": "bandits",
    "generic:civilians": "civils",
    "generic:gunmen": "hommes armés non identifiés",
    "generic:jihadists": "djihadistes non identifiés",
    "generic:mercenaries": "mercenaires",
    "generic:militants": "combattants non identifiés",
    "generic:militia": "milice non identifiée",
    "generic:peacekeepers": "Casques bleus",
    "generic:police": "police",
    "generic:protesters": "manifestants",
    "generic:rebels": "rebelles non identifiés",
    "generic:rioters": "émeutiers",
    "generic:soldiers": "soldats",
}
"""Actors that are descriptions; the names of the others are the same in both languages."""
_FIELDS = {
    ContradictionType.COUNT: "le nombre",
    ContradictionType.PLACE: "le lieu",
    ContradictionType.DATE: "la date",
    ContradictionType.ACTOR: "les parties",
    ContradictionType.OUTCOME: "l’issue",
    ContradictionType.CONFIRMATION: "la confirmation",
}
_KINDS = {
    CasualtyKind.KILLED: ("killed", "tués"),
    CasualtyKind.INJURED: ("injured", "blessés"),
    CasualtyKind.MISSING: ("missing", "disparus"),
    CasualtyKind.ABDUCTED: ("abducted", "enlevés"),
    CasualtyKind.CAPTURED: ("captured", "capturés"),
    CasualtyKind.DISPLACED: ("displaced", "déplacés"),
    CasualtyKind.ARRESTED: ("arrested", "arrêtés"),
    CasualtyKind.CASUALTIES: ("killed or injured", "tués ou blessés"),
}
_GRADES = {
    Grade.ACKNOWLEDGED: "reconnu",
    Grade.CORROBORATED: "corroboré",
    Grade.SINGLE_ORIGIN: "une seule origine",
    Grade.CLAIMED: "affirmé par une partie",
    Grade.CONTESTED: "contesté",
    Grade.DISCOUNTED: "écarté",
}


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
        return self.pick(codebook.get(event.event_type).name, _TYPES[event.event_type])

    def day(self, value: date) -> str:
        """1 June 2025; 1er juin 2025."""
        if self.language == FRENCH:
            return f"{'1er' if value.day == 1 else value.day} {_MONTHS[value.month - 1]} {value.year}"
        return f"{value.day} {_MONTHS_EN[value.month - 1]} {value.year}"

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
        return _GENERIC.get(actor.id, actor.name) if self.language == FRENCH else actor.name

    def tolls(self, tolls: Iterable[Toll]) -> str:
        """Figures one after the other."""
        return self.pick("; ", " ; ").join(map(self.toll, tolls))

    def field(self, kind: ContradictionType) -> str:
        """On what origins differ."""
        return self.pick(kind.value, _FIELDS[kind])

    def toll(self, toll: Toll) -> str:
        """The figure with its range: "31 to 40 killed (best 35)"."""
        kind = _KINDS[toll.kind][self.language == FRENCH]
        if self.language == FRENCH and (toll.high or toll.best) <= 1:
            kind = kind.removesuffix("s") if " " not in kind else kind
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
        return self.pick(grade.value, _GRADES[grade])

    def _country(self, alpha3: str | None) -> str | None:
        if alpha3 is None:
            return None
        if self.language == FRENCH:
            return _french_countries().get(alpha3, alpha3)
        return countries().get(alpha3, ("", alpha3, ""))[1]


@cache
def _french_countries() -> dict[str, str]:
    """French names by alpha-3 code: the first of each in our list."""
    lines = (line.split("\t") for line in read_text("data", "countries.tsv").splitlines() if line[:1] != "#")
    return {parts[0]: parts[2].split("|")[0] for parts in lines if len(parts) > 2}
