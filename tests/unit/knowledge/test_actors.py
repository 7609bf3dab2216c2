from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from firsthand.domain.actor import ActorKind
from firsthand.knowledge.actors import ActorList

_ACTORS = ActorList.load()


def _ids(text: str, language: str = "en") -> list[tuple[str, str | None]]:
    return [(mention.span.text, mention.actor) for mention in _ACTORS.spot(text, language)]


@pytest.mark.parametrize(
    "name",
    [
        "Jama'a Nusrat ul-Islam wa al-Muslimin",
        "Jama’at Nusrat al-Islam wal-Muslimin",
        "Jamaat Nosrat al Islam wal Mouslimine",
        "Jama'at Nasr al-Islam wal Muslimin",
        "Group for the Support of Islam and Muslims",
        "Groupe de soutien à l’islam et aux musulmans",
        "GSIM",
        "JNIM",
    ],
)
def test_one_group_in_many_spellings(name: str) -> None:
    assert _ids(f"On Monday {name} claimed the attack.") == [(name, "jnim")]


def test_an_acronym_beside_the_name_is_a_mention_of_its_own() -> None:
    assert _ids("The Islamic State West Africa Province (ISWAP) fled.") == [
        ("Islamic State West Africa Province", "iswap"),
        ("ISWAP", "iswap"),
    ]


@pytest.mark.parametrize(
    ("text", "language", "mention", "actor"),
    [
        ("Malian soldiers fled.", "en", "Malian soldiers", "mli-army"),
        ("Mali's military said so.", "en", "Mali's military", "mli-army"),
        ("The army of Chad said so.", "en", "army of Chad", "tcd-army"),
        ("Nigerien troops arrived.", "en", "Nigerien troops", "ner-army"),
        ("Nigerian troops arrived.", "en", "Nigerian troops", "nga-army"),
        ("The FA Ma fought back.", "en", "FA Ma", "mli-army"),
        ("L'armée burkinabè a riposté.", "fr", "armée burkinabè", "bfa-army"),
        ("Les forces nigériennes ont riposté.", "fr", "forces nigériennes", "ner-army"),
        ("Les forces nigérianes ont riposté.", "fr", "forces nigérianes", "nga-army"),
        ("L'état-major du Bénin confirme.", "fr", "état-major du Bénin", "ben-army"),
        ("La gendarmerie tchadienne enquête.", "fr", "gendarmerie tchadienne", "tcd-police"),
        ("Congo's FARDC withdrew.", "en", "FARDC", "cod-army"),
    ],
)
def test_forces_of_states(text: str, language: str, mention: str, actor: str) -> None:
    assert (mention, actor) in _ids(text, language)
    assert _ACTORS.get(actor).kind is ActorKind.STATE_FORCE


@pytest.mark.parametrize(
    ("text", "language", "mention", "actor"),
    [
        ("Suspected jihadists came.", "en", "Suspected jihadists", "generic:jihadists"),
        ("Al-Qaeda-linked militants came.", "en", "Al-Qaeda-linked militants", "generic:militants"),
        ("Gunmen on motorbikes came.", "en", "Gunmen", "generic:gunmen"),
        ("Soldiers came.", "en", "Soldiers", "generic:soldiers"),
        ("Des individus armés non identifiés.", "fr", "individus armés non identifiés", "generic:gunmen"),
        ("Des hommes armés sont venus.", "fr", "hommes armés", "generic:gunmen"),
        ("Les villageois ont fui.", "fr", "villageois", "generic:civilians"),
    ],
)
def test_descriptions_stay_generic(text: str, language: str, mention: str, actor: str) -> None:
    assert _ids(text, language) == [(mention, actor)]
    assert _ACTORS.get(actor).is_generic


