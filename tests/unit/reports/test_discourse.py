"""Which reports of one document go on with which."""

from __future__ import annotations

from dataclasses import replace

from firsthand.domain.document import BlockKind
from firsthand.domain.report import Status
from firsthand.reports.discourse import Draft, chain


def draft(
    name: str,
    *places: str,
    only_names: bool = False,
    units: tuple[str, ...] = (),
    around: tuple[str, ...] = (),
    killed: tuple[int, ...] = (),
    days: tuple[str, ...] = (),
) -> Draft:
    return Draft(
        id=name,
        status=Status.ASSERTED,
        kind=BlockKind.BODY,
        places=frozenset(places),
        days=frozenset(days),
        site=None,
        site_is_definite=False,
        definite=False,
        another=False,
        simultaneous=False,
        event_type=None if only_names else "attack",
        only_names=only_names,
        units=frozenset(units),
        around=frozenset(around),
        killed=frozenset(killed),
    )


def test_who_was_in_it_goes_on_with_the_happening_in_focus() -> None:
    told = [draft("gao", "gao"), draft("djibo", "djibo"), draft("name", only_names=True)]
    assert chain(told) == {"name": "djibo"}


def test_who_was_in_it_starts_no_happening() -> None:
    told = [draft("name", only_names=True), draft("gao", "gao"), draft("more")]
    assert chain(told) == {"more": "gao"}


def test_a_place_in_the_unit_named_goes_on_with_the_happening() -> None:
    told = [
        draft("region", "tahoua", units=("tahoua",), killed=(10,)),
        draft("town", "tillia", around=("tahoua",)),
    ]
    assert chain(told) == {"town": "region"}


def test_the_unit_of_the_place_named_goes_on_with_the_happening() -> None:
    told = [
        draft("town", "tillia", around=("tahoua",)),
        draft("region", "tahoua", units=("tahoua",), killed=(10,)),
    ]
    assert chain(told) == {"region": "town"}


def test_another_toll_day_or_unit_in_a_unit_is_another_happening() -> None:
    region = draft("region", "mopti", units=("mopti",), killed=(10,), days=("wd4",))
    assert chain([region, draft("toll", "bandiagara", around=("mopti",), killed=(5,))]) == {}
    assert chain([region, draft("day", "bandiagara", around=("mopti",), days=("wd6",))]) == {}
    assert chain([region, draft("unit", "gao", around=("gao",))]) == {}
    assert chain([region, draft("other", "gao", units=("gao",), around=("gao",))]) == {}


def test_another_attack_told_by_the_lead_is_that_of_the_headline() -> None:
    title = replace(draft("title", killed=(7,)), kind=BlockKind.TITLE)
    lead = replace(draft("lead", "cali", killed=(7,)), another=True)
    assert chain([title, lead]) == {"lead": "title"}
    assert chain([title, lead, replace(draft("more", "tumaco"), another=True)]) == {"lead": "title"}


def test_a_place_that_no_gazetteer_has_may_lie_in_the_unit_named() -> None:
    region = draft("region", "diffa", units=("diffa",), killed=(2,), days=("wd5",))
    village = replace(draft("village", "kablewagare"), unknown=True)
    assert chain([region, village]) == {"village": "region"}
    assert chain([region, replace(village, killed=frozenset({9}))]) == {}
    assert chain([region, replace(village, days=frozenset({"wd2"}))]) == {}


def test_a_place_that_no_gazetteer_has_may_be_that_of_the_town_named() -> None:
    town, village = draft("town", "kirkuk", killed=(5,)), replace(draft("village", "rachad"), unknown=True)
    assert chain([town, village]) == {"village": "town"}
    assert chain([town, replace(village, killed=frozenset({2}))]) == {}
    assert chain([town, replace(village, days=frozenset({"wd2"}))]) == {}
    assert chain([town, replace(village, another=True)]) == {}


def test_another_day_and_toll_at_one_place_is_another_happening_where_it_opens_on_the_day() -> None:
    thursday = draft("thursday", "bandiagara", killed=(1,), days=("wd3",))
    wednesday = draft("wednesday", "bandiagara", killed=(9,), days=("wd2",))
    assert chain([thursday, replace(wednesday, opens=True)]) == {}
    assert chain([thursday, wednesday]) == {"wednesday": "thursday"}
    assert chain([thursday, replace(wednesday, opens=True, killed=frozenset())]) == {"wednesday": "thursday"}


def test_what_another_state_does_with_other_dead_is_another_happening() -> None:
    first = replace(draft("first", "punjab", killed=(31,)), forces=frozenset({"ind-army"}))
    second = replace(draft("second", killed=(16,)), forces=frozenset({"pak-army"}))
    third = replace(draft("third"), forces=frozenset({"ind-army"}))
    assert chain([first, second]) == {}
    assert chain([first, replace(second, killed=frozenset({31}))]) == {"second": "first"}
    assert chain([first, second, third]) == {"third": "first"}
    assert chain([first, replace(second, forces=frozenset())]) == {"second": "first"}


def test_what_has_gone_on_for_days_is_another_happening_than_one_with_its_own_day_and_dead() -> None:
    total = replace(draft("total", killed=(718,)), running=True)
    strike = draft("strike", killed=(3,), days=("wd2",))
    assert chain([total, strike]) == {}
    assert chain([total, replace(strike, places=frozenset({"damascus"}))]) == {}
    assert chain([total, replace(strike, days=frozenset())]) == {"strike": "total"}
    assert chain([replace(total, running=False), strike]) == {"strike": "total"}


