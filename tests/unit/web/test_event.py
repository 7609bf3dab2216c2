"""The dossier: every value with what stands behind it."""

from __future__ import annotations

import html
import json
import re
from dataclasses import replace
from datetime import UTC, datetime
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from lxml import etree

from firsthand.desk import Desk
from firsthand.domain.event import Event
from firsthand.review.making import Signature, same
from firsthand.store import Store
from firsthand.web import create_app
from firsthand.web.catalogue import Catalogues
from firsthand.web.evidence import Evidence
from firsthand.web.locale import Locale
from firsthand.web.whereabouts import whereabouts


def test_every_event_has_its_dossier_in_both_languages(client: TestClient, demo_events: list[Event]) -> None:
    for event in demo_events:
        english = client.get(f"/events/{event.id}?lang=en")
        french = client.get(f"/events/{event.id}?lang=fr")
        assert (english.status_code, french.status_code) == (200, 200)
        for document in event.documents:
            assert f"/documents/{document.key}" in english.text
        for origin in event.origins:
            assert html.escape(origin.name) in english.text.replace("&#39;", "&#x27;")
        assert "Casualties" in english.text
        assert "Bilan humain" in french.text


def test_every_claim_is_quoted_and_leads_to_its_words(client: TestClient, demo_events: list[Event]) -> None:
    for event in demo_events:
        page = client.get(f"/events/{event.id}").text
        for claim in event.claims:
            assert f"/documents/{claim.document}#at-{claim.span.start}" in page


def test_a_figure_shows_the_claims_behind_it_by_origin(demo_desk: Desk, demo_events: list[Event]) -> None:
    for event in demo_events:
        view = demo_desk.view_of([event])
        evidence = Evidence(event, view.operation_of(event), view.document)
        for backed in evidence.casualties:
            shown = {claim for voices in backed.voices for said in voices.said for claim in said.claims}
            assert shown == set(backed.figure.claims)
        for voices in evidence.by_origin:
            for said in voices.said:
                for quote in said.quotes:
                    text = quote.document.text
                    assert text[quote.span.start : quote.span.end] == quote.words
                    assert quote.before + quote.words + quote.after in text


def test_the_record_is_the_one_of_the_exports(client: TestClient, demo_events: list[Event]) -> None:
    event = demo_events[0]
    answer = client.get(f"/events/{event.id}/record.json")
    exported = client.get(f"/api/v1/events?format=jsonl&id={event.id}").text
    assert json.loads(answer.text) == json.loads(exported)
    assert answer.headers["content-disposition"] == f'attachment; filename="{event.id}.json"'


def test_an_event_that_never_was_is_not_found(client: TestClient) -> None:
    assert client.get("/events/evt_nothing").status_code == 404
    assert client.get("/events/evt_nothing/record.json").status_code == 404


HOSTILE = """<script>alert(1)</script> "><img src=x onerror=alert(2)>
Gunmen killed 12 soldiers in Ménaka on 3 June 2025, {{ 1337*1337 }} <b>the army</b> said. ${1337*1337} <script>alert(3)</script>
"""


@pytest.fixture
def hostile(tmp_path: Path):
    page = {"id": "\"><script>alert('id')</script>", "title": "<script>alert('title')</script>", "text": HOSTILE,
            "outlet": "<svg/onload=alert(4)>", "published": "2025-06-04"}  # fmt: skip
    source = tmp_path / "hostile.jsonl"
    source.write_text(json.dumps(page) + "\n", "utf-8")
    with Desk(Store.open(f"sqlite:///{tmp_path}/desk.db", create=True)) as desk:
        desk.ingest([source], everything=True)
        yield desk


def test_hostile_text_stays_text(hostile: Desk) -> None:
    [event] = hostile.store.events()
    key = event.documents[0].key
    with TestClient(create_app(hostile)) as client:
        for path in (
            f"/events/{event.id}",
            f"/documents/{key}",
            "/documents",
            f"/documents/{key}/compared/{key}",
        ):
            answer = client.get(path)
            assert answer.status_code == 200
            assert "<script>alert" not in answer.text
            assert "<img src=x" not in answer.text
            assert "<svg/onload" not in answer.text
            assert "1787569" not in answer.text, "no template is run"
        source = client.get(f"/documents/{key}/page")
        assert source.headers["content-type"].startswith("text/plain")
        assert source.headers["content-security-policy"].startswith("sandbox")
        assert source.headers["x-content-type-options"] == "nosniff"
        kept = client.get(f"/documents/{key}/page?download=1")
        assert kept.headers["content-type"] == "application/octet-stream"
        assert "attachment" in kept.headers["content-disposition"]


