"""One incident in the words of an alert: only what its record holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from firsthand.alerts.rule import Office, Rule
from firsthand.alerts.words import Words
from firsthand.domain.alert import Alert, AlertKind, Facts, ToldFigure
from firsthand.domain.event import Casualty, Event, EventOrigin, Operation, Toll
from firsthand.domain.origin import OriginKind
from firsthand.domain.report import CasualtyKind, Role
from firsthand.domain.values import PlaceKind
from firsthand.publish.phrases import parties

_BODIES = frozenset(
    {OriginKind.WIRE, OriginKind.MONITOR, OriginKind.OUTLET, "media"}
)  # origins that are no persons
_EXACT_KM = 1.0  # a radius below it is not worth a word


@dataclass(frozen=True)
class Incident:
    """An incident that a message tells.

    Attributes:
        event: as it stands.
        alerts: why it is told, in the order it was decided; never empty.
        rules: the rules behind them, those left out that the file no longer has.
        operation: that it is part of.
        claimants: ids and names of the parties that claim it.
    """

    event: Event
    alerts: tuple[Alert, ...]
    rules: tuple[Rule, ...] = ()
    operation: Operation | None = None
    claimants: tuple[tuple[str, str], ...] = ()

    @property
    def kinds(self) -> tuple[AlertKind, ...]:
        """Why it is told; what is told for the first time is not told as revised."""
        found = {kind for alert in self.alerts for kind in alert.kinds}
        if AlertKind.FIRST in found:
            return (AlertKind.FIRST,)
        if AlertKind.WITHDRAWN in found:
            return (AlertKind.WITHDRAWN,)
        return tuple(kind for kind in AlertKind if kind in found)

    @property
    def is_gone(self) -> bool:
        """Whether the desk holds nothing of it any more but what it was called."""
        return not self.event.documents

    @property
    def merged(self) -> tuple[str, ...]:
        """Ids of incidents that were told and that turned out to be this one."""
        return tuple(sorted({name for alert in self.alerts for name in alert.merged}))

    @property
    def before(self) -> Facts | None:
        """What was told before, None where nothing was."""
        return None if AlertKind.FIRST in self.kinds else self.alerts[0].before

    @property
    def nearest(self) -> tuple[Office, float] | None:
        """The nearest of the offices that the rules name, with its distance in km."""
        reached = [found for rule in self.rules if (found := rule.nearest(self.event)) is not None]
        return min(reached, key=lambda pair: (pair[1], pair[0].name), default=None)


def subject(incident: Incident, words: Words) -> str:
    """One line: why, what, where, when, how many."""
    event = incident.event
    kind = words(f"subject.{incident.kinds[0].value}")
    what = words.type(event.event_type)
    parts = [what[:1].lower() + what[1:]]
    if incident.is_gone and incident.alerts[-1].outline is None:
        parts.append(event.id)
    else:
        parts += [_named_place(event, words), words.days(event.date.possible)]
    killed = event.toll(CasualtyKind.KILLED)
    if killed is not None:
        parts.append(_short(killed, words))
    if AlertKind.GRADE in incident.kinds:
        parts.append(words(f"grade_names.{event.grade.value}"))
    return kind + words("colon") + words("list").join(parts)


def lines(incident: Incident, words: Words, base_url: str | None) -> Iterator[str]:
    """What the record holds, a line for each thing."""
    event = incident.event
    if incident.is_gone:
        yield from _lines_of_gone(incident, words)
        return
    for label, said in _fields(incident, words):
        yield words(f"labels.{label}") + words("colon") + said
    yield from _tolls(event, words)
    yield words("labels.evidence") + words("colon") + words(f"grades.{event.grade.value}")
    yield words("labels.origins") + words("colon") + _origins(event, words)
    if event.contradictions:
        kinds = dict.fromkeys(words(f"contradictions.{found.type.value}") for found in event.contradictions)
        yield words("labels.contested") + words("colon") + words("list").join(kinds)
    if incident.operation is not None:
        whole = words("operation", name=incident.operation.name)
        killed = incident.operation.toll(CasualtyKind.KILLED)
        parts = [whole] if killed is None else [_short(killed, words), whole]
        yield words("labels.operation") + words("colon") + words("list").join(parts)
    if changes := tuple(_changes(incident, words)):
        yield words("labels.changes") + words("colon") + words("semicolon").join(changes)
    yield words("labels.record") + words("colon") + (link(event, base_url) or event.id)


def _lines_of_gone(incident: Incident, words: Words) -> Iterator[str]:
    """What it was called, that it is withdrawn, and what was told of it."""
    event = incident.event
    known = ("what", "where", "when") if incident.alerts[-1].outline is not None else ("what",)
    for label, said in _fields(incident, words):
        if label in known:
            yield words(f"labels.{label}") + words("colon") + said
    yield words("labels.evidence") + words("colon") + words("withdrawn")
    if changes := tuple(_changes(incident, words)):
        yield words("labels.changes") + words("colon") + words("semicolon").join(changes)
    yield words("labels.record") + words("colon") + event.id


def link(event: Event, base_url: str | None) -> str | None:
    """Where the event is found in the app."""
    return f"{base_url.rstrip('/')}/events/{event.id}" if base_url else None


def because(incidents: Sequence[Incident], words: Words) -> str:
    """The rules that a message is sent for."""
    names = sorted({alert.rule for incident in incidents for alert in incident.alerts})
    form = "one" if len(names) == 1 else "other"
    return words(f"rule.{form}", names=words.all_of(map(words.quoted, names)))


def _fields(incident: Incident, words: Words) -> Iterator[tuple[str, str]]:
    event = incident.event
    yield "what", words.type(event.event_type)
    where = [_named_place(event, words, full=True)]
    if event.place is not None and event.place.radius_km >= _EXACT_KM:
        where[0] += f" ({words('place.radius', km=f'{event.place.radius_km:.0f}')})"
    if (near := incident.nearest) is not None:
        where.append(words("place.office", km=f"{near[1]:.0f}", office=near[0].name))
    yield "where", words("semicolon").join(where)
    yield "when", words.days(event.date.possible)
    yield "who", _who(incident, words)


def _named_place(event: Event, words: Words, *, full: bool = False) -> str:
    place = event.place
    if place is None:
        return words("place.unknown")
    inside = [place.admin2, place.admin1] if full else []
    if place.country and place.kind not in (PlaceKind.COUNTRY, PlaceKind.REGION):
        inside.append(words.country(place.country))
    name = words.country(place.country) if place.kind is PlaceKind.COUNTRY and place.country else place.name
    return words("list").join(dict.fromkeys([name, *(part for part in inside if part)]))


def _who(incident: Incident, words: Words) -> str:
    names = {
        role: words.all_of(
            dict.fromkeys(words.party(actor.id, actor.name) for actor in parties(incident.event, role))
        )
        for role in (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT)
    }
    initiator, target = names[Role.INITIATOR], names[Role.TARGET]
    said = []
    if initiator and target:
        said.append(words("who.against", initiator=initiator, target=target))
    elif initiator:
        said.append(words("who.initiator", initiator=initiator))
    elif target:
        said.append(words("who.target", target=target))
    if names[Role.PARTICIPANT]:
        said.append(words("who.participants", names=names[Role.PARTICIPANT]))
    if incident.claimants:
        said.append(words("who.claimed", names=words.all_of(words.party(*who) for who in incident.claimants)))
    return "; ".join(said).replace("; ", "\u202f; " if words.language == "fr" else "; ") or words(
        "who.unknown"
    )


def _tolls(event: Event, words: Words) -> Iterator[str]:
    """Everybody harmed, by kind: the figure with its range, the groups it is told of, and whose word it is."""
    for toll in event.tolls:
        said = _bounds(toll, words)
        groups = [
            row
            for row in event.casualties
            if row.kind is toll.kind and row.group != "persons" and row.best is not None
        ]
        is_one = len(groups) == 1 and _bounds(groups[0], words) == said
        if is_one:
            said += words("figure.group", group=words.group(groups[0].group))
        if voices := _voices(event, toll, words):
            said += words("list") + words("figure.said", names=words.all_of(voices))
        yield words(f"kinds.{toll.kind.value}") + words("colon") + said
        if groups and not is_one:
            told = (f"{words.group(row.group)} {_bounds(row, words)}" for row in groups)
            yield words("figure.groups", groups=words("semicolon").join(told))


def _voices(event: Event, toll: Toll, words: Words) -> list[str]:
    """Names of the origins behind a figure."""
    documents = {claim.document for claim in event.claims if claim.id in toll.claims}
    ids = {document.id for document in event.documents if document.key in documents}
    return list(
        dict.fromkeys(_voice(origin, words) for origin in event.origins if ids & set(origin.documents))
    )


def _voice(origin: EventOrigin, words: Words) -> str:
    """The name of an origin; persons stay unnamed."""
    kind, _, name = origin.id.partition(":")
    if kind == "party":
        return words("figure.party", name=words.party(name, origin.name))
    if kind in _BODIES:
        return origin.name
    return words("figure.official" if kind == OriginKind.OFFICIAL else "figure.witness")


def _origins(event: Event, words: Words) -> str:
    counted = words("counts.origins", n=len(event.origins))
    names = list(dict.fromkeys(_voice(origin, words) for origin in event.origins))
    pages = words("counts.pages", n=len({document.key for document in event.documents}))
    told = words("colon") + words("list").join(names) if names else ""
    return f"{counted}{words('list')}{pages}{told}"


def _changes(incident: Incident, words: Words) -> Iterator[str]:
    """What is other than was told last."""
    before = incident.before
    if before is None:
        return
    now = Facts.of(incident.event)
    for kind in CasualtyKind:
        old, new = before.figure(kind), now.figure(kind)
        if old != new:
            name = words(f"kinds.{kind.value}")
            name = name[:1].lower() + name[1:]
            yield f"{name} {_bounds(old, words)}{words('arrow')}{_bounds(new, words)}"
    if before.grade is not now.grade:
        old_name, new_name = (words(f"grade_names.{grade.value}") for grade in (before.grade, now.grade))
        yield f"{words('evidence')} {old_name}{words('arrow')}{new_name}"
    for name in incident.merged:
        yield words("merged", name=name)


def _short(figure: Toll, words: Words) -> str:
    """A figure in few words: at least 31 killed."""
    said = words(f"short.{figure.kind.value}", n=figure.best, figure=_reach(figure, words))
    return said if _is_plain(figure) else f"{said} ({words('figure.best', best=figure.best)})"


def _bounds(figure: Toll | Casualty | ToldFigure | None, words: Words) -> str:
    """A figure with its range: 10 to 20, best supported 12."""
    if figure is None or (figure.low is None and figure.best is None):
        return words("figure.none")
    reach = _reach(figure, words)
    return reach if _is_plain(figure) else reach + words("list") + words("figure.best", best=figure.best)


def _reach(figure: Toll | Casualty | ToldFigure, words: Words) -> str:
    low = figure.best if figure.low is None else figure.low
    if figure.high is None:
        return words("figure.at_least", low=low)
    return str(low) if low == figure.high else words("figure.range", low=low, high=figure.high)


def _is_plain(figure: Toll | Casualty | ToldFigure) -> bool:
    """Whether the range says the best figure too."""
    is_low = figure.best is None or figure.low is None or figure.best == figure.low
    return is_low and figure.high in (None, figure.best)
