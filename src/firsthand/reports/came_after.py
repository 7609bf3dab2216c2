"""Those who come when an act is over: they look into it, look for those who did it, find the bodies, help, or are sent there. They had no part in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import DateExpression, Span
from firsthand.reports.matching import words
from firsthand.reports.scene import Scene

_HELPS = re.compile(
    r"\)?\s(?:(?:on\s|last\s)?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)\s)?(?:(?:has|have|had|also|then|later|since|immediately|quickly|a|ont|avait|avaient|s['’]est|se\ssont|aussi|également|ensuite|depuis)\s){0,3}",
    re.IGNORECASE,
)
"""What may stand between somebody and the verb of what they did."""
_GOES_ON = re.compile(
    r"\b(?:and|then|but|before|when|while|as|et|puis|mais|avant|lorsque?|quand|alors)\b|\blorsqu['’]|;",
    re.IGNORECASE,
)
"""What may begin another thing that the same party did, or that befell it: "arrived in the village and killed", "were searching for them when"."""
_BEGINS = re.compile(
    r"(?:[,;]|\b(?:and|but|while|et|mais|tandis\sque)\b)\s?(?:(?:the|local|les?|la)\s|l['’])?(?:[\w-]+\s)?$",
    re.IGNORECASE,
)


def came_after(scene: Scene, party: Span, triggers: Sequence[Span]) -> bool:
    """Whether a party is the subject of a verb that tells what was done when the act was over: "police opened an inquiry into the killing of".

    The act stands behind that verb in the same clause, or before the party in another one.
    """
    before = scene.before(party, 60)
    helped = words(scene.pack.conflict.done_after).finditer(before)
    if any(match.end() >= len(before.rstrip(" '’")) for match in helped):
        return True
    done = _verb(scene.pack.conflict.comes_after).match(scene.text, party.end - scene.start)
    if done is None:
        return False
    end = scene.start + done.end()
    text = scene.document.text
    acts = [trigger for trigger in triggers if trigger.end > party.end]
    if acts:
        first = min(t.start for t in acts)
        goes_on = _GOES_ON.search(text, end, max(first, end))
        return goes_on is None or _again(scene).match(text, goes_on.end()) is not None
    return _BEGINS.search(scene.before(party, 40)) is not None


def arrests(scene: Scene, at: int) -> bool:
    """Whether the words from an offset of the sentence on tell that people were arrested: "(they) had arrested 26 suspects over the attack"."""
    return _verb(scene.pack.conflict.harmed_before[CasualtyKind.ARRESTED]).match(scene.text, at) is not None


def days_of_act(scene: Scene, days: Sequence[DateExpression], acts: Sequence[Span]) -> list[DateExpression]:
    """Days of an act without those on which somebody came when it was over, where another is told behind: "police on Friday arrested five men accused of killing a
    priest on Monday".

    Args:
        scene: the sentence.
        days: told in a clause of it.
        acts: the words in the clause that name the happening.
    """
    came = words(scene.pack.conflict.comes_after).search(scene.text)
    if came is None:
        return list(days)
    start, end = scene.start + came.start(), scene.start + came.end()
    if any(act.end <= start for act in acts) or not any(act.start >= end for act in acts):
        return list(days)
    return [day for day in days if day.span.start >= end] or list(days)


def _again(scene: Scene) -> re.Pattern[str]:
    """Another such verb behind "and": "responded to a call and found two men dead"."""
    return _verb(scene.pack.conflict.comes_after)


@cache
def _verb(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(_HELPS.pattern + "(?:" + words(patterns).pattern + ")", re.IGNORECASE)
