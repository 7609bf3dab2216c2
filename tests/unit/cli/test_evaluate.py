"""`firsthand eval` as a user meets it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from firsthand.cli.evaluate import _require_checkout
from firsthand.domain.errors import ConfigError


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "firsthand", "eval", *arguments],
        capture_output=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_the_golden_pages_are_a_benchmark_with_floors(tmp_path: Path) -> None:
    done = run("golden", "--data", str(tmp_path), "--json")
    assert done.returncode == 0, done.stderr
    (golden,) = json.loads(done.stdout)["benchmarks"]
    assert golden["present"]
    assert {figure["floor"] for figure in golden["figures"]} == {1.0}
    assert not any(figure["below_floor"] for figure in golden["figures"])


def test_absent_data_are_named_in_the_table(tmp_path: Path) -> None:
    done = run("muc4-slots", "muc4-forms-test", "--data", str(tmp_path))
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("absent") == 2
    assert "gtt_dev.json" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--data", "/nowhere/at/all"), "no folder /nowhere/at/all"),
        (("nonsense", "--data", "."), "no benchmark is called 'nonsense'"),
        (("golden", "--data", ".", "--raise", "--limit", "2"), "leave --limit out"),
    ],
)
def test_what_cannot_be_used_ends_with_2(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments)
    assert done.returncode == 2
    assert message in " ".join(done.stderr.split())


def test_the_installed_package_alone_says_so(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="source checkout"):
        _require_checkout(tmp_path)
