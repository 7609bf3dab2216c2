"""One type for an incident that several texts call by several names."""

from __future__ import annotations

from dataclasses import replace

from firsthand.domain.actor import ActorKind
from firsthand.domain.codebook import EventType
from firsthand.domain.event import EventActor
from firsthand.domain.origin import Lineage
from firsthand.domain.report import Role, Side
from firsthand.events.frames import frames
from firsthand.events.happenings import happenings
from firsthand.events.kinds import kind
from firsthand.events.rulings import Rulings
from firsthand.knowledge.codebook import Codebook
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import DJIBO, KINDS, Story, Types, killed
from tests.unit.events.test_linking import page


def typed(name: str, code: str) -> Story:
    story = page(name, DJIBO, "2025-06-03")
    story.told[0].type = code
    return story


def kinds(chronicle: Chronicler, *stories: Story) -> list[str]:
    return [event.event_type for event in chronicle(stories).events]


def test_the_higher_rank_wins_between_independent_texts(chronicle: Chronicler) -> None:
    stories = [
        typed("a", "armed-clash"),
        typed("b", "armed-clash"),
        typed("c", "non-state-actor-overtakes-territory"),
    ]
    assert kinds(chronicle, *stories) == ["non-state-actor-overtakes-territory"]


def test_the_slip_of_one_rewrite_is_not_news() -> None:
    codes = ("armed-clash", "armed-clash", "non-state-actor-overtakes-territory")
    told = [
        replace(found, family="one", text=found.document)
        for at, code in enumerate(codes)
        for frame in frames([typed(f"p{at}", code).extraction()], Lineage()).values()
        for found in happenings(frame, Rulings())
    ]
    assert kind(told, (), (), Types()) == "armed-clash"
    assert kind(told[1:], (), (), Types()) == "non-state-actor-overtakes-territory"


def test_an_attack_on_soldiers_is_a_clash_where_any_text_calls_it_so(chronicle: Chronicler) -> None:
    stories = [typed("a", "attack"), typed("b", "armed-clash")]
    for story in stories:
        story.told[0].parties = (*story.told[0].parties, (Role.TARGET, "a convoy", "bfa-army"))
    assert kinds(chronicle, *stories) == ["armed-clash"]
    assert kinds(chronicle, stories[0]) == ["attack"]


def test_two_communities_that_fight_are_a_clash_where_any_text_calls_it_so() -> None:
    told = [
        found
        for name, code in (("a", "attack"), ("b", "armed-clash"))
        for frame in frames([typed(name, code).extraction()], Lineage()).values()
        for found in happenings(frame, Rulings())
    ]
    two = [
        EventActor(f"communal:{name}", name, Role.PARTICIPANT, ActorKind.COMMUNAL)
        for name in ("hema", "lendu")
    ]
    types = Codebook.load()
    assert kind(told, (), two, types) == "armed-clash"
    assert kind(told, (), two[:1], types) == "attack"


def test_an_abduction_in_which_somebody_was_killed_is_an_attack(chronicle: Chronicler) -> None:
    codes = ("attack", "abduction-forced-disappearance")
    told = [typed(name, code) for name, code in zip("ab", codes, strict=True)]
    unhurt = [replace(story, told=[replace(story.told[0], claims=())]) for story in told]
    assert kinds(chronicle, *told) == ["attack"]
    assert set(kinds(chronicle, *unhurt)) == {"abduction-forced-disappearance"}


def test_people_shot_dead_by_forces_make_no_peaceful_protest() -> None:
    types = RankedTypes()
    story = typed("a", "peaceful-protest")
    (raid,) = story.told
    dead = killed("nine", "=", 9, "persons", side=Side.UNKNOWN)

    def of(*claims: dict[str, object], by: str = "bfa-army") -> str:
        told = replace(story, text=f"{story.text} In all nine fell.", told=[replace(raid, claims=claims)])
        (frame,) = frames([told.extraction()], Lineage()).values()
        party = EventActor(by, by, Role.INITIATOR, KINDS[by][1])
        return kind(happenings(frame, Rulings()), told.extraction().claims, (party,), types)

    assert of(dead) == "excessive-force-against-protesters"
    assert of() == "peaceful-protest"
    assert of(dead, by="jnim") == "peaceful-protest"


def test_a_protest_told_behind_an_attack_says_nothing_of_it() -> None:
    def told(*codes: str) -> str:
        story = typed("a", codes[0])
        raid = replace(story.told[0], claims=(killed("nine", "=", 9, "persons", side=Side.UNKNOWN),))
        story = replace(story, text=f"{story.text} In all nine fell.", told=[raid])
        (frame,) = frames([story.extraction()], Lineage()).values()
        (found,) = happenings(frame, Rulings())
        reports = tuple(replace(found.reports[0], event_type=code) for code in codes)
        army = EventActor("bfa-army", "army", Role.INITIATOR, KINDS["bfa-army"][1])
        return kind([replace(found, reports=reports)], story.extraction().claims, (army,), RankedTypes())

    assert told("attack", "peaceful-protest") == "attack"
    assert told("peaceful-protest", "attack") == "excessive-force-against-protesters"


class RankedTypes(Types):
    """With the type of protests at which people are shot."""

    def get(self, code: str) -> EventType:
        if code == "excessive-force-against-protesters":
            return replace(super().get("peaceful-protest"), code=code, rank=3)
        return super().get(code)


def test_a_strike_is_from_the_air_unless_more_texts_tell_of_missiles(chronicle: Chronicler) -> None:
    shells, strike = "shelling-artillery-missile", "air-drone-strike"
    stories = [typed("a", shells), typed("b", strike), typed("c", shells)]
    assert kinds(chronicle, *stories) == [shells]
    assert kinds(chronicle, *stories[:2]) == [strike]
