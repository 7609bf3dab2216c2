"""The page of the events, its parts and its points, as a browser without scripts gets them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from fastapi.testclient import TestClient

from firsthand.domain.event import Event
from firsthand.domain.report import CasualtyKind

PART = {"HX-Request": "true"}


def _ids(page: str) -> list[str]:
    return re.findall(r'<li class="event" data-id="([^"]+)"', page)


def _options(page: str, name: str) -> dict[str, str]:
    select = page.split(f'name="{name}"', 1)[1].split("</select>", 1)[0]
    return {
        value: unescape(words.strip())
        for value, words in re.findall(r'<option value="([^"]*)"[^>]*>([^<]*)<', select)
    }


def test_the_list_holds_every_event_newest_first(client: TestClient, demo_events: list[Event]) -> None:
    page = client.get("/events").text
    assert _ids(page) == [event.id for event in reversed(demo_events)]
    assert f"{len(demo_events)} events" in page
    for event in demo_events:
        assert f'href="/events/{event.id}"' in page


def test_conditions_in_the_address_narrow_the_list(client: TestClient, demo_events: list[Event]) -> None:
    page = client.get("/events?country=BFA&order=oldest").text
    expected = [e.id for e in demo_events if e.place and e.place.country == "BFA"]
    assert _ids(page) == expected
    assert "Remove the filter: Burkina Faso" in page
    countries = _options(page, "country")
    assert countries["BFA"] == f"Burkina Faso ({len(expected)})"
    assert set(countries) - {""} == {e.place.country for e in demo_events if e.place}, (
        "other countries stay to choose"
    )


def test_a_form_sent_without_script_leads_to_a_short_address(client: TestClient) -> None:
    answer = client.get("/events?text=&since=&country=MLI&grade=&place=&km=50")
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?country=MLI&km=50")
    assert client.get("/events?text=&grade=").headers["location"] == "/events"


def test_htmx_gets_the_parts_that_change(client: TestClient) -> None:
    answer = client.get("/events?country=MLI&place=", headers=PART)
    assert answer.headers["hx-push-url"] == "/events?country=MLI"
    assert answer.headers["cache-control"] == "no-store"
    assert "<html" not in answer.text
    for part in ("results", "f-country", "f-type", "f-grades", "f-actors"):
        assert f'id="{part}"' in answer.text


def test_going_back_gets_the_whole_page(client: TestClient) -> None:
    assert "<html" in client.get("/events", headers={**PART, "HX-History-Restore-Request": "true"}).text


def test_what_cannot_be_read_is_said_at_its_field(client: TestClient) -> None:
    page = client.get("/events?since=yesterday&country=MLI").text
    assert "Write a day as 2025-06-01." in page
    assert 'aria-invalid="true" aria-describedby="fault-since"' in page
    assert 'value="yesterday"' in page


def test_an_empty_answer_says_which_condition_keeps_everything_out(
    client: TestClient, demo_events: list[Event]
) -> None:
    in_mali = sum(1 for e in demo_events if e.place and e.place.country == "MLI")
    page = client.get("/events?country=MLI&since=2040-01-01").text
    assert "No event passes all of these filters" in page
    assert re.search(
        rf'<a href="/events\?country=MLI"[^>]*>without “from 1 Jan 2040”</a>: {in_mali} events', page
    )
    assert "without “Mali”" not in page, "nothing happened in 2040 anywhere"


def test_an_empty_store_says_how_to_fill_it(new_client: TestClient) -> None:
    page = new_client.get("/events").text
    assert "There is no event in this store yet" in page
    assert "firsthand ingest" in page


def test_a_place_is_looked_up_and_others_of_its_name_are_offered(
    client: TestClient, demo_events: list[Event]
) -> None:
    place = next(e.place for e in demo_events if e.place and e.place.country == "BFA")
    assert place is not None
    page = client.get(f"/events?place={place.name}&km=5").text
    assert place.name in page
    near = [e.id for e in demo_events if e.place and e.place.distance_km(place) <= 5]
    assert sorted(_ids(page)) == sorted(near)
    point = client.get(f"/events?place={place.lat}, {place.lon}&km=5").text
    assert sorted(_ids(point)) == sorted(near)
    unknown = client.get("/events?place=Xyzzyville").text
    assert "No place of this name is in the gazetteer" in unknown


def test_text_from_the_address_is_never_markup(client: TestClient) -> None:
    for name in ("text", "actor", "place", "type", "after", "since"):
        answer = client.get("/events", params={name: '"><script>alert(1)</script>'})
        assert answer.status_code in (200, 422)
        assert "<script>alert" not in answer.text


def test_an_unknown_type_and_a_foreign_page_are_refused_with_help(client: TestClient) -> None:
    for query in ("type=Nonsense", "after=abc"):
        answer = client.get(f"/events?{query}")
        assert answer.status_code == 422
        assert 'href="/events"' in answer.text


def test_points_are_compact_and_complete(client: TestClient, demo_events: list[Event]) -> None:
    told = client.get("/events/points").json()
    assert len(told["points"]) == sum(1 for e in demo_events if e.place)
    by_id = {e.id: e for e in demo_events}
    for id_, lon, lat, radius, grade, kind, killed in told["points"]:
        event = by_id[id_]
        assert event.place is not None
        assert (lat, lon) == (
            pytest.approx(event.place.lat, abs=1e-3),
            pytest.approx(event.place.lon, abs=1e-3),
        )
        assert radius == pytest.approx(event.place.radius_km, abs=0.1)
        assert (told["grades"][grade], told["types"][kind]) == (event.grade, event.event_type)
        toll = event.toll(CasualtyKind.KILLED)
        assert killed == (toll.best if toll else None)


@pytest.fixture
def crowded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("firsthand.web.routes.events._POINTS", 2)


@pytest.mark.usefixtures("crowded")
def test_too_many_points_come_as_counts_until_the_map_shows_few(
    client: TestClient, demo_events: list[Event]
) -> None:
    told = client.get("/events/points").json()
    assert "points" not in told
    assert sum(cell[2] for cell in told["cells"]) == sum(1 for e in demo_events if e.place)
    place = demo_events[-1].place
    assert place is not None
    view = f"{place.lon - 0.01},{place.lat - 0.01},{place.lon + 0.01},{place.lat + 0.01}"
    inside = client.get(f"/events/points?view={view}").json()
    assert [point[0] for point in inside["points"]] == [demo_events[-1].id]
    for nonsense in ("1,2,3", "a,b,c,d", "nan,nan,nan,nan", "1,2,0,1"):
        assert "cells" in client.get(f"/events/points?view={nonsense}").json()


def test_actors_are_counted_and_named(client: TestClient, demo_events: list[Event]) -> None:
    page = client.get("/events/actors?country=BFA", headers=PART).text
    actors = {a.id for e in demo_events if e.place and e.place.country == "BFA" for a in e.actors}
    assert {unescape(a) for a in re.findall(r'data-actor="([^"]+)"', page)} >= actors
    assert "<html" in client.get("/events/actors").text


def test_a_card_tells_one_event_and_a_missing_one_is_said_so(
    client: TestClient, demo_events: list[Event]
) -> None:
    assert f"/events/{demo_events[0].id}" in client.get(f"/events/{demo_events[0].id}/card").text
    assert client.get("/events/evt_nothing/card").status_code == 404


def test_the_page_is_french_where_it_is_asked_for(client: TestClient) -> None:
    page = client.get("/events?lang=fr&country=MLI").text
    for words in ("événements", "Degré de preuve", "Retirer le filtre : Mali", "Événements au fil du temps"):
        assert words in page
    assert "Grade of evidence" not in page
