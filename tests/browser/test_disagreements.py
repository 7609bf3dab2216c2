"""What reviewers disagree about, settled and opened again in a browser by an editor: in English and French, by mouse and by keyboard."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from firsthand.desk import Desk
from firsthand.store import Store
from tests.browser.serving import serving

PASSWORD = "trois chèvres au puits"  # noqa: S105
PAGE = "/review/disagreements"
Open = Callable[..., Page]


@pytest.fixture(scope="module")
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a desk with an editor, eva, and two reviewers who contradict each other on one figure."""
    folder = tmp_path_factory.mktemp("contested")
    shutil.copy(demo, folder / "demo.db")
    shutil.copytree(demo.with_name("demo.warc"), folder / "demo.warc", dirs_exist_ok=True)
    with Desk(Store.open(f"sqlite:///{folder}/demo.db")) as desk:
        event = next(
            item.event
            for item in desk.review_queue(limit=20).items
            if any(row.kind == "killed" and row.group == "soldiers" for row in item.event.casualties)
        )
        for author, figure, reason in (("ana", "31", "the roll says so"), ("bob", "43-47", "two graves")):
            desk.decide(
                "set",
                event.id,
                field="count",
                value=f"killed soldiers {figure}",
                author=author,
                reason=reason,
            )
    account = "users", "add", "eva", "--role", "editor", "--password-stdin", "--store", "sqlite:///demo.db"
    subprocess.run(
        [sys.executable, "-m", "firsthand", *account],
        cwd=folder, input=PASSWORD + "\n", text=True, encoding="utf-8", check=True, capture_output=True, timeout=120,
    )  # fmt: skip
    with serving(folder) as address:
        yield address


def sign_in(page: Page) -> None:
    expect(page.locator("#name")).to_be_focused()
    page.keyboard.type("eva")
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("article.disagreement")).to_have_count(1)


def expect_figure(page: Page, event: str, figure: str) -> None:
    """The record of the event gives this number of soldiers killed."""
    page.goto(event)
    expect(page.locator(".fields summary", has_text="soldiers").locator("b")).to_have_text(figure)


def tab_to(page: Page, wanted: Locator) -> None:
    """Go on by keyboard to what is wanted, which has to be within reach."""
    for _ in range(60):
        if wanted.evaluate("wanted => wanted === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"not reached by keyboard: {wanted}")


@pytest.mark.parametrize(("width", "scheme", "scripts"), [(1280, "light", True), (360, "dark", False)])
def test_a_figure_is_chosen_and_the_choice_taken_back(
    open_page: Open, accessible: Callable[[Page], None], width: int, scheme: str, *, scripts: bool
) -> None:
    page = open_page(PAGE, width=width, color_scheme=scheme, java_script_enabled=scripts)
    sign_in(page)
    one = page.locator("article.disagreement")
    expect(page.get_by_role("heading", name="1 open disagreement")).to_be_visible()
    expect(one.get_by_role("row", name="ana")).to_contain_text("31")
    expect(one.get_by_role("row", name="bob")).to_contain_text("43–47")
    if scripts:
        accessible(page)
    page.wait_for_load_state()
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    event = one.get_by_role("link").get_attribute("href") or ""
    expect_figure(page, event, "43–47")  # of the later decision, while nobody has settled it
    page.goto(PAGE)
    one.get_by_label("31", exact=True).check()
    one.get_by_label("Why").fill("both lists name them")
    one.get_by_role("button", name="Settle").click()

    expect(page.locator("#done")).to_have_text("Settled.")
    expect(page.get_by_role("heading", name="0 open disagreements")).to_be_visible()
    expect(page.get_by_role("heading", name="1 settled disagreement")).to_be_visible()
    expect(one).to_contain_text("Settled by eva")
    expect(one.locator("q")).to_have_text("both lists name them")
    if scripts:
        accessible(page)
    expect_figure(page, event, "31")

    page.goto(PAGE)
    one.get_by_role("button", name="Undo").click()
    expect(page.locator("#done")).to_have_text("Taken back.")
    expect(page.get_by_role("heading", name="1 open disagreement")).to_be_visible()
    expect(one.get_by_role("radio")).to_have_count(2)
    expect(page.get_by_text("Settled by")).to_have_count(0)
    expect_figure(page, event, "43–47")


def test_it_is_done_by_keyboard_alone_in_french(open_page: Open) -> None:
    page = open_page(PAGE, locale="fr-FR")
    sign_in(page)
    one = page.locator("article.disagreement")
    expect(page.get_by_role("heading", level=1)).to_have_text("Désaccords")
    expect(page.get_by_role("heading", name="1 désaccord ouvert")).to_be_visible()
    first, second = one.get_by_role("radio").all()
    tab_to(page, first)
    page.keyboard.press("Space")
    expect(first).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(second).to_be_checked()
    page.keyboard.press("ArrowUp")
    expect(first).to_be_checked()
    page.keyboard.press("Tab")
    expect(one.get_by_label("Motif")).to_be_focused()
    page.keyboard.type("la liste les nomme")
    page.keyboard.press("Enter")

    expect(page.locator("#done")).to_have_text("Tranché.")
    expect(page.get_by_role("heading", name="0 désaccord")).to_be_visible()
    expect(one).to_contain_text("Tranché par eva")
    expect(one.locator("q")).to_have_text("la liste les nomme")
    tab_to(page, one.get_by_role("button"))
    page.keyboard.press("Enter")
    expect(page.locator("#done")).to_have_text("Annulé.")
    expect(page.get_by_role("heading", name="1 désaccord ouvert")).to_be_visible()
    expect(one.get_by_role("radio")).to_have_count(2)


def test_a_reason_is_asked_for_before_anything_is_sent(open_page: Open) -> None:
    page = open_page(PAGE)
    sign_in(page)
    one = page.locator("article.disagreement")
    one.get_by_role("radio").first.check()
    one.get_by_role("button", name="Settle").click()
    expect(one.get_by_label("Why")).to_be_focused()
    expect(one.get_by_role("radio").first).to_be_checked()
    expect(page.get_by_role("heading", name="1 open disagreement")).to_be_visible()
