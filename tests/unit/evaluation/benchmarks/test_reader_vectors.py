"""Marked sentences in front of the shipped network."""

from __future__ import annotations

import numpy as np
from evaluation.benchmarks.reader_vectors import PARTS, parts, tokens, vectors

MARKED = "Today <s>the Alpha League</s> met <t>Beta</t>'s envoy."


def test_words_know_their_party_and_the_space_before_them():
    found = list(tokens(MARKED, nameless=False))
    assert [word for word, _, _ in found] == [
        "Today",
        "the",
        "Alpha",
        "League",
        "met",
        "Beta",
        "'",
        "s",
        "envoy",
        ".",
    ]
    assert [word for word, _, side in found if side == "s"] == ["the", "Alpha", "League"]
    assert [word for word, spaced, _ in found if not spaced] == ["'", "s", "."]


def test_a_party_without_a_name_is_one_pronoun():
    assert [(word, side) for word, _, side in tokens(MARKED, nameless=True)][:4] == [
        ("Today", ""), ("Someone", "s"), ("met", ""), ("others", "t"),
    ]  # fmt: skip


def test_parts_lie_around_the_parties():
    found = dict(zip(PARTS, parts(["", "", "s", "s", "", "t", "", ""]), strict=True))
    assert found == {
        "all": [1, 2, 3, 4, 5, 6, 7],
        "source": [2, 3],
        "target": [5],
        "outside": [1, 4, 6, 7],
        "between": [4],
        "before": [1],
        "after": [6, 7],
    }


def test_vectors_without_names_do_not_depend_on_them():
    other = MARKED.replace("the Alpha League", "Delta").replace("Beta", "Gamma Union")
    assert np.array_equal(vectors(MARKED, nameless=True), vectors(other, nameless=True))
    assert not np.allclose(vectors(MARKED, nameless=False), vectors(other, nameless=False))


def test_a_part_that_is_missing_is_zero():
    found = vectors("<s>Alpha</s> resigned.", nameless=False)
    assert not found[PARTS.index("target")].any()
    assert found[PARTS.index("source")].any()
