"""The pictures of the docs, taken of the demo store alone: `make screenshots`, or `python -m tests.browser.screenshots docs/images`."""

from __future__ import annotations

import base64
import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.serving import browser_path, browsing, make_demo, serving

LARGEST = 80_000
"""Bytes that a picture may have."""

_QUALITIES = (80, 70, 60, 50, 40, 30)
_MAP = "#map[data-shown]"
_SHOWN = 60_000  # milliseconds that a map may take to show its events
_DRAWN = 8_000  # milliseconds that its borders and names may take from then on


@dataclass(frozen=True)
class Shot:
    """One picture.

    Attributes:
        name: of its file, without the suffix.
        path: of the page; "{event}" stands for the event of most documents.
        width, height: of the window in CSS pixels.
        has_map: whether to wait for one.
        options: of the browser context.
    """

    name: str
    path: str
    width: int = 1280
    height: int = 800
    has_map: bool = False
    options: dict[str, Any] = field(default_factory=dict)


SHOTS = (
    Shot("events", "/events", has_map=True),
    Shot("dossier", "/events/{event}", height=1000),
    Shot("review", "/review", height=900),
    Shot("brief", "/brief/report?country=MLI&since=2024-01-01&until=2025-06-30", width=1000, height=1000),
    Shot("narrow-fr", "/events?lang=fr", width=390, height=844, has_map=True, options={"locale": "fr-FR"}),
    Shot("trends-dark", "/trends?by=type", options={"color_scheme": "dark"}),
)


def shoot(browser: Browser, address: str, shot: Shot) -> bytes:
    """Take a picture (WebP), as fine as its size allows.

    Args:
        browser: a browser.
        address: of the desk.
        shot: what of.

    Raises:
        ValueError: it is too large even when coarse.
    """
    context = browser.new_context(
        base_url=address,
        viewport={"width": shot.width, "height": shot.height},
        reduced_motion="reduce",
        timezone_id="UTC",
        **shot.options,
    )
    try:
        page = context.new_page()
        path = shot.path.format(event=_largest(page, address)) if "{event}" in shot.path else shot.path
        page.goto(path)
        if shot.has_map:
            page.wait_for_selector(_MAP, timeout=_SHOWN)
            page.wait_for_timeout(_DRAWN)
        session = context.new_cdp_session(page)
        for quality in _QUALITIES:
            taken = session.send("Page.captureScreenshot", {"format": "webp", "quality": quality})
            picture = base64.b64decode(taken["data"])
            if len(picture) <= LARGEST:
                return picture
    finally:
        context.close()
    raise ValueError(f"{shot.name} is larger than {LARGEST} bytes however coarse it is")


def _largest(page: Page, address: str) -> str:
    """Id of the event that most documents report."""
    events = page.request.get(f"{address}/api/v1/events?limit=500").json()["events"]
    return str(max(events, key=lambda event: (len(event["documents"]), event["id"]))["id"])


def main(folder: Path) -> None:
    """Take all of them."""
    path = browser_path()
    if path is None:
        sys.exit("no browser to take pictures with: install Chromium, or name one in FIRSTHAND_BROWSER")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        make_demo(Path(scratch))
        with serving(Path(scratch)) as address:
            for shot in SHOTS:
                with browsing(
                    path
                ) as browser:  # a new one each: drawing maps by the processor wears a browser out
                    picture = shoot(browser, address, shot)
                (folder / f"{shot.name}.webp").write_bytes(picture)
                sys.stdout.write(f"{shot.name}.webp  {len(picture):,} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
