"""`python -m benchmarks.reading`: pages a second through capture, clean text, metadata and first look, beside other extractors.

Mixed pages: the golden pages of the tests (nearly all of them report violence), and those of the public extraction benchmark where
`--data` has it (nearly none does). Processor time of one
core, the best of several rounds, all programs in one run: compare the ratios, machines differ. What is not installed is said so
(`pip install -r requirements/bench.txt`). Exit status 1 when Firsthand is slower than its budget against trafilatura.
"""

from __future__ import annotations

import argparse
import gzip
import sys
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial
from io import BytesIO
from pathlib import Path

from evaluation.extraction import golden_pages

from firsthand.documents import glance, read_page
from firsthand.domain.errors import InputError
from firsthand.domain.page import Page
from firsthand.models.first_look import FirstLook
from firsthand.run.plan import GLANCE
from firsthand.sources import open_sources

_NOW = datetime(2026, 6, 1, tzinfo=UTC)
_LEAST_RATIO = 1.2  # times trafilatura's extraction with metadata: what we add must not cost what we save

Reader = Callable[[bytes], object]


def contents(data: Path) -> list[bytes]:
    """The pages, as bytes."""
    found = [path.read_bytes() for path, _ in golden_pages()]
    folder = data / "article_extraction" / "html"
    if not folder.is_dir():
        print(f"article_extraction: absent at {folder}")
        return found
    for path in sorted(folder.glob("*.html.gz")):
        with gzip.open(path) as file:
            found.append(file.read())
    return found


def firsthand(*, glances: bool = True) -> Reader:
    """Everything up to the first look, from a stream of bytes, as an ingest does it."""
    look = FirstLook.load()

    def read(content: bytes) -> object:
        for page in open_sources(["-"], as_kind=None, now=_NOW, stdin=BytesIO(content)):
            if not isinstance(page, Page):
                continue
            seen = glance(page) if glances else None
            if seen and look.score(seen.title, seen.text, seen.language) < look.threshold * GLANCE:
                continue
            try:
                document = read_page(page)
            except InputError:
                continue
            look.score(document.title, document.text, document.language)
        return None

    return read


def trafilatura_alone() -> Reader:
    """Text and metadata."""
    import trafilatura  # noqa: PLC0415

    return lambda content: trafilatura.bare_extraction(content, include_comments=False, with_metadata=True)


def resiliparse_alone() -> Reader:
    """Main text, no metadata."""
    from resiliparse.extract.html2text import extract_plain_text  # noqa: PLC0415
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding  # noqa: PLC0415

    return lambda content: extract_plain_text(
        bytes_to_str(content, detect_encoding(content)), main_content=True
    )


def newspaper_alone() -> Reader:
    """Text and metadata."""
    import newspaper  # noqa: PLC0415

    def read(content: bytes) -> object:
        article = newspaper.Article("https://desk.example/page", language="en", fetch_images=False)
        article.download(input_html=content.decode("utf-8", "replace"))
        try:
            return article.parse()
        except (
            ImportError,
            ValueError,
            newspaper.ArticleException,
        ):  # a language whose reader is not installed
            return None

    return read


PROGRAMS: Sequence[tuple[str, Callable[[], Reader]]] = (
    ("firsthand (text, metadata, date, first look)", firsthand),
    ("the same with every page read (--all)", partial(firsthand, glances=False)),
    ("trafilatura (text, metadata, date)", trafilatura_alone),
    ("resiliparse (text)", resiliparse_alone),
    ("newspaper4k (text, metadata, date)", newspaper_alone),
)


def pages_a_second(reader: Reader, pages: Sequence[bytes], rounds: int) -> float:
    """Pages in a second of processor time, the best of several rounds."""
    best = float("inf")
    for _ in range(rounds):
        start = time.process_time()
        for content in pages:
            reader(content)
        best = min(best, time.process_time() - start)
    return len(pages) / best


def main() -> int:
    """Measure every program on the same pages."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reading", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--rounds", type=int, default=3)
    arguments = parser.parse_args()
    pages = contents(arguments.data)
    print(f"{len(pages)} pages, {sum(map(len, pages)) / len(pages) / 1e3:.0f} kB on average")
    rates: dict[str, float] = {}
    for name, make in PROGRAMS:
        try:
            reader = make()
        except ImportError as error:
            print(f"{name:<48}{'not installed: ' + str(error.name):>24}")
            continue
        rates[name] = pages_a_second(reader, pages, arguments.rounds)
        ratio = rates[name] / rates[PROGRAMS[0][0]]
        print(f"{name:<48}{rates[name]:>8.0f} pages a second  {ratio:>6.2f} x")
    ours, _, theirs = (rates[name] for name, _ in PROGRAMS[:3])
    return int(ours < _LEAST_RATIO * theirs)


if __name__ == "__main__":
    sys.exit(main())
