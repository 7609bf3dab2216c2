"""`python -m evaluation.benchmarks.muc_bars`: choose the probabilities from which incidents of MUC-4 and their parts are given.

One number after the other is moved to where the mean of both benchmarks' figures is highest, until nothing moves. With `--part dev` half
of the development texts choose and the other half is measured, both ways round: what the choice is worth on texts that it has not seen.
The texts of `--part train` are those that the reader has learnt from, and it is surer of them than it should be.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from evaluation.benchmarks import muc_rules, muc_slots
from evaluation.benchmarks.muc_documents import FOLDER, extracted, read_forms, read_slots
from evaluation.benchmarks.muc_fills import Judge
from evaluation.benchmarks.muc_form import as_form, as_slots
from evaluation.benchmarks.muc_incidents import BARS, Bars, incident_templates
from evaluation.benchmarks.muc_keys import FormTemplate, read_template
from evaluation.benchmarks.muc_rules import Rows
from evaluation.benchmarks.muc_slots import SlotScore, SlotTemplate
from evaluation.benchmarks.muc_words import load_words
from firsthand.domain.claim import Extraction
from firsthand.knowledge.countries import CountryList
from firsthand.run.workshop import Workshop

_STEPS = (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
_LEAST = 0.0005


@dataclass(frozen=True)
class Case:
    """One text with what was read in it and both of its keys."""

    extraction: Extraction | None
    slots: tuple[SlotTemplate, ...]
    forms: tuple[FormTemplate, ...]


def cases(data: Path, part: str, workshop: Workshop, limit: int | None = None) -> list[Case]:
    """Read the texts of a part of the data once."""
    forms = {text.id: text for text in read_forms(data / FOLDER / "train_dev.jsonl.gz", part)}
    originals = {text.id: text.text for text in forms.values()}
    texts = read_slots(data / FOLDER / f"gtt_{part}.json", originals)
    return [
        Case(
            extraction,
            tuple(SlotTemplate.of_gold(template) for template in text.templates),
            tuple(read_template(template) for template in forms[text.id].templates),
        )
        for text, extraction in extracted(texts, workshop, limit)
    ]


def figures(bars: Bars, texts: Sequence[Case], countries: CountryList) -> tuple[float, float]:
    """Micro F1 of six slots and F(P&R) of all templates of the form."""
    words, slots, rows = load_words(), SlotScore(), Rows()
    for case in texts:
        found = incident_templates(case.extraction, words, bars) if case.extraction else []
        published = case.extraction.document.published if case.extraction else None
        day = published.value if published else None
        slots += muc_slots.score_document(muc_slots.distinct(map(as_slots, found)), case.slots)
        muc_rules.score_document(
            rows, [as_form(template, day, countries) for template in found], case.forms, Judge()
        )
    return slots.micro.f1, rows.all_templates().f


def moves(bars: Bars) -> Iterator[Callable[[Bars, float], Bars]]:
    """Ways to set one of the numbers of bars."""
    for name in ("document", "sentence", "beside", "another"):
        yield lambda old, value, name=name: replace(old, **{name: value})
    yield lambda old, value: replace(old, lone=value - _STEPS[0])
    for part in bars.part:
        yield lambda old, value, part=part: replace(old, part={**old.part, part: value})


def chosen(worth: Callable[[Bars], float], start: Bars) -> Bars:
    """The bars that are worth most, one number moved after the other until a round gains nothing."""
    best, value = start, worth(start)
    while True:
        before = value
        for move in moves(best):
            for step in _STEPS:
                found = worth(other := move(best, step))
                if found >= value + _LEAST:
                    best, value = other, found
        if value == before:
            return best


def main() -> None:
    """Choose and print."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.benchmarks.muc_bars", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--part", choices=("train", "dev"), default="dev")
    parser.add_argument("--limit", type=int)
    arguments = parser.parse_args()
    texts = cases(arguments.data, arguments.part, Workshop.load(), arguments.limit)
    countries = CountryList.load()

    def choose(some: Sequence[Case]) -> Bars:
        return chosen(lambda bars: sum(figures(bars, some, countries)) / 2, BARS)

    def show(name: str, bars: Bars, some: Sequence[Case]) -> None:
        slots, forms = figures(bars, some, countries)
        print(f"{name:<40} slots {slots:.3f}  forms {forms:.3f}")

    show("as shipped", BARS, texts)
    best = choose(texts)
    show("chosen on all", best, texts)
    print(best)
    if arguments.part == "dev":
        for first in (0, 1):
            mine, other = texts[first::2], texts[1 - first :: 2]
            bars = choose(mine)
            show(f"half {first + 1}, as shipped, on the other half", BARS, other)
            show(f"half {first + 1}, chosen on it, on the other half", bars, other)
            print(bars)


if __name__ == "__main__":
    main()
