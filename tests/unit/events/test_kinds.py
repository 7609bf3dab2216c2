"""One type for an incident that several texts call by several names."""

from __future__ import annotations

from dataclasses import replace

from firsthand.domain.origin import Lineage
from firsthand.domain.report import Role
from firsthand.events.frames import frames
from firsthand.events.happenings import happenings
from firsthand.events.kinds import kind
from firsthand.events.rulings import Rulings
from tests.unit.events.conftest import Chronicler
from tests.unit.events.stories import DJIBO, Story, Types
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


def test_an_abduction_in_which_somebody_was_killed_is_an_attack(chronicle: Chronicler) -> None:
    codes = ("attack", "abduction-forced-disappearance")
    told = [typed(name, code) for name, code in zip("ab", codes, strict=True)]
    unhurt = [replace(story, told=[replace(story.told[0], claims=())]) for story in told]
    assert kinds(chronicle, *told) == ["attack"]
    assert set(kinds(chronicle, *unhurt)) == {"abduction-forced-disappearance"}
