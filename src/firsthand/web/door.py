"""The door of the desk: signing in and out, and who stands behind a request."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from threading import BoundedSemaphore

from fastapi import Request

from firsthand.access import (
    Throttle,
    csrf_token,
    digest,
    hash_password,
    is_outdated,
    is_right,
    is_same,
    new_key,
)
from firsthand.domain.account import User, UserRole, user_name
from firsthand.domain.errors import AccountError
from firsthand.store.accounts import Accounts

COOKIE = "fh_key"
TERM = timedelta(days=14)
"""How long a session lasts at most."""
IDLE = timedelta(hours=12)
"""How long it may go unused."""

LOCAL = User("local", UserRole.EDITOR, datetime(1970, 1, 1, tzinfo=UTC))
"""Whoever works on this machine, where no accounts are kept."""

_BEARER = "bearer "
_HASHES_AT_ONCE = 2  # each takes 64 MiB
_TRIES, _TRIES_A_SECOND = 10, 1 / 30  # of one name, and of one address
_CALLS, _CALLS_A_SECOND = 120, 10  # to the interface, by one account


class TooOften(Exception):  # noqa: N818 - says what happened
    """Something was tried too often.

    Args:
        seconds: until it may be tried again.
    """

    def __init__(self, seconds: int) -> None:
        super().__init__(f"try again in {seconds} s")
        self.seconds = seconds


class NotSignedIn(Exception):  # noqa: N818 - says what is missing
    """The desk keeps accounts and nobody is signed in."""


class Door:
    """Knows who may come in. One per app, shared by its threads.

    Args:
        accounts: those of the store.
        clock: now (UTC).
    """

    def __init__(self, accounts: Accounts, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.accounts = accounts
        self._clock = clock
        self._tries = Throttle(_TRIES, _TRIES_A_SECOND)
        self._calls = Throttle(_CALLS, _CALLS_A_SECOND)
        self._hashing = BoundedSemaphore(_HASHES_AT_ONCE)
        self._own = secrets.token_urlsafe(32)  # for browsers that keep no secret, where there are no accounts

    @classmethod
    def of(cls, request: Request) -> Door:
        """That of the app which answers a request."""
        door = request.app.state.door
        assert isinstance(door, cls)  # noqa: S101 - told to the type checker
        return door

    def user(self, request: Request) -> User:
        """Who stands behind a request.

        Raises:
            NotSignedIn: the desk keeps accounts and the request bears neither a session nor a key that holds.
            TooOften: a program calls more often than it may.
        """
        key = bearer_key(request)
        if key is not None:
            found = self.accounts.bearer(digest(key), self._clock())
            if found is None:
                raise NotSignedIn
            self._count(self._calls, found.name)
            return found
        cookie = request.cookies.get(COOKIE)
        found = self.accounts.session(digest(cookie), self._clock(), idle=IDLE) if cookie else None
        if found is not None:
            return found
        if self.accounts.are_there():
            raise NotSignedIn
        return LOCAL

    def sign_in(self, name: str, password: str, address: str) -> str | None:
        """Open a session.

        Args:
            name: as typed.
            password: as typed.
            address: where the request comes from.

        Returns:
            The secret for the browser to keep, None where name and password do not go together.

        Raises:
            TooOften: the name or the address was tried too often.
        """
        try:
            name = user_name(name)
        except AccountError:
            name = ""
        for key in (f"name:{name}", f"address:{address}"):
            self._count(self._tries, key)
        held = self.accounts.user(name) if name else None
        with self._hashing:
            is_theirs = is_right(password, held[1] if held else None)
            if held is None or not is_theirs or not held[0].is_active:
                return None
            if is_outdated(held[1]):
                self.accounts.set_password(name, hash_password(password), ends_sessions=False)
        for key in (f"name:{name}", f"address:{address}"):
            self._tries.forgive(key)
        now, secret = self._clock(), new_key()
        self.accounts.open_session(name, digest(secret), now, now + TERM)
        return secret

    def is_password_of(self, user: User, password: str) -> bool:
        """Whether somebody signed in knows the password, asked again before it is changed.

        Raises:
            TooOften: tried too often.
        """
        self._count(self._tries, f"name:{user.name}")
        held = self.accounts.user(user.name)
        with self._hashing:
            return is_right(password, held[1] if held else None)

    def sign_out(self, request: Request) -> None:
        """End the session of a browser."""
        if cookie := request.cookies.get(COOKIE):
            self.accounts.close_session(digest(cookie))

    def form_token(self, request: Request) -> str:
        """What a form on a page must carry back; see `access.csrf_token`."""
        fresh: str | None = getattr(request.state, "fresh_key", None)
        return csrf_token(fresh or request.cookies.get(COOKIE) or self._own)

    def is_own_form(self, request: Request, token: str) -> bool:
        """Whether a form comes from a page of this desk."""
        came_from = request.headers.get("sec-fetch-site", "same-origin")
        return came_from in ("same-origin", "none") and is_same(self.form_token(request), token)

    def now(self) -> datetime:
        """Now (UTC)."""
        return self._clock()

    @staticmethod
    def _count(throttle: Throttle, key: str) -> None:
        wait = throttle.wait(key)
        if wait:
            raise TooOften(int(wait) + 1)


def bearer_key(request: Request) -> str | None:
    """The key that a program signs in with (RFC 6750), None where the request bears none."""
    header = request.headers.get("authorization", "")
    return header[len(_BEARER) :].strip() if header.lower().startswith(_BEARER) else None
