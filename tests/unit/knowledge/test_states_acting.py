"""States that are named by their country as who did it."""

from __future__ import annotations

import pytest

from firsthand.domain.actor import ActorKind
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.actors.states_acting import acts_by_arms


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Israel launched air strikes on Beirut", "Israel"),
        ("Ukraine said Russia fired 40 missiles", "Russia"),
        ("Russia launched 142 drones on Odesa", "Russia"),
        ("Iran launches missiles at a base", "Iran"),
        ("Pakistan bombed a house in Khost", "Pakistan"),
        ("Officials said on Monday that Rwanda attacked positions in Masisi", "Rwanda"),
        ("Turkey carried out an air strike near Dohuk", "Turkey"),
        ("L'Iran a tiré mardi une salve de missiles", "Iran"),
        ("La Russie a frappé Kharkiv", "Russie"),
        ("Israël bombarde Beyrouth", "Israël"),
        ("Les Etats-Unis ont mené des frappes aériennes", "Etats-Unis"),
        ("In Darfur, Chad launched drone strikes", "Chad"),
    ],
)
def test_a_country_at_the_head_of_an_act_of_arms_did_it(text: str, country: str) -> None:
    at = text.index(country)
    assert acts_by_arms(text, at, at + len(country))


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("An attack in Mali killed 12 people", "Mali"),
        ("Gunmen from Niger attacked a village", "Niger"),
        ("The United States struck a deal with Iran", "United States"),
        ("Mali hit by a wave of attacks", "Mali"),
        ("Le Mali frappé par une attaque", "Mali"),
        ("Chad killed his neighbour", "Chad"),
        ("Nigeria launches a satellite", "Nigeria"),
        ("Kenya launches a campaign against drones", "Kenya"),
        ("Sudan attacked, hundreds flee", "Sudan"),
    ],
)
def test_a_country_where_something_happens_did_not(text: str, country: str) -> None:
    at = text.index(country)
    assert acts_by_arms(text, at, at + len(country)) is None


def test_its_forces_are_the_actor() -> None:
    (mention,) = ActorList.load().spot("Pakistan bombed a house in Khost.", "en")
    assert (mention.actor, mention.kind, mention.span.text) == ("pak-army", ActorKind.STATE_FORCE, "Pakistan")
