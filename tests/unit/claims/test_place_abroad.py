from __future__ import annotations

import pytest

from firsthand.claims.where import locate
from firsthand.domain.values import PlaceMention, Span
from firsthand.knowledge.gazetteer import Gazetteer
from tests.unit.reports.pages import page

_GAZETTEER = Gazetteer.open()


def _locate(
    text: str, *names: str, language: str = "en", areas: dict[str, float] | None = None, told: bool = True
) -> list[PlaceMention]:
    spans, start = [], 0
    for name in names:
        start = text.index(name, start)
        spans.append(Span.of(text, start, start + len(name)))
        start += len(name)
    return list(
        locate(page(text, language), spans, gazetteer=_GAZETTEER, areas=areas, unrest={} if told else None)
    )


def _country(mention: PlaceMention) -> str | None:
    return mention.place.country if mention.place is not None else None


@pytest.mark.parametrize(
    ("text", "language", "names", "abroad"),
    [
        (
            "Shells hit the Medina district of Mogadishu, the Somali capital.\nA school in Medina burned.",
            "en", ("Medina", "Mogadishu", "Medina"), "SAU",
        ),
        ("A car bomb hit Mogadishu, Somali police said.\nA doctor at Medina hospital counted 13 wounded.", "en", ("Mogadishu", "Medina"), "SAU"),
        ("Une bombe a explosé à Mogadiscio, en Somalie.\nL'hôpital Médine a reçu 13 blessés.", "fr", ("Mogadiscio", "Somalie", "Médine"), "SAU"),
        ("Gunmen killed two in Mogadishu, Somali police said.\nOne more died in Hamar.", "en", ("Mogadishu", "Hamar"), "NOR"),
        (
            "Neuf personnes ont été tuées à Sainte-Thérèse, un quartier de Pétion-Ville, en Haïti.",
            "fr", ("Sainte-Thérèse", "Pétion-Ville", "Haïti"), "CAN",
        ),
        ("Au Niger, les assaillants sont passés par Toulouse, un hameau voisin de Téra.", "fr", ("Niger", "Toulouse", "Téra"), "FRA"),
        ("Au Cameroun, le curé Zra de Deli a compté six morts près de Mora.", "fr", ("Cameroun", "Deli", "Mora"), "IND"),
        ("In Sudan, residents of Alexandria, a hamlet near Medani, fled.", "en", ("Sudan", "Alexandria", "Medani"), "EGY"),
        ("In Myanmar another strike hit Pekin, a village near Magway.", "en", ("Myanmar", "Pekin", "Magway"), "CHN"),
        ("En RDC, les rebelles ont brûlé Manchester, loin de Bunia.", "fr", ("RDC", "Manchester", "Bunia"), "GBR"),
        ("In Mozambique the attackers went to Alabama, residents of Pemba said.", "en", ("Mozambique", "Alabama", "Pemba"), "USA"),
    ],
)  # fmt: skip
def test_an_unknown_name_of_a_plain_country_is_no_namesake_abroad(
    text: str, language: str, names: tuple[str, ...], abroad: str
) -> None:
    found = _locate(text, *names, language=language)
    assert abroad not in {_country(mention) for mention in found}


def test_the_places_of_a_text_make_its_country_plain_where_it_names_none() -> None:
    text = "Gunmen shot eight people between Hong and Pella in Adamawa State.\nHis Dane gun broke."
    found = _locate(text, "Hong", "Pella", "Adamawa State", "Dane")
    assert [_country(mention) for mention in found[:3]] == ["NGA"] * 3
    assert found[3].place is None


def test_such_a_name_lies_in_the_unit_of_its_sentence() -> None:
    text = "In Sudan, fighters burned Alexandria, a hamlet of Al Jazirah state, residents of Medani said."
    village = _locate(text, "Sudan", "Alexandria", "Al Jazirah", "Medani")[1].place
    assert village is not None
    assert (village.country, village.name) == ("SDN", "Alexandria")
    assert village.radius_km > 50


@pytest.mark.parametrize(
    ("text", "language", "names", "country"),
    [
        ("Fighters killed ten in Mogadishu, Somalia.\nA bomb went off in Nairobi the same day.", "en", ("Mogadishu", "Somalia", "Nairobi"), "KEN"),
        ("Le Mali a perdu dix soldats à Ménaka.\nUn attentat a fait trois morts à Paris.", "fr", ("Mali", "Ménaka", "Paris"), "FRA"),
        ("Russian troops shelled Kharkiv, Ukraine.\nDrones hit Istanbul too.", "en", ("Kharkiv", "Ukraine", "Istanbul"), "TUR"),
        ("Haitian gangs killed nine.\nThe dead man was from Hamar, Norway.", "en", ("Hamar", "Norway"), "NOR"),
        ("Le Tchad a bombardé des positions.\nDes civils sont morts au Nigeria, à Gwoza.", "fr", ("Tchad", "Nigeria", "Gwoza"), "NGA"),
    ],
)  # fmt: skip
def test_a_second_scene_abroad_stays(text: str, language: str, names: tuple[str, ...], country: str) -> None:
    found = {mention.span.text: _country(mention) for mention in _locate(text, *names, language=language)}
    assert country in found.values()


def test_a_party_that_acts_there_tells_of_a_country() -> None:
    text = "Al-Shabaab killed four in Mogadishu, Somali police said.\nIts men also raided Garissa."
    found = _locate(text, "Mogadishu", "Garissa", areas={"SOM": 0.6, "KEN": 0.4})
    assert _country(found[1]) == "KEN"


def test_only_what_reports_an_incident_is_held_to_its_country() -> None:
    text = "Haitians at home and abroad voted.\nA shop in Hamar closed."
    (mention,) = _locate(text, "Hamar", told=False)
    assert _country(mention) in {"NOR", None}


def test_a_text_without_a_plain_country_bars_nothing() -> None:
    (mention,) = _locate("Police closed roads in Toulouse after a shooting.", "Toulouse")
    assert _country(mention) == "FRA"


def test_an_unknown_name_is_not_put_beside_a_place_where_somebody_spoke_abroad() -> None:
    text = "Somali troops raided Bulo Zorgaduud on Monday, an officer told Reuters in Nairobi."
    village = _locate(text, "Bulo Zorgaduud", "Nairobi")[0]
    assert village.place is None


def test_every_mention_of_an_unknown_name_lies_where_one_of_them_is_placed() -> None:
    far = "The army said nothing. " * 20
    text = f"In Mali, men burned Zorglubkan near Koro in Mopti.\n{far}\nTen people of Zorglubkan are missing."
    first, last = (
        m for m in _locate(text, "Zorglubkan", "Koro", "Mopti", "Zorglubkan") if m.span.text == "Zorglubkan"
    )
    assert first.place is not None
    assert first.place == last.place
