"""The command that takes the pictures of the docs."""

from __future__ import annotations

from playwright.sync_api import Browser

from tests.browser.screenshots import LARGEST, SHOTS, shoot


def test_a_picture_is_taken_and_is_small(browser: Browser, server: str) -> None:
    picture = shoot(browser, server, next(shot for shot in SHOTS if shot.name == "dossier"))
    assert picture[8:12] == b"WEBP"
    assert 5_000 < len(picture) <= LARGEST
