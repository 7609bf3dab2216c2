from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.values import Span
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.languages import pack
from firsthand.reports.toponyms import find_toponyms
from tests.unit.reports.pages import page

_GAZETTEER = Gazetteer.open()
_ACTORS = ActorList.load()


def _names(text: str, language: str = "en") -> list[str]:
    words = pack(language)
    assert words is not None
    document = page(text, language)
    found = find_toponyms(document, _GAZETTEER, _ACTORS.spot(text, language), words)
    assert all(span.matches(text) for span in found)
    return [span.text for span in found]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "In Mali, fighters raided Nioro du Sahel, Diboli, Kayes and Niono before dawn.",
            ["Mali", "Nioro du Sahel", "Diboli", "Kayes", "Niono"],
        ),
        (
            "Nine died in Jowhar in Somalia, said the spokesman of the police, Abdifatah Adan Hassan. Hassan spoke.",
            ["Jowhar", "Somalia"],
        ),
        (
            "Jammu and Kashmir is quiet, and so is Iran's Sistan and Baluchestan Province.",
            ["Jammu and Kashmir", "Iran", "Sistan and Baluchestan"],
        ),
        ("In Maaysra, a village north of Beirut, 16 people were killed.", ["Maaysra", "Beirut"]),
        ("In Nigeria, a man in Hong shot back till his Dane gun failed him.", ["Nigeria", "Hong"]),
        ("In Nigeria, the church of Saint-Xavier d'Owo was full.", ["Nigeria", "Owo"]),
        ("In Mali, Gao and Kidal are quiet.", ["Mali", "Gao", "Kidal"]),
        ("The mayor of Koro, Mopti Region, spoke in Mali.", ["Koro", "Mopti Region", "Mali"]),
        ("The raid on N'Djamena worried Chad's neighbours.", ["N'Djamena", "Chad"]),
        ("Burkina Faso said Tin-Akoff was quiet.", ["Burkina Faso", "Tin-Akoff"]),
        ("They drove from Ménaka to In-Delimane in Mali.", ["Ménaka", "In-Delimane", "Mali"]),
        ("Clashes spread across central Mali and the Lake Chad Basin.", ["central Mali", "Lake Chad Basin"]),
        ("Shelling hit southern Lebanon again.", ["southern Lebanon"]),
        ("Militants hit Dera Ismail Khan on Monday, Ismail Khan said.", ["Dera Ismail Khan"]),
        ("Kayes was calm. In Mali, Kayes is a railway town.", ["Kayes", "Mali", "Kayes"]),
    ],
)
def test_names_of_places_in_english(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Au Mali, des combats ont eu lieu près d'Andéramboukane et à Ménaka.",
            ["Mali", "Andéramboukane", "Ménaka"],
        ),
        ("Le nord-est du Nigeria et l'est du Burkina Faso.", ["nord-est du Nigeria", "est du Burkina Faso"]),
        ("La localité de Djibo, au Burkina Faso, est sous blocus.", ["Djibo", "Burkina Faso"]),
        (
            "L'attaque de la zone des trois frontières a surpris Niamey.",
            ["zone des trois frontières", "Niamey"],
        ),
    ],
)
def test_names_of_places_in_french(text: str, names: list[str]) -> None:
    assert _names(text, "fr") == names


@pytest.mark.parametrize(
    "text",
    [
        "General Michael Langley and spokesman Souleymane Dembele spoke.",
        "Since Monday the Malian army and its troops have waited.",
        "Reports of the attack came on Friday in January.",
        "The University of Bamako and the Bamako Institute protested.",
        "The RSF and the UN met.",
    ],
)
def test_what_is_no_place(text: str) -> None:
    assert _names(text) == []


def test_a_surname_stays_a_surname() -> None:
    text = "In Mali, Colonel Ousmane Touré spoke in Kayes.\nLater Touré left."
    assert _names(text) == ["Mali", "Kayes"]


def test_an_unknown_village_counts_after_its_noun() -> None:
    assert _names("In Niger, the village of Zorglubkan burnt.") == ["Niger", "Zorglubkan"]
    assert _names("In Niger, the sage Zorglubkan spoke.") == ["Niger"]


