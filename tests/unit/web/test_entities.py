"""The pages of actors, places, outlets and first hands."""

from __future__ import annotations

import re
from html import unescape
from urllib.parse import quote

import pytest
from fastapi.testclient import TestClient

from firsthand.domain.event import Event
from firsthand.web.routes.places import source_of
from tests.unit.web.conftest import main_text


def test_actors_are_listed_by_number_of_events(client: TestClient, demo_events: list[Event]) -> None:
    page = client.get("/actors").text
    for event in demo_events:
        for actor in event.actors:
            assert f'href="/actors/{actor.id}"' in page
    numbers = [int(n) for n in re.findall(r'<td class="number"><a[^>]*>(\d+)', page)]
    assert numbers == sorted(numbers, reverse=True)


def test_a_search_finds_other_spellings_and_actors_without_events(client: TestClient) -> None:
    page = client.get("/actors?text=macina liberation").text
    assert 'href="/actors/katiba_macina"' in page
    assert "No actor has this in its name" in client.get("/actors?text=Xyzzy").text


def test_an_actor_shows_names_ties_roles_and_company(client: TestClient, demo_events: list[Event]) -> None:
    page = client.get("/actors/jnim").text
    number = sum(1 for e in demo_events if "jnim" in {*(a.id for a in e.actors), *e.claimed_by})
    assert f"{number} events" in page
    told = main_text(page)
    assert "Group for the Support of Islam and Muslims" in told
    assert re.search(r"Part of Al-Qaeda\s+since 2017-03 · public announcement of JNIM", told)
    assert re.search(r"Has as a part Katiba Macina", told)
    assert "https://ucdp.uu.se/actor/6716" in page
    assert 'href="/actors/bfa-army"' in page
    assert 'href="/events?actor=jnim&amp;since=' in page or 'href="/events?actor=jnim&since=' in page


def test_a_description_says_what_it_stands_for(client: TestClient) -> None:
    told = main_text(client.get("/actors/generic:gunmen").text)
    assert "A description, not a group." in told
    assert "hommes armés" in main_text(client.get("/actors/generic:gunmen?lang=fr").text)
    assert "assailants" in told


def test_only_actors_of_the_list_have_a_page(client: TestClient) -> None:
    assert client.get("/actors/somebody").status_code == 404


def test_places_are_searched_in_the_gazetteer(client: TestClient) -> None:
    page = client.get("/places?text=Tinzaouaten").text
    assert 'href="/places/override:tinzaouaten-mli"' in page
    assert "correction that comes with Firsthand" in page
    nothing = client.get("/places?text=Xyzzyville").text
    assert "firsthand places add Xyzzyville" in nothing


def test_an_entry_shows_where_it_is_and_what_happened(client: TestClient, demo_events: list[Event]) -> None:
    page = client.get("/places/override:tinzaouaten-mli").text
    here = [e for e in demo_events if e.place and e.place.entry == "override:tinzaouaten-mli"]
    assert here
    assert f"{len(here)} events" in page
    for event in here:
        assert f'href="/events/{event.id}"' in page
    assert "19.9500, 2.9700" in page
    assert "within 15 km" in page
    assert "firsthand places override" in page
    around = re.search(r'href="(/events\?place=[^"]+)"', page)
    assert around
    answer = client.get(unescape(around.group(1)))
    assert all(event.id in answer.text for event in here)


def test_entries_are_asked_by_geonames_country_and_unit(client: TestClient) -> None:
    assert client.get("/places/geonames:2361177").headers["location"] == "/places/gn:2361177"
    assert "Djibo" in client.get("/places/gn:2361177").text
    assert 'href="/places/MLI/Kidal"' in client.get("/places/mli").text
    assert "first-level unit" in client.get("/places/MLI/Kidal").text
    for unknown in ("gn:999999999999", "ZZZ", "MLI/Nowhere", "gn:x", "nonsense"):
        assert client.get(f"/places/{unknown}").status_code == 404, unknown


@pytest.mark.parametrize(
    ("entry", "source"),
    [("override:x-mli", "override"), ("local:x", "local"), ("cod:ML01", "local"), ("gn:1", "geonames"), ("wof:1", "wof"), ("country:MLI", "bundled")],
)  # fmt: skip
def test_an_entry_says_where_it_comes_from(entry: str, source: str) -> None:
    assert source_of(entry) == source


def test_outlets_tell_what_is_their_own(client: TestClient) -> None:
    page = client.get("/outlets").text
    for name in ("Sahel Morning", "Bamako Soir"):
        assert f'href="/outlets/{quote(name)}"' in page
    relay, own = client.get("/outlets/Sahel%20Morning").text, client.get("/outlets/Bamako%20Soir").text
    assert 'href="/origins/wire%3Areuters"' in relay
    assert re.search(r"First hand of 0 of 3 events", main_text(relay))
    assert re.search(r"First hand of 1 of 1 event", main_text(own))
    assert client.get("/outlets/Nobody").status_code == 404
    assert "Nothing of this name" in client.get("/outlets?text=xyzzy").text


def test_first_hands_say_who_relays_them(client: TestClient) -> None:
    page = client.get("/origins?kind=wire").text
    assert "/origins/wire%3Areuters" in page
    assert "party%3Ajnim" not in page
    told = client.get("/origins/wire%3Areuters").text
    assert "/outlets/Sahel%20Morning" in told
    assert "/outlets/Globe%20Pulse%20Digital" in told
    party = client.get("/origins/party:mli-army").text
    assert 'href="/actors/mli-army"' in party
    assert client.get("/origins/wire:nobody").status_code == 404


def test_an_empty_store_has_every_room(new_client: TestClient) -> None:
    for room in ("/actors", "/actors/jnim", "/places", "/places/MLI", "/outlets", "/origins", "/trends"):
        for language in ("en", "fr"):
            assert new_client.get(room, params={"lang": language}).status_code == 200, room


@pytest.mark.parametrize("room", ["/actors", "/places", "/outlets", "/origins"])
def test_what_is_searched_for_is_never_markup(client: TestClient, room: str) -> None:
    answer = client.get(room, params={"text": '"><script>alert(1)</script>'})
    assert answer.status_code == 200
    assert "<script>alert" not in answer.text
