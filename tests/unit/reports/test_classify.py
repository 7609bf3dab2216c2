"""The type that a sentence names: by what struck, and by who was struck."""

from __future__ import annotations

import pytest

from .test_patterns import only, read


@pytest.mark.parametrize(
    ("text", "language", "event_type"),
    [
        ("The troops had landed by helicopter near Coca on Wednesday when they were attacked with rifles.", "en", "armed-clash"),
        ("Gunmen killed four soldiers near Gao; the wounded were evacuated by a helicopter.", "en", "armed-clash"),
        ("Troops backed by drones attacked a rebel camp near Bama, killing nine militants.", "en", "armed-clash"),
        ("Six people were killed by a helicopter in Kidal on Sunday.", "en", "air-drone-strike"),
        ("Nine people who had arrived in Kidal were killed by a drone on Sunday.", "en", "air-drone-strike"),
        ("A drone dropped explosives on a police station in Caldono, wounding three officers.", "en", "air-drone-strike"),
        ("A plane dropped food, and gunmen killed three soldiers in Malakal.", "en", "armed-clash"),
        ("Des soldats arrivés par hélicoptère ont été attaqués près de Coca.", "fr", "armed-clash"),
        ("Cinq soldats ont été tués par un drone à Goma.", "fr", "air-drone-strike"),
        ("Un drone a largué deux grenades sur un poste de police de Caldono, blessant trois policiers.", "fr", "air-drone-strike"),
    ],
)  # fmt: skip
def test_an_aircraft_that_only_carries_or_stands_by_makes_no_air_strike(
    text: str, language: str, event_type: str
) -> None:
    assert {report.event_type for report in read(text, language).reports} == {event_type}


@pytest.mark.parametrize(
    ("text", "language", "event_type"),
    [
        ("Police killed five protesters in Conakry on Sunday.", "en", "excessive-force-against-protesters"),
        ("Officers fired live rounds at marchers in Lagos on Sunday, killing two.", "en", "excessive-force-against-protesters"),
        ("Gunmen fired live rounds at an aid convoy near Yei, killing three aid workers.", "en", "attack"),
        ("Gunmen killed five protesters in Baghdad on Sunday.", "en", "attack"),
        ("La police a tué sept manifestants à Moundou dimanche.", "fr", "excessive-force-against-protesters"),
        ("Des hommes armés ont visé par des tirs à balles réelles un convoi humanitaire près de Beni, tuant trois humanitaires.", "fr", "attack"),
    ],
)  # fmt: skip
def test_force_against_protesters_needs_protesters_and_no_armed_group(
    text: str, language: str, event_type: str
) -> None:
    assert only(read(text, language)).event_type == event_type


@pytest.mark.parametrize(
    ("text", "language", "event_type"),
    [
        ("A vehicle laden with explosives and driven by a suicide attacker hit a base near Bosaso, killing ten soldiers.", "en", "suicide-bomb"),
        ("The last gunman detonated his vest in Kismayo, killing two people.", "en", "suicide-bomb"),
        ("Un véhicule-suicide a tué huit personnes à Kismayo.", "fr", "suicide-bomb"),
        ("A car packed with explosives killed six people in Caldono.", "en", "remote-explosive-ied"),
        ("Booby-trapped cars, motorcycles and at least one drone exploded in Cali, killing seven people.", "en", "remote-explosive-ied"),
        ("Sept personnes ont été tuées à Jamundi dans une série d'attaques à l'explosif visant des postes de police.", "fr", "remote-explosive-ied"),
        ("Two soldiers were killed by a bomb near Kirkuk on Wednesday.", "en", "remote-explosive-ied"),
        ("Trois soldats ont été tués par une mine près de Kirkouk.", "fr", "remote-explosive-ied"),
        ("Dix personnes ont été tuées dans une double explosion à Goma.", "fr", "remote-explosive-ied"),
        ("Two explosions rocked a rally in Goma, killing ten people.", "en", "remote-explosive-ied"),
        ("Gunmen killed two people near a gas explosion in Goma.", "en", "attack"),
        ("Two miners were killed by the mine owners' guards near Kenieba.", "en", "attack"),
        ("A drone packed with explosives hit a house in Kidal, killing six people.", "en", "air-drone-strike"),
        ("A suicide drone killed six people in Kidal.", "en", "air-drone-strike"),
        ("A Russian glide bomb hit an apartment block in Kramatorsk, killing six people.", "en", "air-drone-strike"),
        ("Une bombe planante russe a frappé un immeuble de Kramatorsk, tuant six personnes.", "fr", "air-drone-strike"),
        ("Un drone a largué un engin explosif sur Kidal, tuant six personnes.", "fr", "air-drone-strike"),
    ],
)  # fmt: skip
def test_what_carried_the_explosives_names_the_type(text: str, language: str, event_type: str) -> None:
    assert only(read(text, language)).event_type == event_type


@pytest.mark.parametrize(
    ("text", "language", "is_taken"),
    [
        ("The attackers took weapons from the post in Banikoara, killing three officers.", "en", False),
        ("Militants captured two soldiers near the town of Dori and killed four.", "en", False),
        ("Two soldiers at the base in Dori were captured by militants, who killed five.", "en", False),
        ("Rebels captured the strategic town of Dori, killing five soldiers.", "en", True),
        ("Les assaillants ont pris des armes du camp de Dori, tuant cinq soldats.", "fr", False),
        (
            "Les assaillants ont pris la fuite vers la ville de Dori après avoir tué cinq soldats.",
            "fr",
            False,
        ),
        ("Un assaillant s'empare de motos à Dori, cinq soldats tués.", "fr", False),
        ("Les jihadistes s'emparent du camp de Dori, cinq soldats tués.", "fr", True),
    ],
)
def test_what_raiders_carry_off_is_no_place_that_changed_hands(
    text: str, language: str, is_taken: bool
) -> None:
    codes = {report.event_type for report in read(text, language).reports}
    assert ("non-state-actor-overtakes-territory" in codes) is is_taken


@pytest.mark.parametrize(
    ("text", "event_type"),
    [
        ("Gunmen raided a school in Tsafe on Friday and seized 43 pupils.", "abduction-forced-disappearance"),
        ("Armed men took away 12 villagers near Tsafe on Friday.", "abduction-forced-disappearance"),
        ("Gunmen raided a school in Tsafe on Friday, killed a guard and seized 43 pupils.", "attack"),
        ("Rebels seized the town of Masisi on Friday and its people fled.", "non-state-actor-overtakes-territory"),
    ],
)  # fmt: skip
def test_civilians_who_are_led_away_make_an_abduction(text: str, event_type: str) -> None:
    assert {report.event_type for report in read(text, "en").reports} == {event_type}


def test_who_is_marched_away_does_not_protest() -> None:
    text = "Gunmen marched the pupils of a school in Tsafe into the bush on Friday."
    assert "peaceful-protest" not in {report.event_type for report in read(text, "en").reports}
    assert only(read("Thousands marched in Tsafe on Friday.", "en")).event_type == "peaceful-protest"
