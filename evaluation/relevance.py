"""`python -m evaluation.relevance --data ../shared/data`: what the first look, and the second where it is in doubt, let through and set aside.

A document is let through when it scores at or above the threshold; where both looked, the lower score counts. Recall is the share of reports of acts let through; "aside" is
the share of ordinary news that is not. Hard ordinary news (it speaks of violence, death or armies, and reports no act) is apart.
Exit status 1 when a figure is below its floor in floors.json; `--raise` pins what was reached and never lowers a floor.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from time import perf_counter

from training.first_look.corpora import Doc

from evaluation.benchmarks.texts import plain_document
from evaluation.floors import Floors
from evaluation.relevance_cases import DERIVED, gather
from firsthand.models.first_look import FirstLook
from firsthand.models.tagger import Tagger
from firsthand.reports.second_look import DOUBT, SecondLook

_PINNED_FROM = 10  # documents; a share of fewer says little
_BINS = (0.0, 0.05, 0.2, 0.5, 0.8, 1.01)
Scored = tuple[Doc, float]


@dataclass(frozen=True)
class Figure:
    """A share of documents of a slice that were treated as they should be."""

    name: str
    fingerprint: str
    count: int
    share: float

    @classmethod
    def of(cls, name: str, scored: Iterable[Scored], right: Callable[[float], bool]) -> Figure:
        """The share of the documents whose score is right."""
        digest, count, good = hashlib.sha256(), 0, 0
        for doc, chance in scored:
            digest.update(f"{doc.group}\0{doc.title}\0{doc.text}\0".encode())
            count, good = count + 1, good + right(chance)
        return cls(f"relevance/{name}", digest.hexdigest()[:16], count, good / max(1, count))

    def __str__(self) -> str:
        return f"{self.count:>7}{self.share:>8.3f}" if self.count else f"{0:>7}{'-':>8}"


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.relevance", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="pin the figures reached")
    parser.add_argument(
        "--verbose", "-v", action="store_true", help="name what is missed and what is let through"
    )
    arguments = parser.parse_args()
    figures = measure(arguments.data, verbose=arguments.verbose)
    return _against_floors(figures, raise_floors=arguments.raise_floors)


def measure(data: Path, *, verbose: bool = False) -> list[Figure]:
    """Take a first look at every document and a second where it is in doubt, print the table and return the shares."""
    look = FirstLook.load()
    measured = gather(data)
    began = perf_counter()
    first = [(d, look.score(d.title, d.text, d.language)) for d in measured.docs]
    took = perf_counter() - began
    began = perf_counter()
    both, again = _looked_again(first, look)
    took_again = perf_counter() - began
    for name in measured.absent:
        print(f"{name:<24} absent")
    print(f"{measured.copies} copies of trained or measured documents left out; threshold {look.threshold}")
    print(
        f"{len(first) / took:.0f} documents a second; {again} looked at again, {1000 * took_again / max(1, again):.0f} ms each"
    )
    figures: list[Figure] = []
    for title, prefix, scored in (("first look", "", first), ("both looks", "both looks, ", both)):
        print(f"\n{title:<24}{'acts':>7}{'recall':>8}{'plain':>7}{'aside':>8}{'hard':>7}{'aside':>8}")
        for name, part in _slices(scored):
            figures += _row(name, prefix, part, look.threshold)
        _calibration([s for s in scored if s[0].source not in DERIVED])
    if verbose:
        _names(both, look.threshold)
    return figures


def _looked_again(scored: list[Scored], look: FirstLook) -> tuple[list[Scored], int]:
    """The scores after the second look, and how many documents it was taken at."""
    second = SecondLook(look, Tagger.load())

    def again(doc: Doc) -> float:
        text = f"{doc.title}\n{doc.text}" if doc.title else doc.text
        return second.score(plain_document(doc.group, text, language=doc.language, titled=bool(doc.title)))

    doubted = [look.threshold <= chance < DOUBT for _, chance in scored]
    found = [
        (doc, min(chance, again(doc)) if doubt else chance)
        for (doc, chance), doubt in zip(scored, doubted, strict=True)
    ]
    return found, sum(doubted)


def _slices(scored: list[Scored]) -> Iterable[tuple[str, list[Scored]]]:
    for source in dict.fromkeys(doc.source for doc, _ in scored):
        yield source, [s for s in scored if s[0].source == source]
    real = [s for s in scored if s[0].source not in DERIVED]
    for language in ("en", "fr"):
        yield f"language {language}", [s for s in real if s[0].language == language]
    yield "all", real


def _row(name: str, prefix: str, part: list[Scored], threshold: float) -> list[Figure]:
    acts = [s for s in part if s[0].label]
    plain = [s for s in part if s[0].label is False and not s[0].hard]
    hard = [s for s in part if s[0].label is False and s[0].hard]
    figures = [
        Figure.of(f"{prefix}{name}/recall", acts, lambda chance: chance >= threshold),
        Figure.of(f"{prefix}{name}/plain aside", plain, lambda chance: chance < threshold),
        Figure.of(f"{prefix}{name}/hard aside", hard, lambda chance: chance < threshold),
    ]
    print(f"{name:<24}{figures[0]}{figures[1]}{figures[2]}")
    return [figure for figure in figures if figure.count >= _PINNED_FROM]


def _calibration(scored: list[Scored]) -> None:
    print(f"\n{'scored':<14}{'documents':>10}{'mean score':>12}{'share of acts':>15}")
    for low, high in pairwise(_BINS):
        part = [(bool(doc.label), chance) for doc, chance in scored if low <= chance < high]
        if part:
            mean = sum(chance for _, chance in part) / len(part)
            acts = sum(label for label, _ in part) / len(part)
            print(f"{low:.2f} to {min(high, 1.0):.2f}  {len(part):>10}{mean:>12.3f}{acts:>15.3f}")


def _names(scored: list[Scored], threshold: float) -> None:
    for doc, chance in sorted(scored, key=lambda s: s[1]):
        if doc.source not in DERIVED and doc.label is (chance < threshold):
            what = "missed" if doc.label else "passed"
            print(f"{what} {chance:.3f} {doc.source} {doc.group} {(doc.title or doc.text)[:80]!r}")


def _against_floors(figures: list[Figure], *, raise_floors: bool) -> int:
    floors = Floors.load()
    below = [figure for figure in figures if figure.share < floors.of(figure)]
    for figure in below:
        print(f"BELOW ITS FLOOR {floors.of(figure):.3f}: {figure.name} {figure.share:.3f}")
    if raise_floors:
        for figure in figures:
            floors = floors.raised(figure, figure.share)
        floors.save()
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
