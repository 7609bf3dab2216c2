"""Whose side the counted are on, once the parties of a happening are known from all its reports."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.report import Argument, CasualtyKind, Figure, Outcome, Report, Role, Side, Status
from firsthand.domain.values import Operator, Span
from firsthand.knowledge.actors.communal import SIDE_OF_A_CLASH
from firsthand.reports.answering import without_answers
from firsthand.reports.camps import NON_STATE, STATE, SWAPPED, camp
from firsthand.reports.confidence import confidence

_OWN_DEAD = re.compile(r"\b(?:suicide\s(?:bomber|attacker)|kamikaze)s?\b", re.IGNORECASE)
_ATTACKERS = re.compile(
    r"\b(?:attackers?|assailants?|raiders?|assaillants?|attaquants?|agresseurs?)\b", re.IGNORECASE
)
_MILITIA = "generic:militia"
_DISRUPTED = "disrupted-weapons-use"
_AFTERMATH = frozenset({"arrests", _DISRUPTED})
"""What forces do once something else has happened, where a text goes on to tell it."""
_SIDE_OF = {Role.INITIATOR: Side.INITIATOR, Role.TARGET: Side.TARGET}


def with_sides(reports: Sequence[Report], actors: Sequence[ActorMention]) -> list[Report]:
    """Reports whose figures carry the side of the people counted.

    Decided by the actor that the counted are named as, else by their kind against the kinds of the parties, else by the verb ("inflicted",
    "suffered") against the subject of the sentence.
    """
    by_span = {mention.span: mention for mention in actors}
    reports = _with_attackers(without_answers(_without_aftermath(reports, by_span), by_span), by_span)
    reports = [_with_roles(report, turned, by_span) for report, turned in _turned(reports, by_span)]
    parties: dict[str, dict[Role, Counter[str]]] = {}
    for report in reports:
        table = parties.setdefault(report.thread, {Role.INITIATOR: Counter(), Role.TARGET: Counter()})
        for argument in report.arguments:
            mention = by_span.get(argument.span)
            if argument.role in table and mention is not None and mention.actor:
                table[argument.role][mention.actor] += 1
    sided = []
    for report in reports:
        figures = tuple(
            _sided(figure, report, parties[report.thread], actors, by_span) for figure in report.figures
        )
        placed = replace(report, figures=figures)
        sided.append(
            _taking_part(placed, parties[report.thread], actors, by_span) if report.event_type else placed
        )
    return sided


def _without_aftermath(reports: Sequence[Report], by_span: Mapping[Span, ActorMention]) -> list[Report]:
    """The reports, with nobody as a party to a happening who came behind it: police who arrest suspects, soldiers who clear another mine, an air force
    that shot other drones down.
    """
    others = {
        report.thread
        for report in reports
        if report.status is Status.ASSERTED and report.event_type and not _is_aftermath(report)
    }

    def is_behind(argument: Argument, report: Report) -> bool:
        mention = by_span.get(argument.span)
        if mention is None or camp(mention.kind) != "state":
            return False
        defends = report.event_type == _DISRUPTED and argument.role is Role.TARGET
        return argument.role is Role.INITIATOR or defends

    return [
        replace(report, arguments=tuple(a for a in report.arguments if not is_behind(a, report)))
        if _is_aftermath(report) and report.continues is not None and report.thread in others
        else report
        for report in reports
    ]


def _is_aftermath(report: Report) -> bool:
    """Whether a report tells what forces do once something has happened: by its type, or as it counts nobody but the arrested."""
    kinds = {figure.kind for figure in report.figures}
    return report.event_type in _AFTERMATH or kinds == {CasualtyKind.ARRESTED}


def _with_attackers(reports: Sequence[Report], by_span: Mapping[Span, ActorMention]) -> list[Report]:
    """The reports, with those who are called the attackers, and armed groups whom a riposte hit, on the side of a party of their camp that attacked, or
    says so, and as those who attacked where nobody else did and others were struck: their dead are no target, and who killed them began nothing.
    """
    attacked: dict[str, set[str | None]] = {}
    struck: dict[str, set[str]] = {}  # the reports that tell of others who were
    for report in reports:
        for a in report.arguments:
            mention = by_span.get(a.span)
            if mention is not None and a.role in (Role.INITIATOR, Role.CLAIMANT):
                attacked.setdefault(report.thread, set()).add(camp(mention.kind))
            elif mention is not None and a.role is Role.TARGET and not _attackers(mention, report):
                struck.setdefault(report.thread, set()).add(report.id)

    def placed(argument: Argument, report: Report) -> Argument:
        mention = by_span.get(argument.span)
        if argument.role is not Role.TARGET or mention is None or not _attackers(mention, report):
            return argument
        own = camp(mention.kind)
        began, others = attacked.get(report.thread), struck.get(report.thread, set())
        did = own in began if began else bool(others) and report.id not in others
        return replace(argument, role=Role.INITIATOR) if own and did else argument

    found = []
    for report in reports:
        arguments = tuple(placed(a, report) for a in report.arguments)
        if arguments != report.arguments:
            moved = {by_span[a.span] for a in arguments if a not in report.arguments}
            arguments = tuple(_against(a, moved, by_span) for a in arguments)
            sure = confidence(report.status, report.event_type, arguments, report.figures)
            report = replace(report, arguments=arguments, confidence=sure)  # noqa: PLW2901
        found.append(report)
    return found


def _attackers(mention: ActorMention, report: Report) -> bool:
    """Whether the words for a party say that they attacked, or it is an armed group that those attacked struck back at."""
    answered = any(outcome.outcome is Outcome.RESPONDED for outcome in report.outcomes)
    return _ATTACKERS.search(mention.span.text) is not None or (
        answered and camp(mention.kind) == "non-state"
    )


def _against(
    argument: Argument, attackers: set[ActorMention], by_span: Mapping[Span, ActorMention]
) -> Argument:
    """Who stands against the attackers in one sentence was attacked: vigilantes who shot them too."""
    mention = by_span.get(argument.span)
    own = camp(mention.kind) if mention is not None else None
    turned = argument.role is Role.INITIATOR and mention not in attackers and own is not None
    is_one = mention is not None and mention.actor in {attacker.actor for attacker in attackers}
    return replace(argument, role=Role.TARGET) if turned and not is_one else argument


def _turned(reports: Sequence[Report], by_span: Mapping[Span, ActorMention]) -> list[tuple[Report, bool]]:
    """Each report with whether it tells the happening from the other side than the happening's other reports do.

    A clash is told once as "gunmen attacked soldiers" and once as "the army killed gunmen"; who began it is what most reports
    say, and of equal numbers the first.
    """
    votes: dict[str, dict[str, list[Role]]] = {}
    for report in reports:
        table = votes.setdefault(report.thread, {})
        for actor, role in _named(report, by_span):
            table.setdefault(actor, []).append(role)
    turned = []
    for report in reports:
        table = votes[report.thread]
        against = [
            actor
            for actor, role in _named(report, by_span)
            if (same := table[actor].count(role)) * 2 < len(table[actor])
            or (same * 2 == len(table[actor]) and table[actor][0] is not role)
        ]
        turned.append((report, bool(against) and report.status in (Status.ASSERTED, Status.DENIED)))
    return turned


def _named(report: Report, by_span: Mapping[Span, ActorMention]) -> list[tuple[str, Role]]:
    """The parties of a report that are no bare description, each once."""
    pairs = [(by_span[a.span], a.role) for a in report.arguments if a.role in SWAPPED and a.span in by_span]
    return list(
        dict.fromkeys((m.actor, role) for m, role in pairs if m.actor and not m.actor.startswith("generic:"))
    )


def _with_roles(report: Report, turned: bool, by_span: Mapping[Span, ActorMention]) -> Report:  # noqa: FBT001
    if not turned:
        return report
    arguments = tuple(
        replace(a, role=SWAPPED[a.role]) if a.role in SWAPPED and a.span in by_span else a
        for a in report.arguments
    )
    return replace(report, arguments=arguments)


def _sided(
    figure: Figure,
    report: Report,
    parties: dict[Role, Counter[str]],
    actors: Sequence[ActorMention],
    by_span: Mapping[Span, ActorMention],
) -> Figure:
    if figure.kind is CasualtyKind.CASUALTIES and (
        figure.group is None or figure.quantity.op is Operator.VAGUE
    ):
        return replace(figure, side=_of_losses(figure, report, parties, by_span))
    if figure.group is not None and _OWN_DEAD.search(figure.group.text):
        return replace(figure, side=Side.INITIATOR)  # who dies by an attack of their own is no victim of it
    counted = next((m for m in actors if m.span.overlaps(figure.group or figure.span)), None)
    if counted is None or counted.actor is None:
        return figure
    own = {a.role for a in report.arguments if a.span == counted.span and a.role in _SIDE_OF}
    if len(own) == 1:
        return replace(figure, side=_SIDE_OF[own.pop()])
    struck, struck_by = parties[Role.TARGET][counted.actor], parties[Role.INITIATOR][counted.actor]
    if struck != struck_by:
        return replace(figure, side=Side.TARGET if struck > struck_by else Side.INITIATOR)
    if counted.kind is ActorKind.CIVILIANS:
        return replace(figure, side=Side.TARGET)
    role = _by_camp(counted, parties, actors)
    return replace(figure, side=_SIDE_OF[role]) if role else figure


def _by_camp(
    mention: ActorMention, parties: dict[Role, Counter[str]], actors: Sequence[ActorMention]
) -> Role | None:
    """The side of a party that no report places: with its own camp, and against the other one; a militia that nobody names stands against rebels, with the
    forces of a state that do.
    """
    if mention.actor == _MILITIA and (role := _against_rebels(parties, actors)) is not None:
        return role
    sides = {role: _camps(parties[role], parties[other], actors) for role, other in SWAPPED.items()}
    own = camp(mention.kind)
    placed = [role for role, camps in sides.items() if own in camps]
    if own is None or len(placed) == 2:
        return None
    if placed:
        return placed[0]
    against = [role for role, camps in sides.items() if camps]
    return SWAPPED[against[0]] if len(against) == 1 else None


def _against_rebels(parties: dict[Role, Counter[str]], actors: Sequence[ActorMention]) -> Role | None:
    """The side of a state's forces where rebels alone are on the other one."""
    for role, other in SWAPPED.items():
        kinds = {m.kind for m in actors if m.actor and parties[other][m.actor] > parties[role][m.actor]}
        theirs = {m.kind for m in actors if m.actor and parties[role][m.actor] > parties[other][m.actor]}
        if kinds & NON_STATE == {ActorKind.REBEL} and not kinds & STATE and theirs & STATE:
            return role
    return None


