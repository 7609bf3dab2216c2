from __future__ import annotations

from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest

from firsthand.config import _READERS, LOG_LEVELS, Settings, load_settings
from firsthand.domain.errors import ConfigError


def test_without_anything_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings({}, {}, tmp_path) == Settings()


def test_flags_over_environment_over_file_over_defaults(tmp_path: Path) -> None:
    (tmp_path / "firsthand.toml").write_text('jobs = 2\nlog_level = "info"\nstore = "sqlite:///file.db"\n')
    environment = {"FIRSTHAND_JOBS": "3", "FIRSTHAND_STORE": "sqlite:///env.db", "HOME": "/x"}
    settings = load_settings({"jobs": 4, "store": None}, environment, tmp_path)
    assert settings == Settings(store="sqlite:///env.db", jobs=4, log_level="info")


def test_an_empty_variable_is_not_set(tmp_path: Path) -> None:
    assert load_settings({}, {"FIRSTHAND_STORE": ""}, tmp_path).store == Settings().store


def test_every_setting_can_be_read() -> None:
    assert list(_READERS) == [field.name for field in fields(Settings)]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("jobs", 0),
        ("jobs", "many"),
        ("jobs", True),
        ("jobs", "-1"),
        ("jobs", "²"),
        ("jobs", 10**9),
        ("store", "firsthand.db"),
        ("store", 7),
        ("log_level", "loud"),
        ("gazetteer", ""),
        ("gazetteer", 3),
        ("max_page_bytes", "1.5"),
        ("contact", "a\nb"),
        ("contact", "us (really)"),
        ("contact", 7),
        ("allow_hosts", "http://wiki.example/"),
        ("allow_hosts", "wiki.example:port"),
        ("allow_hosts", [7]),
        ("allow_hosts", 7),
        ("fetch_delay_seconds", -1),
        ("fetch_delay_seconds", "nan"),
        ("fetch_delay_seconds", True),
        ("fetch_timeout_seconds", 0),
        ("fetch_timeout_seconds", "soon"),
        ("offline", "maybe"),
        ("offline", 2),
        ("archive", ""),
        ("relevance_threshold", "1.5"),
        ("relevance_threshold", "nan"),
        ("relevance_threshold", "some"),
        ("relevance_threshold", True),
        ("reader", "oracle"),
        ("reader", 1),
        ("language_model_url", "localhost:11434/v1"),
        ("language_model_url", "ftp://models.example/v1"),
        ("language_model_url", "https://user:word@models.example/v1"),
        ("language_model_url", "https://models.example/v1?key=x"),
        ("language_model_url", "https://models.example/v1#x"),
        ("language_model_url", "https://models.example/v 1"),
        ("language_model_url", "https://"),
        ("language_model_url", 7),
        ("language_model_name", "a model"),
        ("language_model_name", ""),
        ("language_model_price_in", -1),
        ("language_model_price_in", "nan"),
        ("language_model_price_out", True),
        ("language_model_timeout_seconds", 0),
        ("language_model_cache", ""),
        ("publish_names", "perhaps"),
        ("export_licence", ""),
        ("export_licence", "x" * 501),
        ("feed_authority", "https://example.org/"),
        ("feed_authority", "localhost"),
        ("feed_authority", 7),
        ("colour", "red"),
    ],
)
def test_a_value_that_does_not_fit_is_refused_by_name(tmp_path: Path, name: str, value: Any) -> None:
    with pytest.raises(ConfigError, match=name):
        load_settings({name: value}, {}, tmp_path)


@pytest.mark.parametrize(
    "content", [b"jobs = ", b"\xff\xfe", b"[jobs]\nx = 1", b"unknown = 1", b"jobs = 1.5"]
)
def test_a_file_that_cannot_be_used_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "firsthand.toml").write_bytes(content)
    with pytest.raises(ConfigError, match=r"firsthand\.toml"):
        load_settings({}, {}, tmp_path)


def test_the_levels_are_in_order() -> None:
    assert LOG_LEVELS == ("debug", "info", "warning", "error")


def test_the_network_can_be_set_in_the_file_and_in_the_environment(tmp_path: Path) -> None:
    (tmp_path / "firsthand.toml").write_text(
        'contact = "https://desk.example/robot"\nallow_hosts = ["Wiki.example", "[::1]:8080"]\nfetch_delay_seconds = 2\n'
        "offline = true\n"
    )
    settings = load_settings({}, {"FIRSTHAND_FETCH_TIMEOUT_SECONDS": "7.5"}, tmp_path)
    assert settings.contact == "https://desk.example/robot"
    assert settings.allow_hosts == ("wiki.example", "[::1]:8080")
    assert (settings.fetch_delay_seconds, settings.fetch_timeout_seconds, settings.offline) == (
        2.0,
        7.5,
        True,
    )
    given = {"FIRSTHAND_ALLOW_HOSTS": "127.0.0.1:8080, wiki.example,", "FIRSTHAND_OFFLINE": "no"}
    settings = load_settings({}, given, tmp_path)
    assert (settings.allow_hosts, settings.offline) == (("127.0.0.1:8080", "wiki.example"), False)


@pytest.mark.parametrize("key", ["two words", "line\nend", "clé-secrète", "", 7, True])
def test_a_key_that_cannot_be_one_is_refused_without_showing_it(tmp_path: Path, key: Any) -> None:
    with pytest.raises(ConfigError, match="language_model_key") as raised:
        load_settings({"language_model_key": key}, {}, tmp_path)
    assert not key or str(key) not in str(raised.value)


def test_a_language_model_can_be_set_and_its_key_stays_hidden(tmp_path: Path) -> None:
    (tmp_path / "firsthand.toml").write_text(
        'reader = "language-model"\nlanguage_model_url = "http://localhost:11434/v1"\nlanguage_model_name = "qwen3:8b"\n'
        "language_model_price_in = 0.15\n"
    )
    environment = {
        "FIRSTHAND_LANGUAGE_MODEL_KEY": " sk-secret\n",
        "FIRSTHAND_LANGUAGE_MODEL_PRICE_OUT": "0.6",
    }
    settings = load_settings({}, environment, tmp_path)
    assert (settings.reader, settings.language_model_key) == ("language-model", "sk-secret")
    assert settings.language_model_url == "http://localhost:11434/v1"
    assert (settings.language_model_price_in, settings.language_model_price_out) == (0.15, 0.6)
    assert "sk-secret" not in repr(settings) + str(settings)
    assert load_settings({"reader": "local"}, environment, tmp_path).reader == Settings().reader == "local"


def test_exports_can_be_set(tmp_path: Path) -> None:
    assert (Settings().publish_names, Settings().export_licence, Settings().feed_authority) == (
        False,
        None,
        None,
    )
    (tmp_path / "firsthand.toml").write_text(
        'publish_names = true\nexport_licence = "CC BY 4.0, Example Desk"\n'
    )
    settings = load_settings({}, {"FIRSTHAND_FEED_AUTHORITY": "Desk@Example.org"}, tmp_path)
    assert (settings.publish_names, settings.export_licence) == (True, "CC BY 4.0, Example Desk")
    assert settings.feed_authority == "desk@example.org"
