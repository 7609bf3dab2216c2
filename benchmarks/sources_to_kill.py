"""Small sources of every large form, with lines of progress spread over them: for `benchmarks.killing`."""

from __future__ import annotations

import gzip
import json
from datetime import date, timedelta
from pathlib import Path

_TOWNS = ("Gao", "Ménaka", "Kidal", "Mopti", "Ségou", "Timbuktu")
_RAID = (
    "<p>Gunmen attacked an army post near {town} on {day} June 2025, killing at least {dead} soldiers, two officers said.</p>"
    "<p>Residents of {town} counted {dead} bodies and saw {n} burnt vehicles.</p>"
)
_MARKET = "<p>Traders waited on both banks while the ferry was mended, and the price of cotton rose by a third in week {n}.</p>"


def write_sources(folder: Path, pages: int) -> None:
    """Write a web archive and JSON lines: raids told by one outlet or three, a market report, pages without text, damaged records.

    Nothing that is held depends on the moment at which it was read: an archive says when its pages were captured, and each raid in the
    JSON lines is told of once. Of five records one cannot be read: each of those is a line of the log, written once the store has it.
    """
    folder.mkdir()
    half = pages // 2
    records = [_record(number) for number in range(half)]
    records[half // 3 : half // 3] = [records[0], gzip.compress(b"WARC/1.0\r\nWARC-Type: response\r\n\r\n")]
    (folder / "a.warc.gz").write_bytes(b"".join(records))
    lines = [_line(number) for number in range(half, pages)]
    (folder / "b.jsonl").write_text("\n".join(lines), encoding="utf-8")


def _body(number: int, *, outlets: int = 3) -> str:
    if number % 5 == 1:
        return ""
    if number % 5 == 2:
        return _MARKET.format(n=number) * 3
    incident = number // outlets
    town = _TOWNS[incident % len(_TOWNS)]
    return _RAID.format(town=town, day=1 + incident % 28, dead=3 + incident % 40, n=number)


def _record(number: int) -> bytes:
    body = f"<html><body><article>{_body(number)}</article></body></html>".encode()
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://outlet{number % 3}.example/{number}\r\n"
        f"WARC-Date: 2025-06-29T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", mtime=0)


def _line(number: int) -> str:
    if number % 5 == 1:
        return "nonsense"
    published = date(2025, 7, 1) + timedelta(days=number)  # else the moment of the run says who told it first
    fields = {"id": f"line {number}", "text": _body(number, outlets=1), "published": published.isoformat()}
    return json.dumps(fields, ensure_ascii=False)
