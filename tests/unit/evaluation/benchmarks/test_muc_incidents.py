"""MUC-4 templates from what a reader says of incidents by itself."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from evaluation.benchmarks.muc_incidents import Bars, incident_templates
from evaluation.benchmarks.muc_template import MucTemplate
from evaluation.benchmarks.muc_words import load_words

from firsthand.domain.claim import Extraction
from firsthand.domain.document import Block, BlockKind, Document, Sentence
from firsthand.domain.report import (
    Argument,
    CasualtyKind,
    Figure,
    Incident,
    Part,
    Report,
    Role,
    Status,
)
from firsthand.domain.values import Operator, Quantity, Span

TEXT = (
    "THE REBELS BOMBED THE BANK. THE FARABUNDO MARTI FRONT (FMF) CLAIMED IT. THREE PEASANTS DIED. MAYOR ROSA LOPEZ WAS KIDNAPPED. "
    "THE BANK OF THE CITY BURNED. DYNAMITE WAS USED."
)  # fmt: skip


_BARS = Bars(document=0.5, sentence=0.3, part=dict.fromkeys(Part, 0.5), lone=0.2, beside=0.5)
"""Round ones, so that the shipped ones may be chosen anew."""


def span(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words), words)


def part(kind: Part, words: str, probability: float = 0.9) -> tuple[Part, Span, float]:
    return kind, span(words), probability


def told(sentence: int, types: dict[str, float] | None = None, *parts: tuple[Part, Span, float]) -> Incident:
    return Incident(sentence, tuple((types or {}).items()), parts)


def templates(
    *incidents: Incident, reports: tuple[Report, ...] = (), bars: Bars | None = None
) -> list[MucTemplate]:
    block = Block(BlockKind.BODY, Span(0, len(TEXT), TEXT))
    ends = [match.end() for match in re.finditer(r"\.", TEXT)]
    starts = [0, *(end + 1 for end in ends)]
    sentences = tuple(
        Sentence(n, 0, Span.of(TEXT, a, b)) for n, (a, b) in enumerate(zip(starts, ends, strict=False))
    )
    document = Document("d", "p", TEXT, (block,), sentences, (), "en", datetime(1990, 1, 1, tzinfo=UTC))
    extraction = Extraction(document, "encoder/1", 0.9, reports, incidents=incidents or None)
    return incident_templates(extraction, load_words(), bars or _BARS)


def report(sentence: int, **rest: object) -> Report:
    return Report(
        f"r{sentence}",
        "d",
        sentence,
        Status.ASSERTED,
        "attack",
        span("BOMBED"),
        0.9,
        **rest,  # type: ignore[arg-type]
    )


def test_a_document_without_incidents_gives_no_template() -> None:
    assert templates() == []
    assert templates(told(0, {"BOMBING": 0.4}, part(Part.TARGET, "BANK"))) == []


def test_a_likely_type_gives_a_template_with_its_parts() -> None:
    (template,) = templates(
        told(
            0,
            {"BOMBING": 0.9},
            part(Part.PERPETRATOR, "THE REBELS"),
            part(Part.TARGET, "THE BANK"),
            part(Part.WEAPON, "DYNAMITE"),
        ),
        reports=(report(0), report(3)),
    )
    assert (template.type, template.reports, template.by_state) == ("BOMBING", ("r0",), False)
    assert [s.text for s in (*template.persons, *template.targets, *template.weapons)] == [
        "REBELS",
        "BANK",
        "DYNAMITE",
    ]


def test_each_type_has_a_template_of_its_own() -> None:
    found = templates(
        told(0, {"BOMBING": 0.9}, part(Part.TARGET, "THE BANK")),
        told(3, {"KIDNAPPING": 0.8}, part(Part.VICTIM, "MAYOR ROSA LOPEZ"), part(Part.NAME, "ROSA LOPEZ")),
    )
    assert [template.type for template in found] == ["BOMBING", "KIDNAPPING"]
    assert [len(template.victims) for template in found] == [0, 1]
    assert [len(template.targets) for template in found] == [1, 0]


def test_parts_of_a_sentence_without_a_type_go_to_the_incident_before() -> None:
    bombing, kidnapping = templates(
        told(0, {"BOMBING": 0.9}),
        told(2, None, part(Part.VICTIM, "THREE PEASANTS")),
        told(3, {"KIDNAPPING": 0.8}),
    )
    assert (len(bombing.victims), len(kidnapping.victims)) == (1, 0)


def test_parts_before_any_incident_go_to_the_likeliest() -> None:
    bombing, kidnapping = templates(
        told(0, None, part(Part.TARGET, "THE BANK")),
        told(2, {"BOMBING": 0.6}),
        told(3, {"KIDNAPPING": 0.8}),
    )
    assert (len(bombing.targets), len(kidnapping.targets)) == (0, 1)


def test_a_sentence_may_tell_of_two_incidents_where_it_nearly_is_as_likely() -> None:
    near = templates(told(0, {"BOMBING": 0.9, "ARSON": 0.5}, part(Part.TARGET, "BANK")))
    far = templates(
        told(0, {"BOMBING": 0.9, "ARSON": 0.4}, part(Part.TARGET, "BANK")), told(4, {"ARSON": 0.6})
    )
    assert [len(template.targets) for template in near] == [1, 1]
    assert [len(template.targets) for template in far] == [1, 0]


@pytest.mark.parametrize(
    ("probability", "types", "kept"),
    [(0.6, {"BOMBING": 0.9}, 1), (0.4, {"BOMBING": 0.9}, 0), (0.6, {}, 0), (0.8, {}, 1)],
)
def test_a_part_must_be_likely_and_more_so_alone(
    probability: float, types: dict[str, float], kept: int
) -> None:
    (template,) = templates(
        told(0, {"BOMBING": 0.9}), told(4, types, part(Part.TARGET, "THE BANK", probability))
    )
    assert len(template.targets) == kept


def test_the_bars_can_be_moved() -> None:
    incident = told(0, {"BOMBING": 0.4}, part(Part.TARGET, "THE BANK"))
    assert len(templates(incident, bars=Bars(document=0.3))) == 1


def test_a_filler_is_given_once_by_its_fullest_name() -> None:
    (template,) = templates(
        told(0, {"BOMBING": 0.9}, part(Part.TARGET, "THE BANK")),
        told(4, {"BOMBING": 0.9}, part(Part.TARGET, "THE BANK OF THE CITY")),
    )
    assert [target.text for target in template.targets] == ["BANK OF THE CITY"]


def test_an_organisation_and_its_letters_are_one_and_may_claim() -> None:
    claim = report(1, arguments=(Argument(Role.CLAIMANT, span("FARABUNDO MARTI FRONT")),))
    (template,) = templates(
        told(
            1,
            {"BOMBING": 0.9},
            part(Part.ORGANISATION, "THE FARABUNDO MARTI FRONT"),
            part(Part.ORGANISATION, "FMF"),
        ),
        reports=(claim,),
    )
    (organisation,) = template.organisations
    assert organisation.span.text == "FARABUNDO MARTI FRONT"
    assert organisation.claims


def test_organisations_of_other_letters_are_two() -> None:
    (template,) = templates(
        told(
            1,
            {"BOMBING": 0.9},
            part(Part.ORGANISATION, "FARABUNDO MARTI FRONT"),
            part(Part.ORGANISATION, "REBELS"),
        )
    )
    assert len(template.organisations) == 2


def test_victims_are_split_in_name_and_title_with_what_figures_say() -> None:
    figure = Figure(
        span("THREE PEASANTS"),
        Quantity(Operator.EXACTLY, 3),
        CasualtyKind.KILLED,
        span("PEASANTS"),
    )
    (template,) = templates(
        told(
            2,
            {"BOMBING": 0.9},
            part(Part.VICTIM, "THREE PEASANTS"),
            part(Part.VICTIM, "MAYOR ROSA LOPEZ"),
            part(Part.NAME, "ROSA LOPEZ"),
        ),
        reports=(report(2, figures=(figure,)),),
    )
    mayor, peasants = template.victims
    assert (peasants.harms, peasants.quantity) == (frozenset({CasualtyKind.KILLED}), figure.quantity)
    assert peasants.name is None
    assert mayor.name is not None
    assert mayor.description is not None
    assert (mayor.name.text, mayor.description.text) == ("ROSA LOPEZ", "MAYOR")
    assert (mayor.harms, mayor.quantity) == (frozenset(), None)
    assert all(v.span.matches(TEXT) for v in template.victims)