def test_names_in_capitals() -> None:
    assert _names("OUAGADOUGOU - Soldiers fought in Burkina Faso.") == ["OUAGADOUGOU", "Burkina Faso"]


def test_spans_that_are_taken_are_left_alone() -> None:
    words = pack("en")
    assert words is not None
    document = page("Gao radio said that Gao was calm in Mali.")
    first = document.text.index("Gao")
    taken = (Span.of(document.text, first, first + len("Gao radio")),)
    found = find_toponyms(document, _GAZETTEER, (), words, taken)
    assert [span.text for span in found] == ["Gao", "Mali"]


@given(st.text(alphabet="MaliKyes duN'-.,\n", min_size=1, max_size=80).filter(str.strip))
def test_any_text_is_read(text: str) -> None:
    end = -1
    for name in find_toponyms(page(text), _GAZETTEER, (), pack("en") or pytest.fail("no English")):
        assert name.start > end
        end = name.end - 1


def test_hostile_text_takes_linear_time() -> None:
    started = time.process_time()
    _names("Mali de " * 4000 + "Xa " * 4000)
    assert time.process_time() - started < 5


def test_a_stated_distance_leaves_the_name_alone() -> None:
    assert "Menaka" in _names(
        "Au Mali, un accrochage a eu lieu à 40 km à l'est de Menaka hier.", language="fr"
    )
    assert "Kidal" in _names("Au Mali, une mine a explosé au nord de Kidal hier.", language="fr")
    assert "nord du Mali" in _names("Une mine a explosé dans le nord du Mali hier.", language="fr")


def test_an_actor_beside_a_name_does_not_hide_it() -> None:
    words = pack("fr")
    assert words is not None
    document = page("Des tirs ont visé le camp MINUSMA d'Aguelhok.", "fr")
    start = document.text.index("MINUSMA")
    span = Span.of(document.text, start, start + len("MINUSMA"))
    actor = ActorMention(span, None, ActorKind.INTERNATIONAL_FORCE, "alias")
    assert "Aguelhok" in [s.text for s in find_toponyms(document, _GAZETTEER, (actor,), words)]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Two men were killed on Jan. 20 in Kano, police said.", "en", ["Kano"]),
        ("A man was shot on Wright Street in Baltimore on Monday.", "en", ["Baltimore"]),
        ("A man was shot at 4100 Madison Road in Cincinnati.", "en", ["Cincinnati"]),
        (
            "Gunmen blocked the Maiduguri Road near Damboa in Nigeria.",
            "en",
            ["Maiduguri", "Damboa", "Nigeria"],
        ),
        ("Woodland, 24, was found dead in Denver on Friday.", "en", ["Denver"]),
        ("Police charged Zorbek Moore in Denver on Friday.", "en", ["Denver"]),
        ("Soon after, two people were killed in Mogadishu.", "en", ["Mogadishu"]),
        ("POLICE SAY A MAN WAS SHOT IN A CAR. CALL US IF YOU SAW IT.", "en", []),
        ("Two soldiers were killed in CAR, the UN said.", "en", ["CAR"]),
        ("BALTIMORE (AP) - A man was shot dead on Monday, police said.", "en", ["BALTIMORE"]),
        ("Un poste de la Garde Nationale a été attaqué à Djenné.", "fr", ["Djenné"]),
        ("Une bombe a explosé devant l'hôtel La Falaise à Bandiagara.", "fr", ["Bandiagara"]),
        ("Un homme a été tué rue Gambetta à Marseille.", "fr", ["Marseille"]),
    ],
)
def test_dates_streets_persons_and_shouted_words_are_no_places(
    text: str, language: str, names: list[str]
) -> None:
    assert _names(text, language) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Un poste a brûlé à Zerkadougara (région de Gao).", ["Zerkadougara", "Gao"]),
        ("Un poste a brûlé près de Zerkadougara (7 km de Gao).", ["Zerkadougara", "Gao"]),
        ("Un poste a brûlé à Zerkadougara (Gao).", ["Zerkadougara", "Gao"]),
        ("Un poste a brûlé, dit Zerkadougara (porte-parole).", []),
        ("Un poste a brûlé à 40 Km de Gossi.", ["Gossi"]),
    ],
)
def test_an_unknown_name_counts_where_a_bracket_tells_where_it_lies(text: str, names: list[str]) -> None:
    assert _names(text, "fr") == names


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("Neuf personnes ont été tuées dans un affrontement entre Gbaya et Peuls à Bouar.", "fr", ["Bouar"]),
        ("Des violences entre Mousgoum et Kotoko ont éclaté à Maga, au Cameroun.", "fr", ["Maga", "Cameroun"]),
        ("Fulani herders and Tiv farmers clashed in Otukpo, Nigeria.", "en", ["Otukpo", "Nigeria"]),
        ("Des affrontements entre Yaka et Téké ont éclaté à Kinshasa.", "fr", ["Kinshasa"]),
        ("Des éleveurs ont été tués à Yaka, au Mali.", "fr", ["Yaka", "Mali"]),
        ("Gunmen raided the village of Tiv in Nigeria.", "en", ["Tiv", "Nigeria"]),
        ("Fighting broke out between Kidal and Aguelhok in Mali.", "en", ["Kidal", "Aguelhok", "Mali"]),
        ("Benue farmers fled to Gboko, Nigeria.", "en", ["Benue", "Gboko", "Nigeria"]),
    ],
)  # fmt: skip
def test_names_of_peoples_are_no_places(text: str, language: str, names: list[str]) -> None:
    assert _names(text, language) == names


