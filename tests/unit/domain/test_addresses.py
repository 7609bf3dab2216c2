from __future__ import annotations

import pytest

from firsthand.domain.addresses import host_of


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://News.Example/a", "news.example"), ("https://a@[::1]:80/", "::1"), ("a page.html", ""), ("", ""), (None, ""),
     ("http://[", ""), ("http://n[[s.example/", ""), ("//a]b/", ""), ("http://\u2100.example/", "")],
)  # fmt: skip
def test_the_host_of_whatever_is_given(address: str | None, host: str) -> None:
    assert host_of(address) == host
