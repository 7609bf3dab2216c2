"""No spelling, answer of a name server or redirect leads to an address that is not public."""

from __future__ import annotations

import ipaddress
import socket
import time
from collections.abc import Callable
from typing import Any

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from firsthand.domain.errors import SourceError
from firsthand.sources.fetch.deadline import Deadline
from firsthand.sources.fetch.guard import Guard
from firsthand.sources.fetch.public import why_not_public
from firsthand.sources.fetch.web import WebFetcher
from tests.unit.sources.fetch.conftest import Site

NOT_PUBLIC = [
    "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "100.100.100.200", "127.0.0.1", "127.255.255.254",  # noqa: S104
    "168.63.129.16", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.192", "192.0.2.1", "192.88.99.1",
    "192.168.1.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.1", "224.0.0.1", "239.255.255.250",
    "240.0.0.1", "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254", "::ffff:0:10.0.0.1",
    "64:ff9b::127.0.0.1", "64:ff9b::a9fe:a9fe", "64:ff9b:1::8.8.8.8", "100::1", "2001::1", "2001:db8::1",
    "2001:0:4136:e378:8000:63bf:3fff:fdd2", "2002:7f00:1::", "2002:a9fe:a9fe::1", "2002:808:808::1", "3fff::1",
    "5f00::1", "fc00::1", "fd00:ec2::254", "fe80::1", "fe80::1%eth0", "fec0::1", "ff02::1",
    "2a00:1450::5efe:10.0.0.1", "2a00:1450::200:5efe:10.0.0.1",
    "", "nonsense", "0x7f000001",
]  # fmt: skip
PUBLIC = ["8.8.8.8", "1.1.1.1", "151.101.1.164", "2606:4700:4700::1111", "2a00:1450:4001::200e", "::ffff:8.8.8.8", "64:ff9b::808:808"]  # fmt: skip


@pytest.mark.parametrize("address", NOT_PUBLIC)
def test_addresses_that_are_not_public(address: str) -> None:
    assert why_not_public(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_addresses_that_are_public(address: str) -> None:
    assert why_not_public(address) is None


@given(st.ip_addresses())
def test_what_the_standard_library_calls_private_is_not_public(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if address.is_loopback or address.is_link_local or address.is_multicast or address.is_unspecified:
        assert why_not_public(str(address))
    if address.is_private and getattr(address, "ipv4_mapped", None) is None:
        assert why_not_public(str(address)) or address in ipaddress.ip_network("192.0.0.0/24")


class _Dial(httpcore.NetworkBackend):
    """Notes what is connected to, and connects to nothing."""

    def __init__(self) -> None:
        self.dialled: list[str] = []

    def connect_tcp(self, host: str, port: int, *rest: Any, **more: Any) -> httpcore.NetworkStream:
        self.dialled.append(host)
        raise httpcore.ConnectError("nobody there")


def _guard(answers: Callable[[str, int], list[str]], *allowed: str) -> tuple[Guard, _Dial]:
    dial = _Dial()
    return Guard(Deadline(), allowed, answers, dial), dial


@pytest.mark.parametrize("address", [a for a in NOT_PUBLIC if a])
def test_a_name_with_such_an_address_is_not_connected_to(address: str) -> None:
    guard, dial = _guard(lambda host, port: ["8.8.8.8", address])
    with pytest.raises(SourceError) as caught:
        guard.connect_tcp("innocent.example", 443)
    assert caught.value.code == "refused-address"
    assert dial.dialled == []


def test_the_checked_address_is_the_one_connected_to() -> None:
    """A name server that changes its mind (DNS rebinding) is asked once."""
    answers = iter([["8.8.8.8"], ["127.0.0.1"]])
    guard, dial = _guard(lambda host, port: next(answers))
    with pytest.raises(httpcore.ConnectError):
        guard.connect_tcp("rebinding.example", 80)
    assert dial.dialled == ["8.8.8.8"]


def test_all_addresses_of_a_name_are_tried() -> None:
    guard, dial = _guard(lambda host, port: ["2606:4700:4700::1111", "1.1.1.1"])
    with pytest.raises(httpcore.ConnectError):
        guard.connect_tcp("two.example", 443)
    assert dial.dialled == ["2606:4700:4700::1111", "1.1.1.1"]


@pytest.mark.parametrize("port", [1, 22, 25, 6379, 8080])
def test_other_ports_are_refused(port: int) -> None:
    guard, dial = _guard(lambda host, port: ["8.8.8.8"])
    with pytest.raises(SourceError) as caught:
        guard.connect_tcp("news.example", port)
    assert caught.value.code == "refused-port"
    assert dial.dialled == []


@pytest.mark.parametrize(
    ("allowed", "host", "port", "is_open"),
    [
        ("wiki.example", "wiki.example", 80, True),
        ("wiki.example", "WIKI.example.", 8080, True),
        ("wiki.example:8080", "wiki.example", 8080, True),
        ("wiki.example:8080", "wiki.example", 80, False),
        ("wiki.example", "other.wiki.example", 80, False),
        ("wiki.example", "xwiki.example", 80, False),
        ("127.0.0.1:8080", "127.0.0.1", 8080, True),
        ("[::1]:8080", "::1", 8080, True),
        ("[::1]", "::1", 80, True),
        ("[::1]:8080", "::1", 80, False),
    ],
)
def test_allowed_hosts_are_open(allowed: str, host: str, port: int, is_open: bool) -> None:
    guard, dial = _guard(lambda host, port: ["10.0.0.1"], allowed)
    with pytest.raises(httpcore.ConnectError if is_open else SourceError):
        guard.connect_tcp(host, port)
    assert dial.dialled == (["10.0.0.1"] if is_open else [])


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1", "127.1", "0177.0.0.1", "0x7f.0.0.1", "0x7f000001", "2130706433", "017700000001", "127.0.0.1.",
        "localhost", "localhost.", "LOCALHOST", "0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
        "[0:0:0:0:0:0:0:1]", "①②⑦.⓪.⓪.①", "127。0。0。1", "%31%32%37.0.0.1", "[fe80::1]",
    ],
)  # fmt: skip
def test_no_spelling_of_a_private_address_gets_through(
    fetcher_for: Callable[..., WebFetcher], host: str
) -> None:
    """With the real resolver: whatever it makes of the name, no connection is opened to this machine."""
    with pytest.raises(SourceError) as caught:
        fetcher_for(allow=()).fetch(f"http://{host}/")
    assert caught.value.code in {"refused-address", "unreachable", "invalid-url"}


def test_a_resolver_without_an_answer_is_not_waited_for(
    site: Site, fetcher_for: Callable[..., WebFetcher]
) -> None:
    def stuck(host: str, port: int) -> list[str]:
        time.sleep(3)
        return []

    started = time.monotonic()
    with pytest.raises(SourceError) as caught:
        fetcher_for(resolve=stuck, timeout=0.3).fetch("http://slow.example/")
    assert caught.value.code in {"timeout", "robots-unreachable"}
    assert time.monotonic() - started < 2.0


@pytest.mark.parametrize(
    "failure", [socket.gaierror(-2, "Name or service not known"), UnicodeError("label too long")]
)
def test_a_name_that_is_not_known_is_unreachable(
    fetcher_for: Callable[..., WebFetcher], failure: Exception
) -> None:
    def fail(host: str, port: int) -> list[str]:
        raise failure

    with pytest.raises(SourceError) as caught:
        fetcher_for(resolve=fail).fetch("http://nowhere.example/")
    assert caught.value.code == "unreachable"
