"""Runs the trained reader: sentences with their signals in, probabilities out. Loaded once, batched over the windows of a document."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from math import exp
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from firsthand.domain.errors import KnowledgeError
from firsthand.models import scheme
from firsthand.models.pieces import PAD, Pieces, Seen, Window, windows

Floats: TypeAlias = npt.NDArray[np.float32]

LENGTH = 160
"""Pieces in a window: what it was trained with."""

_BUDGET = 2560
"""Pieces in a batch, padding included: more takes memory and gains nothing on a CPU."""

_PADDING = 60
"""Pieces of padding in a batch, from where another run costs less than they do (measured on one core)."""

_NOT_FUSED = ("SkipLayerNormFusion",)
"""Left as they are in the graph: the fused node of ONNX Runtime 1.31 takes seven times the time of its two parts on a CPU."""

_NAMES = {
    "spans": scheme.SPANS,
    "kinds": scheme.KINDS,
    "sides": scheme.SIDES,
    "statuses": scheme.STATUSES,
    "incidents": scheme.INCIDENTS,
    "links": scheme.LINKS,
    "signals": scheme.SIGNALS,
}
"""What the file of the model must hold under each name."""


@dataclass(frozen=True)
class Tagged:
    """What the model says of one sentence; rows are its words, those that a window had no room for are left out.

    Attributes:
        inside, begin: (words, `SPANS`), probabilities.
        kinds: (words, `KINDS`); sides: (words, `SIDES`); part: (words,). Probabilities for a word of a count, or of persons.
        status: (`STATUSES`,), probabilities that add up to 1.
        types, incidents: probabilities of each by itself.
        queries, keys: (words, `LINKS`, `LINK_WIDTH`).
    """

    inside: Floats
    begin: Floats
    kinds: Floats
    sides: Floats
    part: Floats
    status: Floats
    types: Floats
    incidents: Floats
    queries: Floats
    keys: Floats

    def linked(self, kind: str, first: int, second: int) -> float:
        """Probability that two words belong together."""
        n = scheme.LINKS.index(kind)
        product = float(np.dot(self.queries[first, n], self.keys[second, n]))
        return 1 / (1 + exp(-min(max(product, -30.0), 30.0)))


@dataclass(frozen=True)
class TaggedText:
    """What the model says of one document.

    Attributes:
        sentences: in order.
        killed, injured: (`TOLLS`,), probabilities of each toll of what the document is about.
    """

    sentences: tuple[Tagged, ...]
    killed: Floats
    injured: Floats


class _Session:
    """An ONNX Runtime session that opens when it is first run: whoever only looks things up never waits for it.

    Args:
        file: the graph.
        threads: that one batch is computed with.
    """

    def __init__(self, file: Traversable, threads: int) -> None:
        self._file = file
        self._threads = threads

    @cached_property
    def _open(self) -> Any:
        import onnxruntime  # noqa: PLC0415 - a tenth of a second that only reading needs

        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = self._threads
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        with as_file(self._file) as path:
            return onnxruntime.InferenceSession(
                str(path), options, providers=["CPUExecutionProvider"], disabled_optimizers=list(_NOT_FUSED)
            )

    def run(self, names: None, inputs: dict[str, Any]) -> list[Floats]:
        """See `onnxruntime.InferenceSession.run`."""
        found: list[Floats] = self._open.run(names, inputs)
        return found


class Tagger:
    """The model.

    Args:
        session: an ONNX Runtime session over the graph.
        pieces: cuts words.
        types: codes of the event types, in the order of the outputs.
    """

    def __init__(self, session: Any, pieces: Pieces, types: Sequence[str]) -> None:
        self._session = session
        self._pieces = pieces
        self.types = tuple(types)

    @classmethod
    def load(cls, *, threads: int = 1) -> Tagger:
        """Load the model of the package.

        Args:
            threads: that one batch is computed with; documents are read in several processes instead.

        Raises:
            KnowledgeError: a file is missing or was made for other outputs.
        """
        folder = files("firsthand.models") / "data"
        try:
            names: dict[str, list[str]] = json.loads((folder / "reader.json").read_text(encoding="utf-8"))
            pieces = Pieces((folder / "reader.pieces").read_bytes())
        except OSError as fault:
            raise KnowledgeError(f"the trained reader is incomplete: {fault.filename}") from fault
        except (ValueError, RuntimeError) as fault:
            raise KnowledgeError(f"the trained reader is damaged: {fault}") from fault
        for name, expected in _NAMES.items():
            if tuple(names.get(name, ())) != expected:
                raise KnowledgeError(
                    f"the trained reader was made for other {name}; make it again with `python -m training.reader`"
                )
        if not (folder / "reader.onnx").is_file():
            raise KnowledgeError("the trained reader is incomplete: reader.onnx")
        return cls(_Session(folder / "reader.onnx", threads), pieces, names["types"])

    @cached_property
    def _sizes(self) -> tuple[list[int], list[int]]:
        links = len(scheme.LINKS) * scheme.LINK_WIDTH
        spans = len(scheme.SPANS)
        of_words = [spans, spans, len(scheme.KINDS), len(scheme.SIDES), 1, links, links]
        of_sentences = [len(scheme.STATUSES), len(self.types), len(scheme.INCIDENTS)]
        return list(np.cumsum(of_words)), list(np.cumsum(of_sentences))

    def tag(self, documents: Sequence[Sequence[Seen]]) -> list[TaggedText]:
        """Tag documents, each a sequence of sentences; in order.

        Each is run by itself: products are made in 8 bits with one scale for all that is run at once (dynamic quantisation of ONNX
        Runtime), so that another document beside it would move what is said of it.
        """
        return [self._tag(sentences) for sentences in documents]

    def _tag(self, seen: Sequence[Seen]) -> TaggedText:
        placed = sorted(windows(seen, self._pieces, LENGTH), key=lambda window: len(window.pieces))
        sentences: dict[int, Tagged] = {}
        killed = injured = np.full(scheme.TOLLS, 1 / scheme.TOLLS, np.float32)
        for group in _groups([len(window.pieces) for window in placed]):
            rows = [placed[n] for n in group]
            of_words, of_sentences, of_documents = self._run(rows)
            for row, window in enumerate(rows):
                for offset, tagged in enumerate(self._read(window, of_words[row], of_sentences[row])):
                    sentences[window.first + offset] = tagged
                if window.first == 0:
                    killed, injured = _softmax(of_documents[row].reshape(2, scheme.TOLLS))
        return TaggedText(tuple(sentences[n] for n in sorted(sentences)), killed, injured)

    def _run(self, rows: Sequence[Window]) -> tuple[Floats, Floats, Floats]:
        length = max(len(window.pieces) for window in rows)
        pieces = np.full((len(rows), length), PAD, np.int64)
        signals = np.zeros((len(rows), length, rows[0].signals.shape[1]), np.float32)
        mask = np.zeros((len(rows), length), np.float32)
        for n, window in enumerate(rows):
            size = len(window.pieces)
            pieces[n, :size], signals[n, :size], mask[n, :size] = window.pieces, window.signals, 1
        found = self._session.run(None, {"pieces": pieces, "signals": signals, "mask": mask})
        return found[0], found[1], found[2]

    def _read(self, window: Window, of_words: Floats, of_sentences: Floats) -> Iterator[Tagged]:
        of_word, of_sentence = self._sizes
        size = len(window.pieces)
        inside, begin, kinds, sides, part, queries, keys = np.split(of_words[:size], of_word[:-1], axis=1)
        status, types, incidents, _ = np.split(of_sentences[:size], of_sentence, axis=1)
        inside, begin, part = _sigmoid(inside), _sigmoid(begin), _sigmoid(part[:, 0])
        kinds, sides, status = _softmax(kinds), _softmax(sides), _softmax(status)
        types, incidents = _sigmoid(types), _sigmoid(incidents)
        for positions, end in zip(window.words, window.ends, strict=True):
            shape = (len(positions), len(scheme.LINKS), scheme.LINK_WIDTH)
            yield Tagged(
                inside[positions], begin[positions], kinds[positions], sides[positions], part[positions],
                status[end], types[end], incidents[end], queries[positions].reshape(shape), keys[positions].reshape(shape),
            )  # fmt: skip


def _groups(lengths: Sequence[int]) -> Iterator[range]:
    """Runs of windows, shortest first, that make up a batch each: neither long nor much padded."""
    start = total = 0
    for n, length in enumerate(lengths):
        padded = (n + 1 - start) * length
        if n > start and (padded > _BUDGET or padded - total - length > _PADDING):
            yield range(start, n)
            start, total = n, 0
        total += length
    if start < len(lengths):
        yield range(start, len(lengths))


def _sigmoid(x: Floats) -> Floats:
    return np.asarray(1 / (1 + np.exp(-np.clip(x, -30, 30))), np.float32)


def _softmax(x: Floats) -> Floats:
    raised = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)