def test_an_id_from_before_a_merge_leads_to_the_event(hostile: Desk, tmp_path: Path) -> None:
    other = {"id": "other", "title": "Raid", "text": "Gunmen killed 9 soldiers in Gao on 9 August 2025, the army said.",
             "outlet": "Other", "published": "2025-08-10"}  # fmt: skip
    source = tmp_path / "other.jsonl"
    source.write_text(json.dumps(other) + "\n", "utf-8")
    hostile.ingest([source], everything=True)
    one, two = sorted(hostile.store.events(), key=lambda event: event.id)
    by = Signature("test", datetime.now(UTC))
    hostile.store.append_decision(same(one.reports[0], two.reports[0], by))
    hostile.ingest([source])
    [merged] = hostile.store.events()
    [gone] = merged.redirects
    with TestClient(create_app(hostile), follow_redirects=False) as client:
        answer = client.get(f"/events/{gone}")
        assert (answer.status_code, answer.headers["location"]) == (301, f"/events/{merged.id}")
        page = client.get(f"/events/{merged.id}").text
    assert gone in page


def test_both_sides_of_a_contradiction_stand_side_by_side(tmp_path: Path) -> None:
    told = "BAMAKO, June 4 ({0}) - Gunmen killed {1} soldiers in an attack on the army base in Ménaka on 3 June 2025, {2} said."
    pages = [
        {"id": "afp", "title": f"{n} soldiers killed in Ménaka", "text": told.format(agency, n, voice),
         "outlet": agency, "published": "2025-06-04"}
        for agency, n, voice in (("AFP", 12, "the army"), ("Reuters", 40, "two local officials"))
    ]  # fmt: skip
    pages[1]["id"] = "reuters"
    source = tmp_path / "pages.jsonl"
    source.write_text("".join(json.dumps(page) + "\n" for page in pages), "utf-8")
    with Desk(Store.open(f"sqlite:///{tmp_path}/desk.db", create=True)) as desk:
        desk.ingest([source], everything=True)
        [event] = desk.store.events()
        [sides] = Evidence(event, None, desk.store.document).contradictions
        assert {quote.words for _, quote in sides.sides} == {"12 soldiers", "40 soldiers"}
        with TestClient(create_app(desk)) as client:
            page = client.get(f"/events/{event.id}").text
    assert "Figures that cannot both be right" in page
    assert page.count('class="side"') == len(sides.sides)


def test_the_dossier_has_a_map_that_needs_no_script(client: TestClient, demo_events: list[Event]) -> None:
    event = next(e for e in demo_events if e.place is not None and e.place.radius_km > 10)
    page = client.get(f"/events/{event.id}").text
    [figure] = re.findall(r'<figure class="place-map".*?</figure>', page, re.DOTALL)
    drawing = etree.fromstring(figure[figure.index("<svg") : figure.rindex("</svg>") + 6])
    classes = [element.get("class") for element in drawing.iter() if element.get("class")]
    assert classes.count("map-doubt") == 1
    assert {"map-sea", "map-land", "map-border", "map-held", "map-line"} <= set(classes)
    title = drawing.findtext("{http://www.w3.org/2000/svg}title") or ""
    assert event.place is not None
    assert event.place.name in title
    assert "style=" not in figure
    assert "Natural Earth" in figure
    assert "endorsed" in figure
    assert f'href="/events?near={event.place.lat:.4f},{event.place.lon:.4f},50"' in figure


def test_the_map_shows_where_else_texts_put_it(demo_events: list[Event], demo_desk: Desk) -> None:
    locale = Locale(Catalogues.load()["en"])
    first, second = (
        event for event in demo_events if event.place and event.place.name in ("Djibo", "Fambita")
    )
    shown = whereabouts(replace(first, place=second.place), locale, demo_desk.store.extraction)
    assert shown is not None
    elsewhere = [item.place.name for item in shown.told if not item.is_held]
    assert first.place is not None
    assert first.place.name in elsewhere
    assert shown.drawing.count('class="map-told"') == len(elsewhere)


def test_the_key_of_the_map_explains_what_the_map_shows(client: TestClient, demo_events: list[Event]) -> None:
    for event in demo_events:
        page = client.get(f"/events/{event.id}").text
        assert page.count('class="map-told"') == page.count('class="key key-told"')


def test_an_event_without_a_place_has_no_map(demo_events: list[Event], demo_desk: Desk) -> None:
    locale = Locale(Catalogues.load()["en"])
    assert whereabouts(replace(demo_events[0], place=None), locale, demo_desk.store.extraction) is None


def test_a_french_dossier_is_french(client: TestClient, demo_events: list[Event]) -> None:
    """No reason, note, change or name of a code is left in English; quotes are in their own language and marked so."""
    for event in demo_events:
        page = unescape(client.get(f"/events/{event.id}?lang=fr").text)
        assert '<span lang="en">' not in page
        main = page[page.index("<main") : page.index("</main>")]
        main = re.sub(
            r'<(blockquote|code|title)\b.*?</\1>|<a href="/documents/[^"]*">.*?</a>',
            "",
            main,
            flags=re.DOTALL,
        )
        own = re.sub("<[^>]*>", " ", main)
        for word in (
            "killed",
            "soldiers",
            "initiator",
            "the only origin",
            "Unidentified",
            "single-origin",
            "on 1 page",
        ):
            assert word not in own, (event.id, word)
