"""Which addresses are public: the only ones that are connected to.

The table is written out from IANA's registries of special-purpose addresses and RFC 6890, because what
`ipaddress.is_global` says has changed between patch releases of Python. IPv6 is taken the other way round: all is
refused but global unicast space, and the two forms that stand for an IPv4 address are judged by that address.
"""

from __future__ import annotations

import ipaddress

_NOT_PUBLIC_4: tuple[tuple[ipaddress.IPv4Network, str], ...] = tuple(
    (ipaddress.IPv4Network(network), name)
    for network, name in (
        ("0.0.0.0/8", "unspecified"),
        ("10.0.0.0/8", "private"),
        ("100.64.0.0/10", "shared by carriers (CGNAT)"),
        ("127.0.0.0/8", "loopback"),
        ("168.63.129.16/32", "a cloud's own service"),
        ("169.254.0.0/16", "link-local, where clouds keep their metadata"),
        ("172.16.0.0/12", "private"),
        ("192.0.0.0/24", "reserved"),
        ("192.0.2.0/24", "for documentation"),
        ("192.88.99.0/24", "reserved"),
        ("192.168.0.0/16", "private"),
        ("198.18.0.0/15", "for measurements"),
        ("198.51.100.0/24", "for documentation"),
        ("203.0.113.0/24", "for documentation"),
        ("224.0.0.0/4", "multicast"),
        ("240.0.0.0/4", "reserved"),
    )
)
_GLOBAL_6 = ipaddress.IPv6Network("2000::/3")
_NOT_PUBLIC_6: tuple[tuple[ipaddress.IPv6Network, str], ...] = tuple(
    (ipaddress.IPv6Network(network), name)
    for network, name in (
        ("2001::/23", "reserved, or a tunnel (Teredo)"),
        ("2001:db8::/32", "for documentation"),
        ("2002::/16", "a tunnel (6to4)"),
        ("3fff::/20", "for documentation"),
    )
)
_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
_ISATAP = (0x00005EFE, 0x02005EFE)  # bits 64 to 95 of addresses that hold an IPv4 address after them


def why_not_public(address: str) -> str | None:
    """In words why an address is not public; None where it is.

    Args:
        address: as the system's resolver writes it; one that cannot be read is not public.
    """
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return "no address"
    if isinstance(parsed, ipaddress.IPv4Address):
        return _why_not_4(parsed)
    return _why_not_6(parsed)


def _why_not_4(address: ipaddress.IPv4Address) -> str | None:
    return next((name for network, name in _NOT_PUBLIC_4 if address in network), None)


def _why_not_6(address: ipaddress.IPv6Address) -> str | None:
    if address.ipv4_mapped is not None:
        return _why_not_4(address.ipv4_mapped)
    last = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _NAT64:
        return _why_not_4(last)
    if address not in _GLOBAL_6:
        return "loopback" if address.is_loopback else "not in the public part of IPv6"
    if (int(address) >> 32) & 0xFFFFFFFF in _ISATAP:
        return _why_not_4(last)
    return next((name for network, name in _NOT_PUBLIC_6 if address in network), None)
