"""The pictures of the docs: few, small, of the demo store, each shown on a page and told in words."""

from __future__ import annotations

import re
from pathlib import Path

from tests.browser.screenshots import LARGEST, SHOTS

DOCS = Path(__file__).resolve().parents[2] / "docs"
_PICTURE = re.compile(r"!\[([^\]]*)\]\(([^)]+)\)")


def test_pictures_are_those_that_a_command_takes_and_small() -> None:
    found = {path.name: path.read_bytes() for path in (DOCS / "images").iterdir()}
    assert set(found) == {f"{shot.name}.webp" for shot in SHOTS}
    assert len(found) <= 6
    for name, content in found.items():
        assert content[:4] == b"RIFF", name
        assert content[8:12] == b"WEBP", name
        assert 5_000 < len(content) <= LARGEST, name


def test_each_picture_is_shown_and_told_in_words() -> None:
    shown = set()
    for page in DOCS.rglob("*.md"):
        for words, address in _PICTURE.findall(page.read_text("utf-8")):
            if "://" not in address:
                picture = (page.parent / address).resolve()
                assert picture.is_file(), f"{page}: {address}"
                assert len(words.split()) >= 5, f"{page}: {address}"
                shown.add(picture)
    assert shown == set((DOCS / "images").iterdir())
