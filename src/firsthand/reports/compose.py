"""A sentence to its reports."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from firsthand.domain.document import BlockKind
from firsthand.domain.ids import content_id
from firsthand.domain.report import Argument, Report, Role, Status
from firsthand.domain.values import DateExpression, DateKind, Span
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.folding import fold_place
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.reports.asides import is_cared_for, is_elsewhere, opens_on_a_day, without_owners
from firsthand.reports.by_place import told_by_place
from firsthand.reports.camps import ARMED, STATE
from firsthand.reports.claimed import blamed, claimants
from firsthand.reports.classify import PROTEST, classify
from firsthand.reports.clause_days import day_key, days_of, opens_before, opens_long_before, tells_day
from firsthand.reports.clauses import Clause, announces_another, clauses, nth_told, without_past
from firsthand.reports.confidence import confidence
from firsthand.reports.dead_told import killed_told, least_killed
from firsthand.reports.discourse import Draft
from firsthand.reports.hit import Finder
from firsthand.reports.marks import is_speakers
from firsthand.reports.matching import literals, words
from firsthand.reports.mentioned import is_named
from firsthand.reports.periods import without_totals
from firsthand.reports.roles import parties
from firsthand.reports.scene import Scene, told_in
from firsthand.reports.several_places import is_concerted, lists_places
from firsthand.reports.shares import with_groups
from firsthand.reports.speech_days import days_said_there, days_told
from firsthand.reports.status import judge
from firsthand.reports.triggers import Trigger
from firsthand.reports.units import part_of_country, parts_of_countries, place_key, units_around, units_said
from firsthand.reports.weighed import (
    named_parties,
    weighed_places,
    weighed_roles,
    weighed_status,
    weighed_triggers,
    weighed_type,
)
from firsthand.reports.whose import counts, voice_of

_WEAK = frozenset(
    {"arrests", "looting-property-destruction", "change-to-group-activity", "other-strategic", "agreement"}
)
_ARSON = "looting-property-destruction"
_LEAD = 3  # sentences, the title one of them
_SAYS_WHO = re.compile(
    r"\s?,\s(?:an?|the|une?|le|la|which|who|qui|dont)\b|\s?,\sl['’]|\s(?:that|which|who|qui)\b", re.IGNORECASE
)


def compose(
    scene: Scene, finder: Finder, codebook: Codebook, gazetteer: Gazetteer
) -> Iterator[tuple[Report, Draft]]:
    """The reports of a sentence, each with what decides which happening it belongs to."""
    scene = without_totals(scene)
    scene, triggers = without_past(scene, weighed_triggers(scene, finder.find(scene)))
    listed = words(scene.pack.conflict.listed_targets).search(scene.text)
    if not triggers and listed:
        triggers = (Trigger(scene.span(*listed.span()), None),)
    cut = clauses(scene, triggers)
    items = [
        item
        for clause in cut
        if clause.triggers
        and (item := _report(scene, clause, cut, codebook, gazetteer, listed=listed is not None)) is not None
    ]
    if not items and (item := _statement(scene) or _remark(scene, gazetteer)) is not None:
        items = [item]
    recalled = items and all(report.status is Status.BACKGROUND for report, _ in items)
    if recalled and (item := _blame(scene, triggers, gazetteer)) is not None:
        yield item
    yield from items


def _blame(scene: Scene, triggers: Sequence[Trigger], gazetteer: Gazetteer) -> tuple[Report, Draft] | None:
    """Who is blamed, where all that follows says who they are: "blamed the front, a faction that rejected a peace deal in 2016"."""
    end = max((argument.span.end for argument in blamed(scene)), default=scene.sentence.span.end)
    first = min((trigger.span.start for trigger in triggers), default=scene.sentence.span.end)
    if first <= end or _SAYS_WHO.match(scene.document.text, end) is None:
        return None
    return _remark(told_in(scene, scene.start, end), gazetteer)


def _report(
    scene: Scene,
    clause: Clause,
    cut: Sequence[Clause],
    codebook: Codebook,
    gazetteer: Gazetteer,
    *,
    listed: bool,
) -> tuple[Report, Draft] | None:
    spans = [trigger.span for trigger in clause.triggers]
    accused = list(blamed(scene))
    held = _names_of(scene, {argument.span for argument in accused})
    roles = [a for a in parties(_part_of(scene, clause), spans) if a.span not in held]
    roles += [*claimants(scene), *accused]
    roles = [
        a
        for a in dict.fromkeys(roles)
        if clause.holds(a.span)
        or a.role is Role.CLAIMANT
        or (clause.looks_back and a.span.end <= clause.start)
    ]
    trigger, code = classify(scene, clause.triggers, roles, codebook)
    code = weighed_type(scene, trigger, code)
    roles = weighed_roles(scene, roles, clause.holds)
    places = weighed_places(
        scene, [p for p in scene.toponyms if clause.holds(p) and not is_elsewhere(scene, p)]
    )
    places = without_owners(scene, places)
    countries = {p.text for p in scene.toponyms if p.text in gazetteer.countries.names}
    told = _told(scene, clause)
    status = Status.BACKGROUND if clause.recalls else judge(told, trigger.span, countries=len(countries))
    status = weighed_status(told if clause.counters else scene, status)
    dates = days_of(scene, clause, cut)
    if (
        code in _WEAK
        and status is Status.ASSERTED
        and not scene.figures
        and scene.kind is not BlockKind.TITLE
        and not (code == _ARSON and places and dates and _is_news_of_arms(scene, roles))
    ):
        return None
    simultaneous = is_concerted(scene, clause) or (listed and lists_places(scene, places, gazetteer))
    arguments = [
        *roles,
        *(Argument(Role.PLACE, p) for p in _ordered(places, trigger.span)),
        *(Argument(Role.DATE, d.span) for d in dates),
        *_sites(scene, clause),
    ]
    report = _made(
        scene,
        trigger.span,
        status,
        None if status is Status.STATEMENT else code,
        arguments,
        clause,
        simultaneous=simultaneous,
    )
    sites = [p for p in places if not _is_no_site(scene, p.text, gazetteer)]
    report = told_by_place(report, sites, scene.document.text)
    return report, _draft(scene, clause, report, places, dates, gazetteer)


def _part_of(scene: Scene, clause: Clause) -> Scene:
    """The part of a sentence in which the parties of a clause stand: what it recalls has its own."""
    if clause.recalls:
        return told_in(scene, clause.start, clause.end)
    return told_in(scene, scene.start, clause.end) if clause.precedes_recall else scene


def _is_news_of_arms(scene: Scene, roles: Iterable[Argument]) -> bool:
    """Whether a page opens on what a clause tells, and an armed party began it."""
    began = {argument.span for argument in roles if argument.role is Role.INITIATOR}
    armed = any(mention.span in began and mention.kind in ARMED for mention in scene.actors)
    return armed and scene.sentence.index < _LEAD


def _names_of(scene: Scene, accused: Collection[Span]) -> frozenset[Span]:
    """The mentions of those who are blamed: who is blamed by name, by every name that the sentence has for it; "fighters" may attack "terrorists"."""
    known = {m.actor for m in scene.actors if m.span in accused and is_named(m)}
    return frozenset((*accused, *(m.span for m in scene.actors if m.actor in known)))


def _told(scene: Scene, clause: Clause) -> Scene:
    """The part of a sentence whose words say how a clause tells of its happening."""
    if clause.counters:
        return told_in(scene, clause.start, clause.end)
    return (
        told_in(scene, scene.start, clause.end)
        if clause.precedes_recall or clause.precedes_counter
        else scene
    )


def _statement(scene: Scene) -> tuple[Report, Draft] | None:
    """Speech of a party or an official that tells of no happening."""
    match = words(scene.pack.speech.statement).search(scene.text)
    if match is None:
        return None
    trigger = scene.span(*match.span())
    speaker = [m for m in scene.actors if m.span.end <= trigger.start] or list(scene.actors)
    sources = [v.source for v in scene.voices if v.source is not None]
    if not speaker and not sources and not re.search(r"[A-ZÀ-Þ]\w+", scene.text[1 : match.start()]):
        return None
    clause = Clause(scene.start, scene.sentence.span.end, ())
    arguments = [
        *(Argument(Role.PARTICIPANT, m.span) for m in speaker[:1]),
        *(Argument(Role.DATE, d.span) for d in scene.dates if d.kind is not DateKind.VAGUE),
    ]
    report = _made(scene, trigger, Status.STATEMENT, None, arguments, clause)
    return report, _draft(scene, clause, report, [], days_told(scene, scene.dates))


def _remark(scene: Scene, gazetteer: Gazetteer) -> tuple[Report, Draft] | None:
    """A sentence without an act that still says something of the happening in focus: a result, losses, a claim, a withheld toll, who was in it."""
    conflict = scene.pack.conflict
    claimed = [*claimants(scene), *blamed(scene)]
    withheld = words(conflict.withheld).search(scene.text)
    confirmation = words((*scene.pack.speech.unconfirmed, *scene.pack.speech.confirmed)).search(scene.text)
    spans = [
        *(o.span for o in scene.outcomes),
        *(f.span for f in scene.figures),
        *([scene.span(*withheld.span())] if withheld else []),
        *(a.span for a in claimed),
        *([scene.span(*confirmation.span())] if confirmation else []),
    ]
    people = named_parties(scene)
    only_names = not spans
    spans += [person.span for person in people]
    if not spans:
        return None
    trigger = spans[0]
    clause = Clause(scene.start, scene.sentence.span.end, ())
    places = [p for p in scene.toponyms if not is_elsewhere(scene, p)]
    status = judge(
        scene, trigger, countries=len({p.text for p in places if p.text in gazetteer.countries.names})
    )
    roles = (
        [*parties(scene, [trigger]), *claimed, *blamed(scene)] if scene.outcomes or scene.figures else claimed
    )
    arguments = [*dict.fromkeys((*roles, *people)), *_sites(scene, clause)]
    report = _made(scene, trigger, status, None, arguments, clause)
    draft = _draft(scene, clause, report, [], [], gazetteer)
    return report, replace(draft, only_names=only_names)


def _made(
    scene: Scene,
    trigger: Span,
    status: Status,
    code: str | None,
    arguments: Sequence[Argument],
    clause: Clause,
    *,
    simultaneous: bool = False,
) -> Report:
    """The report of a clause, with the figures and outcomes that stand in it; places first, in the order given."""
    voice = voice_of(scene, trigger)
    figures = tuple(
        f for f in with_groups(scene.text, scene.start, scene.figures, scene.pack) if clause.holds(f.span)
    )
    ordered = tuple(
        sorted(dict.fromkeys(arguments), key=lambda a: (a.role is not Role.PLACE, a.span.start, a.role.value))
    )
    places = [a for a in arguments if a.role is Role.PLACE]
    rest = [a for a in ordered if a.role is not Role.PLACE]
    return Report(
        id=content_id(
            "rpt",
            {
                "document": scene.document.key,
                "start": trigger.start,
                "text": trigger.text,
                "status": status.value,
                "from": clause.start,
            },
        ),
        document=scene.document.key,
        sentence=scene.sentence.index,
        status=status,
        event_type=code,
        trigger=trigger,
        confidence=confidence(status, code, arguments, figures),
        arguments=(*places, *rest),
        figures=figures,
        outcomes=tuple(o for o in scene.outcomes if clause.holds(o.span)),
        voice=voice,
        figure_voices=counts(scene, figures),
        simultaneous=simultaneous,
    )


def _ordered(places: Sequence[Span], trigger: Span) -> list[Span]:
    """Places behind the trigger first, the nearest first; those before it after them."""
    return sorted(places, key=lambda p: (p.start < trigger.start, abs(p.start - trigger.end)))


def _sites(scene: Scene, clause: Clause) -> Iterator[Argument]:
    for match in words(literals(scene.pack.conflict.facilities)).finditer(scene.text):
        span = scene.span(*match.span())
        if clause.holds(span):
            yield Argument(Role.FACILITY, span)


def _draft(
    scene: Scene,
    clause: Clause,
    report: Report,
    places: Sequence[Span],
    dates: Sequence[DateExpression],
    gazetteer: Gazetteer | None = None,
) -> Draft:
    conflict = scene.pack.conflict
    text = scene.document.text[clause.start : clause.end]
    site = next((a.span for a in report.arguments if a.role is Role.FACILITY), None)
    known = {
        place_key(scene, p, gazetteer): gazetteer.has(p.text)
        for p in places
        if gazetteer is not None
        and not is_speakers(scene, p, report.trigger)
        and not _is_no_site(scene, p.text, gazetteer)
    }
    local = frozenset(known)
    responds = words(scene.pack.speech.responses).search(text) is not None
    acts = [trigger.span for trigger in clause.triggers]
    said = days_said_there(scene, dates, acts) if acts else frozenset()
    told = [d for d in dates if d.span not in said]
    return Draft(
        id=report.id,
        status=report.status,
        kind=scene.kind,
        places=local,
        days=frozenset(day_key(d) for d in told if tells_day(d) or opens_before(scene, d)),
        site=_site_key(site.text, conflict.base_sites) if site else None,
        site_is_definite=site is not None
        and bool(
            re.search(r"\b(?:the|le|la|ce|cette|du|au)\s(?:\w+\s)?$", scene.before(site, 20), re.IGNORECASE)
        ),
        definite=bool(words(conflict.same).search(text)),
        another=responds
        or announces_another(scene, clause)
        or (bool(local) and any(opens_before(scene, d) for d in told)),
        simultaneous=report.simultaneous,
        event_type=report.event_type,
        about=clause.about,
        nth=nth_told(scene, text),
        entry=scene.document.entry_of(scene.sentence),
        units=units_said(scene, places, gazetteer) & local if gazetteer is not None else frozenset(),
        around=units_around(scene.pack.places, places, gazetteer) if gazetteer is not None else frozenset(),
        unknown=bool(known) and not any(known.values()),
        regions=parts_of_countries(scene, places, gazetteer) if gazetteer is not None else frozenset(),
        aside=frozenset(
            fold_place(p.text) for p in scene.toponyms if clause.holds(p) and is_cared_for(scene, p)
        ),
        opens=opens_on_a_day(scene, told),
        long_before=opens_long_before(scene, told),
        running=any(d.since for d in dates),
        spread=words(conflict.spread).search(text) is not None,
        at_protest=report.event_type != PROTEST and words(conflict.crowd).search(text) is not None,
        by_state=any(
            m.kind in STATE
            and any(m.span in report.spans(role) for role in (Role.INITIATOR, Role.PARTICIPANT))
            for m in scene.actors
        ),
        said=said,
        responds=responds,
        pursues=words(scene.pack.speech.pursuits).search(text) is not None,
        killed=killed_told(report),
        least=least_killed(report),
        forces=frozenset(
            mention.actor
            for mention in scene.actors
            if mention.kind in STATE
            and is_named(mention)
            and mention.span in report.spans(Role.INITIATOR)
            and mention.actor
        ),
    )


def _is_no_site(scene: Scene, name: str, gazetteer: Gazetteer) -> bool:
    return _is_wide(name, gazetteer) or part_of_country(scene.pack.places, name, gazetteer) is not None


def _is_wide(name: str, gazetteer: Gazetteer) -> bool:
    """Whether a name is a country, an informal region or only an admin unit: too wide to tell two happenings apart."""
    if name in gazetteer.countries.names or gazetteer.region(name) is not None:
        return True
    return gazetteer.area(name) is not None and not any(
        c.place.is_local and c.population > 0 for c in gazetteer.candidates(name, limit=5)
    )


def _site_key(text: str, base_sites: frozenset[str]) -> str:
    last = text.lower().split()[-1]
    first = text.lower().split()[0]
    return "base" if last in base_sites or first in base_sites else last
