from __future__ import annotations

import sys

import pytest

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
