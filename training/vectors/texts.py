"""Sentences to learn from, English and French: the documents that the first look learns from, and French treebanks.

Of the Gun Violence Corpus only incidents outside its development part, so that this part can be measured with.
"""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from training.first_look.corpora import TRAINED, Doc, read
from training.first_look.synthesis import documents

from firsthand.models.vectors import plain

ANNOTATED = Path(__file__).parents[1] / "reader" / "annotated"
_END = re.compile(r"(?<=[.!?…])[\"'”’»)]*\s+(?=[\"'“‘«(A-ZÀ-Ý0-9])|\n\s*\n")
_BLANKS = re.compile(r"\s+")
_TREEBANK = re.compile(r"^# text = (.+)$", re.MULTILINE)
_MARK = re.compile(r"\{\S+ |<<|>>")
_SHORTEST, _LONGEST = 4, 60  # words
_ANY_LENGTH = 2048  # sentences of each language that come first; then brief ones, so that the teacher reads more of them
_BRIEF = 16  # words
_MADE = 3000  # documents of our own French phrases


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text that are neither too short nor too long to teach."""
    for part in _END.split(text):
        found = _BLANKS.sub(" ", part).strip()
        if _SHORTEST <= found.count(" ") + 1 <= _LONGEST:
            yield plain(found)


def gather(data: Path, treebanks: Sequence[Path], seed: int) -> tuple[list[str], list[str]]:
    """Sentences to learn from, mixed, each once; those that the teacher should read come first.

    Args:
        data: the folder of the public data.
        treebanks: files in CoNLL-U with French text.
        seed: of the mixture.

    Returns:
        English ones, French ones.
    """
    docs, _ = read(TRAINED, data)
    apart = _apart(data)
    docs = [doc for doc in docs if not (doc.source == "gun_violence" and doc.group in apart)]
    english = _of(doc for doc in docs if doc.language == "en")
    english |= dict.fromkeys(_annotated("en"))
    french = _of(doc for doc in docs if doc.language == "fr") | dict.fromkeys(_annotated("fr"))
    for path in treebanks:
        for found in _TREEBANK.findall(path.read_text(encoding="utf-8")):
            french |= dict.fromkeys(sentences(found))
    french |= _of(documents("fr", _MADE, seed))
    mixed = random.Random(seed)  # noqa: S311 - reproducible, not secret
    both = []
    for found in (english, french):
        rows = list(found)
        mixed.shuffle(rows)
        rest = rows[_ANY_LENGTH:]
        both.append(rows[:_ANY_LENGTH] + sorted(rest, key=lambda row: row.count(" ") >= _BRIEF))
    return both[0], both[1]


def _of(docs: Iterable[Doc]) -> dict[str, None]:
    found: dict[str, None] = {}
    for doc in docs:
        found |= dict.fromkeys(sentences(doc.title or "")) | dict.fromkeys(sentences(doc.text))
    return found


def _annotated(language: str) -> Iterator[str]:
    for path in sorted((ANNOTATED / language).glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            marked = line.partition(" | ")[2]
            yield from sentences(_MARK.sub("", marked).replace("}", ""))


def _apart(data: Path) -> set[str]:
    """The incidents of the development part of the Gun Violence Corpus."""
    path = data / "gun_violence" / "docs.jsonl.gz"
    if not path.exists():
        return set()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return {row["incident_id"] for row in rows if row["split"] == "dev"}
