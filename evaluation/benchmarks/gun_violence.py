"""Gun violence in the United States: the toll in single documents.

Protocol: pages of the development split that tell of one known incident and carry no known noise (`noise == []`, `has_frame`);
killed and injured as coded for the incident, compared with the toll of the main happening that the page tells (see `toll`).
Exact per document. The codes hold what became known later too, so a page of the first hour can be right and count as wrong; the
same for every system measured.
"""

from __future__ import annotations

import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from evaluation.benchmarks.figures import OF_NETWORK, Benchmark, Figure
from evaluation.benchmarks.texts import first, read_article
from evaluation.benchmarks.toll import toll
from firsthand.domain.report import CasualtyKind
from firsthand.run.plan import Workshop

FOLDER = "gun_violence"
LEAD = 400
"""Characters of the text that the regular expression sees beside the title: about two sentences."""

Toll = tuple[int, int]
"""Killed and injured."""


@dataclass(frozen=True)
class Case:
    """One page and the toll of its incident."""

    id: str
    title: str
    text: str
    published: date
    gold: Toll


def cases(folder: Path, split: str) -> Iterator[Case]:
    """The clean pages of a split, in the order of the file."""
    incidents = {row["incident_id"]: row for row in rows(folder / "incidents.jsonl.gz")}
    for row in rows(folder / "docs.jsonl.gz"):
        if row["split"] == split and row["has_frame"] and not row["noise"]:
            incident = incidents[row["incident_id"]]
            gold = (int(incident["num_killed"]), int(incident["num_injured"]))
            yield Case(row["doc_id"], row["title"] or "", row["text"], date.fromisoformat(row["dct"]), gold)


def by_reader(case: Case, workshop: Workshop) -> tuple[Toll, Toll]:
    """The toll as the reader has it, and as the claims alone have it in the events stage; none where the page cannot be read."""
    extraction = read_article(
        workshop, case.id, case.text, title=case.title or None, published=case.published, language="en"
    )
    if extraction is None:
        return (0, 0), (0, 0)
    return _pair(toll(extraction, workshop, estimate=True)), _pair(toll(extraction, workshop))


def _pair(found: Mapping[CasualtyKind, int]) -> Toll:
    return found[CasualtyKind.KILLED], found[CasualtyKind.INJURED]


_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_NUMBER = rf"\b(\d{{1,3}}|{'|'.join(_UNITS)}|an?)\b(?:\s[\w'-]+){{0,3}}?\s"
_KILLED = re.compile(
    rf"{_NUMBER}(?:(?:was|were|is|are|been)\s)?(?:shot\s)?(?:killed|dead|dies?d?)\b", re.IGNORECASE
)
_INJURED = re.compile(rf"{_NUMBER}(?:(?:was|were|is|are|been)\s)?(?:injured|wounded|hurt)\b", re.IGNORECASE)


def by_regex(case: Case) -> Toll:
    """Baseline: the first number before "killed" or "dead", and before "injured" or "wounded", in title and lead."""
    text = f"{case.title}. {case.text[:LEAD]}"
    return _first_number(_KILLED, text), _first_number(_INJURED, text)


def commonest(known: Iterable[Toll]) -> Toll:
    """Baseline: the commonest number killed and the commonest number injured, of pages that are not scored."""
    killed, injured = Counter[int](), Counter[int]()
    for dead, hurt in known:
        killed[dead] += 1
        injured[hurt] += 1
    return killed.most_common(1)[0][0], injured.most_common(1)[0][0]


def score(name: str, golds: Sequence[Toll], answers: Sequence[Toll], *, note: str = "") -> list[Figure]:
    """Shares of documents with killed, with injured, and with both exact.

    Args:
        name: of the system; empty for the reader under test, whose figures alone have aims and floors.
        golds: of each document.
        answers: in the same order.
        note: see `Figure.note`.
    """
    prefix = f"{name}: " if name else ""
    aims = {"killed exact": 0.90, "injured exact": 0.80}
    figures = []
    for label, columns in (("killed exact", (0,)), ("injured exact", (1,)), ("both exact", (0, 1))):
        right = sum(all(g[n] == a[n] for n in columns) for g, a in zip(golds, answers, strict=True))
        counts: dict[str, float] = {"right": right, "documents": len(golds)}
        if len(columns) == 1 and not name:
            counts |= Counter(
                _error(g[columns[0]], a[columns[0]]) for g, a in zip(golds, answers, strict=True)
            )
            counts.pop("", None)
        figures.append(
            Figure(
                name=prefix + label,
                value=right / len(golds) if golds else 0.0,
                aim=None if name else aims.get(label),
                note=note,
                counts=counts,
                pinned=not name,
            )
        )
    return figures


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Read every page; baselines beside."""
    chosen = list(first(cases(data / FOLDER, "dev"), limit))
    golds = [case.gold for case in chosen]
    constant = commonest(case.gold for case in cases(data / FOLDER, "train"))
    read = [by_reader(case, workshop) for case in chosen]
    return [
        *score("", golds, [found for found, _ in read]),
        *score("claims alone", golds, [said for _, said in read], note="what events publish"),
        *score("regex", golds, [by_regex(case) for case in chosen]),
        *score(
            "constant", golds, [constant] * len(golds), note=f"{constant[0]} killed, {constant[1]} injured"
        ),
    ]


def _error(gold: int, answer: int) -> str:
    """The kind of a wrong count; empty for a right one."""
    if gold == answer:
        return ""
    if answer == 0:
        return "missed a single person" if gold == 1 else "missed several persons"
    return "gave persons where there are none" if gold == 0 else "too few" if answer < gold else "too many"


def _first_number(pattern: re.Pattern[str], text: str) -> int:
    match = pattern.search(text)
    if match is None:
        return 0
    word = match[1].lower()
    return int(word) if word.isdigit() else 1 if word in ("a", "an") else _UNITS.index(word) + 1


def rows(path: Path) -> Iterator[Mapping[str, Any]]:
    """The rows of one of the files."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            yield json.loads(line)


BENCHMARK = Benchmark(
    name="gun-violence",
    measures="killed and injured in single documents",
    protocol="clean development pages; toll of the page's main happening against the incident's codes, exact per document",
    files=(f"{FOLDER}/docs.jsonl.gz", f"{FOLDER}/incidents.jsonl.gz"),
    evaluate=evaluate,
    peers="regex 0.81 killed, 0.64 injured (over incidents)",
    aim=0.90,
    slack=OF_NETWORK,
)
