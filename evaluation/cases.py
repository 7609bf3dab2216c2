"""The sets of pages with gold: the five seeds and the project's golden pages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from evaluation.gold import checks, load
from evaluation.record import Record

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
GOLDEN = ROOT / "tests" / "golden"


@dataclass(frozen=True)
class Result:
    """How many facts of a gold file a record has; `missing` names the others with what is there instead."""

    facts: int
    right: int
    missing: tuple[tuple[str, str], ...]

    @property
    def share(self) -> float:
        """Right facts among all, 0 to 1."""
        return self.right / self.facts


@dataclass(frozen=True)
class Case:
    """A gold file and its pages, which are read together as one ingest."""

    name: str
    gold: Path
    pattern: str

    @property
    def present(self) -> bool:
        """Whether the files are on this machine."""
        return self.gold.is_file()

    def pages(self) -> list[Path]:
        """The pages, in the order of their names."""
        return sorted(
            p for p in self.gold.parent.glob(self.pattern) if p.suffix in {".txt", ".html", ".jsonl"}
        )

    @cached_property
    def fingerprint(self) -> str:
        """Hash over gold and pages: a floor holds for the corpus that it was measured on."""
        digest = hashlib.sha256(self.gold.read_bytes())
        for page in self.pages():
            digest.update(page.read_bytes())
        return digest.hexdigest()[:16]

    def score(self, record: Record) -> Result:
        """Run every check of the gold file."""
        outcomes = [(check.name, check.run(record)) for check in checks(load(self.gold))]
        missing = tuple((name, reason) for name, reason in outcomes if reason is not None)
        return Result(len(outcomes), len(outcomes) - len(missing), missing)


CASES: tuple[Case, ...] = (
    Case("seeds", SEEDS / "gold.yml", "0*.txt"),
    *(
        Case(f"golden/{gold.parent.name}/{gold.stem}", gold, f"{gold.stem}.*")
        for gold in sorted(GOLDEN.glob("*/*.yml"))
    ),
)
