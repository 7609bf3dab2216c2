"""The events in a browser: map, time line and list keep in step; with the mouse, with the keyboard alone, without scripts."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

Open = Callable[..., Page]
ALL = re.compile(r"7 events")


def _settled(page: Page) -> Page:
    """Once the map shows its points."""
    page.wait_for_selector("#map[data-shown]", timeout=30_000)
    return page


def _rows(page: Page) -> int:
    return page.locator(".event-list .event").count()


@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (768, "light"), (1280, "dark")])
def test_the_page_is_accessible_and_fits(
    open_page: Open, accessible: Callable[[Page], None], width: int, scheme: str
) -> None:
    page = _settled(open_page("/events?country=MLI", width=width, color_scheme=scheme))
    accessible(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_filter_changes_list_counts_map_and_address(open_page: Open) -> None:
    page = _settled(open_page("/events"))
    expect(page.locator("#results-title")).to_have_text(ALL)
    assert page.locator("#map").get_attribute("data-shown") == "7"
    page.get_by_label("Country").select_option("BFA")
    expect(page.locator("#results-title")).to_contain_text("2 events")
    expect(page).to_have_url(re.compile(r"/events\?country=BFA$"))
    expect(page.locator("#map")).to_have_attribute("data-shown", "2")
    expect(page.locator("#grade-acknowledged ~ .tally")).to_have_text("2")
    expect(page.locator("#live")).to_have_text("2 events")
    assert _rows(page) == 2
    page.get_by_role("link", name="Remove the filter: Burkina Faso").click()
    expect(page.locator("#results-title")).to_have_text(ALL)
    expect(page.get_by_label("Country")).to_have_value("")
    expect(page).to_have_url(re.compile(r"/events$"))


def test_typing_filters_and_an_empty_answer_helps(open_page: Open) -> None:
    page = _settled(open_page("/events"))
    page.get_by_label("Words").fill("barsalogho")
    expect(page.locator("#results-title")).to_contain_text("1 event")
    page.get_by_label("Killed, at least").fill("900000")
    page.get_by_label("Killed, at least").press("Tab")
    expect(page.get_by_role("heading", name="No event passes all of these filters")).to_be_visible()
    page.get_by_role("link", name=re.compile("without “900,000")).click()
    expect(page.locator("#results-title")).to_contain_text("1 event")
    expect(page.get_by_label("Killed, at least")).to_have_value("")


def test_a_permalink_shows_what_it_says(open_page: Open) -> None:
    page = _settled(open_page("/events?country=MLI&order=oldest&since=2024-08-01"))
    expect(page.get_by_label("Country")).to_have_value("MLI")
    expect(page.get_by_label("From", exact=True)).to_have_value("2024-08-01")
    assert _rows(page) == 1


def test_dragging_over_the_time_line_chooses_a_period(open_page: Open) -> None:
    page = _settled(open_page("/events"))
    box = page.locator(".bars").bounding_box()
    assert box is not None
    y = box["y"] + box["height"] / 2
    page.mouse.move(box["x"] + 1, y)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.2, y, steps=5)
    page.mouse.up()
    expect(page.locator("#results-title")).to_contain_text("4 events")
    assert page.get_by_label("From", exact=True).input_value().startswith("2024-07")
    assert page.get_by_label("To", exact=True).input_value() >= "2024-08-25"
    page.get_by_role("link", name="The whole time").click()
    expect(page.locator("#results-title")).to_have_text(ALL)
    expect(page.get_by_label("From", exact=True)).to_have_value("")


def test_a_bar_is_a_period(open_page: Open) -> None:
    page = _settled(open_page("/events"))
    page.locator(".bars a .hit").last.click()
    expect(page.locator("#results-title")).to_contain_text("1 event")


def test_the_box_that_is_drawn_on_the_map_is_the_area(open_page: Open) -> None:
    page = _settled(open_page("/events?country=BFA"))
    expect(page.locator("#map")).to_have_attribute("data-shown", "2")
    page.get_by_role("button", name="Draw a box").click()
    box = page.locator("#map").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 20, box["y"] + 120)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] - 20, box["y"] + box["height"] - 20, steps=4)
    page.mouse.up()
    expect(page).to_have_url(re.compile("bbox="))
    expect(page.get_by_role("link", name="Remove the filter: in the drawn area")).to_be_visible()
    assert _rows(page) == 2
    page.get_by_role("button", name="Draw a box").click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Draw a box")).to_have_attribute("aria-pressed", "false")


def test_a_point_opens_its_event_and_lights_its_row(open_page: Open) -> None:
    page = _settled(open_page("/events?text=sakoyra"))
    event = page.locator(".event").get_attribute("data-id")
    box = page.locator("#map").bounding_box()
    assert box is not None
    point = page.evaluate("() => new Promise(done => setTimeout(() => done(true), 500))")
    assert point
    page.mouse.click(box["x"] + (40 + box["width"] - 64) / 2, box["y"] + (64 + box["height"] - 56) / 2)
    card = page.locator("#map-card")
    expect(card).to_be_visible()
    expect(card.get_by_role("link")).to_have_attribute("href", f"/events/{event}")
    expect(page.locator(".event.is-lit")).to_have_attribute("data-id", str(event))
    page.get_by_role("button", name="Close").click()
    expect(card).to_be_hidden()


def test_a_row_marks_its_point_with_its_doubt(open_page: Open) -> None:
    page = _settled(open_page("/events"))
    row = page.locator(".event").nth(2)
    row.hover()
    expect(page.locator("#map")).to_have_attribute("data-marked", str(row.get_attribute("data-id")))
    page.locator(".event").nth(1).get_by_role("link").focus()
    expect(page.locator("#map")).to_have_attribute(
        "data-marked", str(page.locator(".event").nth(1).get_attribute("data-id"))
    )


def test_actors_are_offered_with_their_counts(open_page: Open) -> None:
    page = _settled(open_page("/events"))
    page.locator("#f-actors summary").click()
    page.locator(".actor-list a").first.click()
    expect(page).to_have_url(re.compile("actor="))
    expect(page.locator(".chips a")).to_have_count(1)


def test_the_keyboard_alone_filters_and_opens(open_page: Open) -> None:
    page = _settled(open_page("/events"))
    page.locator("#f-text").focus()
    page.keyboard.type("djibo")
    expect(page.locator("#results-title")).to_contain_text("1 event")
    expect(page.locator("#f-text")).to_be_focused()
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(".event-link:focus").count():
            break
    expect(page.locator(".event-link:focus")).to_have_count(1)
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline != "none"


def test_new_results_leave_the_keyboard_where_it_is(open_page: Open) -> None:
    page = _settled(open_page("/events?country=NER"))
    page.locator(".event-link").nth(1).focus()
    link = page.locator(".event-link:focus").element_handle()
    opened = link.get_attribute("href")
    page.evaluate("document.getElementById('filter-form').dispatchEvent(new CustomEvent('refresh'))")
    page.wait_for_function("link => !link.isConnected", arg=link)
    expect(page.locator(".event-link:focus")).to_have_attribute("href", str(opened))


def test_a_condition_that_is_taken_out_by_keyboard_leads_to_the_title(open_page: Open) -> None:
    page = _settled(open_page("/events?country=NER"))
    page.get_by_role("link", name="Remove the filter: Niger").press("Enter")
    expect(page.locator("#results-title")).to_have_text(ALL)
    expect(page.locator("#results-title")).to_be_focused()


def test_the_browser_goes_back(open_page: Open) -> None:
    page = _settled(open_page("/events"))
    page.get_by_label("Country").select_option("NER")
    expect(page.locator("#results-title")).to_contain_text("2 events")
    page.go_back()
    expect(page.locator("#results-title")).to_have_text(ALL)
    expect(page.get_by_label("Country")).to_have_value("")


def test_without_scripts_the_form_and_the_bars_filter(open_page: Open) -> None:
    page = open_page("/events", java_script_enabled=False)
    assert _rows(page) == 7
    page.get_by_label("Country").select_option("NER")
    page.get_by_role("button", name="Apply").click()
    expect(page).to_have_url(re.compile(r"country=NER"))
    assert _rows(page) == 2
    page.get_by_role("link", name="Clear all").click()
    page.locator(".bars a .hit").first.click()
    assert 0 < _rows(page) < 7
    expect(page.locator(".bars .sure").first).to_be_visible()


def test_french_and_narrow(open_page: Open) -> None:
    page = _settled(open_page("/events", width=360, locale="fr-FR"))
    expect(page.locator("#results-title")).to_contain_text("7 événements")
    filters = page.locator("#filters")
    expect(filters).not_to_have_attribute("open", "")
    page.locator("#filters > summary").click()
    page.get_by_label("Pays").select_option("MLI")
    expect(page.locator("#results-title")).to_contain_text("3 événements")


def test_the_map_needs_nothing_from_elsewhere(open_page: Open, server: str) -> None:
    page = open_page("/robots.txt")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/events")
    _settled(page)
    assert [url for url in asked if not url.startswith((server, "data:", "blob:"))] == []
    assert any(url.endswith("base.json") for url in asked)
