"""Bounds on what a source reads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes.

    Attributes:
        page: largest page; news pages stay below 5 MB, the rest is no article.
        line: longest line of a JSONL file, row of a table or object of a JSON array; above `page`, for the other
            fields and the escapes.
        message: largest mail with its attachments; mail servers take 25 to 50 MB.
        archive: most bytes that one compressed file may expand to.
        expansion: most bytes out for one byte in, once `archive_head` bytes have come out. Text of pages shrinks
            by 3 to 20; gzip at its best does 1,032 (RFC 1951).
        archive_head: bytes that may come out before `expansion` is looked at.
        feed: largest feed, list of feeds or site map; the protocol of site maps allows 50 MB.
        entries: most links that are followed for one argument, a count.
        spool: largest zip archive that is kept on disk while it is read, where its stream cannot go back.
        members: most members of a zip or tar archive; the list of a zip archive takes 500 bytes of memory for each.
        faults: damaged places in one web archive, tar archive or table before the rest is given up.
    """

    page: int = 20_000_000
    line: int = 25_000_000
    message: int = 60_000_000
    archive: int = 20_000_000_000
    expansion: int = 400
    archive_head: int = 64_000_000
    feed: int = 52_000_000
    entries: int = 5_000
    spool: int = 4_000_000_000
    members: int = 200_000
    faults: int = 1_000


LIMITS = Limits()
