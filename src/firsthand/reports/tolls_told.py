"""Numbers that a sentence gives as a toll or as the number of those harmed: "the death toll rose to 14", "put the number of dead at 9".

They need no noun of their own. What they count is what the toll is of: the dead, unless the sentence says "the number of wounded"; a bare
"figure" or "number" is of the harm told last.
"""

from __future__ import annotations

import re
from dataclasses import replace

from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import Operator, Quantity
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words

_BEHIND_NUMBER = 60  # characters behind "the number of" that say of whom
_BEFORE, _AFTER = 170, 70  # characters of a sentence that can make a number a toll
_TOLL = (
    r"(?:(?:death|casualty)\stoll|toll|bilan|(?P<number>(?:number|count|nombre|total)\s(?:of|de|des|d['’])\s?[^.;:!?]{3,60}?)|"
    r"(?P<bare>figure|number|count|total|chiffre|nombre)|(?:the\s)?dead)"
)
_MOVES = (
    r"(?:rose|risen|ris(?:es?|ing)|climb(?:s|ed|ing)?|increas(?:es?|ed|ing)|jump(?:s|ed|ing)?|grew|grown|went\sup|revised|raised|updated|lowered|stands?|"
    r"stood|reach(?:es|ed|ing)?|is|was|remains?|pass(?:ed|es|e|é|ait|ant)?|exceed(?:s|ed)?|topp(?:ed|s)|surpass(?:ed|es)|mont(?:e|é|ait)|grimp(?:e|é|ait)|"
    r"s['’]alourdi(?:t|ssait)|alourdi|s['’]élev(?:ait|er)|s['’]élève|s['’]établi(?:t|ssait)|atteint|atteignait|dépass(?:e|é|ait)|est|serait|revu|porté|"
    r"révisé|relevé|ramené)"
)
_SUBJECT = re.compile(
    rf"\b{_TOLL}\b[^.;:!?]{{0,90}}?\s(?P<moves>{_MOVES})(?:\s(?!(?:to|at|à|in|on|for|from)\s)[\w’'-]+,?){{0,5}}?(?:\s(?:from|de)\s(?:[\w-]+\s){{1,3}}?|\s)"
    rf"(?:(?:to|at|à)\s)?$",
    re.IGNORECASE,
)
"""The toll as subject: "the toll from the blast rose from eight to", "le bilan s'élève à"."""

_OBJECT = re.compile(
    r"\b(?:put(?:s|ting)?|br(?:ing|ings|inging|ought)|t(?:akes?|ook|aking)|rais(?:es?|ed|ing)|push(?:es|ed|ing)?|lift(?:s|ed|ing)?|revis(?:es?|ed|ing)|updat(?:es?|ed|ing))"
    rf"\s(?:(?:the|its|their|that)\s)?(?:(?:overall|total|official|confirmed)\s)?{_TOLL}\b[^.;:!?]{{0,70}}?\s(?:to|at)\s$",
    re.IGNORECASE,
)
"""The toll as object before the number: "taking the death toll of the blast to"."""

_BEFORE_IT = re.compile(
    r"\b(?:chiffr|estim|évalu|port|fix|ramèn|ramen|relèv|relev)\w{1,5}\s(?:[\w’'-]+\s){0,2}?à\s$",
    re.IGNORECASE,
)
_BEHIND_IT = re.compile(rf"\s(?:\w+\s)?(?:le|son|leur)\s{_TOLL}\b", re.IGNORECASE)
"""French puts the toll behind: "a chiffré à 9 le nombre de morts", "porte à 27 le bilan"."""

_OF_THEM = re.compile(
    r"\ben\s(?:compt|dénombr|recens|évoqu|annonc|revendiqu|déplor)(?:e|ent|ait|aient)\s$", re.IGNORECASE
)
"""French "en": "l'armée en compte sept"."""

_EARLIER = re.compile(r"\b(?:from|contre|de)\s$", re.IGNORECASE)
_PASSED = re.compile(r"(?:pass(?:ed|es)|exceed|topp|surpass|dépass)", re.IGNORECASE)


def is_toll(local: str, start: int, end: int) -> bool:
    """Whether the number at `start` to `end` of a sentence is given as a toll."""
    return _told(local, start, end) is not None


def toll_kind(local: str, start: int, end: int, before: str, pack: LanguagePack) -> CasualtyKind | None:
    """What happened to those that a toll counts; None where the number is no toll.

    Args:
        local: the sentence.
        start: where the number stands in it.
        end: where it ends.
        before: the text before the sentence, for a figure of which only that tells what it is of.
        pack: the language.
    """
    match = _told(local, start, end)
    if match is None:
        return None
    given = match.groupdict()
    if given.get("number"):
        return _first_kind(match.string[match.start("number") : match.start("number") + _BEHIND_NUMBER], pack)
    if given.get("bare") or match.re is _OF_THEM:
        return _last_kind(before + " " + local[:start], pack)
    return CasualtyKind.KILLED


def toll_quantity(quantity: Quantity, local: str, start: int, end: int) -> Quantity:
    """The quantity, "more than" where the toll has passed the number."""
    match = _told(local, start, end)
    moves = match.groupdict().get("moves") if match else None
    if moves and _PASSED.match(moves) and quantity.op in (Operator.EXACTLY, Operator.ABOUT):
        if local[max(0, start - 3) : start].rstrip().lower().endswith((" to", " à")):
            return quantity  # "est passé à 14"
        return replace(quantity, op=Operator.MORE_THAN)
    return quantity


def _told(local: str, start: int, end: int) -> re.Match[str] | None:
    before = local[max(0, start - _BEFORE) : start]
    if _EARLIER.search(before):
        return None
    if match := _SUBJECT.search(before) or _OBJECT.search(before) or _OF_THEM.search(before):
        return match
    return _BEHIND_IT.match(local[end : end + _AFTER]) if _BEFORE_IT.search(before) else None


def _first_kind(text: str, pack: LanguagePack) -> CasualtyKind | None:
    """The harm that a text tells of first."""
    found = (
        (match.start(), kind)
        for kind, patterns in pack.conflict.harmed_after.items()
        if patterns and (match := words(patterns).search(text))
    )
    return min(found, key=lambda pair: pair[0], default=(0, None))[1]


def _last_kind(text: str, pack: LanguagePack) -> CasualtyKind | None:
    """The harm that a text tells of last."""
    best: tuple[int, CasualtyKind] | None = None
    for kind, patterns in pack.conflict.harmed_after.items():
        for match in words(patterns).finditer(text) if patterns else ():
            if best is None or match.end() > best[0]:
                best = (match.end(), kind)
    return best[1] if best else None
