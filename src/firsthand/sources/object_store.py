"""Files in object stores: S3, Google Cloud Storage, Azure, HDFS, and local files by their addresses."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any, BinaryIO, cast
from urllib.parse import parse_qsl, unquote, urlsplit

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.sources.reach import server_of, why_unreachable
from firsthand.sources.reading import resumed
from firsthand.sources.source import Request, issue, printable
from firsthand.sources.track import track

_ADDRESS = re.compile(r"(?:s3|gs|gcs|abfss?|hdfs|file)://", re.IGNORECASE)
_NEAR = "file"  # the scheme that needs no network
_S3_OPTIONS = {"region", "scheme", "endpoint_override"}
_CONNECT, _MUTE, _TRIES = (
    5.0,
    5.0,
    3,
)  # seconds to connect, seconds without a byte, requests: 15 s for a server that is mute


class ObjectStore:
    """An object or all those under a prefix, in the order of their names, read with pyarrow and the credentials that it finds."""

    name = "object-store"

    def takes(self, request: Request) -> bool:
        """See `Source`."""
        return _ADDRESS.match(request.argument) is not None

    def pages(self, request: Request) -> Iterator[Page | Issue]:
        """See `Source`."""
        address = printable(request.argument)
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
            yield issue(address, "unreachable", why)
            return
        try:
            system, path = _opened(fs, request.argument)
            files = _listed(fs, system, path)
        except (OSError, ValueError, arrow.ArrowException) as error:
            yield issue(address, "unreadable", _one_line(error))
            return
        if not files:
            yield issue(address, "not-found", "no such object, and none under this name")
        for file in files:
            own = posixpath.relpath(file.path, path)
            name = address if own == "." else f"{address.rstrip('/')}/{printable(own)}"
            yield from _file(system, file, name, request, arrow)


def _why_not(address: str) -> str | None:
    """Why the server behind an address cannot be asked; None where it can, or only the library will tell."""
    server = server_of(address)
    why = None if server is None else why_unreachable(*server)
    return (
        why and f"{server[0]}:{server[1]} cannot be reached: {why}; check the network and the address"
        if server
        else None
    )


def _opened(fs: Any, address: str) -> tuple[Any, str]:
    """The file system of an address and the path in it; that of S3 with bounds on how long a request may take.

    Addresses with options that are not told here are opened as the library does, which tries some servers that are mute for minutes.
    """
    parts = urlsplit(address)
    options = dict(parse_qsl(parts.query))
    if parts.scheme.lower() != "s3" or not parts.hostname or not options.keys() <= _S3_OPTIONS:
        found: tuple[Any, str] = fs.FileSystem.from_uri(address)
        return found
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


def _listed(fs: Any, system: Any, path: str) -> list[Any]:
    """The object of a path, or all under it but hidden ones, in order."""
    (found,) = system.get_file_info([path])
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
        stream = system.open_input_file(file.path)
    except (OSError, arrow.ArrowException) as error:
        yield issue(name, "unreadable", _one_line(error))
        return
    with stream:
        reading = track(request, name, file.size, file.mtime_ns)
        yield from resumed(cast("BinaryIO", stream), name, request, reading)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
