"""Accounts in a real browser: signing in by keyboard, one's account, and the accounts of others."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

PASSWORD = "trois chèvres au puits"  # noqa: S105


@pytest.fixture(scope="module")
def guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk that keeps accounts."""
    folder = tmp_path_factory.mktemp("guarded")
    surroundings = {**os.environ, "PYTHONUTF8": "1", "FIRSTHAND_STORE": "sqlite:///desk.db"}
    command = [sys.executable, "-m", "firsthand"]
    subprocess.run(
        [*command, "users", "add", "aissata", "--role", "admin", "--password-stdin"],
        cwd=folder, env=surroundings, input=PASSWORD + "\n", text=True, check=True, timeout=120,
    )  # fmt: skip
    running = subprocess.Popen(
        [*command, "serve", "--port", "0"], cwd=folder, env=surroundings, stderr=subprocess.PIPE, text=True
    )
    assert running.stderr is not None
    found = re.search(r"http://\S+", running.stderr.readline())
    assert found
    try:
        yield found.group()
    finally:
        running.send_signal(signal.SIGINT)
        running.communicate(timeout=30)


@pytest.fixture
def visitor(browser: Browser, guarded: str) -> Iterator[Callable[..., Page]]:
    contexts = []

    def opened(path: str, **options: object) -> Page:
        context = browser.new_context(base_url=guarded, reduced_motion="reduce", **options)
        contexts.append(context)
        page = context.new_page()
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()


def sign_in(page: Page) -> None:
    expect(page.locator("#name")).to_be_focused()
    page.keyboard.type("aissata")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_load_state()


def test_signing_in_by_keyboard_leads_back_to_the_page_asked_for(
    visitor: Callable[..., Page], accessible: Callable[[Page], None]
) -> None:
    page = visitor("/account")
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    accessible(page)
    sign_in(page)
    expect(page).to_have_url(re.compile("/account$"))
    accessible(page)
    page.get_by_role("link", name="Look after the accounts").click()
    accessible(page)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()


def test_all_of_it_works_in_french_on_a_narrow_screen_without_scripts(
    visitor: Callable[..., Page], accessible: Callable[[Page], None]
) -> None:
    narrow = {"width": 360, "height": 740}
    page = visitor("/users", viewport=narrow, locale="fr-FR", color_scheme="dark", java_script_enabled=False)
    sign_in(page)
    expect(page.get_by_role("heading", name="Comptes", exact=True)).to_be_visible()
    form = page.locator("section").filter(has=page.get_by_role("heading", name="Ouvrir un compte"))
    form.get_by_label("Nom").fill("fanta")
    form.get_by_label("Mot de passe").fill(PASSWORD)
    form.get_by_role("button").click()
    expect(page.get_by_role("row", name="fanta")).to_be_visible()
    assert page.locator("body").evaluate("e => e.scrollWidth <= 361")
