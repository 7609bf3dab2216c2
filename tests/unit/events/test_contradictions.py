"""What cannot both hold, typed, with the words of every side; and what is history and no contradiction."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from firsthand.domain.claim import Extraction, Field
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.document import BlockKind
from firsthand.domain.event import Contradiction, ContradictionType, Event, Grade
from firsthand.domain.report import Role, Side
from firsthand.domain.values import Operator, Quantity
from firsthand.events import build
from firsthand.lineage import trace
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import (
    DJIBO,
    KAYES,
    Names,
    Parties,
    Story,
    Told,
    Types,
    casualties,
    killed,
    on,
    own_words,
    says,
)

JNIM = (Role.INITIATOR, "JNIM", "jnim")


def story(
    name: str,
    *made: dict[str, object],
    text: str = "",
    outlet: str | None = None,
    like: str | None = None,
    **told: object,
) -> Story:
    """A page that tells of a raid on Djibo, with claims made in `text`; its other words are those of the page `like`."""
    fields: dict[str, object] = {
        "places": (("Djibo", DJIBO),),
        "dates": (on("3 June 2025", "2025-06-03"),),
        "parties": (JNIM,),
        "claims": made,
    }
    return Story(
        name,
        f"JNIM raided Djibo on 3 June 2025. {text} That is what {name} knows of it so far. {own_words(like or name)}",
        outlet=outlet or name,
        published=told.pop("published", date(2025, 6, 4)),  # type: ignore[arg-type]
        told=[Told("raided", **{**fields, **told})],  # type: ignore[arg-type]
    )


def only(chronicle: Chronicler, *stories: Story) -> Event:
    (event,) = chronicle(stories).events
    return event


def words(found: Contradiction) -> list[str]:
    return sorted(passage.span.text for passage in found.passages)


def headed(told: Story, head: str) -> Extraction:
    """The reading of a page whose first words are a standfirst."""
    extraction = told.extraction()
    document = extraction.document
    blocks = list(document.blocks)
    assert document.text.startswith(head)
    top = replace(blocks[0], kind=BlockKind.STANDFIRST)
    assert top.span.text == head
    return replace(extraction, document=replace(document, blocks=(top, *blocks[1:])))


def of(*extractions: Extraction) -> Event:
    (event,) = build(
        extractions,
        trace(extractions, origins=Names()),
        (),
        codebook=Types(),
        actors=Parties(),
        previous={},
    ).events
    return event


def test_counts_of_two_origins(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story("alpha", killed("9 soldiers", "=", 9), text="In all 9 soldiers fell."),
        story("bravo", killed("12 soldiers", "=", 12), text="Some 12 soldiers fell."),
    )
    (found,) = event.contradictions
    assert found.type is ContradictionType.COUNT
    assert words(found) == ["12 soldiers", "9 soldiers"]


def test_a_revision_by_one_origin_is_history(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story("alpha", killed("9 soldiers", "=", 9), text="In all 9 soldiers fell.", outlet="Paper"),
        story(
            "bravo",
            killed("12 soldiers", "=", 12),
            text="Now 12 soldiers are dead.",
            outlet="Paper",
            published=date(2025, 6, 5),
        ),
    )
    assert event.contradictions == ()
    (row,) = event.casualties
    assert (row.low, row.best, row.high) == (12, 12, 12)
    assert len(row.claims) == 2


@pytest.mark.parametrize(
    "other",
    [
        killed("12 rebels", "=", 12, "militants"),
        {
            "text": "12 rebels",
            "field": Field.INJURED,
            "quantity": Quantity(Operator.EXACTLY, 12),
            "group": "soldiers",
        },
    ],
)
def test_other_groups_and_kinds_do_not_contradict(chronicle: Chronicler, other: dict[str, object]) -> None:
    event = only(
        chronicle,
        story("alpha", killed("9 soldiers", "=", 9), text="In all 9 soldiers fell."),
        story("bravo", other, text="There were 12 rebels or soldiers."),
    )
    assert event.contradictions == ()


def test_two_voices_of_one_document(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story(
            "alpha",
            killed("9 soldiers", "=", 9, claimant="the army"),
            killed("12 of them", "=", 12, claimant="a nurse"),
            text="The army counts 9 soldiers, a nurse 12 of them.",
        ),
    )
    (found,) = event.contradictions
    assert (found.type, words(found)) == (ContradictionType.COUNT, ["12 of them", "9 soldiers"])
    assert "the army and a nurse" in found.note


@pytest.mark.parametrize(
    ("group", "head", "body", "is_contradiction"),
    [
        ("soldiers", 12, 9, True),
        ("soldiers", 9, 12, True),
        ("persons", 9, 12, True),
        ("persons", 12, 9, False),  # nine of them
        ("soldiers", 12, 1, False),  # one of them
        ("soldiers", 9, 9, False),
    ],
)
def test_a_standfirst_against_its_body(group: str, head: int, body: int, is_contradiction: bool) -> None:
    top = f"The toll of the raid stands at {head} dead."
    told = Story(
        "alpha",
        f"{top}\n\nJNIM raided Djibo on 3 June 2025. They killed {body} people there.",
        outlet="alpha",
        published=date(2025, 6, 4),
        told=[
            Told(
                "raided",
                places=(("Djibo", DJIBO),),
                dates=(on("3 June 2025", "2025-06-03"),),
                parties=(JNIM,),
                claims=(killed(f"{head} dead", "=", head, group), killed(f"{body} people", "=", body, group)),
            )
        ],
    )
    event = of(headed(told, top))
    assert [found.type for found in event.contradictions] == (
        [ContradictionType.COUNT] if is_contradiction else []
    )


def test_a_head_and_a_body_that_give_other_days() -> None:
    top = "JNIM raided Djibo on 2 June 2025."
    told = Story(
        "alpha",
        f"{top}\n\nIt was on 3 June 2025 that 9 soldiers fell.",
        outlet="alpha",
        published=date(2025, 6, 4),
        told=[
            Told(
                "raided",
                places=(("Djibo", DJIBO),),
                dates=(on("2 June 2025", "2025-06-02"), on("3 June 2025", "2025-06-03")),
                parties=(JNIM,),
                claims=(killed("9 soldiers", "=", 9),),
            )
        ],
    )
    (found,) = of(headed(told, top)).contradictions
    assert (found.type, words(found)) == (ContradictionType.DATE, ["2 June 2025", "3 June 2025"])


def test_attackers_named_otherwise(chronicle: Chronicler) -> None:
    event = only(chronicle, story("alpha"), story("bravo", parties=((Role.INITIATOR, "JNIM", "issp"),)))
    (found,) = event.contradictions
    assert found.type is ContradictionType.ACTOR
    assert {passage.document for passage in found.passages} == {document.key for document in event.documents}
    assert event.grade is Grade.CONTESTED


def test_losses_confirmed_and_unconfirmed(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story(
            "alpha",
            says("were confirmed", Field.CONFIRMATION, "confirmed"),
            says("without confirmation", Field.CONFIRMATION, "unconfirmed"),
            text="Deaths were confirmed; the toll is without confirmation.",
        ),
    )
    (found,) = event.contradictions
    assert (found.type, words(found)) == (
        ContradictionType.CONFIRMATION,
        ["were confirmed", "without confirmation"],
    )


def test_rewrites_that_turn_the_losses_around(chronicle: Chronicler) -> None:
    body = (
        "Traders saw the smoke over the market and ran for the river before the soldiers came back at dusk."
    )
    event = only(
        chronicle,
        story(
            "alpha", casualties("suffered many", Side.INITIATOR), text=f"{body} They suffered many losses."
        ),
        story(
            "bravo",
            casualties("inflicted many", Side.TARGET),
            text=f"{body} They inflicted many losses.",
            like="alpha",
        ),
    )
    (found,) = event.contradictions
    assert (found.type, words(found)) == (ContradictionType.OUTCOME, ["inflicted many", "suffered many"])


def test_places_that_a_reviewer_joins_list_the_words_though_nothing_is_claimed(chronicle: Chronicler) -> None:
    here, there = story("alpha"), story("bravo")
    there.text = there.text.replace("Djibo", "Kayes")
    there.told[0].places = (("Kayes", KAYES),)
    joined = Decision(
        "dec_1",
        Judgement.SAME,
        here.report(0),
        "A. Analyst",
        datetime(2026, 3, 2, tzinfo=UTC),
        other=there.report(0),
    )
    (event,) = chronicle([here, there], [joined]).events
    (found,) = event.contradictions
    assert (found.type, words(found), found.claims) == (ContradictionType.PLACE, ["Djibo", "Kayes"], ())
    assert event.grade is Grade.CONTESTED


def test_days_that_never_meet_are_a_contradiction_and_no_crash(chronicle: Chronicler) -> None:
    first, second = story("alpha"), story("bravo", published=date(2025, 6, 20))
    second.text = second.text.replace("3 June", "9 June")
    second.told[0].dates = (on("9 June 2025", "2025-06-09"),)
    joined = Decision(
        "dec_1",
        Judgement.SAME,
        first.report(0),
        "A. Analyst",
        datetime(2026, 3, 2, tzinfo=UTC),
        other=second.report(0),
    )
    (event,) = chronicle([first, second], [joined]).events
    assert event.date.possible
    (found,) = event.contradictions
    assert (found.type, words(found)) == (ContradictionType.DATE, ["3 June 2025", "9 June 2025"])


@pytest.mark.parametrize(
    ("published", "captured"),
    [
        (date(2025, 6, 4), datetime(2025, 6, 1, tzinfo=UTC)),  # captured before it was published
        (date(2025, 6, 1), datetime(2025, 6, 5, tzinfo=UTC)),  # published before it happened
        (date(2025, 6, 4), datetime(2025, 6, 2, tzinfo=UTC)),  # captured before it happened
    ],
)
def test_clocks_that_run_backwards_crash_nothing(
    chronicle: Chronicler, published: date, captured: datetime
) -> None:
    told = replace(story("alpha", published=published), captured=captured)
    event = only(chronicle, told)
    assert event.first_seen == event.updated == captured
    assert len(event.documents) == 1


def test_a_page_that_contradicts_itself_in_every_field() -> None:
    top = "JNIM raided Djibo on 2 June 2025 and 9 soldiers were confirmed dead."
    told = Story(
        "alpha",
        f"{top}\n\nIt was on 3 June 2025 that 12 soldiers died, without confirmation; the army counts twenty, a nurse thirty.",
        outlet="alpha",
        published=date(2025, 6, 4),
        told=[
            Told(
                "raided",
                places=(("Djibo", DJIBO),),
                dates=(on("2 June 2025", "2025-06-02"), on("3 June 2025", "2025-06-03")),
                parties=(JNIM,),
                claims=(
                    killed("9 soldiers", "=", 9),
                    killed("12 soldiers", "=", 12),
                    killed("twenty", "=", 20, claimant="the army"),
                    killed("thirty", "=", 30, claimant="a nurse"),
                    says("confirmed dead", Field.CONFIRMATION, "confirmed"),
                    says("without confirmation", Field.CONFIRMATION, "unconfirmed"),
                ),
            )
        ],
    )
    event = of(headed(told, top))
    assert {found.type for found in event.contradictions} == {
        ContradictionType.COUNT,
        ContradictionType.DATE,
        ContradictionType.CONFIRMATION,
    }
    assert all(len(found.passages) > 1 for found in event.contradictions)
    assert event.grade is Grade.SINGLE_ORIGIN


def test_sides_that_accuse_each_other_in_one_text_contest_who_did_it(chronicle: Chronicler) -> None:
    army, jnim = ("the army", "mli-army"), ("the JNIM", "jnim")
    text = "In all 9 traders fell; the army and the JNIM blame each other."
    both = tuple((role, *actor) for actor in (army, jnim) for role in (Role.INITIATOR, Role.PARTICIPANT))
    event = only(chronicle, story("alpha", killed("9 traders", "=", 9), text=text, parties=both))
    (found,) = event.contradictions
    assert found.type is ContradictionType.ACTOR
    assert words(found) == ["the JNIM", "the army"]
    assert event.grade is Grade.CONTESTED
    assert {(party.id, party.role) for party in event.actors} == {
        ("jnim", Role.INITIATOR),
        ("mli-army", Role.INITIATOR),
    }


def test_two_who_did_it_together_contest_nothing(chronicle: Chronicler) -> None:
    both = ((Role.INITIATOR, "the army", "mli-army"), (Role.INITIATOR, "the JNIM", "jnim"))
    text = "In all 9 traders fell to the army and the JNIM."
    event = only(chronicle, story("alpha", killed("9 traders", "=", 9), text=text, parties=both))
    assert not event.contradictions
