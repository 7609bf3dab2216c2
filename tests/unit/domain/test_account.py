import itertools
from datetime import UTC, datetime

import pytest

from firsthand.domain.account import User, UserRole, user_name
from firsthand.domain.errors import ConfigError

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def test_each_role_may_do_all_that_those_before_it_may() -> None:
    assert [role.value for role in UserRole] == ["reader", "coder", "editor", "admin"]
    for one, other in itertools.combinations(UserRole, 2):
        assert other.includes(one)
        assert not one.includes(other)


def test_a_closed_account_may_do_nothing() -> None:
    assert User("a", UserRole.ADMIN, NOW).may(UserRole.EDITOR)
    assert not User("a", UserRole.ADMIN, NOW, is_active=False).may(UserRole.READER)
    assert not User("a", UserRole.READER, NOW).may(UserRole.CODER)


@pytest.mark.parametrize(
    ("given", "folded"), [(" Aïssata".replace("ï", "i"), "aissata"), ("m.k@ngo", "m.k@ngo")]
)
def test_names_are_folded(given: str, folded: str) -> None:
    assert user_name(given) == folded


@pytest.mark.parametrize("given", ["", " ", ".a", "a-", "a b", "a\nb", "é", "x" * 65, "a/b", "<b>"])
def test_names_that_are_refused(given: str) -> None:
    with pytest.raises(ConfigError, match="not a user name"):
        user_name(given)
