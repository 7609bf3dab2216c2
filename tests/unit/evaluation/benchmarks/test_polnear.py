"""Source, cue and content."""

from __future__ import annotations

from pathlib import Path

import pytest
from evaluation.benchmarks.polnear import (
    BENCHMARK,
    Attribution,
    Numbering,
    Scores,
    attributions,
    dice,
    figures,
    match,
    overlap,
    read_annotation,
    texts,
    wrong_roles,
)
from evaluation.benchmarks.texts import extract, plain_document

from firsthand.domain.claim import Extraction
from firsthand.domain.report import Voice
from firsthand.domain.values import Span
from firsthand.run.plan import Workshop
from tests.unit.evaluation.benchmarks.datasets import need

TEXT = "The mayor said “the road is closed,” and that nobody was hurt."
BRAT = (
    "T1\tSource 0 9\tThe mayor\n"
    "T2\tCue 10 14\tsaid\n"
    "T3\tContent 15 36;41 61\t“the road is closed,” that nobody was hurt\n"
    "T4\tAttribution 10 14\tsaid\n"
    "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    "T5\tDiscuss 0 3\tThe\n"
)


def attribution(**words: set[int]) -> Attribution:
    return {role: frozenset(numbers) for role, numbers in words.items()}


GOLD = attribution(source={0, 1}, cue={2}, content={3, 4, 5, 6, 8, 9, 10, 11})


def test_brat_spans_become_words_and_a_span_in_pieces_is_one():
    assert list(read_annotation(BRAT, Numbering(TEXT))) == [GOLD]


def test_a_second_content_belongs_to_the_first():
    brat = (
        BRAT.replace("15 36;41 61", "15 36").replace("Content:T3", "Content:T3 Content2:T6")
        + "T6\tContent 41 61\tthat\n"
    )
    assert list(read_annotation(brat, Numbering(TEXT))) == [GOLD]


def test_an_attribution_need_not_have_a_source():
    brat = BRAT.replace(" Source:T1", "").replace("Attribution:T4", "Attribution-no-source:T4")
    assert list(read_annotation(brat, Numbering(TEXT))) == [
        attribution(cue={2}, content=set(GOLD["content"]))
    ]


def voiced(workshop: Workshop, *voices: Voice) -> Extraction:
    extraction = extract(workshop, plain_document("d", TEXT, language="en"))
    return Extraction(extraction.document, "test", 1.0, voices=voices)


def test_words_of_source_and_cue_are_no_content(workshop: Workshop):
    whole, source, cue = Span.of(TEXT, 0, len(TEXT)), Span.of(TEXT, 0, 9), Span.of(TEXT, 10, 14)
    (found,) = attributions(voiced(workshop, Voice(whole, source, cue)), Numbering(TEXT))
    assert found == attribution(source={0, 1}, cue={2}, content=set(range(3, 12)))


def test_a_voice_that_nobody_has_is_no_attribution(workshop: Workshop):
    whole = Span.of(TEXT, 0, len(TEXT))
    assert attributions(voiced(workshop, Voice(whole, hedges=(whole,))), Numbering(TEXT)) == []


def test_dice():
    assert dice(frozenset({1, 2}), frozenset({2, 3})) == 0.5
    assert dice(None, frozenset({1})) == dice(frozenset({1}), None) == dice(None, None) == 0


def test_a_role_that_only_one_has_is_wrong():
    ours = attribution(cue={2}, content={3, 4, 5, 6, 8, 9, 10, 11})
    assert overlap(GOLD, ours) == pytest.approx(2 / 3)
    assert wrong_roles(GOLD, ours) == ["source"]


def test_pairs_are_one_to_one_and_the_best_first():
    half = attribution(source={0, 1}, cue={2}, content={3})
    assert match([GOLD, GOLD], [half]) == [(0, 0)]
    assert match([GOLD], [half, GOLD]) == [(0, 1)]
    assert match([GOLD], [attribution(cue={20})]) == []


def test_scores_of_one_text():
    scores = Scores()
    ours = attribution(source={0, 1}, cue={2}, content=set(range(3, 12)))
    scores.add([GOLD, attribution(cue={30}, content={31})], [ours])
    found = {figure.name: figure.value for figure in figures(scores)}
    assert found["linked F1"] == pytest.approx(2 / 3)
    assert found["linked exact F1"] == 0
    assert found["linked overlap F1"] == pytest.approx(2 * ((1 + 1 + 16 / 17) / 3) / 3)
    assert found["source exact F1"] == 1
    assert found["content exact F1"] == 0
    assert found["content words F1"] == pytest.approx(2 * 8 / 18)
    assert scores.errors == {"not found": 1, "none there": 0}


def test_figures_add_up_over_texts():
    scores = Scores()
    scores.add([GOLD], [GOLD])
    scores.add([GOLD], [])
    assert figures(scores)[0].value == pytest.approx(2 / 3)


def test_the_first_annotator_is_the_gold_and_all_are_kept(tmp_path: Path):
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "a_paper.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "a_paper_x1.ann").write_text(BRAT, encoding="utf-8")
    (tmp_path / "attributions" / "a_paper_x2.ann").write_text("", encoding="utf-8")
    (text,) = texts(tmp_path)
    assert (text.name, text.annotated) == ("a_paper", ((GOLD,), ()))


def test_the_data_itself(workshop: Workshop):
    data = need(BENCHMARK)
    found = {figure.name: figure for figure in BENCHMARK.run(data, workshop, 3)}
    assert found["linked F1"].counts["gold"] > 0
    assert found["cue exact F1"].value > 0
