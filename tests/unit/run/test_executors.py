from __future__ import annotations

import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from firsthand.cli.main import app
from firsthand.domain.errors import ConfigError
from firsthand.run.executors import NAMES, executor


def test_names() -> None:
    assert NAMES == ("local", "ray")
    with pytest.raises(ConfigError, match="no executor 'spark'; there are local, ray"):
        executor("spark", 1)


def test_without_ray(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(ConfigError, match=r"pip install 'firsthand\[ray\]'"), executor("ray", 1):
        pass


def test_the_command_refuses_before_a_store_is_made(tmp_path: Path) -> None:
    store = ["--store", f"sqlite:///{tmp_path}/desk.db"]
    done = CliRunner().invoke(app, ["ingest", str(tmp_path), "--executor", "spark", *store])
    assert isinstance(done.exception, ConfigError)
    assert not (tmp_path / "desk.db").exists()
    done = CliRunner().invoke(
        app, ["ingest", str(tmp_path), "--executor", "ray", "--reader", "language-model", *store]
    )
    assert isinstance(done.exception, ConfigError)
    assert "from one process" in str(done.exception)


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("127.0.0.1:1", "cannot be reached"),
        ("ray://10.0.0.1:10001", "give host:port"),
        ("[::1]:99999", "cannot be"),
    ],
)
def test_a_cluster_that_is_not_there_is_told_at_once(
    monkeypatch: pytest.MonkeyPatch, address: str, why: str
) -> None:
    pytest.importorskip("ray")
    monkeypatch.setenv("RAY_ADDRESS", address)
    with pytest.raises(ConfigError, match=why), executor("ray", 1):
        pass
