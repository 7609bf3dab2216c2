"""`firsthand users`."""

from __future__ import annotations

import json
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any

import typer

from firsthand.cli.context import Context
from firsthand.domain.account import ApiToken, User, UserRole, user_name
from firsthand.domain.errors import AccountError, ConfigError

if TYPE_CHECKING:
    from firsthand.store.accounts import Accounts

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode=None,
    help="Accounts of people, and keys of programs, that work with a store through `firsthand serve`.",
)
_Store = Annotated[str | None, typer.Option("--store", help="The store. [default: sqlite:///firsthand.db]")]
_Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_Name = Annotated[str, typer.Argument(help="The user.")]
_Stdin = Annotated[
    bool,
    typer.Option("--password-stdin", help="Read the password from standard input instead of asking for it."),
]
_ROLES = "reader (looks), coder (judges records), editor (also merges and splits), or admin (also accounts)"


@app.command()
def add(
    context: typer.Context,
    name: _Name,
    role: Annotated[UserRole, typer.Option("--role", help=f"One of {_ROLES}.")] = UserRole.CODER,
    password_stdin: _Stdin = False,
    store: _Store = None,
) -> None:
    """Open an account. The password is asked for, and never taken from the command line, where others could see it.

    Example: firsthand users add aissata --role editor
    """
    from firsthand.access import hash_password  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    folded = user_name(name)
    with _accounts(shared, create=True) as accounts:
        if accounts.user(folded):
            raise AccountError(f"there is a user {folded} already", code="taken")
        accounts.add(User(folded, role, datetime.now(UTC)), hash_password(_password(folded, password_stdin)))
    shared.err.print(f"{folded} can sign in as {role}", markup=False)


@app.command("list")
def list_users(context: typer.Context, store: _Store = None, as_json: _Json = False) -> None:
    """List the accounts.

    Example: firsthand users list
    """
    shared: Context = context.obj.with_store(store)
    with _accounts(shared) as accounts:
        users = accounts.users()
    for user in users:
        if as_json:
            _print_json(asdict(user))
        else:
            state = "" if user.is_active else "  closed"
            typer.echo(f"{user.name}  {user.role}  since {user.created_at:%Y-%m-%d}{state}")
    if not users:
        shared.err.print("no accounts: `firsthand users add NAME --role admin` opens the first", markup=False)


@app.command()
def password(
    context: typer.Context, name: _Name, password_stdin: _Stdin = False, store: _Store = None
) -> None:
    """Give a user another password. Every browser that is signed in under the name is signed out.

    Example: firsthand users password aissata
    """
    from firsthand.access import hash_password  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    folded = user_name(name)
    with _accounts(shared) as accounts:
        if accounts.user(folded) is None:
            raise AccountError(f"there is no user {folded}", code="unknown")
        accounts.set_password(folded, hash_password(_password(folded, password_stdin)))
    shared.err.print(f"{folded} has a new password", markup=False)


@app.command()
def role(
    context: typer.Context,
    name: _Name,
    role: Annotated[UserRole, typer.Argument(help=f"One of {_ROLES}.")],
    store: _Store = None,
) -> None:
    """Give a user another role.

    Example: firsthand users role aissata admin
    """
    shared: Context = context.obj.with_store(store)
    with _accounts(shared) as accounts:
        accounts.set_role(user_name(name), role)
    shared.err.print(f"{user_name(name)} is now {role}", markup=False)


@app.command()
def close(context: typer.Context, name: _Name, store: _Store = None) -> None:
    """Close an account: signed out everywhere, programs stopped. Decisions made under the name stay.

    Example: firsthand users close aissata
    """
    shared: Context = context.obj.with_store(store)
    with _accounts(shared) as accounts:
        accounts.set_active(user_name(name), is_active=False)
    shared.err.print(f"the account {user_name(name)} is closed", markup=False)


@app.command()
def reopen(context: typer.Context, name: _Name, store: _Store = None) -> None:
    """Open an account again that was closed.

    Example: firsthand users reopen aissata
    """
    shared: Context = context.obj.with_store(store)
    with _accounts(shared) as accounts:
        accounts.set_active(user_name(name), is_active=True)
    shared.err.print(f"the account {user_name(name)} is open", markup=False)


@app.command()
def token(
    context: typer.Context,
    name: _Name,
    label: Annotated[str, typer.Option("--label", help="What the key is for.")],
    role: Annotated[
        UserRole, typer.Option("--role", help="What the program may do; never more than its user.")
    ] = UserRole.READER,
    days: Annotated[int | None, typer.Option("--days", min=1, help="Days until it runs out.")] = 365,
    store: _Store = None,
) -> None:
    """Make a key for a program, shown this once. The program sends it as `Authorization: Bearer KEY`.

    Example: firsthand users token aissata --label "weekly export"
    """
    from firsthand.access import digest, new_key  # noqa: PLC0415

    shared: Context = context.obj.with_store(store)
    now, key = datetime.now(UTC), new_key()
    expires = now + timedelta(days=days) if days else None
    made = ApiToken(secrets.token_hex(4), user_name(name), label.strip(), role, now, expires)
    with _accounts(shared) as accounts:
        accounts.add_token(made, digest(key))
    shared.err.print(f"token {made.id}; keep the key, it is not shown again:", markup=False)
    typer.echo(key)


@app.command()
def tokens(context: typer.Context, store: _Store = None, as_json: _Json = False) -> None:
    """List the keys of programs, without the keys themselves.

    Example: firsthand users tokens
    """
    shared: Context = context.obj.with_store(store)
    with _accounts(shared) as accounts:
        held = accounts.tokens()
    for each in held:
        if as_json:
            _print_json(asdict(each))
            continue
        ends = f"until {each.expires_at:%Y-%m-%d}" if each.expires_at else "without end"
        used = f"last used {each.last_used:%Y-%m-%d}" if each.last_used else "never used"
        typer.echo(f"{each.id}  {each.user}  {each.role}  {ends}  {used}  {each.label}")


@app.command()
def revoke(
    context: typer.Context,
    token_id: Annotated[str, typer.Argument(metavar="TOKEN", help="Id of the token, as `tokens` lists it.")],
    store: _Store = None,
) -> None:
    """Take a program's key away.

    Example: firsthand users revoke 9f2c11ab
    """
    shared: Context = context.obj.with_store(store)
    with _accounts(shared) as accounts:
        accounts.revoke(token_id)
    shared.err.print(f"token {token_id} is revoked", markup=False)


@contextmanager
def _accounts(shared: Context, *, create: bool = False) -> Iterator[Accounts]:
    from firsthand.store.accounts import Accounts  # noqa: PLC0415 - loads SQLAlchemy

    with shared.desk(create=create) as desk:
        yield Accounts(desk.store.database)


def _password(user: str, from_stdin: bool) -> str:  # noqa: FBT001
    from firsthand.access import check_new_password  # noqa: PLC0415

    if from_stdin:
        chosen = sys.stdin.readline().rstrip("\r\n")
    elif sys.stdin.isatty():
        chosen = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    else:
        raise ConfigError("no terminal to ask for a password: use --password-stdin")
    check_new_password(chosen, user=user)
    return chosen


def _print_json(record: dict[str, Any]) -> None:
    plain = {
        key: value.isoformat() if isinstance(value, datetime) else value for key, value in record.items()
    }
    typer.echo(json.dumps(plain, ensure_ascii=False))
