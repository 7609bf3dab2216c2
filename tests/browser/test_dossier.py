"""Reading the evidence of an event in a real browser."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

EVENT = "a[href^='/events/evt_']"


def test_from_the_list_to_the_words_of_a_document(
    open_page: Callable[..., Page], accessible: Callable[[Page], None]
) -> None:
    page = open_page("/events?text=Barsalogho")
    page.locator(EVENT).first.click()
    expect(page.locator("h1")).to_be_visible()
    accessible(page)
    page.locator("#claims .quote footer a").first.click()
    expect(page).to_have_url(re.compile(r"/documents/doc_\w+#at-\d+$"))
    accessible(page)
    page.go_back()
    page.get_by_role("link", name="compare").first.click()
    accessible(page)


def test_the_dossier_reads_in_french_dark_narrow_and_without_scripts(
    open_page: Callable[..., Page], accessible: Callable[[Page], None]
) -> None:
    page = open_page("/events", width=360, locale="fr-FR", color_scheme="dark", java_script_enabled=False)
    page.locator(EVENT).first.click()
    expect(page.get_by_role("heading", name="Bilan humain")).to_be_visible()
    page.wait_for_load_state()  # the style sheet too
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.locator("#sources th a").first.click()
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_marks_can_be_hidden_by_keyboard(open_page: Callable[..., Page]) -> None:
    page = open_page("/documents")
    page.locator("tbody a").first.click()
    box = page.locator("#show-claim")
    box.focus()
    page.keyboard.press("Space")
    expect(box).not_to_be_checked()
    colour = page.locator("mark.m-claim").first.evaluate("e => getComputedStyle(e).backgroundColor")
    assert colour == "rgba(0, 0, 0, 0)"
