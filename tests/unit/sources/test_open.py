from __future__ import annotations

import pytest

from firsthand.domain.errors import ConfigError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources import SOURCES, open_sources
from tests.unit.sources.conftest import NOW, Read


def test_unknown_kinds_are_refused_at_once() -> None:
    with pytest.raises(ConfigError, match="html, text, jsonl"):
        open_sources(["x"], as_kind="docx", now=NOW)


@pytest.mark.parametrize("address", ["https://example.org/a?b=*", "http://example.org", "s3://bucket/key"])
def test_addresses_are_not_fetched_offline(read: Read, address: str) -> None:
    (found,) = read(address)
    assert isinstance(found, Issue)
    assert (found.input, found.code) == (address, "offline")
    assert "offline" in found.message


def test_standard_input_is_a_page_of_its_own(read: Read) -> None:
    (page,) = read("-", stdin=b"A short text about Gao.")
    assert isinstance(page, Page)
    assert page.id == "-"


def test_no_standard_input_is_said(read: Read) -> None:
    (found,) = read("-")
    assert isinstance(found, Issue)
    assert found.code == "no-input"


def test_names_of_sources_are_unique() -> None:
    assert len({source.name for source in SOURCES}) == len(SOURCES)
