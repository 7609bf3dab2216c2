"""Events of our own for the conformance suite: plain, undated, unplaced, across the antimeridian, of an operation, hostile, naming persons."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from firsthand.domain.actor import ActorKind
from firsthand.domain.claim import Claim, Field
from firsthand.domain.document import Block, BlockKind, Document, Sentence
from firsthand.domain.event import (
    Aggregate,
    Casualty,
    Contradiction,
    ContradictionType,
    DatePrecision,
    DocumentRole,
    Event,
    EventActor,
    EventDate,
    EventDocument,
    EventOrigin,
    Grade,
    Operation,
    Passage,
    Toll,
)
from firsthand.domain.report import CasualtyKind, Role, Side
from firsthand.domain.values import DaySet, Operator, Place, PlaceKind, Published, Quantity, Span
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.publish import View

SEEN = datetime(2025, 6, 3, 8, 30, tzinfo=UTC)
DJIBO = Place("Djibo", 14.1, -1.63, 6, PlaceKind.SETTLEMENT, "BFA", "Sahel", "Soum", 2360886)
TAVEUNI = Place("Somosomo", -16.77, -179.97, 8, PlaceKind.SETTLEMENT, "FJI", "Northern")
SUVA = Place("Suva", -18.14, 178.44, 10, PlaceKind.SETTLEMENT, "FJI", "Central")
PERSONS = (
    "Fatouma Diallo",
    "Moussa Ag Hamada",
    "Nassara Ouédraogo",
    "Kadidiatou",
    "Aristide Zerbo",
    "Sanibé Coulibaly",
)
"""Names that the naming event is told with, in every field of free text."""
_TEXT = (
    "Gunmen attacked the market of Djibo on Monday, killing 31 civilians, the army said. "
    "Fatouma Diallo, a resident, told AFP that her brother Moussa Ag Hamada, 34, was among 31 civilians killed. "
    "Nassara Ouédraogo fled. A trader named Kadidiatou was wounded. Diallo said that Hamada had sold cattle. "
    "Aristide Zerbo buried them."
)
HOSTILE = (
    "=cmd|'/C calc'!A0", "+1+1", "-2+3", "@SUM(1)", "\t=1", "\r=1", "\n=1", "  =1", "\u00a0=1", "\u200b=1", "＝1", "＋1", "－1", "＠x",
    "'=1", "''=1", '"=1', "a;=1", "a\n=1", "<script>alert(1)</script>", "]]>", "&amp;", "\x00\x01\x1b[31m", "\u202egnp", '","=1', "' OR 1=1 --",
    "café 🕊 日本", "x" * 40_000,
)  # fmt: skip
"""Texts that break cells, markup and terminals."""


def document(name: str = "pages/djibo.html", text: str = _TEXT, **changes: object) -> Document:
    """A page."""
    sentences, start = [], 0
    for piece in text.split(". "):
        end = min(start + len(piece) + 1, len(text))
        if end > start:
            sentences.append(Sentence(len(sentences), 0, Span.of(text, start, end)))
        start = end + 1
    made = Document(
        id=name,
        page=f"page_{name}",
        text=text,
        blocks=(Block(BlockKind.BODY, Span.of(text, 0, len(text))),),
        sentences=tuple(sentences),
        dropped=(),
        language="en",
        captured_at=SEEN,
        title="Gunmen kill 31 in Djibo, says Fatouma Diallo",
        outlet="Example Gazette",
        byline="Sanibé Coulibaly",
        published=Published(date(2025, 6, 3), 0.9, "input"),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


PAGE = document()
PAGES = {PAGE.key: PAGE}


def claim(words: str = "31 civilians", **changes: object) -> Claim:
    """A count of the page."""
    start = PAGE.text.index("31 civilians")
    made = Claim(
        id="clm_1",
        document=PAGE.key,
        report="rpt_1",
        field=Field.KILLED,
        span=Span(start, start + len(words), words),
        method="test/1",
        quantity=Quantity(Operator.EXACTLY, 31),
        group="civilians",
        side=Side.TARGET,
        claimant="the army",
        origin="AFP",
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def toll(low: int, best: int, high: int | None, kind: CasualtyKind = CasualtyKind.KILLED) -> Toll:
    """Everybody of a kind."""
    return Toll(kind, low, best, high, "two origins agree", ("clm_1",))


def event(name: str = "evt_plain", day: date | None = date(2025, 6, 2), **changes: object) -> Event:
    """An attack on civilians in Djibo with 31 dead."""
    made = Event(
        id=name,
        event_type="attack",
        date=EventDate(DaySet.day(day), DatePrecision.DAY, ('"on Monday" on 1 page',))
        if day
        else EventDate(None, DatePrecision.UNKNOWN),
        place=DJIBO,
        actors=(
            EventActor("jnim", "JNIM", Role.INITIATOR, ActorKind.REBEL),
            EventActor("generic:civilians", "Civilians", Role.TARGET, ActorKind.CIVILIANS),
        ),
        casualties=(
            Casualty(
                CasualtyKind.KILLED, "civilians", Side.TARGET, 31, 31, 40, "two origins agree", ("clm_1",)
            ),
        ),
        claimed_by=("jnim",),
        grade=Grade.CORROBORATED,
        documents=(EventDocument(PAGE.id, PAGE.key, DocumentRole.REPORTS),),
        origins=(
            EventOrigin("wire:afp", "AFP", (PAGE.id,)),
            EventOrigin("wire:reuters", "Reuters", (PAGE.id,)),
        ),
        claims=(claim(),),
        contradictions=(),
        reports=("rpt_1",),
        first_seen=SEEN,
        updated=SEEN + timedelta(hours=4),
        tolls=(toll(31, 31, 40), toll(5, 5, None, CasualtyKind.INJURED)),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def undated() -> Event:
    """Nothing bounds its date."""
    return event("evt_undated", None)


def unplaced() -> Event:
    """No text names its place."""
    return event("evt_unplaced", place=None)


def bare() -> Event:
    """Nothing is known but its type."""
    return event(
        "evt_bare", None, place=None, actors=(), casualties=(), claimed_by=(), documents=(), origins=(), claims=(), tolls=(),
        reports=(), first_seen=None, updated=None, grade=Grade.SINGLE_ORIGIN,
    )  # fmt: skip


def naming() -> Event:
    """Persons are named in every field of free text."""
    start = PAGE.text.index("her brother Moussa Ag Hamada, 34")
    passage = Passage(PAGE.key, Span(start, start + 32, PAGE.text[start : start + 32]))
    because = "the word of Fatouma Diallo"
    return event(
        "evt_naming",
        date=EventDate(DaySet.day(date(2025, 6, 2)), DatePrecision.DAY, ('"on Monday", said Fatouma Diallo',)),
        casualties=(Casualty(CasualtyKind.KILLED, "civilians", Side.TARGET, 31, 31, 40, because, ("clm_1",)),),
        tolls=(replace(toll(31, 31, 40), because=because),),
        origins=(EventOrigin("wire:afp", "AFP", (PAGE.id,)), EventOrigin("witness:1", "Fatouma Diallo", (PAGE.id,))),
        claims=(
            claim("Moussa Ag Hamada, 34", claimant="Fatouma Diallo, a resident", relay="Nassara Ouédraogo", origin="Fatouma Diallo"),
            claim(id="clm_2", claimant="a trader named Kadidiatou"),
        ),
        contradictions=(
            Contradiction(
                ContradictionType.COUNT, ("clm_1", "clm_2"), "31 (Fatouma Diallo) against 40 (Aristide Zerbo)", (passage,)
            ),
        ),
    )  # fmt: skip


def hostile(text: str) -> Event:
    """A text that breaks formats stands wherever one can."""
    assert DJIBO.country
    return event(
        f"evt_hostile_{abs(hash(text)) % 10**6}",
        place=replace(DJIBO, name=text, admin1=text, admin2=text),
        actors=(EventActor("jnim", text, Role.INITIATOR, ActorKind.REBEL),),
        origins=(EventOrigin("outlet:x", text, (text,)),),
        documents=(EventDocument(text, PAGE.key, DocumentRole.REPORTS),),
        contradictions=(Contradiction(ContradictionType.COUNT, (), text),),
        casualties=(Casualty(CasualtyKind.KILLED, text, Side.TARGET, 31, 31, 40, text, ()),),
        claims=(claim(claimant=text, origin=text),),
    )


def raids() -> tuple[Sequence[Event], Operation]:
    """Two raids of one operation of which only the whole has a toll."""
    killed = toll(50, 60, 70)
    operation = Operation("opn_1", "Djibo, Suva", ("evt_raid_a", "evt_raid_b"), tolls=(killed,))
    first = event("evt_raid_a", casualties=(), tolls=(), operation=operation.id)
    second = event("evt_raid_b", casualties=(), tolls=(), operation=operation.id, place=SUVA)
    return (first, second), operation


def many(count: int) -> list[Event]:
    """As many events over places, days and types."""
    codes = [kind.code for kind in Codebook.load().types]
    return [
        event(
            f"evt_{number:06}",
            date(2020, 1, 1) + timedelta(days=number % 2_000),
            event_type=codes[number % len(codes)],
            place=replace(DJIBO, lat=-80 + number % 160, lon=-179 + (number * 7) % 358),
        )
        for number in range(count)
    ]


@cache
def _actors() -> ActorList:
    return ActorList.load()


def view(*events: Event, operations: Sequence[Operation] = (), **changes: object) -> View:
    """A view of given events over the page above."""
    made = View(
        events=events,
        operations={operation.id: operation for operation in operations},
        codebook=Codebook.load(),
        actors=_actors(),
        document=lambda key: PAGES[key],
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def aggregate() -> Aggregate:
    """A total over a month that a named person gives."""
    return Aggregate(
        "agg_1", Field.KILLED, "civilians", DaySet.between(date(2025, 5, 1), date(2025, 5, 31)), ("BFA",),
        (claim("400 civilians, said Fatouma Diallo", claimant="Fatouma Diallo"),),
        (EventOrigin("witness:1", "Fatouma Diallo", (PAGE.id,)),),
        (EventDocument(PAGE.id, PAGE.key, DocumentRole.MENTIONS),),
    )  # fmt: skip


def everything() -> View:
    """One of each sort."""
    pair, operation = raids()
    events = (event(), undated(), unplaced(), bare(), naming(), event("evt_east", place=TAVEUNI), *pair)
    return view(*events, operations=[operation])
