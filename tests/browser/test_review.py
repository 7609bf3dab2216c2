"""Reviewing in a browser: by keyboard alone, without scripts, in French, on a narrow screen."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]


def titles(page: Page) -> list[str]:
    return page.locator(".queue-list .queue-what").all_inner_texts()


def press(page: Page, key: str) -> None:
    """Press a key of the review once the page hears it: one that has just come shows its text before its script has run."""
    expect(page.locator("#show-keys")).to_be_visible()
    page.keyboard.press(key)


def expect_titles(page: Page, wanted: list[str]) -> None:
    """The list is swapped in place some time after a key: it is waited for."""
    expect(page.locator(".queue-list .queue-what")).to_have_text(wanted, use_inner_text=True)


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_the_queue_is_accessible_and_fits(
    open_page: Open, accessible: Callable[[Page], None], width: int, scheme: str
) -> None:
    page = open_page("/review", width=width, color_scheme=scheme)
    for line in page.locator(".fields details").all():
        line.locator("summary").click()
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto("/review/log")
    accessible(page)
    page.goto("/review/agreement")
    accessible(page)


def test_an_event_is_accepted_and_given_back_by_keyboard(open_page: Open) -> None:
    page = open_page("/review")
    before = titles(page)
    press(page, "j")
    expect(page.locator(".queue-list [aria-current]")).to_have_count(1)
    expect(page.locator(".queue-list li").nth(1).locator("a")).to_have_attribute("aria-current", "true")
    expect(page.locator("#bench-title")).to_be_focused()
    press(page, "k")
    expect(page.locator(".queue-list li").first.locator("a")).to_have_attribute("aria-current", "true")
    press(page, "a")
    expect(page.locator("#toast")).to_contain_text("Accepted.")
    expect(page.locator("#live")).to_contain_text("Accepted.")
    expect_titles(page, before[1:])
    press(page, "u")
    expect(page.locator("#toast")).to_contain_text("Taken back.")
    expect_titles(page, before)


def test_an_event_is_rejected_by_keyboard(open_page: Open) -> None:
    page = open_page("/review")
    before = titles(page)
    press(page, "x")
    expect(page.locator("#toast")).to_contain_text("Rejected.")
    press(page, "u")
    expect(page.locator("#toast")).to_contain_text("Taken back.")
    expect(page.locator(".bench .grade")).not_to_have_count(0)
    expect_titles(page, before)


def test_a_date_is_corrected_with_a_reason_by_keyboard(open_page: Open) -> None:
    page = open_page("/review")
    press(page, "e")
    expect(page.locator(".fields summary").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    box = page.locator("#v-date")
    expect(box).to_be_visible()
    while not box.evaluate("box => box === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("2025-05-12..2025-05-13")
    page.keyboard.press("Tab")
    page.keyboard.type("a jury of aunts said so")  # keys of the page are letters here
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("Corrected.")
    expect(page.locator("#bench-title")).to_contain_text("12")
    expect(page.locator(".decisions")).to_contain_text("a jury of aunts said so")
    expect(page.locator(".fields .tag-good").first).to_contain_text("set by")
    press(page, "u")
    expect(page.locator("#toast")).to_contain_text("Taken back.")


def test_a_place_is_set_by_coordinates_without_scripts(open_page: Open) -> None:
    page = open_page("/review", java_script_enabled=False)
    page.locator("#place-field summary").click()
    page.fill("#v-name", "The ford")
    page.fill("#v-lat", "14.2")
    page.fill("#v-lon", "-1.5")
    page.fill("#v-radius", "2")
    page.fill("#why-place", "a witness drew it")
    page.locator("#place-field button").click()
    expect(page.locator("#toast")).to_contain_text("Corrected.")
    expect(page.locator("#bench-title")).to_contain_text("The ford")
    page.locator("#undo-last button").click()
    expect(page.locator("#bench-title")).not_to_contain_text("The ford")
    expect(page.locator("#toast")).to_contain_text("Redo")


def test_a_place_is_chosen_on_the_map(open_page: Open) -> None:
    page = open_page("/review")
    page.locator("#place-field summary").click()
    frame = page.locator("#pick")
    expect(frame).to_have_attribute("data-ready", "yes", timeout=60_000)
    box = frame.bounding_box()
    assert box is not None
    frame.click(position={"x": box["width"] / 2, "y": box["height"] / 2})
    expect(page.locator("#v-lat")).to_have_value(re.compile(r"^-?\d+\.\d{4}$"))
    lat, lon = (float(page.locator(name).input_value()) for name in ("#v-lat", "#v-lon"))
    assert abs(lat - float(frame.get_attribute("data-lat") or 0)) < 0.5
    assert abs(lon - float(frame.get_attribute("data-lon") or 0)) < 0.5
    expect(page.locator("#live")).to_contain_text("Chosen")


def test_two_events_are_merged_and_given_back(open_page: Open) -> None:
    page = open_page("/review")
    before = titles(page)
    other = (page.locator(".queue-list a").nth(1).get_attribute("id") or "").removeprefix("item-")
    press(page, "m")
    page.fill("#other-id", other[:12])
    page.fill("#why-merge", "one convoy")
    page.get_by_role("button", name="merge").click()
    expect(page.locator("#toast")).to_contain_text("Merged.")
    expect(page.locator(".queue-list .queue-what")).to_have_count(len(before) - 1)
    press(page, "u")
    expect(page.locator("#toast")).to_contain_text("Taken back.")
    expect(page.locator(".queue-list .queue-what")).to_have_count(len(before))
    assert sorted(titles(page)) == sorted(before)


def test_passages_are_split_off_by_keyboard_and_given_back(open_page: Open) -> None:
    page = open_page("/review")
    before = titles(page)
    press(page, "s")
    expect(page.locator("#split input[type=checkbox]").first).to_be_focused()
    page.keyboard.press("Space")
    while not page.get_by_role("button", name="another incident").evaluate(
        "b => b === document.activeElement"
    ):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("Kept apart.")
    press(page, "u")
    expect(page.locator("#toast")).to_contain_text("Taken back.")
    expect_titles(page, before)


def test_a_claim_is_chosen_and_one_misread(open_page: Open) -> None:
    page = open_page("/review", java_script_enabled=False)
    claims = page.locator(".claims > li")
    claims.get_by_role("button", name="Take this figure").first.click()
    expect(page.locator("#toast")).to_contain_text("Claim chosen.")
    page.locator("#undo-last button").click()
    expect(page.locator("#toast")).to_contain_text("Taken back.")
    count = page.locator(".claims > li").count()
    page.locator(".claims > li").get_by_role("button", name="Misread").first.click()
    expect(page.locator("#toast")).to_contain_text("Rejected.")
    expect(page.locator(".claims > li")).to_have_count(count - 1)
    page.locator("#undo-last button").click()
    expect(page.locator(".claims > li")).to_have_count(count)


def test_the_keys_are_told(open_page: Open, accessible: Callable[[Page], None]) -> None:
    page = open_page("/review")
    press(page, "?")
    expect(page.get_by_role("dialog")).to_be_visible()
    accessible(page)
    press(page, "a")  # not while one reads about it
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).not_to_be_visible()


def test_it_speaks_french(open_page: Open) -> None:
    page = open_page("/review", locale="fr-FR")
    expect(page.get_by_role("heading", level=1)).to_have_text("Relecture")
    expect(page.locator(".queue-list")).to_contain_text("tués")
    press(page, "a")
    expect(page.locator("#toast")).to_contain_text("Accepté.")
    press(page, "u")
    expect(page.locator("#toast")).to_contain_text("Annulé.")


def test_agreement_and_the_log_are_pages(open_page: Open) -> None:
    page = open_page("/review/agreement")
    expect(page.get_by_role("heading", level=1)).to_have_text("Agreement of reviewers")
    page.goto("/review/log")
    expect(page.locator("tbody tr")).not_to_have_count(0)
