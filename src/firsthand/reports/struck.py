"""Who is struck where the text names it without naming a party: the people of a site, and not everybody whom a toll line counts.

An attack on a village, a bus or an ambulance is one on civilians, an attack on a checkpoint or a prison one on the forces that hold it, as
event coders have it. Where what was struck is named, others among the dead are victims of the act and not its target: a trader killed
in an ambush on an army convoy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.report import Argument, Outcome, OutcomeMention, Report, Role, Status
from firsthand.domain.values import Span
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene
from firsthand.reports.toll_lines import is_toll_line
from firsthand.reports.triggers import TriggerFinder
from firsthand.reports.word_order import by_order

_ACTS = frozenset(
    {
        "attack",
        "armed-clash",
        "remote-explosive-ied",
        "shelling-artillery-missile",
        "suicide-bomb",
        "air-drone-strike",
        "grenade",
        "abduction-forced-disappearance",
        "looting-property-destruction",
    }
)
_BEHIND_AGENT = re.compile(
    r"^\s(?:par|by)\s[^.;,]{3,60}?\s(?:du|de\sla|des|d['’]une?|de(?:\s(?:l['’]|\d+|deux|trois|quatre|plusieurs))?|on|against|contre)\s?(?:(?:the|an?|la|les?|une?)\s|l['’])?$",
    re.IGNORECASE,
)
_BEHIND_PLACE = re.compile(
    r"^\s(?:(?:armed?|armée)\s)?(?:à|au|in|at|near|près\sd['’e])\s?(?-i:[A-ZÀ-Þ])[\w'’-]+\s(?:du|de\sla|des|d['’]une?|de\s(?:l['’]|\d+|deux|trois)|on|against|contre)\s?(?:(?:the|an?|la|les?|une?)\s|l['’])?$",
    re.IGNORECASE,
)


_OBJECT = re.compile(
    r"^\s(?:armée?s?\s|armed\s)?(?:(?:contre|visant|ciblant|sur|against|on|targeting|de|of)\s|(?=d['’]|du\s|des\s|l['’]|la\s|les?\s|une?\s|the\s|an?\s|\d))"
    r"(?:d['’]une?\s|du\s|des\s|d['’]|l['’]|la\s|les?\s|une?\s|the\s|an?\s|\d+\s|deux\s|trois\s|two\s|three\s)?"
    r"(?:(?!par\b|by\b|près\b|near\b|dans\b|in\b|à\b|at\b)[\w’'-]+\s){0,2}(?:de\s(?:la\s|l['’])?|d['’](?:une?\s)?|du\s|des\s|of\s(?:the\s|an?\s)?)?$",
    re.IGNORECASE,
)


def with_struck(
    reports: Sequence[Report],
    scenes: Sequence[Scene],
    actors: Sequence[ActorMention],
    finder: TriggerFinder,
) -> tuple[list[Report], tuple[ActorMention, ...]]:
    """Reports with the people of the sites that they name as struck, and the mentions that this adds.

    Args:
        reports: of one document, in order.
        scenes: its sentences.
        actors: its mentions.
        finder: finds the words for the act.
    """
    by_span = {mention.span: mention for mention in actors}
    by_index = {scene.sentence.index: scene for scene in scenes}
    lines = {index for index, scene in by_index.items() if is_toll_line(scene)}
    struck: dict[str, set[str]] = {}

    def take(report: Report) -> None:
        for argument in report.arguments:
            mention = by_span.get(argument.span)
            if argument.role is Role.TARGET and mention is not None and mention.actor:
                struck.setdefault(report.thread, set()).add(mention.actor)

    for report in reports:
        if report.sentence not in lines and report.status is Status.ASSERTED:
            take(report)
    told: list[Report] = []
    for report in reports:
        if report.sentence in lines:
            told.append(report)
            continue
        grown = report
        if _is_act(report) and report.status is Status.ASSERTED and not struck.get(report.thread):
            found = list(_sites(by_index[report.sentence], finder, by_span))[:1]
            by_span |= {mention.span: mention for mention in found}
            grown = replace(
                report,
                arguments=(*report.arguments, *(Argument(Role.TARGET, m.span) for m in found)),
            )
            take(grown)
        told.append(grown)
    told = [
        _victims(report, struck.get(report.thread, set()), by_span) if report.sentence in lines else report
        for report in told
    ]
    return told, tuple(sorted(by_span.values(), key=lambda mention: mention.span.start))


def _is_act(report: Report) -> bool:
    """Whether a report tells of violence: by its type, or because it destroyed something."""
    return report.event_type in _ACTS or any(_destroys(outcome) for outcome in report.outcomes)


def _destroys(outcome: OutcomeMention) -> bool:
    return outcome.outcome is Outcome.DESTROYED


def _sites(
    scene: Scene, finder: TriggerFinder, by_span: Mapping[Span, ActorMention]
) -> Iterator[ActorMention]:
    """The people of what word order places as struck, in order: who lives in a village, who holds a checkpoint."""
    conflict = scene.pack.conflict
    acts = [trigger.span for trigger in finder.find(scene)]
    acts += [outcome.span for outcome in scene.outcomes if _destroys(outcome)]
    for patterns, actor, kind in (
        (conflict.civil_targets, "generic:civilians", ActorKind.CIVILIANS),
        (conflict.state_targets, "generic:soldiers", ActorKind.STATE_FORCE),
    ):
        for match in words(patterns).finditer(scene.text):
            span = scene.span(*match.span())
            inside = [mention for mention in by_span.values() if mention.span.overlaps(span)]
            if any(span.overlaps(act) for act in acts) or any(
                m.kind is not ActorKind.CIVILIANS for m in inside
            ):
                continue
            if any(_is_struck(scene, act, span) for act in acts):
                yield from inside or [ActorMention(span, actor, kind, f"what was struck: {span.text}")]


def _is_struck(scene: Scene, trigger: Span, site: Span) -> bool:
    if site.start >= trigger.end:
        gap = scene.between(trigger, site)
        if _OBJECT.fullmatch(gap) or _BEHIND_AGENT.fullmatch(gap) or _BEHIND_PLACE.fullmatch(gap):
            return True
    return by_order(scene, [trigger], site) is Role.TARGET


def _victims(report: Report, struck: set[str], by_span: Mapping[Span, ActorMention]) -> Report:
    """A toll line whose dead are victims only, those of what was struck apart; unchanged where the text does not name what was."""
    if not struck:
        return report
    arguments = []
    for argument in report.arguments:
        mention = by_span.get(argument.span)
        beside = argument.role is Role.TARGET and mention is not None and mention.actor not in struck
        arguments.append(Argument(Role.VICTIM, argument.span) if beside else argument)
    return replace(report, arguments=tuple(dict.fromkeys(arguments)))
