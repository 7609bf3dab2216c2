"""Whether an actor ahead of a verb is its subject, and what that makes of it."""

from __future__ import annotations

import re

from firsthand.domain.report import Role
from firsthand.domain.values import Span
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

OPENS_CLAUSE = re.compile(
    r"\b(?:when|after|as|before|lorsque|quand|après\sque)\s(?:(?:the|an?|some|several|about|around|at\sleast|more\sthan|up\sto|over|dozens|scores|hundreds|thousands|\d+|two|three|four"
    r"|five|six|seven|eight|nine|ten|groups?|gangs?|bands?|members|elements|suspected|alleged|armed|heavily|masked|unidentified|unknown|of|from|les?|la|des?|une?|plusieurs|quelques|dizaines"
    r"|centaines|milliers|au\smoins|plus\sde|deux|trois|quatre|cinq|sept|huit|neuf|dix|groupe?s?|mouvement|milice|membres|éléments|présumés|du)\s|[ld]['’]){0,6}$"
    r"|\blorsqu['’](?:(?:une?|des)\s)?(?:groupe?\sde\s)?$|\blorsque\sl['’]$",
    re.IGNORECASE,
)

SUFFERED = re.compile(
    r"\b(?:was|were|been|a\sété|ont\sété|avaient\sété|avait\sété|sont|est)\s(?:\w+\s){0,2}"
    r"(?!(?:arrivé|entré|allé|resté|monté|passé|rentré|retourné|basé|posté|stationné|déployé|armé)e?s?\b|(?:deployed|stationed|based|posted|armed|dressed|backed|supported)\b)"
    r"(?:\w+ed|\w+ée?s?|hurt|shot|slain|morts?)\b",
    re.IGNORECASE,
)

