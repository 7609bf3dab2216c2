"""The page of the sources that are watched."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from fastapi.testclient import TestClient

from firsthand.domain.watching import Alarm, Health, SiteRecord, SourceKind, Tally
from firsthand.store import Store
from firsthand.store.lease import Leases
from firsthand.store.watching import WatchLog
from firsthand.web.catalogue import Catalogues
from firsthand.web.routes.watching import _ORDER
from tests.unit.web.conftest import main_text

NOW = datetime(2025, 6, 3, 12, 5, tzinfo=UTC)


def _fill(store: Store) -> None:
    log = WatchLog(store.database)
    well = Health(
        "Well <b>Source",
        SourceKind.FEED,
        "https://w.example/feed",
        NOW,
        last_try=NOW,
        last_success=NOW,
        next_due=NOW,
    )
    dead = Health("Dead Source", SourceKind.SITEMAP, "https://d.example/map", NOW, last_try=NOW, errors=4, error="<i>500",
                  error_code="http-500", alarm=Alarm.DEAD, alarm_at=NOW)  # fmt: skip
    log.register([well, dead])
    log.count(
        "Well <b>Source", datetime.now(UTC).date(), Tally(tries=3, found=21, read=17, set_aside=3, failed=1)
    )
    log.count("Well <b>Source", datetime.now(UTC).date() - timedelta(days=30), Tally(found=999))
    log.save_site(SiteRecord("w.example", (), Alarm.TEMPLATE, NOW))


def test_where_nothing_is_watched_it_says_how_to_begin(new_client: TestClient) -> None:
    assert "firsthand watch --starter sahel" in main_text(new_client.get("/sources").text)
    assert "Rien n’est encore suivi" in main_text(new_client.get("/sources?lang=fr").text)


def test_sources_are_listed_with_their_health_those_in_trouble_first(
    new_store: Store, new_client: TestClient
) -> None:
    _fill(new_store)
    page = new_client.get("/sources").text
    told = main_text(page)
    assert "<b>Source" not in page
    assert "<i>500" not in page
    assert told.index("Dead Source") < told.index("Well <b>Source")
    assert "alarm it cannot be had any more 4 failures in a row: <i>500 never" in told
    assert "well 3 Jun 2025, 12:05 UTC" in told
    assert "21 17 3 1" in told
    assert "999" not in told
    assert "w.example since 3 Jun 2025" in told
    assert "nobody is watching now" in told
    french = main_text(new_client.get("/sources?lang=fr").text)
    assert "alerte elle ne répond plus 4 échecs de suite" in french


def test_a_source_that_is_well_says_what_is_missing_of_it(new_store: Store, new_client: TestClient) -> None:
    part = Health("A", SourceKind.FEED, "https://a.example/list", NOW, last_try=NOW, last_success=NOW, error="part 7",
                  error_code="http-404")  # fmt: skip
    WatchLog(new_store.database).register([part])
    assert "well a part of it could not be had: part 7" in main_text(new_client.get("/sources").text)
    french = main_text(new_client.get("/sources?lang=fr").text)
    assert "en ordre une partie n’a pu être obtenue : part 7" in french


def test_a_search_looks_into_names_and_addresses(new_store: Store, new_client: TestClient) -> None:
    _fill(new_store)
    assert "Dead Source" not in new_client.get("/sources?text=w.example").text
    assert "Dead Source" in new_client.get("/sources?text=dead").text
    assert "Try a part of the name" in new_client.get("/sources?text=xyzzy").text


def test_it_says_who_watches(new_store: Store, new_client: TestClient) -> None:
    _fill(new_store)
    Leases(new_store.database).take("host process 7", timedelta(minutes=1))
    assert "watched by host process 7" in new_client.get("/sources").text


def test_every_state_alarm_and_kind_has_a_name_and_outlets_lead_here(new_client: TestClient) -> None:
    for words in Catalogues.load().by_language.values():
        assert all(words.has(f"watching.states.{state}") for state in _ORDER)
        assert all(words.has(f"watching.alarms.{alarm}") for alarm in Alarm)
        assert all(words.has(f"watching.kinds.{kind}") for kind in SourceKind)
    assert 'href="/sources"' in new_client.get("/outlets").text
