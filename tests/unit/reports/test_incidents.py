"""What the model says of terrorist incidents is handed on, sentence by sentence."""

from __future__ import annotations

from firsthand.domain.report import Part
from firsthand.models.scheme import INCIDENTS, SPANS
from firsthand.reports.incidents import incidents

from .weighing import said, scene, span

TEXT = "Rebels of the Front bombed a bank."


def test_without_a_model_there_are_none() -> None:
    assert list(incidents(scene(TEXT))) == []


def test_a_sentence_that_tells_of_nothing_gives_none() -> None:
    unlikely = dict.fromkeys(INCIDENTS, 0.05)
    assert list(incidents(scene(TEXT, said(TEXT, incidents=unlikely)))) == []


def test_types_that_may_be_are_kept_by_their_name_in_muc4() -> None:
    likely = {"bombing": 0.91239, "forced work stoppage": 0.1, "arson": 0.05}
    (found,) = incidents(scene(TEXT, said(TEXT, incidents=likely)))
    assert found.types == (("BOMBING", 0.912), ("FORCED WORK STOPPAGE", 0.1))
    assert found.parts == ()


def test_parts_are_kept_without_a_type_too() -> None:
    evidence = said(
        TEXT,
        marks={
            "perpetrator": [("Rebels", 0.8)],
            "organisation": [("Front", 0.9)],
            "incident-target": [("bank", 0.7)],
            "incident-name": [("Rebels", 0.9)],
            "trigger": [("bombed", 0.9)],
        },
    )
    (found,) = incidents(scene(TEXT, evidence))
    assert found.sentence == 0
    assert found.parts == (
        (Part.PERPETRATOR, span(TEXT, "Rebels"), 0.8),
        (Part.ORGANISATION, span(TEXT, "Front"), 0.9),
        (Part.TARGET, span(TEXT, "bank"), 0.7),
        (Part.NAME, span(TEXT, "Rebels"), 0.9),
    )


def test_every_part_is_marked_by_some_kind_of_span() -> None:
    marks = {name: [("bank", 0.9)] for name in SPANS}
    (found,) = incidents(scene(TEXT, said(TEXT, marks=marks)))
    assert {part for part, _, _ in found.parts} == set(Part)
