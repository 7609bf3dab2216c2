"""Words around place names: what tells a place from a person or an organisation, and one place from another."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from firsthand.domain.alternatives import phrases
from firsthand.domain.values import PlaceKind
from firsthand.languages.base.peoples import PEOPLES

_HURT = 60  # characters between an act and the place of whom it hurt
_STOP = re.compile(r"[,.;:«»“”\"]")
_NOTHING = re.compile(r"(?!)")


_WORD = re.compile(r"(?<=[\s'’])\w")
_OF_ITS_COUNTRY = re.compile(r"(?:['’]s|\b(?:the|its|their))\s$", re.IGNORECASE)
"""What stands before a direction that tells where in its country a unit lies: "the country's northwestern Sagaing region"."""


@dataclass(frozen=True)
class PlaceWords:
    """Words around place names. All in lower case.

    Attributes:
        connectors: particles inside names ("du" in "Nioro du Sahel").
        common: words that are written with a capital and are no place: weekdays, months, creeds, sentence openers.
        titles: words that stand before the name of a person ("general", "spokesman").
        organisations: words that make a capitalised name an organisation ("command", "university").
        locatives: prepositions that stand before a place.
        links: words that may stand between a noun and a name ("town of the", "ville de").
        features: nouns that tell the kind of a place.
        acronyms: those of them that are written in capitals ("LGA").
        seats: nouns that tell that something is at or of a place but not its kind ("base", "camp", "barracks").
        directions: compass words to bearings in degrees from north; None is the centre.
        part: matches, at the end of the text before a country or region, words that take a part of it
            ("northern", "nord-est du"), with the direction word as group `direction`.
        distance: matches, at the end of the text before a place, a distance from it, with groups `number`,
            `unit` (its first letter tells km from miles) and, where said, `direction`.
        numerals: numbers in words that `distance` takes ("une vingtaine de").
        speakers: alpha-3 codes of the countries whose press writes the language and whose villages it names without a
            country; none for a language of the whole world.
        between: matches, at the end of the text before the first of two places, words that put something on the road
            between them ("between", "on the road linking").
        before_units: matches, at the end of the text before a name, words that stand before units and never before towns
            ("dans le Soum", "en Ituri").
        small_before: matches, at the end of the text before a name, a noun that makes it a village, a quarter, a building or the like ("the hamlet of").
        small_after: matches, behind a name, such a noun ("district", ", a hamlet", "hospital").
        near: matches, at the end of the text before a place, words that put something beside it at no stated distance ("near", "in the hills north of").
        journey: matches, at the end of the text before a place, words that make it the start or the end of a journey ("the bus from", "heading for").
        aside: matches, at the end of the text before a place, words that make it where people fled to, came from by birth or were spoken to, or of an earlier incident.
        aside_behind: matches, behind a place, words that make it where the wounded were treated ("had treated burns").
        office_before: matches, at the end of the text before a place, an office that is named after it ("the governor of").
        town_office: matches, at the end of the text before a place, an office that is held in a town ("the mayor of").
        office_after: matches, behind a place, such an office ("police spokesman").
        rulers_before: matches, at the end of the text before a town, words by which it stands for those who govern from it ("le régime de").
        rulers_behind: matches, behind a town, such words ("government").
        speaks_in: matches, at the end of the text before a place, who speaks there ("security sources in").
        road_behind: matches, behind two names that a hyphen joins, what makes them the ends of a road ("road", "highway").
        between_link: matches what stands between the two names ("and", a hyphen).
        town_again: matches words for a part of the town told of before, or for that town, without its name ("the city centre", "the same village").
        at: those of the locatives that stand before places alone ("in", "à"), and not before peoples as "between" and "against" do.
        peoples: names of peoples, in the singular.
        of_people: matches, behind a name, a noun that makes it that of a people ("farmers", "ethnic group").
        people_of: matches, at the end of the text before a name, words that make it that of a people ("l'ethnie", "les").
        beside_people: matches, behind a name, what joins it to the next one ("and the").
        gone: matches, at the end of the text before a place, words of people who fled there, died on their way to it or were reached there by phone.
        inside: matches, at the end of the text before the name of a country, words that put something in it ("in", "dans le nord du").
        turn: matches there, where a paragraph opens, words that go over to the country ("it was the turn of").
        subject: matches all of what stands before a country that a paragraph opens with ("northern", "l'ouest du").
        likewise: matches, behind a country that a paragraph opens with, words that set it beside another ("too", "pour sa part").
        moved: matches words of people who left for a country, speak from it or are looked after in it ("fled", "réfugiés").
    """

    connectors: frozenset[str] = frozenset()
    common: frozenset[str] = frozenset()
    titles: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()
    locatives: frozenset[str] = frozenset()
    links: tuple[str, ...] = ()
    features: Mapping[str, PlaceKind] = field(default_factory=dict)
    acronyms: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()
    directions: Mapping[str, float | None] = field(default_factory=dict)
    part: re.Pattern[str] = _NOTHING
    distance: re.Pattern[str] = _NOTHING
    numerals: Mapping[str, int] = field(default_factory=dict)
    speakers: frozenset[str] = frozenset()
    before_units: re.Pattern[str] = _NOTHING
    between: re.Pattern[str] = _NOTHING
    town_again: re.Pattern[str] = _NOTHING
    between_link: re.Pattern[str] = _NOTHING
    road_behind: re.Pattern[str] = _NOTHING
    near: re.Pattern[str] = _NOTHING
    journey: re.Pattern[str] = _NOTHING
    aside: re.Pattern[str] = _NOTHING
    aside_behind: re.Pattern[str] = _NOTHING
    office_before: re.Pattern[str] = _NOTHING
    town_office: re.Pattern[str] = _NOTHING
    office_after: re.Pattern[str] = _NOTHING
    rulers_before: re.Pattern[str] = _NOTHING
    rulers_behind: re.Pattern[str] = _NOTHING
    speaks_in: re.Pattern[str] = _NOTHING
    small_before: re.Pattern[str] = _NOTHING
    small_after: re.Pattern[str] = _NOTHING
    at: frozenset[str] = frozenset()
    peoples: frozenset[str] = PEOPLES
    of_people: re.Pattern[str] = _NOTHING
    people_of: re.Pattern[str] = _NOTHING
    beside_people: re.Pattern[str] = _NOTHING
    gone: re.Pattern[str] = _NOTHING
    inside: re.Pattern[str] = _NOTHING
    turn: re.Pattern[str] = _NOTHING
    subject: re.Pattern[str] = _NOTHING
    likewise: re.Pattern[str] = _NOTHING
    moved: re.Pattern[str] = _NOTHING

    def is_people(self, name: str) -> bool:
        """Whether a name is that of a people, in the singular or plural."""
        lower = name.lower()
        return lower in self.peoples or lower.removesuffix("s") in self.peoples

    def is_speakers(self, before: str, after: str) -> bool:
        """Whether the words around a place make it that of a voice or an office ("the governor of", "security sources in")."""
        return (
            self.office_before.search(before) is not None
            or self.town_office.search(before) is not None
            or self.speaks_in.search(before) is not None
            or self.office_after.match(after) is not None
        )

    def part_of(self, name: str, of: Container[str] | None = None) -> tuple[float | None, str] | None:
        """For "northern Mali" the bearing of the part, None for the centre, and the rest of the name; None for a name that tells no part.

        Of several readings the shortest rest is taken: "est de la RDC" is a part of "RDC", not of "la RDC".

        Args:
            name: of a place.
            of: names of what it may be a part of; anything where left out.
        """
        for start in reversed([match.start() for match in _WORD.finditer(name)]):
            part = self.part.search(name[:start])
            if part is not None and part.start() == 0 and (of is None or name[start:] in of):
                said = re.sub(r"[- ]", "", (part["direction"] or part["direction2"]).lower())
                return self.directions.get(said.removesuffix("ern"), self.directions.get(said)), name[start:]
        return None

    def tells_where_unit_lies(self, before: str, after: str) -> bool:
        """Whether a direction at the head of a first-order unit's name tells where in its country that lies, and no part of it: "the country's
        northwestern Sagaing region", "Nigeria's northeastern Borno state", and not "in northern Borno".

        Args:
            before: the text before the name.
            after: the text behind it.
        """
        noun = self.noun_after.match(after)
        is_unit = noun is not None and self.features[noun["noun"].lower()] is PlaceKind.ADMIN1
        return is_unit and _OF_ITS_COUNTRY.search(before) is not None

    def is_rulers(self, before: str, after: str) -> bool:
        """Whether the words around a town make it stand for those who govern from it: "factions of the Damascus government"."""
        return self.rulers_before.search(before) is not None or self.rulers_behind.match(after) is not None

    def is_of_hurt(self, between: str) -> bool:
        """Whether an office holder was hurt, by the words between the act and the place: "killed [the mayor of] Mora"."""
        if len(between) > _HURT or _STOP.search(between):
            return False
        return self.office_before.search(between) is not None or self.town_office.search(between) is not None

    @cached_property
    def noun_before(self) -> re.Pattern[str]:
        """Matches, at the end of the text before a name, a noun of `features` (group `noun`) with its links."""
        return re.compile(
            rf"\b(?P<noun>{_any(self.features)})(?:\s+{_any(self.links)}){{0,2}}\s*$", re.IGNORECASE
        )

    @cached_property
    def noun_after(self) -> re.Pattern[str]:
        """Matches, at the start of the text behind a name, a noun of `features` (group `noun`)."""
        return re.compile(rf"\s+(?P<noun>{_any(self.features)})\b", re.IGNORECASE)

    @cached_property
    def long_nouns(self) -> re.Pattern[str]:
        """Matches nouns of `features` that look like a name, or part of one: "Local Government Area", "LGA"."""
        nouns = [noun for noun in self.features if " " in noun or noun in self.acronyms]
        return re.compile(rf"\b{_any(nouns)}\b" if nouns else r"(?!)", re.IGNORECASE)

    @cached_property
    def called(self) -> re.Pattern[str]:
        """Matches, behind a name, what says that it is a settlement: ", a village in"."""
        nouns = [noun for noun, kind in self.features.items() if kind is PlaceKind.SETTLEMENT]
        return re.compile(rf",\s(?:an?|une?)\s(?:[^\W\d_]+\s){{0,2}}{_any(nouns)}\b")

    @cached_property
    def seats_behind(self) -> re.Pattern[str]:
        """Matches, behind a name, a noun of `seats`: "near the Mora market"."""
        return re.compile(rf"\s(?:[a-z-]{{3,14}}\s)?{_any([*self.seats, 'station', 'road'])}s?\b")

    @cached_property
    def put_behind(self) -> re.Pattern[str]:
        """Matches, at the end of a name, an opened bracket with the unit that it lies in or its distance from a place."""
        units = [noun for noun, kind in self.features.items() if kind in (PlaceKind.ADMIN1, PlaceKind.ADMIN2)]
        return re.compile(
            rf"\s?\(\s?(?:(?:{_any([*units, 'commune'])})\s?{_any(self.links)}|(?:[\w']{{1,8}}\s)?\d{{1,4}}\s?km\b)",
            re.IGNORECASE,
        )


def _any(words: Iterable[str]) -> str:
    return f"(?:{phrases(words, blank=' ')})"
