"""Persons told of one by one: the toll itself, part of it, or nobody."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.domain.report import CasualtyKind, Figure, Report, Status, Voice
from firsthand.models.scheme import TOLLS
from firsthand.models.tagger import Floats
from firsthand.reports.singly import settle

from .weighing import figure, span

TEXT = "Seven died in the raid. The mayor was shot. A clash left two hurt."
MAYOR = figure(TEXT, "The mayor", 1, group="The mayor")
SEVEN = figure(TEXT, "Seven", 7)
SINGLES = frozenset({MAYOR.span})


def report(
    name: str, *figures: Figure, status: Status = Status.ASSERTED, event_type: str | None = "attack"
) -> Report:
    voices = tuple(Voice(span(TEXT, TEXT), f.span) for f in figures)
    return Report(
        name, "d", 0, status, event_type, span(TEXT, "raid"), 0.9, figures=figures, figure_voices=voices
    )


def toll(number: int, sure: float = 0.9) -> Floats:
    row = np.full(TOLLS, (1 - sure) / (TOLLS - 1), np.float32)
    row[number] = sure
    return row


def killed(number: int, sure: float = 0.9) -> dict[CasualtyKind, Floats]:
    return {CasualtyKind.KILLED: toll(number, sure)}


def test_one_who_is_the_toll_counts() -> None:
    (settled,) = settle([report("a", MAYOR)], {}, SINGLES, killed(1))
    assert settled.figures == (MAYOR,)


def test_one_beside_a_number_is_part_of_it() -> None:
    first, second = settle([report("a", SEVEN), report("b", MAYOR)], {"b": "a"}, SINGLES, killed(7))
    assert first.figures == (SEVEN,)
    assert [f.part_of for f in second.figures] == [True]


def test_one_beside_a_number_is_part_of_it_without_a_word_of_the_model_too() -> None:
    _, second = settle([report("a", SEVEN), report("b", MAYOR)], {"b": "a"}, SINGLES, {})
    assert [f.part_of for f in second.figures] == [True]


def test_one_beyond_the_number_counts() -> None:
    _, second = settle([report("a", SEVEN), report("b", MAYOR)], {"b": "a"}, SINGLES, killed(8))
    assert second.figures == (MAYOR,)


@pytest.mark.parametrize(("sure", "kept"), [(0.8, 0), (0.6, 1)])
def test_one_is_left_out_where_the_model_is_sure_that_nobody_died(sure: float, kept: int) -> None:
    (settled,) = settle([report("a", MAYOR)], {}, SINGLES, killed(0, sure))
    assert len(settled.figures) == kept


def test_a_number_is_never_left_out() -> None:
    (settled,) = settle([report("a", SEVEN)], {}, SINGLES, killed(0, 0.99))
    assert settled.figures == (SEVEN,)


def test_the_toll_is_of_the_first_happening_alone() -> None:
    _, other = settle([report("a", SEVEN), report("b", MAYOR)], {}, SINGLES, killed(0, 0.99))
    assert other.figures == (MAYOR,), "another happening, and no number there"


def test_reports_without_a_type_or_not_asserted_are_not_what_the_document_is_about() -> None:
    reports = [report("a", event_type=None), report("b", status=Status.DENIED), report("c", MAYOR)]
    assert settle(reports, {}, SINGLES, killed(0))[2].figures == ()


def test_another_harm_is_counted_by_itself() -> None:
    hurt = figure(TEXT, "two", 2, CasualtyKind.INJURED)
    (settled,) = settle([report("a", hurt, MAYOR)], {}, SINGLES, {})
    assert settled.figures == (hurt, MAYOR)


def test_voices_stay_with_their_figures() -> None:
    (settled,) = settle([report("a", MAYOR, SEVEN)], {}, SINGLES, killed(0))
    assert settled.figures == (SEVEN,)
    assert [voice.source for voice in settled.figure_voices if voice] == [SEVEN.span]


def test_fewer_voices_than_figures_are_no_fault() -> None:
    given = Report(
        "a", "d", 0, Status.ASSERTED, "attack", span(TEXT, "raid"), 0.9, figures=(SEVEN, MAYOR), figure_voices=(None,)
    )  # fmt: skip
    assert settle([given], {}, SINGLES, {})[0].figure_voices == (None,)
