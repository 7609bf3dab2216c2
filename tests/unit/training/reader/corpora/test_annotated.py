"""Annotated reports as what the network learns from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from training.reader.annotation import Story, read_line
from training.reader.corpora import annotated
from training.reader.texts import Maker, Sample

from firsthand.knowledge.codebook import Codebook
from firsthand.models.scheme import KINDS, LINKS, SIDES, SPANS, STATUSES

TYPES = [event_type.code for event_type in Codebook.load().types]
Learn = Callable[..., Sample]


@pytest.fixture
def learn(maker: Maker, monkeypatch: pytest.MonkeyPatch) -> Learn:
    def one(line: str, language: str = "en") -> Sample:
        story = Story("s", language, {"published": "2025-01-02"}, [read_line(line, frozenset(TYPES))])
        monkeypatch.setattr(annotated, "stories", lambda: [story])
        (text,) = annotated.texts(maker, weight=3.0)
        assert (text.id, text.corpus, text.weight) == ("annotated/s", "annotated", 3.0)
        (sample,) = text.samples
        return sample

    return one


def spans(sample: Sample) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for kind, first, end in sample.spans:
        found.setdefault(SPANS[kind], []).append(" ".join(sample.seen.words[first:end]))
    return found


def linked(sample: Sample, name: str) -> set[tuple[str, str, int]]:
    words = sample.seen.words
    return {(words[a], words[b], y) for kind, a, b, y in sample.links if LINKS[kind] == name}


def test_spans_statuses_and_types_go_by_their_numbers(learn: Learn) -> None:
    sample = learn(
        "asserted 1=attack | {I1 Gunmen} {T1 killed} {N1.killed.target two} {V1.killed village elders} in {P1 Gao}."
    )
    assert spans(sample) == {
        "initiator": ["Gunmen"],
        "trigger": ["killed"],
        "count": ["two"],
        "victim": ["village elders"],
        "place": ["Gao"],
    }
    assert STATUSES[sample.status] == "asserted"
    assert sample.types == [TYPES.index("attack")]
    assert sample.incidents is None
    (count, victim) = sample.harms
    assert (KINDS[count[2]], SIDES[count[3]], count[4]) == ("killed", "target", 0)
    assert (KINDS[victim[2]], victim[3], victim[4]) == ("killed", -1, -1), "persons have no side and no part"


def test_a_count_counts_the_nearest_persons_of_its_happening(learn: Learn) -> None:
    sample = learn(
        "asserted 1=attack | {T1 Killed}: {N1.killed.target two} {V1.killed men}, {N1.killed.target three} {V1.killed women}."
    )
    assert linked(sample, "counted") == {
        ("two", "men", 1),
        ("two", "women", 0),
        ("three", "men", 0),
        ("three", "women", 1),
    }


def test_triggers_are_linked_with_what_takes_part_in_their_happening(learn: Learn) -> None:
    sample = learn("asserted 1=attack 2=arrests | {I1 Gunmen} {T1 fired}; {I2 police} {T2 arrested} many.")
    assert linked(sample, "argument") == {
        ("fired", "Gunmen", 1),
        ("fired", "police", 0),
        ("arrested", "Gunmen", 0),
        ("arrested", "police", 1),
    }


def test_cues_are_linked_with_their_source_and_what_they_credit(learn: Learn) -> None:
    sample = learn("none | <<All went well>>, {S a nurse} {Q said}, and {S a guard} nodded.")
    assert linked(sample, "speaker") == {("said", "a", 1), ("said", "a", 0)}
    assert linked(sample, "credited") == {("said", "All", 1)}
    assert spans(sample)["content"] == ["All went well"]


def test_what_the_splitter_cuts_is_joined_again(learn: Learn) -> None:
    sample = learn("none | He fled. {S Nobody} {Q said} why.")
    assert spans(sample) == {"source": ["Nobody"], "cue": ["said"]}


def test_french_is_read_as_french(learn: Learn) -> None:
    sample = learn("asserted 1=attack | {I1 Des hommes armés} {T1 ont attaqué} {A1 l’école}.", "fr")
    assert spans(sample)["initiator"] == ["Des hommes armés"]
