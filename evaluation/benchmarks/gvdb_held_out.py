"""The same slots on local news of shootings that the shipped network has not learnt from.

Data: pages of the dev split of `gun_violence` without noise (the network learnt from its train split only; how long it learnt was
chosen with an eye on this one), with the incident that each
tells of, its place, its day, and those who took part by name and age. Protocol: the filler that `gvdb_slots` gives for a slot is right where it is
that of one of those coded. A slot is wanted where one of the coded fillers stands in the text, by surname for persons; the day always is. Text and
coding differ from those of the Gun Violence Database, so that figures are near to, not the same as, what it would give on new articles.
"""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.benchmarks.figures import Figure
from evaluation.benchmarks.gvdb_slots import (
    CITY,
    DATE,
    SHOOTER,
    SHOOTER_AGE,
    VICTIM_AGE,
    VICTIMS,
    Filler,
    date_of,
    holds,
    same,
    slots_of,
)
from evaluation.benchmarks.tally import Tally
from evaluation.benchmarks.texts import extract, first, plain_document
from evaluation.benchmarks.toll import chronicle_of, main_event
from firsthand.domain.ids import content_id
from firsthand.run.plan import Workshop

PAGES, INCIDENTS = "gun_violence/docs.jsonl.gz", "gun_violence/incidents.jsonl.gz"
SLOTS = (VICTIMS, SHOOTER, CITY, DATE, VICTIM_AGE, SHOOTER_AGE)
_PAGES = 200
"""Pages that are read: enough to see a difference of eight points, in half a minute."""


def figures(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """F1 by slot, none where the pages are absent.

    Args:
        data: the data folder.
        workshop: the stages under test.
        limit: at most so many pages.
    """
    if not all((data / name).is_file() for name in (PAGES, INCIDENTS)):
        return []
    tallies = dict.fromkeys(SLOTS, Tally())
    for key, text, incident in first(pages(data), min(limit or _PAGES, _PAGES)):
        extraction = extract(workshop, plain_document(key, text, language="en", titled=True))
        event = main_event(extraction, chronicle_of(extraction, workshop))
        found, said = slots_of(extraction, event), date_of(extraction, event)
        right = said is not None and holds(said, date.fromisoformat(incident["date"]))
        tallies[DATE] += Tally(float(right), float(said is not None), 1.0)
        for slot, coded in wanted(incident, text).items():
            given = found.get(slot, [])
            hit = any(same(ours, theirs) for ours in given for theirs in coded)
            tallies[slot] += Tally(float(hit), float(bool(given)), float(bool(coded)))
    return [
        Figure(
            f"{slot} F1, held out",
            tally.f1,
            note=f"P {tally.precision:.3f} R {tally.recall:.3f}; other pages, not learnt from",
            counts=tally.counts(),
            pinned=False,
        )
        for slot, tally in tallies.items()
    ]


def wanted(incident: Mapping[str, Any], text: str) -> dict[str, list[Filler]]:
    """The coded fillers that a text names, by slot, the day left out."""

    def of(key: str, *, victims: bool) -> list[Filler]:
        values = (
            str(person[key])
            for person in incident["participants"]
            if person.get(key) and (person.get("type") == "Victim") == victims
        )
        return [(value,) for value in values if (value.split()[-1] if key == "name" else f" {value}") in text]

    city = str(incident["city_or_county"]).partition(" (")[0]
    return {
        VICTIMS: of("name", victims=True),
        SHOOTER: of("name", victims=False),
        CITY: [(city,)] if city in text else [],
        VICTIM_AGE: of("age", victims=True),
        SHOOTER_AGE: of("age", victims=False),
    }


def pages(data: Path) -> Iterator[tuple[str, str, Mapping[str, Any]]]:
    """Key, text and incident of the clean pages of the dev split, in an order that has nothing to do with them."""
    with gzip.open(data / INCIDENTS, "rt", encoding="utf-8") as lines:
        incidents = {row["incident_id"]: row for row in map(json.loads, lines)}
    with gzip.open(data / PAGES, "rt", encoding="utf-8") as lines:
        listed = [
            row
            for row in map(json.loads, lines)
            if row["split"] == "dev" and not row["noise"] and row["has_frame"]
        ]
    for row in sorted(listed, key=lambda row: content_id("row", row["doc_id"])):
        yield row["doc_id"], f"{row['title']}\n\n{row['text']}", incidents[row["incident_id"]]
