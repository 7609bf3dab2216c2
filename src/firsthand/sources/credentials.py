"""Secrets in addresses: read with them, never written down."""

from __future__ import annotations

import re
from urllib.parse import unquote

_USER = re.compile(r"(?P<scheme>[A-Za-z][A-Za-z0-9+.-]*)://(?P<user>[^/?#]*|[^/?#@]*:[^?#@]*)@")
"""What stands before the host; also where a slash of a secret was not escaped, as no host has a colon in such a place."""
_SECRET = re.compile(
    r"(?<=[?&])(?P<name>[^=&#]*(?:secret|token|password)[^=&#]*|sig)=(?P<value>[^&#]+)", re.I
)
_WEB = frozenset({"http", "https"})
_NAMES = frozenset({"abfs", "abfss", "gs", "gcs", "hdfs"})
"""Where the name before the host is a container, an account or "anonymous": it belongs to the address, a password after it does not."""
_HIDDEN = "***"


def without_secrets(address: str) -> str:
    """An address as it may be stored and shown: without user name, key and password, and without secrets among the options of
    an object store. What follows "?" in addresses of the web belongs to the page.
    """
    match = _USER.match(address)
    scheme = address.partition("://")[0].lower()
    if match is not None:
        name = match["user"].partition(":")[0] if scheme in _NAMES else ""
        address = f"{match['scheme']}://{name}{'@' if name else ''}{address[match.end() :]}"
    return address if scheme in _WEB else _SECRET.sub(lambda found: f"{found['name']}={_HIDDEN}", address)


def scrubbed(text: str, address: str) -> str:
    """What a library says of an address, without its secrets."""
    match = _USER.match(address)
    name, _, password = match["user"].partition(":") if match is not None else ("", "", "")
    secrets = {password, *(found["value"] for found in _SECRET.finditer(address))}
    if address.partition("://")[0].lower() not in _NAMES:
        secrets.add(name)
    text = text.replace(address, without_secrets(address))
    for secret in sorted(secrets | {unquote(secret) for secret in secrets}, key=len, reverse=True):
        text = text.replace(secret, _HIDDEN) if len(secret) > 2 else text
    return text
