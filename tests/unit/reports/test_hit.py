"""Words for people being hit, in documents that are known to be about that."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from firsthand.domain.report import CasualtyKind, Reading, Status
from firsthand.models import scheme
from firsthand.models.pieces import Seen
from firsthand.models.tagger import TaggedText
from firsthand.reports import Spotter, TrainedReader

from .pages import page
from .test_trained import Silent

HURT = "A girl of nine, shot in the hand in Gao on Monday evening, is recovering.\nDoctors looked after her."


class Sure(Silent):
    """A model that sees nothing in any sentence, but is sure how many were injured in all."""

    def __init__(self, injured: int) -> None:
        super().__init__()
        self._injured = injured

    def tag(self, documents: Sequence[Sequence[Seen]]) -> list[TaggedText]:
        none, some = np.zeros((2, scheme.TOLLS), np.float32)
        none[0] = some[self._injured] = 1.0
        return [TaggedText(text.sentences, none, some) for text in super().tag(documents)]


def _read(spotter: Spotter, text: str, injured: int) -> Reading:
    (reading,) = TrainedReader(spotter, Sure(injured)).read([page(text)])
    return reading


def test_a_page_whose_toll_is_sure_reports_that_somebody_was_hit(spotter: Spotter) -> None:
    reading = _read(spotter, HURT, 1)
    report = reading.reports[0]
    assert (report.status, report.event_type, report.trigger.text) == (Status.ASSERTED, "attack", "shot")
    assert "Gao" in {argument.span.text for argument in report.arguments}


def test_a_page_in_which_nobody_is_known_to_be_hurt_does_not(spotter: Spotter) -> None:
    assert _read(spotter, HURT, 0).reports == ()


@pytest.mark.parametrize(
    "text",
    [
        "The minister opened a school in Gao on Monday.",
        "Gunmen killed nine villagers near Gao on Monday, the army said.",
    ],
)
def test_other_pages_are_read_as_ever(spotter: Spotter, text: str) -> None:
    assert _read(spotter, text, 1).reports == _read(spotter, text, 0).reports


def test_only_the_words_of_the_text_are_reported(spotter: Spotter) -> None:
    reading = _read(spotter, "A shot was heard in Gao on Monday.\nNobody knows more.", 2)
    assert [f.quantity.point for r in reading.reports for f in r.figures] == []
    assert reading.tolls is not None
    assert reading.tolls[CasualtyKind.INJURED][2] == pytest.approx(1.0)
