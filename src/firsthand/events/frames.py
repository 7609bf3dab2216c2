"""What the builder needs to know of each document, looked up once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from firsthand.domain.actor import ActorMention
from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.document import Document
from firsthand.domain.origin import Kin, Lineage
from firsthand.domain.values.days import DaySet
from firsthand.domain.values.moment import Anchor, DateMention
from firsthand.domain.values.place import PlaceMention
from firsthand.domain.values.span import Span
from firsthand.events.wording import Wording, wording

NEWS_HORIZON = timedelta(days=92)
"""How long after an incident a page may still tell it as its news: a quarter. Reposts with a fresh date
of six or seven weeks are common on sites that rewrite; older stories are told as history."""


@dataclass(frozen=True)
class Frame:
    """One document with its surroundings.

    Attributes:
        extraction: everything read from it.
        family: first key of its family.
        copies: first key of the group of near-equal texts it belongs to.
        told: first day known for any text of that group, None where none carries a date.
        places, dates, actors: resolved mentions by span.
        claims: report id to its claims.
    """

    extraction: Extraction
    family: str
    copies: str
    told: date | None
    places: dict[Span, PlaceMention]
    dates: dict[Span, DateMention]
    actors: dict[Span, ActorMention]
    claims: dict[str, tuple[Claim, ...]]

    @property
    def document(self) -> Document:
        """The document."""
        return self.extraction.document

    @cached_property
    def wording(self) -> Wording:
        """What is compared of its words."""
        return wording(self.extraction)

    @property
    def latest(self) -> date:
        """Last day an incident of this document can have happened: some copy of it was published, or at
        least this one was captured.
        """
        captured = self.document.captured_at.date()
        return min(self.told, captured) if self.told else captured

    @property
    def horizon(self) -> DaySet | None:
        """The days that news of this document can be about. None for a page without a date: the day of
        its capture says nothing about how old it is.
        """
        return DaySet.between(self.latest - NEWS_HORIZON, self.latest) if self.told else None

    @property
    def is_anchored(self) -> bool:
        """Whether "on Sunday" was counted from the publication date already."""
        published = self.document.published
        return published is not None and published.anchors and not _is_reposted(self.document, self.told)


def frames(extractions: Sequence[Extraction], lineage: Lineage) -> dict[str, Frame]:
    """Frame every document, by key, in the order of the keys; of two readings of one document the last counts."""
    held = {extraction.document.key: extraction for extraction in extractions}
    return {key: frame(held[key], lineage.kin.get(key)) for key in sorted(held)}


def frame(extraction: Extraction, kin: Kin | None = None) -> Frame:
    """Frame one document; one without kin stands alone."""
    document = extraction.document
    if kin is None:
        kin = Kin(document.key, document.key, document.published.value if document.published else None)
    claims: dict[str, list[Claim]] = {}
    for claim in extraction.claims:
        claims.setdefault(claim.report, []).append(claim)
    return Frame(
        extraction=extraction,
        family=kin.family,
        copies=kin.text,
        told=kin.told,
        places={mention.span: mention for mention in extraction.places},
        dates={mention.span: mention for mention in _dates(extraction, kin.told)},
        actors={mention.span: mention for mention in extraction.actors},
        claims={report: tuple(made) for report, made in claims.items()},
    )


def _dates(extraction: Extraction, told: date | None) -> Iterator[DateMention]:
    """The date mentions. "On Sunday" in a text that is reposted weeks later was counted from the wrong
    day: what remains of it is the weekday.
    """
    is_reposted = _is_reposted(extraction.document, told)
    for mention in extraction.dates:
        is_counted = mention.expression.anchor is Anchor.PUBLICATION
        yield replace(mention, possible=None) if is_reposted and is_counted else mention


def _is_reposted(document: Document, told: date | None) -> bool:
    """Whether a copy of the text was published on an earlier day."""
    return document.published is not None and told is not None and told < document.published.value
