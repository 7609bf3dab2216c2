"""A made-up world of incidents and the pages that tell of them, the same for the same seed.

Incidents fall on towns of the bundled gazetteer, few on most and many on some, and on the days of five years. Ten pages tell of
each, within days of it: most with its town, its day and its figures, some with the country alone, another figure or a day
off. A third of the pages recall an earlier incident, one in five of them without its day, and one in twenty tells of four
incidents of its week.

Incidents per day and country are the same whatever their number: a smaller world covers fewer days, as the beginning of the
large one does. So what grows from one size to the next is the corpus alone, not how crowded its days are.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.claim import Claim, Extraction, Field
from firsthand.domain.document import Block, BlockKind, Document, Sentence
from firsthand.domain.ids import content_id
from firsthand.domain.page import MediaType
from firsthand.domain.page import Page as Captured
from firsthand.domain.report import Argument, Report, Role, Side, Status
from firsthand.domain.values import (
    Anchor,
    DateExpression,
    DateKind,
    DateMention,
    DaySet,
    Operator,
    Place,
    PlaceKind,
    PlaceMention,
    Published,
    Quantity,
    Span,
)

FIRST = date(2020, 1, 1)
YEARS = 5
INCIDENTS = 100_000
"""Incidents in five years; fewer take less time."""
TOWNS = 4000
_ATTACKERS = ("jnim", "issp", "al-shabaab", "boko-haram", "m23", "rsf", "generic:gunmen", "generic:militants")
_TYPES = ("attack", "armed-clash", "remote-explosive-ied", "abduction-forced-disappearance")
_OUTLETS = 60
_SYLLABLES = [f"{consonant}{vowel}" for consonant in "bdfgklmnrstvz" for vowel in "aeiou"][:31]
_VOCABULARY = len(_SYLLABLES) ** 3
_SAID = 16
_UNDATED = 0.2  # part of the recollections that do not tell the day


@dataclass(frozen=True)
class Incident:
    """One made-up incident."""

    day: date
    town: int
    attacker: str
    type: str
    dead: int


class World:
    """Incidents and pages by their numbers.

    Args:
        incidents: how many there are.
        pages: how many pages tell of them.
        seed: of the chance.
    """

    def __init__(self, incidents: int, pages: int, seed: int = 11) -> None:
        self._seed = seed
        self._incidents = incidents
        self._pages = pages

    @cached_property
    def incidents(self) -> list[Incident]:
        """All of them, by day."""
        chance = random.Random(self._seed)  # noqa: S311
        days = max(1, YEARS * 365 * self._incidents // INCIDENTS)
        found = []
        for _ in range(self._incidents):
            town = int(TOWNS * chance.random() ** 2.5)  # one in thirty on the first
            found.append(
                Incident(
                    day=FIRST + timedelta(days=chance.randrange(days)),
                    town=town,
                    attacker=chance.choice(_ATTACKERS),
                    type=chance.choice(_TYPES),
                    dead=min(1 + int(chance.paretovariate(1.0)), 400),
                )
            )
        return sorted(found, key=lambda incident: (incident.day, incident.town, incident.dead))

    @cached_property
    def towns(self) -> list[Place]:
        """Towns on a grid with some chance: about twenty countries with two hundred towns each."""
        chance = random.Random(self._seed + 1)  # noqa: S311
        towns = []
        for number in range(TOWNS):
            country = number % 20
            lat = -5 + (country % 5) * 6 + chance.uniform(0, 5.5)
            lon = -15 + (country // 5) * 10 + chance.uniform(0, 9.5)
            towns.append(
                Place(
                    f"Town {number}", lat, lon, 5, PlaceKind.SETTLEMENT, f"C{country:02}", f"Region {country}-{number % 7}",
                    entry=f"town:{number}",
                )
            )  # fmt: skip
        return towns

    def key(self, number: int) -> str:
        """The key of the document of a page."""
        return self.extraction(number).document.key

    def published(self, number: int) -> date:
        """The day of a page."""
        return self._told(number)[1]

    def extraction(self, number: int) -> Extraction:
        """What is read from a page."""
        incident, day, chance = self._told(number)
        told = [(self.incidents[incident], Status.ASSERTED)]
        if number % 20 == 7:
            told += [(self.incidents[self._near(incident, step)], Status.ASSERTED) for step in (1, 2, 3)]
        elif chance.random() < 1 / 3 and incident:
            told.append((self.incidents[chance.randrange(incident)], Status.BACKGROUND))
        return Page(number, day, chance, self.towns).extraction(told)

    def _told(self, number: int) -> tuple[int, date, random.Random]:
        """The incident that a page tells of first, its day, and its chance."""
        chance = random.Random(self._seed * 1_000_003 + number)  # noqa: S311
        incident = min(number * self._incidents // self._pages, self._incidents - 1)
        incident = self._near(incident, chance.randint(-4, 4))
        return (
            incident,
            self.incidents[incident].day + timedelta(days=min(int(chance.expovariate(1)), 6)),
            chance,
        )

    def _near(self, incident: int, step: int) -> int:
        return max(0, min(incident + step, self._incidents - 1))


def page(name: str, text: str, captured_at: datetime) -> Captured:
    """A page as it was captured that holds a text and nothing else."""
    return Captured(name, text.encode(), MediaType.TEXT, captured_at)


class Page:
    """One page under construction.

    Args:
        number: of the page.
        day: it was published.
        chance: what decides how it tells.
        towns: where incidents are.
        label: what the sentences of the page bear in place of its number: copies of one text bear the same.
    """

    def __init__(
        self, number: int, day: date, chance: random.Random, towns: list[Place], label: str | None = None
    ) -> None:
        self._label = label or str(number)
        self._day = day
        self._chance = chance
        self._towns = towns
        self._number = number
        self._text = ""
        self._sentences: list[Sentence] = []

    def extraction(self, told: Sequence[tuple[Incident, Status]]) -> Extraction:
        """What is read from a page that tells of some incidents."""
        parts = [
            self._sentence(
                incident, status, is_dated=status is Status.ASSERTED or self._chance.random() >= _UNDATED
            )
            for incident, status in told
        ]
        body = Span.of(self._text, 0, len(self._text))
        captured_at = datetime(self._day.year, self._day.month, self._day.day, 12, tzinfo=UTC)
        document = Document(
            id=f"page-{self._number}",
            page=page(f"page-{self._number}", self._text, captured_at).key,
            text=self._text,
            blocks=(Block(BlockKind.BODY, body),),
            sentences=tuple(self._sentences),
            dropped=(),
            language="en",
            captured_at=captured_at,
            outlet=f"Outlet {self._number % _OUTLETS}",
            published=Published(self._day, 0.95, "input"),
        )
        reports, claims = [], []
        for at, part in enumerate(parts):
            report = content_id("rep", [document.key, at])
            arguments = (
                Argument(Role.INITIATOR, part["actor"].span),
                Argument(Role.PLACE, part["place"].span),
                *(Argument(Role.DATE, date.span) for date in part["dates"]),
            )
            reports.append(
                Report(
                    report, document.key, at, part["status"], part["type"], part["trigger"], 0.9, arguments
                )
            )
            claims.append(
                Claim(
                    id=content_id("clm", report),
                    document=document.key,
                    report=report,
                    field=Field.KILLED,
                    span=part["count"],
                    method="made-up/1",
                    quantity=Quantity(Operator.EXACTLY, part["dead"]),
                    group="civilians",
                    side=Side.TARGET,
                )
            )
        return Extraction(
            document=document,
            reader="made-up/1",
            relevance=1.0,
            reports=tuple(reports),
            claims=tuple(claims),
            places=tuple(part["place"] for part in parts),
            dates=tuple(date for part in parts for date in part["dates"]),
            actors=tuple(part["actor"] for part in parts),
        )

    def _sentence(self, incident: Incident, status: Status, *, is_dated: bool) -> dict[str, object]:
        chance, start = self._chance, len(self._text)
        place: Place = self._towns[incident.town]
        if chance.random() < 0.1:
            place = Place(place.country or "", place.lat, place.lon, 600, PlaceKind.COUNTRY, place.country)
        day = incident.day - timedelta(days=chance.random() < 0.05)
        dead = max(1, incident.dead + (chance.randint(-2, 3) if chance.random() < 0.3 else 0))
        words = {
            "actor": incident.attacker,
            "trigger": "killed",
            "count": str(dead),
            "place": place.name,
            "date": day.isoformat() if is_dated else "some day",
        }
        said = " ".join(_words(f"{incident.day} {incident.town} {incident.dead}", chance))
        text = "{actor} {trigger} {count} people at {place} on {date}, page {page}: {said}. ".format(
            **words, page=self._label, said=said
        )
        self._text += text
        spans = {}
        at = start
        for name, word in words.items():
            at = self._text.index(word, at)
            spans[name] = Span(at, at + len(word), word)
            at += len(word)
        self._sentences.append(Sentence(len(self._sentences), 0, Span(start, len(self._text) - 1, text[:-1])))
        expression = DateExpression(
            spans["date"], DateKind.DAY, Anchor.NONE, year=day.year, month=day.month, day=day.day
        )
        return {
            "status": status,
            "type": incident.type,
            "trigger": spans["trigger"],
            "count": spans["count"],
            "dead": dead,
            "place": PlaceMention(spans["place"], place, 0.9),
            "dates": (DateMention(expression, DaySet.day(day), ""),) if is_dated else (),
            "actor": ActorMention(spans["actor"], incident.attacker, ActorKind.REBEL),
        }


def _words(incident: str, chance: random.Random) -> Iterator[str]:
    """Made-up words of a page: half of the sixteen that are said of its incident, and as many of its own, out of thirty thousand."""
    of_incident = random.Random(incident)  # noqa: S311
    told = [of_incident.randrange(_VOCABULARY) for _ in range(_SAID)]
    own = [chance.randrange(_VOCABULARY) for _ in range(_SAID // 2)]
    for number in (*chance.sample(told, _SAID // 2), *own):
        yield "".join(_SYLLABLES[number // len(_SYLLABLES) ** place % len(_SYLLABLES)] for place in range(3))
