"""A real server over the demo store and a real browser that looks at it.

The browser is Debian's Chromium or whatever of its kind is found. Where there is none the tests are skipped and say so,
unless FIRSTHAND_BROWSER=required.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from tests.browser.serving import NAMES, browser_path, browsing, make_demo, serving

SEVERE = ("serious", "critical")
expect.set_options(timeout=20_000)  # a machine that is busy draws maps slowly


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = browser_path()
    if path is None:
        reason = f"no browser: none of {', '.join(NAMES)} is on the PATH"
        if os.environ.get("FIRSTHAND_BROWSER") == "required":
            pytest.fail(reason)
        pytest.skip(reason)
    with browsing(path) as opened:
        yield opened


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of the demo store, made once. Tests that write copy it first (`served`)."""
    return make_demo(tmp_path_factory.mktemp("demo"))


@pytest.fixture(scope="module")
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of `firsthand serve` over a copy of the demo store that the tests of one module share."""
    folder = tmp_path_factory.mktemp("served")
    shutil.copy(demo, folder / "demo.db")
    shutil.copytree(demo.with_name("demo.warc"), folder / "demo.warc", dirs_exist_ok=True)
    with serving(folder) as address:
        yield address


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Callable[..., Page]]:
    """Opens a page: `open_page("/events", locale="fr-FR", color_scheme="dark", width=360)`.

    What the browser complains about (scripts, policy, files that are missing) fails the test at its end.
    """
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def opened(path: str, *, width: int = 1280, height: int = 800, **options: object) -> Page:
        context = browser.new_context(
            base_url=server, viewport={"width": width, "height": height}, reduced_motion="reduce", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(f"{path}: {error}"))
        page.on(
            "console",
            lambda said: complaints.append(f"{path}: {said.text}") if _is_complaint(said) else None,
        )
        page.goto(path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


def _is_complaint(said: ConsoleMessage) -> bool:
    """Whether a browser says that something is wrong. That a request was given up for a newer one is as it should be."""
    return said.type == "error" and not said.text.startswith(("htmx:sendAbort", "htmx:afterRequest"))


@pytest.fixture
def accessible() -> Callable[[Page], None]:
    """Fails where axe finds a serious violation of WCAG 2.2 AA in a page as it stands."""
    axe = Axe()

    def check(page: Page) -> None:
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        options = {"runOnly": tags, "resultTypes": ["violations"]}
        found = axe.run(page, options=options).response["violations"]
        severe = [
            f"{v['id']}: {v['help']} - {[node['html'][:160] for node in v['nodes'][:4]]}"
            for v in found
            if v["impact"] in SEVERE
        ]
        assert not severe, "\n".join(severe)

    return check
