from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

import pytest

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.item import Item
from firsthand.sources.json_values import read_values
from firsthand.sources.limits import LIMITS, Limits
from firsthand.sources.meter import Meter
from firsthand.sources.source import Request
from tests.unit.sources.conftest import NOW, Read


def _ids(found: list[Page | Issue]) -> list[str]:
    return [item.id if isinstance(item, Page) else f"{item.input} {item.code}" for item in found]


DOCUMENTS = [{"text": "One.", "id": "a"}, {"text": "Deux é.", "title": "T"}, {"title": "no text"}]
EXPECTED = ["a", "-:2", "-:3 invalid-line"]


@pytest.mark.parametrize(
    "content",
    [
        json.dumps(DOCUMENTS),
        json.dumps(DOCUMENTS, indent=2),
        "\ufeff\n" + json.dumps(DOCUMENTS, indent=4, ensure_ascii=False),
        "\n".join(json.dumps(d, indent=2) for d in DOCUMENTS),
    ],
)
def test_arrays_and_objects_over_lines(read: Read, content: str) -> None:
    assert _ids(read("-", stdin=content.encode())) == EXPECTED


def test_a_kind_can_be_given(read: Read) -> None:
    content = "".join(json.dumps(d) for d in DOCUMENTS)
    assert _ids(read("-", stdin=content.encode(), as_kind="json")) == EXPECTED


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b'[{"text": "a"}, 17, {"text": "b"}]', ["-:1", "-:2 invalid-line", "-:3"]),
        (b'[{"text": "a"}, {"text": "b"', ["-:1", "- malformed-line"]),
        (b'[{"text": "a"}, {"text": nonsense}]', ["-:1", "- malformed-line"]),
        (b'[{"text": "a"}', ["-:1", "- malformed-line"]),
        (b'[{"text": "a"}, {"text": "\xff"}]' + b" " * 70_000, ["- malformed-line"]),
        (b'[{"text": "a"},' + b"[" * 100_000, ["-:1", "- malformed-line"]),
        (b'[{"text": "a"}, {"text": "' + b"b" * 300_000 + b'"}]', ["-:1", "- too-large"]),
        (b'[{"text": "a"}] and more', ["-:1"]),
    ],
)
def test_what_is_wrong_is_named(read: Read, content: bytes, expected: list[str]) -> None:
    assert _ids(read("-", stdin=content, limits=Limits(page=50_000, line=150_000))) == expected


def test_objects_stream() -> None:
    """The first page comes before the rest of the array is read."""

    class Endless:
        chunks = 0

        def read(self, size: int = -1, /) -> bytes:
            self.chunks += 1
            return b'{"text": "again"},' if self.chunks > 1 else b"["

        def readline(self, size: int = -1, /) -> bytes:
            raise AssertionError

    stream, when = Endless(), NOW
    pages: Iterator[Page | Issue] = read_values(stream, _item(when))
    for _ in range(5):
        assert isinstance(next(pages), Page)
    assert stream.chunks < 20


def _item(when: datetime) -> Item:
    return Item("-", Request("-", None, when), Meter(LIMITS))
