"""Actors, places, sources and trends in a browser: within reach, in every width and colour, without scripts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
YEAR = "/trends?since=2024-07-01&until=2025-06-30&by=actor"
ROOMS = (
    "/actors", "/actors/jnim", "/actors/generic:gunmen", "/places?text=Gao", "/places/MLI", "/places/override:tinzaouaten-mli",
    "/outlets", "/sources", "/status", "/outlets/Sahel%20Morning", "/origins", "/origins/wire:reuters", YEAR,
)  # fmt: skip


@pytest.mark.parametrize(("width", "scheme", "language"), [(1280, "light", "en-GB"), (360, "dark", "fr-FR")])
@pytest.mark.parametrize("room", ROOMS)
def test_rooms_are_accessible_and_fit(
    open_page: Open, accessible: Callable[[Page], None], room: str, width: int, scheme: str, language: str
) -> None:
    page = open_page(room, width=width, color_scheme=scheme, locale=language)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_from_an_actor_to_its_events_and_its_company(open_page: Open) -> None:
    page = open_page("/actors")
    page.get_by_label("Name, other spelling or id").fill("nusrat")
    page.keyboard.press("Enter")
    page.get_by_role("link", name="JNIM", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("JNIM")
    page.get_by_role("link", name="Military Forces of Burkina Faso").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Military Forces of Burkina Faso")
    page.get_by_role("link", name="on the map and as a list").click()
    assert "actor=bfa-army" in page.url


def test_trends_work_without_scripts(open_page: Open) -> None:
    page = open_page(YEAR, java_script_enabled=False)
    page.get_by_label("Country").select_option("MLI")
    page.get_by_label("Set apart by").select_option("type")
    page.get_by_role("button", name="Show").click()
    assert "country=MLI" in page.url
    expect(page.get_by_role("heading", name="By type")).to_be_visible()
    page.get_by_text("The same as a table").click()
    expect(page.get_by_role("columnheader", name="May lie in it")).to_be_visible()


def test_a_panel_narrows_the_page(open_page: Open) -> None:
    page = open_page(YEAR)
    page.locator(".multiples").get_by_role("link", name="JNIM").click()
    assert "actor=jnim" in page.url
    expect(page.get_by_role("link", name="Remove the filter: JNIM")).to_be_visible()


def test_an_outlet_leads_to_its_first_hand_and_back(open_page: Open) -> None:
    page = open_page("/outlets/Globe%20Pulse%20Digital")
    page.get_by_role("link", name="Reuters").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Reuters")
    page.get_by_role("link", name="Globe Pulse Digital").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Globe Pulse Digital")
