"""What the text does not hold is dropped, whatever the model says."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from importlib.resources import as_file, files
from typing import Any

import pytest

from firsthand.documents import read_page
from firsthand.domain.page import Page
from firsthand.domain.report import CasualtyKind, Report, Role, Status
from firsthand.domain.values import Operator, Quantity
from firsthand.knowledge.codebook import Codebook
from firsthand.languages import pack
from firsthand.reports import PatternReader
from firsthand.reports.language_model.form import read_told
from firsthand.reports.language_model.grounding import Grounding
from firsthand.reports.spotting import Spotter
from firsthand.sources import open_sources

from ..pages import page
from .answers import as_told, figure, report, role

Ground = Callable[..., tuple[Any, dict[str, int]]]


@pytest.fixture
def ground(spotter: Spotter, codebook: Codebook) -> Ground:
    def make(text: str, *reports: dict[str, Any], language: str = "en") -> tuple[Any, dict[str, int]]:
        document = page(text, language)
        words = pack(language)
        assert words
        scenes, _ = spotter.spot(document, words, "test")
        grounding = Grounding(document, scenes, {t.code for t in codebook.types})
        return grounding.reports(read_told(json.dumps({"reports": reports}))), dict(+grounding.dropped)

    return make


TEXT = "Gunmen killed 12 soldiers and three civilians near Gao in Mali, Reuters reported."


@pytest.mark.parametrize(
    ("invented", "dropped"),
    [
        ({"trigger": "beheaded"}, {"trigger": 1}),
        ({"trigger": ""}, {"trigger": 1}),
        ({"trigger": " \n"}, {"trigger": 1}),
        ({"trigger": TEXT * 6}, {"trigger": 1}),
        ({"event_type": "genocide"}, {"event-type": 1}),
        ({"arguments": [role("place", "Timbuktu")]}, {"argument": 1}),
        ({"arguments": [role("initiator", "the Malian army")]}, {"argument": 1}),
        ({"arguments": [role("place", "Ma")]}, {"argument": 1}),
        ({"figures": [figure("500 soldiers")]}, {"figure": 1}),
        ({"figures": [figure("2 soldiers")]}, {"figure": 1}),
        ({"figures": [figure("soldiers")]}, {"number": 1}),
        ({"figures": [figure("near Gao", "casualties")]}, {"number": 1}),
        ({"figures": [figure("12 soldiers and three civilians")]}, {"number": 1}),
        ({"voice": {"source": "the president", "cue": None, "relay": None}}, {"voice": 1}),
        ({"voice": {"source": "Reuters", "cue": "confirmed", "relay": "AFP"}}, {"voice": 2}),
    ],
)
def test_what_is_invented_is_dropped_and_counted(
    ground: Ground, invented: dict[str, Any], dropped: dict[str, int]
) -> None:
    reports, counted = ground(TEXT, {**report(0, "killed"), **invented})
    assert counted == dropped
    for found in reports:
        assert (found.arguments, found.figures) == ((), ())


def test_a_part_that_is_dropped_leaves_the_rest(ground: Ground) -> None:
    told = report(
        0,
        "killed",
        arguments=[role("place", "Paris"), role("place", "Gao")],
        figures=[figure("12 soldiers", group="marines"), figure("90 civilians")],
    )
    (found,), dropped = ground(TEXT, told)
    assert [s.text for s in found.spans(Role.PLACE)] == ["Gao"]
    assert [(f.quantity.value, f.group) for f in found.figures] == [(12, None)]
    assert dropped == {"argument": 1, "figure": 1, "group": 1}


@pytest.mark.parametrize(
    ("sentence", "quote", "quantity", "span"),
    [
        ("They killed more than 1,200 people.", "200 people", Quantity(Operator.MORE_THAN, 1200), "more than 1,200 people"),
        ("They killed more than 30 people.", "30", Quantity(Operator.MORE_THAN, 30), "more than 30"),
        ("They killed between 20 and 25 people.", "20", Quantity(Operator.RANGE, 20, 25), "between 20 and 25"),
        ("They killed dozens of people.", "dozens of people", Quantity(Operator.VAGUE, convention=12), "dozens of people"),
        ("They killed a soldier.", "a soldier", Quantity(Operator.EXACTLY, 1), "a soldier"),
        ("They killed a soldier.", "soldier", Quantity(Operator.EXACTLY, 1), "a soldier"),
        ("They killed twenty-two people.", "two people", None, ""),
        ("The third man was killed.", "third man", None, ""),
        ("They killed men on 12 May 2024.", "12", None, ""),
        ("It was 40 km away.", "40", None, ""),
    ],
)  # fmt: skip
def test_the_number_is_read_from_the_text(
    ground: Ground, sentence: str, quote: str, quantity: Quantity | None, span: str
) -> None:
    trigger = sentence.split()[1]
    (found,), _ = ground(sentence, report(0, trigger, figures=[figure(quote)]))
    if quantity is None and quote == "two people":
        assert found.figures[0].quantity == Quantity(Operator.EXACTLY, 22)
        assert found.figures[0].span.text == "twenty-two people"
    elif quantity is None:
        assert found.figures == ()
    else:
        assert [(f.quantity, f.span.text) for f in found.figures] == [(quantity, span)]


def test_losses_without_a_number_stay_without(ground: Ground) -> None:
    text = "The army suffered heavy casualties in the battle."
    (found,), _ = ground(text, report(0, "battle", figures=[figure("heavy casualties", "casualties")]))
    assert [(f.kind, f.quantity) for f in found.figures] == [
        (CasualtyKind.CASUALTIES, Quantity(Operator.VAGUE))
    ]


def test_one_quote_of_several_numbers_takes_the_one_before_its_group(ground: Ground) -> None:
    told = report(0, "killed", figures=[figure("12 soldiers and three civilians", group="civilians")])
    (found,), _ = ground(TEXT, told)
    assert [f.quantity.value for f in found.figures] == [3]


def test_no_figure_is_brought_over_from_another_sentence(ground: Ground) -> None:
    text = "Rebels attacked Gao on Monday.\nIn another attack, 40 people were killed in Kidal."
    (found,), dropped = ground(text, report(0, "attacked", figures=[figure("40 people")]))
    assert found.figures == ()
    assert dropped == {"figure": 1}


def test_a_figure_is_told_once(ground: Ground) -> None:
    told = report(0, "killed", figures=[figure("12 soldiers"), figure("12", "injured"), figure("three")])
    (found,), dropped = ground(TEXT, told)
    assert [(f.quantity.value, f.kind.value) for f in found.figures] == [(12, "killed"), (3, "killed")]
    assert dropped == {"figure": 1}


@pytest.mark.parametrize(
    ("text", "quote", "language"),
    [
        ("L’armée a tué « douze hommes » à Gao.", "L'armée", "fr"),
        ("L'armée a tué « douze hommes » à Gao.", '"douze hommes"', "fr"),
        ("L'armée a tué “douze hommes” à Gao.", 'a tué "douze  hommes"', "fr"),
        ("Des hommes de Tin‑Akoff ont tué.", "Tin-Akoff", "fr"),
        ("Des hommes\u00a0armés ont tué.", "hommes armés", "fr"),
        ("The “army” — they said — killed.", '"army" - they', "en"),
    ],
)
def test_quotes_are_found_however_they_are_set(ground: Ground, text: str, quote: str, language: str) -> None:
    trigger = "tué" if "tué" in text else "killed"
    (found,), dropped = ground(
        text, report(0, trigger, arguments=[role("facility", quote)]), language=language
    )
    assert dropped == {}
    (span,) = found.spans(Role.FACILITY)
    assert span.matches(text)


def test_words_are_led_to_what_was_spotted_in_them(ground: Ground) -> None:
    text = "Fighters from JNIM struck the towns of Gao and Kidal on the night of 3 May 2025."
    told = report(
        0,
        "struck",
        arguments=[
            role("initiator", "Fighters from JNIM"),
            role("place", "the towns of Gao and Kidal"),
            role("date", "the night of 3 May 2025"),
        ],
    )
    (found,), dropped = ground(text, told)
    assert dropped == {}
    assert [s.text for s in found.spans(Role.PLACE)] == ["Gao", "Kidal"]
    assert "JNIM" in " ".join(s.text for s in found.spans(Role.INITIATOR))
    assert found.spans(Role.DATE)[0].text.endswith("3 May 2025")


def test_persons_are_no_parties(ground: Ground) -> None:
    text = "Gunmen killed the teacher Aminata Diarra and two villagers in Gao."
    told = report(0, "killed", arguments=[role("victim", "Aminata Diarra"), role("victim", "two villagers")])
    (found,), dropped = ground(text, told)
    assert [s.text for s in found.spans(Role.VICTIM)] == ["villagers"]
    assert dropped == {"party": 1}


def test_of_two_places_with_a_word_the_nearer_is_meant(ground: Ground) -> None:
    text = "In Gao, an attack killed 5 men, and an attack in Gao killed 5 women."
    told = [report(0, "attack", figures=[figure("5")]), report(0, "attack", figures=[figure("5")])]
    (first, second), dropped = ground(text, *told)
    assert dropped == {}
    assert first.trigger.start < second.trigger.start
    assert first.figures[0].span.start < second.trigger.start < second.figures[0].span.start


def test_a_wrong_number_of_a_sentence_is_mended_where_only_one_can_be_meant(ground: Ground) -> None:
    text = "It rained in Gao.\nRebels shelled Kidal.\nThey shelled Ménaka too."
    (found,), _ = ground(text, report(9, "shelled Kidal"))
    assert found.sentence == 1
    assert ground(text, report(0, "shelled")) == ((), {"trigger": 1})
    assert ground(text, report(-1, "nothing")) == ((), {"trigger": 1})


def test_reports_of_one_happening_hang_together_and_only_news(ground: Ground) -> None:
    text = "Rebels attacked Gao.\nA year ago they attacked Kidal.\nFive men died in the attack.\nThe minister condemned it."
    told = [
        report(2, "attack"),
        report(0, "attacked"),
        report(1, "attacked", status="background"),
        report(3, "condemned", status="statement"),
        report(2, "died", happening=2),
    ]
    (first, old, same, other, said), _ = ground(text, *told)
    if same.trigger.text == "died":
        same, other = other, same
    assert (first.continues, old.continues, same.continues, other.continues) == (None, None, first.id, None)
    assert (said.status, said.event_type, said.continues) == (Status.STATEMENT, None, None)


def test_the_same_told_twice_is_one(ground: Ground) -> None:
    text = "Rebels attacked Gao."
    reports, dropped = ground(text, report(0, "attacked"), report(0, "attacked"))
    assert len(reports) == 1
    assert dropped == {"report": 1}


def test_a_flood_of_parts_is_cut(ground: Ground) -> None:
    told = report(0, "killed", arguments=[role("place", "Gao")] * 100, figures=[figure("12")] * 100)
    (found,), dropped = ground(TEXT, told)
    assert len(found.arguments) == 1
    assert dropped == {"argument": 60, "figure": 99}


def test_confirmation_and_doubt_come_from_the_text(ground: Ground) -> None:
    text = "At least 12 soldiers were reportedly killed in Gao, a resident said."
    voice = {"source": "a resident", "cue": "said", "relay": None}
    (found,), _ = ground(text, report(0, "killed", voice=voice))
    assert [h.text for h in found.voice.hedges] == ["reportedly"]
    (plain,), _ = ground(text, report(0, "killed"))
    assert plain.voice is not None
    assert plain.voice.source is None
    assert [h.text for h in plain.voice.hedges] == ["reportedly"]


def test_outcomes_are_spotted_and_go_to_the_nearest_report(ground: Ground) -> None:
    text = "Rebels seized the army base in Gao after they attacked a convoy."
    reports, _ = ground(text, report(0, "attacked"), report(0, "seized"))
    assert [(r.trigger.text, bool(r.outcomes)) for r in reports] == [("seized", True), ("attacked", False)]


def _named(report: Report) -> set[tuple[Role, str]]:
    return {(argument.role, argument.span.text) for argument in report.arguments}


def test_what_the_local_reader_reads_comes_back_whole(
    spotter: Spotter, local: PatternReader, codebook: Codebook
) -> None:
    """On the bundled pages: told in the form of an answer and found again in the text, nothing is lost and nothing moves. A
    place named twice in one sentence is told once.
    """
    compared = 0
    with as_file(files("firsthand") / "examples") as folder:
        sources = open_sources([str(folder)], as_kind=None, now=datetime.now(UTC), stdin=None)
        documents = [read_page(item) for item in sources if isinstance(item, Page)]
    for document in documents:
        (reading,) = local.read([document])
        words = pack(document.language)
        assert words
        scenes, _ = spotter.spot(document, words, "test")
        grounding = Grounding(document, scenes, {t.code for t in codebook.types})
        found = {r.id: r for r in grounding.reports(read_told(json.dumps({"reports": as_told(reading)})))}
        assert not +grounding.dropped
        by_place = {(r.sentence, r.trigger, r.status): r for r in found.values()}
        for expected in reading.reports:
            same = by_place[expected.sentence, expected.trigger, expected.status]
            assert _named(same) == _named(expected)
            assert same.figures == expected.figures
            assert same.outcomes == expected.outcomes
            assert (same.event_type, same.confidence) == (expected.event_type, expected.confidence)
            assert (same.continues is None) == (expected.continues is None)
            compared += 1
    assert compared > 20
