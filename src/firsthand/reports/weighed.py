"""What the patterns see in a sentence, weighed against what a trained model says of it. Without a model, everything stays as the patterns see it.

The rule throughout: where both agree or the model is unsure, the patterns decide, which know the words of the field; where the model is sure and
the patterns have nothing, it fills the gap; where they differ, the model must be very sure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from firsthand.domain.report import Argument, Role, Status
from firsthand.domain.values import DateExpression, Span
from firsthand.reports.classify import (
    CHANGES_HANDS,
    CLASH,
    EXPLOSIVE,
    OF_PROTESTS,
    OVERTAKEN,
    REGAINED,
    SUICIDE,
)
from firsthand.reports.evidence import Evidence, Marked
from firsthand.reports.fights import names_fight
from firsthand.reports.matching import words
from firsthand.reports.one_by_one import is_name
from firsthand.reports.revised import is_superseded
from firsthand.reports.scene import Scene
from firsthand.reports.strikes_of import names_whose
from firsthand.reports.toll_lines import is_toll_line
from firsthand.reports.triggers import Trigger

_OF_MOBS = frozenset({"mob-violence", "violent-demonstration"})
"""Types of what crowds do, which "clashes" that nobody tells more of are not."""
_LIKELY = 0.6
_SURE = 0.85
_VERY_SURE = 0.97
_NEVER = 0.1

_SELF = re.compile(
    r"\b(?:suicid\w*|kamikazes?|(?:blew|blow(?:n|ing)?|blows)\s(?:\w+sel(?:f|ves)|up)|se\s(?:sont\s)?f\w+\s(?:exploser|sauter)|s['’](?:est|étant)\sfait\s(?:exploser|sauter)|ceintures?|vests?|belts?)\b",
    re.IGNORECASE,
)
"""What says that somebody blew up with the bomb."""
_PIT = re.compile(
    r"\b(?:gold|coal|diamonds?|copper|cobalt|coltan|tin|salt|iron|uranium|artisanal|emerald|jade|ruby)(?:\s[\w-]+)?\smines?\b"
    r"|\bmines?\s(?:artisanales?\s)?(?:d['’](?:or|uranium|émeraudes?)|de\s(?:charbon|diamants?|cuivre|cobalt|coltan|sel|fer|jade)|sites?|workers?|owners?|collapse)\b"
    r"|\bmines?\sartisanales?\b",
    re.IGNORECASE,
)
"""A mine in which people dig."""

_ROLES = {
    "initiator": Role.INITIATOR,
    "target": Role.TARGET,
    "victim": Role.VICTIM,
    "weapon": Role.WEAPON,
}
_SWAPPED = {Role.INITIATOR: "target", Role.TARGET: "initiator"}
_OPPOSED = {"initiator": ("victim", "target"), "target": ("initiator",), "victim": ("initiator",)}
_FIRM = (Status.AGGREGATE, Status.BACKGROUND)  # told by dates and periods, which the model does not compute


def weighed_triggers(scene: Scene, triggers: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """Triggers without those of a sentence that tells of nothing, and with those that no cue names."""
    evidence = scene.evidence
    if evidence is None:
        return tuple(triggers)
    code, sure = evidence.best_type()
    if triggers:
        silent = evidence.status["none"] > _VERY_SURE and sure < _NEVER
        return () if silent and not scene.figures else tuple(triggers)
    if code is None or sure < _LIKELY or evidence.status["none"] > 1 - _LIKELY or _is_no_protest(scene, code):
        return ()
    marks = [mark for mark in evidence.marked("trigger") if mark.probability > _LIKELY]
    return tuple(Trigger(mark.span, code) for mark in marks)


def weighed_type(scene: Scene, trigger: Trigger, code: str) -> str:
    """The type, or the one that the model is sure of where it holds the other to be out of the question."""
    evidence = scene.evidence
    if evidence is None:
        return code
    best, sure = evidence.best_type()
    if best is None or best == code:
        return code
    if best in (OVERTAKEN, REGAINED) and not any(o.outcome in CHANGES_HANDS for o in scene.outcomes):
        return code  # nothing is said to have been taken
    if _is_no_protest(scene, best) or (best == EXPLOSIVE and _is_pit(scene)):
        return code
    if (best == SUICIDE and not _SELF.search(scene.text)) or (
        code == CLASH and best in _OF_MOBS and names_fight(scene)
    ):
        return code
    if scene.actors:
        return code  # the codebook decides by who did it and whom it hit, and the actors tell
    bare = trigger.event_type is None
    if sure > (_LIKELY if bare else _SURE) and evidence.types.get(code, 0.0) < (0.3 if bare else _NEVER):
        return best
    return code


def _is_no_protest(scene: Scene, code: str) -> bool:
    """Whether a type is one of protests, and no word of the sentence is: "women picked burnt corn from the ashes"."""
    return code in OF_PROTESTS and words(scene.pack.conflict.protest).search(scene.text) is None


def _is_pit(scene: Scene) -> bool:
    """Whether the only mine of a sentence that tells of nothing that blows up is one of gold and the like."""
    without = _PIT.sub("", scene.text)
    return without != scene.text and words(scene.pack.conflict.blasts).search(without) is None


def weighed_status(scene: Scene, status: Status) -> Status:
    """The status, or the one that the model is sure of; a toll line has that of what it is the toll of, which it does not say itself."""
    evidence = scene.evidence
    if evidence is None or status in _FIRM or is_toll_line(scene):
        return status
    best = max(evidence.status, key=lambda name: evidence.status[name])
    if best in (Status.BACKGROUND, Status.AGGREGATE) and (scene.dates or evidence.status[best] < _VERY_SURE):
        return status  # the dates of the sentence tell history and totals from news
    if best in (Status.BACKGROUND, Status.AGGREGATE) and scene.sentence.index == 0:
        return status  # a document opens with what it is about
    if best == Status.DENIED and not words(scene.pack.speech.negated).search(scene.text):
        return status  # an accusation beside a denial is none
    if best == Status.AGGREGATE and _is_revised(scene):
        return status  # a toll that is revised is that of one happening
    if status is Status.HYPOTHETICAL and not (scene.figures or scene.dates or scene.toponyms):
        return status  # words say that it did not happen, and none that it did
    if best in ("none", status.value) or evidence.status[best] < _VERY_SURE:
        return status
    return Status(best)


def _is_revised(scene: Scene) -> bool:
    """Whether a sentence tells what a toll was before: "rose from eight to 14"."""
    return any(
        is_superseded(scene.text, number.span.start, scene.pack) for number in scene.pack.numbers(scene.text)
    )


def weighed_roles(scene: Scene, roles: Sequence[Argument], holds: Callable[[Span], bool]) -> list[Argument]:
    """Roles of actors, corrected where the model is sure of another one, and the spans that only the model sees."""
    evidence = scene.evidence
    if evidence is None:
        return list(roles)
    # Where a sentence has several parties, word order alone tells them apart: it reads both ways round alike.
    alone = len({argument.span for argument in roles}) == 1
    weighed = [Argument(_role(a, evidence) if alone else a.role, a.span) for a in roles]
    for name, role in _ROLES.items():
        for mark in evidence.marked(name):
            same = [a for a in weighed if a.span.overlaps(mark.span) and (a.role is role or role in _SWAPPED)]
            if role in _SWAPPED and any(mention.span.overlaps(mark.span) for mention in scene.actors):
                continue  # a party that is known: word order has had its say
            if same or mark.probability <= _LIKELY or not holds(mark.span) or _speaks(scene, mark):
                continue
            if role is Role.VICTIM and names_whose(scene, mark.span):
                continue  # "two Israeli strikes"
            if role is Role.WEAPON and _is_pit(scene):
                continue
            if not _is_rather_another(evidence, name, mark):
                weighed.append(Argument(role, mark.span))
    return list(dict.fromkeys(weighed))


def named_parties(scene: Scene) -> list[Argument]:
    """People whom the model is sure to be who was harmed or who did it, by name: of sentences that tell of no act, but who was in it
    ("the victim was identified as ...").
    """
    evidence = scene.evidence
    if evidence is None:
        return []
    return [
        Argument(_ROLES[name], mark.span)
        for name in ("victim", "initiator")
        for mark in evidence.marked(name)
        if mark.probability > _SURE
        and is_name(mark.span.text)
        and not _speaks(scene, mark)
        and not _is_rather_another(evidence, name, mark)
        and not any(mention.span.overlaps(mark.span) for mention in scene.actors)
    ]


def _is_rather_another(evidence: Evidence, name: str, mark: Marked) -> bool:
    """Whether the model takes the same words for somebody on the other side, and is surer of that: a part of the name of somebody who was
    killed is not the name of who did it.
    """
    said = evidence.probability(name, mark.span)
    return any(
        evidence.probability(other, mark.span) > said
        and any(theirs.span.overlaps(mark.span) for theirs in evidence.marked(other))
        for other in _OPPOSED.get(name, ())
    )


def _role(argument: Argument, evidence: Evidence) -> Role:
    """The role of an actor; the model says it for those whom the patterns leave open.

    Where word order gives a role, the model does not overrule it: measured on held-out annotated reports, word order is silent more
    often, and next to never wrong.
    """
    if argument.role is not Role.PARTICIPANT:
        return argument.role
    initiates, suffers = (evidence.probability(name, argument.span) for name in ("initiator", "target"))
    suffers = max(suffers, evidence.probability("victim", argument.span))
    if max(initiates, suffers) > _SURE and min(initiates, suffers) < _NEVER:
        return Role.INITIATOR if initiates > suffers else Role.TARGET
    return argument.role


def _speaks(scene: Scene, mark: Marked) -> bool:
    return any(voice.source is not None and voice.source.overlaps(mark.span) for voice in scene.voices)


def weighed_places(scene: Scene, places: Sequence[Span]) -> list[Span]:
    """Places of the happening, without those that the model is sure belong to something else."""
    evidence = scene.evidence
    if evidence is None:
        return list(places)
    return [place for place in places if not _is_other(evidence, place, "place", "elsewhere")]


def weighed_dates(scene: Scene, dates: Sequence[DateExpression]) -> list[DateExpression]:
    """Dates of the happening, without those that the model is sure belong to something else."""
    evidence = scene.evidence
    if evidence is None:
        return list(dates)
    return [date for date in dates if not _is_other(evidence, date.span, "date", "other-date")]


def _is_other(evidence: Evidence, span: Span, own: str, other: str) -> bool:
    return evidence.probability(other, span) > _SURE and evidence.probability(own, span) < _NEVER
