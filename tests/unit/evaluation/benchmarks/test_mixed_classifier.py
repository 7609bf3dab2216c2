"""All views of a sentence together."""

from __future__ import annotations

import numpy as np
import pytest
from evaluation.benchmarks.mixed_classifier import MixedClassifier, Seen, letters
from evaluation.benchmarks.plover import answers

from tests.unit.evaluation.benchmarks.test_plover import made_up


def test_it_learns_what_a_word_tells():
    listed = made_up(30)
    assert answers(listed, MixedClassifier, 3) == [row.silver for row in listed]


def test_letters_have_edges_and_leave_names_out():
    found = set(letters("<s>Alpha</s> sued <t>Beta</t>"))
    assert {"<sue", "sued", "ued>"} <= found
    assert not any("lph" in run for run in found)


def test_what_the_network_sees_is_scaled_on_the_rows_learnt_from():
    marked = [row.question.marked for row in made_up(12)]
    view = Seen(nameless=False)
    view.fit(marked)
    rows = view.rows(marked)
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(12), abs=0.3)
    assert np.array_equal(view.rows(marked[:1])[0], rows[0])
