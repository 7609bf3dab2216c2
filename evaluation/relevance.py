"""`python -m evaluation.relevance --data ../shared/data`: what the first look lets through and what it sets aside.

A document is let through when it scores at or above the threshold. Recall is the share of reports of acts let through; "aside" is
the share of ordinary news that is not. Hard ordinary news (it speaks of violence, death or armies, and reports no act) is apart.
Exit status 1 when a figure is below its floor in floors.json; `--raise` pins what was reached and never lowers a floor.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from evaluation.relevance_cases import gather
from firsthand.models.first_look import FirstLook
from training.first_look.corpora import Doc

Scored = tuple[Doc, float]


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.relevance", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--verbose", "-v", action="store_true", help="name what is missed and what is let through")
    arguments = parser.parse_args()
    look = FirstLook.load()
    measured = gather(arguments.data)
    scored = [(d, look.score(d.title, d.text, d.language)) for d in measured.docs]
    for name in measured.absent:
        print(f"{name:<24} absent")
    print(f"{measured.copies} copies left out; threshold {look.threshold}")
    print(f"{'set':<24}{'acts':>6}{'recall':>8}{'plain':>7}{'aside':>8}{'hard':>6}{'aside':>8}")
    sources = list(dict.fromkeys(d.source for d in measured.docs))
    for source in sources:
        _print(source, [s for s in scored if s[0].source == source], look.threshold)
    real = [s for s in scored if s[0].source not in {"headlines alone", "all in capitals", "pages with a menu"}]
    for language in ("en", "fr"):
        _print(f"language {language}", [s for s in real if s[0].language == language], look.threshold)
    _print("all", real, look.threshold)
    if arguments.verbose:
        for doc, chance in sorted(real, key=lambda s: s[1]):
            if doc.label is (chance < look.threshold):
                print(f"{'MISSED' if doc.label else 'passed'} {chance:.3f} {doc.source} {doc.group} {(doc.title or doc.text)[:90]!r}")
    return 0


def _share(scored: Iterable[Scored], threshold: float, *, through: bool) -> tuple[int, str]:
    found = [(chance >= threshold) is through for _, chance in scored]
    return len(found), f"{sum(found) / len(found):.3f}" if found else "-"


def _print(name: str, scored: list[Scored], threshold: float) -> None:
    acts = _share((s for s in scored if s[0].label), threshold, through=True)
    plain = _share((s for s in scored if s[0].label is False and not s[0].hard), threshold, through=False)
    hard = _share((s for s in scored if s[0].label is False and s[0].hard), threshold, through=False)
    print(f"{name:<24}{acts[0]:>6}{acts[1]:>8}{plain[0]:>7}{plain[1]:>8}{hard[0]:>6}{hard[1]:>8}")


if __name__ == "__main__":
    sys.exit(main())
