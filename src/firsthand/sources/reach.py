"""Whether a server can be reached at all, told in seconds: the libraries of object stores try for minutes."""

from __future__ import annotations

import os
import queue
import socket
import threading
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

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
    answers: queue.SimpleQueue[str | None] = queue.SimpleQueue()

    def ask() -> None:
        try:
            socket.create_connection((host, port), timeout=seconds).close()
        except (OSError, ValueError) as error:  # a name that cannot be one is a UnicodeError
            answers.put(getattr(error, "strerror", None) or str(error) or "no answer")
        else:
            answers.put(None)

    threading.Thread(target=ask, daemon=True, name="reach").start()
    try:
        return answers.get(timeout=seconds)
    except queue.Empty:
        return f"no answer within {seconds:g} seconds"


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
