"""How well a network says what the texts are known to say: of each span by words, of the rest by shares right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import onnxruntime
import torch
from torch import Tensor
from training.reader.batches import OPEN, Batch, batches, rows
from training.reader.learn import split_words
from training.reader.network import ReaderNetwork
from training.reader.texts import Text

from firsthand.models.pieces import Pieces
from firsthand.models.scheme import INCIDENTS, LINK_WIDTH, SPANS, STATUSES, TOLLS
from firsthand.models.tagger import LENGTH

Outputs = tuple[Tensor, Tensor, Tensor]
Figures = dict[str, object]
_BUDGET = 8192


@dataclass
class Tally:
    """Right, wrong and missed for each of some labels."""

    size: int
    counts: np.ndarray = field(init=False)
    absent: np.ndarray = field(init=False)

    def __post_init__(self) -> None:
        self.counts = np.zeros((3, self.size), int)
        self.absent = np.zeros(self.size, int)

    def add(self, out: Tensor, known: Tensor) -> None:
        """Count logits against labels of 1, 0 or `OPEN`."""
        said, there, not_there = out > 0, known == 1, known == 0
        for row, found in enumerate((said & there, said & not_there, ~said & there)):
            self.counts[row] += found.sum(0).numpy()
        self.absent += not_there.sum(0).numpy()

    def of_each(self, names: Sequence[str]) -> dict[str, float]:
        """F1 of each label; left out where a text says only where a label is and not where it is not, so that nothing said can be wrong."""
        told = self.counts[0] + self.counts[2]
        return {
            name: _f1(*self.counts[:, n])
            for n, name in enumerate(names)
            if told[n] and self.absent[n] > told[n]
        }

    def of_all(self) -> float | None:
        """F1 over all labels together, None where there is none."""
        right, wrong, missed = self.counts.sum(1)
        return _f1(right, wrong, missed) if right + missed else None


@dataclass
class Share:
    """How many are right."""

    right: int = 0
    total: int = 0

    def add(self, out: Tensor, known: Tensor) -> None:
        """Count the likeliest class against the known one, `OPEN` left out."""
        asked = known != OPEN
        self.right += int((out[asked].argmax(-1) == known[asked]).sum())
        self.total += int(asked.sum())

    def figure(self) -> dict[str, float | int] | None:
        """The share, and of how many; None of none."""
        return {"right": round(self.right / self.total, 3), "of": self.total} if self.total else None


def _f1(right: int, wrong: int, missed: int) -> float:
    return round(float(2 * right / max(2 * right + wrong + missed, 1)), 3)


def measure(run: Callable[[Batch], Outputs], texts: Sequence[Text], pieces: Pieces, types: int) -> Figures:
    """Figures of some texts.

    Args:
        run: the network.
        texts: what is known.
        pieces: cuts words.
        types: event types that the network tells.
    """
    spans, of_types, incidents = Tally(len(SPANS)), Tally(types), Tally(len(INCIDENTS))
    shares = {name: Share() for name in ("status", "kind", "side", "killed", "injured")}
    for batch in batches(rows(texts, pieces, LENGTH), _BUDGET, types, None):
        of_words, of_sentences, of_documents = run(batch)
        words = split_words(of_words[batch.words[:, 0], batch.words[:, 1]])
        spans.add(words.inside, batch.inside)
        sentences = of_sentences[batch.sentences[:, 0], batch.sentences[:, 1]]
        status, type_, incident, _ = sentences.split(
            [len(STATUSES), types, len(INCIDENTS), 2 * LINK_WIDTH], dim=-1
        )
        shares["status"].add(status, batch.status)
        of_types.add(type_, batch.types)
        incidents.add(incident, batch.incidents)
        if len(batch.harms):
            word, kind, side, _ = batch.harms.T
            shares["kind"].add(words.kind[word], kind)
            shares["side"].add(words.side[word], side)
        if len(batch.tolls):
            tolls = of_documents[batch.tolls[:, 0]].view(-1, 2, TOLLS)
            shares["killed"].add(tolls[:, 0], batch.tolls[:, 1])
            shares["injured"].add(tolls[:, 1], batch.tolls[:, 2])
    found: Figures = {
        "texts": len(texts),
        "sentences": sum(len(text.samples) for text in texts),
        "spans": spans.of_each(SPANS),
        "types": of_types.of_all(),
        "incidents": incidents.of_all(),
    }
    return found | {name: share.figure() for name, share in shares.items()}


def of_network(network: ReaderNetwork) -> Callable[[Batch], Outputs]:
    """Runs the network as it learns."""

    def run(batch: Batch) -> Outputs:
        network.eval()
        with torch.no_grad(), torch.autocast("cpu", torch.bfloat16):
            words, sentences, documents = network(batch.pieces, batch.signals, batch.mask)
        return words.float(), sentences.float(), documents.float()

    return run


def of_file(path: Path, threads: int) -> Callable[[Batch], Outputs]:
    """Runs the file that the package holds."""
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def run(batch: Batch) -> Outputs:
        given = {"pieces": batch.pieces, "signals": batch.signals, "mask": batch.mask}
        found = session.run(None, {name: value.numpy() for name, value in given.items()})
        words, sentences, documents = (torch.from_numpy(np.asarray(value)) for value in found)
        return words, sentences, documents

    return run
