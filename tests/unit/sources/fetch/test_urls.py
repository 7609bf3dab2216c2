from __future__ import annotations

import pytest

from firsthand.domain.errors import SourceError
from firsthand.sources.fetch.urls import checked


@pytest.mark.parametrize(
    "address",
    ["http://", "https://n[[s.example/feed", "http://[", "https://a]b/", "http://a:99999/", "x" * 9_000],
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(SourceError):
        checked(address)


def test_an_address_comes_without_its_fragment() -> None:
    assert str(checked("https://news.example/a#b")) == "https://news.example/a"
    assert checked("http://[::1]:80/").host == "::1"
