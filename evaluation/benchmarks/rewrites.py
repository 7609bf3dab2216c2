"""Rewrites told from independent reports, on stories of our own (`evaluation.rewrites`).

All pages are read as one ingest, shuffled, and only `Lineage.families` counts: what is joined through a third page is joined.

- Derived pairs: two pages are truly one family when both are the original, copy, cut, headline swap, paraphrase or translation of
  one story. Precision, recall and F1 count all pairs of pages in one family, with one exception:
- Merged pages have two parents. A pair of a merged page with a derived page of either parent, or with a merged page that has a parent
  in common, is neither asked for nor held against the system; with any other page it is false. Where a merged page draws two whole
  stories into one family, their pairs are false. `merged found` is the share of merged pages in a family with a derived page of a parent,
  `F1 but for merged` counts the families that the edges make when merged pages are left out.
- Kept apart: an independent report of the incident, or a report of another one at the same place, alone in its family.
- By kind: share of the pages of a kind that are in one family with the original of their story.

Even stories may be tuned on, odd ones ("late") are for figures only. The first look is passed over: it is measured elsewhere.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from itertools import combinations
from pathlib import Path

from evaluation.benchmarks.figures import Benchmark, Figure
from evaluation.rewrites import FOLDER, Kind, Version, load
from firsthand.domain.claim import Extraction
from firsthand.domain.origin import Lineage
from firsthand.lineage.families import families
from firsthand.run.plan import Workshop, read_one
from firsthand.sources.jsonl import parse_line
from firsthand.sources.limits import LIMITS

AIM = 0.95
_SEED = 6  # of the shuffle; lineage must not hang on the order
_APART = (Kind.INDEPENDENT, Kind.DIFFERENT)

Families = Sequence[frozenset[str]]
"""Ids of versions that the system holds to be one family; each is in exactly one."""


def read(versions: Iterable[Version], workshop: Workshop) -> list[Extraction]:
    """Read pages as JSON lines, in an order that says nothing, each captured on the day after it was published.

    Raises:
        ValueError: a page cannot be read.
    """
    shuffled = list(versions)
    random.Random(_SEED).shuffle(shuffled)  # noqa: S311 - no secret
    extractions = []
    for version in shuffled:
        captured = datetime.combine(version.published, time(), UTC) + timedelta(days=1)
        page = parse_line(json.dumps(version.line()).encode(), version.id, now=captured, limits=LIMITS)
        outcome = read_one(page, workshop, everything=True)
        if not isinstance(outcome, Extraction):
            raise ValueError(f"{version.id} could not be read: {outcome}")  # noqa: TRY004 - it is the page that is wrong
        extractions.append(outcome)
    return extractions


def told(
    extractions: Sequence[Extraction], lineage: Lineage, without: Iterable[Version] = ()
) -> list[frozenset[str]]:
    """The families, as ids of versions; those of the edges alone where pages are left out."""
    ids = {e.document.key: e.document.id.removeprefix("rewrites/") for e in extractions}
    gone = {version.id for version in without}
    if not gone:
        return [frozenset(ids[key] for key in family) for family in lineage.families]
    keys = [key for key, name in ids.items() if name not in gone]
    edges = [e for e in lineage.edges if not {ids[e.a], ids[e.b]} & gone]
    return [frozenset(ids[key] for key in family) for family in families(keys, edges)]


def is_optional(a: Version, b: Version) -> bool:
    """Whether a pair is neither asked for nor wrong: one is merged, and the two have a story in common."""
    return Kind.MERGED in (a.kind, b.kind) and bool(a.parents & b.parents)


def pairs(
    versions: Sequence[Version], found: Families, asked: Callable[[Version], bool] = lambda _: True
) -> dict[str, int]:
    """Pairs of pages: right, given and gold.

    Args:
        versions: every page that was read.
        found: the families of the system; pages of none are passed over.
        asked: pairs count in which at least one page is asked about.
    """
    home = {name: number for number, family in enumerate(found) for name in family}
    right = given = gold = 0
    for a, b in combinations([v for v in versions if v.id in home], 2):
        if is_optional(a, b) or not (asked(a) or asked(b)):
            continue
        true, said = bool(a.parents & b.parents), home[a.id] == home[b.id]
        gold += true
        given += said
        right += true and said
    return {"right": right, "given": given, "gold": gold}


def _scores(name: str, counts: Mapping[str, int]) -> list[Figure]:
    right, given, gold = counts["right"], counts["given"], counts["gold"]
    return [
        Figure(f"{name} pair precision", right / max(1, given), counts=counts),
        Figure(f"{name} pair recall", right / max(1, gold), counts=counts),
        Figure(f"{name} pair F1", 2 * right / max(1, given + gold), aim=AIM, counts=counts),
    ]


def _share(
    name: str, of: Iterable[Version], is_right: Callable[[Version], bool], aim: float | None = None
) -> Figure:
    asked = list(of)
    right = sum(map(is_right, asked))
    counts = {"right": right, "pages": len(asked)}
    return Figure(name, right / max(1, len(asked)), aim=aim, counts=counts)


def score(
    name: str,
    versions: Sequence[Version],
    found: Families,
    but_for_merged: Families,
    asked: Callable[[Version], bool] = lambda _: True,
) -> list[Figure]:
    """The figures of one half, whose pages are `asked` about; a false pair with a page of the other half counts in both."""
    family = {name: members for members in found for name in members}
    by_id = {version.id: version for version in versions}

    def is_alone(version: Version) -> bool:
        return len(family[version.id]) == 1

    def is_with_parent(version: Version) -> bool:
        others = (by_id[other] for other in family[version.id] - {version.id})
        return any(other.kind.is_derived and other.parents & version.parents for other in others)

    def is_with_original(version: Version) -> bool:
        return f"{version.story:02}-{Kind.ORIGINAL}" in family[version.id]

    of = {kind: [version for version in versions if version.kind is kind and asked(version)] for kind in Kind}
    derived = [kind for kind in Kind if kind.is_derived and kind is not Kind.ORIGINAL]
    merged = pairs(versions, but_for_merged, asked)
    return [
        *_scores(name, pairs(versions, found, asked)),
        Figure(
            f"{name} F1 but for merged",
            2 * merged["right"] / max(1, merged["given"] + merged["gold"]),
            counts=merged,
            pinned=False,
        ),
        *(_share(f"{name} {kind} kept apart", of[kind], is_alone, 1.0) for kind in _APART),
        *(_share(f"{name} {kind} found", of[kind], is_with_original) for kind in derived),
        _share(f"{name} merged found", of[Kind.MERGED], is_with_parent),
    ]


def evaluate(folder: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Both halves, of one ingest of all pages; a limit takes the first so many stories."""
    versions = load(folder, limit)
    extractions = read(versions, workshop)
    lineage = workshop.trace(extractions)
    found = told(extractions, lineage)
    but_for_merged = told(extractions, lineage, [v for v in versions if v.kind is Kind.MERGED])
    halves: dict[str, Callable[[Version], bool]] = {
        "tune": lambda version: not version.is_late,
        "late": lambda version: version.is_late,
    }
    return [
        figure
        for name, asked in halves.items()
        for figure in score(name, versions, found, but_for_merged, asked)
    ]


BENCHMARK = Benchmark(
    "rewrites",
    "rewrites told from independent reports of one incident",
    "F1 of pairs of pages in one family; share of independent reports and of other incidents alone in theirs",
    ("[0-9][0-9].yml",),
    evaluate,
    aim=AIM,
    root=FOLDER,
)
