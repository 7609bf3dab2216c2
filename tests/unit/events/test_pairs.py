"""What the evidence on two happenings says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Extraction
from firsthand.domain.report import Role
from firsthand.events.accounts import account
from firsthand.events.frames import frames
from firsthand.events.pairs import THRESHOLD, Comparison, compare
from firsthand.events.rulings import Rulings
from firsthand.events.signals import NAMES
from firsthand.events.sketches import Sketch
from firsthand.events.weights import ASIDE, WITHIN, across
from firsthand.lineage import trace
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import BOULIKESSI, DJIBO, KAYES, Names, Story, Told, Types, killed, on, weekday

JNIM = (Role.INITIATOR, "JNIM", "jnim")


def attack(name: str, day: date, dead: int, *, said: str | None = None, more: str = "") -> Story:
    """News of an attack on one base: how it is told is the newsroom's own, with some words of the page's own."""
    when = said or day.isoformat()
    own = " ".join(f"{name}{at}word" for at in range(12))
    text = f"JNIM fighters stormed the army base of Boulikessi on {when}, killing {dead} soldiers. {own}. {more} The base has often come under fire."
    told = Told(
        "stormed",
        places=(("Boulikessi", BOULIKESSI),),
        dates=(weekday(said, day.weekday()) if said else on(when, when),),
        parties=(JNIM,),
        claims=(killed(f"{dead} soldiers", "=", dead),),
    )
    return Story(name, text, outlet=name, published=day + timedelta(days=1), told=[told])


def sketches(*told: Story) -> list[Sketch]:
    extractions: list[Extraction] = [story.extraction() for story in told]
    framed = frames(extractions, trace(extractions, origins=Names()))
    by_id = {
        frame.document.id: account(frame, Rulings(), Types()).notes.sketches for frame in framed.values()
    }
    return [sketch for story in told for sketch in by_id[story.id]]


def weighed(*told: Story) -> Comparison:
    a, b = sketches(*told)
    found = compare(a, b, Types())
    assert found == compare(b, a, Types())
    return found


def test_four_attacks_on_one_base_in_eight_years_are_four(chronicle: Chronicler) -> None:
    days = (date(2017, 3, 5), date(2019, 9, 30), date(2021, 5, 2), date(2025, 6, 1))
    assert len(chronicle([attack(f"p{day}", day, 20) for day in days]).events) == 4


def test_four_attacks_told_by_their_weekdays_are_four(chronicle: Chronicler) -> None:
    days = (date(2017, 3, 5), date(2019, 9, 29), date(2021, 5, 2), date(2025, 6, 1))
    assert len(chronicle([attack(f"p{day}", day, 20, said="Sunday") for day in days]).events) == 4


@pytest.mark.parametrize("said", [(None, None), ("Sunday", "Wednesday")])
def test_two_attacks_on_one_base_in_one_week_are_two(
    chronicle: Chronicler, said: tuple[str | None, str | None]
) -> None:
    first = attack("one", date(2025, 6, 1), 20, said=said[0])
    second = attack("two", date(2025, 6, 4), 20, said=said[1])
    assert len(chronicle([first, second]).events) == 2


def test_two_newsrooms_on_one_attack_are_one(chronicle: Chronicler) -> None:
    first = attack("one", date(2025, 6, 1), 20, said="Sunday")
    second = attack("two", date(2025, 6, 1), 20, more="Women fled to the next village by night.")
    assert len(chronicle([first, second]).events) == 1


def test_every_weight_has_a_name_and_every_name_of_two_pages_a_weight() -> None:
    assert set(across().of) == set(NAMES)
    assert set(ASIDE.of) == set(NAMES)
    assert set(WITHIN.of) <= set(NAMES)


def test_the_score_is_the_sum_of_its_reasons_and_the_probability_its_odds() -> None:
    found = weighed(attack("one", date(2025, 6, 1), 20), attack("two", date(2025, 6, 1), 20))
    assert found.veto is None
    assert found.score == pytest.approx(sum(feature.weight for feature in found.features), abs=1e-5)
    assert found.probability > 0.9
    assert {"place.same", "date.day", "initiator.same", "count.same"} <= {
        feature.name for feature in found.features
    }
    assert all(feature.because for feature in found.features)
    assert Comparison(()).probability == pytest.approx(0.5)
    assert THRESHOLD == 0


def test_what_is_excluded_has_no_probability() -> None:
    found = weighed(attack("one", date(2025, 6, 1), 20), attack("two", date(2025, 6, 9), 20))
    assert (found.veto, found.probability) == ("different days", 0.0)


def test_a_place_that_may_be_misread_weighs_and_does_not_exclude() -> None:
    a, b = sketches(attack("one", date(2025, 6, 1), 20), attack("two", date(2025, 6, 1), 20))
    elsewhere = replace(b, place=KAYES)
    assert compare(a, elsewhere, Types()).veto == "Boulikessi is not Kayes"
    unsure = compare(a, replace(elsewhere, sureness=0.5), Types())
    assert unsure.veto is None
    assert "place.unsure" in {feature.name for feature in unsure.features}
    named = compare(replace(a, named=frozenset({"gn:kayes"})), elsewhere, Types())
    assert named.veto is None
    aside = compare(a, replace(elsewhere, sureness=0.5, leads=False), Types())
    assert aside.veto == "Boulikessi is not Kayes"


def test_two_countries_and_two_armed_groups_are_two_incidents() -> None:
    a, b = sketches(attack("one", date(2025, 6, 1), 20), attack("two", date(2025, 6, 1), 20))
    abroad = replace(b, place=DJIBO, sureness=0.5)
    assert compare(a, abroad, Types()).veto is None
    others = tuple(replace(party, actor="issp") for party in b.parties)
    assert compare(a, replace(abroad, parties=others), Types()).veto == "Boulikessi is not Djibo"
    unknown = tuple(replace(party, actor="generic:jihadists") for party in b.parties)
    assert compare(a, replace(abroad, parties=unknown), Types()).veto is None
    assert compare(a, replace(b, place=KAYES, sureness=0.5, parties=others), Types()).veto is None


def test_forces_of_two_states_without_a_place_are_two_incidents() -> None:
    a, b = sketches(attack("one", date(2025, 6, 1), 20), attack("two", date(2025, 6, 1), 20))

    def of(side: Sketch, actor: str, *, placed: bool = False) -> Sketch:
        armed = tuple(replace(p, actor=actor, kind=ActorKind.STATE_FORCE) for p in side.parties)
        return replace(side, parties=armed, place=side.place if placed else None)

    assert compare(of(a, "pak-army"), of(b, "isr-army"), Types()).veto is not None
    assert compare(of(a, "pak-army", placed=True), of(b, "isr-army"), Types()).veto is not None
    assert compare(of(a, "pak-army"), of(b, "pak-police"), Types()).veto is None
    assert compare(of(a, "pak-army", placed=True), of(b, "isr-army", placed=True), Types()).veto is None
    assert compare(of(a, "pak-army"), of(b, "jnim"), Types()).veto is None


def names(found: Comparison) -> set[str]:
    return {feature.name for feature in found.features}


def test_ages_of_people_speak_for_one_incident_or_against_it() -> None:
    day = date(2025, 6, 1)
    ours = attack("a", day, 20, more="Among them was a 31-year-old teacher and a girl, 9, from the camp.")
    same = attack("b", day, 20, more="The teacher, 31, and a 9-year-old girl died.")
    other = attack("b", day, 20, more="A guard, 54, died.")
    alike, unlike, unsaid = (weighed(ours, page) for page in (same, other, attack("b", day, 20)))
    assert "age.more" in names(alike)
    assert "age.other" in names(unlike)
    assert not any(name.startswith("age.") for name in names(unsaid))
    assert alike.score > unsaid.score > unlike.score


def test_a_later_page_that_names_the_day_is_nearer() -> None:
    day = date(2025, 6, 1)
    first = attack("a", day, 20)
    (early,) = sketches(first)
    (late,) = sketches(attack("b", day + timedelta(days=60), 20))
    late = replace(late, dates=())
    told = replace(late, days=frozenset({day.toordinal()}))
    assert "named.day" in names(compare(early, told, Types()))
    assert "named.news" in names(compare(early, told, Types()))
    assert (
        compare(early, told, Types()).score > compare(early, replace(late, days=frozenset()), Types()).score
    )


def test_the_age_of_somebody_in_both_pages_lets_a_day_be_misread() -> None:
    more = "Among them was a 31-year-old teacher."
    told = (("a", date(2025, 6, 1), "Sunday"), ("b", date(2025, 6, 11), "Wednesday"))
    early, late = sketches(*(attack(name, day, 20, said=said, more=more) for name, day, said in told))
    assert early.when.days is not None
    assert not early.when.is_absolute
    nobody = replace(late, page=replace(late.page, ages=frozenset(), names=frozenset()))
    assert compare(early, nobody, Types()).veto == "different days"
    assert compare(early, late, Types()).veto is None


def test_another_attack_in_one_text_is_not_the_one_before() -> None:
    text = "JNIM hit Djibo on 2025-06-03. A second raid hurt Djibo town."
    told = [
        Told("hit", places=(("Djibo", DJIBO),), dates=(on("2025-06-03", "2025-06-03"),)),
        Told("raid", places=(("Djibo town", DJIBO),)),
    ]
    a, b = sketches(Story("a", text, told=told))
    assert (a.is_another, b.is_another) == (False, True)
    assert "another" in {feature.name for feature in compare(a, b, Types()).features}


def test_undated_news_without_a_place_is_no_incident_of_the_same_days() -> None:
    a, b = sketches(
        attack("one", date(2025, 6, 1), 2), Story("two", "Traders mourned. Gunmen came.", told=[Told("came")])
    )
    a, b = replace(a, leads=True, parties=()), replace(b, leads=True, published=a.published, latest=a.latest)

    def are_strangers(one: Sketch, other: Sketch) -> bool:
        return "strangers" in {feature.name for feature in compare(one, other, Types()).features}

    assert are_strangers(a, b)
    assert are_strangers(b, a)
    assert compare(a, b, Types()).score < -4
    assert not are_strangers(a, replace(b, leads=False))  # told aside: seldom enough to join anything
    assert not are_strangers(a, replace(b, page=a.page))  # the words of the page
    assert not are_strangers(a, replace(b, place=a.place))
    jnim = sketches(attack("x", date(2025, 6, 1), 2))[0].parties
    assert not are_strangers(replace(a, parties=jnim), replace(b, parties=jnim))
    twenty = sketches(attack("x", date(2025, 6, 1), 20))[0].counts
    assert not are_strangers(replace(a, counts=twenty), replace(b, counts=twenty))
