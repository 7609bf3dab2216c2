"""How many: the figures of single sentences and short paragraphs, English and French, in our own words.

Data: `evaluation/figures_in_sentences_en.yml` and `_fr.yml`, written in one go before any reader had read them. By a fixed rule the lines
1, 3, 5, ... are for tuning, and the errors of these were looked at while the rules were mended; of the lines 2, 4, 6, ... only the score was.
Both files tell much the same happenings in two languages, so the late half is new in its words more than in what is told.

A text is read as a page published on Tuesday 4 March 2025. What counts is every figure that the reader takes for news (status asserted), for
history or for a total; figures of plans, possibilities, denials and speech are none. A figure that is given twice counts once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from evaluation.benchmarks.figures import OF_NETWORK, Benchmark, Figure
from evaluation.benchmarks.texts import first, read_article
from evaluation.counted_cases import Case, Scope, Told, load
from firsthand.domain.claim import Extraction
from firsthand.domain.report import CasualtyKind, Report, Side, Status
from firsthand.run.plan import Workshop

ROOT = Path(__file__).resolve().parents[1]
FILES = {"en": "figures_in_sentences_en.yml", "fr": "figures_in_sentences_fr.yml"}
PUBLISHED = date(2025, 3, 4)
_HALVES = ("tuning", "late")
_NAMES = {"en": "English", "fr": "French"}


def told_of(read: Extraction | None) -> tuple[Told, ...]:
    """The figures that a reader took from a text, each once."""
    if read is None:
        return ()
    reports = {report.id: report for report in read.reports}
    figures = {}
    for claim in read.claims:
        report = reports[claim.report]
        if claim.quantity is None or report.status not in (
            Status.ASSERTED,
            Status.AGGREGATE,
            Status.BACKGROUND,
        ):
            continue
        told = Told(
            CasualtyKind(claim.field.value),
            claim.quantity,
            frozenset({claim.group or "persons"}),
            claim.part_of,
            claim.side if claim.side is not Side.UNKNOWN else None,
            _scope(report),
        )
        figures.setdefault((told.number, told.groups, told.part, told.scope), told)
    return tuple(figures.values())


def _scope(report: Report) -> Scope:
    if report.status is Status.ASSERTED:
        return Scope.OPERATION if report.simultaneous else Scope.INCIDENT
    return Scope.AGGREGATE if report.status is Status.AGGREGATE else Scope.BACKGROUND


def is_right(gold: Sequence[Told], read: Sequence[Told]) -> bool:
    """Whether every figure of a text was read with its group, as the part or the scope that it is, and none beside."""
    left = list(read)
    for told in sorted(gold, key=lambda figure: figure.optional):
        same = next((other for other in left if agrees(told, other)), None)
        if same is not None:
            left.remove(same)
        elif not told.optional:
            return False
    return not left


def agrees(gold: Told, read: Told) -> bool:
    """Whether a figure that was read says what the gold does; history and totals are alike in that they are no news."""
    if gold.optional:
        return gold.number == read.number
    news = {Scope.INCIDENT, Scope.OPERATION}
    scopes = gold.scope is read.scope or not ({gold.scope, read.scope} & news)
    return (
        gold.number == read.number
        and bool(gold.groups & read.groups)
        and gold.part in (None, read.part)
        and scopes
    )


def matches(
    gold: Sequence[Told], read: Sequence[Told], *, grouped: bool
) -> tuple[list[tuple[Told, Told]], int, int]:
    """Pairs of figures with the same kind and number, and how many are wanted and given; optional ones count on no side.

    Args:
        gold: the figures of a case.
        read: what was read from it.
        grouped: whether who is counted must be right too.
    """
    left = list(read)
    pairs = []
    for told in sorted(gold, key=lambda figure: figure.optional):
        same = [r for r in left if told.number == r.number and (not grouped or told.groups & r.groups)]
        if not same:
            continue
        best = max(same, key=lambda r: (bool(told.groups & r.groups), told.part in (None, r.part)))
        left.remove(best)
        if not told.optional:
            pairs.append((told, best))
    return pairs, sum(not told.optional for told in gold), len(left) + len(pairs)


def read(workshop: Workshop, cases: Sequence[Case]) -> Iterator[tuple[Case, tuple[Told, ...]]]:
    """The cases with what is read from each."""
    for number, case in enumerate(cases):
        name = f"figures-{case.language}-{number}"
        article = read_article(
            workshop, name, case.text, title=None, published=PUBLISHED, language=case.language
        )
        yield case, told_of(article)


def evaluate(root: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Shares and F1 by half; cases wholly right by language."""
    halves: dict[str, list[tuple[Case, tuple[Told, ...]]]] = {half: [] for half in _HALVES}
    for language, name in FILES.items():
        for number, pair in enumerate(read(workshop, list(first(load(root / name, language), limit)))):
            halves[_HALVES[number % 2]].append(pair)
    return [
        figure
        for half in ("late", "tuning")
        for figure in _of_half(half, halves[half], pinned=half == "late")
    ]


def _of_half(half: str, pairs: Sequence[tuple[Case, tuple[Told, ...]]], *, pinned: bool) -> list[Figure]:
    right = [is_right(case.told, found) for case, found in pairs]
    figures = [
        Figure(
            f"{half}: wholly right",
            sum(right) / max(1, len(right)),
            aim=0.9,
            counts={"right": sum(right), "cases": len(right)},
            pinned=pinned,
        )
    ]
    for grouped, name in ((False, "F1"), (True, "F1 with group")):
        found = [matches(case.told, given, grouped=grouped) for case, given in pairs]
        hits, gold, given = (
            sum(part) for part in zip(*((len(p), g, r) for p, g, r in found), strict=True)
        ) if found else (0, 0, 0)  # fmt: skip
        counts = {"right": hits, "given": given, "gold": gold}
        figures.append(
            Figure(f"{half}: {name}", 2 * hits / max(1, gold + given), aim=0.95, counts=counts, pinned=pinned)
        )
    sided = [
        gold.side is mine.side
        for case, given in pairs
        for gold, mine in matches(case.told, given, grouped=False)[0]
        if gold.side is not None
    ]
    figures.append(
        Figure(
            f"{half}: side",
            sum(sided) / max(1, len(sided)),
            note="share of the figures found whose side the text leaves in no doubt",
            counts={"right": sum(sided), "figures": len(sided)},
            pinned=pinned,
        )
    )
    for language, name in _NAMES.items():
        own = [good for (case, _), good in zip(pairs, right, strict=True) if case.language == language]
        figures.append(
            Figure(
                f"{half}: wholly right, {name}",
                sum(own) / max(1, len(own)),
                counts={"right": sum(own), "cases": len(own)},
                pinned=False,
            )
        )
    return figures


BENCHMARK = Benchmark(
    "figures-in-sentences",
    "numbers of people in sentences",
    "figures of sentences in our own words: kind, operator, number; with group; and share of texts wholly right, subsets and scope included",
    tuple(FILES.values()),
    evaluate,
    aim=0.9,
    root=ROOT,
    slack=OF_NETWORK,
)
