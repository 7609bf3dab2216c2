"""The baseline that knows only words."""

from __future__ import annotations

from evaluation.benchmarks.plover import answers
from evaluation.benchmarks.word_classifier import WordClassifier, features, words

from tests.unit.evaluation.benchmarks.test_plover import made_up


def test_it_learns_what_a_word_tells():
    listed = made_up()
    for marks in (True, False):
        given = answers(listed, lambda marks=marks: WordClassifier(marks=marks))
        assert given == [row.silver for row in listed]


def test_it_answers_the_same_twice():
    listed = made_up(30)
    questions, roots = [row.question for row in listed], [row.silver for row in listed]
    first, second = WordClassifier(marks=True), WordClassifier(marks=True)
    first.fit(questions, roots)
    second.fit(questions, roots)
    assert first.predict(questions) == second.predict(questions)


def test_who_acts_on_whom_is_a_feature():
    forth = set(features("<s>Alpha</s> praised <t>Beta</t> again"))
    back = set(features("<t>Alpha</t> praised <s>Beta</s> again"))
    assert "order @s @t" in forth
    assert "order @t @s" in back
    assert {"between prais", "after again"} <= forth
    assert not any("alpha" in feature for feature in forth)


def test_words_alone_see_no_marks():
    assert list(words("<s>Alpha</s> praised <t>Beta Gamma</t>.")) == ["alpha", "praised", "beta", "gamma"]
