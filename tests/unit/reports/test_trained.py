"""The trained reader as a whole: with a model that knows nothing, and with the bundled one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.document import Document
from firsthand.domain.report import Reading
from firsthand.domain.values import Span
from firsthand.models import scheme
from firsthand.models.pieces import Seen
from firsthand.models.tagger import Tagged, TaggedText, Tagger
from firsthand.reports import PatternReader, Spotter, TrainedReader

from .pages import page

TEXTS = (
    "Gunmen killed nine villagers near Gao on Monday, the army said.\nTwo soldiers were injured.",
    "The minister opened a school in Bamako.",
    "",
    "The mayor of Djibo was shot dead by unknown men, according to residents.",
)


class Silent(Tagger):
    """A model to which nothing is likely, and that notes how much it was asked at once."""

    def __init__(self, types: Sequence[str] = ("attack",)) -> None:
        self.types = tuple(types)
        self.asked: list[int] = []

    def tag(self, documents: Sequence[Sequence[Seen]]) -> list[TaggedText]:
        self.asked.append(len(documents))
        flat = np.full(scheme.TOLLS, 1 / scheme.TOLLS, np.float32)
        return [TaggedText(tuple(self._unlikely(s) for s in document), flat, flat) for document in documents]

    def _unlikely(self, sentence: Seen) -> Tagged:
        size = len(sentence.words)

        def rows(*shape: int) -> np.ndarray:
            return np.zeros((size, *shape), np.float32)

        links = (len(scheme.LINKS), scheme.LINK_WIDTH)
        status = np.full(len(scheme.STATUSES), 1 / len(scheme.STATUSES), np.float32)
        return Tagged(
            rows(len(scheme.SPANS)), rows(len(scheme.SPANS)), rows(len(scheme.KINDS)), rows(len(scheme.SIDES)), rows(),
            status, np.zeros(len(self.types), np.float32), np.zeros(len(scheme.INCIDENTS), np.float32), rows(*links),
            rows(*links),
        )  # fmt: skip


@pytest.fixture(scope="module")
def reader(spotter: Spotter, tagger: Tagger) -> TrainedReader:
    return TrainedReader(spotter, tagger)


def document(n: int, text: str, language: str | None = "en") -> Document:
    return replace(page(text, language), page=f"page_{n}")


def spans(value: object) -> Iterator[Span]:
    if isinstance(value, Span):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from spans(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from spans(getattr(value, field.name))


def test_a_model_that_knows_nothing_leaves_what_the_patterns_read(spotter: Spotter) -> None:
    patterns = PatternReader(spotter.actors, spotter.gazetteer, spotter.codebook)
    documents = [document(n, text) for n, text in enumerate(TEXTS)]
    for plain, weighed in zip(
        patterns.read(documents), TrainedReader(spotter, Silent()).read(documents), strict=True
    ):
        assert weighed.reports == plain.reports
        assert weighed.voices == plain.voices
        assert (weighed.reader, weighed.incidents) == ("encoder/1", ())
    assert any(reading.reports for reading in patterns.read(documents)), "there is something to leave"


def test_documents_come_back_in_order_and_are_tagged_in_batches(spotter: Spotter) -> None:
    silent = Silent()
    documents = [document(n, "Nothing happened.") for n in range(35)]
    readings = TrainedReader(spotter, silent).read(documents)
    assert [reading.document for reading in readings] == [d.key for d in documents]
    assert silent.asked == [16, 16, 3]


def test_no_documents_are_no_work(spotter: Spotter) -> None:
    silent = Silent()
    assert TrainedReader(spotter, silent).read([]) == []
    assert silent.asked == []


@pytest.mark.parametrize("language", [None, "de", "und", ""])
def test_a_language_without_a_pack_gives_an_empty_reading(
    reader: TrainedReader, language: str | None
) -> None:
    known, other = document(0, TEXTS[0]), document(1, TEXTS[0], language)
    first, second, third = reader.read([known, other, replace(known, page="page_2")])
    assert second == Reading(other.key, reader.name, 0.0)
    assert len(first.reports) == len(third.reports), "the documents beside it keep their own"


def test_an_empty_document_gives_an_empty_reading(reader: TrainedReader) -> None:
    (reading,) = reader.read([document(0, "")])
    assert (reading.reports, reading.actors, reading.voices, reading.incidents) == ((), (), (), ())


def test_a_document_is_read_the_same_way_twice_and_in_any_batch(reader: TrainedReader) -> None:
    documents = [document(n, text) for n, text in enumerate(TEXTS)]
    alone = [reader.read([d])[0] for d in documents]
    assert [reader.read([d])[0] for d in documents] == alone
    beside = [document(9, "Raid. " * 200), document(8, "Le maire a parlé.", "fr")]
    assert reader.read([*beside, *reversed(documents)])[:1:-1] == alone


@pytest.mark.parametrize(
    "text",
    [
        "😀" * 300,
        "a" * 10_000 + " killed nine people in Gao.",
        "漢字 مسلحون \u202e\u200b nine soldiers died",
        "Nine soldiers\x07 died\x00 in\x1f Gao.",
        "GUNMEN KILLED 12 IN GAO ON MONDAY, THE ARMY SAID.",
        "killed " * 900,
    ],
    ids=["emoji", "long word", "scripts", "control characters", "capitals", "long sentence"],
)
def test_odd_texts_are_read_and_quoted(reader: TrainedReader, text: str) -> None:
    given_document = document(0, text)
    (reading,) = reader.read([given_document])
    assert all(span.matches(text) for span in spans(reading))


_WORDS = st.sampled_from(
    ("Gunmen", "killed", "12", "soldiers", "in Gao", "on Monday", "the army said", "“", "”", ",", ".", "\n", "l’armée", "a tué")
)  # fmt: skip


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(st.text(max_size=120), st.lists(_WORDS | st.text(max_size=6), max_size=30).map(" ".join)),
    st.sampled_from(["en", "fr"]),
)
def test_any_text_is_read_and_every_span_quotes_it(reader: TrainedReader, text: str, language: str) -> None:
    (reading,) = reader.read([document(0, text, language)])
    assert all(span.matches(text) for span in spans(reading))
    assert 0 <= reading.relevance <= 1
