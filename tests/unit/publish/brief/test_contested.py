"""What cannot all hold."""

from __future__ import annotations

from firsthand.domain.claim import Field
from firsthand.domain.event import Contradiction, ContradictionType, EventOrigin, Grade, Passage
from firsthand.domain.values import Operator, Span
from firsthand.publish.brief import render
from tests.unit.publish.brief.records import brief, claim, event

ORIGINS = (EventOrigin("wire:afp", "AFP", ("a.html",)), EventOrigin("party:jnim", "JNIM", ("b.html",)))


def counts() -> dict[str, object]:
    claims = (
        claim("c1", 12, claimant_actor="mli-army"),
        claim(
            "c2",
            40,
            Operator.MORE_THAN,
            claimant_actor="jnim",
            claimant="Abou Secret, a spokesman",
            origin="AFP",
        ),
        claim("c3", 60, origin="Reuters", claimant="Fatou Private, a resident"),
    )
    found = tuple(
        Contradiction(ContradictionType.COUNT, pair, "soldiers killed: machine note")
        for pair in (("c1", "c2"), ("c1", "c3"), ("c2", "c3"))
    )
    return {"claims": claims, "contradictions": found, "origins": ORIGINS}


def test_every_side_is_told_once_with_its_voices() -> None:
    (item,) = brief(event("e1", **counts())).contested
    assert item.type is ContradictionType.COUNT
    assert [(said.quantity.value if said.quantity else None) for said in item.sides] == [12, 40, 60]
    assert [[voice.name for voice in said.voices] for said in item.sides] == [
        ["Military Forces of Mali (FAMa)"],
        ["JNIM"],
        ["Reuters"],
    ]


def test_the_brief_sets_the_figures_against_each_other_and_names_no_person() -> None:
    told = render(brief(event("e1", **counts())), "md").text
    assert (
        "12 soldiers killed (Military Forces of Mali (FAMa) (a party), told by AFP) against more than 40 soldiers killed "
        "(JNIM (a party), told by AFP) against 60 soldiers killed (Reuters)" in told
    )
    assert "Private" not in told
    assert "Secret" not in told
    assert "machine note" not in told


def test_places_are_set_against_each_other_in_the_words_of_the_texts() -> None:
    passages = (Passage("doc_a", Span(0, 3, "Gao")), Passage("doc_a", Span(9, 15, "Kidal")))
    told = Contradiction(ContradictionType.PLACE, (), "told at Gao and at Kidal", passages)
    text = render(brief(event("e1", contradictions=(told,)), language="fr"), "md").text
    assert "«\u00a0Gao\u00a0» (AFP) contre «\u00a0Kidal\u00a0» (AFP)" in text


def test_words_of_a_figure_are_never_shown_since_they_may_name_a_victim() -> None:
    passages = (Passage("doc_a", Span(0, 12, "Amadou Diallo")),)
    told = Contradiction(ContradictionType.COUNT, ("c1",), "x", passages)
    made = brief(event("e1", claims=(claim("c1", 1),), contradictions=(told,)))
    assert "Diallo" not in render(made, "html").text


def test_confirmed_against_not_confirmed() -> None:
    claims = tuple(
        claim(name, field=Field.CONFIRMATION, quantity=None, value=value, group=None)
        for name, value in (("c1", "confirmed"), ("c2", "unconfirmed"))
    )
    told = Contradiction(ContradictionType.CONFIRMATION, ("c1", "c2"), "x")
    text = render(brief(event("e1", claims=claims, contradictions=(told,))), "md").text
    assert "confirmed (AFP) against not confirmed (AFP)" in text


def test_an_incident_graded_contested_is_among_them() -> None:
    made = brief(event("e1", grade=Grade.CONTESTED))
    assert [(item.of, item.type) for item in made.contested] == [("e1", None)]
