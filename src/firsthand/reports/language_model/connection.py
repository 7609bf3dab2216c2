"""One request to the endpoint and its answer, within one bound of time and one of size.

No redirects, no cookies, no proxies, no packed answers: the library below is asked for a single exchange, so a key
that goes along goes to the configured host and nowhere else.
"""

from __future__ import annotations

import ssl
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import httpcore
import httpx

from firsthand.reports.language_model.faults import LanguageModelError

_TOO_SLOW = "timeout"


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: httpx.Headers
    content: bytes


class Connection:
    """Connections to one endpoint, kept open between questions. For one thread.

    Args:
        timeout: seconds for one exchange, however slowly its bytes drip.
        most: largest answer in bytes.
        clock: seconds that only grow.
    """

    def __init__(self, timeout: float, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._timeout = timeout
        self._most = most
        self._time = _Time(clock)
        self._pool = httpcore.ConnectionPool(
            ssl_context=httpx.create_ssl_context(),
            max_connections=2,
            keepalive_expiry=15.0,
            network_backend=_Bounded(self._time),
        )

    def post(self, url: str, headers: Mapping[str, str], content: bytes) -> Answer:
        """Send one request.

        Raises:
            LanguageModelError: there is no whole answer (`timeout`, `unreachable`, `bad-certificate`, `broken-off`,
                `too-large`).
        """
        request = httpx.Request(
            "POST", url, headers={**headers, "Accept-Encoding": "identity"}, content=content
        )
        target = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        self._time.start(self._timeout)
        try:
            with self._pool.stream(
                "POST", target, headers=request.headers.raw, content=request.content
            ) as response:
                found = httpx.Headers(response.headers)
                if found.get("content-encoding", "identity") != "identity":
                    raise LanguageModelError(
                        "the answer is packed, which we did not ask for", code="unsupported-encoding"
                    )
                return Answer(response.status, found, self._body(response.iter_stream()))
        except httpcore.TimeoutException as error:
            message = f"the endpoint did not answer within {self._timeout:g} seconds"
            raise LanguageModelError(message, code=_TOO_SLOW, transient=True) from error
        except httpcore.ConnectError as error:
            is_certificate = isinstance(error.__context__, ssl.SSLCertVerificationError) or (
                "certificate" in str(error).lower()
            )
            raise LanguageModelError(
                f"the endpoint cannot be reached: {_one_line(error)}",
                code="bad-certificate" if is_certificate else "unreachable",
                transient=not is_certificate,
            ) from error
        except (httpcore.NetworkError, httpcore.ProtocolError) as error:
            raise LanguageModelError(
                f"the connection broke off: {_one_line(error)}", code="broken-off", transient=True
            ) from error
        except httpcore.UnsupportedProtocol as error:
            raise LanguageModelError(
                f"the endpoint is not on the web: {_one_line(error)}", code="unreachable"
            ) from error

    def close(self) -> None:
        """Close the connections."""
        self._pool.close()

    def _body(self, chunks: Iterable[bytes]) -> bytes:
        body = bytearray()
        for chunk in chunks:
            body += chunk
            if len(body) > self._most:
                raise LanguageModelError(
                    f"the answer is larger than {self._most / 1e6:g} MB", code="too-large"
                )
        return bytes(body)


class _Time:
    """When the exchange at hand has to be over."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._end = 0.0

    def start(self, seconds: float) -> None:
        self._end = self._clock() + seconds

    def left(self) -> float:
        left = self._end - self._clock()
        if left <= 0:
            raise httpcore.ReadTimeout(_TOO_SLOW)
        return left


class _Bounded(httpcore.NetworkBackend):
    """Opens connections whose every step ends with the exchange; the timeouts of the library give way to it."""

    def __init__(self, time_left: _Time) -> None:
        self._time = time_left
        self._dial = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002 - the exchange decides
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._dial.connect_tcp(host, port, self._time.left(), local_address, socket_options)
        return _BoundedStream(stream, self._time)


class _BoundedStream(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream, time_left: _Time) -> None:
        self._stream = stream
        self._time = time_left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        return self._stream.read(max_bytes, self._time.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._stream.write(buffer, self._time.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        return _BoundedStream(
            self._stream.start_tls(ssl_context, server_hostname, self._time.left()), self._time
        )

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
