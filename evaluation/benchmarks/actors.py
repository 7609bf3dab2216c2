"""Actors in context: whether a mention in a short text is met as the party it is.

Data, all in our own words: `evaluation/actors_first.yml`, written before the rules it measures; `actors_second.yml`, written after
them (90 of 104 at the first run; the causes were then mended); `actors_late.yml`, written after that and looked at in no other way than by its
figure. A case is "language | expected | text", the mention in [[ ]]. Names, descriptions and
references are resolved as the reader does, without reading any report. Of the mentions that touch the marked words the longest
counts. Expected is an id of the list; "generic", any description that stays one; "unresolved", a party without an id;
or "none": no named actor there, a description or nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from evaluation.benchmarks.figures import Benchmark, Figure
from evaluation.benchmarks.texts import plain_document
from firsthand.domain.actor import ActorMention
from firsthand.domain.values import Span
from firsthand.languages import LANGUAGES
from firsthand.reports.references import resolve_references
from firsthand.run.plan import Workshop

ROOT = Path(__file__).resolve().parents[1]
HALVES = {"first half": "actors_first.yml", "second half": "actors_second.yml", "late": "actors_late.yml"}
_MARK = re.compile(r"\[\[(.+?)\]\]")


@dataclass(frozen=True)
class Case:
    """A mention in a text.

    Attributes:
        language: ISO 639-1 code.
        expected: see the module.
        text: the text without marks.
        mention: the words asked about.
    """

    language: str
    expected: str
    text: str
    mention: Span

    @classmethod
    def parse(cls, line: str) -> Case:
        """A line of a case file."""
        language, expected, marked = line.split(" | ", 2)
        match = _MARK.search(marked)
        if match is None:
            raise ValueError(f"no mention is marked: {line!r}")
        text = marked[: match.start()] + match[1] + marked[match.end() :]
        return cls(language, expected, text, Span.of(text, match.start(), match.start() + len(match[1])))

    def is_met(self, mentions: Sequence[ActorMention]) -> bool:
        """Whether the mentions of the text answer as expected."""
        touching = [mention for mention in mentions if mention.span.overlaps(self.mention)]
        longest = max(touching, key=lambda m: m.span.end - m.span.start, default=None)
        match self.expected:
            case "none":
                return longest is None or (longest.actor or "").startswith("generic:")
            case "generic":
                return longest is not None and (longest.actor or "").startswith("generic:")
            case "unresolved":
                return longest is not None and longest.actor is None
            case _:
                return longest is not None and longest.actor == self.expected


def load(name: str, root: Path = ROOT) -> tuple[Case, ...]:
    """The cases of a file of `evaluation`, or of another folder."""
    return tuple(Case.parse(line) for line in yaml.safe_load((root / name).read_text(encoding="utf-8")))


def failed(cases: Sequence[Case], workshop: Workshop) -> Iterator[tuple[Case, tuple[ActorMention, ...]]]:
    """The cases that are not met, with what was found in their texts."""
    packs = {pack.code: pack for pack in LANGUAGES}
    for case in cases:
        document = plain_document("case", case.text, language=case.language)
        spotted = workshop.actors.spot(document.text, case.language)
        found = resolve_references(document, spotted, packs[case.language], workshop.actors)
        if not case.is_met(found):
            yield case, found


def evaluate(root: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Share of cases met, by half and by what is expected."""
    figures, counts, right = [], Counter[str](), Counter[str]()
    for half, name in HALVES.items():
        cases = load(name, root)[:limit]
        missed = {case for case, _ in failed(cases, workshop)}
        good = len(cases) - len(missed)
        figures.append(
            Figure(
                half,
                good / max(1, len(cases)),
                aim=0.95,
                counts={"right": good, "cases": len(cases)},
            )
        )
        for case in cases:
            counts[_sort(case)] += 1
            right[_sort(case)] += case not in missed
    return figures + [
        Figure(name, right[name] / count, counts={"right": right[name], "cases": count}, pinned=False)
        for name, count in sorted(counts.items())
    ]


def _sort(case: Case) -> str:
    return (
        case.expected
        if case.expected in ("none", "unresolved")
        else "generic"
        if case.expected.startswith("generic")
        else "named"
    )


BENCHMARK = Benchmark(
    "actors",
    "mentions of parties in context, with traps",
    "share of mentions met as the actor, description or nothing that they are",
    tuple(HALVES.values()),
    evaluate,
    aim=0.95,
    root=ROOT,
)
