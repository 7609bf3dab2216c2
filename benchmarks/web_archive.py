"""`python -m benchmarks.web_archive [--megabytes N]`: peak memory and speed over a large web archive.

Writes an archive of generated pages (1 GB unless told otherwise) and streams it through the sources in a process of its own.
Exit status 1 when the peak is over its budget, or grows with the archive.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

_BUDGET_MB = 120  # of the whole process, interpreter included
_GROWTH = 1.3  # a large archive's peak against that of a tenth of it
_PARAGRAPH = "<p>Traders waited on both banks of the river while the ferry was repaired, and prices rose by a third in a week.</p>"
_READ = """
import resource, sys
from datetime import UTC, datetime
from firsthand.sources import open_sources
pages = sum(1 for _ in open_sources(sys.argv[1:], as_kind=None, now=datetime.now(UTC)))
print(pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
"""


def write(path: Path, megabytes: int) -> None:
    """Write a web archive of about that size, uncompressed."""
    body = f"<!doctype html><html><head><title>Ferry</title></head><body>{_PARAGRAPH * 400}</body></html>".encode()
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + body
    with path.open("wb") as file:
        for number in range(megabytes * 1_000_000 // len(http) + 1):
            head = (
                f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://desk.example/{number}\r\n"
                f"WARC-Date: 2025-06-02T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:{number:032x}>\r\n"
                f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
            )
            file.write(head.encode() + http + b"\r\n\r\n")


def read(path: Path) -> tuple[int, float, float]:
    """Pages, peak memory in MB and seconds of a process that streams an archive."""
    start = time.perf_counter()
    out = subprocess.run([sys.executable, "-c", _READ, str(path)], check=True, capture_output=True, text=True)
    pages, peak = out.stdout.split()
    return int(pages), float(peak), time.perf_counter() - start


def main() -> int:
    """Measure a tenth of the archive, then all of it."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.web_archive", description=__doc__)
    parser.add_argument("--megabytes", type=int, default=1000)
    arguments = parser.parse_args()
    peaks: list[float] = []
    with tempfile.TemporaryDirectory() as scratch:
        for size in (max(arguments.megabytes // 10, 1), arguments.megabytes):
            path = Path(scratch) / f"{size}.warc"
            write(path, size)
            pages, peak, seconds = read(path)
            peaks.append(peak)
            print(f"{size:>6} MB: {pages:>7} pages in {seconds:>6.1f} s, peak memory {peak:>6.1f} MB")
            path.unlink()
    return int(max(peaks) > _BUDGET_MB or peaks[1] > _GROWTH * peaks[0])


if __name__ == "__main__":
    sys.exit(main())
