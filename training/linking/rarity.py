"""`python -m training.linking.rarity --data ../shared/data`: learn how rare words are in news, and write the table of the package.

A word is as common as in the language that uses it most. French news are few; sentences made of phrases of our own, in which ordinary words
stand, are counted with them.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import chain
from math import log
from pathlib import Path

from evaluation.rewrites import load
from training.first_look import corpora, synthesis
from training.first_look.corpora import Doc

from firsthand.knowledge.folding import plain
from firsthand.knowledge.rarity import BITS, NAME, STEP, pack, slot

_TARGET = Path(__file__).parents[2] / "src" / "firsthand" / "knowledge" / "data" / NAME
_MADE, _SEED = 300, 11
_PART = 1000  # letters of a part of a long French text: parts give a steadier count where texts are few


def english(data: Path) -> Iterator[Doc]:
    """English news, of halves that may be learnt from."""
    yield from corpora.muc4(data)
    dev = {
        row["incident_id"]
        for row in corpora._json_lines(data / "gun_violence" / "docs.jsonl.gz")  # noqa: SLF001
        if row["split"] == "dev"
    }
    yield from (doc for doc in corpora.gun_violence(data) if doc.group not in dev)
    for reader in (corpora.gvdb, corpora.polnear, corpora.article_extraction, corpora.insight_crime):
        yield from reader(data)


def french(data: Path) -> Iterator[Doc]:
    """French news, and sentences of our own."""
    yield from corpora.tempeval2_fr(data)
    yield from synthesis.documents("fr", _MADE, _SEED)
    for version in load():
        if version.language == "fr" and not version.is_late:
            yield Doc("rewrites", version.id, version.title, version.text, None, "fr")


def frequencies(texts: Iterable[str]) -> tuple[Counter[int], int]:
    """In how many texts each slot occurs, and how many texts there are."""
    counts: Counter[int] = Counter()
    size = 0
    for text in texts:
        counts.update({slot(word) for word in plain(text).split()})
        size += 1
    return counts, size


def main() -> None:
    """Learn and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    counted = [
        frequencies(f"{doc.title or ''}\n{doc.text}" for doc in english(data)),
        frequencies(
            f"{doc.title or ''}\n{doc.text}"[at : at + _PART]
            for doc in french(data)
            for at in range(0, len(doc.text), _PART)
        ),
    ]
    largest = max(size for _, size in counted)
    unseen = round(STEP * (log(1 + largest) + 1))
    table = bytearray(1 << BITS)
    for number in set(chain.from_iterable(counts for counts, _ in counted)):
        found = (log((1 + size) / (1 + counts[number])) + 1 for counts, size in counted if counts[number])
        table[number] = min(255, max(1, round(STEP * min(found))))
    _TARGET.write_bytes(pack(bytes(table), unseen))
    filled = sum(map(bool, table))
    print(f"{[size for _, size in counted]} texts, {filled} slots, {_TARGET.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
