"""The way to a desk on another machine: one key, one address, patience, and what the desk says when it cannot answer."""

from __future__ import annotations

import codecs
import io
import ipaddress
import re
import secrets
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import IO, Any

import httpx

from firsthand import __version__
from firsthand.domain.errors import (
    ChangedError,
    ConfigError,
    DecisionError,
    FirsthandError,
    NotHeldError,
    SourceError,
    StoreError,
)
from firsthand.sources.fetch.manners import retry_after
from firsthand.sources.fetch.urls import checked

Record = dict[str, Any]
"""A record as the interface gives it: `firsthand.event/1` for events, else as its OpenAPI description says."""

KEY_VARIABLE = "FIRSTHAND_API_KEY"
KEY_HEADER = "Idempotency-Key"
"""By which a desk knows that it is told the same again."""

TRIES = 5
FIRST_WAIT = 1.0  # seconds before the second try; doubles
LONGEST_WAIT = 60.0  # seconds; a desk that asks us to stay away for longer is not waited for
CONNECT, READ = 10.0, 60.0  # seconds
READ_STREAM = 600.0  # seconds: workbooks and Parquet files are written at the end
_REDIRECTS = 5
_API = "/api/v1"
_WELL = (200, 201)
_AGAIN = (429, 503)
_KEY = re.compile(r"[\x21-\x7e]+")  # what may stand in a header; RFC 6750 allows fewer
_SAID = 500  # characters of what a desk says about a failure


