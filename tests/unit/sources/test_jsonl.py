from __future__ import annotations

import gzip
import io
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page
from firsthand.sources.jsonl import read_lines
from firsthand.sources.limits import LIMITS, Limits
from tests.unit.sources.conftest import NOW, Read


def _line(**fields: object) -> bytes:
    return json.dumps(fields).encode() + b"\n"


def test_every_field_of_the_contract_arrives(read: Read) -> None:
    (page,) = read(
        "-",
        stdin=_line(
            id="id 7", url="https://example.org/7", title="T", html="<p>x</p>", published="2025-06-02",
            language="fr", outlet="O", text=None,
        ),
    )  # fmt: skip
    assert isinstance(page, Page)
    assert (page.id, page.url, page.media_type) == ("id 7", "https://example.org/7", MediaType.HTML)
    hints = page.hints
    assert (hints.title, hints.published, hints.language, hints.outlet) == ("T", date(2025, 6, 2), "fr", "O")


def test_a_line_without_an_id_is_known_by_its_place(read: Read, tmp_path: Path) -> None:
    path = tmp_path / "feed"
    path.write_bytes(_line(text="One.") + b"\n" + _line(text="Two.", id=""))
    assert [page.id for page in read(path) if isinstance(page, Page)] == [f"{path}:1", f"{path}:3"]


@pytest.mark.parametrize(
    ("line", "code", "word"),
    [
        (b'{"text": "cut off', "malformed-line", "JSON"),
        (b"[1, 2]\n", "malformed-line", "object"),
        (b'"text"\n', "malformed-line", "object"),
        (b'{"text": "\xff"}\n', "malformed-line", "JSON"),
        (b'{"a":' * 100_000 + b"1" + b"}" * 100_000 + b"\n", "malformed-line", "JSON"),
        (_line(title="no body"), "invalid-line", "missing"),
        (_line(text="a", html="<p>a</p>"), "invalid-line", "one of"),
        (_line(text=17), "invalid-line", '"text"'),
        (_line(text="a", id=17), "invalid-line", '"id"'),
        (_line(text="a", published="next week"), "invalid-line", "2025-06-02"),
        (_line(text="a", published=20250602), "invalid-line", '"published"'),
        (_line(text="\ud800"), "invalid-line", "surrogate"),
        (_line(text="a", id="\udfff"), "invalid-line", "surrogate"),
        (_line(text=" \n "), "empty", "empty"),
    ],
)
def test_a_bad_line_is_named_and_the_rest_goes_on(read: Read, line: bytes, code: str, word: str) -> None:
    found = read("-", stdin=_line(text="First.") + line.rstrip(b"\n") + b"\n" + _line(text="Last."))
    assert [type(item) for item in found] == [Page, Issue, Page]
    issue = found[1]
    assert isinstance(issue, Issue)
    assert (issue.input, issue.stage, issue.code) == ("-:2", "sources", code)
    assert word in issue.message
    assert "\n" not in issue.message


def test_blank_fields_count_as_missing(read: Read) -> None:
    (page,) = read("-", stdin=_line(text="a", title="", published=" ", outlet=""))
    assert isinstance(page, Page)
    assert (page.hints.title, page.hints.published, page.hints.outlet) == (None, None, None)


def test_a_time_of_day_is_left_out(read: Read) -> None:
    (page,) = read("-", stdin=_line(text="a", published="2025-06-02T23:10:00+02:00"))
    assert isinstance(page, Page)
    assert page.hints.published == date(2025, 6, 2)


def test_packed_lines_are_read(read: Read) -> None:
    assert len(read("-", stdin=gzip.compress(_line(text="a") * 3))) == 3


def test_a_line_over_the_limit_is_skipped(read: Read) -> None:
    stdin = _line(text="x" * 5000) + _line(text="short") + _line(text="y" * 150)
    found = read("-", stdin=stdin, limits=Limits(page=100, line=400))
    assert [item.code if isinstance(item, Issue) else item.id for item in found] == [
        "too-large",
        "-:2",
        "too-large",
    ]


def test_lines_stream(read: Read) -> None:
    """The first page comes before the second line is read."""

    class Endless(io.RawIOBase):
        lines = 0

        def readline(self, size: int | None = -1, /) -> bytes:
            self.lines += 1
            return _line(text="again")

    stream = Endless()
    pages: Iterator[Page | Issue] = read_lines(stream, "-", now=NOW, limits=LIMITS)  # type: ignore[arg-type]
    next(pages)
    assert stream.lines == 1
