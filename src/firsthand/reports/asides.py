"""Places and days of a sentence that are not those of its happening: where a voice speaks, where the wounded were taken, when they died."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.values import DateExpression, Span
from firsthand.reports.camps import ARMED
from firsthand.reports.marks import is_mark
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

_ELSEWHERE = re.compile(
    r"\b(?:taken(?!\s(?:off|from|out|hostage|captive|by)\b)|transported|evacuated|rushed|flown|transférée?s?|évacuée?s?|transportée?s?|acheminée?s?"
    r"|admitted|hospitali[sz]ed|treated|in\shospitals?|receiving\s(?:medical\s)?(?:treatment|care)|admis(?:es?)?|hospitalisée?s?|soignée?s?"
    r"|prise?s?\sen\scharge)\b[^.;]{0,60}$"
    r"|\b(?:morgues?|mortuar(?:y|ies))\b[^.;,]{0,40}$|\b(?:bodies|corpses|corps|cadavres|dépouilles)\s[^.;]{0,40}\b(?:hospital|hôpital)\s[^.;,]{0,20}$",
    re.IGNORECASE,
)
_SAID_IN = re.compile(
    r"\b(?:told|speaking|press\sconference|news\sconference|conférence\sde\spresse|point\sde\spresse)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
_BORDER = re.compile(
    r"\b(?:borders?|frontières?)\s(?:with|of|avec|between|entre|du|de\sla|de)\b[^.;]{0,60}$|\b(?:close|near)\sto\sthe\sborders?\b[^.;]{0,60}$",
    re.IGNORECASE,
)
_OTHERS_DIED = re.compile(
    r"\b(?:others?|more|another|autres?)\b[^.;]{0,40}\b(?:died|décédée?s?|morte?s?|succombé)\s(?:\w+\s)?(?:in|at|à|dans)\s$",
    re.IGNORECASE,
)
_RAISED = re.compile(
    r",?\s(?:bringing|taking|raising|ce\squi\sporte|portant)\b[^.;]{0,40}\b(?:to|à)\b", re.IGNORECASE
)
_STAFF_IN = re.compile(
    r"\b(?:its|their|our|ses|leurs|nos)\s(?:\w+\s)?(?:members|doctors|medics|staff|teams|colleagues|membres|médecins|équipes|confrères)\s(?:in|at|à|au|aux)\s$",
    re.IGNORECASE,
)
_STAFF_DO = re.compile(
    r"\s(?:(?:had|have|has|ont|avaient)\s)?(?:treated|received|counted|recorded|documented|soigné|reçu|compté|recensé|documenté)\b",
    re.IGNORECASE,
)
_STRUCK = re.compile(
    r"\b(?:hit|hits|struck|strikes?\son|bombed|attacked|targeted|shelled|stormed|frapp\w+|bombard\w+|vis(?:é|ant)|touch(?:é|ant)|attaqu\w+)\s[^.;,]{0,50}$",
    re.IGNORECASE,
)
"""What was done to the ministry in a town, so that it stands for no government."""
_OWNS = re.compile(r"['’]s?\s(?:[a-z][a-z-]*\s){0,2}")
_DAY = r"(?:on\s\w{2,8}day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|yesterday)"
_END = re.compile(r"\s?(?:$|[.,;:»”\"])")
OPENING = re.compile(r"\W*(?:on\s|le\s|ce\s|(?:late|early|tôt)\s){0,2}", re.IGNORECASE)
"""What stands before the day that a sentence opens on."""
_FOUND = re.compile(
    r"\b(?:found|recovered|discovered|buried|retrouvée?s?|découverte?s?|inhumée?s?|enterrée?s?|bodies|corps|corpses|cadavres)\b",
    re.IGNORECASE,
)
_ACT = re.compile(r"(?:['’]s?)?\s(?:[\w-]{1,20}\s){0,2}?")


def is_elsewhere(scene: Scene, place: Span) -> bool:
    """Whether a place is none of the happening: where the wounded were taken or people fled, a border that is near, a capital that speaks
    or stands for those who govern from it.
    """
    before, after = scene.before(place, 90), scene.after(place, 60)
    if _SAID_IN.search(before) or is_cared_for(scene, place) or _BORDER.search(before):
        return True
    if (
        is_mark(scene, place)
        or scene.pack.places.gone.search(before)
        or (_STAFF_IN.search(before) and _STAFF_DO.match(after))
    ):
        return True
    if _OTHERS_DIED.search(before) and _RAISED.match(after):
        return True
    return _speaks(scene, place) or (
        scene.pack.places.is_rulers(before, after) and _STRUCK.search(before) is None
    )


def is_cared_for(scene: Scene, place: Span) -> bool:
    """Whether a place is where the wounded, freed or dead were taken."""
    return _ELSEWHERE.search(scene.before(place, 90)) is not None


def _speaks(scene: Scene, place: Span) -> bool:
    """Whether a place is who says something: "New Delhi said", "a annoncé mercredi New Delhi", "selon Rabat"."""
    says, quoted, according = _voices(
        f"{scene.pack.speech.says}|{either(scene.pack.conflict.blamed)}", scene.pack.speech.according
    )
    before, after = scene.before(place, 60), scene.after(place, 60)
    if according.search(before) or quoted.search(before):
        return _END.match(after) is not None
    if says.match(after) is None:
        return False
    last = before.replace("’", "'").rstrip().rpartition(" ")[2].lower()
    locatives = scene.pack.places.locatives
    return not before.strip() or (
        before.rstrip().endswith((",", "»", "”", '"')) and last.rstrip(',»”"') not in locatives
    )


@cache
def _voices(
    says: str, according: tuple[str, ...]
) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\s(?:{_DAY}\s)?(?:{says})\b", re.IGNORECASE),
        re.compile(rf"(?:^|[,»”\"]|\b(?:comme|l['’]|qu['’]))\s?(?:{says})\s(?:{_DAY}\s)?$", re.IGNORECASE),
        re.compile(rf"\b(?:{'|'.join(according)})\s$", re.IGNORECASE),
    )


def is_later(scene: Scene, expression: DateExpression, start: int, end: int, acts: Sequence[Span]) -> bool:
    """Whether a date is that of what came of a happening: "two of the wounded died on Monday", "the toll rose on Monday".

    A date on the other side of an act, or before one ("after Saturday's attack"), dates the act.

    Args:
        scene: the sentence.
        expression: the date.
        start: of the clause that it stands in.
        end: of the clause.
        acts: the words in the clause that name the happening.
    """
    text, span = scene.document.text, expression.span
    later = words(scene.pack.speech.later).search(text, start, end)
    if later is None or (later.start() <= span.start < later.end()):
        return False
    if span.end <= later.start():
        is_told = words(scene.pack.conflict.same).search(text, start, later.start())
        return is_told is None and all(act.start >= later.start() for act in acts)
    low, high = later.end(), span.start
    if any(low <= act.start < high for act in acts) or words(scene.pack.conflict.same).search(
        text, low, high
    ):
        return False
    return not any(_ACT.fullmatch(text[span.end : act.start]) for act in acts if act.start >= span.end)


def opens_on_a_day(scene: Scene, dates: Sequence[DateExpression]) -> bool:
    """Whether a sentence opens on a day of its happening ("On Tuesday, gunmen killed five"), and not on that of bodies found."""
    opening = OPENING.match(scene.text)
    at = scene.start + (opening.end() if opening else 0)
    return any(d.span.start <= at <= d.span.end for d in dates) and _FOUND.search(scene.text) is None


def without_owners(scene: Scene, places: Sequence[Span]) -> list[Span]:
    """Places without the countries that only say whose an armed actor is, where other places are told: "Yemen's Houthi rebels attacked a ship in the Red Sea"."""
    armed = [m.span for m in scene.actors if m.kind in ARMED]
    told = [
        p
        for p in places
        if not any(_OWNS.fullmatch(scene.between(p, actor)) for actor in armed if actor.start > p.end)
    ]
    return told or list(places)
