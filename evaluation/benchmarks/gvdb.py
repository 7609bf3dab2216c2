"""The Gun Violence Database: who was shot, who shot, where, when, with what.

Data: 400 articles of the database of Pavlick, Ji, Pan & Callison-Burch (2016, "The Gun Violence Database: A new task and data set for
NLP", EMNLP), as token sequences with spans. Protocol: the first sentence is the title, the rest the body, no publication date
(the date coded is that of the incident; giving it would tell the answer). Of the document's main event:

- victims, shooter: the first name of a person in the spans of targets and victims, and of initiators;
- victim age, shooter age: ages in the same spans and in the figures of single persons, or beside them in a sentence;
- city: a place of the event that is no larger than a settlement, as written and by the gazetteer's name;
- weapon: as written;
- date: the first date expression that says a weekday or a day of a month, right where all it says holds of the coded day. The
  coded day is the incident's in most articles but the article's in some (over a third of the weekdays that their first
  sentences name are another day's), so that no reader reaches 1 here.

How each is drawn: `gvdb_slots`. One filler is given for a slot, since one is coded (in all but a few articles). Slots are coded in a
part of the articles only (weapon in one of nine, shooter in one of five, victims in two of five), also where the text names one: what is given for
the others counts as wrong, which bounds precision for any reader.

**In sample.** The shipped network learnt from the spans of these 400 articles (`docs/reference/reader-model.md`), and the rules of `gvdb_slots`
were written with them at hand. Its figures here are what it kept of them, no estimate of what it does on others; that takes the half that is
kept apart, or a network fitted by fold. `gvdb_held_out` asks the same slots of other local news, which it did not learn from: "held out". Beside them stand those of the patterns alone, which learnt from nothing: they give city and date,
which need no network, and weapons by the words for firearms; they know no names of persons.

Slot fillers count once a document: mentions of which one has all words of the other (folded) are one filler. Fillers are
paired one to one by the same rule. Precision, recall and F1 over all documents together, per slot.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from evaluation.benchmarks import gvdb_held_out
from evaluation.benchmarks.figures import OF_NETWORK, Benchmark, Figure
from evaluation.benchmarks.gvdb_slots import (
    CITY,
    DATE,
    SHOOTER,
    SHOOTER_AGE,
    SLOTS,
    VICTIM_AGE,
    VICTIMS,
    WEAPON,
    Filler,
    date_of,
    fillers,
    holds,
    same,
    slots_of,
)
from evaluation.benchmarks.tally import Tally
from evaluation.benchmarks.texts import extract, first, plain_document
from evaluation.benchmarks.toll import chronicle_of, main_event
from firsthand.reports import PatternReader, TrainedReader
from firsthand.run.plan import Workshop

FILE = "gvdb/dev.json"
_LABELS = {
    "VIC-NAME": VICTIMS,
    "SHO-NAME": SHOOTER,
    "DAT-CITY": CITY,
    "CIR-WEAPON": WEAPON,
    "VIC-AGE": VICTIM_AGE,
    "SHO-AGE": SHOOTER_AGE,
}
_IN_SAMPLE = "in sample: the network learnt from these articles"
_CODED_AGE = re.compile(r"\b\d{1,2}\b")
_TIGHT = re.compile(
    r"(?<=\w)\s(-)\s(?=[a-z0-9])|\s+([.,;:!?%)\]’”]|n't\b|'s\b|'re\b|'ve\b|'ll\b|'d\b)|(?<=[(\[“$#])\s+"
)


@dataclass(frozen=True)
class Article:
    """One article: its text, title first, and the coded fillers."""

    key: str
    text: str
    day: date
    slots: Mapping[str, Sequence[Filler]]


def articles(path: Path) -> Iterator[Article]:
    """The articles of the file, in order."""
    with path.open(encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            head, *rest = (_sentence(tokens) for tokens in row["full_text"])
            said: dict[str, list[str]] = {}
            for *_, label, words, _ in row["spans"]:
                if label in _LABELS:
                    said.setdefault(_LABELS[label], []).extend(_wordings(_LABELS[label], words))
            year, month, day = map(int, row["date"].split("-"))
            slots = {slot: fillers((words,) for words in listed) for slot, listed in said.items()}
            yield Article(row["doc_key"], f"{head}\n\n{' '.join(rest)}", date(year, month, day), slots)


def compare(gold: Sequence[Filler], ours: Sequence[Filler]) -> Tally:
    """Pair fillers one to one, in order."""
    free = list(gold)
    right = 0
    for filler in ours:
        match = next((item for item in free if same(item, filler)), None)
        if match is not None:
            free.remove(match)
            right += 1
    return Tally(right, len(ours), len(gold))


def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
    """Read every article and compare slot by slot; where a trained reader reads, also with the patterns alone."""
    listed = list(first(articles(data / FILE), limit))
    if not isinstance(workshop.reader, TrainedReader):
        return _figures(listed, workshop)
    patterns = PatternReader(workshop.actors, workshop.gazetteer, workshop.codebook)
    alone = _figures(listed, replace(workshop, reader=patterns))
    return [
        *(replace(figure, note=f"{figure.note}; {_IN_SAMPLE}") for figure in _figures(listed, workshop)),
        *gvdb_held_out.figures(data, workshop, limit),
        *(replace(figure, name=f"{figure.name}, patterns alone", pinned=False) for figure in alone),
    ]


def _figures(listed: Iterable[Article], workshop: Workshop) -> list[Figure]:
    tallies = dict.fromkeys(SLOTS, Tally())
    errors: dict[str, Counter[str]] = {slot: Counter() for slot in SLOTS}
    for article in listed:
        extraction = extract(workshop, plain_document(article.key, article.text, language="en", titled=True))
        event = main_event(extraction, chronicle_of(extraction, workshop))
        ours, said = slots_of(extraction, event), date_of(extraction, event)
        for slot in SLOTS:
            if slot == DATE:
                tally = Tally(
                    float(said is not None and holds(said, article.day)), float(said is not None), 1
                )
            else:
                tally = compare(article.slots.get(slot, ()), ours.get(slot, ()))
            tallies[slot] += tally
            if tally.right < tally.gold:
                errors[slot][
                    "no event" if event is None else "nothing given" if not tally.given else "another given"
                ] += 1
            elif tally.given > tally.right:
                errors[slot]["given too much"] += 1
    return [
        Figure(
            f"{slot} F1",
            tally.f1,
            counts=tally.counts() | {f"{kind}, articles": float(n) for kind, n in errors[slot].most_common()},
            note=f"P {tally.precision:.3f} R {tally.recall:.3f}",
        )
        for slot, tally in tallies.items()
    ]


def _wordings(slot: str, words: str) -> list[str]:
    return _CODED_AGE.findall(words) if slot in (VICTIM_AGE, SHOOTER_AGE) else [words.strip()]


def _sentence(tokens: Sequence[str]) -> str:
    """Tokens as running text."""
    joined = (
        " ".join(tokens).replace("-LRB-", "(").replace("-RRB-", ")").replace("``", "“").replace("''", "”")
    )
    return _TIGHT.sub(lambda match: match[1] or match[2] or "", joined)


BENCHMARK = Benchmark(
    name="gvdb",
    measures="victims, shooter, city, date and weapon in articles on shootings",
    protocol="one filler of the main event for a slot against the coded one, equal where one wording has all words of the other; "
    "in sample for the trained reader, which learnt from these articles; beside it other pages that it did not learn from, and patterns alone",
    files=(FILE,),
    may_read=(gvdb_held_out.PAGES, gvdb_held_out.INCIDENTS),
    evaluate=evaluate,
    slack=OF_NETWORK,
)