def _taking_part(
    report: Report,
    parties: dict[Role, Counter[str]],
    actors: Sequence[ActorMention],
    by_span: Mapping[Span, ActorMention],
) -> Report:
    """The report with a side for those of whom its sentence only says that they took part, where the happening's other reports tell it."""
    arguments = []
    for argument in report.arguments:
        mention = by_span.get(argument.span)
        role: Role | None = None
        if (
            argument.role is Role.PARTICIPANT
            and mention is not None
            and mention.actor
            and not mention.because.startswith(SIDE_OF_A_CLASH)
        ):
            struck, struck_by = (parties[r][mention.actor] for r in (Role.TARGET, Role.INITIATOR))
            if struck != struck_by:
                role = Role.TARGET if struck > struck_by else Role.INITIATOR
            else:
                role = _by_camp(mention, parties, actors)
        arguments.append(replace(argument, role=role) if role else argument)
    sure = confidence(report.status, report.event_type, arguments, report.figures)
    return replace(report, arguments=tuple(arguments), confidence=sure)


def _camps(on: Counter[str], against: Counter[str], actors: Sequence[ActorMention]) -> set[str]:
    """The camps of the parties that are more often on one side than on the other."""
    camps = {camp(m.kind) for m in actors if m.actor and on[m.actor] > against[m.actor]}
    return {one for one in camps if one}


def _of_losses(
    figure: Figure, report: Report, parties: dict[Role, Counter[str]], by_span: Mapping[Span, ActorMention]
) -> Side:
    """Losses told by a verb: the reader gave the side relative to the subject, which may be either party."""
    if figure.side is Side.UNKNOWN:
        return Side.UNKNOWN
    subject = next(
        (
            by_span[a.span]
            for a in reversed(report.arguments)
            if a.span in by_span and a.span.end <= figure.span.start
        ),
        None,
    )
    if subject is None or subject.actor is None:
        return Side.UNKNOWN
    is_target = parties[Role.TARGET][subject.actor] > parties[Role.INITIATOR][subject.actor]
    if figure.side is Side.INITIATOR:  # the subject suffered
        return Side.TARGET if is_target else Side.INITIATOR
    return Side.INITIATOR if is_target else Side.TARGET  # the subject inflicted
