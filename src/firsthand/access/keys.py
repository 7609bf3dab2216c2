"""Secrets that a machine makes: what a browser keeps while it is signed in, and what a program signs in with.

They are random and long, so that a fast digest is enough to keep them by: nobody can go through 2 to the power of 256 of them.
A password is neither, see `passwords`.
"""

from __future__ import annotations

import hashlib
import secrets

_BYTES = 32
_PREFIX = "fh_"  # so that scanners of leaked secrets, and people, see what it is


def new_key() -> str:
    """Make a new secret of 256 random bits, safe in an address and a header."""
    return _PREFIX + secrets.token_urlsafe(_BYTES)


def digest(key: str) -> str:
    """What is kept of a secret: its SHA-256 in hexadecimal digits."""
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()


def csrf_token(key: str) -> str:
    """What a form sent by a browser must carry, made from the secret that the browser keeps.

    Another site can make the browser send its cookie and cannot read it, so it cannot make this.
    """
    return hashlib.sha256(b"csrf:" + key.encode("utf-8", "replace")).hexdigest()


def is_same(given: str, wanted: str) -> bool:
    """Compare two secrets in a time that does not tell where they differ."""
    return secrets.compare_digest(given.encode("utf-8", "replace"), wanted.encode("utf-8", "replace"))
