"""Notes of incidents made from the gazetteer, to teach the place ranker what country, unit and neighbours weigh in our field.

Each takes a settlement of a country with fighting and tells of it in one to three sentences, English or French, with what real notes
vary: the country named, implied by a demonym, or not at all; a unit; a noun; a neighbouring place; a capital abroad. The gazetteer's
own homonyms are the rivals. No sentence of any data set is in them.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib.resources import files

from evaluation.benchmarks.geoparse import Case, Toponym
from evaluation.benchmarks.place_scores import Truth
from evaluation.benchmarks.texts import plain_document

from firsthand.domain.values import Place, PlaceKind, Span
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.knowledge.gazetteer.rows import Rows

NOTES, SEED = 700, 20
COUNTRIES = (
    "MLI", "BFA", "NER", "MLI", "BFA", "NER", "NGA", "TCD", "CMR", "BEN", "TGO", "CIV", "MRT", "SEN", "GIN", "GHA", "SDN", "SSD", "SOM",
    "CAF", "COD", "ETH", "MOZ", "LBY", "UKR", "SYR", "IRQ", "YEM", "AFG", "PAK", "COL", "MEX", "HTI", "MMR", "PHL", "LBN",
)  # fmt: skip
_NEAR_KM = 120.0
_EN = {
    "place": (("Gunmen attacked {}", 3), ("Fighting broke out in {}", 2), ("Several people were killed near {}", 2), ("The village of {} was raided", 2), ("Troops left the town of {}", 1), ("A bomb hit a convoy at {}", 2)),
    "unit": (", in the {} region", 0), "country": (", {}", ", in {}", " in {}"), "beside": ("The attackers came from {}", "Residents fled to {}", "A patrol was sent from {}"),
    "demonym": "The {} army said it had responded", "abroad": ("{} condemned the attack", "Talks were held in {}"), "again": "{} was calm again by evening",
}  # fmt: skip
_FR = {
    "place": (("Des hommes armés ont attaqué {}", 3), ("Des combats ont éclaté à {}", 2), ("Plusieurs personnes ont été tuées près de {}", 2), ("Le village de {} a été pillé", 2), ("Un convoi a sauté sur une mine à {}", 2)),
    "unit": (" (région de {})", 0), "country": (" ({})", ", {}", " au {}"), "beside": ("Les assaillants venaient de {}", "Les habitants ont fui vers {}", "Une patrouille est partie de {}"),
    "demonym": "Un communiqué évoque {}", "abroad": ("Des discussions ont eu lieu à {}",), "again": "Le calme est revenu à {}",
}  # fmt: skip


@dataclass
class _Note:
    """A note as it grows."""

    text: str = ""
    toponyms: list[tuple[int, int, Place]] = field(default_factory=list)

    def say(self, words: str, place: Place) -> None:
        start = len(self.text) + words.index("{}")
        self.text += words.format(place.name)
        self.toponyms.append((start, start + len(place.name), place))


def made(gazetteer: Gazetteer) -> list[Case]:
    """The notes; the same each time."""
    chance = random.Random(SEED)  # noqa: S311 - no secret
    path = files("firsthand.knowledge") / "data" / "gazetteer.sqlite"
    rows = Rows(sqlite3.connect(f"file:{path}?mode=ro", uri=True))
    notes = []
    for number in range(NOTES):
        country = chance.choice(COUNTRIES)
        language = chance.choice(("en", "fr"))
        note = _write(country, _EN if language == "en" else _FR, chance, rows, gazetteer)
        document = plain_document(f"made-{number}", note.text, language=language)
        toponyms = tuple(
            Toponym(Span.of(note.text, start, end), Truth(place.lat, place.lon, place.geonames_id))
            for start, end, place in (note.toponyms if chance.random() < 0.5 else note.toponyms[:1])
        )
        notes.append(Case(document, toponyms))
    return notes


def _write(
    country: str, words: dict[str, object], chance: random.Random, rows: Rows, gazetteer: Gazetteer
) -> _Note:
    settlements = _sample(country, chance, rows)
    first = next(settlements)
    whole = gazetteer.country(country)
    note = _Note()
    note.say(chance.choice([w for w, n in words["place"] for _ in range(n)]), first)  # type: ignore[attr-defined]
    unit = next(
        (c.place for c in gazetteer.candidates(first.admin1 or "", limit=300) if c.place.kind is PlaceKind.ADMIN1 and c.place.country == country), None
    )  # fmt: skip
    if unit is not None and chance.random() < 0.45:
        note.say(words["unit"][0], unit)  # type: ignore[index]
    if whole is not None and chance.random() < 0.6:
        note.say(chance.choice(words["country"]), whole)  # type: ignore[arg-type]
    note.text += "."
    for _ in range(chance.choice((0, 0, 1, 2))):
        beside = next(
            (p for _, p in zip(range(60), settlements, strict=False) if p.distance_km(first) <= _NEAR_KM),
            None,
        )
        if beside is not None:
            note.text += " "
            note.say(chance.choice(words["beside"]), beside)  # type: ignore[arg-type]
            note.text += "."
    demonyms = [d for d, code in gazetteer.countries.demonyms.items() if code == country]
    if demonyms and chance.random() < 0.4:
        note.text += " " + str(words["demonym"]).format(chance.choice(demonyms)) + "."
    if chance.random() < 0.2:
        other = next(_sample(chance.choice(COUNTRIES), chance, rows, large=True))
        note.text += " "
        note.say(chance.choice(words["abroad"]), other)  # type: ignore[arg-type]
        note.text += "."
    if chance.random() < 0.25:
        note.text += " "
        note.say(str(words["again"]), first)
        note.text += "."
    return note


def _sample(country: str, chance: random.Random, rows: Rows, *, large: bool = False) -> Iterator[Place]:
    """Settlements of a country without end: half of them any, half of them with an office or inhabitants."""
    known = rows.by_code[country]
    while True:
        found = rows.of_number(chance.randint(known.first, known.last))
        if found is None or len(found.place.name) < 4 or not found.place.name[0].isupper():
            continue
        if (
            not large
            and chance.random() < 0.985
            and not found.population
            and not found.feature.startswith("PPLA")
        ):
            continue
        known_place = found.population >= (100_000 if large else 1) or (
            found.feature.startswith("PPLA") and not large
        )
        if known_place or (not large and chance.random() < 0.5):
            yield found.place
