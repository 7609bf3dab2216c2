"""Words to the pieces that the trained reader knows, and sentences to the windows that it reads at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
import sentencepiece

START, PAD, END, UNKNOWN = 0, 1, 2, 3
_LONGEST_WORD = 12  # pieces; what is longer is no word
_CACHED = 100_000
_SPACE = "\u2581"  # the processor puts it before whatever it cuts


class Seen(Protocol):
    """A sentence to be read: words, whether white space stands before each, and a row of signals for each."""

    @property
    def words(self) -> tuple[str, ...]: ...  # noqa: D102
    @property
    def spaced(self) -> tuple[bool, ...]: ...  # noqa: D102
    @property
    def signals(self) -> npt.NDArray[np.uint8]: ...  # noqa: D102


class Pieces:
    """Cuts words into pieces; each word once, the result is kept.

    Args:
        model: a SentencePiece model.
    """

    def __init__(self, model: bytes) -> None:
        self._processor = sentencepiece.SentencePieceProcessor(model_proto=model)
        self._kept: dict[tuple[str, bool], tuple[int, ...]] = {}

    @classmethod
    def load(cls, path: Path) -> Pieces:
        """Read a model."""
        return cls(path.read_bytes())

    def of(self, word: str, *, spaced: bool) -> tuple[int, ...]:
        """The pieces of a word, at least one; a word that stands right behind another has no mark of a space."""
        key = (word, spaced)
        found = self._kept.get(key)
        if found is None:
            valid = word.encode("utf-8", "replace").decode("utf-8")  # half a surrogate pair is no letter
            found = tuple(self._cut(valid, spaced=spaced)[:_LONGEST_WORD]) or (UNKNOWN,)
            if len(self._kept) < _CACHED:
                self._kept[key] = found
        return found

    def fitting(self, words: Sequence[str], spaced: Sequence[bool], most: int) -> tuple[list[int], list[int]]:
        """The pieces of as many words of a sentence as fit, and where the first of each word stands among them."""
        kept = self._kept
        ids: list[int] = []
        starts: list[int] = []
        for key in zip(words, spaced, strict=True):
            of_word = kept.get(key) or self.of(key[0], spaced=key[1])
            if len(ids) + len(of_word) > most:
                break
            starts.append(len(ids))
            ids += of_word
        return ids, starts

    def _cut(self, word: str, *, spaced: bool) -> list[int]:
        if spaced:
            return list(self._processor.encode(word))
        space = self._processor.piece_to_id(_SPACE)
        first, *rest = self._processor.encode(word) or [UNKNOWN]
        if first == space:
            return rest
        bare = self._processor.piece_to_id(self._processor.id_to_piece(first).removeprefix(_SPACE))
        return [first if bare == UNKNOWN else bare, *rest]


@dataclass(frozen=True)
class Window:
    """Sentences that are read at once, a start before them and an end behind each.

    Attributes:
        first: index of the first sentence.
        pieces: ids.
        signals: one row for each piece.
        words: for each sentence, the position of the first piece of each of its words; words that did not fit are left out.
        ends: position of the end of each sentence.
    """

    first: int
    pieces: npt.NDArray[np.int64]
    signals: npt.NDArray[np.uint8]
    words: tuple[npt.NDArray[np.int64], ...]
    ends: tuple[int, ...]


def windows(sentences: Sequence[Seen], pieces: Pieces, length: int) -> Iterator[Window]:
    """Windows of whole sentences, up to a length in pieces; a longer sentence is cut at that length."""
    pending: list[tuple[list[int], list[int]]] = []
    first = total = 0
    for number, sentence in enumerate(sentences):
        ids, starts = pieces.fitting(sentence.words, sentence.spaced, length - 2)
        if pending and 1 + total + len(ids) + 1 > length:
            yield _window(first, pending, sentences)
            pending, first, total = [], number, 0
        pending.append((ids, starts))
        total += len(ids) + 1
    if pending:
        yield _window(first, pending, sentences)


def _window(first: int, pending: Sequence[tuple[list[int], list[int]]], sentences: Sequence[Seen]) -> Window:
    length = 1 + sum(len(ids) + 1 for ids, _ in pending)
    width = sentences[first].signals.shape[1]
    pieces = np.full(length, END, np.int64)
    pieces[0] = START
    signals = np.zeros((length, width), np.uint8)
    words, ends, at = [], [], 1
    for number, (ids, starts) in enumerate(pending):
        pieces[at : at + len(ids)] = ids
        if starts:
            spread = np.repeat(np.arange(len(starts)), np.diff([*starts, len(ids)]))
            signals[at : at + len(ids)] = sentences[first + number].signals[spread]
        words.append(np.asarray(starts, np.int64) + at)
        at += len(ids)
        ends.append(at)
        at += 1
    return Window(first, pieces, signals, tuple(words), tuple(ends))
