"""Texts to tensors. Needs torch, which only the training has."""

from __future__ import annotations

import random

import numpy as np
import pytest
from training.reader.texts import KIND, Sample, Text

from firsthand.models.pieces import Pieces
from firsthand.models.scheme import INCIDENTS, LINKS, SIGNALS, SPANS

from ...models.sentences import seen
from ...models.test_pieces import bundled

pytest.importorskip("torch")

from training.reader.batches import OPEN, Batch, batches, collate, rows

TYPES = 3


def text() -> Text:
    first = Sample(
        seen("Gunmen killed nine men."),
        spans=[(KIND["count"], 2, 3), (KIND["victim"], 2, 4)],
        unsure=[(KIND["weapon"], 0, 5)],
        harms=[(2, 3, 1, 1, 0)],
        status=1,
        types=[2],
        incidents=[0],
        links=[(LINKS.index("counted"), 2, 3, 1), (0, 1, 999, 1)],
        groups=frozenset({0}),
    )
    second = Sample(seen("They fled."), groups=frozenset({0, 1}))
    known = frozenset({KIND["count"], KIND["victim"], KIND["weapon"]})
    return Text("t", "c", [first, second, Sample(seen(""))], known, toll=(12, -1))


@pytest.fixture
def batch() -> Batch:
    return collate(rows([text()], Pieces(bundled()), 160), TYPES)


def test_words_and_sentences_are_counted(batch: Batch) -> None:
    assert batch.words.shape == (8, 2)
    assert batch.sentences.shape == (3, 2)
    assert batch.signals.shape[2] == len(SIGNALS)
    assert batch.inside.shape == batch.begin.shape == (8, len(SPANS))


def test_what_is_not_known_is_open(batch: Batch) -> None:
    assert (batch.inside[:, KIND["place"]] == OPEN).all()
    assert (batch.inside[:5, KIND["weapon"]] == OPEN).all(), "unsure there"
    assert (batch.inside[5:, KIND["weapon"]] == 0).all(), "known to be none there"
    assert batch.status.tolist() == [1, OPEN, OPEN]
    assert batch.types.tolist() == [[0, 0, 1], [OPEN] * 3, [OPEN] * 3]
    assert batch.incidents[0].tolist() == [1.0, *[0.0] * (len(INCIDENTS) - 1)]


def test_spans_lie_inside_and_begin_once(batch: Batch) -> None:
    assert batch.inside[:5, KIND["victim"]].tolist() == [0, 0, 1, 1, 0]
    assert batch.begin[:5, KIND["victim"]].tolist() == [0, 0, 1, 0, 0]


def test_harms_links_and_tolls_go_by_the_words_that_are_there(batch: Batch) -> None:
    assert batch.harms.tolist() == [[2, 1, 1, 0]]
    assert batch.links.tolist() == [[LINKS.index("counted"), 2, 3, 1]], "a word beyond the sentence is none"
    assert batch.same.tolist() == [[0, 1, 1]]
    assert batch.tolls.tolist() == [[0, 9, 0]]


def test_every_row_is_in_one_batch_within_the_budget() -> None:
    found = rows([text() for _ in range(20)], Pieces(bundled()), 160)
    made = list(batches(found, 60, TYPES, random.Random(1)))  # noqa: S311 - an order
    assert sum(len(batch.pieces) for batch in made) == 20
    assert len(made) > 1
    assert all(batch.pieces.numel() <= 60 for batch in made)


def test_padding_is_masked() -> None:
    long = Text("l", "c", [Sample(seen("raid " * 50))])
    batch = collate(rows([text(), long], Pieces(bundled()), 160), TYPES)
    assert np.array_equal(batch.mask.sum(1).numpy() > 0, [True, True])
    assert (batch.pieces[batch.mask == 0] == 1).all()
    assert (batch.signals[batch.mask == 0] == 0).all()
