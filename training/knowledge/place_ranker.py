"""Learn the weights of the place ranker from LGL, GeoVirus, and notes made from the gazetteer.

    python -m training.knowledge.place_ranker --data ../shared/data

A conditional logit over the candidates of each name and "none of them", fitted by gradient descent (Adam, all rows at once), held
near the weights in `PRIOR`: what these sets say nothing of (overrides, actors) stays as it was set by hand. LGL is mostly of small
towns in the United States that name no country; the made notes tell of villages in countries at war, as our field does. The articles of one outlet share a fold. Writes the weights learnt from everything, and those learnt without each fold, by
which the benchmarks measure. The same data gives the same weights.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evaluation.benchmarks.geoparse import FOLDS, GEOVIRUS, LGL, WEIGHTS, Case, cases, fold_of
from evaluation.benchmarks.place_scores import error_km, is_same
from training.knowledge.made_notes import made

from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_features import FEATURES, Matrix, describe
from firsthand.claims.place_questions import Answer, Question, answer, ask, group, together
from firsthand.claims.ranking import Ranker
from firsthand.claims.where import SAME_KM
from firsthand.knowledge.gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/firsthand/knowledge/data/place_ranker.json"

PRIOR = {
    "unlike": -12.0, "guessed": -1.5, "population": 0.35, "smaller": -0.2, "country": 3.0, "admin1": -0.7, "admin2": -0.9,
    "site": -0.5, "natural": -1.8, "area": -1.2, "region": 3.0, "capital": 4.0, "seat1": 3.0, "seat2": 2.0, "seat3": 1.0,
    "quarter": -1.0, "override": 2.5, "share": 5.0, "main": 0.5, "foreign": -4.0, "near": 1.5, "apposed": 3.0, "unapposed": -2.0,
    "unit1": 1.5, "unit2": 1.5, "near unit1": 1.5, "near unit2": 1.5, "in apposed unit": 4.0, "outside apposed unit": -2.0,
    "own unit": 0.0, "said kind": 4.0, "alike kind": 1.5, "other kind": -3.0, "home": 1.5, "abroad": 0.0, "actors": 3.0,
    "same place 50": 1.0, "same place 150": 1.0, "same place 500": 0.5, "same unit1": 2.0, "same unit2": 1.0, "same country": 3.0,
    "contained": 0.0, "override abroad": -3.0, "share of many": 2.0,
    "foreign to many": -4.0, "known abroad": 2.0, "town of its name": -4.0, "speaks": 1.5, "unrest": 3.0, "main name": 1.0, "home unit": 1.5, "home town 50": 1.5,
    "home 200": 1.0, "country abroad": 1.0, "city abroad": 1.0, "none": -1.5, "none beside guesses": 2.0, "none where countries are named": 3.0,
    "none with a noun": 2.0, "none beside many": 0.0, "none beside a country": -1.0, "none beside home": 0.0,
}  # fmt: skip
HELD = (
    "unlike",
    "guessed",
    "override",
    "override abroad",
    "actors",
    "none beside guesses",
    "none with a noun",
    "none beside many",
    "said kind",
    "alike kind",
    "other kind",
    "seat2",
    "seat3",
    "town of its name",
    "share of many",
    "foreign to many",
    "unrest",
)
"""Features that these sets show rarely or never as our field does: they keep the weight set by hand."""
LOOSENESS = 0.003
"""How little the weights are held to the prior: the smaller, the freer."""
NOTE_WEIGHT = 3.0
"""Of a made note against an article: LGL is large, and not of our field."""
STEPS, RATE = 250, 0.06
ROUNDS = 2


@dataclass
class Row:
    """A question with its truth.

    Attributes:
        fold: of its article.
        right: whether each candidate, and last "none of them", is right.
        weight: mentions.
        is_note: made from the gazetteer.
    """

    article: int
    key: str
    fold: int
    question: Question
    right: npt.NDArray[np.bool_]
    weight: int
    is_note: bool = False


@dataclass
class Stack:
    """Features of many questions under one another."""

    features: Matrix
    starts: npt.NDArray[np.int64]
    right: npt.NDArray[np.bool_]
    weights: npt.NDArray[np.float64]

    @classmethod
    def of(cls, tables: Sequence[Matrix], rows: Sequence[Row]) -> Stack:
        """Those of some questions."""
        sizes = np.array([len(table) for table in tables])
        return cls(
            np.concatenate(tables), np.concatenate([[0], np.cumsum(sizes)[:-1]]),
            np.concatenate([row.right for row in rows]), np.array([row.weight**0.5 * (NOTE_WEIGHT if row.is_note else 1.0) for row in rows]),
        )  # fmt: skip


def fit(stack: Stack) -> npt.NDArray[np.float64]:
    """Weights with the greatest likelihood, less the distance from the prior."""
    prior = np.array([PRIOR[name] for name in FEATURES])
    free = np.array([name not in HELD for name in FEATURES])
    weights, first, second = prior.copy(), np.zeros(len(prior)), np.zeros(len(prior))
    counts = np.diff([*stack.starts, len(stack.features)])
    total = stack.weights.sum()
    for step in range(1, STEPS + 1):
        scores = stack.features @ weights
        scores -= np.repeat(np.maximum.reduceat(scores, stack.starts), counts)
        odds = np.exp(scores)
        every = odds / np.repeat(np.add.reduceat(odds, stack.starts), counts)
        good = odds * stack.right
        chosen = good / np.repeat(np.maximum(np.add.reduceat(good, stack.starts), 1e-300), counts)
        pull = (every - chosen) * np.repeat(stack.weights, counts) / total
        gradient = (stack.features.T @ pull + LOOSENESS * 0.1 * (weights - prior)) * free
        first, second = 0.9 * first + 0.1 * gradient, 0.999 * second + 0.001 * gradient**2
        weights = weights - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.999**step)) + 1e-8)
    return weights


def platt(odds: Sequence[float], right: Sequence[bool]) -> tuple[float, float]:
    """Slope and shift of the log odds (Platt 1999), by Newton steps."""
    x = np.log(np.clip(odds, 1e-6, 1 - 1e-6) / np.clip(1 - np.asarray(odds), 1e-6, 1))
    design, truth, found = (
        np.stack([x, np.ones_like(x)], axis=1),
        np.asarray(right, float),
        np.array([1.0, 0.0]),
    )
    for _ in range(30):
        p = 1 / (1 + np.exp(-design @ found))
        bend = (design * (p * (1 - p))[:, None]).T @ design + 1e-6 * np.eye(2)
        found = found + np.linalg.solve(bend, design.T @ (truth - p))
    return float(found[0]), float(found[1])


def learn(rows: Sequence[Row], articles: Sequence[Mapping[str, Question]], *, without: int | None) -> Ranker:
    """Weights from the rows of every fold but one."""
    used = [row for row in rows if row.fold != without]
    alone = fit(Stack.of([describe(r.question.candidates, r.question.evidence) for r in used], used))
    ranker = Ranker(alone, alone)
    needed = sorted({row.article for row in used})
    for _ in range(ROUNDS):
        tables = {n: _together(articles[n], ranker) for n in needed}
        ranker = Ranker(alone, fit(Stack.of([tables[r.article][r.key] for r in used], used)))
    return ranker


def _together(questions: Mapping[str, Question], ranker: Ranker) -> dict[str, Matrix]:
    tables = {key: describe(q.candidates, q.evidence) for key, q in questions.items()}
    if ranker.together is ranker.alone:
        first = {
            key: Answer([float(p) for p in ranker.probabilities(table, first=True)])
            for key, table in tables.items()
        }
        return together(questions, first, tables)
    return together(questions, answer(questions, ranker), tables)


def gather(
    articles: Sequence[Case], folds: Sequence[int], gazetteer: Gazetteer
) -> tuple[list[Row], list[Mapping[str, Question]]]:
    """Questions and rows of every article."""
    rows, asked = [], []
    for number, (case, fold) in enumerate(zip(articles, folds, strict=True)):
        context = PlaceContext(case.document, gazetteer)
        questions = ask(group([t.span for t in case.toponyms], context), context, {})
        asked.append(questions)
        truth_of = {t.span: t.truth for t in case.toponyms}
        for key, question in questions.items():
            truths = Counter(truth for span in question.spans if (truth := truth_of[span]) is not None)
            if not truths or not question.candidates:
                continue
            truth, mentions = truths.most_common(1)[0]
            right = [is_same(truth, c.place) for c in question.candidates]
            if not any(right):
                right = [error_km(truth, c.place) <= SAME_KM for c in question.candidates]
            is_note = case.document.url is None
            rows.append(
                Row(number, key, fold, question, np.array([*right, not any(right)]), mentions, is_note)
            )
    return rows, asked


def record(ranker: Ranker) -> dict[str, object]:
    """As it is stored."""
    parts = {"alone": ranker.alone, "together": ranker.together}
    named = {
        part: {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}
        for part, weights in parts.items()
    }
    return {**named, "slope": round(ranker.slope, 4), "shift": round(ranker.shift, 4)}


def judged(
    rows: Sequence[Row], articles: Sequence[Mapping[str, Question]], ranker: Ranker, fold: int
) -> list[tuple[float, bool, int]]:
    """Probability of the choice, whether it is right, and mentions, of the rows of a fold."""
    found = []
    answers = {n: answer(articles[n], ranker) for n in {r.article for r in rows if r.fold == fold}}
    for row in rows:
        if row.fold == fold:
            odds = answers[row.article][row.key].probabilities[:-1]
            top = max(range(len(odds)), key=odds.__getitem__)
            winner = row.question.candidates[top].place
            mass = sum(
                p
                for c, p in zip(row.question.candidates, odds, strict=True)
                if c.place.distance_km(winner) <= SAME_KM
            )
            found.append((mass, bool(row.right[top]), row.weight))
    return found


def main(data: Path, *, quick: bool = False) -> None:
    """Learn and write."""
    gazetteer = Gazetteer.open()
    articles = [case for file in (LGL, GEOVIRUS) for case in cases(data / file)]
    articles += made(gazetteer)
    rows, asked = gather(articles, [fold_of(case) for case in articles], gazetteer)
    print(f"{len(rows)} names in {len(articles)} articles, {sum(not r.right[-1] for r in rows)} within reach")
    if quick:
        final = learn(rows, asked, without=None)
        OUT.write_text(json.dumps(record(Ranker(final.alone, final.together, 0.75, 0.17)), indent=1) + "\n")
        return
    rankers = [learn(rows, asked, without=fold) for fold in range(FOLDS)]
    real = [row for row in rows if not row.is_note]
    seen = [found for fold, ranker in enumerate(rankers) for found in judged(real, asked, ranker, fold)]
    notes = [row for row in rows if row.is_note]
    guess = [found for fold, ranker in enumerate(rankers) for found in judged(notes, asked, ranker, fold)]
    print(f"made notes: right {sum(n for _, ok, n in guess if ok) / sum(n for *_, n in guess):.3f}")
    slope, shift = platt(
        [p for p, _, n in seen for _ in range(n)], [ok for _, ok, n in seen for _ in range(n)]
    )
    print(
        f"right {sum(n for _, ok, n in seen if ok) / sum(n for *_, n in seen):.3f} of mentions that have a candidate; slope {slope:.2f}, shift {shift:.2f}"
    )
    final = learn(rows, asked, without=None)
    OUT.write_text(json.dumps(record(Ranker(final.alone, final.together, slope, shift)), indent=1) + "\n")
    WEIGHTS.write_text(
        json.dumps([record(Ranker(r.alone, r.together, slope, shift)) for r in rankers], indent=1) + "\n"
    )


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    parser.add_argument(
        "--quick", action="store_true", help="only the weights from everything, with an old calibration"
    )
    arguments = parser.parse_args()
    main(arguments.data, quick=arguments.quick)
