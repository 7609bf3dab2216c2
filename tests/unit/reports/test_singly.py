"""Persons told of one by one: the toll itself, part of it, or nobody."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from firsthand.domain.report import CasualtyKind, Figure, Report, Status, Voice
from firsthand.domain.values import Span
from firsthand.models.scheme import TOLLS
from firsthand.models.tagger import Floats
from firsthand.reports.singly import settle

from .weighing import figure, span

TEXT = "Seven died in the raid. The mayor was shot. A clash left two hurt."
MAYOR = figure(TEXT, "The mayor", 1, group="The mayor")
SEVEN = figure(TEXT, "Seven", 7)
SINGLES = frozenset({MAYOR.span})


def report(
    name: str,
    *figures: Figure,
    status: Status = Status.ASSERTED,
    event_type: str | None = "attack",
    continues: str | None = None,
    sentence: int = 0,
) -> Report:
    voices = tuple(Voice(span(TEXT, TEXT), f.span) for f in figures)
    return Report(
        name,
        "d",
        sentence,
        status,
        event_type,
        span(TEXT, "raid"),
        0.9,
        figures=figures,
        figure_voices=voices,
        continues=continues,
    )


def toll(number: int, sure: float = 0.9) -> Floats:
    row = np.full(TOLLS, (1 - sure) / (TOLLS - 1), np.float32)
    row[number] = sure
    return row


def killed(number: int, sure: float = 0.9) -> dict[CasualtyKind, Floats]:
    return {CasualtyKind.KILLED: toll(number, sure)}


def test_one_who_is_the_toll_counts() -> None:
    (settled,) = settle([report("a", MAYOR)], SINGLES, killed(1))
    assert settled.figures == (MAYOR,)


def test_one_beside_a_number_is_part_of_it() -> None:
    first, second = settle([report("a", SEVEN), report("b", MAYOR, continues="a")], SINGLES, killed(7))
    assert first.figures == (SEVEN,)
    assert [f.part_of for f in second.figures] == [True]


def test_one_beside_a_number_is_part_of_it_without_a_word_of_the_model_too() -> None:
    _, second = settle([report("a", SEVEN), report("b", MAYOR, continues="a")], SINGLES, {})
    assert [f.part_of for f in second.figures] == [True]


def test_one_beyond_the_number_counts() -> None:
    _, second = settle([report("a", SEVEN), report("b", MAYOR, continues="a")], SINGLES, killed(8))
    assert second.figures == (MAYOR,)


@pytest.mark.parametrize(("sure", "kept"), [(0.8, 0), (0.6, 1)])
def test_one_is_left_out_where_the_model_is_sure_that_nobody_died(sure: float, kept: int) -> None:
    (settled,) = settle([report("a", MAYOR)], SINGLES, killed(0, sure))
    assert len(settled.figures) == kept


def test_a_number_is_never_left_out() -> None:
    (settled,) = settle([report("a", SEVEN)], SINGLES, killed(0, 0.99))
    assert settled.figures == (SEVEN,)


def test_the_toll_is_of_the_first_happening_alone() -> None:
    _, other = settle([report("a", SEVEN), report("b", MAYOR)], SINGLES, killed(0, 0.99))
    assert other.figures == (MAYOR,), "another happening, and no number there"


def test_reports_without_a_type_or_not_asserted_are_not_what_the_document_is_about() -> None:
    reports = [report("a", event_type=None), report("b", status=Status.DENIED), report("c", MAYOR)]
    assert settle(reports, SINGLES, killed(0))[2].figures == ()


def test_another_harm_is_counted_by_itself() -> None:
    hurt = figure(TEXT, "two", 2, CasualtyKind.INJURED)
    (settled,) = settle([report("a", hurt, MAYOR)], SINGLES, {})
    assert settled.figures == (hurt, MAYOR)


def test_voices_stay_with_their_figures() -> None:
    (settled,) = settle([report("a", MAYOR, SEVEN)], SINGLES, killed(0))
    assert settled.figures == (SEVEN,)
    assert [voice.source for voice in settled.figure_voices if voice] == [SEVEN.span]


def test_fewer_voices_than_figures_are_no_fault() -> None:
    given = Report(
        "a", "d", 0, Status.ASSERTED, "attack", span(TEXT, "raid"), 0.9, figures=(SEVEN, MAYOR), figure_voices=(None,)
    )  # fmt: skip
    assert settle([given], SINGLES, {})[0].figure_voices == (None,)


HURT = figure(TEXT, "hurt", 1, CasualtyKind.INJURED)
SHOT = figure(TEXT, "was shot", 1)


def harmed(dead: int, hurt: int) -> dict[CasualtyKind, Floats]:
    return {CasualtyKind.KILLED: toll(dead), CasualtyKind.INJURED: toll(hurt)}


def test_hints_of_two_kinds_for_one_report_are_both_kept() -> None:
    (settled,) = settle([report("a")], frozenset(), harmed(1, 1), {0: [MAYOR, HURT]})
    assert settled.figures == (MAYOR, HURT)


def test_words_without_a_number_count_one_where_the_model_is_sure_of_one() -> None:
    (settled,) = settle([report("a")], frozenset(), killed(1), unnumbered={0: [SHOT]})
    assert settled.figures == (SHOT,)


@pytest.mark.parametrize("tolls", [killed(2), killed(1, 0.6), killed(0), {}])
def test_words_without_a_number_count_nobody_else(tolls: dict[CasualtyKind, Floats]) -> None:
    (settled,) = settle([report("a")], frozenset(), tolls, unnumbered={0: [SHOT]})
    assert settled.figures == ()


def test_words_without_a_number_stand_back_behind_a_figure_of_any_report_of_the_happening() -> None:
    reports = [report("a"), report("b", MAYOR, continues="a"), report("c", HURT, continues="a")]
    settled = settle(reports, frozenset(), killed(1), unnumbered={0: [SHOT]})
    assert [r.figures for r in settled] == [(), (MAYOR,), (HURT,)]


def test_a_hint_in_a_sentence_of_its_own_is_told_by_a_report_of_the_same_happening() -> None:
    other = report("z", sentence=5, status=Status.BACKGROUND)
    settled = settle([report("a"), other], frozenset(), killed(1), {3: [MAYOR], 5: [SEVEN]})
    assert [(r.sentence, r.continues, r.figures) for r in settled] == [
        (0, None, ()),
        (3, "a", (MAYOR,)),
        (5, None, ()),
    ]


def test_a_hint_that_is_the_whole_toll_stands_alone() -> None:
    (settled,) = settle([report("a")], frozenset(), killed(7), {0: [MAYOR, SEVEN]})
    assert settled.figures == (SEVEN,)


def guessed(*, hit: bool) -> dict[Span, bool]:
    return {SEVEN.span: hit, MAYOR.span: hit}


def test_people_hit_are_of_the_kind_that_the_document_tells() -> None:
    (settled,) = settle([report("a", SEVEN)], frozenset(), harmed(0, 7), guessed=guessed(hit=True))
    assert [f.kind for f in settled.figures] == [CasualtyKind.INJURED]
    (settled,) = settle([report("a", SEVEN)], frozenset(), harmed(7, 7), guessed=guessed(hit=True))
    assert settled.figures == (SEVEN,)


def test_people_hit_who_are_killed_and_injured_together_are_casualties() -> None:
    (settled,) = settle([report("a", SEVEN)], frozenset(), harmed(2, 5), guessed=guessed(hit=True))
    assert [f.kind for f in settled.figures] == [CasualtyKind.CASUALTIES]


def test_a_guess_that_the_document_speaks_against_is_left_out() -> None:
    (settled,) = settle([report("a", SEVEN)], frozenset(), harmed(1, 3), guessed=guessed(hit=False))
    assert settled.figures == ()
    (settled,) = settle([report("a", SEVEN)], frozenset(), {}, guessed=guessed(hit=False))
    assert settled.figures == (SEVEN,)
    other = report("b", SEVEN)
    assert settle([report("a"), other], frozenset(), harmed(1, 3), guessed=guessed(hit=False))[1] == other


def test_one_whom_no_word_says_to_be_harmed_is_part_of_a_number() -> None:
    first, second = settle(
        [report("a", SEVEN), report("b", MAYOR, continues="a")],
        frozenset(),
        killed(7),
        guessed={MAYOR.span: False},
    )
    assert first.figures == (SEVEN,)
    assert [f.part_of for f in second.figures] == [True]


def test_figures_whose_words_tell_the_kind_stay_of_it() -> None:
    (settled,) = settle([report("a", SEVEN)], frozenset(), harmed(0, 7))
    assert settled.figures == (SEVEN,)


@pytest.mark.parametrize(("dead", "hurt", "kept"), [(3, 4, 0), (3, 3, 1), (7, 0, 1)])
def test_people_hit_of_whom_others_tell_who_died_and_who_lives_are_not_counted_again(
    dead: int, hurt: int, kept: int
) -> None:
    three, four = figure(TEXT, "A clash", dead), figure(TEXT, "two hurt", hurt, CasualtyKind.INJURED)
    reports = [report("a", SEVEN), report("b", three, four, continues="a", sentence=1)]
    settled = settle(reports, frozenset(), {}, guessed={SEVEN.span: True})
    assert len(settled[0].figures) == kept
    assert settled[1].figures == (three, four)


@pytest.mark.parametrize(
    ("bodies", "voice", "buried", "part"),
    [
        (4, "", False, True),
        (4, "the mayor", False, True),
        (4, "the army", False, False),
        (4, "the army", True, True),
        (9, "", False, False),
        (9, "", True, False),
    ],
)
def test_bodies_are_some_of_a_larger_toll_unless_another_counts_them(
    bodies: int, voice: str, *, buried: bool, part: bool
) -> None:
    text = "The mayor and the army counted. Seven died. Some bodies were found."
    toll_of = figure(text, "Seven", 7)
    found = figure(text, "Some bodies", bodies)
    said = [report("a", toll_of), report("b", found, continues="a", sentence=1)]
    sources = (span(text, "The mayor"), span(text, voice) if voice == "the army" else None)
    if voice == "the mayor":
        sources = (sources[0], sources[0])
    told = [
        replace(one, figure_voices=(Voice(f.span, source),))
        for one, f, source in zip(said, (toll_of, found), sources, strict=True)
    ]
    settled = settle(told, frozenset(), {}, remains={found.span: buried})
    assert [f.part_of for one in settled for f in one.figures] == [False, part]


@pytest.mark.parametrize(
    ("sentence", "buried", "part"), [(2, True, True), (2, False, False), (9, True, False)]
)
def test_those_buried_on_another_day_are_some_of_the_toll_told_just_before(
    sentence: int, *, buried: bool, part: bool
) -> None:
    bodies = figure(TEXT, "two", 2)
    reports = [report("a", SEVEN), report("b", bodies, sentence=sentence)]
    _, other = settle(reports, frozenset(), {}, remains={bodies.span: buried})
    assert [f.part_of for f in other.figures] == [part]


@pytest.mark.parametrize(
    ("dead", "hurt", "kind"),
    [
        (toll(0), toll(7), CasualtyKind.INJURED),
        (toll(7), toll(0), CasualtyKind.KILLED),
        (toll(1), toll(6), CasualtyKind.CASUALTIES),
        (toll(0, 0.5), toll(7), CasualtyKind.CASUALTIES),
    ],
)
def test_those_who_were_hit_all_live_or_are_all_dead_where_the_model_is_sure(
    dead: Floats, hurt: Floats, kind: CasualtyKind
) -> None:
    hit = replace(SEVEN, kind=CasualtyKind.CASUALTIES)
    tolls = {CasualtyKind.KILLED: dead, CasualtyKind.INJURED: hurt}
    (settled,) = settle([report("a", hit)], frozenset(), tolls, guessed={hit.span: True})
    assert [f.kind for f in settled.figures] == [kind]
    (settled,) = settle([report("a", hit)], frozenset(), {}, guessed={hit.span: True})
    assert [f.kind for f in settled.figures] == [CasualtyKind.CASUALTIES]
