"""Who asks, and whether a form comes from us: dependencies of routes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import Depends, Form, Header, HTTPException, Request

from firsthand.domain.account import User, UserRole
from firsthand.web.door import LOCAL, Door, bearer_key

__all__ = ["LOCAL", "User", "UserRole", "checked_call", "checked_form", "current_user", "form_token", "needs"]

_OF_BROWSERS = ("origin", "sec-fetch-site", "cookie")


def current_user(request: Request) -> User:
    """Who asks, a dependency of routes.

    Raises:
        NotSignedIn: the desk keeps accounts and nobody is signed in.
    """
    user = Door.of(request).user(request)
    request.state.user = user
    return user


def needs(role: UserRole) -> Callable[[User], None]:
    """A dependency of routes that not everybody may use.

    Args:
        role: the least that is asked for.
    """

    def check(user: Annotated[User, Depends(current_user)]) -> None:
        if not user.may(role):
            raise HTTPException(403)

    return check


def form_token(request: Request) -> str:
    """The token for the forms of a page."""
    return Door.of(request).form_token(request)


def checked_form(request: Request, csrf_token: Annotated[str, Form()] = "") -> None:
    """A dependency of every route that takes a form.

    Raises:
        HTTPException: 403, the form did not come from a page of this desk.
    """
    if not Door.of(request).is_own_form(request, csrf_token):
        raise HTTPException(403, "csrf")


def checked_call(
    request: Request,
    user: Annotated[User, Depends(current_user)],
    x_csrf_token: Annotated[str, Header(max_length=200)] = "",
) -> None:
    """A dependency of every route of the interface that changes something. A program's key is proof enough: no browser sends it unasked.
    Where no accounts are kept, a program on this machine needs none: a browser tells with whatever it posts where that comes from
    (`Origin`, Fetch standard), and a program does not.

    Raises:
        HTTPException: 403, a browser was made to call by another site.
    """
    if bearer_key(request) is not None:
        return
    is_program = user is LOCAL and not any(name in request.headers for name in _OF_BROWSERS)
    if not is_program and not Door.of(request).is_own_form(request, x_csrf_token):
        raise HTTPException(403, "csrf")
