"""Passwords: kept as Argon2id hashes with the parameters of RFC 9106 for machines with little memory (64 MiB)."""

from __future__ import annotations

from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from firsthand.domain.errors import AccountError

SHORTEST = 12
"""Characters. NIST SP 800-63B asks for 8 at least and for 15 where nothing else is asked for; no rules on kinds of character."""

LONGEST = 256
"""Characters; a longer one would only make the server work."""

_hasher = PasswordHasher()


def check_new_password(password: str, *, user: str) -> None:
    """Check that a password can be chosen.

    Raises:
        AccountError: too short, too long, made of few different characters, or built on the user's name.
    """
    if len(password) < SHORTEST:
        raise _weak(f"a password needs {SHORTEST} characters at least: a few words are easy to keep in mind")
    if len(password) > LONGEST:
        raise _weak(f"a password has {LONGEST} characters at most")
    if len(set(password.lower())) < 5 or password.lower().replace(user, "").strip("0123456789.!-_ ") == "":
        raise _weak("that password is easy to guess: choose another")


def hash_password(password: str) -> str:
    """Hash a password, with its salt and parameters in the result."""
    return _hasher.hash(password)


def is_right(password: str, hashed: str | None) -> bool:
    """Whether a password is the one that was hashed.

    Args:
        password: as typed.
        hashed: what is kept, None where there is no such user: then as much time is spent, so that the answer does not
            tell whether a name is taken.
    """
    if len(password) > LONGEST:
        return False
    try:
        _hasher.verify(_nobody() if hashed is None else hashed, password)
    except (VerificationError, InvalidHashError):
        return False
    return hashed is not None


def is_outdated(hashed: str) -> bool:
    """Whether a hash was made with other parameters than today's, and should be made again at the next sign-in."""
    return _hasher.check_needs_rehash(hashed)


def _weak(message: str) -> AccountError:
    return AccountError(message, code="weak-password")


@cache
def _nobody() -> str:
    return _hasher.hash("no user has this password")
