"""What holds of every page."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from firsthand.config import Settings
from firsthand.desk import Desk
from firsthand.domain.errors import StoreError
from firsthand.store import Store
from firsthand.web import create_app
from firsthand.web.headers import policy

FORBIDDEN = ("unsafe-inline", "unsafe-eval", "*", "http:")


def test_every_answer_forbids_what_it_does_not_need(client: TestClient) -> None:
    for path in ("/events", "/nothing", "/api/nothing", "/favicon.ico", "/robots.txt"):
        headers = client.get(path).headers
        csp = headers["content-security-policy"]
        assert "default-src 'none'" in csp
        assert not any(word in csp for word in FORBIDDEN)
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cross-origin-opener-policy"] == "same-origin"
        assert "camera=()" in headers["permissions-policy"]


def test_map_tiles_are_let_in_by_their_setting_alone() -> None:
    assert "tiles.example" not in policy(None)
    told = policy("https://tiles.example/{z}/{x}/{y}.png")
    assert "img-src 'self' data: blob: https://tiles.example" in told
    assert "connect-src 'self' https://tiles.example" in told
    assert "script-src 'self';" in told


def test_pages_hold_no_inline_script_or_style(client: TestClient) -> None:
    page = client.get("/events").text
    assert " style=" not in page
    assert " onclick=" not in page
    assert "<script>" not in page
    assert "<style" not in page
    assert "http://" not in page.replace("http://testserver", "").replace("http://www.w3.org/2000/svg", "")


@pytest.mark.parametrize(
    ("address", "cookies", "header", "language"),
    [
        ("/events", {}, "", "en"),
        ("/events", {}, "fr-FR,fr;q=0.9,en;q=0.8", "fr"),
        ("/events", {}, "de,fr;q=0.4,en;q=0.7", "en"),
        ("/events", {"lang": "fr"}, "en", "fr"),
        ("/events?lang=en", {"lang": "fr"}, "fr", "en"),
        ("/events?lang=xx", {}, "fr;q=nonsense,de", "en"),
    ],
)
def test_the_language_is_the_one_asked_for(
    client: TestClient, address: str, cookies: dict[str, str], header: str, language: str
) -> None:
    client.cookies.update(cookies)
    answer = client.get(address, headers={"Accept-Language": header})
    assert f'<html lang="{language}"' in answer.text
    assert answer.headers["content-language"] == language


def test_a_chosen_language_and_theme_are_kept(client: TestClient) -> None:
    client.get("/events?lang=fr&theme=dark")
    page = client.get("/events").text
    assert '<html lang="fr" data-theme="dark">' in page
    assert 'href="/events?lang=en"' in page, "a switch keeps the rest of the address"


def test_a_nonsense_theme_is_not_kept(client: TestClient) -> None:
    assert "set-cookie" not in client.get("/events?theme=plaid").headers


def test_what_is_not_there_is_told_with_a_way_on(client: TestClient) -> None:
    answer = client.get("/nothing?lang=fr")
    assert answer.status_code == 404
    assert "Il n’y a rien ici" in answer.text
    assert 'href="/events"' in answer.text


def test_faults_of_the_interface_are_problems(client: TestClient) -> None:
    answer = client.get("/api/nothing")
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json() == {
        "type": "about:blank", "title": "Not Found", "status": 404, "instance": "/api/nothing",
    }  # fmt: skip


def test_a_bug_gives_a_page_and_tells_nothing_of_itself(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("secret of the house")

    with TestClient(create_app(demo_desk), raise_server_exceptions=False) as client:
        monkeypatch.setattr("firsthand.web.routes.events.answer", broken)
        answer = client.get("/events")
    assert answer.status_code == 500
    assert "secret" not in answer.text
    assert "Something broke on our side" in answer.text
    assert "content-security-policy" in answer.headers


def test_a_store_that_does_not_answer_is_said_so(
    demo_desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def gone(*_: object) -> None:
        raise StoreError("lost connection to secret-host")

    with TestClient(create_app(demo_desk)) as client, caplog.at_level(logging.ERROR):
        monkeypatch.setattr("firsthand.web.routes.events.answer", gone)
        answer = client.get("/events")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    assert "secret-host" not in answer.text
    assert "secret-host" in caplog.text


def test_another_name_for_this_machine_is_refused(client: TestClient) -> None:
    assert client.get("/events", headers={"Host": "evil.example"}).status_code == 400


def test_reading_loads_no_reader(tmp_path: Path) -> None:
    def load() -> None:
        pytest.fail("a page that shows records loaded the reader")

    store = Store.open(f"sqlite:///{tmp_path / 'empty.db'}", create=True)
    with Desk(store, load) as desk, TestClient(create_app(desk, Settings())) as client:  # type: ignore[arg-type]
        assert client.get("/events").status_code == 200


def test_pages_are_compressed(client: TestClient) -> None:
    assert client.get("/events", headers={"Accept-Encoding": "gzip"}).headers["content-encoding"] == "gzip"
