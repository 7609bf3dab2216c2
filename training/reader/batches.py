"""Texts to tensors: windows of a text with what is known of them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor
from training.reader.texts import Sample, Text

from firsthand.models.pieces import PAD, Pieces, Window, windows
from firsthand.models.scheme import INCIDENTS, SPANS, TOLLS

OPEN = -1
"""Where nothing is known."""


@dataclass
class Row:
    """A window with its labels, before it is padded."""

    window: Window
    text: Text
    is_first: bool


@dataclass
class Batch:
    """Tensors of some rows.

    Attributes:
        pieces, signals, mask: input.
        words: (n, 2): row and position of each word.
        inside, begin: (n, kinds): 1, 0, or `OPEN`.
        harms: (m, 5): index of a word, kind, side, part (or `OPEN`).
        sentences: (s, 2): row and position of each end of a sentence.
        status: (s,); types: (s, types); incidents: (s, incidents): `OPEN` where not known.
        links: (k, 4): kind, word, word, 1 or 0.
        same: (p, 3): sentence, sentence, 1 where they tell of one incident.
        tolls: (d, 3): row, killed, injured.
    """

    pieces: Tensor
    signals: Tensor
    mask: Tensor
    words: Tensor
    inside: Tensor
    begin: Tensor
    harms: Tensor
    sentences: Tensor
    status: Tensor
    types: Tensor
    incidents: Tensor
    links: Tensor
    same: Tensor
    tolls: Tensor


def rows(texts: Sequence[Text], pieces: Pieces, length: int) -> list[Row]:
    """Windows of texts."""
    found = []
    for text in texts:
        seen = [sample.seen for sample in text.samples]
        found += [Row(window, text, window.first == 0) for window in windows(seen, pieces, length)]
    return found


def batches(found: Sequence[Row], budget: int, types: int, chance: random.Random | None) -> Iterator[Batch]:
    """Batches of rows of like length, up to a number of pieces; shuffled where a chance is given."""
    order = sorted(
        range(len(found)), key=lambda n: (len(found[n].window.pieces), chance.random() if chance else 0)
    )
    groups: list[list[int]] = [[]]
    for n in order:
        longest = len(found[n].window.pieces)
        if groups[-1] and (len(groups[-1]) + 1) * longest > budget:
            groups.append([])
        groups[-1].append(n)
    if chance:
        chance.shuffle(groups)
    for group in groups:
        if group:
            yield collate([found[n] for n in group], types)


def collate(group: Sequence[Row], types: int) -> Batch:
    """One batch."""
    length = max(len(row.window.pieces) for row in group)
    width = group[0].window.signals.shape[1]
    pieces = np.full((len(group), length), PAD, np.int64)
    signals = np.zeros((len(group), length, width), np.float32)
    mask = np.zeros((len(group), length), np.float32)
    words: list[tuple[int, int]] = []
    inside: list[np.ndarray] = []
    begin: list[np.ndarray] = []
    harms: list[tuple[int, int, int, int]] = []
    sentences: list[tuple[int, int]] = []
    status: list[int] = []
    of_types: list[np.ndarray] = []
    incidents: list[np.ndarray] = []
    links: list[tuple[int, int, int, int]] = []
    same: list[tuple[int, int, int]] = []
    tolls: list[tuple[int, int, int]] = []
    base = 0
    for number, row in enumerate(group):
        window = row.window
        same += _pairs(
            len(sentences), [row.text.samples[window.first + n].groups for n in range(len(window.ends))]
        )
        size = len(window.pieces)
        pieces[number, :size], signals[number, :size], mask[number, :size] = window.pieces, window.signals, 1
        if row.is_first and row.text.toll is not None:
            tolls.append((number, *(min(max(value, 0), TOLLS - 1) for value in row.text.toll)))
        for offset, (positions, end) in enumerate(zip(window.words, window.ends, strict=True)):
            sample = row.text.samples[window.first + offset]
            count = len(positions)
            words += [(number, int(at)) for at in positions]
            for target, labels in zip((inside, begin), _spans(sample, row.text, count), strict=True):
                target.append(labels)
            harms += [(base + w, kind, side, part) for w, kind, side, part in _harms(sample, count)]
            links += [
                (kind, base + a, base + b, y) for kind, a, b, y in sample.links if a < count and b < count
            ]
            sentences.append((number, end))
            status.append(sample.status)
            of_types.append(_many(sample.types, types))
            incidents.append(_many(sample.incidents, len(INCIDENTS)))
            base += count
    return Batch(
        torch.from_numpy(pieces),
        torch.from_numpy(signals),
        torch.from_numpy(mask),
        torch.tensor(words, dtype=torch.long).view(-1, 2),
        torch.from_numpy(np.concatenate(inside)) if inside else torch.zeros(0, len(SPANS)),
        torch.from_numpy(np.concatenate(begin)) if begin else torch.zeros(0, len(SPANS)),
        torch.tensor(harms, dtype=torch.long).view(-1, 4),
        torch.tensor(sentences, dtype=torch.long).view(-1, 2),
        torch.tensor(status, dtype=torch.long),
        torch.tensor(np.array(of_types, np.float32)),
        torch.tensor(np.array(incidents, np.float32)),
        torch.tensor(links, dtype=torch.long).view(-1, 4),
        torch.tensor(same, dtype=torch.long).view(-1, 3),
        torch.tensor(tolls, dtype=torch.long).view(-1, 3),
    )


def _spans(sample: Sample, text: Text, count: int) -> tuple[np.ndarray, np.ndarray]:
    inside = np.full((count, len(SPANS)), OPEN, np.float32)
    known = sorted(text.known)
    inside[:, known] = 0
    begin = inside.copy()
    for kind, first, end in sample.unsure:
        inside[first:end, kind] = begin[first:end, kind] = OPEN
    for kind, first, end in sample.spans:
        if first < count:
            inside[first:end, kind] = 1
            begin[first + 1 : end, kind] = 0
            begin[first, kind] = 1
    return inside, begin


def _harms(sample: Sample, count: int) -> Iterator[tuple[int, int, int, int]]:
    for first, end, kind, side, part in sample.harms:
        for word in range(first, min(end, count)):
            yield word, kind, side, part


def _pairs(first: int, groups: Sequence[frozenset[int]]) -> Iterator[tuple[int, int, int]]:
    """Pairs of sentences that each tell of an incident: of the same one, or not."""
    told = [n for n, group in enumerate(groups) if group]
    for place, a in enumerate(told):
        for b in told[place + 1 :]:
            yield first + a, first + b, int(bool(groups[a] & groups[b]))


def _many(numbers: list[int] | None, size: int) -> np.ndarray:
    if numbers is None:
        return np.full(size, OPEN, np.float32)
    row = np.zeros(size, np.float32)
    row[numbers] = 1
    return row
