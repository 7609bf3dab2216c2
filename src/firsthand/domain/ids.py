"""Content-derived identifiers over canonical JSON.

Equal content has an equal id on every machine, so re-running is a no-op and stores can be compared.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from base64 import b32encode
from collections.abc import Mapping, Sequence
from datetime import date
from typing import TypeAlias

Canonical: TypeAlias = (
    "bool | int | float | str | date | Sequence[Canonical] | Mapping[str, Canonical] | None"
)

_ID_CHARS = 16  # 80 bits: a collision among a billion records has odds of about one in two million


def canonical_json(value: Canonical) -> str:
    """Serialise `value` to the one JSON text that stands for it: sorted keys, no blanks, NFC strings."""
    return json.dumps(
        _normalise(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False
    )


def content_id(prefix: str, value: Canonical) -> str:
    """Return `prefix_xxxxxxxxxxxxxxxx`: base32 (lower case) of the SHA-256 of the canonical JSON."""
    digest = hashlib.sha256(canonical_json(value).encode()).digest()
    return f"{prefix}_{b32encode(digest).decode().lower()[:_ID_CHARS]}"


def sha256_hex(content: bytes) -> str:
    """Return the SHA-256 of captured bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _normalise(value: Canonical) -> object:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {unicodedata.normalize("NFC", key): _normalise(item) for key, item in value.items()}
    if isinstance(value, Sequence):
        return [_normalise(item) for item in value]
    return value
