"""Mails (RFC 5322), and pages that a browser saved as one (MHTML)."""

from __future__ import annotations

import email
import email.policy
import io
import re
from collections.abc import Iterator
from datetime import date, datetime
from email.errors import MessageError
from email.message import Message
from typing import Any, TypeAlias

from firsthand.domain.errors import SourceError
from firsthand.domain.issue import Issue, Severity
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.sources.content import HEAD, Content, has_nulls, media_type, sniff
from firsthand.sources.item import Item, Reader
from firsthand.sources.source import issue, printable
from firsthand.sources.streams import ByteStream

_HEADER = 8_192  # bytes of a header that are looked at
_HEADER_LINES = 200  # that one header runs over
_PARTS = 200  # of one mail
_DEPTH = 3  # mails in mails
_PAGES = frozenset({Content.HTML, Content.TEXT, Content.PDF})
_TEXT_TYPES = frozenset({"text/html", "text/plain", "application/xhtml+xml"})
# What the library's parser takes long over, and how much of it real mails stay far below. Lines count for each level
# of parts in parts.
_FLOODS = (
    (re.compile(rb"\n"), 1_000_000),
    (re.compile(rb"\n--"), 5_000),
    (re.compile(rb"\n[!-9;-~]{1,76}:"), 50_000),
    (re.compile(rb"multipart/", re.IGNORECASE), 40),
)
# What the library raises over headers and parts that follow no rule.
_FAULTS = (MessageError, ValueError, LookupError, TypeError, AttributeError, AssertionError, RecursionError)
_SOFT_BREAK = re.compile(
    rb"(?<!\n--) \r?\n(?!-- \r?\n|>|\s)"
)  # RFC 3676: a line that ends with a blank goes on

_Message: TypeAlias = "Message[Any, Any]"  # its payload is bytes, text or parts: typed by its content


