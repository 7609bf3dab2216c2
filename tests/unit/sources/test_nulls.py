"""No page carries a null character in what its source says of it: PostgreSQL keeps none."""

from __future__ import annotations

import json

import pytest

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.store import codec
from tests.unit.sources.conftest import Read
from tests.unit.sources.samples import HTML, mail, record, table


def _feed() -> bytes:
    item = {
        "id": "1\0",
        "url": "https://n.example/1\0",
        "title": "Ra\0id",
        "content_text": "Gunmen raided a village.",
    }
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "N\0", "items": [item]}
    ).encode()


SAMPLES = {
    "csv": table().decode().replace(",Raid,", ",Ra\0id,").encode("utf-16"),
    "warc": record(HTML, http="X-Odd: a\0b\r\n", warc="X-Odd: a\0b\r\n\0: c\r\n"),
    "feed": _feed(),
    "eml": mail()
    .replace(b"Subject: ", b"Subject: =?utf-8?Q?a=00b?= ")
    .replace(b"Radio Exemple", b"=?utf-8?Q?Radio=00?="),
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_null_characters_are_left_out(read: Read, kind: str) -> None:
    found = read("-", stdin=SAMPLES[kind], as_kind=kind)
    pages = [item for item in found if isinstance(item, Page)]
    assert pages
    assert all(b"\\u0000" not in codec.encode(page) for page in pages)


@pytest.mark.parametrize("field", ["id", "url", "title", "language", "outlet"])
def test_a_line_of_json_with_one_is_refused(read: Read, field: str) -> None:
    (found,) = read(
        "-", stdin=json.dumps({"text": "Gunmen raided.", field: "a\0b"}).encode(), as_kind="jsonl"
    )
    assert isinstance(found, Issue)
    assert (found.code, found.message) == ("invalid-line", f'"{field}" holds a null character')
