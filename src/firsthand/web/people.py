"""Who asks. Until accounts are kept, whoever reaches the desk on this machine is its editor."""

from __future__ import annotations

import hmac
import secrets
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from fastapi import Form, HTTPException, Request

from firsthand.store import Store

_ORDER = ("reader", "coder", "editor", "admin")


class UserRole(StrEnum):
    """What a person may do; each may do what those before it may."""

    READER = "reader"
    CODER = "coder"
    EDITOR = "editor"
    ADMIN = "admin"

    def includes(self, other: UserRole) -> bool:
        """Whether this role may do what another may."""
        return _ORDER.index(self) >= _ORDER.index(other)


@dataclass(frozen=True, slots=True)
class User:
    """A person at the desk; `name` is the author of what they decide."""

    name: str
    role: UserRole


LOCAL = User("local", UserRole.EDITOR)
"""Whoever works on this machine, where no accounts are kept."""


def accounts_exist(store: Store) -> bool:  # noqa: ARG001 - the hook of the accounts
    """Whether people have to sign in. `firsthand serve` listens to other machines only then."""
    return False


def current_user(request: Request) -> User:  # noqa: ARG001 - the hook of the accounts
    """Who asks, a dependency of routes."""
    return LOCAL


class Tokens:
    """The token that every form carries, so that another site cannot send one in a person's name."""

    def __init__(self) -> None:
        self._secret = secrets.token_urlsafe(32)

    def token(self, request: Request) -> str:  # noqa: ARG002 - the hook of the accounts
        """The token for the forms of a page."""
        return self._secret

    def is_valid(self, request: Request, token: str) -> bool:
        """Whether a form carries the token that it was given."""
        return hmac.compare_digest(self.token(request).encode(), token.encode())


def checked_form(request: Request, csrf_token: Annotated[str, Form()] = "") -> None:
    """A dependency of every route that takes a form.

    Raises:
        HTTPException: 403, the form did not come from a page of this desk.
    """
    tokens: Tokens = request.app.state.tokens
    if not tokens.is_valid(request, csrf_token):
        raise HTTPException(403, "csrf")
