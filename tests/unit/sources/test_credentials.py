"""No key and no password of an address is written down."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.sources.credentials import scrubbed, without_secrets


@pytest.mark.parametrize(
    ("address", "plain"),
    [
        ("s3://KEY:SECRET@bucket/a/b@c.txt?region=x", "s3://bucket/a/b@c.txt?region=x"),
        ("s3://KEY:SEC/RET@bucket/a", "s3://bucket/a"),
        ("S3://KEY@bucket/a", "S3://bucket/a"),
        ("s3://bucket/a@b", "s3://bucket/a@b"),
        ("s3://bucket/a?x=y@z", "s3://bucket/a?x=y@z"),
        ("gs://anonymous@bucket/a", "gs://anonymous@bucket/a"),
        ("abfss://container:PASS@account.dfs.core.windows.net/a", "abfss://container@account.dfs.core.windows.net/a"),
        ("abfss://c@a.dfs.core.windows.net/a?client_secret=S&tenant_id=t", "abfss://c@a.dfs.core.windows.net/a?client_secret=***&tenant_id=t"),
        ("hdfs://user:PASS@host:8020/a", "hdfs://user@host:8020/a"),
        ("https://user:PASS@host/a?token=7", "https://host/a?token=7"),
        ("https://host/a?token=7", "https://host/a?token=7"),
        ("ftp://user:PASS@host/a", "ftp://host/a"),
        ("plain/file@home.txt", "plain/file@home.txt"),
    ],
)  # fmt: skip
def test_an_address_without_its_secrets(address: str, plain: str) -> None:
    assert without_secrets(address) == plain
    assert without_secrets(plain) == plain


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=8, max_size=40))
def test_nothing_of_a_secret_is_left(secret: str) -> None:
    address = f"s3://AKIAEXAMPLE:{quote(secret, safe='')}@bucket/key?region=x"
    assert without_secrets(address) == "s3://bucket/key?region=x"
    said = scrubbed(f"Cannot parse URI: '{address}': {secret} of AKIAEXAMPLE is wrong", address)
    assert "AKIAEXAMPLE" not in said
    assert f": {secret} of" not in said
    assert "s3://bucket/key" in said
