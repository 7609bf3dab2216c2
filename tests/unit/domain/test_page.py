from __future__ import annotations

from datetime import UTC, datetime

from firsthand.domain.page import MediaType, Page


def _page(**changes: object) -> Page:
    fields = {
        "id": "a.txt",
        "content": b"text",
        "media_type": MediaType.TEXT,
        "captured_at": datetime(2025, 1, 1, tzinfo=UTC),
    }
    return Page(**{**fields, **changes})  # type: ignore[arg-type]


def test_the_same_bytes_under_the_same_id_are_the_same_page_whenever_captured() -> None:
    assert _page().key == _page(captured_at=datetime(2026, 1, 1, tzinfo=UTC)).key


def test_other_bytes_or_another_id_are_another_page() -> None:
    assert len({_page().key, _page(content=b"edited").key, _page(id="b.txt").key}) == 3
