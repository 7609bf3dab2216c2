"""Places of the security incidents in Mali, as coded from short French notes.

Protocol: rows that have coordinates. Two readings of each:

- named: the coded place name, where the note has it (by folded spelling), resolved in the context of the note: what the
  geocoder does with a perfect finder;
- event: the place of the main event that the reader finds in the note, or of the first local place where there is none: all the work.

A confidence is held to what it says: the chance that the true point lies within the radius given ("calibration error"). Beside it stands
how far it is from the chance to lie within 10 km, which is another thing where only a unit or an area is known.

Within 10 and 50 km of the coded point; second-level unit right where the folded names are equal or nearly so. Where a note
puts the incident at a distance from the coded place ("60 km north of X") or on a road, the list has the point of X all the same:
such rows count for "event" only, where we are measured as we are.

The data may be measured with and nothing else: no rule or weight may be learnt from its rows.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from rapidfuzz.distance import Levenshtein

from evaluation.benchmarks.figures import Benchmark, Figure
from evaluation.benchmarks.place_scores import Truth, calibration_error, error_km, is_inside
from evaluation.benchmarks.texts import extract, first, plain_document
from evaluation.benchmarks.toll import chronicle_of, main_event
from firsthand.claims.place_evidence import areas_of
from firsthand.claims.where import locate
from firsthand.domain.claim import Extraction
from firsthand.domain.document import Document
from firsthand.domain.values import Place, PlaceMention, Span
from firsthand.knowledge.folding import fold_place
from firsthand.run.plan import Workshop

FILE = "mali_incidents_fr/dev.jsonl"
_WORD = re.compile(r"[\w'’.-]*\w")
_LONGEST = 4  # words of a name
_NEARLY = 0.8  # similarity of the folded names of one unit in two lists
_MOVED = ("km away", "on the road")
_AIMS = {"10 km": 0.88, "50 km": 0.95, "admin2": 0.93}

Row = Mapping[str, Any]


def name_in(text: str, name: str) -> Span | None:
    """Where a text has a name, in whatever spelling folds to the same key; the first time."""
    wanted, words = fold_place(name), list(_WORD.finditer(text))
    for length in range(_LONGEST, 0, -1):
        for n in range(len(words) - length + 1):
            start, end = words[n].start(), words[n + length - 1].end()
            start += 2 if re.match(r"[dl]['’]", text[start:end]) else 0
            if text[start : start + 1].isupper() and fold_place(text[start:end]) == wanted:
                return Span.of(text, start, end)
    return None


def is_unit(coded: str, ours: str | None) -> bool:
    """Whether two names stand for one admin unit."""
    a, b = fold_place(coded), fold_place(ours or "")
    return bool(b) and (a == b or Levenshtein.normalized_similarity(a, b) >= _NEARLY)


def named_place(
    document: Document, row: Row, extraction: Extraction, workshop: Workshop
) -> PlaceMention | None:
    """What the coded name resolves to beside the other toponyms of the note; None where the note lacks it."""
    span = name_in(document.text, row["point"])
    if span is None:
        return None
    others = [m.span for m in extraction.places if m.span.end <= span.start or m.span.start >= span.end]
    mentions = locate(
        document,
        sorted([span, *others]),
        gazetteer=workshop.gazetteer,
        areas=areas_of(extraction.actors, workshop.actors),
        unrest=workshop.actors.unrest if extraction.reports else None,
    )
    return next(mention for mention in mentions if mention.span == span)


def event_place(extraction: Extraction, workshop: Workshop) -> Place | None:
    """The place of the main event; else the first local place named."""
    event = main_event(extraction, chronicle_of(extraction, workshop))
    if event is not None and event.place is not None:
        return event.place
    return next((m.place for m in extraction.places if m.place is not None and m.place.is_local), None)


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Read every note that has coordinates."""
    named: list[tuple[Row, Place | None]] = []
    confident: list[tuple[Truth, PlaceMention]] = []
    events: list[tuple[Row, Place | None]] = []
    for row in first(_rows(data / FILE), limit):
        day = date.fromisoformat(row["date"]) if row["date"] else None
        document = plain_document(str(row["id"]), row["text"], language="fr", published=day)
        extraction = extract(workshop, document)
        mention = named_place(document, row, extraction, workshop)
        if mention is not None and not any(said in why for why in mention.because for said in _MOVED):
            named.append((row, mention.place))
            confident.append((_truth(row), mention))
        events.append((row, event_place(extraction, workshop)))
    given = [(truth, m, m.place) for truth, m in confident if m.place is not None]
    inside = [is_inside(truth, place) for truth, _, place in given]
    close = [error_km(truth, place) <= 10 for truth, _, place in given]
    said = [mention.confidence for _, mention, _ in given]
    return [
        *_figures("named", named),
        *_figures("event", events),
        Figure(
            "inside radius", sum(inside) / len(given) if given else 0.0, aim=0.90, counts={"given": len(given)}
        ),
        Figure(
            "calibration error", calibration_error(said, inside),
            note="chance to lie within the radius; less is better; aim below 0.05", pinned=False,
        ),
        Figure("calibration error at 10 km", calibration_error(said, close), note="areas count as wrong", pinned=False),
    ]  # fmt: skip


def _figures(prefix: str, rows: list[tuple[Row, Place | None]]) -> list[Figure]:
    right = dict.fromkeys(_AIMS, 0)
    for row, place in rows:
        error = error_km(_truth(row), place)
        right["10 km"] += error <= 10
        right["50 km"] += error <= 50
        right["admin2"] += place is not None and is_unit(row["adm"][1], place.admin2)
    return [
        Figure(
            f"{prefix} {label}", count / len(rows) if rows else 0.0, aim=_AIMS[label],
            counts={"right": count, "rows": len(rows), "no place": sum(place is None for _, place in rows)},
        )
        for label, count in right.items()
    ]  # fmt: skip


def _truth(row: Row) -> Truth:
    return Truth(row["lat"], row["lon"])


def _rows(path: Path) -> Iterator[Row]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if row["lat"] is not None and row["point"] and row["adm"]:
                yield row


BENCHMARK = Benchmark(
    name="mali-places",
    measures="places of coded French notes",
    protocol="rows with coordinates; the coded name in the note, and the main event's place, against the coded point",
    files=(FILE,),
    evaluate=evaluate,
    peers="exact look-up reaches .81 at 10 km at best",
    aim=0.88,
)
