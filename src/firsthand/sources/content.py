"""What bytes are, told from the bytes."""

from __future__ import annotations

import re
from enum import StrEnum

from firsthand.domain.page import MediaType

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zip archive"),
    (b"\x89PNG\r\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF media file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
    (b"SQLite format 3", "an SQLite database"),
    (b"BZh", "a bzip2 file"),
    (b"\xfd7zXZ", "an xz file"),
    (b"(\xb5/\xfd", "a zstd file"),
    (b"7z\xbc\xaf", "a 7z archive"),
    (b"WARC/", "a web archive (WARC)"),
)
_GZIP = b"\x1f\x8b"
_UTF16 = (b"\xff\xfe", b"\xfe\xff")
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1)[\s>]", re.IGNORECASE)
_HEAD = 4096


class Content(StrEnum):
    """Forms that a file can have."""

    EMPTY = "empty"
    BINARY = "binary"
    GZIP = "gzip"
    JSONL = "jsonl"
    HTML = "html"
    TEXT = "text"


def sniff(head: bytes) -> Content:
    """The form of a file by its first bytes (4 KB are enough)."""
    if not head.strip():
        return Content.EMPTY
    if head.startswith(_GZIP):
        return Content.GZIP
    if binary_name(head):
        return Content.BINARY
    stripped = head.lstrip(b"\xef\xbb\xbf \t\r\n")
    if stripped.startswith(b'{"') or re.match(rb"\{\s*\"", stripped):
        return Content.JSONL
    return Content.HTML if _HTML.search(head) else Content.TEXT


def binary_name(head: bytes) -> str | None:
    """What a binary file is, in words; None for text."""
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head.startswith(_UTF16):
        return None
    return "binary data" if b"\x00" in head[:_HEAD] else None


def media_type(content: bytes) -> MediaType:
    """HTML or plain text."""
    return MediaType.HTML if _HTML.search(content[:_HEAD]) else MediaType.TEXT
