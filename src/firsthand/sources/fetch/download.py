"""Large files, kept on disk: taken up where they broke off, checked, and put in place only when whole.

Beside a file `X` stand `X.json`, what is known of it, and, while it is under way, `X.part` and `X.part.json`. Codes of
the SourceErrors are those of `web` and what the check of the file raises.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import httpx

from firsthand.domain.errors import ConfigError, SourceError
from firsthand.domain.page import Validators
from firsthand.sources.fetch.transport import Answer, TransientError
from firsthand.sources.fetch.urls import checked
from firsthand.sources.fetch.web import WebFetcher, conditions

MOST_BYTES = 2_000_000_000  # five times the largest dump of GeoNames
_HOURS = 4 * 3600.0  # for one file
_ROUNDS = 20  # of tries, as long as each brings the file further
_SLOW_BYTES, _SLOW_SECONDS = 60_000, 60.0  # less than that in that time is a server that keeps us waiting
_RANGE = re.compile(r"bytes (\d{1,15})-(\d{1,15})/(\d{1,15}|\*)")
_OK, _PARTIAL, _NOT_MODIFIED, _NOT_SATISFIABLE = 200, 206, 304, 416


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a file.

    Attributes:
        url: where it was asked for.
        size: bytes; of a part, bytes of the whole, None where the server does not say.
        etag, last_modified: what the server sent.
        sha256: of the whole file; None of a part.
        fetched_at: when it was whole, ISO 8601 (UTC); None of a part.
    """

    url: str
    size: int | None = None
    etag: str | None = None
    last_modified: str | None = None
    sha256: str | None = None
    fetched_at: str | None = None


@dataclass(frozen=True, slots=True)
class Download:
    """What came of it.

    Attributes:
        path: the file.
        kept: what is known of it.
        is_new: whether it differs from the file that was there before.
    """

    path: Path
    kept: Kept
    is_new: bool


