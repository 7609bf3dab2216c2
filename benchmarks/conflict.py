"""Documents that are all about conflict, put together from the texts of this repository, the same for the same seed.

Each is made of paragraphs of different documents of one language: the annotated reports of `training/reader`, the example
pages and the golden pages that the first look takes for reports of armed violence.
"""

from __future__ import annotations

import importlib.resources
import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from evaluation.extraction import golden_pages
from training.reader.annotation import NONE, stories

from firsthand.documents import read_page
from firsthand.domain.document import BlockKind
from firsthand.domain.errors import InputError
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.models.first_look import FirstLook

NOW = datetime(2026, 6, 1, tzinfo=UTC)
_SENTENCES = 3  # of an annotated report in one paragraph
_KINDS = {".html": MediaType.HTML, ".txt": MediaType.TEXT}


def conflict_pages(count: int, *, words: int = 450, seed: int = 7) -> list[Page]:
    """Pages of clean text of about so many words each, languages in turn."""
    chance = random.Random(seed)  # noqa: S311
    found = paragraphs()
    streams = {code: _shuffled(found[code], chance) for code in sorted(found)}
    pages = []
    for number in range(count):
        code = sorted(streams)[number % len(streams)]
        body: list[str] = []
        while (length := sum(len(paragraph.split()) for paragraph in body)) < words:
            room = words - length
            body.append(" ".join(next(streams[code]).split()[: max(room, 8)]))
        published = date(2024, 1, 1) + timedelta(days=chance.randrange(500))
        pages.append(
            Page(
                f"conflict-{number}",
                "\n\n".join(body).encode(),
                MediaType.TEXT,
                NOW,
                hints=PageHints(published=published, language=code),
            )
        )
    return pages


def paragraphs() -> dict[str, list[str]]:
    """Paragraphs about conflict by language."""
    found: dict[str, list[str]] = {"en": [], "fr": []}
    for story in stories():
        for start in range(0, len(story.lines), _SENTENCES):
            lines = story.lines[start : start + _SENTENCES]
            if any(line.status != NONE for line in lines):
                found[story.language].append(" ".join(line.text for line in lines))
    look = FirstLook.load()
    for page in _read_pages():
        try:
            document = read_page(page)
        except InputError:
            continue
        score = look.score(document.title, document.text, document.language)
        if document.language in found and score >= look.threshold:
            found[document.language] += [
                block.span.text for block in document.blocks if block.kind is BlockKind.BODY
            ]
    return found


def _read_pages() -> Iterator[Page]:
    examples = Path(str(importlib.resources.files("firsthand") / "examples"))
    tests = Path(__file__).parents[1] / "tests" / "golden"
    files = [*sorted(examples.iterdir()), *(path for path, _ in golden_pages())]
    files += sorted(path for code in ("en", "fr") for path in (tests / code).iterdir())
    for path in files:
        if path.suffix in _KINDS:
            yield Page(path.name, path.read_bytes(), _KINDS[path.suffix], NOW)


def _shuffled(items: list[str], chance: random.Random) -> Iterator[str]:
    """Every item once, in random order, then again in another order, without end."""
    while True:
        yield from chance.sample(items, len(items))
