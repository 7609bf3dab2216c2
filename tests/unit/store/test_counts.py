from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from firsthand.store.counts import site_of
from firsthand.store.migrations.versions.v0014 import _site

SITES = [
    ("https://www.times.example/a?b#c", "times.example"),
    ("HTTP://WWW.Times.Example:8080", "times.example"),
    ("https://ana:secret@post.example/", "post.example"),
    ("https://www.www.example/", "www.example"),
    ("https://épée.example/", "épée.example"),
    ("http://[::1]:80/", "::1"),
    ("http://[broken", ""),
    ("http://times.example:port/", "times.example"),
    ("https:///a", ""),
    ("//times.example/a", ""),
    ("ftp://times.example/a", ""),
    ("file:///etc/hosts", ""),
    ("C:\\news\\page.html", ""),
    ("news/page.html", ""),
    ("", ""),
]
"""Addresses and ids of pages, and the site that each is counted for."""


@pytest.mark.parametrize(("address", "site"), SITES)
def test_the_site_that_a_page_is_counted_for(address: str, site: str) -> None:
    assert site_of(address) == site


_PARTS = ("http://", "https://", "HTTPS:", "//", "www.", "times.example", "@", ":", "80", "[", "]", "::1", "/", "?", "#", "%", "\n")  # fmt: skip


@given(st.lists(st.sampled_from(_PARTS) | st.text(max_size=4), max_size=7).map("".join))
@example("https://www.times.example/a")
def test_pages_held_before_there_were_counts_are_counted_for_the_same_sites(address: str) -> None:
    """Schema revision 0014 counts them with words of its own, which later changes must not touch."""
    assert _site(address) == site_of(address)


@pytest.mark.parametrize(("address", "site"), SITES)
def test_the_revision_has_the_same_sites(address: str, site: str) -> None:
    assert _site(address) == site
