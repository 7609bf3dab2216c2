"""What tells one article from another: its address, without what only counts clicks."""

from __future__ import annotations

import re
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from firsthand.domain.ids import sha256_hex

_COUNTING = re.compile(
    r"utm_\w+|at_(?:medium|campaign|custom\w*|link\w*|ptr\w*|bbc\w*|format)|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|cmpid|ns_\w+|xtor|traffic_source|ocid",
    re.IGNORECASE,
)
"""Parameters by which analytics count where readers come from (Google's, AT Internet's, Facebook's, Mailchimp's, ...)."""
_LONGEST = 500


def key_of(link: str) -> str:
    """The key of an address; a hash where it is long."""
    try:
        parts = urlsplit(link)
        query = parts.query
        if _COUNTING.search(query):
            kept = [(k, v) for k, v in parse_qsl(query, keep_blank_values=True) if not _COUNTING.fullmatch(k)]
            query = urlencode(kept)
        key = urlunsplit((parts.scheme.lower(), parts.netloc.lower(), parts.path, query, ""))
    except ValueError:
        key = link
    return key if len(key) <= _LONGEST else f"sha256:{sha256_hex(key.encode(errors='replace'))}"


def own_key(source: str, guid: str) -> str:
    """The key of an entry that leads nowhere and only has a text of its own."""
    return "entry:" + sha256_hex("\n".join((source, guid)).encode(errors="replace"))
