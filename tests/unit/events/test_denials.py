"""Denials of incidents that other pages report, and reports that are taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from firsthand.domain.claim import Extraction, Field
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.event import DocumentRole, Event, Grade
from firsthand.domain.report import CasualtyKind, Role, Status, Voice
from firsthand.domain.values import Span
from firsthand.events import build
from firsthand.lineage import trace
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import (
    BOULIKESSI,
    Names,
    Parties,
    Story,
    Told,
    Types,
    killed,
    on,
    own_words,
    says,
)


def tells(name: str, outlet: str, day: int, **claim: object) -> Story:
    """A page of June 2025 on an attack of 1 June; without `value` it counts nobody."""
    number, speaker = claim.pop("value", 10), claim.pop("speaker", "Somebody")
    text = f"Gunmen raided Boulikessi on 1 June 2025 and left {number} dead. {speaker} told so. {own_words(name)}"
    count = killed(f"{number} dead", "=", number, **{"group": "civilians", **claim}) if number else None  # type: ignore[arg-type]
    return Story(
        f"{name}.txt",
        text,
        outlet=outlet,
        published=date(2025, 6, day),
        told=[
            Told(
                "raided",
                type="attack",
                places=(("Boulikessi", BOULIKESSI),),
                dates=(on("1 June 2025", "2025-06-01"),),
                parties=((Role.INITIATOR, "Gunmen", "generic:jihadists"),),
                claims=(count,) if count else (),
            )
        ],
    )


def denies(name: str, outlet: str, day: int, *claims: dict[str, object]) -> Story:
    """A page that says there was no such attack."""
    return Story(
        f"{name}.txt",
        f"There was no raid on Boulikessi on 1 June 2025 that left 10 dead, told nobody. {own_words(name)}",
        outlet=outlet,
        published=date(2025, 6, day),
        told=[
            Told(
                "raid",
                type="attack",
                status=Status.DENIED,
                places=(("Boulikessi", BOULIKESSI),),
                dates=(on("1 June 2025", "2025-06-01"),),
                claims=claims,
            )
        ],
    )


def the_event(chronicle: Chronicler, *stories: Story, decisions: tuple[Decision, ...] = ()) -> Event:
    (event,) = chronicle(stories, decisions).events
    return event


def counts(event: Event) -> list[tuple[int | None, int | None, int | None]]:
    return [(item.low, item.best, item.high) for item in event.casualties]


def test_a_denial_alone_makes_no_incident(chronicle: Chronicler) -> None:
    assert chronicle([denies("b", "Herald", 4)]).events == ()


def test_who_takes_its_own_report_back_discounts_the_incident(chronicle: Chronicler) -> None:
    event = the_event(chronicle, tells("a", "Herald", 2), denies("b", "Herald", 4))
    assert event.grade is Grade.DISCOUNTED
    assert counts(event) == [(10, 10, 10)]
    assert [(document.id, document.role) for document in event.documents] == [
        ("a.txt", DocumentRole.REPORTS),
        ("b.txt", DocumentRole.MENTIONS),
    ]


def test_a_report_without_figures_is_taken_back_too(chronicle: Chronicler) -> None:
    event = the_event(chronicle, tells("a", "Herald", 2, value=0), denies("b", "Herald", 2))
    assert event.grade is Grade.DISCOUNTED


@pytest.mark.parametrize(
    ("outlet", "day"), [("Courier", 4), ("Herald", 1)], ids=["another hand", "before it was told"]
)
def test_other_denials_contest_it(chronicle: Chronicler, outlet: str, day: int) -> None:
    event = the_event(chronicle, tells("a", "Herald", 2), denies("b", outlet, day))
    assert event.grade is Grade.CONTESTED
    assert counts(event) == [(10, 10, 10)]
    assert [origin.name for origin in event.origins] == ["Herald"]


def test_what_is_taken_back_counts_no_more_where_others_stand_by_it(chronicle: Chronicler) -> None:
    told = [tells("a", "Herald", 2), tells("c", "Courier", 3, value=12)]
    assert counts(the_event(chronicle, *told)) == [(10, 12, 12)]
    event = the_event(chronicle, *told, denies("b", "Herald", 4))
    assert event.grade is Grade.CONTESTED
    assert counts(event) == [(12, 12, 12)]
    assert [origin.name for origin in event.origins] == ["Courier"]
    assert {claim.quantity.value for claim in event.claims if claim.quantity} == {10, 12}
    assert event.contradictions == ()


def test_a_party_takes_its_own_claim_back(chronicle: Chronicler) -> None:
    told = tells("a", "Herald", 2, claimant="JNIM", claimant_actor="jnim")
    back = killed("10 dead", "=", 10, "civilians", claimant="the group", claimant_actor="jnim")
    assert the_event(chronicle, told, denies("b", "Courier", 4, back)).grade is Grade.DISCOUNTED
    other = killed("10 dead", "=", 10, "civilians", claimant="the army", claimant_actor="mli-army")
    assert the_event(chronicle, told, denies("b", "Courier", 4, other)).grade is Grade.CONTESTED


def test_who_denies_one_thing_stands_by_another(chronicle: Chronicler) -> None:
    told = tells("a", "Herald", 2, group="militants", claimant="the army", claimant_actor="mli-army")
    denied = killed("10 dead", "=", 10, "civilians", claimant="the army", claimant_actor="mli-army")
    assert the_event(chronicle, told, denies("b", "Courier", 4, denied)).grade is Grade.CONTESTED


def test_a_voice_that_is_denied_is_not_the_outlet_that_passes_it_on(chronicle: Chronicler) -> None:
    denied = killed("10 dead", "=", 10, "civilians", claimant="nobody")
    event = the_event(chronicle, tells("a", "Herald", 2), denies("b", "Herald", 4, denied))
    assert event.grade is Grade.CONTESTED
    heard = tells("a", "Herald", 2, claimant="Nobody", speaker="Nobody")
    assert the_event(chronicle, heard, denies("b", "Herald", 4, denied)).grade is Grade.DISCOUNTED


def test_a_denial_that_a_reviewer_rejects_is_none(chronicle: Chronicler) -> None:
    told, denial = tells("a", "Herald", 2), denies("b", "Herald", 4)
    rejection = Decision(
        "d1", Judgement.REJECT, denial.report(0), "A. Analyst", datetime(2026, 1, 1, tzinfo=UTC)
    )
    assert the_event(chronicle, told, denial, decisions=(rejection,)).grade is Grade.SINGLE_ORIGIN


def test_a_denial_gives_no_claims(chronicle: Chronicler) -> None:
    back = killed("10 dead", "=", 10, "civilians")
    named = says("nobody", Field.RESPONSIBILITY, "jnim", claimant="nobody")
    event = the_event(chronicle, tells("a", "Herald", 2, value=7), denies("b", "Courier", 4, back, named))
    assert counts(event) == [(7, 7, 7)]
    assert event.claimed_by == ()
    assert {claim.document for claim in event.claims} == {event.documents[0].key}


def at_home(story: Story) -> Extraction:
    """A page as if its place lay in the country that the reader has learnt its views of."""
    told = story.extraction()
    places = (replace(mention, place=replace(BOULIKESSI, country="USA")) for mention in told.places)
    return replace(told, places=tuple(places))


def test_the_readers_view_of_a_text_goes_with_the_text() -> None:
    view = {CasualtyKind.KILLED: tuple(0.82 if number == 4 else 0.02 for number in range(10))}
    told = replace(at_home(tells("a", "Herald", 2, value=4)), tolls=view)
    other, denial = at_home(tells("c", "Courier", 3, value=6)), at_home(denies("b", "Herald", 4))

    def toll(*extractions: Extraction) -> tuple[int | None, int, int | None]:
        lineage = trace(extractions, origins=Names())
        found = build(extractions, lineage, (), codebook=Types(), actors=Parties(), previous={})
        ((killed_,),) = (event.tolls for event in found.events)
        return killed_.low, killed_.best, killed_.high

    assert toll(told, other) == (4, 4, 6), "as many origins give each: the view of the text decides"
    assert toll(told, other, denial) == (6, 6, 6)


def beside(denied: int, claimant: str, *, denier: str, actor: str | None = None) -> Story:
    """A page that tells an attack by one voice and says, in the sentence of that number, that somebody denies something."""
    telling = f"Gunmen raided Boulikessi on 1 June 2025 and left 10 dead, {claimant} said."
    denying = f"{denier} denied a capture."
    sentences = [denying, telling] if denied == 0 else [telling, denying]
    raid = Told(
        "raided",
        type="attack",
        places=(("Boulikessi", BOULIKESSI),),
        dates=(on("1 June 2025", "2025-06-01"),),
        parties=((Role.INITIATOR, "Gunmen", "generic:jihadists"),),
        claims=(killed("10 dead", "=", 10, claimant=claimant, claimant_actor=actor),),
    )
    capture = Told("capture", type="attack", status=Status.DENIED)
    told = [capture, raid] if denied == 0 else [raid, capture]
    told[1].continues = 0
    return Story("a.txt", " ".join(sentences), outlet="Herald", published=date(2025, 6, 2), told=told)


@pytest.mark.parametrize("denied", [0, 1], ids=["before", "after"])
def test_a_denial_beside_an_accusation_contests_it_in_either_order(
    chronicle: Chronicler, denied: int
) -> None:
    page = beside(denied, "the governor", denier="The rebels")
    assert the_event(chronicle, page).grade is Grade.CONTESTED


@pytest.mark.parametrize("denier", ["The army", "It"])
def test_who_alone_tells_an_incident_denies_something_else(chronicle: Chronicler, denier: str) -> None:
    page = beside(1, "the army", denier=denier, actor="mli-army")
    extraction = page.extraction()
    source = Span.of(page.text, page.text.index(f"{denier} denied"), page.text.index(" denied"))
    reports = [
        replace(report, voice=Voice(source, source)) if report.status is Status.DENIED else report
        for report in extraction.reports
    ]
    extractions = [replace(extraction, reports=tuple(reports))]
    lineage = trace(extractions, origins=Names())
    (event,) = build(extractions, lineage, (), codebook=Types(), actors=Parties(), previous={}).events
    assert event.grade is not Grade.CONTESTED
    assert counts(event) == [(10, 10, 10)]
