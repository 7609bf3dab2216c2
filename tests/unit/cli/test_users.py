"""`firsthand users`, from the first account to the last."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.cli.main import app
from firsthand.domain.errors import ConfigError

PASSWORD = "trois chèvres au puits"  # noqa: S105


@pytest.fixture
def users(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("FIRSTHAND_STORE", f"sqlite:///{tmp_path}/desk.db")

    def run(*words: str, typed: str = "") -> str:
        result = CliRunner().invoke(app, ["users", *words], input=typed)
        if result.exception and not isinstance(result.exception, SystemExit):
            raise result.exception
        return result.stdout

    return run


def test_accounts_from_opening_to_closing(users) -> None:
    users("add", "Aissata", "--role", "admin", "--password-stdin", typed=PASSWORD + "\n")
    users("add", "moussa", "--password-stdin", typed=PASSWORD + "\n")
    users("role", "moussa", "editor")
    key = users("token", "moussa", "--label", "weekly export").strip()
    assert key.startswith("fh_")
    [token] = [json.loads(line) for line in users("tokens", "--json").splitlines()]
    assert (token["user"], token["role"], token["label"]) == ("moussa", "reader", "weekly export")
    assert key not in json.dumps(token)
    users("revoke", token["id"])
    assert users("tokens") == ""
    users("password", "moussa", "--password-stdin", typed=PASSWORD + "!\n")
    users("close", "moussa")
    held = [json.loads(line) for line in users("list", "--json").splitlines()]
    assert [(user["name"], user["role"], user["is_active"]) for user in held] == [
        ("aissata", "admin", True),
        ("moussa", "editor", False),
    ]
    users("reopen", "moussa")
    assert "closed" not in users("list")


def test_a_password_is_never_taken_unseen_from_a_pipe(users) -> None:
    with pytest.raises(ConfigError, match="--password-stdin"):
        users("add", "aissata", typed=PASSWORD + "\n")


def test_a_weak_password_opens_nothing(users) -> None:
    with pytest.raises(ConfigError, match="12 characters"):
        users("add", "aissata", "--password-stdin", typed="short\n")
    assert users("list") == ""
