"""A stream of web pages as a crawler of news keeps it, written as a web archive; the same for the same seed.

So many of a hundred pages tell of armed violence, the others do not. Real pages are taken where the data beside the checkout has them:
the reports of the gun violence set in a plain page for the first, the pages of the public extraction benchmark, menus, scripts and all, for the others.
Where it is absent, the documents of `benchmarks.conflict` and the pages of the golden tests stand in, and that is said.
"""

from __future__ import annotations

import gzip
import hashlib
import html
import json
import random
import re
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from evaluation.extraction import golden_pages

DATA = Path("../shared/data")
_LINKS = 60  # in the menu and the footer of a page that is made here
_CAPTURED = datetime(2026, 6, 1, tzinfo=UTC)


def violent_pages(data: Path = DATA) -> list[tuple[str, str, date]]:
    """Titles and texts about armed violence with a day of publication; several tell of one incident."""
    file = data / "gun_violence" / "docs.jsonl.gz"
    if not file.is_file():
        from benchmarks.conflict import conflict_pages  # noqa: PLC0415 - which reads everything it is made of

        print(f"gun_violence: absent at {file}; documents put together from the texts of this repository")
        texts = [(page.content.decode(), page.hints.published) for page in conflict_pages(400)]
        return [(text.partition(". ")[0][:90], text, day or date(2025, 1, 1)) for text, day in texts]
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [
        (row["title"], row["text"], date.fromisoformat(row["dct"]))
        for row in rows
        if not row["noise"] and row["has_frame"]
    ]


def other_pages(data: Path = DATA) -> list[bytes]:
    """Pages that tell of something else, as they were captured."""
    folder = data / "article_extraction" / "html"
    if not folder.is_dir():
        print(f"article_extraction: absent at {folder}; the golden pages of the tests")
        return [path.read_bytes() for path, _ in golden_pages() if path.suffix == ".html"]
    return [gzip.decompress(path.read_bytes()) for path in sorted(folder.glob("*.html.gz"))]


def write_stream(path: Path, count: int, *, violent: float = 0.08, seed: int = 7, data: Path = DATA) -> Path:
    """Write a web archive of `count` pages, each record packed by itself, as Common Crawl does.

    Args:
        path: where to.
        count: pages.
        violent: share of those that tell of armed violence.
        seed: of the order and of what repeated pages differ in.
        data: folder of the data.
    """
    chance = random.Random(seed)  # noqa: S311
    stories, others = violent_pages(data), other_pages(data)
    chosen = {*chance.sample(range(count), round(count * violent))}
    with path.open("wb") as file:
        told = 0
        for number in range(count):
            if number in chosen:
                title, text, day = stories[told % len(stories)]
                body, told = page_of(title, text, day, chance), told + 1
            else:
                body = others[number % len(others)] + f"<!-- {number} -->".encode()
            file.write(gzip.compress(_record(number, body), 6, mtime=0))
    return path


def page_of(title: str, text: str, day: date, chance: random.Random) -> bytes:
    """A page of a news site around a text."""
    parts = (part for part in re.split(r"\n\s*\n|\n", text) if part.strip())
    paragraphs = "".join(f"<p>{html.escape(part)}</p>\n" for part in parts)
    menu = "".join(f'<li><a href="/s/{n}">{_words(chance, 3)}</a></li>' for n in range(_LINKS))
    heading = html.escape(title)
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{heading}</title>'
        f'<meta property="article:published_time" content="{day.isoformat()}T08:00:00Z"></head><body><nav><ul>{menu}</ul></nav>'
        f'<article><h1>{heading}</h1><time datetime="{day.isoformat()}">{day:%d %B %Y}</time>\n'
        f"{paragraphs}</article><footer><ul>{menu}</ul></footer></body></html>"
    ).encode()


def _record(number: int, body: bytes) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + body
    name = hashlib.sha256(str(number).encode()).hexdigest()[:32]
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://site{number % 97}.example/{number}\r\n"
        f"WARC-Date: {_CAPTURED:%Y-%m-%dT%H:%M:%SZ}\r\nWARC-Record-ID: <urn:uuid:{name}>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_MENU) for _ in range(count))


_MENU: Sequence[str] = ("Weather", "Sport", "Markets", "Culture", "Travel", "Letters", "Video", "Region", "Science", "Jobs")  # fmt: skip
