"""One function for each kind of fact in a gold file.

Each takes the record and a part of the gold and returns None when the record has the fact, else one
line that says what it has instead.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from evaluation.record import Record
from firsthand.domain.claim import Claim, Field
from firsthand.domain.event import ContradictionType, DocumentRole, Event
from firsthand.domain.report import CasualtyKind, Role, Status
from firsthand.domain.values import haversine_km

Gold = Mapping[str, Any]
_FIELDS = {"fatalities": Field.KILLED, "injured": Field.INJURED, "abducted": Field.ABDUCTED}
_GROUPS = {"Malian soldiers": "soldiers"}


class NoSuchEventError(LookupError):
    """The record has no event at the place and time of the gold."""


def incident_count(record: Record, expected: int) -> str | None:
    """Operations plus events outside operations."""
    found = record.incidents()
    return None if len(found) == expected else f"{len(found)} incidents: {[_title(record, i) for i in found]}"


def found(record: Record, event: Gold) -> str | None:
    """One event for the place of the gold, or one operation with one event for each of its places."""
    places = _gold_places(event)
    events = _events(record, event)
    if len(places) > 1:
        operations = {match.operation for match in events}
        if len(operations) != 1 or None in operations:
            return f"not one operation: {operations}"
        members = record.operations[operations.pop() or ""].events
        if len(members) != len(places) or len(events) != len(places):
            return f"{len(members)} events in the operation, {len(events)} at the places of the gold, {len(places)} expected"
        return None
    return None if len(events) == 1 else f"{len(events)} events there: {[_title(record, e) for e in events]}"


def event_type(record: Record, event: Gold) -> str | None:
    """ACLED event type, every event of it."""
    return _types(record, event, "event_type", "acled_event_type")


def sub_event_type(record: Record, event: Gold) -> str | None:
    """ACLED sub-event type, every event of it."""
    return _types(record, event, "sub_event_type", "acled_sub_event_type")


def date_possible(record: Record, event: Gold) -> str | None:
    """The true day is among the days that the record holds possible."""
    first, last = event["date"]["start"], event["date"]["end"]
    for match in _required(record, event):
        possible = match.date.possible
        if possible is None or not any(day in possible for day in _range(first, last)):
            return f"possible days are {possible}"
    return None


def date_before(record: Record, event: Gold, recalled_on: date) -> str | None:
    """No possible day is on or after the day on which a page already recalls the event as past."""
    for match in _required(record, event):
        possible = match.date.possible
        if possible is not None and possible.end is not None and possible.end >= recalled_on:
            return f"possible days run to {possible.end}"
    return None


def date_exact(record: Record, event: Gold) -> str | None:
    """Every possible day is an acceptable one."""
    accepted = event.get("acceptable_dates") or list(_range(event["date"]["start"], event["date"]["end"]))
    for match in _required(record, event):
        possible = match.date.possible
        if possible is None or len(possible) > 31 or any(day not in accepted for day in possible):
            return f"possible days are {possible}"
    return None


def place(record: Record, event: Gold) -> str | None:
    """Within the tolerance of the gold, in its country, and with a radius that is not a boast."""
    for expected in _gold_places(event):
        if not any(_near(match, expected, event.get("tolerance_km")) for match in record.chronicle.events):
            return f"nothing at {expected['name']}: {[_title(record, e) for e in record.chronicle.events]}"
    return None


def actor(record: Record, event: Gold, role: str) -> str | None:
    """The actor of the gold plays its role in every event of it."""
    for match in _required(record, event):
        ids = [a.id for a in match.actors if a.role is Role(role)]
        if not any(_is_actor(record, candidate, event[role]) for candidate in ids):
            return f"{role} is {ids}"
    return None


def claimed_by(record: Record, event: Gold) -> str | None:
    """Who claims responsibility."""
    for match in _required(record, event):
        if not any(_is_actor(record, candidate, event["claimed_by"]) for candidate in match.claimed_by):
            return f"claimed by {match.claimed_by}"
    return None


def figure(record: Record, event: Gold, field: str, expected: Gold) -> str | None:
    """A claim with the operator, value, group and voice of the gold, counted once."""
    events = _required(record, event)
    if expected.get("value") is None and expected.get("op") == "unknown":
        withheld = [c for e in events for c in record.claims(e) if c.field is Field.FIGURES_WITHHELD]
        return None if withheld else "no claim that figures are withheld"
    pages = {str(page) for page in expected.get("pages", ())}
    claims = [c for c in record.claims(events[0]) if c.field is _FIELDS[field]]
    fitting = [c for c in claims if _figure_fits(c, expected)]
    seen = {
        record.pages[e.document.id]
        for e in record.extractions
        for c in fitting
        if c.document == e.document.key
    }
    if not fitting:
        return f"claims are {[_claim(c) for c in claims]}"
    if missing := pages - seen:
        return f"not read from {sorted(missing)}; claims are {[_claim(c) for c in claims]}"
    if expected.get("claimant") and not any(_voice_fits(record, c, expected["claimant"]) for c in fitting):
        return f"claimants are {[(c.claimant, c.relay, c.claimant_actor) for c in fitting]}"
    if (relay := expected.get("relayed_by") or expected.get("relay")) and not any(
        c.relay and relay in c.relay for c in fitting
    ):
        return f"relays are {[c.relay for c in fitting]}"
    if expected.get("officially_confirmed") is False and not any(c.official is False for c in fitting):
        return "nothing says that it is not officially confirmed"
    if len(events) > 1 and any(c in e.claims for e in events for c in fitting):
        return "the figure of the operation was put on its events"
    return None


def no_fatalities(record: Record, event: Gold) -> str | None:
    """No fused figure of killed."""
    for match in _required(record, event):
        killed = [c for c in match.casualties if c.kind is CasualtyKind.KILLED and c.best]
        if killed:
            return f"killed: {[(c.group, c.low, c.best, c.high) for c in killed]}"
    return None


def fused_fatalities(record: Record, event: Gold) -> str | None:
    """Low, best, high of the killed, each among the values that the gold accepts."""
    killed = [c for c in _required(record, event)[0].casualties if c.kind is CasualtyKind.KILLED]
    if len(killed) != 1:
        return f"{len(killed)} fused figures: {[(c.group, c.side, c.best) for c in killed]}"
    for bound in ("low", "best", "high"):
        expected = event["fused_fatalities"][bound]
        accepted = expected if isinstance(expected, list) else [expected]
        if getattr(killed[0], bound) not in accepted:
            return f"{bound} is {getattr(killed[0], bound)}"
    return None


def toll(record: Record, event: Gold) -> str | None:
    """Low, best, high of everybody killed."""
    found = _required(record, event)[0].toll(CasualtyKind.KILLED)
    told = None if found is None else {"low": found.low, "best": found.best, "high": found.high}
    return None if told == event["toll"] else f"the toll is {told}"


def contradiction(record: Record, event: Gold, expected: Gold) -> str | None:
    """A typed contradiction between claims of the pages that the gold names."""
    kind = {"confirmation": "confirmation", "losses of the attackers": "outcome"}.get(
        expected.get("field", ""), expected.get("type")
    )
    match = _required(record, event)[0]
    held = [
        *match.contradictions,
        *(record.operations[match.operation].contradictions if match.operation else ()),
    ]
    of_kind = [c for c in held if c.type is ContradictionType(kind)]
    if not of_kind:
        return f"contradictions are {[(c.type.value, c.note) for c in held]}"
    pages = {str(page) for page in expected.get("pages", ())}
    documents = {claim.id: record.pages[_document(record, claim)] for claim in record.claims(match)}
    involved = {documents[claim] for c in of_kind for claim in c.claims if claim in documents}
    return None if pages <= involved else f"involves {sorted(involved)} only"


def reported_by(record: Record, event: Gold) -> str | None:
    """Exactly these pages report it."""
    return _pages(record, event, DocumentRole.REPORTS, event["reported_by_pages"])


def mentioned_by(record: Record, event: Gold) -> str | None:
    """Exactly these pages recall it."""
    return _pages(record, event, DocumentRole.MENTIONS, event["mentioned_by_pages"])


def origins(record: Record, event: Gold) -> str | None:
    """Number of independent origins."""
    held = [origin.name for origin in _required(record, event)[0].origins]
    return None if len(held) == event["independent_origins"] else f"origins are {held}"


def not_an_event(record: Record, other: Gold) -> str | None:
    """Something that must not become an event: an aggregate and a statement are kept as such."""
    match other["kind"]:
        case "aggregate":
            for aggregate in record.chronicle.aggregates:
                if any(_figure_fits(claim, other) for claim in aggregate.claims):
                    return None
            return f"aggregates are {[[_claim(c) for c in a.claims] for a in record.chronicle.aggregates]}"
        case "statement":
            pages = {str(page) for page in other.get("pages", ())}
            for statement in record.chronicle.statements:
                if pages <= {record.pages[document.id] for document in statement.documents}:
                    return None
            return f"statements are {[(s.speaker, [record.pages[d.id] for d in s.documents]) for s in record.chronicle.statements]}"
        case _:
            return _not_asserted(record, other)


def one_family(record: Record, pages: Sequence[str]) -> str | None:
    """The pages rewrite one another."""
    families = [{record.pages[_id(record, key)] for key in family} for family in record.lineage.families]
    return None if any(set(pages) <= family for family in families) else f"families are {families}"


def own_family(record: Record, page: str) -> str | None:
    """The page rewrites none of the others."""
    families = [{record.pages[_id(record, key)] for key in family} for family in record.lineage.families]
    return None if {page} in families else f"families are {families}"


def language(record: Record, page: str, expected: str) -> str | None:
    """Language of a document."""
    held = [e.document.language for e in record.extractions if record.pages[e.document.id] == page]
    return None if held == [expected] else f"language is {held}"


def published(record: Record, page: str, expected: date | None) -> str | None:
    """Publication date of a document; None where the page has none."""
    held = [e.document.published for e in record.extractions if record.pages[e.document.id] == page]
    values = [p.value if p else None for p in held]
    return None if values == [expected] else f"published is {held}"


def _gold_places(event: Gold) -> list[Gold]:
    return list(event["places"]) if "places" in event else [event["place"]]


def _events(record: Record, event: Gold) -> list[Event]:
    """Events at a place of the gold that overlap its days, or whose days are unknown."""
    days = list(_range(event["date"]["start"], event["date"]["end"]))
    return [
        candidate
        for candidate in record.chronicle.events
        if any(_near(candidate, expected, event.get("tolerance_km")) for expected in _gold_places(event))
        and (candidate.date.possible is None or any(day in candidate.date.possible for day in days))
    ]


def _required(record: Record, event: Gold) -> list[Event]:
    events = _events(record, event)
    if not events:
        raise NoSuchEventError(f"no event at {[p['name'] for p in _gold_places(event)]} then")
    return events


def _near(event: Event, expected: Gold, tolerance_km: float | None) -> bool:
    if event.place is None or (
        event.place.country not in (expected.get("country"), None) and "country" in expected
    ):
        return False
    distance = haversine_km(event.place.lat, event.place.lon, expected["lat"], expected["lon"])
    tolerance = expected.get("tolerance_km", tolerance_km)
    return distance <= tolerance or (not event.place.is_local and distance <= event.place.radius_km <= 400)


def _types(record: Record, event: Gold, field: str, attribute: str) -> str | None:
    accepted = event[field] if isinstance(event[field], list) else [event[field]]
    for match in _required(record, event):
        held = getattr(record.workshop.codebook.get(match.event_type), attribute)
        if held not in accepted:
            return f"{field} is {held}"
    return None


def _is_actor(record: Record, actor_id: str, expected: object) -> bool:
    if not isinstance(expected, Mapping):
        if isinstance(expected, str) and expected == actor_id:
            return True
        expected = {"name": expected}
    known = record.workshop.actors.get(actor_id)
    names = {_fold(alias.text) for alias in known.aliases} | {_fold(known.name), _fold(actor_id)}
    return bool(names & {_fold(str(name)) for name in (expected["name"], *expected.get("aliases", ()))})


def _figure_fits(claim: Claim, expected: Gold) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.op.value != expected.get("op", quantity.op.value):
        return False
    if quantity.value != expected["value"]:
        return False
    group = expected.get("group")
    return group is None or claim.group in (_GROUPS.get(group, group), "persons")


def _voice_fits(record: Record, claim: Claim, expected: str) -> bool:
    voices = [claim.claimant or "", claim.origin or ""]
    if claim.claimant_actor:
        if _is_actor(record, claim.claimant_actor, expected):
            return True
        voices.append(record.workshop.actors.get(claim.claimant_actor).name)
    return any(_fold(expected) in _fold(voice) for voice in voices)


def _pages(record: Record, event: Gold, role: DocumentRole, expected: Sequence[object]) -> str | None:
    held: set[str] = set()
    for match in _required(record, event):
        held |= record.documents(match, role)
    return None if held == {str(page) for page in expected} else f"{role.value}: {sorted(held)}"


def _not_asserted(record: Record, other: Gold) -> str | None:
    """Nothing asserted stands in a sentence with the words of the gold, nor in any dropped text."""
    words = other.get("text")
    if words is None:
        return None  # the count of incidents and the pages behind each already rule it out
    asserted = {
        report.id
        for extraction in record.extractions
        for report in extraction.reports
        if report.status is Status.ASSERTED and words in record.sentence(report.id)
    }
    sources = [e for e in record.chronicle.events if asserted & set(e.reports)]
    return f"asserted: {[_title(record, e) for e in sources]}" if sources else None


def _document(record: Record, claim: Claim) -> str:
    return _id(record, claim.document)


def _id(record: Record, key: str) -> str:
    return next(e.document.id for e in record.extractions if e.document.key == key)


def _title(record: Record, incident: object) -> str:
    if isinstance(incident, Event):
        where = incident.place.name if incident.place else "nowhere"
        pages = sorted(record.pages[d.id] for d in incident.documents)
        return f"{incident.event_type} at {where} {incident.date.possible and (incident.date.possible.start, incident.date.possible.end)} by {pages}"
    return f"operation {getattr(incident, 'name', incident)}"


def _claim(claim: Claim) -> str:
    return (
        f"{claim.quantity.op.value}{claim.quantity.value} {claim.group} {claim.side.value} ({claim.claimant}/{claim.relay})"
        if claim.quantity
        else str(claim.value)
    )


def _range(first: date, last: date) -> Sequence[date]:
    return [date.fromordinal(day) for day in range(first.toordinal(), last.toordinal() + 1)]


def _fold(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if c.isalnum())
