"""The recipe holds together: stages show what is gathered, and nothing that is measured on is learnt from."""

from __future__ import annotations

import pytest
from training.reader.recipe import CORPORA, MEASURED, STAGES, Stage


def test_stages_have_names_of_their_own() -> None:
    assert len({stage.name for stage in STAGES}) == len(STAGES)


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_a_stage_shows_every_corpus_that_is_gathered_and_no_other(stage: Stage) -> None:
    assert set(stage.weights) == {corpus.name for corpus in CORPORA}
    assert min(stage.weights.values()) > 0
    assert stage.rounds > 0
    assert 0 < stage.rate < 1e-3


def test_nothing_is_learnt_and_measured_under_one_name() -> None:
    assert not {corpus.name for corpus in CORPORA} & {corpus.name for corpus in MEASURED}
