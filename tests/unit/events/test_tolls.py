"""Everybody harmed in an event: a total is never added to its parts."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.event import Event, Toll
from firsthand.domain.report import CasualtyKind, Role, Side, Status
from firsthand.domain.values import Operator, Place, PlaceKind, Quantity
from firsthand.events import build
from firsthand.events.wholes import likeliest, main_reports, sure
from firsthand.lineage import trace
from firsthand.publish.acled import fatalities
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import Names, Parties, Story, Told, Types, killed, on, own_words

AKRON = Place("Akron", 41.08, -81.52, 5, PlaceKind.SETTLEMENT, "USA", "Ohio", entry="gn:akron")
DAYTON = Place("Dayton", 39.76, -84.19, 6, PlaceKind.SETTLEMENT, "USA", "Ohio", entry="gn:dayton")

KILLED, INJURED = CasualtyKind.KILLED, CasualtyKind.INJURED

TEXT = "Gunmen raided Akron on 1 June 2025. {figures}. {name} reports nothing else of the day. {own}"


def story(name: str, *figures: tuple[str, dict[str, object]], day: date = date(2025, 6, 2)) -> Story:
    """A page of an outlet of its own that gives some figures: words, and the fields of the claim."""
    text = TEXT.format(
        figures="; ".join(words for words, _ in figures) or "Shops closed",
        name=name.title(),
        own=own_words(name),
    )
    claims = tuple(killed(words, **{"op": "=", **fields}) for words, fields in figures)  # type: ignore[arg-type]
    return Story(
        f"{name}.txt",
        text,
        outlet=name.title(),
        published=day,
        told=[
            Told(
                "raided",
                places=(("Akron", AKRON),),
                dates=(on("1 June 2025", "2025-06-01"),),
                parties=((Role.INITIATOR, "Gunmen", "generic:jihadists"),),
                claims=claims,
            )
        ],
    )


def only(chronicle: Chronicler, *stories: Story) -> Event:
    (event,) = chronicle(stories).events
    return event


def killed_of(event: Event) -> Toll:
    toll = event.toll(KILLED)
    assert toll is not None
    return toll


def values(toll: Toll) -> tuple[int, int, int | None]:
    return toll.low, toll.best, toll.high


def test_groups_of_one_text_are_added(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story("alpha", ("eight soldiers", {"value": 8}), ("two rebels", {"value": 2, "group": "militants"})),
    )
    assert values(killed_of(event)) == (10, 10, 10)
    assert fatalities(event, None) == 10


def test_a_total_is_not_added_to_its_parts(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story(
            "alpha",
            ("ten dead", {"value": 10, "group": "persons", "side": Side.UNKNOWN}),
            ("six soldiers", {"value": 6}),
            ("four civilians", {"value": 4, "group": "civilians"}),
        ),
    )
    assert sum(row.best or 0 for row in event.casualties) == 20
    assert values(killed_of(event)) == (10, 10, 10)
    assert fatalities(event, None) == 10


def test_a_total_in_one_text_and_its_parts_in_another_are_one_toll(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story("alpha", ("ten dead", {"value": 10, "group": "persons", "side": Side.UNKNOWN})),
        story(
            "bravo", ("six soldiers", {"value": 6}), ("four civilians", {"value": 4, "group": "civilians"})
        ),
    )
    toll = killed_of(event)
    assert values(toll) == (10, 10, 10)
    assert "2 independent origins agree" in toll.because


def test_people_whom_a_text_leaves_out_are_as_many_as_others_say(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story("alpha", ("eight soldiers", {"value": 8})),
        story("bravo", ("eight troops", {"value": 8}), ("two rebels", {"value": 2, "group": "militants"})),
    )
    assert values(killed_of(event)) == (10, 10, 10)


def test_the_same_dead_called_otherwise_are_not_added(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story("alpha", ("three children", {"value": 3, "group": "children"})),
        story("bravo", ("three villagers", {"value": 3, "group": "civilians"})),
    )
    assert killed_of(event).best == 3


def test_aid_workers_whom_the_next_sentence_calls_staff_are_counted_once(chronicle: Chronicler) -> None:
    aid = killed("two aid workers", "=", 2, group="aid-workers")
    staff = killed("two staff members", "=", 2, group="civilians")
    both = story(
        "alpha",
        ("two aid workers", {"value": 2, "group": "aid-workers"}),
        ("two staff members", {"value": 2, "group": "civilians"}),
    )
    (raid,) = both.told
    again = Told("reports", claims=(staff,), continues=0)
    apart = replace(both, told=[replace(raid, claims=(aid,)), again])
    assert values(killed_of(only(chronicle, apart))) == (2, 2, 2)
    assert values(killed_of(only(chronicle, both))) == (4, 4, 4)  # one sentence counts both


def test_an_open_figure_leaves_the_toll_open(chronicle: Chronicler) -> None:
    event = only(chronicle, story("alpha", ("at least six soldiers", {"op": ">=", "value": 6})))
    assert values(killed_of(event)) == (6, 6, None)


def test_a_figure_that_most_origins_give_is_best_and_the_others_bound_it(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story("alpha", ("six soldiers", {"value": 6})),
        story("bravo", ("six troops", {"value": 6})),
        story("carol", ("nine soldiers", {"value": 9}), day=date(2025, 6, 3)),
    )
    assert values(killed_of(event)) == (6, 6, 9)


def test_vague_words_do_not_set_the_toll_beside_a_number(chronicle: Chronicler) -> None:
    dozens = {"value": None, "quantity": Quantity(Operator.VAGUE, convention=10)}
    vague = story("afp", ("several dozen soldiers", dozens), day=date(2025, 6, 4))
    toll = killed_of(only(chronicle, story("ap", ("more than 100 people", {"op": ">", "value": 100})), vague))
    assert (toll.low, toll.best, toll.high) == (10, 101, None)  # several dozen are less than a hundred
    toll = killed_of(only(chronicle, story("ap", ("45 people", {"value": 45})), vague))
    assert (toll.low, toll.best, toll.high) == (45, 45, 45)
    assert killed_of(only(chronicle, vague)).best == 10


def test_words_that_no_number_satisfies_keep_their_bound(chronicle: Chronicler) -> None:
    hundreds = {"value": None, "quantity": Quantity(Operator.VAGUE, convention=100)}
    event = only(
        chronicle, story("alpha", ("seven soldiers", {"value": 7})), story("bravo", ("hundreds", hundreds))
    )
    assert values(killed_of(event)) == (7, 7, 100)


def test_a_total_of_others_is_not_added_to_the_people_a_text_counts(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story("alpha", ("eight soldiers", {"value": 8}), ("a rebel", {"value": 1, "group": "militants"})),
        story("bravo", ("twelve dead", {"value": 12, "group": "persons", "side": Side.UNKNOWN})),
    )
    assert values(killed_of(event)) == (9, 9, 12)


def test_people_whom_others_give_two_names_are_added_once(chronicle: Chronicler) -> None:
    soldiers: tuple[str, dict[str, object]] = ("eight soldiers", {"value": 8})
    event = only(
        chronicle,
        story("alpha", soldiers),
        story("bravo", ("eight troops", {"value": 8}), ("five farmers", {"value": 5, "group": "civilians"})),
        story("carol", ("eight men", {"value": 8}), ("four children", {"value": 4, "group": "children"})),
    )
    assert values(killed_of(event)) == (12, 13, 13)


@pytest.mark.parametrize(("words", "number"), [("a driver", 9), ("one driver", 1), ("1 dead", 1)])
def test_somebody_told_of_without_a_number_is_no_toll_beside_many(
    chronicle: Chronicler, words: str, number: int
) -> None:
    event = only(
        chronicle,
        story("alpha", ("nine villagers", {"value": 9, "group": "civilians"})),
        story("bravo", (words, {"value": 1, "group": "civilians"})),
    )
    assert values(killed_of(event)) == (number, number, 9)


def test_one_of_few_is_a_toll_of_its_own(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        story("alpha", ("three villagers", {"value": 3, "group": "civilians"})),
        story("bravo", ("a driver", {"value": 1, "group": "civilians"})),
    )
    assert values(killed_of(event)) == (1, 1, 3)


def test_so_many_children_at_least_are_no_toll_beside_more(chronicle: Chronicler) -> None:
    six: dict[str, object] = {"value": 6, "group": "children"}
    whole = story("alpha", ("25 worshippers", {"value": 25, "group": "civilians"}))
    some = story("bravo", ("at least six children", {**six, "op": ">="}))
    assert values(killed_of(only(chronicle, whole, some))) == (25, 25, 25)
    assert values(killed_of(only(chronicle, some))) == (6, 6, None)
    assert killed_of(only(chronicle, whole, story("bravo", ("six children", six)))).low == 6


def credited(name: str, *figures: tuple[str, dict[str, object]], day: date = date(2025, 6, 2)) -> Story:
    """A page of an outlet that credits all to one agency."""
    return replace(story(name, *figures, day=day), credits=("AFP",))


def test_some_of_those_that_an_origin_counts_are_not_its_latest_toll(chronicle: Chronicler) -> None:
    women: dict[str, object] = {"value": 7, "group": "women"}
    guests: tuple[str, dict[str, object]] = ("18 guests", {"value": 18, "group": "civilians"})
    told = [
        credited("alpha", guests, ("seven women", {**women, "part_of": True})),
        credited("bravo", guests, ("seven women", {**women, "part_of": True})),
        credited("carol", ("seven women", women), day=date(2025, 6, 4)),
    ]
    assert values(killed_of(only(chronicle, *told))) == (18, 18, 18)
    revised = credited("carol", ("six guests", {"value": 6, "group": "civilians"}), day=date(2025, 6, 4))
    assert values(killed_of(only(chronicle, *told[:2], revised))) == (6, 6, 6)


def test_no_number_is_no_toll(chronicle: Chronicler) -> None:
    event = only(chronicle, story("alpha"))
    assert event.tolls == ()
    assert fatalities(event, None) == 0


def estimated(told: Story, decisions: tuple[Decision, ...] = (), **tolls: tuple[float, ...]) -> Event:
    """The event of one page of which a trained reader holds a view."""
    extraction = replace(told.extraction(), tolls={CasualtyKind(kind): view for kind, view in tolls.items()})
    extractions = [extraction]
    (event,) = build(
        extractions,
        trace(extractions, origins=Names()),
        decisions,
        codebook=Types(),
        actors=Parties(),
        previous={},
    ).events
    return event


PART: dict[str, object] = {"value": 1, "group": "children", "part_of": True}


def view(number: int, sureness: float = 0.82) -> tuple[float, ...]:
    return tuple(sureness if n == number else (1 - sureness) / 9 for n in range(10))


def test_the_readers_view_chooses_among_figures_that_disagree() -> None:
    told = story(
        "alpha",
        ("six villagers", {"value": 6, "group": "civilians"}),
        ("eight villagers", {"value": 8, "group": "civilians"}),
    )
    assert killed_of(estimated(told, killed=view(6))).best == 6
    toll = killed_of(estimated(told, killed=view(8)))
    assert toll.best == 8


@pytest.mark.parametrize(
    "held",
    [
        (0.22, 0.2, 0.12, 0.17, 0.15, 0.06, 0.06, 0.0, 0.01, 0.01),
        (0.73, 0.06, 0.01, 0.06, 0.09, 0.03, 0.01, 0.01, 0.0, 0.0),
        (0.02, 0.02, 0.09, 0.63, 0.11, 0.11, 0.02, 0.0, 0.0, 0.0),
        (0.0, 0.0, 0.07, 0.31, 0.48, 0.07, 0.05, 0.0, 0.0, 0.02),
    ],
    ids=["flat", "rather nobody", "rather another number", "blind to larger numbers"],
)
@pytest.mark.parametrize("number", [2, 6, 8])
def test_a_view_in_doubt_takes_no_number_back_that_a_text_gives(held: tuple[float, ...], number: int) -> None:
    told = story("alpha", ("villagers", {"value": number, "group": "civilians"}), ("one", PART))
    toll = killed_of(estimated(told, killed=held))
    assert toll.best >= number
    assert toll.low >= number


def test_a_view_beyond_doubt_takes_back_what_was_counted_wrongly() -> None:
    told = story("alpha", ("six villagers", {"value": 6, "group": "civilians"}))
    assert estimated(told, killed=view(0, 0.95), injured=view(6)).toll(KILLED) is None
    assert killed_of(estimated(told, killed=view(2, 0.95))).best == 2


def test_the_readers_view_counts_those_told_of_without_a_figure() -> None:
    toll = estimated(story("alpha"), killed=view(0), injured=view(3)).toll(INJURED)
    assert toll is not None
    assert (toll.best, toll.claims) == (3, ())
    assert "the reader's view" in toll.because


def test_texts_that_are_sure_of_nobody_outvote_one_that_counts_somebody() -> None:
    told = [story(name, ("one villager", {"value": 1, "group": "civilians"})) for name in ("a", "b", "c")]
    views = [{INJURED: view(0)}, {INJURED: view(0)}, {INJURED: view(2)}]
    extractions = [replace(page.extraction(), tolls=tolls) for page, tolls in zip(told, views, strict=True)]

    def toll(count: int) -> Toll | None:
        kept = extractions[-count:]
        lineage = trace(kept, origins=Names())
        (event,) = build(kept, lineage, (), codebook=Types(), actors=Parties(), previous={}).events
        return event.toll(INJURED)

    alone, outvoted = toll(1), toll(3)
    assert alone is not None
    assert outvoted is not None
    assert (alone.low, alone.best) == (2, 2)
    assert (outvoted.best, outvoted.high) == (0, 2)


@pytest.mark.parametrize(
    ("days", "number"),
    [((2, 4), 1), ((4, 2), 0), ((2, 2), 0)],
    ids=["known later", "known before", "of one day"],
)
def test_who_died_later_was_not_dead_when_a_text_knew_of_nobody(days: tuple[int, int], number: int) -> None:
    silent, counting = (date(2025, 6, day) for day in days)
    told = [
        story("a", day=silent),
        story("b", day=silent),
        story("c", ("one villager", {"value": 1, "group": "civilians"}), day=counting),
    ]
    views = (view(0), view(0), view(1))
    kept = [replace(page.extraction(), tolls={KILLED: held}) for page, held in zip(told, views, strict=True)]
    lineage = trace(kept, origins=Names())
    (event,) = build(kept, lineage, (), codebook=Types(), actors=Parties(), previous={}).events
    assert killed_of(event).best == number


def test_of_two_figures_the_views_of_the_texts_decide_before_recency() -> None:
    told = [
        story("a", ("two villagers", {"value": 2, "group": "civilians"})),
        story("b", ("one villager", {"value": 1, "group": "civilians"}), day=date(2025, 6, 3)),
    ]

    def best(of_first: tuple[float, ...], of_second: tuple[float, ...]) -> int:
        tolls = ({KILLED: of_first}, {KILLED: of_second})
        kept = [replace(page.extraction(), tolls=held) for page, held in zip(told, tolls, strict=True)]
        lineage = trace(kept, origins=Names())
        (event,) = build(kept, lineage, (), codebook=Types(), actors=Parties(), previous={}).events
        return killed_of(event).best

    unsure = (0.02, 0.45, 0.45, *(0.01,) * 7)
    assert best(view(2), unsure) == 2
    assert best(unsure, view(1)) == 1
    assert best(unsure, unsure) == 1


def test_texts_that_are_sure_of_nobody_make_no_toll() -> None:
    told = story("alpha", ("one villager", {"value": 1, "group": "civilians"}))
    assert estimated(told, killed=view(1), injured=view(0)).toll(INJURED) is None


def test_the_toll_of_an_operation_is_counted_once_and_shared_with_no_event() -> None:
    told = Story(
        "alpha",
        "Gunmen struck Akron and Dayton at once on 1 June 2025. In all ten villagers fell.",
        outlet="Alpha",
        published=date(2025, 6, 2),
        told=[
            Told(
                "struck",
                places=(("Akron", AKRON), ("Dayton", DAYTON)),
                dates=(on("1 June 2025", "2025-06-01"),),
                claims=(killed("ten villagers", "=", 10, "civilians"),),
                simultaneous=True,
            )
        ],
    )
    extractions = [replace(told.extraction(), tolls={KILLED: view(9), INJURED: view(4)})]
    found = build(
        extractions, trace(extractions, origins=Names()), (), codebook=Types(), actors=Parties(), previous={}
    )
    (operation,) = found.operations
    assert [(toll.kind, toll.best) for toll in operation.tolls] == [(KILLED, 10), (INJURED, 4)]
    assert len(found.events) == 2
    assert [event.tolls for event in found.events] == [(), ()]
    assert sum(fatalities(event, operation) for event in found.events) == 10


def test_a_text_that_names_a_party_is_left_to_its_claims() -> None:
    told = story("alpha", ("eight villagers", {"value": 8, "group": "civilians"}))
    assert killed_of(estimated(told, killed=view(1, 0.94))).best == 1
    told.told[0].parties = ((Role.INITIATOR, "Gunmen", "jnim"),)
    assert killed_of(estimated(told, killed=view(1))).best == 8
    soldiers = story("alpha", ("eight soldiers", {"value": 8}))
    assert killed_of(estimated(soldiers, killed=view(1))).best == 8


def test_a_view_past_its_last_number_does_not_shrink_a_figure() -> None:
    told = story("alpha", ("forty soldiers", {"value": 40}))
    assert killed_of(estimated(told, killed=view(9))).best == 40


def test_the_readers_last_number_stands_for_more_too() -> None:
    toll = estimated(story("alpha"), killed=view(9)).toll(KILLED)
    assert toll is not None
    assert values(toll) == (9, 9, None)


def test_what_a_reviewer_settled_outweighs_the_readers_view() -> None:
    told = story(
        "alpha",
        ("six villagers", {"value": 6, "group": "civilians"}),
        ("eight villagers", {"value": 8, "group": "civilians"}),
    )
    first = told.extraction().claims[1]
    decision = Decision("dec_1", Judgement.REJECT, first.id, "A. Analyst", datetime(2026, 3, 2, tzinfo=UTC))
    assert killed_of(estimated(told, (decision,), killed=view(8))).best == 6


def test_the_view_is_of_what_the_text_is_about_alone() -> None:
    told = story("alpha", ("six soldiers", {"value": 6}))
    extraction = told.extraction()
    assert main_reports(extraction) == {extraction.reports[0].id}
    background = replace(extraction.reports[0], id="rep_old", status=Status.BACKGROUND)
    assert main_reports(replace(extraction, reports=(background, *extraction.reports))) == {
        extraction.reports[0].id
    }
    assert main_reports(replace(extraction, reports=())) == frozenset()


@pytest.mark.parametrize(
    ("added", "said", "expected"),
    [(2, {3}, 2), (1, {3}, 3), (0, set(), 0), (12, {3}, 12)],
)
def test_what_claims_add_up_to_needs_least(added: int, said: set[int], expected: int) -> None:
    assert likeliest(added, said, (0.1, 0.05, 0.2, 0.4, 0.25)) == expected


def test_a_reader_that_is_not_sure_of_a_number_gives_none() -> None:
    extraction = story("alpha").extraction()
    assert sure(extraction, KILLED) == 0
    assert sure(replace(extraction, tolls={KILLED: (0.3, 0.4, 0.3)}), KILLED) == 0
    assert sure(replace(extraction, tolls={KILLED: (0.1, 0.2, 0.7)}), KILLED) == 2


def strike(name: str, *figures: tuple[str, dict[str, object]]) -> Story:
    """A page about a strike of the army on gunmen, with some figures."""
    told = story(name, *figures)
    (raid,) = told.told
    army: Parties = ((Role.INITIATOR, "Gunmen", "mli-army"),)
    return replace(told, told=[replace(raid, parties=army)])


BY_THE_ARMY: dict[str, object] = {"value": 30, "group": "militants", "claimant_actor": "mli-army"}
BY_RESIDENTS: dict[str, object] = {"value": 12, "group": "civilians"}


def test_the_same_dead_as_two_sides_count_them_are_not_added(chronicle: Chronicler) -> None:
    event = only(
        chronicle, strike("alpha", ("30 terrorists, it said", BY_THE_ARMY), ("12 civilians", BY_RESIDENTS))
    )
    toll = killed_of(event)
    assert values(toll) == (12, 12, 42)
    assert "a party's count of its enemy does not set it" in toll.because
    assert {row.group: row.best for row in event.casualties} == {"civilians": 12, "militants": 30}
    assert fatalities(event, None) == 12


@pytest.mark.parametrize("people", ["civilians", "persons"])
def test_nor_where_each_is_told_by_a_page_of_its_own(chronicle: Chronicler, people: str) -> None:
    event = only(
        chronicle,
        strike("alpha", ("30 terrorists, it said", BY_THE_ARMY)),
        strike("bravo", ("12 people", {"value": 12, "group": people})),
    )
    low, best, high = values(killed_of(event))
    assert (low, best) == (12, 12)
    assert high in (30, 42)


def test_an_enemy_s_count_that_is_lower_lowers_the_range(chronicle: Chronicler) -> None:
    few = {**BY_THE_ARMY, "value": 5}
    event = only(chronicle, strike("alpha", ("five terrorists", few), ("12 civilians", BY_RESIDENTS)))
    assert values(killed_of(event)) == (5, 12, 17)


def test_fighters_whom_others_count_too_are_added(chronicle: Chronicler) -> None:
    event = only(
        chronicle,
        strike("alpha", ("30 terrorists, it said", BY_THE_ARMY), ("12 civilians", BY_RESIDENTS)),
        strike("bravo", ("30 fighters", {"value": 30, "group": "militants"}), ("12 villagers", BY_RESIDENTS)),
    )
    assert killed_of(event).best == 42


def test_the_dead_of_one_side_are_added_to_those_of_the_other(chronicle: Chronicler) -> None:
    fighters = {**BY_THE_ARMY, "side": Side.INITIATOR}
    event = only(chronicle, story("alpha", ("30 terrorists", fighters), ("12 civilians", BY_RESIDENTS)))
    assert values(killed_of(event)) == (42, 42, 42)


def test_people_without_arms_whom_two_texts_put_on_either_side_are_counted_once(
    chronicle: Chronicler,
) -> None:
    villagers: dict[str, object] = {"value": 130, "group": "civilians"}
    event = only(
        chronicle,
        story("alpha", ("130 villagers", villagers)),
        story("bravo", ("130 villagers", {**villagers, "side": Side.INITIATOR})),
    )
    assert killed_of(event).best == 130
    assert [row.side for row in event.casualties] == [Side.TARGET]


def test_people_whom_one_text_counts_on_either_side_are_two(chronicle: Chronicler) -> None:
    farmers: dict[str, object] = {"value": 5, "group": "civilians"}
    herders = {"value": 3, "group": "civilians", "side": Side.INITIATOR}
    event = only(chronicle, story("alpha", ("five farmers", farmers), ("three herders", herders)))
    assert killed_of(event).best == 8


def retold(told: Story, words: str, side: Side) -> Story:
    """The same page with a second sentence that counts civilians on some side."""
    text = f"{told.text} {words} were carried from the market."
    again = Told(
        "carried",
        parties=((Role.INITIATOR, "Gunmen", "generic:jihadists"),),
        continues=0,
        claims=(killed(words, op="=", value=9, group="civilians", side=side),),
    )
    return replace(told, text=text, told=[*told.told, again])


def test_one_count_of_a_text_never_stands_on_both_sides(chronicle: Chronicler) -> None:
    nine: dict[str, object] = {"value": 9, "group": "civilians"}
    event = only(chronicle, retold(story("alpha", ("nine farmers", nine)), "nine bodies", Side.INITIATOR))
    assert values(killed_of(event)) == (9, 9, 9)
    assert len(event.casualties) == 1


def test_one_number_told_at_once_of_both_sides_is_two(chronicle: Chronicler) -> None:
    nine: dict[str, object] = {"value": 9, "group": "civilians"}
    event = only(
        chronicle, story("alpha", ("nine farmers", nine), ("nine herders", {**nine, "side": Side.INITIATOR}))
    )
    assert killed_of(event).best == 18
