"""Accounts in a store: users, browsers that are signed in, keys of programs. Secrets are kept as hashes and digests only."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, exists, insert, select, update
from sqlalchemy.exc import IntegrityError

from firsthand.domain.account import ApiToken, User, UserRole
from firsthand.domain.errors import AccountError
from firsthand.store.engine import Database
from firsthand.store.tables_of_people import api_tokens, sessions, users

_TOUCHED = timedelta(minutes=5)  # a use is noted no more often than that: reading a page should not write


class Accounts:
    """The accounts of one store. Each method is one transaction.

    Every method raises `StoreError` where the surroundings fail, and `AccountError` where it names a user or token that
    is not there.

    Args:
        database: of the store.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    # Users

    def are_there(self) -> bool:
        """Whether any account is open."""
        with self._database.reading() as connection:
            return bool(connection.scalar(select(exists().where(users.c.is_active))))

    def users(self) -> tuple[User, ...]:
        """Every account, closed ones too, by name."""
        with self._database.reading() as connection:
            return tuple(_user(row) for row in connection.execute(select(users).order_by(users.c.name)))

    def user(self, name: str) -> tuple[User, str] | None:
        """A user and the hash of the password, None where there is none of that name."""
        with self._database.reading() as connection:
            row = connection.execute(select(users).where(users.c.name == name)).one_or_none()
            return None if row is None else (_user(row), row.password)

    def add(self, user: User, password: str) -> None:
        """Open an account.

        Args:
            user: who.
            password: hash of the password.

        Raises:
            AccountError: the name is taken.
        """
        with self._database.writing() as connection:
            taken = connection.scalar(select(users.c.name).where(users.c.name == user.name))
            if taken:
                raise AccountError(f"there is a user {user.name} already", code="taken")
            try:
                connection.execute(
                    insert(users).values(
                        name=user.name,
                        role=user.role,
                        password=password,
                        created_at=user.created_at,
                        is_active=user.is_active,
                    )
                )
            except IntegrityError as fault:  # somebody else was faster
                raise AccountError(f"there is a user {user.name} already", code="taken") from fault

    def set_password(self, name: str, password: str, *, ends_sessions: bool = True) -> None:
        """Give a user another password; every browser is signed out unless the hash alone was made again.

        Args:
            name: who.
            password: hash of the password.
            ends_sessions: whether to sign out everywhere.
        """
        with self._database.writing() as connection:
            _change(connection, name, password=password)
            if ends_sessions:
                connection.execute(delete(sessions).where(sessions.c.user == name))

    def set_role(self, name: str, role: UserRole) -> None:
        """Give a user another role.

        Raises:
            AccountError: nobody would be left to look after accounts.
        """
        with self._database.writing() as connection, _keeping_an_admin(connection, name):
            _change(connection, name, role=role)

    def set_active(self, name: str, *, is_active: bool) -> None:
        """Close an account, which signs out everywhere and stops its programs, or open it again.

        Raises:
            AccountError: nobody would be left to look after accounts.
        """
        with self._database.writing() as connection:
            with _keeping_an_admin(connection, name):
                _change(connection, name, is_active=is_active)
            if not is_active:
                connection.execute(delete(sessions).where(sessions.c.user == name))

    # Browsers

    def open_session(self, name: str, digest: str, at: datetime, until: datetime) -> None:
        """Note that a browser is signed in; sessions that have run out are swept away.

        Args:
            name: who.
            digest: of the secret that the browser keeps.
            at: now (UTC).
            until: when the session ends whatever happens (UTC).
        """
        with self._database.writing(beside=True) as connection:
            connection.execute(delete(sessions).where(sessions.c.expires_at <= at))
            connection.execute(
                insert(sessions).values(
                    digest=digest, user=name, created_at=at, last_used=at, expires_at=until
                )
            )

    def session(self, digest: str, at: datetime, *, idle: timedelta) -> User | None:
        """Who is signed in with a secret.

        Args:
            digest: of the secret.
            at: now (UTC).
            idle: how long a session may go unused.

        Returns:
            None where nobody is: no such session, run out, left unused, or the account is closed.
        """
        found = (
            select(users, sessions.c.last_used)
            .join(sessions, sessions.c.user == users.c.name)
            .where(sessions.c.digest == digest, sessions.c.expires_at > at, sessions.c.last_used > at - idle)
            .where(users.c.is_active)
        )
        with self._database.reading() as connection:
            row = connection.execute(found).one_or_none()
        if row is None:
            return None
        if at - row.last_used > _TOUCHED:
            with self._database.writing(beside=True) as connection:
                connection.execute(update(sessions).where(sessions.c.digest == digest).values(last_used=at))
        return _user(row)

    def close_session(self, digest: str) -> None:
        """Sign a browser out; one that is not signed in stays so."""
        with self._database.writing(beside=True) as connection:
            connection.execute(delete(sessions).where(sessions.c.digest == digest))

    # Programs

    def add_token(self, token: ApiToken, digest: str) -> None:
        """Keep the key of a program.

        Args:
            token: what it is for.
            digest: of the key.
        """
        with self._database.writing() as connection:
            row = connection.execute(select(users).where(users.c.name == token.user)).one_or_none()
            if row is None:
                raise AccountError(f"there is no user {token.user}", code="unknown")
            connection.execute(
                insert(api_tokens).values(
                    id=token.id,
                    digest=digest,
                    user=token.user,
                    label=token.label,
                    role=token.role,
                    created_at=token.created_at,
                    expires_at=token.expires_at,
                )
            )

    def bearer(self, digest: str, at: datetime) -> User | None:
        """In whose name a program acts, with the lesser of its role and the user's.

        Args:
            digest: of its key.
            at: now (UTC).

        Returns:
            None where the key is not known, has run out, or the account is closed.
        """
        found = (
            select(
                users, api_tokens.c.role.label("token_role"), api_tokens.c.last_used, api_tokens.c.expires_at
            )
            .join(api_tokens, api_tokens.c.user == users.c.name)
            .where(api_tokens.c.digest == digest, users.c.is_active)
        )
        with self._database.reading() as connection:
            row = connection.execute(found).one_or_none()
        if row is None or (row.expires_at is not None and row.expires_at <= at):
            return None
        if row.last_used is None or at - row.last_used > _TOUCHED:
            with self._database.writing(beside=True) as connection:
                connection.execute(
                    update(api_tokens).where(api_tokens.c.digest == digest).values(last_used=at)
                )
        users_own, keys_own = UserRole(row.role), UserRole(row.token_role)
        role = keys_own if users_own.includes(keys_own) else users_own
        return User(row.name, role, row.created_at, row.is_active)

    def tokens(self, user: str | None = None) -> tuple[ApiToken, ...]:
        """The keys of programs, oldest first, of one user or of all."""
        wanted = select(api_tokens).order_by(api_tokens.c.created_at, api_tokens.c.id)
        if user is not None:
            wanted = wanted.where(api_tokens.c.user == user)
        with self._database.reading() as connection:
            return tuple(_tokens(connection.execute(wanted)))

    def revoke(self, token: str) -> None:
        """Take a program's key away.

        Args:
            token: id of the token.
        """
        with self._database.writing() as connection:
            if not connection.execute(delete(api_tokens).where(api_tokens.c.id == token)).rowcount:
                raise AccountError(f"there is no token {token}", code="unknown")


def _change(connection: Connection, name: str, **values: object) -> None:
    if not connection.execute(update(users).where(users.c.name == name).values(**values)).rowcount:
        raise AccountError(f"there is no user {name}", code="unknown")


@contextmanager
def _keeping_an_admin(connection: Connection, name: str) -> Iterator[None]:
    """Refuse a change of the only admin that would leave accounts without one."""
    admins = select(users.c.name).where(users.c.role == UserRole.ADMIN, users.c.is_active)
    was_only_one = connection.scalars(admins).all() == [name]
    yield
    if was_only_one and not connection.scalars(admins).all():
        raise AccountError(
            "nobody would be left to look after accounts: make somebody else an admin first",
            code="last-admin",
        )


def _user(row: Row[Any]) -> User:
    return User(row.name, UserRole(row.role), row.created_at, row.is_active)


def _tokens(rows: Any) -> Iterator[ApiToken]:
    for row in rows:
        yield ApiToken(
            row.id, row.user, row.label, UserRole(row.role), row.created_at, row.expires_at, row.last_used
        )
