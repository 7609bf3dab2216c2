"""Stories of our own in nine versions each, from `evaluation/data/rewrites/NN.yml`.

All texts are ours and every incident is invented. A file holds the original, five versions written out (paraphrase, translation,
merged, independent, different) and three stated as operations on the original, which this module carries out:

- copy: the same text, with `lines`, each put in after so many paragraphs ("Read also"), and a credit line of its own;
- cut: the first `paragraphs`;
- headline: another title and another `opening` in place of the first paragraph, with `swaps` of words in the rest.

One line of `text` is one paragraph. `credit` is the last line of the page, as printed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

import yaml

FOLDER = Path(__file__).resolve().parent / "data" / "rewrites"
LATE = 1
"""Stories with an odd number were written to be looked at by their figures only; even ones may be tuned on."""


class Kind(StrEnum):
    """How a version came about."""

    ORIGINAL = "original"
    COPY = "copy"
    CUT = "cut"
    HEADLINE = "headline"  # another headline and opening over the same body
    PARAPHRASE = "paraphrase"  # every sentence in other words
    TRANSLATION = "translation"  # English to French, or the other way
    MERGED = "merged"  # half of this story, half of another of the set
    INDEPENDENT = "independent"  # another newsroom on the same incident
    DIFFERENT = "different"  # another incident at the same place

    @property
    def is_derived(self) -> bool:
        """Whether the version belongs to the family of the original and to no other."""
        return self not in (Kind.MERGED, Kind.INDEPENDENT, Kind.DIFFERENT)


@dataclass(frozen=True)
class Version:
    """One page.

    Attributes:
        story: number of the story, from 1.
        kind: see `Kind`.
        title, outlet, text: as on the page; paragraphs of `text` stand between blank lines.
        published: day of publication.
        language: ISO 639-1 code.
        parents: numbers of the stories that the text was made from; its own alone but for a merged one, and none where it was
            reported afresh.
    """

    story: int
    kind: Kind
    title: str
    outlet: str
    published: date
    language: str
    text: str
    parents: frozenset[int] = field(default_factory=frozenset)

    @property
    def id(self) -> str:
        """Unique in the set."""
        return f"{self.story:02}-{self.kind}"

    @property
    def is_late(self) -> bool:
        """Whether its story is of the late half."""
        return self.story % 2 == LATE

    def line(self) -> dict[str, str]:
        """As a JSON line of the contract. The language is left for the system to tell."""
        return {
            "id": f"rewrites/{self.id}",
            "title": self.title,
            "text": f"{self.title}\n\n{self.text}",
            "outlet": self.outlet,
            "published": self.published.isoformat(),
        }


def load(folder: Path = FOLDER, limit: int | None = None) -> tuple[Version, ...]:
    """The versions of the first so many stories, in the order of their numbers.

    Raises:
        ValueError: a file lacks a version, or an operation does not apply to its original.
    """
    paths = sorted(folder.glob("[0-9][0-9].yml"))[:limit]
    return tuple(version for path in paths for version in _story(path))


def _story(path: Path) -> Iterator[Version]:
    number = int(path.stem)
    book = yaml.safe_load(path.read_text(encoding="utf-8"))
    original = book[Kind.ORIGINAL]
    language = book["language"]
    for kind in Kind:
        if kind not in book:
            raise ValueError(f"{path.name} has no {kind}")
        told = book[kind]
        paragraphs = _paragraphs(kind, told, original["text"].splitlines(), path.name)
        if kind is not Kind.CUT and (credit := told.get("credit")):
            paragraphs.append(credit)
        yield Version(
            number,
            kind,
            told.get("title") or original["title"],
            told["outlet"],
            told["published"],
            {"en": "fr", "fr": "en"}[language] if kind is Kind.TRANSLATION else language,
            "\n\n".join(paragraphs),
            _parents(number, kind, told),
        )


def _parents(number: int, kind: Kind, told: Mapping[str, Any]) -> frozenset[int]:
    if kind is Kind.MERGED:
        return frozenset((number, int(told["with"])))
    return frozenset((number,)) if kind.is_derived else frozenset()


def _paragraphs(kind: Kind, told: Mapping[str, Any], original: list[str], name: str) -> list[str]:
    if "text" in told:
        return list(told["text"].splitlines())
    if kind is Kind.CUT:
        keep = told["paragraphs"]
        if not 2 <= keep < len(original):
            raise ValueError(f"{name}: {keep} of {len(original)} paragraphs is no cut")
        return original[:keep]
    if kind is Kind.HEADLINE:
        rest = "\n".join(original[1:])
        for old, new in told.get("swaps", ()):
            if old not in rest:
                raise ValueError(f"{name}: {old!r} is not in the original")
            rest = rest.replace(old, new, 1)
        return [told["opening"], *rest.splitlines()]
    if kind is not Kind.COPY:
        raise ValueError(f"{name}: {kind} has no text")
    lines = dict(told.get("lines", {}))
    return [
        line
        for at, paragraph in enumerate(original, start=1)
        for line in (paragraph, *((lines[at],) if at in lines else ()))
    ]
