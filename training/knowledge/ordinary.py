"""Which names are ordinary words, places or surnames, told from running text in which no armed group appears.

American local news (Gun Violence Corpus and Database) writes of people, places and firms; a word met there, or in French news, in any
case is no name to find a group by. Names of towns come from GeoNames. Counts of words only are used; no text is kept.
"""

from __future__ import annotations

import gzip
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from firsthand.knowledge.folding import plain

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_TEXTS = (
    "gun_violence/*.jsonl.gz",
    "gvdb/*",
    "conflibert/IndiaPoliceEvents*/*",
    "tempeval2_fr/*/*",
    "tempeval3/*/*",
    "recognizers_specs/*/*",
)
_MOST = 1  # times that a rare word may be met
_MOST_ACRONYM = 2
_LEAST_SINGULAR = 4  # letters
_TOWN = 20_000  # people


class Ordinary:
    """Words that are met too often, and names of towns.

    Args:
        data: the data folder.
    """

    def __init__(self, data: Path) -> None:
        self._lower: Counter[str] = Counter()
        self._capitals: Counter[str] = Counter()
        for text in _texts(data):
            for word in _WORD.findall(text):
                self._lower[plain(word)] += 1
                if word.isupper():
                    self._capitals[word] += 1
        with lzma.open(data / "gazetteer/cities500.txt.xz", "rt", encoding="utf-8") as lines:
            rows = (line.split("\t") for line in lines)
            self._towns = {plain(row[1]) for row in rows if int(row[14] or 0) >= _TOWN}

    def is_rare(self, word: str) -> bool:
        """Whether a word is no ordinary one: not met more than once, and no town."""
        key = plain(word)
        singular = key.removesuffix("s")
        met = max(self._lower[key], self._lower[singular] if len(singular) >= _LEAST_SINGULAR else 0)
        return bool(key) and not key.isdigit() and met <= _MOST and key not in self._towns

    def is_acronym(self, word: str) -> bool:
        """Whether capitals stand for something in ordinary news too ("PRC", "ETA")."""
        return self._capitals[word] > _MOST_ACRONYM


def _texts(data: Path) -> Iterator[str]:
    for pattern in _TEXTS:
        for path in sorted(data.glob(pattern)):
            if path.is_file():
                with gzip.open(path, "rb") if path.suffix == ".gz" else path.open("rb") as file:
                    for line in file:
                        yield line.decode("utf-8", "ignore")
