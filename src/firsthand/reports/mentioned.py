"""Armed actors that a sentence about a happening only mentions: they neither acted nor were struck.

Who holds the town that was struck ("the last city held by the army"), those with whom victims are said to side ("accused of informing the
soldiers"), those whom somebody once belonged to ("former members of the FARC"), and those beside whom others are said to fight ("volunteers
fighting alongside the army"). Who holds a base or a post is struck with it, who held a town that others took lost it, who took up arms with others in the act is one of the parties,
and so is who is said to be part of a group: none of these is only mentioned.
"""

from __future__ import annotations

import re
from functools import cache

from firsthand.domain.actor import ActorMention
from firsthand.domain.alternatives import either
from firsthand.domain.report import Outcome
from firsthand.languages.base.conflict import ConflictWords
from firsthand.reports.camps import ARMED
from firsthand.reports.scene import Scene

_CHANGES_HANDS = (Outcome.SITE_SEIZED, Outcome.SITE_RETAKEN)
REACH = 110
"""Characters of a sentence before a mention that can tie somebody to it."""

_ARTICLE = r"(?:(?:the|an?|some|any|local|nearby|les?|la|des|une?|leurs?|ces)\s|l['’])?"
_GROUP = (
    r"(?:(?:[\w-]+\s){0,2}(?:factions?|groups?|militias?|gangs?|groupes?|milices?|bandes?)(?:\s[\w-]+)?,\s)?"
)
"""What a party is called before its name: "spying for a rival faction, ISWAP"."""
_HOLDS = re.compile(r"[-‑](?:held|controlled|occupied|run|ruled|administered)\b", re.IGNORECASE)
_TAKEN = re.compile(
    r"\b(?:fell|falls?|fallen|c[ao]me|comes|brought|placed|pass\w{1,4}|tomb\w{1,4}|seized|captured|taken|mise?s?|plac\w{1,3})\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
"""What is before the words by which somebody holds a place that it just took."""
_FORMER = re.compile(r"\b(?:former|ex-|anciens?)\s?$", re.IGNORECASE)
"""What stands before the name of a group that is one no longer: "former FARC rebels", "les ex-Farc"."""
_FORMER_NAMED = re.compile(r"\b(?:[Ff]ormer|[Ee]x-)\s?[A-ZÀ-Þ][\w'’-]*\s$")
_STAFF = re.compile(
    r"(?:['’]s?)?\s(?:government\s)?(?:employees?|workers?|staff(?:ers)?|civil\sservants?|clerks?|teachers?|doctors?|nurses?)\b"
)
_INFORMS = re.compile(
    r"\b(?:informateurs?|informants?|indicateurs?|espions?|spy|spies|collaborateurs?|collaborators?)\s(?:of|for|du|des|de|d['’])\s?(?:the\s|la\s|l['’])?$",
    re.IGNORECASE,
)
_WAS = r"(?:,?\s(?:which|that|is|was|are|were|has|have|had|been|then|now|still|largely|mostly|long|partly|currently|qui|est|était|sont|étaient|a|été|désormais|toujours|encore|alors|en\sgrande\spartie|largement))*"


def is_only_mentioned(scene: Scene, mention: ActorMention) -> bool:
    """Whether a mention of an armed actor names no party to what its sentence tells."""
    if mention.kind not in ARMED:
        return False
    conflict = scene.pack.conflict
    if _HOLDS.match(scene.after(mention.span, 16)):
        return True
    before = scene.before(mention.span, REACH)
    held = _held(conflict).search(before)
    if held is not None:
        taken = any(o.outcome in _CHANGES_HANDS and o.span.start < mention.span.start for o in scene.outcomes)
        return held["site"] is None and not taken and _TAKEN.search(before, 0, held.start()) is None
    return is_tied(before, mention, conflict)


def only_describes(scene: Scene, mention: ActorMention) -> bool:
    """Whether the name only says what another party is like ("al-Qaeda-linked militants")."""
    return bool(
        re.match(scene.pack.conflict.affiliation, scene.after(mention.span, 20), re.IGNORECASE)
    ) or bool(
        re.search(
            r"\b(?:links?|ties|linked|affiliated|allegiance|liens?|liée?s?|affiliée?s?|allégeance|backed|branche|affiliations?|soutenue?s?)\s(?:to|with|of|by|par|à|au|avec|d['’]|de)\s?(?:(?:both\s|the\s|l['’]\s?|la\s)?(?-i:[A-ZÀ-Þa-z]{1,3}-?)?(?-i:[A-ZÀ-Þ])[\w’'-]*(?:\s(?-i:[A-ZÀ-Þ])[\w’'-]*){0,2}\s(?:and|or|et|ou)\s(?:to\s|à\s|de\s|d['’])?(?:the\s|l['’]|la\s)?)?$",
            scene.before(mention.span, 60),
            re.IGNORECASE,
        )
        or _INFORMS.search(scene.before(mention.span, 40))
        or (mention.kind in ARMED and _STAFF.match(scene.after(mention.span, 24)))
        or is_worn(scene.before(mention.span, 40), scene.after(mention.span, 24), scene.pack.conflict)
    )


def is_worn(before: str, after: str, conflict: ConflictWords) -> bool:
    """Whether a force is only named for its clothes, which others wear: "men in army fatigues", "déguisés en soldats"."""
    worn, clothes = _worn(conflict.dressed, conflict.clothes)
    return worn.search(before) is not None or clothes.match(after) is not None


def is_tied(before: str, mention: ActorMention, conflict: ConflictWords) -> bool:
    """Whether the words before a mention only say that somebody has to do with an armed actor, or once had.

    Args:
        before: what stands before it in its sentence.
        mention: of the actor.
        conflict: words of the language.
    """
    is_former = _FORMER if is_named(mention) else _FORMER_NAMED
    return _tied(conflict).search(before) is not None or is_former.search(before) is not None


def is_named(mention: ActorMention) -> bool:
    """Whether a mention names an actor and not a kind of them ("rebels")."""
    return mention.actor is not None and not mention.actor.startswith("generic:")


@cache
def _held_by(held: tuple[str, ...], sites: tuple[str, ...]) -> re.Pattern[str]:
    site = rf"(?:\b(?P<site>{either(sites)}){_WAS},?\s)?"
    return re.compile(rf"{site}\b(?:{either(held)})\s?{_ARTICLE}$", re.IGNORECASE)


def _held(conflict: ConflictWords) -> re.Pattern[str]:
    """What says of a place that somebody holds it, right before who does; group `site` where it is one of arms, or people are held."""
    held_people = ("hostages?", "captives?", "prisoners?", "otages?", "captifs?", "prisonniers?", "persons?")
    return _held_by(conflict.held, (*conflict.site_of, *conflict.state_targets, *held_people))


@cache
def _tied_to(ties: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{either(ties)})\s?{_ARTICLE}{_GROUP}(?:[\w’'-]+\s){{0,1}}$", re.IGNORECASE)


def _tied(conflict: ConflictWords) -> re.Pattern[str]:
    """What ties somebody to an armed actor, right before its name."""
    return _tied_to(conflict.ties)


@cache
def _worn(dressed: tuple[str, ...], clothes: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return (
        re.compile(rf"\b(?:{either(dressed)})\s?$", re.IGNORECASE),
        re.compile(rf"\s?(?:{either(clothes)})\b", re.IGNORECASE),
    )
