"""Who did it and who suffered it, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.report import Argument, Role
from firsthand.domain.values import Span
from firsthand.reports.matching import literals, words
from firsthand.reports.scene import Scene

_SUFFERERS = (ActorKind.STATE_FORCE, ActorKind.CIVILIANS, ActorKind.GOVERNMENT, ActorKind.INTERNATIONAL_FORCE)
_STRIKERS = (
    ActorKind.REBEL,
    ActorKind.MILITIA,
    ActorKind.COMMUNAL,
    ActorKind.UNKNOWN,
    ActorKind.PRIVATE_MILITARY,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|are|is|be|got|a\sété|ont\sété|été|est|sont|était|étaient|être|s['’]est\sfait|se\ssont\sfait)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_SUFFERED = re.compile(
    r"\b(?:was|were|been|a\sété|ont\sété|avaient\sété|avait\sété|sont|est)\s(?:\w+\s){0,2}(?:\w+ed|\w+ée?s?|hurt|shot|slain|morts?)\b",
    re.IGNORECASE,
)
_NOUN_BEFORE = re.compile(
    r"(?:\b(?:the|a|an|this|that|its|their|une?|la|le|les|cette|ces|des|du|first|second|third)\s|\b[ld]['’])$",
    re.IGNORECASE,
)
_VERBAL = re.compile(
    r"(?:ed|ing|struck|overr[au]n|took|taken|fell|shot|blew|kills?|killed|é|ée|és|ées|quent|parent|empare|pris)$",
    re.IGNORECASE,
)
_FIGHT = re.compile(
    r"(?:fought|fight|clash|battl|combat|skirmish|affront|accroch|repli|retir|withdr|retreat)", re.IGNORECASE
)
_CARRIED_OUT = re.compile(
    r"\b(?:carried\sout|launched|conducted|staged|mené|lancé|effectué|conduit)\b", re.IGNORECASE
)
_PARTICIPLE = re.compile(r"(?:ed|é|ée|és|ées)$", re.IGNORECASE)
_NO_OBJECT = re.compile(
    r"\s*(?:$|[,.]|(?:in|at(?!\sleast)|near|by|on|during|when|as|after|à|au|aux|dans|par|près|lors|en|vendredi|samedi|dimanche|lundi|mardi|mercredi|jeudi)\b)",
    re.IGNORECASE,
)
_PERFECT = re.compile(r"\b(?:has|have|had|a|ont|avait|avaient|ayant|avoir)\s(?:\w+\s)?$", re.IGNORECASE)
_POSSESSIVE = re.compile(r"^['’]s?\s(?:\w+\s){0,3}$|^\s(?:\w+\s){0,2}$")
_STRUCTURES = re.compile(
    r"^['’]s?\s(?:\w+\s){0,2}(?:base|bases|camp|positions?|post|posts|barracks|installations|convoy)\b|^\s(?:base|bases|camp|barracks|positions?|post|posts|convoy|installations|patrol)\b",
    re.IGNORECASE,
)


def parties(scene: Scene, trigger: Span, *, is_state_operation: bool) -> tuple[Argument, ...]:
    """Roles of the actors of a sentence in the happening that a trigger names.

    Word order decides where it can: "by X" and an active "X attacked" make X the initiator; "on X", "against X" and a passive
    "X was attacked" make X the target. Where it cannot, an armed group is taken to strike and state forces and civilians to
    be struck, unless the sentence tells of an operation of the state.
    """
    voices = [v.source for v in scene.voices if v.source is not None]
    arguments: list[Argument] = []
    for mention in scene.actors:
        if _only_describes(scene, mention) or mention.kind in (ActorKind.MEDIA, ActorKind.ORGANISATION):
            continue
        if any(source.contains(mention.span) for source in voices):
            if _tells_own_act(scene, mention.span, trigger):
                arguments.append(Argument(Role.INITIATOR, mention.span))
            continue
        if mention.kind is ActorKind.GOVERNMENT:
            continue
        role = (
            _as_victim(scene, mention)
            or _by_order(scene, trigger, mention)
            or _by_kind(mention, is_state_operation=is_state_operation)
        )
        if role is not None:
            arguments.append(Argument(role, mention.span))
    return tuple(dict.fromkeys(arguments))


def claimants(scene: Scene) -> Iterator[Argument]:
    """Actors that claim the act: the one right before "claimed responsibility"."""
    conflict = scene.pack.conflict
    if words(conflict.unclaimed).search(scene.text):
        return
    for match in words(conflict.claimed).finditer(scene.text):
        place = scene.span(*match.span())
        before = [
            m
            for m in scene.actors
            if m.span.end <= place.start and m.kind in _STRIKERS and not _only_describes(scene, m)
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
            if 0 <= m.span.start - (scene.start + match.end()) < 12 and m.kind in _STRIKERS
        ]
        if after:
            yield Argument(Role.CLAIMANT, after[0].span)


def blamed(scene: Scene) -> Iterator[Argument]:
    """Actors that somebody blames for the act: initiators, as somebody says."""
    for match in words(scene.pack.conflict.blamed).finditer(scene.text):
        end = scene.start + match.end()
        after = [m for m in scene.actors if 0 <= m.span.start - end < 40 and m.kind in _STRIKERS]
        if after:
            yield Argument(Role.INITIATOR, after[0].span)


def _only_describes(scene: Scene, mention: ActorMention) -> bool:
    """Whether the name only says what another party is like ("al-Qaeda-linked militants")."""
    return bool(
        re.match(scene.pack.conflict.affiliation, scene.after(mention.span, 20), re.IGNORECASE)
    ) or bool(
        re.search(
            r"\b(?:links?|ties|linked|affiliated|allegiance|liens?|liée?s?|affiliée?s?|allégeance|branche|affiliations?)\s(?:to|with|of|à|au|avec|d['’]|de)\s?$",
            scene.before(mention.span, 30),
            re.IGNORECASE,
        )
    )


def _tells_own_act(scene: Scene, voice: Span, trigger: Span) -> bool:
    """Whether a voice tells what it did itself: "the army said that it had carried out strikes"."""
    claim = words(scene.pack.conflict.claimed).search(scene.after(voice, 80))
    if claim is None or not 0 < trigger.start - voice.end < 120:
        return False
    between = scene.document.text[voice.end : trigger.start]
    return bool(_CARRIED_OUT.search(between)) or _is_verb(scene, trigger)


def _is_verb(scene: Scene, trigger: Span) -> bool:
    """Whether a trigger is a verb by its form and has no article before it."""
    return bool(_VERBAL.search(trigger.text)) and not _NOUN_BEFORE.search(scene.before(trigger, 16))


def _as_victim(scene: Scene, mention: ActorMention) -> Role | None:
    """Those whose dead and hurt a figure counts were struck."""
    counted = any(
        figure.group is not None and figure.group.overlaps(mention.span) for figure in scene.figures
    )
    return Role.TARGET if counted and mention.kind in _SUFFERERS else None


def _by_order(scene: Scene, trigger: Span, mention: ActorMention) -> Role | None:
    """What the order of words says, None where it says nothing."""
    actor = mention.span
    if scene.pack.conflict.site_of and _site_of(scene.pack.conflict.site_of).search(scene.before(actor, 40)):
        return Role.TARGET
    if len(scene.between(trigger, actor)) > 120:
        return None
    if actor.start >= trigger.end:
        return _behind(scene, trigger, actor)
    if _FIGHT.search(trigger.text) and mention.kind in _SUFFERERS:
        return None
    return _ahead(scene, trigger, actor)


def _behind(scene: Scene, trigger: Span, actor: Span) -> Role | None:
    """An actor behind the trigger: "by X" did it, "on X" and a bare object suffered it."""
    conflict = scene.pack.conflict
    gap = scene.between(trigger, actor)
    possessive = gap.strip().lower() in ("of", "de", "du", "des")
    if _ends_with(tuple(conflict.by)).search(gap) and not possessive:
        return Role.INITIATOR
    if _ends_with(tuple(conflict.against)).search(gap) or not gap.strip():
        return Role.TARGET
    return None


def _ahead(scene: Scene, trigger: Span, actor: Span) -> Role | None:
    """An actor ahead of the trigger: subject of an active verb, or the one to whom it happened."""
    gap = scene.between(trigger, actor)
    if (
        _STRUCTURES.match(scene.after(actor, 30))
        or _SUFFERED.search(gap)
        or _PASSIVE.search(scene.before(trigger, 30))
    ):
        return Role.TARGET
    if re.match(r"^['’]s?\s(?:\w+\s){0,2}$", gap):
        return Role.INITIATOR
    if len(gap) >= 60 or re.search(r"[;.]", gap) or not _is_verb(scene, trigger):
        return None
    participle = _PARTICIPLE.search(trigger.text) and _NO_OBJECT.match(scene.after(trigger, 16))
    if participle and not _PERFECT.search(scene.before(trigger, 16)):
        return Role.TARGET
    return Role.INITIATOR


def _by_kind(mention: ActorMention, *, is_state_operation: bool) -> Role | None:
    if mention.kind in _STRIKERS:
        return Role.TARGET if is_state_operation else Role.INITIATOR
    if mention.kind in _SUFFERERS:
        if is_state_operation and mention.kind is ActorKind.STATE_FORCE:
            return Role.INITIATOR
        return Role.TARGET if mention.kind is not ActorKind.GOVERNMENT else None
    if mention.kind in (ActorKind.PROTESTERS, ActorKind.RIOTERS):
        return Role.TARGET if is_state_operation else Role.INITIATOR
    return None


@cache
def _site_of(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """A site noun with "of" right before a name: "a convoy of the", "le camp des"."""
    return re.compile(
        r"\b(?:"
        + "|".join(nouns)
        + r")\s(?:\w+\s){0,2}(?:of(?:\sthe)?|de\sl['’]|de\sla|des|de|du|d['’])\s?$",
        re.IGNORECASE,
    )


@cache
def _ends_with(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:"
        + "|".join(sorted(literals(phrases), key=len, reverse=True))
        + r")\s?(?:(?:the|a|an|suspected|some|l['’]|la|le|les|des|un|une|their|\d+|heavily|armed|[\w-]+ed|[\w-]+ist|(?-i:[A-Z])[\w-]+)\s){0,3}(?:l['’]|d['’])?$",
        re.IGNORECASE,
    )
