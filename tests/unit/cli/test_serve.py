"""`firsthand serve`: where it listens, what it says, how it ends."""

from __future__ import annotations

import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from firsthand.cli.serve import is_loopback

from .running import bare_environment, run_here


def _serve(folder: Path, *options: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "firsthand", "serve", *options],
        cwd=folder, env={**bare_environment(), "PYTHONUTF8": "1"}, stderr=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    assert run_here(tmp_path, "store", "init", "--store", "sqlite:///desk.db").returncode == 0
    return tmp_path


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.7", "::1"])
def test_it_says_where_it_listens_and_ends_well(folder: Path, host: str) -> None:
    if host == "::1" and not _has_ipv6():
        pytest.skip("this machine has no IPv6")
    running = _serve(folder, "--store", "sqlite:///desk.db", "--port", "0", "--host", host)
    assert running.stderr is not None
    told = running.stderr.readline()
    address = re.search(r"http://[\[\]0-9a-f.:]+:\d+", told)
    assert address, told
    try:
        answer = httpx.get(f"{address.group()}/events")
        assert answer.status_code == 200
        assert "server" not in answer.headers
    finally:
        running.send_signal(signal.SIGINT)
        _, rest = running.communicate(timeout=30)
    assert (running.returncode, rest) == (0, "")


def _has_ipv6() -> bool:
    try:
        with socket.socket(socket.AF_INET6) as tried:
            tried.bind(("::1", 0))
    except OSError:
        return False
    return True


def test_no_address_that_others_reach_without_accounts(folder: Path) -> None:
    for host in ("0.0.0.0", "192.168.1.5", "::", "desk.example"):  # noqa: S104 - refused
        done = run_here(folder, "serve", "--store", "sqlite:///desk.db", "--host", host)
        assert done.returncode == 2, host
        assert "holds no accounts" in " ".join(done.stderr.split())


def test_a_port_that_is_taken_is_said_so(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = run_here(folder, "serve", "--store", "sqlite:///desk.db", "--port", port)
    assert done.returncode == 2
    assert "cannot listen on 127.0.0.1" in " ".join(done.stderr.split())


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "[::1]", "localhost", "LOCALHOST"])
def test_loopback(host: str) -> None:
    assert is_loopback(host)


@pytest.mark.parametrize("host", ["0.0.0.0", "10.0.0.1", "::", "localhost.example", ""])  # noqa: S104 - asked about, not bound
def test_no_loopback(host: str) -> None:
    assert not is_loopback(host)
