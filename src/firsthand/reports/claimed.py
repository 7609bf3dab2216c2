"""Who claims an act, who blames whom for it, and who tells what it did or held out against itself."""

from __future__ import annotations

import re
from collections.abc import Iterator

from firsthand.domain.report import Argument, Outcome, Role
from firsthand.domain.values import Span
from firsthand.reports.air_defence import defends, is_interception
from firsthand.reports.came_after import arrests
from firsthand.reports.camps import ARMED
from firsthand.reports.matching import words
from firsthand.reports.mentioned import is_only_mentioned, only_describes
from firsthand.reports.one_name import is_one_name
from firsthand.reports.scene import Scene
from firsthand.reports.word_order import is_verb

_CARRIED_OUT = re.compile(
    r"\b(?:carried\sout|launched|conducted|staged|mené|lancé|effectué|conduit)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"\b(?:that|qu)\b|\bque\b", re.IGNORECASE)
_NEAR = 30  # characters from a claim to the act that it claims
_ACCUSES = re.compile(
    r"(?:,[^,;.]{3,60},)?\s(?:(?:(?!(?:was|were|been|being|is|are|est|sont|été|était|étaient)\b)[\w’'-]+|,)\s){0,4}?"
)
_OF_IT = re.compile(r"\s(?:(?:for|by|of|on|de|par)\b|d['’])")
_WAS_STRUCK = re.compile(
    r"\s(?:had\sbeen|has\sbeen|have\sbeen|was|were|avait\sété|avaient\sété|a\sété|ont\sété|été)\s",
    re.IGNORECASE,
)
_BY = re.compile(r"^\W*(?:by|par)\s", re.IGNORECASE)
_OF_WHAT = re.compile(r"[^,;.:]{0,20}?\s(?:of\s|de\s|d['’])(?P<what>[^;:]+)", re.IGNORECASE)
_CHARGE = 90  # characters behind an accused party that tell of what


def claimants(scene: Scene) -> Iterator[Argument]:
    """Actors that claim the act: the one right before "claimed responsibility"."""
    conflict = scene.pack.conflict
    if words(conflict.unclaimed).search(scene.text):
        return
    held = [o.span for o in scene.outcomes if o.outcome is Outcome.REPELLED]
    for match in words(conflict.claimed).finditer(scene.text):
        if _WAS_STRUCK.match(scene.text, match.end()) or arrests(scene, match.end()):
            continue  # "said that it had been attacked", "said they had arrested 26 suspects"
        if defends(scene.text, match.end()):
            continue
        if any(0 <= span.start - scene.start - match.end() <= _NEAR for span in held):
            continue  # "said its forces repelled"
        place = scene.span(*match.span())
        before = [
            m
            for m in scene.actors
            if m.span.end <= place.start and m.kind in ARMED and not only_describes(scene, m)
        ]
        near = [
            m
            for m in before
            if not re.search(r"[.;]", scene.between(m.span, place))
            and len(scene.between(m.span, place)) < 120
        ]
        if near:
            yield Argument(Role.CLAIMANT, near[-1].span)
    for match in re.finditer(r"(?:revendiquée?s?|claimed)\s(?:par|by)\s", scene.text, re.IGNORECASE):
        after = [
            m
            for m in scene.actors
            if 0 <= m.span.start - (scene.start + match.end()) < 12 and m.kind in ARMED
        ]
        if after:
            yield Argument(Role.CLAIMANT, after[0].span)


def blamed(scene: Scene) -> Iterator[Argument]:
    """Actors that somebody blames for the act: initiators, as somebody says.

    Not those who blame ("blamed by the army"), and not who is accused of something else than an act of violence ("of using civilians as
    shields", "of backing the rebels").
    """
    for match in words(scene.pack.conflict.blamed).finditer(scene.text):
        end = scene.start + match.end()
        after = [m for m in scene.actors if 0 <= m.span.start - end < 40 and m.kind in ARMED]
        if not after or is_only_mentioned(scene, after[0]) or only_describes(scene, after[0]):
            continue
        if _BY.search(scene.text[match.end() : after[0].span.start - scene.start]):
            continue
        if (charge := _OF_WHAT.match(scene.after(after[0].span, _CHARGE))) and not _is_act(
            scene, charge["what"]
        ):
            continue
        yield Argument(Role.INITIATOR, after[0].span)
        if len(after) > 1 and is_one_name(after[0], after[1], scene):
            yield Argument(Role.INITIATOR, after[1].span)


def accuses(scene: Scene, party: Span) -> bool:
    """Whether a party is the one who blames another: "X accused the army of killing civilians", and not "X was accused of"."""
    end = party.end - scene.start
    blame = words(scene.pack.conflict.blamed).search(scene.text, end)
    if blame is None or _OF_IT.match(scene.text, blame.end()):
        return False
    return _ACCUSES.fullmatch(scene.text, end, blame.start()) is not None


def _is_act(scene: Scene, charge: str) -> bool:
    """Whether the words for what somebody is accused of tell of violence, or of answering for it."""
    conflict = scene.pack.conflict
    return words((*conflict.charges, *conflict.attack, *conflict.strikes)).search(charge) is not None


def own_act(scene: Scene, voice: Span, trigger: Span) -> Role | None:
    """The role of a voice that tells of itself."""
    if _tells_that_it_repelled(scene, voice, trigger):
        return Role.TARGET
    if not _tells_own_act(scene, voice, trigger):
        return None
    return Role.TARGET if is_interception(scene.text, trigger.text) else Role.INITIATOR


def _tells_that_it_repelled(scene: Scene, voice: Span, trigger: Span) -> bool:
    """Whether a voice tells that it held out: "the army said that it had repelled an attack"."""
    held = next((o.span for o in scene.outcomes if o.outcome is Outcome.REPELLED), None)
    if held is None or not voice.end <= held.start <= trigger.start:
        return False
    claim = words(scene.pack.conflict.claimed).search(scene.after(voice, held.end - voice.end))
    return claim is not None and not re.search(r"[,;]", scene.document.text[voice.end : held.start])


def _tells_own_act(scene: Scene, voice: Span, trigger: Span) -> bool:
    """Whether a voice tells what it did itself: "the army said that it had carried out strikes"."""
    if any(
        o.outcome is Outcome.REPELLED and voice.end <= o.span.start <= trigger.start for o in scene.outcomes
    ):
        return False  # "the army said that its forces repelled an attack"
    claim = words(scene.pack.conflict.claimed).search(scene.after(voice, 80))
    if claim is None or not 0 < trigger.start - voice.end < 120:
        return False
    end = voice.end - scene.start + claim.end()
    if _WAS_STRUCK.match(scene.text, end) or arrests(scene, end):
        return False
    between = scene.document.text[voice.end : trigger.start]
    if not _CLAUSE.search(between) and len(between) - claim.end() < _NEAR:
        return True  # the act is what it claims: "has claimed responsibility for the assault"
    return bool(_CARRIED_OUT.search(between)) or is_verb(scene, trigger)
