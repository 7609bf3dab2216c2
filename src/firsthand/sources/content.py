"""What bytes are, told from the bytes and never from a name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from firsthand.domain.page import MediaType
from firsthand.sources.headers import delimiter_of, is_mail
from firsthand.sources.prolog import begins_a_feed

HEAD = 4096  # bytes that are enough to tell

# First bytes of forms that hold no page of text, from their specifications, with the words a person knows them by.
_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\xd0\xcf\x11\xe0", "an old office document"),
    (0, b"{\\rtf", "an RTF document"),
    (0, b"\x89PNG\r\n", "a PNG image"),
    (0, b"\xff\xd8\xff", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (0, b"II*\x00", "a TIFF image"),
    (0, b"MM\x00*", "a TIFF image"),
    (8, b"WEBP", "a WebP image"),
    (8, b"WAVE", "a sound"),
    (0, b"ID3", "a sound"),
    (0, b"OggS", "a sound or a video"),
    (4, b"ftyp", "a video"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a program"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"(\xb5/\xfd", "a zstd file"),
    (0, b"7z\xbc\xaf", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
)
_UTF16 = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_HTML = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|article|main|section|header|div|p|h[1-6]|table|ul)[\s>]", re.IGNORECASE
)  # fmt: skip
_JSON_LINE = re.compile(rb"\{[ \t]*(?:\"|\}[ \t]*(?:\r?\n|$))")
_CONTROL = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")  # without blanks, line ends and escape
_CONTROL_SHARE = 0.02  # of the bytes; text in any encoding has none


class Content(StrEnum):
    """Forms that a stream can have."""

    EMPTY = "empty"
    BINARY = "binary"
    GZIP = "gzip"
    FEED = "feed"
    BZIP2 = "bzip2"
    XZ = "xz"
    ZIP = "zip"
    TAR = "tar"
    WARC = "warc"
    PDF = "pdf"
    EML = "eml"  # a mail, or a page saved as one (MHTML)
    CSV = "csv"  # a table with a header, whatever stands between its cells
    PARQUET = "parquet"
    JSONL = "jsonl"
    JSON = "json"  # an array of objects, or objects over several lines
    HTML = "html"
    TEXT = "text"


# First bytes of forms that we read, which may hold bytes that no text has.
_CONTAINERS: tuple[tuple[int, bytes, Content], ...] = (
    (0, b"\x1f\x8b", Content.GZIP),
    (0, b"BZh", Content.BZIP2),
    (0, b"\xfd7zXZ\x00", Content.XZ),
    (0, b"PK\x03\x04", Content.ZIP),
    (0, b"PK\x05\x06", Content.ZIP),
    (257, b"ustar", Content.TAR),
    (0, b"WARC/", Content.WARC),
    (0, b"%PDF-", Content.PDF),
    (0, b"PAR1", Content.PARQUET),
)
_JSON = re.compile(rb"\[\s*(?:\{\s*[\"}]|\]\s*$)|\{\s*\r?\n\s*\"")


def sniff(head: bytes) -> tuple[Content, str]:
    """The form of a stream by its first `HEAD` bytes, with its name in words where it cannot be read."""
    if not head:
        return Content.EMPTY, ""
    for at, signature, form in _CONTAINERS:
        if head.startswith(signature, at):
            return form, ""
    if name := _binary_name(head):
        return Content.BINARY, name
    start = plain(head).lstrip(b"\xef\xbb\xbf \t\r\n")
    if begins_a_feed(start):
        return Content.FEED, ""
    return _text_form(start), ""


def _text_form(start: bytes) -> Content:
    if _JSON.match(start):
        return Content.JSON
    if _JSON_LINE.match(start):
        return Content.JSONL
    if is_mail(start):
        return Content.EML
    if delimiter_of(start) is not None:
        return Content.CSV
    return Content.HTML if _HTML.search(start) else Content.TEXT


def has_nulls(content: bytes) -> bool:
    """Whether null bytes show that this is no text; UTF-16 with its mark may hold some."""
    return b"\x00" in content and not content.startswith(tuple(mark for mark, _ in _UTF16))


def media_type(content: bytes) -> MediaType:
    """HTML or plain text."""
    return MediaType.HTML if _HTML.search(plain(content[:HEAD])) else MediaType.TEXT


def _binary_name(head: bytes) -> str | None:
    for at, signature, name in _SIGNATURES:
        if head.startswith(signature, at):
            return name
    if any(head.startswith(mark) for mark, _ in _UTF16):
        return None
    control = len(_CONTROL.findall(head))
    return "binary data" if b"\x00" in head or control > _CONTROL_SHARE * len(head) else None


def plain(head: bytes) -> bytes:
    """The head with one byte for each character of the markup, whatever the encoding."""
    for mark, charset in _UTF16:
        if head.startswith(mark):
            return head[2:].decode(charset, errors="replace").encode("utf-8")
    return head
