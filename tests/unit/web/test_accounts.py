"""Signing in, what each role may do, and what another site cannot make a browser do."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from firsthand.access import hash_password
from firsthand.desk import Desk
from firsthand.domain.account import User, UserRole
from firsthand.store import Store
from firsthand.store.accounts import Accounts
from firsthand.web import create_app
from firsthand.web.door import COOKIE, LOCAL

PASSWORD = "trois chèvres au puits"  # noqa: S105
NOW = datetime(2026, 3, 1, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with Desk(Store.open(f"sqlite:///{tmp_path}/desk.db", create=True)) as desk:
        accounts = Accounts(desk.store.database)
        hashed = hash_password(PASSWORD)
        accounts.add(User("aissata", UserRole.ADMIN, NOW), hashed)
        accounts.add(User("moussa", UserRole.CODER, NOW), hashed)
        yield desk


@pytest.fixture
def accounts(desk: Desk) -> Accounts:
    return Accounts(desk.store.database)


@pytest.fixture
def browser(desk: Desk) -> Iterator[TestClient]:
    with TestClient(create_app(desk), follow_redirects=False) as client:
        yield client


def token(page: str) -> str:
    found = re.search(r'name="csrf_token" value="(\w+)"', page)
    assert found
    return found[1]


def sign_in(browser: TestClient, name: str = "aissata", password: str = PASSWORD, to: str = "/events"):
    form = {"csrf_token": token(browser.get("/sign-in").text), "name": name, "password": password, "to": to}
    return browser.post("/sign-in", data=form)


def send(browser: TestClient, path: str, at: str = "/account", **fields: str):
    return browser.post(path, data={"csrf_token": token(browser.get(at).text), **fields})


def test_without_accounts_whoever_works_here_is_the_editor(client: TestClient) -> None:
    assert client.get("/events").status_code == 200
    assert LOCAL.name in client.get("/account").text or "no accounts" in client.get("/account").text
    assert client.get("/users").status_code == 403


def test_a_page_leads_to_the_form_and_back(browser: TestClient) -> None:
    turned_away = browser.get("/events?country=MLI")
    assert turned_away.status_code == 303
    form_page = browser.get(turned_away.headers["location"])
    assert 'name="to" value="/events?country=MLI"' in form_page.text
    answer = sign_in(browser, "Moussa ", to="/events?country=MLI")
    assert (answer.status_code, answer.headers["location"]) == (303, "/events?country=MLI")
    assert "moussa" in browser.get("/events").text


@pytest.mark.parametrize(
    "to", ["//elsewhere.example", "https://elsewhere.example", "/\\elsewhere.example", "events", "/a\nb"]
)
def test_the_form_leads_nowhere_else(browser: TestClient, to: str) -> None:
    assert sign_in(browser, to=to).headers["location"] == "/events"


def test_the_secret_is_out_of_reach_of_scripts_and_new_at_each_sign_in(browser: TestClient) -> None:
    before = browser.get("/sign-in").cookies[COOKIE]
    told = sign_in(browser).headers["set-cookie"]
    assert "HttpOnly" in told
    assert "SameSite=lax" in told
    assert before not in told


def test_over_tls_the_secret_stays_there(desk: Desk) -> None:
    with TestClient(create_app(desk), base_url="https://testserver", follow_redirects=False) as browser:
        assert "Secure" in sign_in(browser).headers["set-cookie"]


@pytest.mark.parametrize(
    ("name", "password"), [("aissata", "wrong"), ("nobody", PASSWORD), ("a b", PASSWORD)]
)
def test_a_wrong_name_and_a_wrong_password_look_alike(browser: TestClient, name: str, password: str) -> None:
    answer = sign_in(browser, name, password)
    assert answer.status_code == 401
    assert "do not go together" in answer.text
    assert browser.get("/events").status_code == 303


def test_a_closed_account_cannot_sign_in(browser: TestClient, accounts: Accounts) -> None:
    accounts.set_active("moussa", is_active=False)
    assert sign_in(browser, "moussa").status_code == 401


def test_guessing_is_slowed_down(browser: TestClient) -> None:
    answers = [sign_in(browser, "aissata", f"wrong {n}") for n in range(11)]
    assert [answer.status_code for answer in answers] == [401] * 10 + [429]
    assert int(answers[-1].headers["retry-after"]) > 0
    assert sign_in(browser).status_code == 429, "the right password too: what is slowed down is the name"


def test_a_form_of_another_site_is_refused(browser: TestClient, accounts: Accounts) -> None:
    sign_in(browser)
    form = {"csrf_token": "0" * 64, "current": PASSWORD, "chosen": "another long password"}
    assert browser.post("/account/password", data=form).status_code == 403
    assert browser.post("/sign-out", data={}).status_code == 403
    form["csrf_token"] = token(browser.get("/account").text)
    crossed = browser.post("/account/password", data=form, headers={"Sec-Fetch-Site": "cross-site"})
    assert crossed.status_code == 403
    assert browser.post("/account/password", data=form).status_code == 200


def test_a_form_filled_in_before_signing_in_does_not_serve_after(browser: TestClient) -> None:
    stale = token(browser.get("/sign-in").text)
    sign_in(browser)
    assert browser.post("/sign-out", data={"csrf_token": stale}).status_code == 403


def test_signing_out_ends_the_session_for_good(browser: TestClient) -> None:
    sign_in(browser)
    secret = browser.cookies[COOKIE]
    assert send(browser, "/sign-out").status_code == 303
    browser.cookies.set(COOKIE, secret)
    assert browser.get("/events").status_code == 303


def test_a_changed_password_signs_other_browsers_out(desk: Desk, browser: TestClient) -> None:
    with TestClient(create_app(desk), follow_redirects=False) as other:
        sign_in(other)
        sign_in(browser)
        wrong = send(browser, "/account/password", current="wrong", chosen="another long password")
        assert wrong.status_code == 422
        weak = send(browser, "/account/password", current=PASSWORD, chosen="short")
        assert "easy to guess" in weak.text
        assert other.get("/events").status_code == 200
        changed = send(browser, "/account/password", current=PASSWORD, chosen="another long password")
        assert changed.status_code == 200
        assert browser.get("/events").status_code == 200
        assert other.get("/events").status_code == 303
        assert sign_in(other, password="another long password").status_code == 303  # noqa: S106


def test_a_key_works_for_programs_until_it_is_revoked(browser: TestClient) -> None:
    sign_in(browser, "moussa")
    made = send(browser, "/account/tokens", label="weekly <b>export</b>", role="admin").text
    found = re.search(r">(fh_[\w-]+)<", made)
    assert found
    assert "<b>export" not in made
    program = {"Authorization": f"Bearer {found[1]}"}
    browser.cookies.clear()
    assert browser.get("/events", headers=program).status_code == 200
    assert browser.get("/users", headers=program).status_code == 403, "no more than its user may"
    assert browser.get("/events", headers={"Authorization": "Bearer fh_other"}).status_code == 303
    sign_in(browser, "moussa")
    token_id = re.search(r"/account/tokens/(\w+)/revoke", browser.get("/account").text)
    assert token_id
    assert send(browser, token_id[0]).status_code == 200
    browser.cookies.clear()
    assert browser.get("/events", headers=program).status_code == 303


def test_nobody_revokes_the_key_of_another(browser: TestClient, accounts: Accounts) -> None:
    sign_in(browser, "aissata")
    send(browser, "/account/tokens", label="mine")
    [mine] = accounts.tokens("aissata")
    browser.cookies.clear()
    sign_in(browser, "moussa")
    assert send(browser, f"/account/tokens/{mine.id}/revoke").status_code == 422
    assert accounts.tokens("aissata") == (mine,)


def test_the_interface_asks_for_a_key(browser: TestClient) -> None:
    answer = browser.get("/api/nothing")
    assert answer.status_code in (401, 404)
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_part_of_a_page_asked_for_after_the_session_leads_to_the_form(browser: TestClient) -> None:
    answer = browser.get("/events?text=x", headers={"HX-Request": "true"})
    assert answer.headers["hx-redirect"] == "/sign-in?to=%2Fevents%3Ftext%3Dx"


def test_admins_look_after_accounts(browser: TestClient, accounts: Accounts) -> None:
    sign_in(browser)
    added = send(browser, "/users", "/users", name="Fanta", password=PASSWORD, role="editor")
    assert added.status_code == 200
    assert send(browser, "/users/fanta/role", "/users", role="reader").status_code == 200
    assert send(browser, "/users/moussa/state", "/users", is_active="false").status_code == 200
    assert [(user.name, user.role.value, user.is_active) for user in accounts.users()] == [
        ("aissata", "admin", True), ("fanta", "reader", True), ("moussa", "coder", False),
    ]  # fmt: skip
    for path, fields in (
        ("/users", {"name": "fanta", "password": PASSWORD, "role": "reader"}),
        ("/users", {"name": "local", "password": PASSWORD, "role": "reader"}),
        ("/users", {"name": "bad name", "password": PASSWORD, "role": "reader"}),
        ("/users", {"name": "new", "password": "short", "role": "reader"}),
        ("/users/aissata/role", {"role": "reader"}),
        ("/users/nobody/role", {"role": "reader"}),
    ):
        refused = send(browser, path, "/users", **fields)
        assert refused.status_code == 422
        assert 'role="alert"' in refused.text
    assert len(accounts.users()) == 3


@pytest.mark.parametrize("verb", ["merge", "split", "different"])
def test_only_editors_say_what_is_one_incident(browser: TestClient, accounts: Accounts, verb: str) -> None:
    accounts.set_role("moussa", UserRole.CODER)
    sign_in(browser, "moussa")
    for path in ("/review/events/evt_nowhere", "/review/events/clm_nowhere"):
        assert send(browser, path, verb=verb, other="evt_x").status_code == 403
    accounts.set_role("moussa", UserRole.EDITOR)
    assert send(browser, "/review/events/evt_nowhere", verb=verb, other="evt_x").status_code != 403


@pytest.mark.parametrize("role", ["reader", "coder", "editor"])
def test_nobody_else_does(browser: TestClient, accounts: Accounts, role: str) -> None:
    accounts.set_role("moussa", UserRole(role))
    sign_in(browser, "moussa")
    assert browser.get("/users").status_code == 403
    answer = send(browser, "/users", name="new", password=PASSWORD, role="admin")
    assert answer.status_code == 403
    assert len(accounts.users()) == 2
