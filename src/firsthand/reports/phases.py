"""What came beside an attack and gives it no name: an ambush stays a clash though aircraft came afterwards, shells were heard in the night, or
a bomb stopped the first car.

ACLED codes explosives and air support within a fight as part of the fight. So where a page opens on a fight on the ground, or on shots, bombs
that are told further down and counted nobody's death name no type; where it opens on a strike or a blast, or leaves open how people were
attacked, they do. What those who were struck sent back names none either way.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from firsthand.domain.actor import ActorMention
from firsthand.domain.document import BlockKind
from firsthand.domain.groups import FIGHTERS
from firsthand.domain.report import CasualtyKind, Figure, Outcome, Report, Role, Status
from firsthand.domain.values import Span
from firsthand.reports.camps import camp
from firsthand.reports.classify import AIR_STRIKE, EXPLOSIVE, ON_CIVILIANS, SHELLING
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

_FROM_AFAR = frozenset({AIR_STRIKE, SHELLING, EXPLOSIVE, "grenade"})
_HARM = (CasualtyKind.KILLED, CasualtyKind.INJURED, CasualtyKind.CASUALTIES)


def with_phases(
    reports: Sequence[Report], scenes: Sequence[Scene], actors: Sequence[ActorMention]
) -> list[Report]:
    """The reports of a document, those of a second phase without a type.

    Args:
        reports: with their threads and roles.
        scenes: the sentences.
        actors: who is named in them.
    """
    of = {scene.sentence.index: scene for scene in scenes}
    by_span = {mention.span: mention for mention in actors}
    threads: dict[str, list[Report]] = {}
    for report in reports:
        if report.status is Status.ASSERTED and report.event_type is not None:
            threads.setdefault(report.thread, []).append(report)
    beside: set[str] = set()
    for told in threads.values():
        leads = _leads(told, of)
        fought = _is_fought(leads, of)
        beside |= {
            report.id
            for report in told
            if report not in leads and _is_beside(report, leads, of[report.sentence], by_span, fought=fought)
        }
    return [replace(report, event_type=None) if report.id in beside else report for report in reports]


def _is_beside(
    report: Report,
    leads: Sequence[Report],
    scene: Scene,
    by_span: Mapping[Span, ActorMention],
    *,
    fought: bool,
) -> bool:
    if report.event_type == ON_CIVILIANS:  # "the army returned fire": against whom, the lead says
        return not _counts(report) and any(o.outcome is Outcome.RESPONDED for o in report.outcomes)
    if report.event_type not in _FROM_AFAR:
        return False
    return _is_sent_back(report, leads, scene, by_span) or (
        not _counts(report) and (fought or _is_heard(scene))
    )


def _leads(told: Sequence[Report], scenes: Mapping[int, Scene]) -> list[Report]:
    """The reports of a happening in the headline, and in the first sentence below it that tells of it."""
    first = min(
        (r.sentence for r in told if scenes[r.sentence].kind is not BlockKind.TITLE),
        default=None,
    )
    return [r for r in told if r.sentence == first or scenes[r.sentence].kind is BlockKind.TITLE]


def _is_fought(leads: Sequence[Report], scenes: Mapping[int, Scene]) -> bool:
    """Whether a page opens on shots or blows and on nothing that strikes from afar."""
    opened = {report.sentence: scenes[report.sentence] for report in leads}.values()
    return (
        not any(report.event_type in _FROM_AFAR for report in leads)
        and any(words(scene.pack.conflict.ground).search(scene.text) for scene in opened)
        and not any(words(scene.pack.conflict.blasts).search(scene.text) for scene in opened)
    )


def _counts(report: Report) -> bool:
    return any(figure.kind in _HARM for figure in report.figures)


def _is_of_fighters(figure: Figure, scene: Scene) -> bool:
    persons = scene.pack.conflict.persons
    told = figure.group.text.lower().split() if figure.group else ()
    return any(persons.get(word.strip("'’")) in FIGHTERS for word in told)


def _is_heard(scene: Scene) -> bool:
    """Whether people only heard it."""
    return words(scene.pack.conflict.heard).search(scene.text) is not None


def _is_sent_back(
    report: Report, leads: Sequence[Report], scene: Scene, by_span: Mapping[Span, ActorMention]
) -> bool:
    """Whether those who were struck, or forces of the state after an attack by an armed group, hit back: no civilian death is counted of it."""
    if any(figure.kind in _HARM and not _is_of_fighters(figure, scene) for figure in report.figures):
        return False
    if any(outcome.outcome is Outcome.RESPONDED for outcome in report.outcomes):
        return True
    own = _named([report], Role.INITIATOR, by_span)
    camps = {camp(mention.kind) for mention in own}
    if not camps and words(scene.pack.conflict.air_forces).search(scene.text):
        camps = {"state"}
    began = {camp(mention.kind) for mention in _named(leads, Role.INITIATOR, by_span)} - {None}
    if camps != {"state"} or "state" in began:
        return False
    struck = _named(leads, Role.TARGET, by_span)
    is_struck = any(_is_one_side(mine, theirs) for mine in own for theirs in struck)
    return began == {"non-state"} or is_struck


def _named(reports: Sequence[Report], role: Role, by_span: Mapping[Span, ActorMention]) -> list[ActorMention]:
    return [by_span[span] for report in reports for span in report.spans(role) if span in by_span]


def _is_one_side(a: ActorMention, b: ActorMention) -> bool:
    """Whether two forces of states may be one state's: "the army" and "Mali's police", not two states' armies."""
    if camp(a.kind) != "state" or camp(b.kind) != "state":
        return False
    first, second = a.actor or "generic:", b.actor or "generic:"
    is_bare = first.startswith("generic:") or second.startswith("generic:")
    return is_bare or first.partition("-")[0] == second.partition("-")[0]
