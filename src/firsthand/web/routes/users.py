"""The accounts of a desk, for those who look after them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from fastapi import APIRouter, Depends, Form, Response

from firsthand.access import check_new_password, hash_password
from firsthand.domain.account import User, UserRole, user_name
from firsthand.domain.errors import AccountError
from firsthand.web.door import LOCAL, Door
from firsthand.web.people import checked_form, needs
from firsthand.web.visit import Here, Visit

router = APIRouter(include_in_schema=False, prefix="/users", dependencies=[Depends(needs(UserRole.ADMIN))])
_FORM = [Depends(checked_form)]


@router.get("")
def index(here: Here) -> Response:
    """Every account."""
    return _page(here)


@router.post("", dependencies=_FORM)
def add(
    here: Here,
    name: Annotated[str, Form()],
    password: Annotated[str, Form()],
    role: Annotated[UserRole, Form()],
) -> Response:
    """Open an account."""
    door = Door.of(here.request)

    def act() -> None:
        folded = user_name(name)
        if folded == LOCAL.name:
            raise AccountError(
                f"{folded} is whoever works on the machine itself: choose another name", code="taken"
            )
        check_new_password(password, user=folded)
        door.accounts.add(User(folded, role, door.now()), hash_password(password))

    return _done(here, act)


@router.post("/{name}/role", dependencies=_FORM)
def change_role(here: Here, name: str, role: Annotated[UserRole, Form()]) -> Response:
    """Give somebody another role."""
    return _done(here, lambda: Door.of(here.request).accounts.set_role(name, role))


@router.post("/{name}/password", dependencies=_FORM)
def change_password(here: Here, name: str, password: Annotated[str, Form()]) -> Response:
    """Give somebody who forgot theirs another password, and sign them out everywhere."""

    def act() -> None:
        check_new_password(password, user=name)
        Door.of(here.request).accounts.set_password(name, hash_password(password))

    return _done(here, act)


@router.post("/{name}/state", dependencies=_FORM)
def change_state(here: Here, name: str, is_active: Annotated[bool, Form()]) -> Response:
    """Close an account, or open it again."""
    return _done(here, lambda: Door.of(here.request).accounts.set_active(name, is_active=is_active))


def _done(here: Visit, act: Callable[[], None]) -> Response:
    try:
        act()
    except AccountError as fault:
        return _page(here, fault=fault.code, status=422)
    return _page(here, is_done=True)


def _page(here: Visit, *, fault: str = "", is_done: bool = False, status: int = 200) -> Response:
    return here.page(
        "account/users.html",
        status=status,
        headers={"Cache-Control": "no-store"},
        users=Door.of(here.request).accounts.users(),
        roles=list(UserRole),
        fault=fault,
        is_done=is_done,
    )
