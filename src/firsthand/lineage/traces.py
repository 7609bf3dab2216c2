"""What of one document is held against another: its wording, its sentences, the facts that it tells."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Protocol

import numpy as np
import numpy.typing as npt

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Extraction
from firsthand.domain.document import Document
from firsthand.domain.report import Status
from firsthand.domain.values.span import Span
from firsthand.knowledge.folding import plain
from firsthand.languages.registry import pack
from firsthand.lineage.credits import OriginNames, credited_wires
from firsthand.lineage.quotations import quotations
from firsthand.lineage.shingles import Wording, wording

Floats = npt.NDArray[np.float32]

MAX_SENTENCES = 200
"""Sentences that are compared; what a longer page tells after them is not."""

HORIZON = 92
"""Days after an incident on which a page may still tell it as its news; longer ago is history."""

HEADLINE = -1
"""Stands for the index of the title, which is no sentence."""

_GROUPS = (ActorKind.REBEL, ActorKind.MILITIA, ActorKind.COMMUNAL)
_LEAST = 25  # letters; what is shorter is a label
_LEAST_NUMBER = 3  # one and two are everywhere
_FEW_DAYS = 3  # a date known less well tells no two incidents apart
# Names: capitals inside a sentence. What begins a sentence may be any word.
_NAMES = re.compile(r"(?<=[^\W_] |[,;:'’»”)\"] )[^\W\d_a-zß-öø-ÿ][\w'’-]{2,}(?: [^\W\d_a-zß-öø-ÿ][\w'’-]+)*")
_LEAST_NAME = 4  # letters of a word of a name
_folded = lru_cache(maxsize=20_000)(plain)  # of names and words of dates, which texts repeat


class SentenceVectors(Protocol):
    """Gives sentences of one meaning near vectors, whatever their words and language."""

    def of_sentences(self, texts: Sequence[str]) -> Floats:
        """One row of length 1, or zero, for each text."""
        ...


@dataclass(frozen=True, eq=False)
class Traces:
    """What is compared of a document.

    Attributes:
        key: of the document.
        language: ISO 639-1 code, None where it could not be told.
        told: ordinal of the day on which it was published, or else captured.
        is_dated: whether that day is the day of publication.
        wording: shingles of title and text.
        halves: vectors of the title and the sentences, one row each, in half precision: thousands are kept at hand.
        weights: their shares of the text; the sum is 1.
        places_in_text: for each row the index of its sentence in the document, `HEADLINE` for the title.
        numbers: numbers told, of three and more.
        names: words of names inside sentences.
        figures: numbers of persons that the page asserts as its news.
        days: ordinals of the days it tells of as news, where known to within three days.
        sites: ids of local places named.
        sited: those of a sentence, by its index in the document.
        groups: ids of armed groups named.
        quotes: quoted strings.
        wires: ids of wire services credited anywhere in the document.
        owner: who owns the outlet, else its name, folded; None where not known.
    """

    key: str
    language: str | None
    told: int
    is_dated: bool
    wording: Wording
    halves: npt.NDArray[np.float16]
    weights: Floats
    places_in_text: tuple[int, ...]
    numbers: frozenset[int]
    names: frozenset[str]
    figures: frozenset[int]
    days: frozenset[int]
    sites: frozenset[str]
    sited: Mapping[int, frozenset[str]]
    groups: frozenset[str]
    quotes: frozenset[tuple[str, ...]]
    wires: frozenset[str]
    owner: str | None

    @property
    def sentences(self) -> Floats:
        """The vectors of the title and the sentences, one row each."""
        return self.halves.astype(np.float32)

    @cached_property
    def centre(self) -> Floats:
        """The mean of the sentences, of length 1 or zero."""
        mean: Floats = (self.weights @ self.sentences).astype(np.float32)
        length = float(np.linalg.norm(mean))
        return mean / np.float32(length) if length else mean


def traces(extraction: Extraction, origins: OriginNames, vectors: SentenceVectors) -> Traces:
    """Take the traces of a document."""
    document = extraction.document
    rows = list(_sentences(document))
    texts = [text for _, text in rows]
    lengths = np.array([len(text) for text in texts], np.float32)
    return Traces(
        key=document.key,
        language=document.language,
        told=(document.published.value if document.published else document.captured_at.date()).toordinal(),
        is_dated=document.published is not None,
        wording=wording(document),
        halves=vectors.of_sentences(texts).astype(np.float16),
        weights=lengths / max(float(lengths.sum()), 1.0),
        places_in_text=tuple(index for index, _ in rows),
        numbers=frozenset(_numbers(texts, document.language)),
        names=frozenset(_names(extraction, rows)),
        figures=frozenset(_figures(extraction)),
        days=frozenset(_days(extraction)),
        sites=frozenset(site for _, site in _sites(extraction)),
        sited=_by_sentence(document, _sites(extraction)),
        groups=frozenset(
            m.actor
            for m in extraction.actors
            if m.actor and m.kind in _GROUPS and not m.actor.startswith("generic:")
        ),
        quotes=quotations(document.text),
        wires=frozenset(credited_wires(extraction, origins)),
        owner=plain(document.outlet_owner or document.outlet or "") or None,
    )


def _sentences(document: Document) -> Iterator[tuple[int, str]]:
    if document.title:
        yield HEADLINE, document.title
    for sentence in document.sentences[:MAX_SENTENCES]:
        if sentence.span.end - sentence.span.start >= _LEAST and sentence.span.text != document.title:
            yield sentence.index, sentence.span.text


def _numbers(texts: Sequence[str], language: str | None) -> Iterator[int]:
    words = pack(language)
    if words is None:
        for text in texts:
            yield from (int(digits) for digits in re.findall(r"(?<![\d.,])\d{1,9}(?![\d.,]\d)", text))
        return
    for text in texts:
        for found in words.numbers(text):
            value = found.quantity.value
            if value is not None and value >= _LEAST_NUMBER and not found.ordinal:
                yield value


def _names(extraction: Extraction, rows: Sequence[tuple[int, str]]) -> Iterator[str]:
    """Words of names, without those of dates ("Monday", "June")."""
    dated = {_folded(word) for mention in extraction.dates for word in mention.span.text.split()}
    for _, text in rows:
        for found in _NAMES.finditer(text):
            for word in _folded(found.group().replace("-", " ")).split():
                if len(word) >= _LEAST_NAME and word not in dated:
                    yield word


def _figures(extraction: Extraction) -> Iterator[int]:
    asserted = {report.id for report in extraction.reports if report.status is Status.ASSERTED}
    for claim in extraction.claims:
        value = claim.quantity.value if claim.quantity is not None else None
        if value is not None and value > 1 and claim.report in asserted:
            yield value


def _sites(extraction: Extraction) -> Iterator[tuple[Span, str]]:
    """Local places, each with the words that name it."""
    for mention in extraction.places:
        if mention.place and mention.place.is_local:
            yield mention.span, mention.place.entry or mention.place.name


def _by_sentence(document: Document, named: Iterable[tuple[Span, str]]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for span, site in named:
        sentence = document.sentence_at(span)
        if sentence is not None:
            found.setdefault(sentence.index, set()).add(site)
    return {index: frozenset(sites) for index, sites in found.items()}


def _days(extraction: Extraction) -> Iterator[int]:
    """The days of the news. The day of publication says when it was told, unless no other is named."""
    document = extraction.document
    told = (document.published.value if document.published else document.captured_at.date()).toordinal()
    found = set()
    for mention in extraction.dates:
        if mention.possible and len(mention.possible) <= _FEW_DAYS:
            found |= {day.toordinal() for day in mention.possible if 0 <= told - day.toordinal() <= HORIZON}
    yield from (found - {told}) or found
