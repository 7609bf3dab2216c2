"""Signing in and out, and one's own account."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Request, Response
from fastapi.responses import RedirectResponse

from firsthand.access import check_new_password, digest, hash_password, new_key
from firsthand.domain.account import ApiToken, UserRole
from firsthand.domain.errors import AccountError
from firsthand.web.door import COOKIE, LOCAL, TERM, Door
from firsthand.web.front import Front
from firsthand.web.people import checked_form
from firsthand.web.visit import Here, Visit, locale_of

router = APIRouter(include_in_schema=False)
_HOME = "/events"
_DAYS = 365


@router.get("/sign-in")
def sign_in_page(request: Request, to: str = _HOME) -> Response:
    """The form. A browser that comes for the first time is given a secret, which the form is tied to."""
    if COOKIE in request.cookies:
        return _form(request, to)
    secret = request.state.fresh_key = new_key()
    answer = _form(request, to)
    _keep(request, answer, secret)
    return answer


@router.post("/sign-in", dependencies=[Depends(checked_form)])
def sign_in(
    request: Request,
    name: Annotated[str, Form()],
    password: Annotated[str, Form()],
    to: Annotated[str, Form()] = _HOME,
) -> Response:
    """Open a session and go on to where one wanted to go."""
    address = request.client.host if request.client else ""
    secret = Door.of(request).sign_in(name, password, address)
    if secret is None:
        return _form(request, to, name=name, status=401)
    answer = RedirectResponse(_inside(to), 303)
    _keep(request, answer, secret)
    return answer


@router.post("/sign-out", dependencies=[Depends(checked_form)])
def sign_out(request: Request) -> Response:
    """End the session."""
    Door.of(request).sign_out(request)
    answer = RedirectResponse("/sign-in", 303)
    answer.delete_cookie(COOKIE)
    return answer


@router.get("/account")
def account(here: Here) -> Response:
    """One's own account: role, password, keys of programs."""
    return _account(here)


@router.post("/account/password", dependencies=[Depends(checked_form)])
def change_password(here: Here, current: Annotated[str, Form()], chosen: Annotated[str, Form()]) -> Response:
    """Choose another password; every browser but this one is signed out."""
    door, name = Door.of(here.request), here.user.name
    if here.user == LOCAL or not door.is_password_of(here.user, current):
        return _account(here, told="wrong_password", status=422)
    try:
        check_new_password(chosen, user=name)
    except AccountError as fault:
        return _account(here, fault=fault.code, status=422)
    door.accounts.set_password(name, hash_password(chosen))
    now, secret = door.now(), new_key()
    door.accounts.open_session(name, digest(secret), now, now + TERM)
    here.request.state.fresh_key = secret
    answer = _account(here, told="password_changed")
    _keep(here.request, answer, secret)
    return answer


@router.post("/account/tokens", dependencies=[Depends(checked_form)])
def add_token(
    here: Here, label: Annotated[str, Form()], role: Annotated[UserRole, Form()] = UserRole.READER
) -> Response:
    """Make a key for a program; it is shown on this page and never again."""
    if here.user == LOCAL or not label.strip():
        return _account(here, told="no_label", status=422)
    door = Door.of(here.request)
    now, key = door.now(), new_key()
    token = ApiToken(
        secrets.token_hex(4), here.user.name, label.strip()[:200], role, now, now + timedelta(days=_DAYS)
    )
    door.accounts.add_token(token, digest(key))
    return _account(here, key=key)


@router.post("/account/tokens/{token}/revoke", dependencies=[Depends(checked_form)])
def revoke_token(here: Here, token: str) -> Response:
    """Take a key away; one's own, or anybody's for an admin."""
    door = Door.of(here.request)
    own = {held.id for held in door.accounts.tokens(here.user.name)}
    if token in own or here.user.may(UserRole.ADMIN):
        door.accounts.revoke(token)
        return _account(here, told="revoked")
    raise AccountError(f"there is no token {token}", code="unknown")


def _account(here: Visit, *, told: str = "", fault: str = "", key: str = "", status: int = 200) -> Response:
    tokens = () if here.user == LOCAL else Door.of(here.request).accounts.tokens(here.user.name)
    return here.page(
        "account/index.html",
        status=status,
        headers={"Cache-Control": "no-store"},
        tokens=tokens,
        told=told,
        fault=fault,
        key=key,
        is_local=here.user == LOCAL,
        roles=[role for role in UserRole if here.user.role.includes(role)],
    )


def _form(request: Request, to: str, *, name: str = "", status: int = 200) -> Response:
    here = Visit(request, Front.of(request), LOCAL, locale_of(request))
    return here.page(
        "account/sign_in.html",
        status=status,
        headers={"Cache-Control": "no-store"},
        to=_inside(to),
        name=name[:64],
        is_wrong=status == 401,
    )


def _inside(to: str) -> str:
    """An address of this desk to go on to, never one elsewhere."""
    is_path = to.startswith("/") and not to.startswith("//") and "\\" not in to and to.isprintable()
    return to if is_path else _HOME


def _keep(request: Request, answer: Response, secret: str) -> None:
    answer.set_cookie(
        COOKIE,
        secret,
        int(TERM.total_seconds()),
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
