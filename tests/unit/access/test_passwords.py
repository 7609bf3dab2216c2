import pytest

from firsthand.access.passwords import LONGEST, check_new_password, hash_password, is_outdated, is_right
from firsthand.domain.errors import ConfigError

GOOD = "trois chèvres au puits"


def test_a_password_is_right_or_wrong_and_its_hash_is_argon2id() -> None:
    hashed = hash_password(GOOD)
    assert hashed.startswith("$argon2id$")
    assert GOOD not in hashed
    assert is_right(GOOD, hashed)
    assert not is_right(GOOD + " ", hashed)
    assert not is_outdated(hashed)


def test_the_same_password_is_hashed_with_another_salt() -> None:
    assert hash_password(GOOD) != hash_password(GOOD)


@pytest.mark.parametrize("hashed", [None, "", "plain", "$argon2id$v=19$broken"])
def test_without_a_hash_nothing_is_right(hashed: str | None) -> None:
    assert not is_right(GOOD, hashed)
    assert not is_right("no user has this password", hashed)


def test_weaker_parameters_are_seen() -> None:
    weak = "$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$" + "A" * 43
    assert is_outdated(weak)


@pytest.mark.parametrize(
    "chosen",
    ["", "short", "a" * 20, "ababababababab", "aissata1234567", "x" * (LONGEST + 1), "aissata-aissata"],
)
def test_passwords_that_are_refused(chosen: str) -> None:
    with pytest.raises(ConfigError):
        check_new_password(chosen, user="aissata")


def test_words_will_do_and_so_will_any_script() -> None:
    check_new_password(GOOD, user="aissata")
    check_new_password("كلمة سر طويلة جدا", user="aissata")
