"""Whose a strike or arms are, where the words say so: "an attack of X", "X's attack", "two Israeli strikes", "des missiles russes"."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import Enum
from functools import cache

from firsthand.domain.actor import ActorKind
from firsthand.domain.report import Role
from firsthand.domain.values import Span
from firsthand.reports.matching import literals, words
from firsthand.reports.scene import Scene

_FAR = 120  # characters before an actor that may hold the noun which is the actor's
_NEW = (
    r"(?:\b(?:an?|another|several|more|fresh|new|une?|cette|plusieurs|autres?|nouve(?:au|l|lle)s?|double|triple|ces|these|this|in|by|dans\sdes|par\sdes|lors)\s|\bd['’])"
    r"(?:(?!the\b|les?\b|la\b|des?\b|du\b)[\w-]+\s){0,2}"
)
_AIMED = re.compile(r"^\s(?:contre|visant|ciblant|against|targeting)\b", re.IGNORECASE)
_OWN = re.compile(r"['’]s?\s|\s")
_BY_OTHERS = re.compile(
    r"^[^,;.:]{0,60}?(?<!held\s)(?<!tenue\s)(?<!tenu\s)\b(?:by|par)\s(?!(?:mistake|accident|error|erreur|mégarde|inadvertance|hasard|balles?|dizaines|centaines|ailleurs|exemple)\b)",
    re.IGNORECASE,
)
_FIRED = re.compile(r"tirs?|balles|obus|feux?|bullets|fire", re.IGNORECASE)
"""What is fired: of those who fire, and never of those at whom."""
_OPENS = re.compile(
    r"^\W*(?:[^\W\d_][\w\s’'-]{2,30},\s)?(?:(?:an?|the|\d+|two|three|four|five|six|seven|several|many|more|fresh|new|further|suspected|overnight)\s){0,2}$",
    re.IGNORECASE,
)
"""All that stands before a name at the beginning of a sentence, "hours later," among it: what is told there of its arms is told of it."""
_STRIKES = re.compile(
    r"\s(?:(?:a|ont|avait|avaient|has|have|had|reportedly|later|also)\s){0,2}"
    r"(?:(?:frapp|touch|vis|bombard|détrui|tu|bless|attaqu|pilonn|larg|explos|percut)(?:e|é|ent|aient|ait|it|isent|ant)s?"
    r"|struck|strikes|hits?|bombed|kill(?:ed|s)|destroyed|attacked|targeted|fell|exploded|dropped|slammed|crashed)\b(?!\s(?:par|by)\b)",
    re.IGNORECASE,
)
"""What arms do, behind the name of those whose they are."""


class Strike(Enum):
    """How a noun of violence stands with those whose it is."""

    NEW = "an attack of X"
    KNOWN = "killed in the attack of X"
    TOPIC = "the attack of X"
    THEIRS = "X's attack"


def strike_of(scene: Scene, act: Span, nouns: Iterable[Span], actor: Span) -> Strike | None:
    """The noun of violence that an actor has for its own: "an attack of X", "X's attack", "an X raid"; None where it has none.

    Args:
        scene: the sentence.
        act: its first trigger.
        nouns: those of its triggers that are no verbs.
        actor: the name.
    """
    conflict = scene.pack.conflict
    text = scene.before(actor, _FAR)
    of = _strike_of(conflict.strikes, conflict.weapons, conflict.armed_people).search(text)
    if of is not None and of["new"]:
        return Strike.NEW
    if of is not None and _FIRED.fullmatch(of["noun"]):
        return Strike.THEIRS
    if of is not None:
        is_topic = actor.start - len(text) + of.start("noun") <= act.end
        return Strike.TOPIC if is_topic else Strike.KNOWN
    if names_whose(scene, actor):
        return Strike.THEIRS
    theirs = any(
        _OWN.fullmatch(scene.between(noun, actor))
        for noun in nouns
        if noun.start >= actor.end and words(conflict.strikes).match(noun.text)
    )
    return Strike.THEIRS if theirs else None


def names_whose(scene: Scene, actor: Span) -> bool:
    """Whether a name only says whose a strike is, or arms with which a sentence opens: "two Israeli strikes", "Saudi artillery", "une frappe israélienne",
    "des missiles russes". Arms later in it may be what was struck: "shot down a Russian drone".
    """
    conflict = scene.pack.conflict
    arms = (*conflict.aircraft, *conflict.projectiles)
    if scene.pack.code == "fr":
        return _armed_noun((*conflict.strikes, *arms)).search(scene.before(actor, _FAR)) is not None
    opens = _OPENS.match(scene.text[: actor.start - scene.start]) is not None
    return (
        _noun_behind((*conflict.strikes, *arms) if opens else conflict.strikes).match(scene.after(actor, 60))
        is not None
    )


def is_aimed(scene: Scene, actor: Span) -> bool:
    """Whether right behind a name stands at whom something of theirs was aimed: "a strike of the army against X"."""
    return _AIMED.match(scene.after(actor, 16)) is not None


def is_unarmed(scene: Scene, actor: Span) -> bool:
    """Whether somebody named has no arms."""
    return any(m.span.overlaps(actor) and m.kind is ActorKind.CIVILIANS for m in scene.actors)


def by_own(scene: Scene, strike: Strike, actor: Span) -> Role | None:
    """The role of the actor whose "own" a noun of violence is, None where that tells nothing.

    "An attack of X" and "the attack of X on Y" are by X, "the attack of X by Y" is on X, and "the attack of X" may be either.
    People without arms suffer it.
    """
    if is_unarmed(scene, actor):
        return Role.TARGET
    if strike is Strike.THEIRS or is_aimed(scene, actor):
        return Role.INITIATOR
    if _BY_OTHERS.match(scene.after(actor, _FAR)):
        return Role.TARGET
    return Role.INITIATOR if strike is Strike.NEW else None


def by_their_arms(scene: Scene, actor: Span, triggers: Iterable[Span]) -> bool:
    """Whether what was done was done by arms of somebody: "bombed by a drone of the army", "un drone des paramilitaires a frappé"."""
    conflict = scene.pack.conflict
    arms = _arms_of((*conflict.aircraft, *conflict.projectiles)).search(scene.before(actor, 60))
    if arms is not None and arms["by"]:
        return any(trigger.end <= actor.start for trigger in triggers)
    return arms is not None and _STRIKES.match(scene.after(actor, 40)) is not None


@cache
def _arms_of(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """Arms with "of" right before a name; group `by` where something was done by them."""
    of = r"(?:of\s(?:the\s)?|de\sla\s|de\sl['’]|du\s|des\s|de\s|d['’])"
    article = r"(?:(?:an?|the|une?|des|les?|la|several|plusieurs|deux|two)\s|l['’])"
    return re.compile(
        rf"(?<![\w-])(?:(?P<by>by|par)\s)?{article}?(?:{'|'.join(nouns)})\s(?:(?!of\b|de\b|du\b|des\b)\w+\s)?{of}$",
        re.IGNORECASE,
    )


@cache
def _strike_of(nouns: tuple[str, ...], weapons: tuple[str, ...], people: tuple[str, ...]) -> re.Pattern[str]:
    """A noun of violence, what says how, and "of" right before a name: "une attaque meurtrière du", "a drone strike of the"."""
    of = r"(?:de\sla\s|de\sl['’]|du\s|des\s|de\s|d['’]|of\sthe\s|of\s)"
    small = r"(?!(?:d[ue]s?|of|par|by|à|aux?|at|contre|against|on|sur|en|in|dans|et|and|près|near|lors|visant|targeting)\b)"
    weapon = rf"(?:de\s|d['’]|aux?\s|à\sla\s|à\sl['’])(?:{'|'.join((*literals(weapons), 'artillerie', 'roquettes?', 'missiles?'))})"
    heads = "|".join(
        (
            *people,
            "groupes?",
            "mouvement",
            "milice",
            "éléments",
            "hommes",
            "membres",
            "members",
            "elements",
            "men",
        )
    )
    head = rf"(?:{heads})(?:\s{small}(?-i:[a-zà-ÿ])[\w-]+)?\s{of}?"
    return re.compile(
        rf"(?P<new>{_NEW})?\b(?P<noun>{'|'.join(nouns)})\s(?:(?:{weapon}|{small}(?-i:[a-zà-ÿ])[\w-]+)\s){{0,2}}{of}"
        rf"(?:(?:présumée?s?|suspected|une?|an?)\s)?(?:{head})?$",
        re.IGNORECASE,
    )


@cache
def _armed_noun(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """A French noun of violence or of arms right before an adjective that says whose it is."""
    article = r"(?:une?|des?|du|les?|la|ces|cette|plusieurs|\d+|deux|trois|quatre)\s|[dl]['’]"
    how = r"(?:aérien(?:ne)?s?|de\s[a-z]+|d['’](?:artillerie|obus))"
    return re.compile(rf"(?:\b(?:{article}))(?:{'|'.join(nouns)})\s(?:{how}\s){{0,2}}$", re.IGNORECASE)


@cache
def _noun_behind(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """An English noun of violence or of arms right behind a name, with what describes it."""
    how = r"(?:air|aerial|drone|missile|rocket|mortar|artillery|ground|naval|tank|suicide|retaliatory|deadly|overnight|cross-border|fighter|[a-z]{1,3}-?\d{1,3}[a-z]?)"
    return re.compile(rf"\s(?:{how}\s){{0,2}}(?:{'|'.join(nouns)})(?![\w-])", re.IGNORECASE)
