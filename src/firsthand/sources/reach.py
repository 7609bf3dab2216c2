"""Whether a server can be reached at all, and whether it answers, told in seconds: the libraries of object stores try for minutes."""

from __future__ import annotations

import os
import socket
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from contextlib import ExitStack
from typing import TypeVar
from urllib.parse import parse_qs, urlsplit

T = TypeVar("T")

SECONDS = 10.0
"""For finding the server's address and connecting to it."""

_GOOGLE = "storage.googleapis.com"
_FIRST_REGION = "us-east-1"  # which is asked where a bucket lies, where nobody says
_AZURE = {"abfs", "abfss"}
_NAMENODE = 8020  # Hadoop's default port
_PROXIES = ("https_proxy", "http_proxy", "all_proxy")


def why_unreachable(host: str, port: int, seconds: float = SECONDS) -> str | None:
    """In words why nothing can be connected to at this address; None where something can.

    Args:
        host: name or address.
        port: of TCP.
        seconds: for both finding the address and connecting. The system's resolver knows no bound of its own.
    """
    try:
        within(seconds, lambda: socket.create_connection((host, port), timeout=seconds).close())
    except (OSError, ValueError) as error:  # a name that cannot be one is a UnicodeError
        return getattr(error, "strerror", None) or str(error) or "no answer"
    return None


def within(seconds: float, call: Callable[[], T]) -> T:
    """What a call gives, of which no library would bound how long it takes.

    Args:
        seconds: how long it is waited for. A call that takes longer goes on by itself, and ends with the process.
        call: made in a thread of its own.

    Raises:
        TimeoutError: it takes longer.
        Exception: whatever the call raises.
    """
    answer: Future[T] = Future()

    def fail(_kind: object, fault: BaseException | None, _trace: object) -> bool:
        if fault is not None:
            answer.set_exception(fault)  # raised where it is waited for
        return True

    def ask() -> None:
        with ExitStack() as stack:
            stack.push(fail)
            answer.set_result(call())

    threading.Thread(target=ask, daemon=True, name="reach").start()
    try:
        return answer.result(timeout=seconds)
    except TimeoutError:
        if answer.done():
            raise
        raise TimeoutError(f"no answer within {seconds:g} seconds") from None


def server_of(address: str, environment: Mapping[str, str] = os.environ) -> tuple[str, int] | None:
    """Host and port of the server behind the address of an object; None where that is not known, or a proxy stands between.

    Args:
        address: such as "s3://bucket/key?region=eu-west-1".
        environment: variables that lead elsewhere.
    """
    if any(environment.get(name) or environment.get(name.upper()) for name in _PROXIES):
        return None
    try:
        parts = urlsplit(address)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        return None
    given = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    scheme = parts.scheme.lower()
    if scheme in _AZURE:
        return (host, port or 443) if "." in host else None
    if scheme == "hdfs":
        return (host, port or _NAMENODE) if "." in host or port else None
    if endpoint := given.get("endpoint_override") or _endpoint(scheme, environment):
        return _split(endpoint, given.get("scheme", "https"))
    if scheme == "s3":
        region = given.get("region", _FIRST_REGION)
        return f"s3.{region}.amazonaws.com{'.cn' if region.startswith('cn-') else ''}", 443
    return (_GOOGLE, 443) if scheme in {"gs", "gcs"} else None


def _endpoint(scheme: str, environment: Mapping[str, str]) -> str | None:
    """A server that the environment names, as the libraries read it."""
    if scheme == "s3":
        return environment.get("AWS_ENDPOINT_URL_S3") or environment.get("AWS_ENDPOINT_URL")
    return environment.get("CLOUD_STORAGE_EMULATOR_ENDPOINT") if scheme in {"gs", "gcs"} else None


def _split(endpoint: str, scheme: str) -> tuple[str, int] | None:
    """Host and port of "localhost:9000" or "https://minio.example"."""
    try:
        parts = urlsplit(endpoint if "://" in endpoint else f"{scheme}://{endpoint}")
        port = parts.port or (80 if parts.scheme == "http" else 443)
    except ValueError:
        return None
    return (parts.hostname, port) if parts.hostname else None
