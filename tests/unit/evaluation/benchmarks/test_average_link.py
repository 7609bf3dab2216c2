"""Clusters of texts by words and average link."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest
from evaluation.benchmarks.average_link import cut, merges, similarities, within


def test_similarity_is_the_cosine_of_weighted_words():
    """Two words in one text, one of them in the other: idf 1 and 1 + ln(3/2)."""
    rare = 1 + np.log(3 / 2)
    found = similarities(["alpha beta", "Alpha"])
    assert found[0, 1] == pytest.approx(1 / np.sqrt(1 + rare**2), rel=1e-5)
    assert found[0, 0] == pytest.approx(1.0, rel=1e-5)


def test_frequent_and_rare_words_are_weighed_alike():
    texts = [f"common {'x' * (2 + n // 2)}" for n in range(100)]
    found = similarities(texts)
    common, pair = np.log(101 / 101) + 1, np.log(101 / 3) + 1
    assert found[0, 2] == pytest.approx(common**2 / (common**2 + pair**2), rel=1e-4)
    assert found[0, 1] == pytest.approx(1.0, rel=1e-4)


def test_clusters_merge_by_the_mean_of_their_pairs():
    """b is near a and c; c joins a and b at the mean of .7 and .1, not at the nearest pair."""
    similar = np.array([[1, 0.8, 0.1], [0.8, 1, 0.7], [0.1, 0.7, 1]], dtype=np.float32)
    tree = merges(similar)
    assert [round(at, 3) for at, _, _ in tree] == [0.8, 0.4]
    halfway = cut(tree, "abc", 0.5)
    assert halfway["a"] == halfway["b"] != halfway["c"]
    assert len(set(cut(tree, "abc", 0.4).values())) == 1
    assert len(set(cut(tree, "abc", 0.9).values())) == 3


def test_the_tree_is_that_of_merging_the_most_similar_pair_again_and_again():
    random = np.random.default_rng(0)
    half = random.random((12, 12))
    similar = ((half + half.T) / 2).astype(np.float32)
    groups = [[n] for n in range(12)]
    heights = []
    while len(groups) > 1:
        at, one, other = max(
            (float(np.mean(similar[np.ix_(groups[i], groups[j])])), i, j)
            for i in range(len(groups))
            for j in range(i)
        )
        heights.append(at)
        groups[other] += groups.pop(one)
    assert [at for at, _, _ in merges(similar)] == pytest.approx(heights, rel=1e-4)


def test_days_that_are_not_known_are_near_all():
    near = within([date(2020, 1, 1), date(2020, 1, 11), date(2020, 1, 12), None], 10)
    assert near.tolist()[0] == [True, True, False, True]
