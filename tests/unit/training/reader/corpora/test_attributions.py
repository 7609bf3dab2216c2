"""PolNeAR's notes as labels."""

from __future__ import annotations

from pathlib import Path

import pytest
from training.reader.corpora import attributions
from training.reader.texts import Maker, Text

from firsthand.models.scheme import LINKS, SPANS, STATUSES

TEXT = "The senator said the bill would pass. It would pass in May. Gunmen killed nine villagers in Gao."
NOTES = (
    "T1\tSource 0 11\tThe senator\nT2\tCue 12 16\tsaid\nT3\tContent 17 59\tthe bill would pass. It would pass in May.\n"
    "E1\tCue:T2 Source:T1 Content:T3\n"
)  # fmt: skip


def texts(folder: Path, maker: Maker, notes: str) -> list[Text]:
    for part, name, text in (("text", "a.txt", TEXT), ("attributions", "a_notes.ann", notes)):
        path = folder / "polnear" / "train" / part
        path.mkdir(parents=True, exist_ok=True)
        (path / name).write_text(text, encoding="utf-8")
    return list(attributions.texts(folder, maker))


@pytest.fixture
def text(tmp_path: Path, maker: Maker) -> Text:
    (found,) = texts(tmp_path, maker, NOTES)
    return found


def spans(text: Text, sentence: int) -> set[tuple[str, str]]:
    sample = text.samples[sentence]
    return {(SPANS[kind], " ".join(sample.seen.words[a:b])) for kind, a, b in sample.spans}


def test_an_attribution_is_marked_in_its_sentence(text: Text) -> None:
    assert {("source", "The senator"), ("cue", "said")} <= spans(text, 0)
    assert ("content", "the bill would pass .") in spans(text, 0)


def test_content_goes_on_over_sentences(text: Text) -> None:
    assert spans(text, 1) == {("content", "It would pass in May .")}
    assert spans(text, 2) == set()


def test_cues_are_linked_with_source_and_content(text: Text) -> None:
    sample = text.samples[0]
    words = sample.seen.words
    assert {(LINKS[kind], words[a], words[b], y) for kind, a, b, y in sample.links} == {
        ("speaker", "said", "The", 1),
        ("credited", "said", "the", 1),
    }


def test_only_sentences_without_words_of_violence_are_known_to_tell_of_nothing(text: Text) -> None:
    none = STATUSES.index("none")
    assert [sample.status for sample in text.samples] == [none, none, -1]
    assert text.samples[2].types is None


def test_notes_without_a_cue_mark_nothing(tmp_path: Path, maker: Maker) -> None:
    (text,) = texts(tmp_path, maker, "T1\tSource 0 11\tThe senator\nE1\tSource:T1\n")
    assert not any(sample.spans for sample in text.samples)
