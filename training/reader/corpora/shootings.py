"""Local news of shootings: the pages with the tolls of their incidents, and the articles with their spans (Gun Violence Database)."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from training.reader.possible import narrow
from training.reader.texts import KIND, Maker, Sample, Text

from firsthand.models.scheme import KINDS
from firsthand.reports.signals import SIGNALS, tokens

_NAMED = frozenset(KIND[name] for name in ("initiator", "victim", "count", "other-number"))
_MARKED = {
    "VIC-NAME": "victim", "SHO-NAME": "initiator", "CIR-WEAPON": "weapon", "DAT-CITY": "place", "DAT-LOC": "place", "DAT-TIME": "date",
    "DAT-CLOCK": "date", "VIC-AGE": "other-number", "SHO-AGE": "other-number", "CIR-NUM-SHOTS": "other-number",
}  # fmt: skip
_HARMED = [SIGNALS.index(name) for name in ("killed", "injured", "harmed")]
_YEARS = ("-", "year", "-", "old")
_FIRST = 10
"""Sentences of a page that are read: its toll stands early."""


def pages(folder: Path, maker: Maker, splits: Sequence[str] = ("train",)) -> Iterator[Text]:
    """Pages with the toll of their incident, the clean ones."""
    incidents = {}
    with gzip.open(folder / "gun_violence" / "incidents.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            incidents[row["incident_id"]] = row
    with gzip.open(folder / "gun_violence" / "docs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row["split"] not in splits or row["noise"] or not row["has_frame"]:
                continue
            document = maker.document(
                row["doc_id"], row["text"], title=row["title"], published=date.fromisoformat(row["dct"])
            )
            if document is None:
                continue
            incident = incidents[row["incident_id"]]
            samples = maker.samples(document)[:_FIRST]
            toll = (incident["num_killed"], incident["num_injured"])
            for sample in samples:
                _name(sample, incident["participants"])
                _number(sample, toll)
                narrow(sample)
            yield Text(f"gun_violence/{row['doc_id']}", "gun_violence", samples, _NAMED, toll)


def _name(sample: Sample, participants: list[dict[str, Any]]) -> None:
    """Participants by their names; of everybody else nothing is known."""
    for name in ("initiator", "victim", "count", "other-number"):
        sample.unsure.append((KIND[name], 0, len(sample.seen.words)))
    for person in participants:
        words = tokens(person.get("name") or "")
        if len(words) < 2:
            continue
        victim = person.get("type") == "Victim"
        for form in (words, words[-1:]):
            for at in sample.find(form):
                end = at + len(form)
                if form is not words and any(
                    kind in (KIND["victim"], KIND["initiator"]) and a <= at < b for kind, a, b in sample.spans
                ):
                    continue
                if not sample.seen.words[at][:1].isupper():
                    continue
                sample.spans.append((KIND["victim" if victim else "initiator"], at, end))
                harm = {"Killed": "killed", "Injured": "injured"}.get(person.get("status") or "")
                if victim and harm:
                    sample.harms.append((at, end, KINDS.index(harm), -1, -1))


def _number(sample: Sample, toll: tuple[int, int]) -> None:
    """Numbers that are the toll's, and ages, which are not."""
    for at, word in enumerate(sample.lower):
        if sample.lower[at + 1 : at + 5] == _YEARS and word.isdigit():
            sample.spans.append((KIND["other-number"], at, at + 1))
        value = int(word) if word.isdigit() and len(word) < 4 else _SMALL.get(word)
        if value is None or value < 2 or not sample.seen.signals[at, _HARMED].any():
            continue
        killed, injured = toll
        if (value == killed) != (value == injured):
            sample.spans.append((KIND["count"], at, at + 1))
            sample.harms.append((at, at + 1, KINDS.index("killed" if value == killed else "injured"), -1, -1))


_SMALL = {
    word: n
    for n, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )
}


def articles(folder: Path, maker: Maker, numbers: Sequence[int] | None = None) -> Iterator[Text]:
    """Articles with spans of victims, shooters, weapons, places, times and ages."""
    with (folder / "gvdb" / "dev.json").open(encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if numbers is not None and number not in numbers:
                continue
            row = json.loads(line)
            text = "\n\n".join(
                re.sub(r"\s+([,.;:!?)])", r"\1", " ".join(words)) for words in row["full_text"]
            )
            document = maker.document(f"gvdb-{row['doc_key']}", text, published=_day(row["date"]))
            if document is None:
                continue
            samples = maker.samples(document)
            kinds = sorted({KIND[_MARKED[label]] for _, _, label, *_ in row["spans"] if label in _MARKED})
            for sample in samples:
                sample.unsure = [
                    (kind, 0, len(sample.seen.words))
                    for kind in kinds
                    if kind in (KIND["place"], KIND["date"], KIND["other-number"])
                ]
            for _, _, label, _, words in row["spans"]:
                if label in _MARKED:
                    _mark(samples, tokens(" ".join(words)), _MARKED[label])
            samples = [narrow(sample) for sample in samples]
            yield Text(f"gvdb/{row['doc_key']}", "gvdb", samples, frozenset(kinds))


def _day(text: str) -> date | None:
    parts = [int(part) for part in re.findall(r"\d+", text)]
    return date(*parts) if len(parts) == 3 else None


def _mark(samples: list[Sample], words: tuple[str, ...], name: str) -> None:
    for sample in samples:
        for at in sample.find(words):
            sample.spans.append((KIND[name], at, at + len(words)))
