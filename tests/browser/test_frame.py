"""The frame of every page in a browser: no script complains, nothing is out of reach, every language and colour."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_pages_are_accessible_and_fit(
    open_page: Open, accessible: Callable[[Page], None], width: int, scheme: str
) -> None:
    page = open_page("/events", width=width, color_scheme=scheme)
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_language_is_switched_and_kept(open_page: Open) -> None:
    page = open_page("/events", locale="en-GB")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Events")
    page.get_by_role("link", name="FR").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Événements")
    page.goto("/events")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Événements")


def test_the_browser_prefers_french(open_page: Open) -> None:
    expect(open_page("/events", locale="fr-FR").locator("html")).to_have_attribute("lang", "fr")


def test_dark_is_chosen_and_kept(open_page: Open) -> None:
    page = open_page("/events", color_scheme="light")
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("link", name="Dark").click()
    page.goto("/events")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_the_first_tab_skips_to_the_content(open_page: Open) -> None:
    page = open_page("/events")
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Skip to the content")
    page.keyboard.press("Enter")
    expect(page.locator(":focus")).to_have_attribute("id", "content")


def test_pages_work_without_scripts(open_page: Open) -> None:
    page = open_page("/events", java_script_enabled=False)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Events")
    page.get_by_role("link", name="FR").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Événements")
