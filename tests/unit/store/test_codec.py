"""Every record comes back from JSON as it went in."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from firsthand.domain.actor import ActorMention
from firsthand.domain.claim import Claim, Extraction, Field
from firsthand.domain.decision import Decision
from firsthand.domain.document import Document
from firsthand.domain.errors import StoreError
from firsthand.domain.event import (
    Aggregate,
    Casualty,
    Chronicle,
    Event,
    EventDate,
    Grade,
    Operation,
    Statement,
)
from firsthand.domain.issue import Issue
from firsthand.domain.page import MediaType, Page, PageHints
from firsthand.domain.report import Argument, Report, Role, Status, Voice
from firsthand.domain.values import (
    Anchor,
    DateExpression,
    DateKind,
    DateMention,
    DaySet,
    Operator,
    Place,
    PlaceKind,
    PlaceMention,
    Published,
    Quantity,
    Span,
)
from firsthand.store import codec

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
PROBABILITY = st.floats(0, 1)
MOMENTS = st.datetimes(timezones=st.just(UTC))
SPANS = st.builds(Span, st.integers(0, 2**40), st.integers(0, 2**40), WORDS)
DAYS = st.lists(st.tuples(st.dates(), st.dates()).map(lambda pair: (min(pair), max(pair))), max_size=3).map(
    DaySet.of
)
QUANTITIES = st.one_of(
    st.builds(
        Quantity,
        st.sampled_from([Operator.EXACTLY, Operator.MORE_THAN, Operator.ABOUT]),
        st.integers(0, 10**30),
    ),
    st.builds(Quantity, st.just(Operator.VAGUE), convention=st.none() | st.integers(0, 100)),
    st.integers(0, 99).map(lambda low: Quantity(Operator.RANGE, low, low + 5)),
)
PLACES = st.builds(
    Place,
    WORDS,
    st.floats(-90, 90),
    st.floats(-180, 180),
    st.floats(0, 1000),
    st.sampled_from(PlaceKind),
    st.none() | WORDS,
)


def _tuples(strategy: st.SearchStrategy[object]) -> st.SearchStrategy[tuple[object, ...]]:
    return st.lists(strategy, max_size=2).map(tuple)


CLAIMS = st.one_of(
    st.builds(
        Claim,
        WORDS,
        WORDS,
        WORDS,
        st.just(Field.KILLED),
        SPANS,
        WORDS,
        quantity=QUANTITIES,
        claimant=st.none() | WORDS,
    ),
    st.builds(
        Claim, WORDS, WORDS, WORDS, st.just(Field.OUTCOME), SPANS, WORDS, value=WORDS, hedges=_tuples(WORDS)
    ),
)
DATES = st.builds(
    DateMention,
    st.recursive(
        st.builds(
            DateExpression,
            SPANS,
            st.sampled_from(DateKind),
            st.sampled_from(Anchor),
            st.none() | st.integers(),
        ),
        lambda inner: st.builds(
            DateExpression, SPANS, st.just(DateKind.PERIOD), st.just(Anchor.NONE), until=inner
        ),
        max_leaves=2,
    ),
    st.none() | DAYS,
    WORDS,
    _tuples(WORDS),
)
VOICES = st.builds(Voice, SPANS, st.none() | SPANS, hedges=_tuples(SPANS), official=st.none() | st.booleans())
REPORTS = st.builds(
    Report,
    WORDS,
    WORDS,
    st.integers(0),
    st.sampled_from(Status),
    st.none() | WORDS,
    SPANS,
    PROBABILITY,
    arguments=_tuples(st.builds(Argument, st.sampled_from(Role), SPANS)),
    voice=st.none() | VOICES,
    figure_voices=_tuples(st.none() | VOICES),
)
DOCUMENTS = st.builds(
    Document,
    id=WORDS,
    page=WORDS,
    text=WORDS,
    language=st.none() | WORDS,
    captured_at=MOMENTS,
    published=st.none() | st.builds(Published, st.dates(), PROBABILITY, WORDS),
)
EXTRACTIONS = st.builds(
    Extraction,
    DOCUMENTS,
    WORDS,
    PROBABILITY,
    reports=_tuples(REPORTS),
    claims=_tuples(CLAIMS),
    places=_tuples(st.builds(PlaceMention, SPANS, st.none() | PLACES, PROBABILITY)),
    dates=_tuples(DATES),
    actors=_tuples(st.builds(ActorMention, SPANS, st.none() | WORDS)),
    voices=_tuples(VOICES),
    issues=_tuples(st.builds(Issue, WORDS, WORDS, WORDS, WORDS)),
)
EVENTS = st.builds(
    Event,
    id=WORDS,
    date=st.builds(EventDate, st.none() | DAYS),
    place=st.none() | PLACES,
    casualties=_tuples(st.builds(Casualty)),
    claims=_tuples(CLAIMS),
    first_seen=st.none() | MOMENTS,
    updated=st.none() | MOMENTS,
    grade=st.sampled_from(Grade),
)
CHRONICLES = st.builds(
    Chronicle,
    _tuples(EVENTS),
    _tuples(st.builds(Operation, claims=_tuples(CLAIMS))),
    _tuples(st.builds(Aggregate, period=st.none() | DAYS, claims=_tuples(CLAIMS))),
    _tuples(st.builds(Statement, date=st.none() | DAYS)),
)
PAGES = st.builds(
    Page,
    WORDS,
    st.binary(),
    st.sampled_from(MediaType),
    MOMENTS,
    hints=st.builds(PageHints, published=st.none() | st.dates()),
)
DECISIONS = st.builds(Decision, made_at=MOMENTS)


@given(st.one_of(PAGES, EXTRACTIONS, CHRONICLES, DECISIONS))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large], deadline=None)
def test_what_is_decoded_is_what_was_encoded(record: object) -> None:
    assert codec.decode(codec.encode(record), type(record)) == record


def test_encoding_does_not_depend_on_what_was_asked_of_the_record_before() -> None:
    page = Page("a.txt", b"bytes", MediaType.TEXT, datetime(2025, 1, 1, tzinfo=UTC))
    before = codec.encode(page)
    assert page.key
    assert codec.encode(page) == before


def test_a_damaged_record_is_a_fault_of_the_store() -> None:
    content = codec.encode(DaySet.day(date(2025, 6, 1)))
    for damaged in (content[:-2], b"", b"[]"):
        with pytest.raises(StoreError, match="DaySet"):
            codec.decode(damaged, DaySet)


def test_an_impossible_value_is_not_decoded() -> None:
    with pytest.raises(StoreError, match="globe"):
        codec.decode(b'{"name":"X","lat":99,"lon":0,"radius_km":1,"kind":"site"}', Place)


@given(st.binary())
def test_packing_is_exact_and_repeatable(content: bytes) -> None:
    assert codec.unpack(codec.pack(content)) == content
    assert codec.pack(content) == codec.pack(content)


@pytest.mark.parametrize("damaged", [b"\x1f\x8b", codec.pack(b"a page of news")[:-5], b"plain"])
def test_damaged_bytes_are_a_fault_of_the_store(damaged: bytes) -> None:
    with pytest.raises(StoreError, match="damaged"):
        codec.unpack(damaged)


@pytest.mark.parametrize(
    "damaged", [b'{"id":"de\x9c"}', b'{"id":' + b"[" * 100_000, b"", b"{", b'{"id":"\\ud800"}']
)
def test_bytes_that_are_no_record_are_a_fault_of_the_store(damaged: bytes) -> None:
    for kind in (Decision, Page, Extraction, Event):
        with pytest.raises(StoreError, match="cannot be read back"):
            codec.decode(damaged, kind)