def test_a_number_that_begins_a_sentence_is_no_place() -> None:
    assert _names("Trente corps ont été enterrés à Mopti.", "fr") == ["Mopti"]
    assert _names("Le tribunal de Trente, en Italie, a jugé deux hommes.", "fr") == ["Trente", "Italie"]


def test_a_militia_called_local_force_is_no_place() -> None:
    text = "Three members of the Local Force militia were killed near Pemba, Mozambique."
    assert _names(text) == ["Pemba", "Mozambique"]


@pytest.mark.parametrize(
    ("text", "language", "names"),
    [
        ("In Somalia, two people were wounded in Hamar Weyne.", "en", ["Somalia", "Hamar Weyne"]),
        ("Au Niger, des villageois ont été tués à Tondi Garo.", "fr", ["Niger", "Tondi Garo"]),
        ("Au Tchad, des pêcheurs sont morts sur l'île de Kaiga Ngouboua Kura.", "fr", ["Tchad"]),
        ("« Mon frère tenait le tambour », a dit un habitant de Téra.", "fr", ["Téra"]),
        ("Au Cameroun, c'était la fin.\nL'abbé Zra Deli a compté les morts.", "fr", ["Cameroun"]),
    ],
)
def test_the_first_word_of_a_longer_name_is_no_place(text: str, language: str, names: list[str]) -> None:
    assert _names(text, language) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("In Nigeria, Maiduguri Zorghospital was hit.", ["Nigeria", "Maiduguri"]),
        ("In Mali, the Gao Ansongo road is closed.", ["Mali", "Gao"]),
    ],
)
def test_a_town_known_in_the_country_stands_before_another_name(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Gunmen burned a village north of Haiti's capital.", ["Haiti's capital"]),
        ("Gunmen burned a village in the north of Haiti.", ["north of Haiti"]),
        ("Gunmen burned a village in northern Haiti's hills.", ["northern Haiti"]),
    ],
)
def test_north_of_a_capital_is_no_north_of_its_country(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fighters stormed a camp near el-Fasher in Sudan.", ["el-Fasher", "Sudan"]),
        ("Shells fell on al-Bab, Syria, on Monday.", ["al-Bab", "Syria"]),
        ("In Goma, Vivian van de Perre said that Iyad ag Ghali was in Kidal.", ["Goma", "Kidal"]),
        ("In Sudan, Omar al-Bashir said that ex-Rebels and e-Commerce sites were shut.", ["Sudan"]),
    ],
)
def test_a_name_behind_an_arabic_article_is_one(text: str, names: list[str]) -> None:
    assert _names(text) == names
