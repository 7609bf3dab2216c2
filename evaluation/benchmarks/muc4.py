"""MUC-4: reports of attacks in Latin America, 1988 to 1991, with a template for each incident.

Two protocols over the same texts: the six slots that papers fill since 2020 (`muc_slots`), and the form of 1992 with all its slots by
the rules of its conference (`muc_rules`). The test half of each is a benchmark of its own, absent where its file is.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from time import perf_counter

from evaluation.benchmarks import muc_rules, muc_slots
from evaluation.benchmarks.figures import OF_NETWORK, Benchmark, Evaluate, Figure
from evaluation.benchmarks.muc_documents import FOLDER, extracted, read_forms, read_slots
from evaluation.benchmarks.muc_fills import Judge
from evaluation.benchmarks.muc_form import as_form, as_slots
from evaluation.benchmarks.muc_keys import FormTemplate, read_template
from evaluation.benchmarks.muc_rules import Categories, Rows
from evaluation.benchmarks.muc_slots import ROLES, SlotScore, SlotTemplate
from evaluation.benchmarks.muc_view import templates
from firsthand.domain.claim import Extraction
from firsthand.knowledge.countries import CountryList
from firsthand.run.plan import Workshop

_SLOT_PEERS = "test half: GTT .502, IterX .515 (BERT-base), .527 (T5-large)"
_FORM_PEERS = "test half, 1992: best system .559 (TST3), .572 (TST4), median about .29"
_SLOT_AIM = 0.54
_FORM_AIM = 0.58
_FORMS = {"dev": "train_dev.jsonl.gz", "test": "test.jsonl.gz"}
_OBJECTS = {"incident": "INCIDENT", "perpetrator": "PERP", "physical target": "PHYS", "human target": "HUM"}

Filler = Callable[[Extraction, Workshop], list[SlotTemplate]]


def given_slots(extraction: Extraction, workshop: Workshop) -> list[SlotTemplate]:
    """What we say of a document in six slots."""
    found = (as_slots(template) for template in templates(extraction, workshop.codebook))
    return muc_slots.distinct(found)


def given_forms(extraction: Extraction, workshop: Workshop, countries: CountryList) -> list[FormTemplate]:
    """What we say of a document in the form of 1992."""
    published = extraction.document.published
    day = published.value if published else None
    return [as_form(template, day, countries) for template in templates(extraction, workshop.codebook)]


def slots_of(half: str) -> Evaluate:
    """The benchmark on six slots, on one half of the data."""

    def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
        folder = data / FOLDER
        originals = folder / _FORMS[half]
        texts = {t.id: t.text for t in read_forms(originals, half)} if originals.is_file() else {}
        score, documents, began = SlotScore(), 0, perf_counter()
        for text, extraction in extracted(read_slots(folder / f"gtt_{half}.json", texts), workshop, limit):
            given = given_slots(extraction, workshop) if extraction else []
            score += muc_slots.score_document(given, [SlotTemplate.of_gold(t) for t in text.templates])
            documents += 1
        return slot_figures(score, documents, perf_counter() - began)

    return evaluate


def slot_figures(score: SlotScore, documents: int, seconds: float) -> list[Figure]:
    """Micro F1 first, then what explains it."""
    micro = score.micro
    counts = {
        "documents": documents,
        "given": micro.given,
        "right given": micro.right_given,
        "gold": micro.gold,
        "right gold": micro.right_gold,
    }
    figures = [
        Figure("F1", micro.f1, _SLOT_PEERS, _SLOT_AIM, "micro, six slots", counts),
        Figure("precision", micro.precision, pinned=False),
        Figure("recall", micro.recall, pinned=False),
    ]
    for slot in (muc_slots.TYPE, *ROLES):
        tally = score.slots[slot]
        note = f"P {tally.precision:.3f} R {tally.recall:.3f}, {tally.given} given, {tally.gold} gold"
        figures.append(Figure(f"{slot} F1", tally.f1, note=note, pinned=False))
    return [*figures, _seconds(documents, seconds)]


def forms_of(half: str) -> Evaluate:
    """The benchmark on the form of 1992, on one half of the data."""

    def evaluate(data: Path, workshop: Workshop, limit: int | None) -> list[Figure]:
        countries = CountryList.load()
        lenient, strict, documents, began = Rows(), Rows(), 0, perf_counter()
        filter_counts = {"right": 0, "given": 0, "gold": 0}
        for text, extraction in extracted(read_forms(data / FOLDER / _FORMS[half], half), workshop, limit):
            given = given_forms(extraction, workshop, countries) if extraction else []
            key = [read_template(raw) for raw in text.templates]
            muc_rules.score_document(lenient, given, key, Judge())
            muc_rules.score_document(strict, given, key, Judge(strict=True))
            required = any(not template.optional for template in key)
            filter_counts["given"] += bool(given)
            filter_counts["gold"] += required or bool(key and given)
            filter_counts["right"] += bool(key and given)
            documents += 1
        return [
            *form_figures(lenient, strict, documents),
            *_filtering(filter_counts),
            _seconds(documents, perf_counter() - began),
        ]

    return evaluate


def form_figures(lenient: Rows, strict: Rows, documents: int) -> list[Figure]:
    """F of the row "all templates" first, then what explains it."""
    total = lenient.all_templates()
    figures = [
        Figure(
            "F(P&R) all templates",
            total.f,
            _FORM_PEERS,
            _FORM_AIM,
            "strings, numbers, dates and places judged by rule where 1992 asked a person",
            {"documents": documents, **_counts(total)},
        ),
        Figure("recall", total.recall, pinned=False),
        Figure("precision", total.precision, pinned=False),
        _row("F(P&R) matched/missing", lenient.matched_missing),
        _row("F(P&R) matched only", lenient.matched_only),
        _row("F(P&R) strict", strict.all_templates(), "only what the scoring program accepted by itself"),
    ]
    figures += [_row(f"F(P&R) {name}", lenient.all_templates(prefix)) for name, prefix in _OBJECTS.items()]
    return figures


def _row(name: str, row: Categories, note: str = "") -> Figure:
    shares = f"R {row.recall:.3f} P {row.precision:.3f}"
    return Figure(
        name, row.f, note=f"{shares}; {note}" if note else shares, counts=_counts(row), pinned=False
    )


def _counts(row: Categories) -> dict[str, float]:
    return {
        "COR": row.correct,
        "PAR": row.partial,
        "INC": row.incorrect,
        "MIS": row.missing,
        "SPU": row.spurious,
    }


def _filtering(counts: dict[str, int]) -> list[Figure]:
    return [
        Figure(
            "text filtering recall", counts["right"] / max(1, counts["gold"]), counts=counts, pinned=False
        ),
        Figure("text filtering precision", counts["right"] / max(1, counts["given"]), pinned=False),
    ]


def _seconds(documents: int, seconds: float) -> Figure:
    return Figure("seconds a document", seconds / max(1, documents), pinned=False)


def _slots(half: str, suffix: str) -> Benchmark:
    forms = f"{FOLDER}/{_FORMS[half]}"
    return Benchmark(
        f"muc4-slots{suffix}",
        f"incident templates of six slots, {half} half",
        "CEAF-REE over templates, micro F1 (Du, Rush and Cardie 2021)",
        (f"{FOLDER}/gtt_{half}.json", *((forms,) if half == "dev" else ())),
        slots_of(half),
        _SLOT_PEERS,
        _SLOT_AIM,
        may_read=(forms,) if half == "test" else (),
        slack=OF_NETWORK,
    )


def _forms(half: str, suffix: str) -> Benchmark:
    return Benchmark(
        f"muc4-forms{suffix}",
        f"incident templates of all slots, {half} half",
        "MUC-4 rules of 1992, F(P&R) of all templates (Chinchor 1992)",
        (f"{FOLDER}/{_FORMS[half]}",),
        forms_of(half),
        _FORM_PEERS,
        _FORM_AIM,
        slack=OF_NETWORK,
    )


BENCHMARKS = (_slots("dev", ""), _forms("dev", ""), _slots("test", "-test"), _forms("test", "-test"))
