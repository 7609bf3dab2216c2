"""`python -m training.linking --data ../shared/data --work FOLDER`: learn what the evidence on two reports weighs, and write it to the package.

Pages that were read are kept in the folder; a run with the same pages gives the same weights.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from training.linking.gather import Pairs, of_gun_violence, of_stories
from training.linking.learn import calibration_error, fit, logits, sigmoid

from firsthand.events.signals import NAMES
from firsthand.events.weights import NAME
from firsthand.run.plan import Workshop

_TARGET = Path(__file__).parents[2] / "src" / "firsthand" / "events" / "data" / NAME
_THIN = 10
_STORIES = 4.0
"""How much a pair of our own stories counts: they are few, and the only ones on armed conflict."""


def thinned(pairs: Pairs) -> tuple[np.ndarray, np.ndarray]:
    """Rows to learn from, and how much each counts: of pairs of two incidents, one in ten stands for ten, unless their pages are alike."""
    alike = (pairs.labels > 0) | (pairs.evidence[:, NAMES.index("page.more")] > 0)
    rows = np.flatnonzero(alike | (np.arange(len(pairs)) % _THIN == 0))
    return rows, np.where(alike[rows], 1.0, float(_THIN))


def report(name: str, pairs: Pairs, weights: np.ndarray) -> None:
    """Print how good the weights are on some pairs."""
    chances, labels = sigmoid(logits(pairs.evidence, weights)), pairs.labels
    said, true = chances >= 0.5, labels > 0.5
    right = int((said & true).sum())
    precision, recall = right / max(1, said.sum()), right / max(1, true.sum())
    unsure = (chances > 0.05) & (chances < 0.95)
    print(
        f"{name}: {len(pairs)} pairs, {int(true.sum())} of one incident; at even odds P {precision:.3f} R {recall:.3f}; calibration error "
        f"{calibration_error(chances, labels):.4f}, of the {int(unsure.sum())} between .05 and .95 "
        f"{calibration_error(chances[unsure], labels[unsure]) if unsure.any() else 0:.3f}"
    )


def main() -> None:
    """Gather, learn, report and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    options = parser.parse_args()
    workshop = Workshop.load(network=None)
    train = of_gun_violence(options.data, options.work, workshop, dev=False)
    even = of_stories(options.work, workshop, late=False)
    kept, counted = thinned(train)
    weights = fit(
        np.concatenate([train.evidence[kept], even.evidence]),
        np.concatenate([train.labels[kept], even.labels]),
        np.concatenate([counted, np.full(len(even), _STORIES)]),
    )
    for name, weight in zip((*NAMES, "bias"), weights, strict=True):
        print(f"  {name:20}{weight:7.2f}")
    dev = of_gun_violence(options.data, options.work, workshop, dev=True)
    late = of_stories(options.work, workshop, late=True)
    for name, pairs in (("train", train), ("even stories", even), ("dev rows", dev), ("late stories", late)):
        report(name, pairs, weights)
    learnt = {
        "bias": round(float(weights[-1]), 3),
        "weights": {name: round(float(weight), 3) for name, weight in zip(NAMES, weights, strict=False)},
    }
    _TARGET.write_text(json.dumps(learnt, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
