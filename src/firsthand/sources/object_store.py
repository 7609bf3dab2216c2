"""Files in object stores: S3, Google Cloud Storage, Azure, HDFS, and local files by their addresses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from typing import Any, BinaryIO, TypeVar, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.credentials import scrubbed, without_secrets
from firsthand.sources.reach import server_of, why_unreachable, within
from firsthand.sources.reading import resumed
from firsthand.sources.source import Request, issue, printable
from firsthand.sources.track import track

T = TypeVar("T")
_ADDRESS = re.compile(r"(?:s3|gs|gcs|abfss?|hdfs|file)://", re.IGNORECASE)
_NEAR = "file"  # the scheme that needs no network
_GOOGLE = {"gs", "gcs"}
_S3_OPTIONS = {"region", "scheme", "endpoint_override"}
_CONNECT, _MUTE, _TRIES = (
    5.0,
    5.0,
    3,
)  # seconds to connect, seconds without a byte, requests: 15 s for a server of S3 that is mute
_PATIENCE = 15.0
"""Seconds for finding an object and for opening it; the library of Google waits two minutes for a first byte, whatever it is told."""
_AGAIN = 60
"""Seconds for which a request to Google that fails for a while is made again; the library's own bound is a quarter of an hour."""


class ObjectStore:
    """An object or all those under a prefix, in the order of their names, read with pyarrow and the credentials that it finds."""

    name = "object-store"

    def takes(self, request: Request) -> bool:
        """See `Source`."""
        return _ADDRESS.match(request.argument) is not None

    def pages(self, request: Request) -> Iterator[Page | Issue]:
        """See `Source`."""
        address = without_secrets(printable(request.argument))
        scheme = request.argument.partition(":")[0]
        if request.fetcher is None and scheme.lower() != _NEAR:
            yield issue(
                address, "offline", "object stores are not read offline; copy the files and give their path"
            )
            return
        try:
            arrow, fs = import_module("pyarrow"), import_module("pyarrow.fs")
        except ImportError:
            yield issue(
                address,
                "unsupported",
                "object stores are read with pyarrow: pip install 'firsthand[parquet]'",
            )
            return
        if why := _why_not(request.argument):
            yield issue(address, "unreachable", scrubbed(why, request.argument))
            return
        try:
            system, path, found = _patiently(lambda: _found(fs, request.argument))
            files = _listed(fs, system, path, found)
        except (OSError, ValueError, arrow.ArrowException) as error:
            yield issue(address, "unreadable", scrubbed(_one_line(error), request.argument)[:200])
            return
        if not files:
            yield issue(address, "not-found", "no such object, and none under this name")
        for file in files:
            own = posixpath.relpath(file.path, path)
            name = address if own == "." else f"{address.rstrip('/')}/{printable(own)}"
            for item in _file(system, file, name, replace(request, argument=address), arrow):
                yield _scrubbed(item, request.argument)


def _scrubbed(item: Page | Issue, argument: str) -> Page | Issue:
    """What libraries say while an object is read may name where it stands."""
    return replace(item, message=scrubbed(item.message, argument)) if isinstance(item, Issue) else item


def _why_not(address: str) -> str | None:
    """Why the server behind an address cannot be asked; None where it can, or only the library will tell."""
    server = server_of(address)
    why = None if server is None else why_unreachable(*server)
    return (
        why and f"{server[0]}:{server[1]} cannot be reached: {why}; check the network and the address"
        if server
        else None
    )


def _found(fs: Any, address: str) -> tuple[Any, str, Any]:
    """The file system of an address, the path in it, and what is there."""
    system, path = _opened(fs, address)
    (found,) = system.get_file_info([path])
    return system, path, found


def _opened(fs: Any, address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it; those of S3 and Google with bounds on how long a request may take.

    Addresses of S3 with options that are not told here are opened as the library does.
    """
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    if parts.scheme.lower() in _GOOGLE and "retry_limit_seconds" not in options:
        address = f"{address}{'&' if parts.query else '?'}retry_limit_seconds={_AGAIN}"
    if parts.scheme.lower() != "s3" or not parts.hostname or not options.keys() <= _S3_OPTIONS:
        opened: tuple[Any, str] = fs.FileSystem.from_uri(address)
        return opened
    user, _, host = parts.netloc.rpartition("@")
    key, _, secret = user.partition(":")
    if not options.keys() & {"region", "endpoint_override"}:
        options["region"] = fs.resolve_s3_region(host)
    system = fs.S3FileSystem(
        access_key=unquote(key) or None,
        secret_key=unquote(secret) or None,
        connect_timeout=_CONNECT,
        request_timeout=_MUTE,
        retry_strategy=fs.AwsStandardS3RetryStrategy(max_attempts=_TRIES),
        **options,
    )
    return system, f"{host}{unquote(parts.path)}".rstrip("/")


def _listed(fs: Any, system: Any, path: str, found: Any) -> list[Any]:
    """The object of a path where that is one, or all under it but hidden ones, in order."""
    if found.type == fs.FileType.File:
        return [found]
    if found.type == fs.FileType.NotFound:
        return []
    listed = system.get_file_info(fs.FileSelector(path, recursive=True))
    return sorted(
        (
            file
            for file in listed
            if file.type == fs.FileType.File
            and not any(part.startswith(".") for part in posixpath.relpath(file.path, path).split("/"))
        ),
        key=lambda file: file.path,
    )


def _file(system: Any, file: Any, name: str, request: Request, arrow: Any) -> Iterator[Page | Issue]:
    try:
        stream = _patiently(lambda: system.open_input_file(file.path))
    except (OSError, arrow.ArrowException) as error:
        yield issue(name, "unreadable", _one_line(error))
        return
    if stream.closed:  # so Google's shuts, after minutes, where the object is told of but no byte of it comes
        yield issue(name, "unreadable", "the server gives no byte of it; check the network and the address")
        return
    with stream:
        reading = track(request, name, file.size, file.mtime_ns)
        yield from resumed(cast("BinaryIO", stream), name, request, reading)


def _patiently(call: Callable[[], T]) -> T:
    """What a call gives, waited for as long as we have patience."""
    try:
        return within(_PATIENCE, call)
    except TimeoutError as error:
        raise OSError(f"the server is mute: {error}; check the network and the address") from None


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:1_000]