def test_the_dead_of_the_headline_are_those_of_its_lead_however_the_place_is_spelt() -> None:
    title = replace(draft("title", "yelwata", killed=(100,)), kind=BlockKind.TITLE)
    lead = draft("lead", "yelewata", killed=(100,), days=("wd4",))
    assert chain([title, lead]) == {"lead": "title"}
    assert chain([title, draft("other", "gao", killed=(12,))]) == {}
    two = replace(draft("title", "yelwata", killed=(2,)), kind=BlockKind.TITLE)
    assert chain([two, draft("other", "gao", killed=(2,))]) == {}


def test_fewer_dead_at_a_place_are_not_those_of_the_whole_country() -> None:
    whole = replace(draft("whole", killed=(51,), days=("wd5",)), spread=True)
    assert chain([replace(whole, spread=False), draft("some", "maaysra", killed=(16,))]) == {"some": "whole"}
    assert chain([whole, draft("some", "maaysra", killed=(16,))]) == {}
    assert chain([whole, draft("all", "maaysra", killed=(51,))]) == {"all": "whole"}
    assert chain([whole, draft("more", "maaysra", killed=(60,))]) == {"more": "whole"}


def test_what_an_army_did_on_another_day_to_others_is_another_happening() -> None:
    attack = draft("attack", "garbougna", killed=(23,), days=("wd6",))
    strikes = replace(draft("strikes", killed=(9,), days=("wd0",)), forces=frozenset({"ner-army"}))
    assert chain([attack, strikes]) == {}
    assert chain([attack, replace(strikes, forces=frozenset())]) == {"strikes": "attack"}


def test_the_first_of_two_told_before_is_the_first() -> None:
    first, second = draft("first", "garbougna", killed=(23,)), draft("second", "libiri", killed=(6,))
    claim = replace(draft("claim"), nth=1)
    assert chain([first, second, claim]) == {"claim": "first"}
    assert chain([first, second, replace(claim, nth=2)]) == {"claim": "second"}
    assert chain([first, replace(claim, nth=2)]) == {"claim": "first"}


def test_what_a_protest_is_about_is_no_protest() -> None:
    protest = replace(draft("protest", "gao"), event_type="peaceful-protest")
    killing = replace(draft("killing", killed=(5,)), about=True)
    assert chain([protest, killing]) == {}
    assert chain([draft("attack", "ansongo", killed=(5,)), protest, killing]) == {"killing": "attack"}


def test_a_headline_gives_the_fewest_of_what_its_lead_tells() -> None:
    title = replace(
        draft("title", killed=(31,)),
        kind=BlockKind.TITLE,
        least=frozenset({31}),
        regions=frozenset({(90.0, "COD")}),
    )
    lead = draft("lead", "komanda", killed=(38,))
    assert chain([title, lead]) == {"lead": "title"}
    assert chain([replace(title, least=frozenset()), lead]) == {}
    assert chain([title, draft("other", "mweso", killed=(8,))]) == {}


def test_strikes_of_another_day_are_another_happening() -> None:
    missile = replace(
        draft("missile", "kryvyi rih", killed=(19,), days=("wd1",)), event_type="shelling-artillery-missile"
    )
    drones = replace(draft("drones", days=("wd3",)), event_type="air-drone-strike")
    assert chain([missile, drones]) == {}
    assert chain([missile, drones, draft("hurt", "odesa")]) == {"hurt": "drones"}
    assert chain([missile, replace(drones, definite=True)]) == {"drones": "missile"}
    assert chain([missile, replace(drones, days=frozenset({"monthNone4"}))]) == {"drones": "missile"}


def test_a_day_that_fits_no_happening_goes_with_the_dead_told_before() -> None:
    title = replace(draft("title", killed=(25,)), kind=BlockKind.TITLE)
    raid = replace(draft("raid", "damascus", killed=(2,), days=("wd0",)), forces=frozenset({"syr-army"}))
    toll = draft("toll", killed=(25,), days=("wd6",))
    assert chain([title, raid, toll]) == {"toll": "title"}
    assert chain([title, replace(raid, forces=frozenset())]) == {"raid": "title"}


def test_what_was_done_to_a_crowd_is_part_of_the_protest_and_not_of_what_it_is_about() -> None:
    protest = replace(draft("protest", "butembo", days=("wd0",)), event_type="peaceful-protest")
    about = replace(draft("killing"), about=True)
    shots = replace(draft("shots", killed=(2,)), at_protest=True)
    assert chain([protest, about, shots]) == {"shots": "protest"}
    assert chain([protest, about, replace(shots, at_protest=False)]) == {"shots": "killing"}
    later = replace(shots, days=frozenset({"wd4"}))
    assert chain([protest, about, later]).get("shots") != "protest"


def test_an_operation_days_after_an_abduction_is_another_happening() -> None:
    taken = draft("taken", "zamfara", days=("wd0",))
    raid = replace(draft("raid", "gando", killed=(3,), days=("wd2",)), definite=True)
    assert chain([taken, raid]) == {}
    next_day = replace(raid, days=frozenset({"wd1"}))
    assert chain([taken, next_day]) == {"raid": "taken"}