@pytest.mark.parametrize(
    "text",
    [
        "The fact is that a sahib and a fano stood there.",
        "It was an Islamic state of mind.",
        "A group linked to al-Qaeda, or an Al-Qaeda affiliated cell.",
        "The Russian football team flew on an Israeli plane to a Nigerian town.",
        "Russian-made drones and US-led airstrikes came.",
        "RSF, l'association de défense de la presse, écrit au Mali.",
    ],
)
def test_what_is_no_mention(text: str) -> None:
    assert _ids(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Nine people died in Nigeria's Plateau state on Monday.",
        "Nine people died in Nigeria’s Zamfara State on Monday.",
        "It began in South Sudan's Jonglei state.",
        "It began in western Myanmar's Rakhine State.",
        "Schools closed in the northwestern Nigerian state of Katsina.",
        "Schools closed in Nigeria's northern state of Kebbi.",
    ],
)
def test_a_state_of_a_federation_is_not_its_government(text: str) -> None:
    assert _ids(text) == []


@pytest.mark.parametrize(
    ("text", "mention", "actor"),
    [
        ("The Nigerian state denied it.", "Nigerian state", "nga-government"),
        ("Nigeria's Borno police said so.", "police", "nga-police"),
        ("Ukraine's Kharkiv police said so.", "police", "ukr-police"),
        ("Sudan's RSF forces fired.", "RSF", "rsf"),
        ("Somalia's Puntland forces fired.", "Puntland forces", "puntland"),
        ("Ukraine's Armed forces fired.", "Ukraine's Armed forces", "ukr-army"),
        ("Saudi Arabian troops fired.", "Saudi Arabian troops", "sau-army"),
        ("Nigeria's transitional government agreed.", "Nigeria's transitional government", "nga-government"),
    ],
)
def test_a_name_between_a_country_and_an_organ(text: str, mention: str, actor: str) -> None:
    assert _ids(text) == [(mention, actor)]


def test_rebel_forces_are_not_the_army_of_their_country() -> None:
    assert "mli-army" not in dict(_ids("Malian rebel forces attacked.")).values()


def test_a_short_acronym_needs_its_country() -> None:
    assert ("RSF", "rsf") in _ids("In Sudan the RSF shelled the market.")
    assert ("RSF", "rsf") not in _ids("In Mali the RSF protested.")


def test_the_list_is_sound() -> None:
    known = {actor.id for actor in _ACTORS.all()}
    assert len(known) == len(_ACTORS.all())
    for actor in _ACTORS.all():
        assert all(alias.text == alias.text.strip() and alias.source for alias in actor.aliases), actor.id
        assert actor.parent is None or actor.parent in known
    assert _ACTORS.get("mli-army").name == "Military Forces of Mali (FAMa)"
    with pytest.raises(KeyError):
        _ACTORS.get("nobody")


@given(st.text(alphabet="Jjama'at NusrIl-wMu éFAMaof\n.,", max_size=120), st.sampled_from(["en", "fr", None]))
def test_mentions_never_overlap_and_match_the_text(text: str, language: str | None) -> None:
    end = 0
    for mention in _ACTORS.spot(text, language):
        assert mention.span.matches(text)
        assert mention.span.start >= end
        end = mention.span.end


@pytest.mark.parametrize("text", ["Jama'at Nusrat " * 2000, "a " * 20000, "Malian " * 5000, "-" * 30000])
def test_hostile_text_takes_linear_time(text: str) -> None:
    started = time.process_time()
    _ACTORS.spot(text, "en")
    assert time.process_time() - started < 3


@given(st.text(st.sampled_from("lLdD's’ JNIMal-éA.\n"), max_size=40))
@example("Two of the L's were d's.")
@settings(max_examples=200, deadline=None)
def test_any_letters_and_apostrophes_can_be_searched(text: str) -> None:
    for mention in _ACTORS.spot(text, "en"):
        assert text[mention.span.start : mention.span.end] == mention.span.text


