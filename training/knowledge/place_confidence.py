"""Learn how sure a resolved place is, from LGL, GeoVirus, and notes made from the gazetteer.

    python -m training.knowledge.place_confidence --data ../shared/data

A logistic regression (Newton steps, a small ridge) of "the true point lies within the radius given" on the traits of the answer,
over the answers of rankers that have not seen the article (`place_ranker_folds.json`). Printed is the expected calibration error
of every fold by weights learnt from the others. The notes of Mali are not among the sources: they are for measuring alone.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
from evaluation.benchmarks.geoparse import FOLDS, GEOVIRUS, LGL, Case, cases, fold_of, fold_rankers
from evaluation.benchmarks.place_scores import Truth, calibration_error, is_inside
from training.knowledge.made_notes import made

from firsthand.claims.place_confidence import TRAITS, traits
from firsthand.claims.place_context import PlaceContext
from firsthand.claims.place_questions import answer, ask, group
from firsthand.claims.place_seats import seated
from firsthand.claims.ranking import Ranker
from firsthand.claims.where import pick
from firsthand.knowledge.gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parents[2]
OUT = ROOT / "src/firsthand/knowledge/data/place_confidence.json"
RIDGE = 3.0
"""What the square of a weight costs, in answers; pulls towards the ranker's own chance."""

Rows = npt.NDArray[np.float64]


def answers_of(case: Case, gazetteer: Gazetteer, ranker: Ranker) -> list[tuple[tuple[float, ...], bool]]:
    """Traits of every answer of an article that has a truth, and whether the truth lies within the radius."""
    context = PlaceContext(case.document, gazetteer)
    questions = ask(group([t.span for t in case.toponyms], context), context, {})
    answers = answer(questions, ranker)
    truth_of = {t.span: t.truth for t in case.toponyms}
    found = []
    for key, question in questions.items():
        if not question.candidates:
            continue
        winner, chance = pick(question, answers[key], ranker)
        place = seated(winner.place, gazetteer)
        told: list[Truth] = [truth for span in question.spans if (truth := truth_of[span]) is not None]
        found += [(traits(winner, question, chance), is_inside(truth, place)) for truth in told]
    return found


def fit(x: Rows, y: Rows, weights: Rows) -> Rows:
    """Weights of the logistic regression by Newton steps, held near the ranker's own log odds."""
    prior = np.array([1.0 if name == "odds" else 0.0 for name in TRAITS])
    found = prior.copy()
    for _ in range(40):
        p = 1 / (1 + np.exp(-x @ found))
        bend = (x * (weights * p * (1 - p))[:, None]).T @ x + RIDGE * np.eye(len(found))
        found = found + np.linalg.solve(bend, x.T @ (weights * (y - p)) - RIDGE * (found - prior))
    return found


def calibrated(x: Rows, found: Rows) -> list[float]:
    """What the product would say."""
    return [min(0.985, max(0.001, float(p))) for p in 1 / (1 + np.exp(-x @ found))]


def main(data: Path) -> None:
    """Learn, report each fold, write."""
    gazetteer, rankers = Gazetteer.open(), fold_rankers()
    sets: dict[str, Sequence[Case]] = {
        "lgl": list(cases(data / LGL)), "geovirus": list(cases(data / GEOVIRUS)), "made": made(gazetteer)
    }  # fmt: skip
    rows = [
        (name, fold_of(case), x, inside)
        for name, articles in sets.items()
        for case in articles
        for x, inside in answers_of(case, gazetteer, rankers[fold_of(case)])
    ]
    names = np.array([name for name, *_ in rows])
    folds = np.array([fold for _, fold, *_ in rows])
    x = np.array([traits_ for *_, traits_, _ in rows])
    y = np.array([float(inside) for *_, inside in rows])
    sizes = {name: int((names == name).sum()) for name in sets}
    weights = np.array([min(sizes.values()) / sizes[name] for name in names])  # each source as one
    said = np.zeros(len(y))
    for fold in range(FOLDS):
        other = folds != fold
        said[folds == fold] = calibrated(x[folds == fold], fit(x[other], y[other], weights[other]))
    for name in sets:
        mine = (names == name) & (x[:, 0] > np.log(0.4 / 0.6))
        before = 1 / (1 + np.exp(-x[mine, 0]))
        truth = [bool(value) for value in y[mine]]
        print(
            f"{name}: {mine.sum()} answers, inside {y[mine].mean():.3f}; calibration error out of fold "
            f"{calibration_error(list(said[mine]), truth):.3f}, of the ranker alone {calibration_error(list(before), truth):.3f}"
        )
    final = fit(x, y, weights)
    record = {name: round(float(weight), 4) for name, weight in zip(TRAITS, final, strict=True)}
    print(record)
    OUT.write_text(json.dumps(record, indent=1) + "\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, default=ROOT.parent / "shared/data")
    main(parser.parse_args().data)