class _Bounded(email.policy.Compat32):
    """The library's plain policy, which looks into no header, with an end to how long one may be."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines[:_HEADER_LINES])
        return name[:_HEADER], value[:_HEADER]


def read_mail(stream: ByteStream, item: Item, read: Reader) -> Iterator[Page | Issue]:
    """Yield the text of a mail and each attachment that is a page or a mail; of a saved page, the page.

    Raises:
        SourceError: it cannot be read as a mail, or holds no text.
    """
    content = stream.read(item.limits.message + 1)
    if len(content) > item.limits.message:
        raise SourceError(f"the mail is larger than {item.limits.message / 1e6:g} MB", code="too-large")
    if any(len(re.findall(pattern, content)) > most for pattern, most in _FLOODS):
        raise SourceError("the mail has too many parts, headers or lines", code="too-large")
    try:
        message = email.message_from_bytes(content, policy=_Bounded())
    except _FAULTS as error:
        raise SourceError(f"not a mail that can be read: {_one_line(error)}", code="damaged") from error
    parts = list(_parts(message))
    main = _main(parts)
    if main is not None:
        yield _page(message, main, item)
    if message.get_content_type() == "multipart/related" or _address(message):
        if main is None:
            raise SourceError("the saved page holds no HTML", code="no-page")
        return  # the other parts are its images and frames
    yield from _attachments([part for part in parts if part is not main], item, read, is_empty=main is None)


def _parts(message: _Message) -> Iterator[_Message]:
    """The parts that hold something, mails within unopened."""
    waiting = [message]
    for _ in range(_PARTS):
        if not waiting:
            return
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed(_nested(part)))
        else:
            yield part


def _nested(part: _Message) -> list[_Message]:
    payload = part.get_payload()
    return [inner for inner in payload if isinstance(inner, Message)] if isinstance(payload, list) else []


def _main(parts: list[_Message]) -> _Message | None:
    """The HTML of a mail, or else its text; neither where it is attached as a file."""
    texts = [
        part for part in parts if part.get_content_disposition() != "attachment" and _payload(part).strip()
    ]
    for wanted in ("text/html", "application/xhtml+xml", "text/plain"):
        for part in texts:
            if part.get_content_type() == wanted:
                return part
    return None


def _page(message: _Message, part: _Message, item: Item) -> Page:
    content = _payload(part)
    if len(content) > item.limits.page:
        raise SourceError(f"the page is larger than {item.limits.page / 1e6:g} MB", code="too-large")
    if has_nulls(content):
        raise SourceError("it holds null bytes: this is not a page of text or HTML", code="binary")
    is_plain = part.get_content_type() == "text/plain"
    if is_plain and _parameter(part, "format").lower() == "flowed":
        content = _SOFT_BREAK.sub(b" ", content)
    return Page(
        id=item.name,
        content=content,
        media_type=MediaType.TEXT if is_plain else media_type(content),
        captured_at=item.request.now,
        url=_address(message) or _address(part),
        charset=_parameter(part, "charset") or None,
        hints=PageHints(title=_subject(message), published=_date(message), outlet=_sender(message)),
    )


def _attachments(
    parts: list[_Message], item: Item, read: Reader, *, is_empty: bool
) -> Iterator[Page | Issue]:
    passed = 0
    for number, part in enumerate(parts, start=1):
        name = printable(_filename(part) or f"part {number}")
        is_named = part.get_content_disposition() == "attachment" or _filename(part) is not None
        if part.get_content_type() == "message/rfc822" and part.is_multipart():
            if item.depth >= _DEPTH:
                raise SourceError("mails within mails too deep to follow", code="unsupported")
            is_empty = False
            yield from read(io.BytesIO(_inner(part)), item.member(name))
        elif is_named and _is_page(part):
            is_empty = False
            yield from read(io.BytesIO(_payload(part)), item.member(name))
        elif is_named:
            passed += 1
    if is_empty and not passed:
        raise SourceError("the mail holds no text", code="empty")
    if passed:
        count = "1 attachment" if passed == 1 else f"{passed} attachments"
        yield issue(item.name, "no-page", f"{count} held no page", Severity.NOTE)


def _is_page(part: _Message) -> bool:
    content = _payload(part)
    form, _ = sniff(content[:HEAD])
    return form in _PAGES and (form is not Content.TEXT or part.get_content_type() in _TEXT_TYPES)


def _inner(part: _Message) -> bytes:
    try:
        return bytes(_nested(part)[0].as_bytes())
    except _FAULTS:
        return b""


def _payload(part: _Message) -> bytes:
    """The bytes of a part, decoded from base64 and quoted-printable."""
    try:
        payload = part.get_payload(decode=True)
    except _FAULTS:
        return b""
    return payload if isinstance(payload, bytes) else b""


def _filename(part: _Message) -> str | None:
    try:
        name = part.get_filename()
    except _FAULTS:
        return None
    return name[:200].replace("/", "_").replace("\\", "_").strip() if name else None


def _parameter(part: _Message, name: str) -> str:
    try:
        value = part.get_param(name, "")
    except _FAULTS:
        return ""
    return value[:40].strip() if isinstance(value, str) else ""


def _address(message: _Message) -> str | None:
    """Where a saved page was, as the browser noted it."""
    for name in ("Snapshot-Content-Location", "Content-Location"):
        value = (_raw(message, name) or "").strip()
        if value.lower().startswith(("http://", "https://")):
            return printable("".join(value.split()))
    return None


def _raw(message: _Message, name: str) -> str | None:
    """A header as it stands; bytes that should not be in it are taken as UTF-8."""
    for key, value in message.raw_items():
        if key.lower() == name.lower():
            return (
                str(value)[:_HEADER]
                .replace("\0", "")
                .encode("utf-8", errors="surrogateescape")
                .decode(errors="replace")
            )
    return None


def _parsed(message: _Message, name: str) -> object:
    """A header as the library's modern policy understands it; None where it does not."""
    raw = _raw(message, name)
    try:
        return None if raw is None else email.policy.default.header_factory(name, raw)
    except _FAULTS:
        return None


def _subject(message: _Message) -> str | None:
    subject = _parsed(message, "Subject")
    return " ".join(str(subject).replace("\0", "").split()) or None if subject is not None else None


def _date(message: _Message) -> date | None:
    header = _parsed(message, "Date")
    moment = getattr(header, "datetime", None)
    return moment.date() if isinstance(moment, datetime) else None


def _sender(message: _Message) -> str | None:
    """The name that a mail gives for who wrote it; an address alone names no outlet."""
    header = _parsed(message, "From")
    addresses = getattr(header, "addresses", ())
    name = " ".join(addresses[0].display_name.replace("\0", "").split()) if addresses else ""
    return None if not name or "@" in name or name.startswith("Saved by ") else name


def _one_line(error: BaseException) -> str:
    return " ".join(str(error).split())[:200]