def test_names_that_a_hyphen_joins_are_two() -> None:
    assert _ids("Une patrouille MINUSMA-Barkhane", "fr") == [("MINUSMA", "minusma"), ("Barkhane", "barkhane")]
    assert _ids("MINUSMA-led patrols") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Une attaque armée contre eux", []),
        ("La lutte armée continue", []),
        ("Un convoi de l'armée", [("armée", "generic:soldiers")]),
        ("Selon une armée", [("armée", "generic:soldiers")]),
        ("Armée : deux blessés", [("Armée", "generic:soldiers")]),
    ],
)
def test_an_army_is_no_adjective(text: str, found: list[tuple[str, str]]) -> None:
    assert _ids(text, "fr") == found


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("a Russian military channel on Telegram said", "en", []),
        ("a Malian army analyst said", "en", []),
        ("the Russian military said", "en", [("Russian military", "rus-army")]),
        ("selon une chaîne militaire russe", "fr", []),
        ("selon l'armée russe", "fr", [("armée russe", "rus-army")]),
    ],
)
def test_media_about_an_army_are_not_the_army(text: str, language: str, found: list[tuple[str, str]]) -> None:
    assert _ids(text, language) == found


def test_unrest_is_the_number_of_armed_groups_by_country() -> None:
    unrest = ActorList.load().unrest
    assert max(unrest.values()) == pytest.approx(1.0)
    assert all(0 < value <= 1 for value in unrest.values())
    assert unrest["MLI"] > unrest["SEN"] > unrest.get("CHE", 0.0)


@pytest.mark.parametrize(
    ("words", "language", "organ"),
    [
        ("defence ministry", "en", "army"),
        ("Government", "en", "government"),
        ("ministère de la Défense", "fr", "army"),
        ("autorités", "fr", "government"),
        ("residents", "en", None),
        ("a government", "en", None),
    ],
)
def test_the_organ_that_an_office_is(words: str, language: str, organ: str | None) -> None:
    assert ActorList.load().organ(words, language) == organ


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "L'armée nigérienne a repoussé l'attaque. Des drones turcs ont frappé les assaillants.",
            "fr",
            False,
        ),
        ("Iranian drones hit a depot near Kyiv, Ukrainian forces said.", "en", False),
        ("Turkish drones struck a vehicle near Sulaymaniyah.", "en", True),
        ("Un drone turc a tué douze combattants des Forces démocratiques syriennes.", "fr", True),
        ("Turkish drones struck a vehicle. The Iraqi army said that Turkey must stop.", "en", True),
        ("Israeli drones hit a post of the Lebanese army.", "en", True),
    ],
)
def test_arms_that_others_buy_are_their_makers_only_where_nobody_else_may_fire_them(
    text: str, language: str, expected: bool
) -> None:
    makers = {"tur-army", "irn-army", "isr-army"}
    assert bool(makers & {m.actor for m in ActorList.load().spot(text, language)}) is expected


def test_an_assessment_of_a_government_is_not_its_army() -> None:
    text = "Up to 600 were shot dead, according to a French government security assessment."
    assert not [m for m in ActorList.load().spot(text, "en") if m.actor and m.actor.startswith("fra-")]


@pytest.mark.parametrize(("name", "actor"), [("Jnim", "jnim"), ("Aqmi", "aqim"), ("Eigs", "issp")])
def test_an_acronym_written_as_a_word(name: str, actor: str) -> None:
    found = ActorList.load().spot(f"L'attaque près de Kidal a été revendiquée par le {name}.", "fr")
    assert [mention.actor for mention in found] == [actor]


def test_the_staff_of_an_army_is_no_dissident_front() -> None:
    text = "{} a revendiqué l'attaque de Jamundí, en Colombie."
    (found,) = ActorList.load().spot(text.format("L'État-major central"), "fr")
    assert found.actor == "farc_dissidents"
    spotted = ActorList.load().spot("L'État-major central de l'armée malienne dément.", "fr")
    assert "farc_dissidents" not in {mention.actor for mention in spotted}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A bomb killed two people in Fatah Khel.", []),
        ("A bomb killed two members of Fatah.", [("Fatah", "fatah")]),
        ("A member of Fatah Khelil knew was killed.", [("Fatah", "fatah")]),
    ],
)
def test_a_group_whose_name_opens_that_of_a_town_is_not_named(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [found for found in _ids(text) if found[1] == "fatah"] == expected
