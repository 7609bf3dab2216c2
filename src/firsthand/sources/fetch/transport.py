"""One request and its answer, over guarded connections."""

from __future__ import annotations

import ssl
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from types import TracebackType
from typing import Self

import httpcore
import httpx
from h2.exceptions import H2Error

from firsthand.domain.errors import SourceError
from firsthand.sources.fetch.body import read_body
from firsthand.sources.fetch.guard import Guard

_REDIRECTS = frozenset({301, 302, 303, 307, 308})


class TransientError(SourceError):
    """A failure that may be over in a moment.

    Args:
        message, code: see `InputError`.
        after: seconds that the server asks us to wait, None where it does not say.
    """

    def __init__(self, message: str, *, code: str, after: float | None = None) -> None:
        super().__init__(message, code=code)
        self.after = after


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. The body is empty unless the status says that it is the page."""

    status: int
    headers: httpx.Headers
    content: bytes

    @property
    def location(self) -> str | None:
        """Where a redirect leads; None for other answers."""
        return self.headers.get("location") if self.status in _REDIRECTS else None


class Transport:
    """Connections that are kept open for a while. No cookies, no proxies, no credentials.

    Args:
        guard: opens the connections.
        tls: how certificates are checked.
    """

    def __init__(self, guard: Guard, tls: ssl.SSLContext | None = None) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls or httpx.create_ssl_context(),
            max_connections=16,
            max_keepalive_connections=8,
            keepalive_expiry=15.0,
            http1=True,
            http2=True,
            network_backend=guard,
        )

    def get(self, url: httpx.URL, headers: Mapping[str, str], *, most: int, cut: bool) -> Answer:
        """Ask for an address once.

        Args:
            url: what to ask for.
            headers: of the request.
            most: largest body in bytes, unpacked.
            cut: cut a larger body instead of refusing it.

        Raises:
            SourceError: it cannot be had; `TransientError` where another try may help.
        """
        with self.stream(url, headers) as (status, found, chunks):
            if status not in (200, 203):
                return Answer(status, found, b"")
            length = found.get("content-length", "")
            if not cut and length.isascii() and length.isdigit() and int(length[:15]) > most:
                raise SourceError(f"the answer is larger than {most / 1e6:g} MB", code="too-large")
            encodings = found.get("content-encoding", "").split(",")
            return Answer(status, found, read_body(chunks, encodings, most, cut=cut))

    def post(self, url: httpx.URL, headers: Mapping[str, str], content: bytes, *, most: int) -> Answer:
        """Send something to an address once. Redirects are not followed: what is sent goes there and nowhere else.

        Args:
            url: where to.
            headers: of the request.
            content: what is sent.
            most: bytes of the answer that are read.

        Raises:
            SourceError: it cannot be sent; `TransientError` where another try may help.
        """
        with self.stream(url, {**headers, "Accept-Encoding": "identity"}, content) as (status, found, chunks):
            return Answer(status, found, read_body(chunks, [], most, cut=True))

    @contextmanager
    def stream(
        self, url: httpx.URL, headers: Mapping[str, str], content: bytes | None = None
    ) -> Iterator[tuple[int, httpx.Headers, Iterator[bytes]]]:
        """Ask for an address once, and hand on status, headers and the chunks of the body as they come.

        Args:
            url: what to ask for.
            headers: of the request.
            content: what is sent along, so that the request is a POST; None for a GET.

        Raises:
            SourceError: it cannot be had; `TransientError` where another try may help.
        """
        method = "GET" if content is None else "POST"
        with _said_plainly(), ExitStack() as stack:
            raw = _raw_headers(method, url, headers, content)
            try:
                response = stack.enter_context(
                    self._pool.stream(
                        method,
                        httpcore.URL(
                            scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path
                        ),
                        headers=raw,
                        content=content,
                    )
                )
            except ValueError as error:  # the library reads the status of HTTP/2 as a number, whatever it is
                raise TransientError(
                    f"the server does not speak HTTP: {_one_line(error)}", code="broken-off"
                ) from error
            yield response.status, httpx.Headers(response.headers), response.iter_stream()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._pool.close()


def _raw_headers(
    method: str, url: httpx.URL, headers: Mapping[str, str], content: bytes | None
) -> list[tuple[bytes, bytes]]:
    """The headers of a request as they are sent.

    Raises:
        SourceError: one of them cannot be (`unsupported`).
    """
    try:
        return httpx.Request(method, url, headers=headers, content=content).headers.raw
    except UnicodeEncodeError as error:
        raise SourceError("a header of the request is not ASCII", code="unsupported") from error


@contextmanager
def _said_plainly() -> Iterator[None]:
    """The library's exceptions as ours."""
    try:
        yield
    except httpcore.TimeoutException as error:
        raise TransientError("the server did not answer in time", code="timeout") from error
    except httpcore.ConnectError as error:
        if _has_cause(error, ssl.SSLCertVerificationError):
            raise SourceError(
                f"the server's certificate is not valid: {_one_line(error)}", code="bad-certificate"
            ) from error
        raise TransientError(
            f"the server cannot be reached: {_one_line(error)}", code="unreachable"
        ) from error
    except httpcore.NetworkError as error:
        raise TransientError(f"the connection broke off: {_one_line(error)}", code="broken-off") from error
    except (httpcore.ProtocolError, httpcore.UnsupportedProtocol, H2Error) as error:
        raise TransientError(
            f"the server does not speak HTTP: {_one_line(error)}", code="broken-off"
        ) from error


def _has_cause(error: BaseException, kind: type[BaseException]) -> bool:
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, kind):
            return True
        cause = cause.__cause__ or cause.__context__
    return False


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:200]
