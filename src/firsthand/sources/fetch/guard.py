"""Connections to public addresses only.

The name is resolved here, every address it has is checked, and the connection goes to a checked address: the name is
never resolved a second time, so an answer that changes in between (DNS rebinding) changes nothing. Whatever spelling
of an address a URL uses, the resolved one decides. TLS checks the certificate against the name, as always.
"""

from __future__ import annotations

import queue
import socket
import ssl
import threading
from collections.abc import Callable, Collection, Iterable
from typing import Any

import httpcore

from firsthand.domain.errors import SourceError
from firsthand.sources.fetch.deadline import Deadline
from firsthand.sources.fetch.public import why_not_public

CONNECT_SECONDS = 10.0
_READ_SECONDS = 30.0  # of silence
_MOST_ADDRESSES = 4  # of one name that are tried
_PUBLIC_PORTS = (80, 443)

Resolve = Callable[[str, int], list[str]]


def system_resolve(host: str, port: int) -> list[str]:
    """Addresses of a name by the system's resolver, in its order."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


class Guard(httpcore.NetworkBackend):
    """Opens connections, within a deadline.

    Args:
        deadline: of the page that is being fetched.
        allowed: hosts, with or without a port, that are not checked.
        resolve: gives the addresses of a name.
        dial: opens a connection to an address.
    """

    def __init__(
        self,
        deadline: Deadline,
        allowed: Collection[str],
        resolve: Resolve = system_resolve,
        dial: httpcore.NetworkBackend | None = None,
    ) -> None:
        self._deadline = deadline
        self._allowed = frozenset(host.lower().rstrip(".") for host in allowed)
        self._resolve = resolve
        self._dial = dial or httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the deadline decides
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """See `httpcore.NetworkBackend`.

        Raises:
            SourceError: an address of the host is not public (`refused-address`), or the port is not one of web
                pages (`refused-port`).
            httpcore.ConnectError: nothing could be connected to.
        """
        addresses = self._addresses(host, port)
        failure: httpcore.NetworkError | httpcore.TimeoutException | None = None
        for address in addresses[:_MOST_ADDRESSES]:
            seconds = self._deadline.left(CONNECT_SECONDS)
            try:
                stream = self._dial.connect_tcp(address, port, seconds, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
                continue
            return _Timed(stream, self._deadline)
        raise failure or httpcore.ConnectError("the name has no address")

    def _addresses(self, host: str, port: int) -> list[str]:
        name = host.lower().strip("[]").rstrip(".")
        spelled = f"[{name}]" if ":" in name else name
        is_open = not self._allowed.isdisjoint({name, spelled, f"{spelled}:{port}"})
        if not is_open and port not in _PUBLIC_PORTS:
            raise SourceError(f"port {port} is not one of the web's (80, 443)", code="refused-port")
        addresses = self._resolved(host, port)
        if not is_open:
            for address in addresses:
                if why := why_not_public(address):
                    raise SourceError(f"the host's address {address} is {why}", code="refused-address")
        return addresses

    def _resolved(self, host: str, port: int) -> list[str]:
        """The addresses, in time: the system's resolver knows no bound of its own."""
        answers: queue.SimpleQueue[list[str] | OSError | ValueError] = queue.SimpleQueue()

        def ask() -> None:
            try:
                answers.put(self._resolve(host, port))
            except (OSError, ValueError) as error:  # a name that cannot be one is a UnicodeError
                answers.put(error)

        threading.Thread(target=ask, daemon=True, name="resolve").start()
        try:
            answer = answers.get(timeout=self._deadline.left(CONNECT_SECONDS))
        except queue.Empty:
            raise httpcore.ConnectTimeout("the name was not resolved in time") from None
        if isinstance(answer, Exception):
            raise httpcore.ConnectError(f"the name cannot be resolved: {answer}") from answer
        return answer


class _Timed(httpcore.NetworkStream):
    """A connection whose every read and write ends with the page's deadline, however slowly bytes drip.

    The timeouts that the library asks for give way to it.
    """

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._deadline.left(_READ_SECONDS))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._deadline.left(_READ_SECONDS))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002 - the deadline decides
    ) -> httpcore.NetworkStream:
        seconds = self._deadline.left(CONNECT_SECONDS)
        return _Timed(self._stream.start_tls(ssl_context, server_hostname, seconds), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
