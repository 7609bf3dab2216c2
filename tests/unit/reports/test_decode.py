"""Probabilities of words to spans, links and evidence."""

from __future__ import annotations

import numpy as np
import pytest

from firsthand.domain.report import CasualtyKind, Side
from firsthand.models import scheme
from firsthand.models.tagger import Tagged
from firsthand.reports.decode import decode
from firsthand.reports.evidence import Evidence
from firsthand.reports.signals import Signalled

TEXT = "Xx Gunmen shot dead seven traders , an officer said"
WORDS = TEXT.split()
TYPES = ("attack", "arrests")


def seen() -> Signalled:
    starts = [0]
    for word in WORDS[:-1]:
        starts.append(starts[-1] + len(word) + 1)
    ends = tuple(start + len(word) for start, word in zip(starts, WORDS, strict=True))
    signals = np.zeros((len(WORDS), len(scheme.SIGNALS)), np.uint8)
    return Signalled(tuple(starts), ends, tuple(WORDS), (True,) * len(WORDS), signals)


def tagged(
    inside: dict[str, dict[str, float]] | None = None,
    begin: dict[str, dict[str, float]] | None = None,
    *,
    links: tuple[tuple[str, str, str], ...] = (),
    size: int = len(WORDS),
) -> Tagged:
    def rows(values: dict[str, dict[str, float]] | None) -> np.ndarray:
        found = np.zeros((len(WORDS), len(scheme.SPANS)), np.float32)
        for name, words in (values or {}).items():
            for word, value in words.items():
                found[WORDS.index(word), scheme.SPANS.index(name)] = value
        return found[:size]

    kinds = np.zeros((size, len(scheme.KINDS)), np.float32)
    kinds[:, scheme.KINDS.index("killed")] = 1
    sides = np.zeros((size, len(scheme.SIDES)), np.float32)
    sides[:, scheme.SIDES.index("target")] = 1
    shape = (size, len(scheme.LINKS), scheme.LINK_WIDTH)
    queries, keys = np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for n, (name, first, second) in enumerate(links):
        channel = scheme.LINKS.index(name)
        queries[WORDS.index(first), channel, n] = keys[WORDS.index(second), channel, n] = 3
    status = np.full(len(scheme.STATUSES), 1 / len(scheme.STATUSES), np.float32)
    return Tagged(
        rows(inside), rows(begin), kinds, sides, np.full(size, 0.25, np.float32), status,
        np.array([0.75, 0.25], np.float32), np.full(len(scheme.INCIDENTS), 0.5, np.float32), queries, keys,
    )  # fmt: skip


def told(evidence: Evidence, kind: str) -> list[str]:
    marks = evidence.marked(kind)
    assert all(mark.span.matches(TEXT) for mark in marks)
    assert all(WORDS[mark.word] == mark.span.text.split()[0] for mark in marks)
    return [mark.span.text for mark in marks]


def test_likely_words_in_a_row_are_one_span_with_their_mean() -> None:
    evidence = decode(TEXT, seen(), tagged({"victim": {"seven": 0.8, "traders": 0.6}}), TYPES)
    assert told(evidence, "victim") == ["seven traders"]
    assert evidence.marked("victim")[0].probability == pytest.approx(0.7)


def test_a_span_at_either_end_of_a_sentence_is_whole() -> None:
    evidence = decode(TEXT, seen(), tagged({"victim": {"Xx": 0.9, "said": 0.9}}), TYPES)
    assert told(evidence, "victim") == ["Xx", "said"]


def test_a_run_is_cut_where_another_span_begins() -> None:
    given = tagged({"trigger": {"shot": 0.9, "dead": 0.9}}, {"trigger": {"shot": 0.9, "dead": 0.9}})
    assert told(decode(TEXT, seen(), given, TYPES), "trigger") == ["shot", "dead"]


@pytest.mark.parametrize(
    ("gap", "begins", "spans"),
    [(0.45, 0.0, ["shot dead seven"]), (0.3, 0.0, ["shot", "seven"]), (0.45, 0.9, ["shot", "seven"])],
    ids=["nearly likely", "unlikely", "another begins"],
)
def test_one_word_nearly_likely_does_not_end_a_span(gap: float, begins: float, spans: list[str]) -> None:
    given = tagged({"trigger": {"shot": 0.9, "dead": gap, "seven": 0.9}}, {"trigger": {"seven": begins}})
    assert told(decode(TEXT, seen(), given, TYPES), "trigger") == spans


def test_words_that_no_window_had_room_for_are_left_out() -> None:
    evidence = decode(TEXT, seen(), tagged({"victim": {"dead": 0.9, "seven": 0.9}}, size=4), TYPES)
    assert told(evidence, "victim") == ["dead"]
    assert len(evidence.starts) == len(evidence.ends) == len(evidence.inside["victim"]) == 4


def test_a_sentence_without_words_gives_no_spans() -> None:
    evidence = decode(TEXT, seen(), tagged(size=0), TYPES)
    assert not any(evidence.marks.values())
    assert evidence.best_type() == ("attack", 0.75)


def test_a_count_and_persons_come_with_what_happened_to_them() -> None:
    given = tagged(
        {"count": {"seven": 0.9}, "victim": {"traders": 0.9}}, links=(("counted", "seven", "traders"),)
    )
    evidence = decode(TEXT, seen(), given, TYPES)
    (count,), (persons,) = evidence.counts, evidence.persons
    assert (count.kind, count.side, count.part) == (CasualtyKind.KILLED, Side.TARGET, 0.25)
    assert count.whom == persons.mark
    assert persons.whom is None


def test_a_count_without_a_link_counts_nobody_told_of() -> None:
    evidence = decode(TEXT, seen(), tagged({"count": {"seven": 0.9}, "victim": {"traders": 0.9}}), TYPES)
    assert evidence.counts[0].whom is None


def test_a_number_that_harms_nobody_has_no_kind() -> None:
    given = tagged({"count": {"seven": 0.9}})
    given.kinds[:] = 0
    given.kinds[:, 0] = 1
    assert decode(TEXT, seen(), given, TYPES).counts[0].kind is None


def test_a_cue_has_the_only_source_or_the_one_that_is_linked() -> None:
    one = tagged({"cue": {"said": 0.9}, "source": {"officer": 0.9}})
    (credit,) = decode(TEXT, seen(), one, TYPES).credits
    assert credit.source is not None
    assert (credit.source.span.text, credit.content, credit.relay) == ("officer", None, None)
    two = tagged(
        {"cue": {"said": 0.9}, "source": {"officer": 0.9, "Gunmen": 0.9}, "relay": {"Xx": 0.9, "an": 0.9}},
        links=(("speaker", "said", "Gunmen"),),
    )
    (credit,) = decode(TEXT, seen(), two, TYPES).credits
    assert credit.source is not None
    assert credit.relay is not None
    assert (credit.source.span.text, credit.relay.span.text) == ("Gunmen", "an")


def test_probabilities_go_by_their_names() -> None:
    evidence = decode(TEXT, seen(), tagged({"place": {"an": 0.3}}), TYPES)
    assert set(evidence.status) == set(scheme.STATUSES)
    assert set(evidence.incidents) == set(scheme.INCIDENTS)
    assert evidence.types == {"attack": 0.75, "arrests": 0.25}
    assert evidence.inside["place"][WORDS.index("an")] == pytest.approx(0.3)