class Downloader(WebFetcher):
    """Fetches files with the manners and bounds of a `WebFetcher`. For one thread."""

    def download(self, url: str, into: Path, check: Callable[[Path], None]) -> Download:
        """Fetch a file, unless the one that is there is as new as the server's.

        Args:
            url: its address.
            into: where to put it; its folder is made.
            check: raises SourceError where the file is not what it should be; it is then thrown away, and the file
                that was there before stays.

        Raises:
            SourceError: it cannot be had. What came of it is kept, and the next call goes on from there.
            ConfigError: the disk cannot take it.
        """
        target, part = checked(url), into.with_name(into.name + ".part")
        try:
            into.parent.mkdir(parents=True, exist_ok=True)
            with self._deadline.span(_HOURS):
                kept = self._whole(target, into, part)
            if kept is None:
                known = _read(into)
                if known is None:
                    raise SourceError(
                        "the server says that nothing has changed, and was not asked", code="damaged"
                    )
                return Download(into, known, is_new=False)
            return self._put_in_place(kept, into, part, check)
        except OSError as error:
            raise ConfigError(f"{into} cannot be kept: {error.strerror or error}") from error

    def _whole(self, url: httpx.URL, into: Path, part: Path) -> Kept | None:
        """Fill the part until it is whole; None where the file that is there is as new."""
        for _ in range(_ROUNDS):
            before = _size(part)
            try:
                return self._patiently(lambda: self._once(url, into, part))
            except TransientError:
                if _size(part) <= before:
                    raise
        raise SourceError(f"it broke off {_ROUNDS} times: try again later", code="broken-off")

    def _once(self, url: httpx.URL, into: Path, part: Path) -> Kept | None:
        headers = {"User-Agent": self._settings.user_agent, "Accept": "*/*", "Accept-Encoding": "identity"}
        begun, known = _read(part), _read(into)
        start, validator = _size(part), _validator(begun)
        if begun is not None and begun.size is not None and begun.url == str(url):
            if start == begun.size:
                return begun
            if start > begun.size:
                _remove(part)
                begun = None
        if begun is not None and start and validator and begun.url == str(url):
            headers |= {"Range": f"bytes={start}-", "If-Range": validator}
        elif known is not None and known.url == str(url) and _size(into) == known.size:
            start = 0
            headers |= conditions(Validators(known.etag, known.last_modified))

        def get(target: httpx.URL) -> Answer:
            self._manners.wait(target.host, self._robots.crawl_delay(target))
            with self._transport.stream(target, headers) as (status, found, chunks):
                if status in (_OK, _PARTIAL):
                    self._take(str(url), status, found, chunks, part, start)
                return Answer(status, found, b"")

        final, answer = self._follow(url, get)
        if answer.status == _NOT_MODIFIED and "Range" not in headers:
            return None
        if answer.status == _NOT_SATISFIABLE and "Range" in headers:
            _remove(part)  # the part is no beginning of the file
            raise TransientError("the server has another file by now", code="broken-off")
        if answer.status != _PARTIAL:
            self._check(final, answer)
        return _read(part)

    def _take(
        self, url: str, status: int, headers: httpx.Headers, chunks: Iterator[bytes], part: Path, start: int
    ) -> None:
        """Add what comes to the part, from where it stands."""
        if headers.get("content-encoding", "identity").strip().lower() not in ("", "identity"):
            raise SourceError("the file comes packed, which we did not ask for", code="unsupported-encoding")
        length = headers.get("content-length", "")
        whole = int(length) if length.isascii() and length.isdigit() and len(length) < 16 else None
        if status == _PARTIAL:
            match = _RANGE.fullmatch(headers.get("content-range", ""))
            if match is None or int(match[1]) != start:
                _remove(part)
                raise TransientError("the server sent another part than asked for", code="broken-off")
            whole = None if match[3] == "*" else int(match[3])
        if (whole or 0) > MOST_BYTES:
            raise SourceError(f"the file is larger than {MOST_BYTES / 1e9:g} GB", code="too-large")
        if status == _OK:
            _remove(part)
            start = 0
        begun = Kept(url, whole, headers.get("etag"), headers.get("last-modified"))
        _write(part, begun)
        size = start
        with part.open("ab") as file:
            for chunk in self._not_too_slowly(chunks):
                size += len(chunk)
                if size > min(MOST_BYTES, whole if whole is not None else MOST_BYTES):
                    raise SourceError("the file is longer than the server said", code="damaged")
                file.write(chunk)
        if whole is not None and size != whole:
            raise TransientError(f"{size} of {whole} bytes came", code="broken-off")

    def _not_too_slowly(self, chunks: Iterator[bytes]) -> Iterator[bytes]:
        since, came = self._deadline.left(), 0
        for chunk in chunks:
            came += len(chunk)
            yield chunk
            left = self._deadline.left()
            if since - left >= _SLOW_SECONDS:
                if came < _SLOW_BYTES:
                    raise TransientError("the server sends hardly anything", code="timeout")
                since, came = left, 0

    def _put_in_place(self, begun: Kept, into: Path, part: Path, check: Callable[[Path], None]) -> Download:
        try:
            check(part)
        except SourceError:
            _remove(part)
            raise
        digest = _digest(part)
        before = _read(into)
        kept = Kept(
            begun.url,
            _size(part),
            begun.etag,
            begun.last_modified,
            digest,
            self._now().isoformat(timespec="seconds"),
        )
        _sidecar(into).unlink(missing_ok=True)  # never the facts of one file beside another
        part.replace(into)
        _write(into, kept)
        _remove(part)
        return Download(into, kept, is_new=before is None or before.sha256 != digest)


def _validator(kept: Kept | None) -> str | None:
    """What tells that a part and the server's file are of one piece (RFC 9110 13.1.5): a strong tag, else the date."""
    if kept is None:
        return None
    said = Validators(kept.etag, kept.last_modified).sendable
    return said.etag if said.etag and not said.etag.startswith("W/") else said.last_modified


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _sidecar(path: Path) -> Path:
    return path.with_name(path.name + ".json")


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _read(path: Path) -> Kept | None:
    """What is known of a file; None where there is no file, or nothing that can be read."""
    try:
        told: Mapping[str, Any] = json.loads(_sidecar(path).read_text(encoding="utf-8"))
        return Kept(**told) if path.exists() else None
    except (OSError, ValueError, TypeError):
        return None


def _write(path: Path, kept: Kept) -> None:
    _sidecar(path).write_text(json.dumps(asdict(kept)), encoding="utf-8")


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    _sidecar(path).unlink(missing_ok=True)
