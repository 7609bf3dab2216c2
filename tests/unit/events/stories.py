"""Hand-made extractions: documents of our own with the readings that a reader would give them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from typing import ClassVar

from firsthand.domain.actor import Actor, ActorKind, ActorMention
from firsthand.domain.claim import Claim, Extraction, Field
from firsthand.domain.codebook import DisorderType, EventType
from firsthand.domain.document import Block, BlockKind, Document, Sentence
from firsthand.domain.ids import content_id
from firsthand.domain.origin import Origin, OriginKind
from firsthand.domain.report import Argument, Report, Role, Side, Status
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

CAPTURED = datetime(2026, 3, 1, 12, tzinfo=UTC)

BOULIKESSI = Place(
    "Boulikessi", 14.92, -1.79, 20, PlaceKind.SETTLEMENT, "MLI", "Mopti", entry="override:boulikessi-ml"
)
TIMBUKTU = Place("Timbuktu", 16.77, -3.01, 6, PlaceKind.SETTLEMENT, "MLI", "Tombouctou", entry="gn:2449067")
NIONO = Place("Niono", 14.25, -5.99, 5, PlaceKind.SETTLEMENT, "MLI", "Ségou", entry="gn:niono")
MOLODO = Place("Molodo", 14.25, -6.03, 5, PlaceKind.SETTLEMENT, "MLI", "Ségou", entry="gn:molodo")
KAYES = Place("Kayes", 14.45, -11.44, 6, PlaceKind.SETTLEMENT, "MLI", "Kayes", entry="gn:kayes")
NIORO = Place("Nioro du Sahel", 15.23, -9.59, 6, PlaceKind.SETTLEMENT, "MLI", "Kayes", entry="gn:nioro")
DJIBO = Place("Djibo", 14.1, -1.63, 6, PlaceKind.SETTLEMENT, "BFA", "Sahel", entry="gn:djibo")
CENTRAL_MALI = Place("central Mali", 14.6, -3.2, 250, PlaceKind.AREA, "MLI")
MALI = Place("Mali", 17.5, -4.0, 900, PlaceKind.COUNTRY, "MLI", entry="gn:mali")

KINDS = {
    "jnim": ("JNIM", ActorKind.REBEL),
    "issp": ("Islamic State Sahel Province", ActorKind.REBEL),
    "mli-army": ("Military Forces of Mali (FAMa)", ActorKind.STATE_FORCE),
    "bfa-army": ("Military Forces of Burkina Faso", ActorKind.STATE_FORCE),
    "africom": ("US Africa Command", ActorKind.STATE_FORCE),
    "generic:jihadists": ("Jihadists", ActorKind.UNKNOWN),
    "generic:civilians": ("Civilians", ActorKind.CIVILIANS),
}

RANKS = {
    "armed-clash": ("Battles", DisorderType.POLITICAL_VIOLENCE, 2),
    "non-state-actor-overtakes-territory": ("Battles", DisorderType.POLITICAL_VIOLENCE, 5),
    "government-regains-territory": ("Battles", DisorderType.POLITICAL_VIOLENCE, 5),
    "attack": ("Violence against civilians", DisorderType.POLITICAL_VIOLENCE, 1),
    "abduction-forced-disappearance": ("Violence against civilians", DisorderType.POLITICAL_VIOLENCE, 2),
    "remote-explosive-ied": ("Explosions/Remote violence", DisorderType.POLITICAL_VIOLENCE, 2),
    "shelling-artillery-missile": ("Explosions/Remote violence", DisorderType.POLITICAL_VIOLENCE, 3),
    "air-drone-strike": ("Explosions/Remote violence", DisorderType.POLITICAL_VIOLENCE, 4),
    "peaceful-protest": ("Protests", DisorderType.DEMONSTRATIONS, 1),
}


class Types:
    """A codebook of a few types."""

    def get(self, code: str) -> EventType:
        acled, disorder, rank = RANKS[code]
        return EventType(code, code, "", acled, code, disorder, 1, None, None, None, None, {}, rank)


class Parties:
    """An actor list of a few parties."""

    def get(self, actor_id: str) -> Actor:
        name, kind = KINDS[actor_id]
        return Actor(actor_id, name, kind)


class Names:
    """An origin list of two wires and a monitor."""

    KNOWN: ClassVar = {
        "reuters": Origin("wire:reuters", "Reuters", OriginKind.WIRE),
        "afp": Origin("wire:afp", "AFP", OriginKind.WIRE),
        "acled": Origin("monitor:acled", "ACLED", OriginKind.MONITOR),
    }

    def match(self, name: str) -> Origin | None:
        return self.KNOWN.get(name.casefold())

    def spot(self, text: str) -> tuple[tuple[Span, Origin], ...]:
        found = ((text.casefold().find(name), name) for name in self.KNOWN)
        return tuple(
            (Span.of(text, at, at + len(name)), self.KNOWN[name]) for at, name in sorted(found) if at >= 0
        )


@dataclass
class Told:
    """A happening as a test writes it down; every text must occur in the document."""

    trigger: str
    type: str | None = "armed-clash"
    status: Status = Status.ASSERTED
    places: tuple[tuple[str, Place | None], ...] = ()
    dates: tuple[DateMention | tuple[str, DateExpression], ...] = ()
    parties: tuple[tuple[Role, str, str | None], ...] = ()
    claims: tuple[dict[str, object], ...] = ()
    continues: int | None = None
    simultaneous: bool = False


@dataclass
class Story:
    """A document under construction."""

    id: str
    text: str
    outlet: str | None = None
    published: date | None = None
    confidence: float = 0.95
    language: str = "en"
    credits: tuple[str, ...] = ()
    captured: datetime = CAPTURED
    told: list[Told] = field(default_factory=list)

    def span(self, text: str) -> Span:
        start = self.text.index(text)
        return Span.of(self.text, start, start + len(text))

    def document(self) -> Document:
        blocks, sentences, start = [], [], 0
        for line in self.text.split("\n\n"):
            span = Span.of(self.text, start, start + len(line))
            blocks.append(Block(BlockKind.BODY, span))
            begin = start
            for piece in line.split(". "):
                end = min(begin + len(piece) + 1, start + len(line))
                sentences.append(Sentence(len(sentences), len(blocks) - 1, Span.of(self.text, begin, end)))
                begin = end + 1
            start += len(line) + 2
        return Document(
            id=self.id,
            page=content_id("page", [self.id, self.text]),
            text=self.text,
            blocks=tuple(blocks),
            sentences=tuple(sentences),
            dropped=(),
            language=self.language,
            captured_at=self.captured,
            outlet=self.outlet,
            published=Published(self.published, self.confidence, "input") if self.published else None,
            credits=self.credits,
        )

    def extraction(self) -> Extraction:
        document = self.document()
        reports: list[Report] = []
        claims: list[Claim] = []
        places: dict[Span, PlaceMention] = {}
        dates: dict[Span, DateMention] = {}
        actors: dict[Span, ActorMention] = {}
        for told in self.told:
            trigger = self.span(told.trigger)
            report_id = content_id("rep", [document.key, trigger.start, trigger.end, told.status])
            arguments = []
            for text, place in told.places:
                span = self.span(text)
                places[span] = PlaceMention(span, place, 0.9)
                arguments.append(Argument(Role.PLACE, span))
            for mention in map(self._dated, told.dates):
                dates[mention.span] = mention
                arguments.append(Argument(Role.DATE, mention.span))
            for role, text, actor in told.parties:
                span = self.span(text)
                kind = KINDS[actor][1] if actor else ActorKind.UNKNOWN
                actors[span] = ActorMention(span, actor, kind)
                arguments.append(Argument(role, span))
            sentence = document.sentence_at(trigger)
            reports.append(
                Report(
                    id=report_id,
                    document=document.key,
                    sentence=sentence.index if sentence else 0,
                    status=told.status,
                    event_type=told.type,
                    trigger=trigger,
                    confidence=0.9,
                    arguments=tuple(sorted(arguments, key=lambda argument: argument.span)),
                    continues=reports[told.continues].id if told.continues is not None else None,
                    simultaneous=told.simultaneous,
                )
            )
            claims.extend(self._claim(document, report_id, dict(made)) for made in told.claims)
        return Extraction(
            document=document,
            reader="test/1",
            relevance=1.0,
            reports=tuple(reports),
            claims=tuple(claims),
            places=tuple(places.values()),
            dates=tuple(dates.values()),
            actors=tuple(actors.values()),
        )

    def report(self, index: int) -> str:
        return self.extraction().reports[index].id

    def _claim(self, document: Document, report: str, made: dict[str, object]) -> Claim:
        span = self.span(str(made.pop("text")))
        identity = content_id("clm", [document.key, report, str(made.get("field")), span.start, span.end])
        return Claim(id=identity, document=document.key, report=report, span=span, method="test/1", **made)  # type: ignore[arg-type]

    def _dated(self, mention: DateMention | tuple[str, DateExpression]) -> DateMention:
        if isinstance(mention, DateMention):
            return mention
        text, expression = mention
        expression = replace(expression, span=self.span(text))
        possible = None
        if expression.year is not None and expression.month is not None:
            start = date(expression.year, expression.month, expression.day or 1)
            end = start if expression.day else (start + timedelta(days=31)).replace(day=1) - timedelta(days=1)
            possible = DaySet.between(start, end)
        elif self.published and self.confidence >= 0.8 and expression.weekday is not None:
            back = (self.published.weekday() - expression.weekday) % 7
            possible = DaySet.day(self.published - timedelta(days=back))
        return DateMention(expression, possible, "")


_NOWHERE = Span(0, 1, "x")


def on(text: str, day: str) -> tuple[str, DateExpression]:
    """A full date: on("1 June 2025", "2025-06-01"), or a month: on("May 2025", "2025-05")."""
    parts = [int(part) for part in day.split("-")]
    kind = DateKind.DAY if len(parts) == 3 else DateKind.MONTH
    return text, DateExpression(
        _NOWHERE, kind, Anchor.NONE, year=parts[0], month=parts[1], day=parts[2] if len(parts) == 3 else None
    )


def weekday(text: str, number: int, offset: int | None = None) -> tuple[str, DateExpression]:
    """A bare weekday, Monday 0."""
    return text, DateExpression(_NOWHERE, DateKind.WEEKDAY, Anchor.PUBLICATION, weekday=number, offset=offset)


def days_after(text: str, offset: int) -> tuple[str, DateExpression]:
    """ "The following day": counted from another date of the text."""
    return text, DateExpression(_NOWHERE, DateKind.DAY, Anchor.CONTEXT, offset=offset)


def span(text: str, kind: DateKind, offset: int) -> tuple[str, DateExpression]:
    """ "The past month": counted from an unknown publication day."""
    return text, DateExpression(_NOWHERE, kind, Anchor.PUBLICATION, offset=offset)


def killed(
    text: str, op: str, value: int | None, group: str = "soldiers", **more: object
) -> dict[str, object]:
    """A count of dead on the target's side."""
    return {
        "text": text,
        "field": Field.KILLED,
        "quantity": Quantity(Operator(op), value) if value is not None else None,
        "group": group,
        "side": Side.TARGET,
        **more,
    }


def says(text: str, field: Field, value: str, **more: object) -> dict[str, object]:
    """A claim that is no count."""
    return {"text": text, "field": field, "value": value, **more}


def casualties(text: str, side: Side, **more: object) -> dict[str, object]:
    """ "Many casualties", on some side."""
    return {
        "text": text,
        "field": Field.CASUALTIES,
        "quantity": Quantity(Operator.VAGUE),
        "side": side,
        "group": "persons",
        **more,
    }


def own_words(name: str) -> str:
    """Sentences that no other page has: two pages with them are not written from one another."""
    return " ".join(f"{' '.join(f'{name}{at}x{n}word' for n in range(12)).capitalize()}." for at in range(6))