class Connection:
    """Asks and tells. Either is sent again where the answer says so, 429 or 503, after growing waits and not before `Retry-After`; what changes
    the desk also where the connection breaks, since it bears a key by which the desk knows that it is the same.

    Args:
        address: where the desk is served.
        key: what it knows us by, "" for none.
        transport: what carries the requests, None for the network.
        sleep: waits.

    Raises:
        ConfigError: the address cannot be used, or the key would go unencrypted to another machine.
    """

    def __init__(
        self,
        address: str,
        key: str,
        transport: httpx.BaseTransport | None = None,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        url = _address(address)
        is_here = _is_loopback(url.host)
        if key and not _KEY.fullmatch(key):
            raise ConfigError("the key holds blanks or characters that no key has: copy it again")
        if key and url.scheme != "https" and not is_here:
            raise ConfigError(
                f"{url.host}: a key is sent over https only, or to this machine: use an https address"
            )
        headers = {"User-Agent": f"firsthand/{__version__}", "Accept": "application/json, */*;q=0.1"}
        if key:
            headers["Authorization"] = (
                f"Bearer {key}"  # httpx drops it where a redirect leads to another origin
            )
        self.address = str(url).rstrip("/")
        self._key, self._sleep = key, sleep
        self._client = httpx.Client(
            headers=headers,
            transport=transport,
            follow_redirects=True,
            max_redirects=_REDIRECTS,
            trust_env=not is_here,  # a proxy has no part in what stays on this machine
        )

    def close(self) -> None:
        """Close it."""
        self._client.close()

    def ask(self, path: str, query: Mapping[str, str] | None = None, must: tuple[str, ...] = ()) -> Record:
        """A record.

        Args:
            path: below `/api/v1`.
            query: of the address.
            must: fields that the record cannot lack.

        Raises:
            ConfigError: the desk cannot take the question.
            NotHeldError: there is no such record.
            StoreError: it does not answer, or not as a desk does.
        """
        return self._record(self._request("GET", path, query), must)

    def tell(
        self,
        path: str,
        record: Record,
        headers: Mapping[str, str] | None = None,
        must: tuple[str, ...] = (),
    ) -> Record:
        """What came of something that changes the desk. It is carried out once, however often an answer that asks for patience, or a
        connection that breaks, has it sent again.

        Args:
            path: below `/api/v1`.
            record: what is sent.
            headers: beside the usual ones.
            must: fields that the answer cannot lack.

        Raises:
            ChangedError: what `If-Match` names changed meanwhile.
            DecisionError: the desk refuses it.
            ConfigError: the key does not allow it.
            NotHeldError: there is no such record.
            StoreError: the desk does not answer, or not as a desk does.
        """
        once = {KEY_HEADER: secrets.token_urlsafe(24), **(headers or {})}
        return self._record(self._request("POST", path, record=record, headers=once), must)

    def _record(self, request: httpx.Request, must: tuple[str, ...]) -> Record:
        with self._answer(request) as answer:
            answer.read()
            told = _json(answer)
        if not all(name in told for name in must):
            raise StoreError(f"{self.address} does not answer as a Firsthand desk: is the address right?")
        return told

    def stream(self, path: str, query: Mapping[str, str], out: IO[Any]) -> None:
        """Write an answer as it comes, as text (UTF-8) into a stream of text.

        Raises:
            ConfigError: the desk cannot take the question.
            StoreError: it does not answer, or breaks off; what came before is written.
        """
        decoder = codecs.getincrementaldecoder("utf-8")()
        as_text = is_text(out)
        with self._answer(self._request("GET", path, query, read=READ_STREAM)) as answer:
            for piece in answer.iter_bytes():
                out.write(decoder.decode(piece) if as_text else piece)

    def _request(
        self,
        method: str,
        path: str,
        query: Mapping[str, str] | None = None,
        *,
        record: Record | None = None,
        headers: Mapping[str, str] | None = None,
        read: float = READ,
    ) -> httpx.Request:
        return self._client.build_request(
            method,
            f"{self.address}{_API}{path}",
            params=dict(query or {}),
            json=record,
            headers=dict(headers or {}),
            timeout=httpx.Timeout(READ, connect=CONNECT, read=read),
        )

    @contextmanager
    def _answer(self, request: httpx.Request) -> Iterator[httpx.Response]:
        """The answer to a question, its body still to be read."""
        try:
            answer = self._patiently(request)
            try:
                if answer.status_code not in _WELL:
                    answer.read()
                    raise self._fault(answer, is_telling=request.method == "POST")
                yield answer
            finally:
                answer.close()
        except (httpx.RequestError, UnicodeDecodeError) as error:
            why = self._one_line(str(error) or type(error).__name__)
            raise StoreError(f"{self.address} does not answer: {why}") from error

    def _patiently(self, request: httpx.Request) -> httpx.Response:
        wait = FIRST_WAIT
        for tries in range(1, TRIES + 1):
            try:
                answer = self._client.send(request, stream=True)
            except httpx.TransportError:
                if KEY_HEADER not in request.headers or tries == TRIES:
                    raise
                self._sleep(wait)
                wait *= 2
                continue
            asked = retry_after(answer.headers.get("retry-after"), datetime.now(UTC)) or 0.0
            if answer.status_code not in _AGAIN or asked > LONGEST_WAIT or tries == TRIES:
                return answer
            answer.close()
            self._sleep(max(wait, asked))
            wait *= 2
        raise AssertionError  # the last try returns

    def _fault(self, answer: httpx.Response, *, is_telling: bool) -> FirsthandError:
        """What a desk says when it cannot answer (RFC 9457)."""
        status = answer.status_code
        is_problem = answer.headers.get("content-type", "").startswith("application/problem+json")
        problem = _json(answer) if is_problem else {}
        said = self._one_line(str(problem.get("detail") or problem.get("title") or ""))
        told = f"{self.address} answered {status}" + (f": {said}" if said else "")
        if status == httpx.codes.NOT_FOUND:
            return NotHeldError(told) if is_problem else ConfigError(f"{told}: no Firsthand desk is there")
        if status == httpx.codes.UNAUTHORIZED:
            wrong = "the key does not hold" if self._key else f"give a key: key=, or set {KEY_VARIABLE}"
            return ConfigError(f"{told}; {wrong}")
        if status in _AGAIN or status >= 500:
            return StoreError(f"{told}; try again later")
        if status == httpx.codes.PRECONDITION_FAILED:
            return ChangedError(told)
        if is_telling and status in (httpx.codes.CONFLICT, httpx.codes.UNPROCESSABLE_ENTITY):
            return DecisionError(told)
        return ConfigError(told)

    def _one_line(self, text: str) -> str:
        """What somebody else says, in one line that cannot hold the key."""
        text = text.replace(self._key, "(the key)") if self._key else text
        return " ".join("".join(c if c.isprintable() else " " for c in text).split())[:_SAID]


def is_text(out: IO[Any]) -> bool:
    """Whether a stream takes text and not bytes."""
    stream: object = out
    return isinstance(stream, io.TextIOBase) or getattr(stream, "encoding", None) is not None


def _json(answer: httpx.Response) -> Record:
    """The record that an answer holds, an empty one where it holds none."""
    try:
        told = answer.json()
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _address(address: str) -> httpx.URL:
    try:
        url = checked(address.strip())
    except SourceError as error:
        raise ConfigError(f"no address of a desk: {error}") from error
    if url.query:
        raise ConfigError("the address of a desk has no query: give filters to events()")
    return url


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
