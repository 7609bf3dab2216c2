"""Users, sessions and keys of programs, on both databases."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from firsthand.domain.account import ApiToken, User, UserRole
from firsthand.domain.errors import ConfigError
from firsthand.store import Store
from firsthand.store.accounts import Accounts

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
def accounts(store: Store) -> Accounts:
    held = Accounts(store.database)
    assert not held.are_there()
    held.add(User("aissata", UserRole.ADMIN, NOW), "hash-a")
    held.add(User("moussa", UserRole.CODER, NOW), "hash-m")
    return held


def test_users_come_back_as_they_were_put(accounts: Accounts) -> None:
    assert accounts.are_there()
    assert accounts.user("moussa") == (User("moussa", UserRole.CODER, NOW), "hash-m")
    assert accounts.user("nobody") is None
    assert [user.name for user in accounts.users()] == ["aissata", "moussa"]


def test_a_name_is_taken_once_and_for_all(accounts: Accounts) -> None:
    accounts.set_active("moussa", is_active=False)
    with pytest.raises(ConfigError, match="already"):
        accounts.add(User("moussa", UserRole.ADMIN, NOW), "other")


def test_the_last_admin_stays(accounts: Accounts) -> None:
    with pytest.raises(ConfigError, match="nobody would be left"):
        accounts.set_role("aissata", UserRole.READER)
    with pytest.raises(ConfigError, match="nobody would be left"):
        accounts.set_active("aissata", is_active=False)
    held = accounts.user("aissata")
    assert held is not None
    assert held[0] == User("aissata", UserRole.ADMIN, NOW)
    accounts.set_role("moussa", UserRole.ADMIN)
    accounts.set_active("aissata", is_active=False)


def test_a_session_ends_by_its_term_by_idleness_and_by_signing_out(accounts: Accounts) -> None:
    accounts.open_session("moussa", "d1", NOW, NOW + DAY)
    assert accounts.session("d1", NOW + HOUR, idle=2 * HOUR) == User("moussa", UserRole.CODER, NOW)
    assert accounts.session("d2", NOW, idle=HOUR) is None
    assert accounts.session("d1", NOW + 2.5 * HOUR, idle=2 * HOUR) is not None, "used an hour and a half ago"
    assert accounts.session("d1", NOW + 6 * HOUR, idle=2 * HOUR) is None
    assert accounts.session("d1", NOW + DAY, idle=7 * DAY) is None
    accounts.close_session("d1")
    assert accounts.session("d1", NOW, idle=DAY) is None


@pytest.mark.parametrize("act", ["password", "closed"])
def test_what_ends_every_session_of_a_user(accounts: Accounts, act: str) -> None:
    accounts.open_session("moussa", "d1", NOW, NOW + DAY)
    accounts.open_session("aissata", "d2", NOW, NOW + DAY)
    if act == "password":
        accounts.set_password("moussa", "new")
    else:
        accounts.set_active("moussa", is_active=False)
    assert accounts.session("d1", NOW, idle=DAY) is None
    assert accounts.session("d2", NOW, idle=DAY) is not None


def test_a_hash_made_again_signs_nobody_out(accounts: Accounts) -> None:
    accounts.open_session("moussa", "d1", NOW, NOW + DAY)
    accounts.set_password("moussa", "again", ends_sessions=False)
    assert accounts.session("d1", NOW, idle=DAY) is not None


def test_a_program_may_do_no_more_than_its_user_and_its_key(accounts: Accounts) -> None:
    accounts.add_token(ApiToken("t1", "moussa", "export", UserRole.ADMIN, NOW, NOW + DAY), "k1")
    accounts.add_token(ApiToken("t2", "aissata", "look", UserRole.READER, NOW), "k2")
    first, second = accounts.bearer("k1", NOW), accounts.bearer("k2", NOW + 900 * DAY)
    assert first is not None
    assert second is not None
    assert (first.role, second.role) == (UserRole.CODER, UserRole.READER)
    assert accounts.bearer("k1", NOW + DAY) is None
    assert [token.last_used for token in accounts.tokens("moussa")] == [NOW]
    accounts.set_active("moussa", is_active=False)
    assert accounts.bearer("k1", NOW) is None
    accounts.revoke("t2")
    assert accounts.bearer("k2", NOW) is None
    assert [token.id for token in accounts.tokens()] == ["t1"]


def test_who_is_not_there_is_named(accounts: Accounts) -> None:
    for act in (
        lambda: accounts.set_password("nobody", "x"),
        lambda: accounts.set_role("nobody", UserRole.CODER),
        lambda: accounts.set_active("nobody", is_active=True),
        lambda: accounts.revoke("nobody"),
        lambda: accounts.add_token(ApiToken("t", "nobody", "", UserRole.READER, NOW), "k"),
    ):
        with pytest.raises(ConfigError, match="nobody"):
            act()
