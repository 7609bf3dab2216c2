"""Attacks that were beaten back: who did so was attacked, and who died attacking attacked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.report import Outcome
from firsthand.domain.values import Span
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

_NEAR = 30  # characters from a party to the verb
PLAINLY = re.compile(
    r"\s(?:(?:has|have|had|ont|a|avait|avaient|successfully|also|later|then|ensuite)\s){0,3}", re.IGNORECASE
)
"""What may stand between a party and its verb."""
_WHAT = re.compile(r"\s?(?:[\w’'-]+\s){0,4}(?:[ld]['’])?")
_REPELLED_BY = re.compile(r"\s(?:\w+\s)?(?:by|par)\s(?:[\w-]+\s){0,2}(?:l['’])?", re.IGNORECASE)

_WERE = re.compile(
    r"\s(?:(?:have|had|has)\sbeen|were|was|are|is|being|ont\sété|a\sété|avaient\sété|avait\sété|sont|est|furent)\s(?:\w+\s)?",
    re.IGNORECASE,
)
_SHOT = (
    r"\s(?:\w+\s)?(?:shot(?:\sdead|\sand\skilled)?|killed|gunned\sdown|abattue?s?|tuée?s?|neutralisée?s?)"
    r"\s(?:by|par)\s(?:(?:the|an?|la|les?|des?|un)\s|l['’])?(?:[\w-]+\s)?$"
)
_WHO_STRUCK = (
    r"\b(?:the|both|all)\s(?:[\w-]+\s)?(?:suspect|shooter|perpetrator|attacker|assailant|gunm[ae]n|knifem[ae]n|bomber|driver)s?"
    r"|\b(?:les?\s|l['’])(?:suspect|tireur|assaillant|agresseur|attaquant|forcené|conducteur|auteur\sde\sl['’]attaque)s?"
)
_WAS = r"(?:,\s[^,;.]{2,60},)?\s(?:was|were|had\sbeen|a\sété|ont\sété|avait\sété|avaient\sété)"
_SUSPECT_SHOT = re.compile(rf"(?:{_WHO_STRUCK}){_WAS}{_SHOT}", re.IGNORECASE)
_THE = re.compile(r"(?:\b(?:the|both|all|les?)\s(?:[\w-]+\s)?|\bl['’])$", re.IGNORECASE)
_WAS_SHOT = re.compile(
    rf"{_WAS}\s(?:\w+\s)?(?:shot|killed|gunned|abattu|tué|neutralisé)[\w\s]{{0,30}}\b(?:by|par)\b",
    re.IGNORECASE,
)
_SHOOTS = re.compile(
    r"\s(?:(?:then|later|had|have|has|ensuite|ont|a|avait|avaient)\s){0,2}(?:shot(?:\s(?:dead|and\skilled))?|killed|gunned\sdown|abattu|tué|neutralisé)\s"
    r"(?:the|both|l['’]|les?)\s?(?:suspected\s)?(?:suspect|shooter|perpetrator|attacker|assailant|gunm[ae]n|knifem[ae]n|tireur|assaillant|agresseur|forcené)s?\b",
    re.IGNORECASE,
)
_BEFORE_THAT = re.compile(r"\b(?:before|until|avant\sque)\s(?:the\s|la\s|les\s|l['’])?$", re.IGNORECASE)
_SHOOT_HIM = re.compile(
    r"\s(?:(?:fatally|eventually|finally)\s)?(?:shot|killed|gunned)\s(?:and\skilled\s|down\s)?(?:him|her|them|both)\b|\s(?:ne\s)?(?:l['’]|les?\s)(?:abatt(?:e|ent)|(?:ait|aient)\sabattus?)\b",
    re.IGNORECASE,
)
"""How the police end it, behind "before": "killing four before police shot him dead"."""
_EXCHANGED = re.compile(
    r"\b(?:including|among\sthem|dont|parmi\slesquels)\s[^.;:]{0,60}\b(?:exchanges?\sof\s(?:fire|gunfire)|shoot-?outs?|gunfights?|firefights?|échanges?\sde\stirs|fusillades?)"
    r"\s(?:with|avec)\s(?:(?:the|la|les?|des)\s|l['’])?$",
    re.IGNORECASE,
)
_THEN_SHOT = re.compile(
    r"\b(?:(?:before|until)\s(?:(?:he|she|they)\s(?:was|were)|being)|avant\s(?:d['’]être|qu['’](?:il|elle|ils|elles)\sne\ssoi(?:t|ent)))"
    + _SHOT,
    re.IGNORECASE,
)


def repels(scene: Scene, party: Span, triggers: Sequence[Span]) -> bool:
    """Whether a party beat back the attack that a trigger names: "repelled an attack", "the attack was repelled by X"."""
    text = scene.document.text
    for mention in scene.outcomes:
        told = mention.span
        if mention.outcome is not Outcome.REPELLED:
            continue
        if party.end <= told.start and PLAINLY.fullmatch(text[party.end : told.start]):
            return any(_WHAT.fullmatch(text[told.end : trigger.start]) for trigger in triggers)
        if party.start >= told.end and _REPELLED_BY.fullmatch(text[told.end : party.start]):
            return any(trigger.end <= told.start or trigger.overlaps(told) for trigger in triggers)
    return False


def was_repelled(scene: Scene, party: Span) -> bool:
    """Whether a party itself is what was beaten back: "the militants were repelled"."""
    text = scene.document.text
    return any(
        mention.outcome is Outcome.REPELLED
        and party.end <= mention.span.start
        and _WERE.fullmatch(text[party.end : mention.span.start]) is not None
        for mention in scene.outcomes
    )


def ends(scene: Scene, party: Span) -> bool:
    """Whether a party put an end to an attack that others made, and is the last before the verb: "forces ended an 18-hour siege by gunmen"."""
    for match in words(scene.pack.conflict.ends).finditer(scene.text):
        start = scene.start + match.start()
        gap = scene.document.text[party.end : start]
        others = any(party.end <= mention.span.start < start for mention in scene.actors)
        if party.end <= start and len(gap) <= _NEAR and not re.search(r"[,;.]", gap) and not others:
            return True
    return False


def died_attacking(scene: Scene, party: Span) -> bool:
    """Whether a party died in an attack of its own: "seven fighters were killed after they stormed a prison", "tués alors qu'ils attaquaient un poste"."""
    return _died(scene.pack.conflict.attack).match(scene.text, party.end - scene.start) is not None


def ended_it(scene: Scene, party: Span) -> bool:
    """Whether a party is only told to have shot who had struck others before ("killed 14 people before he was shot dead by police"), the
    attacker whom it does not name ("the suspect was shot dead by police"), or to have traded fire with some of those counted ("16 were hurt, including
    two gang members in an exchange of fire with police"): it answered.
    """
    before = scene.before(party, 140)
    if _SHOOTS.match(scene.after(party, 80)) or (
        _BEFORE_THAT.search(before) and _SHOOT_HIM.match(scene.after(party, 40))
    ):
        return True
    return any(told.search(before) for told in (_THEN_SHOT, _SUSPECT_SHOT, _EXCHANGED))


def was_shot_in_the_end(scene: Scene, party: Span) -> bool:
    """Whether a party is the attackers told of before, who were shot by others: "the attacker, 40, was shot dead by police"."""
    is_known = words(scene.pack.conflict.attackers).search(party.text) is not None
    return (
        is_known
        and _THE.search(scene.before(party, 30)) is not None
        and _WAS_SHOT.match(scene.after(party, 140)) is not None
    )


@cache
def _died(attack: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        r"\s(?:(?:were|was|have\sbeen|ont\sété|a\sété)\s)?(?:killed|shot\sdead|gunned\sdown|tuée?s?|abattue?s?|neutralisée?s?)\s[^.;:]{0,40}?"
        r"\b(?:after|when|as|while|après|quand|lorsqu['’]|alors\squ['’])\s?(?:they|he|ils|il|avoir|elles)\s(?:(?:had|tried\sto|attempted\sto|avaient|ont|ont\stenté\sd['’e])\s?)?"
        rf"(?:{either(attack)}|storm\w*|raid\w*|attaqu\w*|prenaient\sd['’]assaut)(?!\w)",
        re.IGNORECASE,
    )
