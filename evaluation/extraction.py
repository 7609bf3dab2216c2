"""`python -m evaluation.extraction`: is the article told from the site around it?

Three corpora. The golden pages in `tests/golden/pages` (ours, with a gold file each): F1 of the body, paragraphs lost, teasers
and comments left in, title and date. The held-out pages beside them, written by another hand and first measured before anybody
tuned on them (F1 .924 then). And, where `--data` has it, the public article extraction benchmark: F1 beside trafilatura's own,
by the same scorer.

F1 is that of the benchmark: sequences of four words, precision and recall averaged over pages. Exit status 1 when a figure
is below its floor in floors.json; `--raise` pins what was reached and never lowers a floor.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import statistics
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from evaluation.floors import Floors
from firsthand.documents import read_page
from firsthand.domain.document import BlockKind, Document
from firsthand.domain.errors import DocumentError
from firsthand.domain.page import MediaType, Page

GOLDEN = Path(__file__).parent.parent / "tests" / "golden" / "pages"
HELD_OUT = GOLDEN.with_name("held_out")  # written by others and measured before anybody tuned on it
_WORD = re.compile(r"\w+")
_GRAM = 4
_AROUND = frozenset((BlockKind.TITLE, BlockKind.CAPTION))
_REASONS = {"consent": "cookie-wall"}  # one code for both
_NOW = datetime(2026, 6, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Overlap:
    """Shared and unshared word sequences of a text and its gold."""

    both: int
    extra: int
    missing: int

    @classmethod
    def of(cls, text: str, gold: str) -> Overlap:
        """Count them."""
        ours, theirs = _grams(text), _grams(gold)
        both = sum((ours & theirs).values())
        return cls(both, sum(ours.values()) - both, sum(theirs.values()) - both)

    @property
    def precision(self) -> float:
        """Share of the text that is gold; 1 where both are empty."""
        found = self.both + self.extra
        return self.both / found if found else float(not self.missing)

    @property
    def recall(self) -> float:
        """Share of the gold that is in the text."""
        wanted = self.both + self.missing
        return self.both / wanted if wanted else 1.0


def f1(overlaps: list[Overlap]) -> tuple[float, float, float]:
    """F1, precision and recall over pages."""
    precision = statistics.mean(overlap.precision for overlap in overlaps)
    recall = statistics.mean(overlap.recall for overlap in overlaps)
    return 2 * precision * recall / (precision + recall or 1), precision, recall


def _grams(text: str) -> Counter[tuple[str, ...]]:
    words = _WORD.findall(text)
    return (
        Counter(tuple(words[n : n + _GRAM]) for n in range(max(1, len(words) - _GRAM + 1)))
        if words
        else Counter()
    )


@dataclass
class Verdict:
    """What is wrong with one golden page."""

    name: str
    overlap: Overlap
    lost: list[str] = field(default_factory=list)
    left_in: list[str] = field(default_factory=list)
    extra: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    date_error: float = 0.0


def golden_pages(folder: Path = GOLDEN) -> Iterator[tuple[Path, Mapping[str, Any]]]:
    """Each page with its gold."""
    for gold in sorted(folder.glob("*/*.yml")):
        page = next(path for path in (gold.with_suffix(".html"), gold.with_suffix(".txt")) if path.exists())
        yield page, yaml.safe_load(gold.read_text(encoding="utf-8"))


def judge(path: Path, gold: Mapping[str, Any]) -> Verdict:
    """Read one golden page and compare."""
    kind = MediaType.HTML if path.suffix == ".html" else MediaType.TEXT
    page = Page(path.stem, path.read_bytes(), kind, _NOW, url=gold.get("url"))
    wanted = [entry["text"] if isinstance(entry, dict) else entry for entry in gold.get("body") or []]
    try:
        document = read_page(page)
    except DocumentError as error:
        verdict = Verdict(path.stem, Overlap.of("", " ".join(wanted)))
        if gold["expect"] == "article":
            verdict.wrong.append(f"not read: {error.code}")
        elif _REASONS.get(gold.get("reason"), gold.get("reason")) not in (None, error.code):
            verdict.wrong.append(f"refused as {error.code}, not {gold['reason']}")
        return verdict
    body = body_of(document)
    verdict = Verdict(path.stem, Overlap.of(body, " ".join([gold.get("standfirst") or "", *wanted])))
    if gold["expect"] == "none":
        verdict.wrong.append(f"read as an article, not refused as {gold.get('reason')}")
        return verdict
    level = _level(body)
    verdict.lost = [text for text in wanted if _level(text) not in level]
    verdict.left_in = [text for text in gold.get("not_body") or [] if _level(text) in level]
    whole = _level(" ".join([gold.get("standfirst") or "", *wanted]))
    verdict.extra = [
        b.span.text for b in document.blocks if b.kind not in _AROUND and _level(b.span.text) not in whole
    ]
    verdict.wrong.extend(_differences(document, gold))
    verdict.date_error = _date_error(document, gold.get("published"))
    return verdict


def body_of(document: Document) -> str:
    """The text of a document without its title, captions and what is in another language."""
    return "\n".join(b.span.text for b in document.blocks if b.kind not in _AROUND and b.language is None)


_MARKS = re.compile(r"[\t|]|^\s*(?:[-–•*]|\d{1,2}[.)]|[a-z][.)])\s", re.MULTILINE)


def _level(text: str) -> str:
    """Blanks levelled; marks of tables and lists, which the forms of a page write differently, are blanks."""
    return " ".join(_MARKS.sub(" ", text).split())


def _differences(document: Document, gold: Mapping[str, Any]) -> Iterator[str]:
    if document.title is None or _level(document.title) != _level(gold.get("title") or ""):
        yield f"title {document.title!r}, not {gold.get('title')!r}"
    published, wanted = document.published, gold.get("published")
    if (published.value if published else None) != wanted:
        yield f"published {published}, not {wanted}"
    if document.language != gold.get("language"):
        yield f"language {document.language}, not {gold.get('language')}"
    if document.is_partial != bool(gold.get("paywall")):
        yield f"partial {document.is_partial}, not {bool(gold.get('paywall'))}"
    place = (gold.get("dateline") or {}).get("place")
    if (document.dateline.place if document.dateline else None) != place:
        yield f"dateline {document.dateline}, not {gold.get('dateline')}"
    if gold.get("outlet") and document.outlet != gold["outlet"]:
        yield f"outlet {document.outlet!r}, not {gold['outlet']!r}"
    if document.byline != gold.get("byline"):
        yield f"byline {document.byline!r}, not {gold.get('byline')!r}"
    missing = [c for c in gold.get("credits") or [] if c not in document.credits]
    if missing:
        yield f"credits {document.credits}, without {missing}"
    times = [entry["time"] for entry in gold.get("body") or [] if isinstance(entry, dict)]
    labels = [entry.time for entry in document.entries]
    if list(dict.fromkeys(times)) != labels and times:
        yield f"entries {labels}, not {list(dict.fromkeys(times))}"


def _date_error(document: Document, wanted: date | None) -> float:
    """0 for a right date or a rightly missing one, 1 for a missing or doubtful wrong one, 2 for one wrong with confidence."""
    found = document.published
    if (found.value if found else None) == wanted:
        return 0.0
    return 2.0 if found and found.confidence >= 0.8 else 1.0


def benchmark(folder: Path, extract: Callable[[str], str]) -> tuple[float, float, float]:
    """F1, precision and recall of an extractor on the public benchmark."""
    gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    overlaps = []
    for name, entry in gold.items():
        with gzip.open(folder / "html" / f"{name}.html.gz", "rt", encoding="utf-8", errors="replace") as file:
            overlaps.append(Overlap.of(extract(file.read()), entry["articleBody"]))
    return f1(overlaps)


def extract_ours(html: str) -> str:
    """The body as this package reads it."""
    try:
        document = read_page(Page("page", html.encode(), MediaType.HTML, _NOW))
        return "\n".join(block.span.text for block in document.blocks if block.kind not in _AROUND)
    except DocumentError:
        return ""


def extract_trafilatura(html: str) -> str:
    """The body as trafilatura reads it with its defaults, comments left out."""
    import trafilatura  # noqa: PLC0415

    return trafilatura.extract(html, include_comments=False) or ""


@dataclass(frozen=True)
class Figure:
    """One figure that may be pinned."""

    name: str
    fingerprint: str
    share: float


def fingerprint(paths: Iterable[Path]) -> str:
    """A hash of the files measured on, so that a floor holds for them alone."""
    digest = hashlib.sha256()
    for path in sorted(paths):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _golden(folder: Path, name_of_all: str, *, verbose: bool) -> list[Figure]:
    """Measure golden pages and print the table."""
    verdicts = [(path, gold, judge(path, gold)) for path, gold in golden_pages(folder)]
    print(
        f"{name_of_all:<14}{'pages':>6}{'F1':>8}{'P':>8}{'R':>8}{'lost':>6}{'left in':>9}{'date err':>10}{'other':>7}"
    )
    for name, places in (
        ("all", ""),
        ("English", "en/"),
        ("French", "fr/"),
        ("HTML", ".html"),
        ("plain text", ".txt"),
    ):
        chosen = [v for path, _, v in verdicts if places in f"{path.parent.name}/{path.name}"]
        score = f1([v.overlap for v in chosen])
        print(
            f"{name:<14}{len(chosen):>6}{score[0]:>8.3f}{score[1]:>8.3f}{score[2]:>8.3f}{sum(len(v.lost) for v in chosen):>6}"
            f"{sum(len(v.left_in) for v in chosen):>9}{sum(v.date_error for v in chosen):>10.0f}{sum(len(v.wrong) for v in chosen):>7}"
        )
    if verbose:
        for path, _, verdict in verdicts:
            for label, items in (
                ("lost", verdict.lost),
                ("left in", verdict.left_in),
                ("extra", verdict.extra),
                ("wrong", verdict.wrong),
            ):
                for item in items:
                    print(f"  {path.parent.name}/{verdict.name}: {label}: {item[:150]}")
    corpus = fingerprint(path for path in folder.rglob("*.*") if path.is_file())
    wanted = sum(len(gold.get("body") or []) for _, gold, _ in verdicts)
    unwanted = sum(len(gold.get("not_body") or []) for _, gold, _ in verdicts)
    return [
        Figure(f"reading/{name_of_all} F1", corpus, f1([v.overlap for _, _, v in verdicts])[0]),
        Figure(
            f"reading/{name_of_all} body kept", corpus, 1 - sum(len(v.lost) for _, _, v in verdicts) / wanted
        ),
        Figure(
            f"reading/{name_of_all} rest left out",
            corpus,
            1 - sum(len(v.left_in) for _, _, v in verdicts) / unwanted,
        ),
        Figure(
            f"reading/{name_of_all} dates",
            corpus,
            1 - sum(v.date_error for _, _, v in verdicts) / (2 * len(verdicts)),
        ),
    ]


def _public(folder: Path) -> list[Figure]:
    """Measure the public benchmark and print it beside trafilatura."""
    if not folder.is_dir():
        print(f"article_extraction: absent at {folder}")
        return []
    scores = {}
    for name, extract in (("firsthand", extract_ours), ("trafilatura", extract_trafilatura)):
        scores[name] = benchmark(folder, extract)
        print("article_extraction {:<12} F1 {:.3f}  P {:.3f}  R {:.3f}".format(name, *scores[name]))
    return [
        Figure(
            "reading/article_extraction F1",
            fingerprint([folder / "ground-truth.json"]),
            scores["firsthand"][0],
        )
    ]


def measured(data: Path, *, verbose: bool = False) -> list[Figure]:
    """Measure all three corpora and print their tables."""
    return [
        *_golden(GOLDEN, "golden", verbose=verbose),
        *_golden(HELD_OUT, "held out", verbose=verbose),
        *_public(data / "article_extraction"),
    ]


def main() -> int:
    """Print both tables and compare with the floors."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.extraction", description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--raise", dest="raise_floors", action="store_true", help="pin the figures reached")
    parser.add_argument("--verbose", "-v", action="store_true", help="list what is wrong on each page")
    arguments = parser.parse_args()
    figures = measured(arguments.data, verbose=arguments.verbose)
    floors = Floors.load()
    below = [figure for figure in figures if figure.share < floors.of(figure)]
    for figure in below:
        print(f"BELOW ITS FLOOR {floors.of(figure):.3f}: {figure.name} {figure.share:.3f}")
    if arguments.raise_floors:
        for figure in figures:
            floors = floors.raised(figure, figure.share)
        floors.save()
    return 1 if below else 0


if __name__ == "__main__":
    sys.exit(main())
