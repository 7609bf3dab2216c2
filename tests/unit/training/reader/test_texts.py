from __future__ import annotations

import pytest
from training.reader.texts import KIND, Maker, Sample

from firsthand.models.scheme import SPANS


@pytest.fixture(scope="module")
def sample(maker: Maker) -> Sample:
    document = maker.document("d", "The army said the army killed two men.")
    assert document is not None
    (found,) = maker.samples(document)
    return found


def test_runs_of_words_are_found_wherever_they_stand(sample: Sample) -> None:
    assert sample.find(("the", "army")) == [0, 3]
    assert sample.find(("two", "men", ".")) == [6]
    assert sample.find(("army", "the")) == sample.find(()) == sample.find(("the",) * 30) == []


def test_a_text_is_read_as_the_tool_would(maker: Maker) -> None:
    document = maker.document("d", "Deux hommes sont morts. L’armée a fui.", language="fr", title="Raid")
    assert document is not None
    assert document.language == "fr"
    samples = maker.samples(document)
    assert len(samples) >= 2
    assert all(s.status == -1 and s.types is None and not s.spans for s in samples), "nothing is known yet"


def test_a_text_in_which_nothing_can_be_read_is_none(maker: Maker) -> None:
    assert maker.document("d", "") is None


def test_kinds_are_numbered_as_the_outputs() -> None:
    assert [SPANS[number] for number in KIND.values()] == list(KIND)
