from __future__ import annotations

import pytest
from evaluation.benchmarks.muc_template import MucTemplate, Victim

from firsthand.domain.values import Span

NAME, TITLE = Span(10, 14, "Rosa"), Span(0, 9, "the judge")


def test_a_victim_goes_by_the_name_where_there_is_one() -> None:
    assert Victim(NAME, TITLE).span == NAME
    assert Victim(None, TITLE).span == TITLE


def test_a_victim_without_words_is_a_fault() -> None:
    with pytest.raises(AssertionError):
        _ = Victim(None, None).span


def test_a_template_needs_a_type_alone() -> None:
    template = MucTemplate("ARSON", ())
    assert (template.organisations, template.by_state, template.date) == ((), None, None)
