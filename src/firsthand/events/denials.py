"""What is left of what was told of an incident where somebody denies it, and where those who told it take it back.

A denial makes no incident and says nothing of one but this. It takes back what the same voice told through the same origin that day or before:
Reuters that withdraws its own report, a party that withdraws its claim. Whatever else it denies stays, and is contested. That it did not take
place is then the last word of an origin; like any revision, it counts within the origin and never against another (`events/fuse.py`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from firsthand.domain.claim import Claim
from firsthand.domain.document import Document
from firsthand.domain.groups import ANYONE
from firsthand.domain.origin import Lineage
from firsthand.domain.report import Report, Status
from firsthand.events.evidence import Evidence, origin_of
from firsthand.events.frames import Frame
from firsthand.events.happenings import Happening
from firsthand.events.rulings import Rulings

_PRONOUNS = frozenset({"it", "he", "she", "they", "il", "elle", "ils", "elles"})


@dataclass(frozen=True)
class Standing:
    """What is left of what was told of an incident.

    Attributes:
        evidence: the claims that nobody took back; all where everything was.
        told: the asserted happenings of the documents that are left; all where everything was taken back.
        is_denied: whether somebody denies the incident.
        is_withdrawn: whether everybody who told it took it back.
    """

    evidence: Sequence[Evidence]
    told: Sequence[Happening]
    is_denied: bool
    is_withdrawn: bool


@dataclass(frozen=True)
class _Denial:
    """One voice that denies an incident.

    Attributes:
        origin: id of the origin that passes it on.
        credited: whom that credits; None where it speaks itself.
        day: first day known for the text.
        groups: whose harm is denied; empty where nobody's in particular.
    """

    origin: str
    credited: str | None
    day: date
    groups: frozenset[str | None]

    def takes_back(self, item: Evidence) -> bool:
        """Whether it is the last word on a claim: by the voice that made it, or by the origin that passed that on and now speaks itself."""
        if item.told is None or item.told > self.day or item.origin.id != self.origin:
            return False
        if self.credited is not None and self.credited != _credited(item.claim):
            return False
        is_open = not item.claim.field.is_count or not self.groups or item.claim.group in ANYONE
        return is_open or item.claim.group in self.groups


def standing(
    evidence: Sequence[Evidence],
    told: Sequence[Happening],
    denied: Sequence[Happening],
    frames: Mapping[str, Frame],
    lineage: Lineage,
    rulings: Rulings,
) -> Standing:
    """What is left of an incident.

    Args:
        evidence: the claims on it.
        told: the asserted happenings.
        denied: those that say it did not take place.
        frames: the documents.
        lineage: their origins.
        rulings: judgements of reviewers.
    """
    is_denied = bool(denied) or _is_denied_beside(told, frames)
    said = [denial for happening in denied for denial in _denials(happening, frames, lineage, rulings)]
    if not said:
        return Standing(evidence, told, is_denied=is_denied, is_withdrawn=False)
    left = [item for item in evidence if not any(denial.takes_back(item) for denial in said)]
    gone = {item.claim.document for item in evidence} - {item.claim.document for item in left}
    heard = [
        happening
        for happening in told
        if happening.document not in gone
        and not _is_silenced(
            happening.document, {item.claim.document for item in left}, said, frames, lineage
        )
    ]
    if not heard and not any(item.counts for item in left):
        return Standing(evidence, told, is_denied=True, is_withdrawn=True)
    return Standing(left, heard, is_denied=True, is_withdrawn=False)


def _is_silenced(
    document: str, claiming: set[str], said: Iterable[_Denial], frames: Mapping[str, Frame], lineage: Lineage
) -> bool:
    """Whether a document that tells the incident and claims nothing is taken back by its origin."""
    told = frames[document].told
    if document in claiming or told is None:
        return False
    origin = origin_of(None, document, lineage).id
    return any(denial.origin == origin and denial.credited is None and told <= denial.day for denial in said)


def _denials(
    happening: Happening, frames: Mapping[str, Frame], lineage: Lineage, rulings: Rulings
) -> Iterator[_Denial]:
    """Who denies: the voices of what is denied; else the writer, unless the text credits somebody of whom no more is known. None where the
    text has no day: what it denies may have been told later.
    """
    day = frames[happening.document].told
    if day is None:
        return
    claims = [claim for claim in happening.claims if claim.id not in rulings.rejected]
    groups = frozenset(claim.group for claim in claims if claim.field.is_count)
    for claim in claims:
        origin = origin_of(claim.id, happening.document, lineage).id
        yield _Denial(origin, _credited(claim), day, groups - ANYONE)
    if not claims and all(report.voice is None for report in happening.reports):
        yield _Denial(origin_of(None, happening.document, lineage).id, None, day, frozenset())


def _credited(claim: Claim) -> str | None:
    """Whom a claim credits: a party by its id, else by the words of the text; None where the writer speaks."""
    actor = claim.claimant_actor
    if actor is not None and not actor.startswith("generic:"):
        return actor
    return claim.claimant.casefold() if claim.claimant is not None else None


def _is_denied_beside(told: Iterable[Happening], frames: Mapping[str, Frame]) -> bool:
    """Whether a text that tells the incident also tells, before or after, that someone denies it. Who alone tells it denies something else of it."""
    return any(
        report.status is Status.DENIED
        and (report.continues in happening.report_ids or report.id in _continued(happening))
        and not _tells_it(report, happening, frames[happening.document].document)
        for happening in told
        for report in frames[happening.document].extraction.reports
    )


def _continued(happening: Happening) -> set[str | None]:
    return {report.continues for report in happening.reports}


def _tells_it(denial: Report, happening: Happening, document: Document) -> bool:
    """Whether whoever denies something is the one voice of a text that tells the incident: "the army said two soldiers were killed; it denied
    that a general had been captured".
    """
    told = {(claim.field, claim.quantity) for claim in happening.claims if claim.claimant is not None}
    voices = {
        _credited(claim)
        for claim in happening.claims
        if claim.claimant is not None or (claim.field, claim.quantity) not in told
    }
    if len(voices) != 1 or None in voices:
        return False
    names = {claim.claimant.casefold() for claim in happening.claims if claim.claimant is not None}
    source = denial.voice.source if denial.voice is not None else None
    if source is not None and source.text.casefold() in names:
        return True
    opening = document.sentences[denial.sentence].span.text.casefold()
    if denial.id not in _continued(happening):
        names |= _PRONOUNS
    return any(opening.startswith(f"{name} ") for name in names)
