from __future__ import annotations

import socket
import threading
import time

import pytest

from firsthand.sources.reach import server_of, why_unreachable, within

SERVERS = [
    ("s3://bucket/key", ("s3.us-east-1.amazonaws.com", 443)),
    ("s3://bucket/key?region=eu-west-3", ("s3.eu-west-3.amazonaws.com", 443)),
    ("s3://bucket/key?region=cn-north-1", ("s3.cn-north-1.amazonaws.com.cn", 443)),
    ("s3://a:b@bucket/key?endpoint_override=localhost:9000&scheme=http", ("localhost", 9000)),
    ("s3://bucket/key?endpoint_override=https%3A%2F%2Fminio.example", ("minio.example", 443)),
    ("s3://bucket/key?endpoint_override=minio.example&scheme=http", ("minio.example", 80)),
    ("gs://bucket/key", ("storage.googleapis.com", 443)),
    ("abfss://pages@desk.dfs.core.windows.net/a", ("desk.dfs.core.windows.net", 443)),
    ("hdfs://node.example:9000/a", ("node.example", 9000)),
    ("hdfs://cluster/a", None),
    ("abfs://pages/a", None),
    ("file:///a", None),
    ("s3://bucket:no-port/key", None),
    ("s3://bucket/key?endpoint_override=localhost:no-port", None),
]


@pytest.mark.parametrize(("address", "server"), SERVERS)
def test_the_server_behind_an_address(address: str, server: tuple[str, int] | None) -> None:
    assert server_of(address, {}) == server


def test_the_environment_leads_elsewhere() -> None:
    assert server_of("s3://b/k", {"AWS_ENDPOINT_URL": "http://localhost:9000"}) == ("localhost", 9000)
    assert server_of("s3://b/k", {"HTTPS_PROXY": "http://proxy.example"}) is None


def test_a_closed_port_is_told_at_once() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        started = time.monotonic()
        assert why_unreachable("127.0.0.1", taken.getsockname()[1])
        assert time.monotonic() - started < 5


def test_an_open_port_is_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert why_unreachable("127.0.0.1", server.getsockname()[1]) is None


def test_a_name_that_is_not_resolved_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    released = threading.Event()

    def resolve(*_: object, **__: object) -> None:
        released.wait(20)
        raise socket.gaierror("too late")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    started = time.monotonic()
    assert why_unreachable("bucket.example", 443, 0.2) == "no answer within 0.2 seconds"
    assert time.monotonic() - started < 5
    released.set()


def test_a_name_that_cannot_be_one() -> None:
    assert why_unreachable("a" * 70 + ".example", 443)


def test_a_call_is_waited_for_so_long() -> None:
    def fail() -> None:
        raise TimeoutError("by itself")

    released = threading.Event()
    assert within(20, lambda: 7) == 7
    with pytest.raises(TimeoutError, match="by itself"):
        within(20, fail)
    with pytest.raises(TimeoutError, match=r"no answer within 0\.1 seconds"):
        within(0.1, lambda: released.wait(20))
    released.set()