_WHERE = re.compile(
    r"\b(?:where|in\swhich|où|dans\s(?:lequel|laquelle))\s(?:(?:the|an?|some|several|les?|la|des|une?)\s|l['’])?(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
"""What opens a clause about a place that was struck: "hit a restaurant where commanders were meeting, killing 85"."""
_RESULT = re.compile(r",\s(?:\w+ing|(?:tu|bless|fais)ant)$", re.IGNORECASE)
"""What came of the act of the main clause."""

_PARTICIPLE = re.compile(r"(?:ed|é|ée|és|ées)$", re.IGNORECASE)

_OF_ITSELF = re.compile(r"se\s|s['’]", re.IGNORECASE)
"""How French verbs begin whose participle tells what the subject did: "se sont emparés"."""

_NO_OBJECT = re.compile(
    r"\s*(?:$|[,.]|(?:in|at(?!\sleast)|near|by|on|during|when|as|after|from|last|earlier|inside|outside|along|across|à|au|aux|dans|par|près|lors|en|beside|alongside|aux|vendredi|samedi|dimanche|lundi|mardi|mercredi|jeudi)\b)",
    re.IGNORECASE,
)

_GOVERNED = re.compile(
    r"\b(?:into|at|on|onto|upon|against|towards?|contre|sur|dans)\s(?:(?:an?|the|some|several|une?|la|le|les|des)\s)?(?:[\w-]+\s(?:of|de|d['’])\s?)?(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
"""What makes an actor the object of the act of the main clause: "fired into a crowd of protesters, killing three"."""

_AN_OBJECT = re.compile(
    r"\b(?!(?:suspected|armed|masked|unidentified|backed|killed|wounded|injured)\b)[a-z]+ed\s(?:(?:at\sleast|some|about|around|nearly|more\sthan)\s)?"
    r"(?:\d+|an?|the|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|dozens\sof|scores\sof|hundreds\sof|many)\s(?:[a-z-]+\s)?$"
)
"""What makes an actor the object of a verb: "rescued 20" before "hostages"."""

_DOWNED = re.compile(
    r"\b(?:shot\sdown|brought\sdown|blew\sup|hit|struck|overran|blown\sup|set\sfire\sto)\s(?:(?:at\sleast|some|about|around|nearly|more\sthan)\s)?"
    r"(?:\d+|an?|the|two|three|four|five|six|several)\s(?:[a-z-]+\s)?$"
)
"""The same of irregular verbs: "shot down a" before "police helicopter"."""
_A_FRENCH_OBJECT = re.compile(
    r"\b(?:a|ont|avait|avaient|aurait|auraient)\s(?:\w+ment\s|aussi\s)?(?!(?:été|tué|blessé)\b)\w+(?:é|i|u|is|it|rt)\s(?:(?:au\smoins|environ|près\sde|plus\sde|quelque)\s)?"
    r"(?:\d+|une?|des|les?|la|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|douze|quinze|vingt|plusieurs|dizaines\sd['’e]|centaines\sd['’e])\s?(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
"""The same of French: "ont secouru 20" before "otages"."""
_BY_THEM = re.compile(
    r"\b\w+(?:ed|en|ld|ée?s?|ie?s?|ue?s?)\s(?:by|par)\s(?:(?:the|an?|some|les?|la|des|une?)\s|l['’])?(?:[\w-]+\s)?$",
    re.IGNORECASE,
)
"""What makes an actor the one by whom something else was done: "hostages held by bandits and"."""
_ONLY_WHO = re.compile(r",?\s(?:who|that|which|qui)\s(?:[\w’'-]+\s){0,3}", re.IGNORECASE)
"""What stands between the subject of a relative clause and its verb: "the gunmen who have"."""
_RELATIVE = re.compile(r",?\s(?:who|that|which|qui)\b", re.IGNORECASE)

_PERFECT = re.compile(r"\b(?:has|have|had|a|ont|avait|avaient|ayant|avoir)\s(?:\w+\s)?$", re.IGNORECASE)


def subject_role(scene: Scene, trigger: Span, actor: Span) -> Role | None:
    """An actor ahead of a verb of its clause."""
    if SUFFERED.fullmatch(trigger.text):
        return Role.TARGET  # "were shot"
    if words(scene.pack.conflict.protest).fullmatch(trigger.text):
        return Role.INITIATOR  # "hundreds marched in Gao"
    if _has_another_subject(scene, trigger, actor) or _is_object(scene, trigger, actor):
        return None
    before = scene.before(actor, 60)
    if _is_result(scene, trigger) and (OPENS_CLAUSE.search(before) or _WHERE.search(before)):
        return None  # "missiles hit Sumy as residents went to church, killing 34"
    is_participle = _PARTICIPLE.search(trigger.text) and not _OF_ITSELF.match(trigger.text)
    participle = is_participle and _NO_OBJECT.match(scene.after(trigger, 16))
    suffered = participle and not _PERFECT.search(scene.before(trigger, 16))
    return Role.TARGET if suffered else Role.INITIATOR


def _has_another_subject(scene: Scene, trigger: Span, actor: Span) -> bool:
    """Whether the verb's clause begins behind an actor, with another for its subject: "residents fled after gunmen killed four"."""
    between = [m.span for m in scene.actors if actor.end <= m.span.start and m.span.end <= trigger.start]
    if between and _ONLY_WHO.fullmatch(scene.between(trigger, between[-1])):
        return True
    return any(
        OPENS_CLAUSE.search(scene.document.text[actor.end : other.start])
        and not re.search(r"[,;]", scene.between(trigger, other))
        for other in between
    )


def _is_result(scene: Scene, trigger: Span) -> bool:
    return _RESULT.search(scene.before(trigger, 4) + trigger.text) is not None


def _is_object(scene: Scene, trigger: Span, actor: Span) -> bool:
    """Whether an actor is the object of an earlier verb: "rescued 20 hostages and killed three", "fired into a crowd of protesters, killing three"."""
    before = scene.before(actor, 60)
    if _is_result(scene, trigger):
        return any(told.search(before) for told in (_GOVERNED, _AN_OBJECT, _DOWNED))
    gap = scene.between(trigger, actor)
    if _RELATIVE.match(gap) is not None or re.search(r"\s(?:and|et)\s", gap) is None:
        return False
    return any(told.search(before) for told in (_AN_OBJECT, _A_FRENCH_OBJECT, _BY_THEM))
