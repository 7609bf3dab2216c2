"""MUC-4 templates from what a reader says of incidents by itself (`Extraction.incidents`): one for each type that the document tells of.

Sentences are given to types by the reader's probabilities; parts go to the incident of their sentence, or of the nearest one before. Two
incidents of one type are told apart by place and day alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from evaluation.benchmarks.muc_apart import apart
from evaluation.benchmarks.muc_fills import content_words
from evaluation.benchmarks.muc_perpetrators import category, organisations_of, whole
from evaluation.benchmarks.muc_setting import day_in, whereabouts
from evaluation.benchmarks.muc_spans import mended
from evaluation.benchmarks.muc_targets import damage, is_something
from evaluation.benchmarks.muc_template import MucTemplate
from evaluation.benchmarks.muc_victims import victims_of
from evaluation.benchmarks.muc_words import Words, trimmed, without_article
from firsthand.domain.claim import Extraction
from firsthand.domain.report import Incident, Part
from firsthand.domain.values import Span

_PARTS = {
    Part.PERPETRATOR: 0.6,
    Part.ORGANISATION: 0.6,
    Part.TARGET: 0.7,
    Part.VICTIM: 0.5,
    Part.NAME: 0.8,
    Part.WEAPON: 0.5,
}

_COUNTED = frozenset((Part.PERPETRATOR, Part.WEAPON))
"""Parts that the keys hold with their number ("two men")."""


@dataclass(frozen=True)
class Bars:
    """Probabilities from which something is given. Chosen on the dev half: a handful of numbers for 200 documents.

    Attributes:
        document: of a type, in the best sentence of a document.
        sentence: of a type in a sentence that is given to it.
        part: of a span, by what it does.
        lone: what is added to that where the sentence of the span tells of no incident.
        beside: of a second type of a sentence, as a share of its likeliest.
        another: of a type in a sentence that opens a second incident of that type.
    """

    document: float = 0.3
    sentence: float = 0.7
    part: Mapping[Part, float] = field(default_factory=lambda: dict(_PARTS))
    lone: float = 0.1
    beside: float = 0.8
    another: float = 0.9


BARS = Bars()


@dataclass
class _Entity:
    """Spans that name one filler."""

    span: Span
    words: frozenset[str]


def incident_templates(extraction: Extraction, words: Words, bars: Bars = BARS) -> list[MucTemplate]:
    """The templates of a document.

    Args:
        extraction: what was read, with incidents.
        words: vocabulary for names in phrases.
        bars: what is likely enough.
    """
    text = extraction.document.text
    incidents = [replace(i, parts=mended(i.parts, text, words)) for i in extraction.incidents or ()]
    best: dict[str, float] = defaultdict(float)
    for incident in incidents:
        for name, probability in incident.types:
            best[name] = max(best[name], probability)
    told = [name for name, probability in best.items() if probability >= bars.document]
    if not told:
        return []
    held = _held(incidents, told, best, bars)
    return [
        _template(extraction, name, group, words)
        for name in told
        for group in apart(held[name], name, extraction, bars.another)
    ]


def _held(
    incidents: Sequence[Incident], told: Sequence[str], best: Mapping[str, float], bars: Bars
) -> dict[str, list[Incident]]:
    """The sentences of each type, with the parts that are likely enough there."""
    held: dict[str, list[Incident]] = {name: [] for name in told}
    last = max(told, key=lambda name: best[name])
    for incident in incidents:
        types = {name: p for name, p in incident.types if name in held and p >= bars.sentence}
        extra = 0.0 if types else bars.lone
        parts = tuple(part for part in incident.parts if part[2] >= bars.part[part[0]] + extra)
        owners = (
            [name for name, p in types.items() if p >= bars.beside * max(types.values())] if types else [last]
        )
        if types:
            last = max(types, key=lambda name: types[name])
        for name in owners:
            if types or parts:
                held[name].append(replace(incident, parts=parts))
    return held


def _template(extraction: Extraction, name: str, told: Sequence[Incident], words: Words) -> MucTemplate:
    parts: dict[Part, list[_Entity]] = {part: [] for part in Part}
    for incident in told:
        for part, span, _ in incident.parts:
            _add(parts[part], without_article(span) if part in _COUNTED else trimmed(span))
    text = extraction.document.text
    named = [entity.span for entity in parts[Part.ORGANISATION]]
    persons = tuple(
        whole(entity.span, _spans(told, Part.ORGANISATION), text) for entity in parts[Part.PERPETRATOR]
    )
    targets = tuple(entity.span for entity in parts[Part.TARGET] if is_something(entity.span))
    sentences = {incident.sentence for incident in told}
    reports = [report for report in extraction.reports if report.sentence in sentences]
    where = [extraction.document.sentences[n].span for n in _by_probability(told, name)]
    organisations = organisations_of(named, extraction, reports)
    country, place = whereabouts(extraction.document, where)
    return MucTemplate(
        name,
        tuple(report.id for report in reports),
        persons,
        organisations,
        category(persons, organisations, extraction),
        targets,
        tuple(victims_of(_spans(told, Part.VICTIM), _spans(told, Part.NAME), extraction, words)),
        tuple(entity.span for entity in parts[Part.WEAPON]),
        date=day_in(extraction, where[0]),
        place=place,
        country=country,
        damages=tuple(damage(span, name, extraction) for span in targets),
    )


def _spans(told: Sequence[Incident], wanted: Part) -> list[Span]:
    return [span for incident in told for part, span, _ in incident.parts if part is wanted]


def _by_probability(told: Sequence[Incident], name: str) -> list[int]:
    """Indexes of sentences, those that tell of the type most surely first."""
    ordered = sorted(told, key=lambda incident: -dict(incident.types).get(name, 0.0))
    return [incident.sentence for incident in ordered]


def _add(entities: list[_Entity], span: Span) -> None:
    """A span to the entity that shares its name, else as a new one; the fuller name stands for both."""
    found = frozenset(content_words(span.text))
    if not found:
        return
    for entity in entities:
        if found <= entity.words or entity.words <= found:
            if len(found) > len(entity.words):
                entity.span, entity.words = span, found
            return
    entities.append(_Entity(span, found))
