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
        if any(source.contains(mention.span) for source in voices) and not _claims(scene, mention):
            continue
        if mention.kind is ActorKind.GOVERNMENT:
            continue
        role = _by_order(scene, trigger, mention.span) or _by_kind(
            mention, is_state_operation=is_state_operation
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
    """ "al-Qaeda-linked": the name says what another party is like."""
    return bool(
        re.match(scene.pack.conflict.affiliation, scene.after(mention.span, 20), re.IGNORECASE)
    ) or bool(
        re.search(
            r"\b(?:links?|ties|linked|affiliated|allegiance|liens?|liée?s?|affiliée?s?|allégeance|branche|affiliations?)\s(?:to|with|of|à|au|avec|d['’]|de)\s?$",
            scene.before(mention.span, 30),
            re.IGNORECASE,
        )
    )


def _claims(scene: Scene, mention: ActorMention) -> bool:
    return any(argument.span == mention.span for argument in claimants(scene))


def _by_order(scene: Scene, trigger: Span, actor: Span) -> Role | None:
    conflict = scene.pack.conflict
    gap = scene.between(trigger, actor)
    if len(gap) > 120:
        return None
    if actor.start >= trigger.end:
        if _ends_with(tuple(conflict.by)).search(gap) and not (
            gap.strip().lower() in ("of", "de", "du") and len(gap) < 5
        ):
            return Role.INITIATOR
        if _ends_with(tuple(conflict.against)).search(gap):
            return Role.TARGET
        if len(gap) < 25 and not re.search(r"[,;.]", gap) and not gap.strip():
            return Role.TARGET
        return None
    passive = bool(_PASSIVE.search(scene.before(trigger, 30)))
    if passive and len(gap) < 60:
        return Role.TARGET
    if _STRUCTURES.match(scene.after(actor, 30)):
        return Role.TARGET
    if re.match(r"^['’]s?\s(?:\w+\s){0,2}$", gap):
        return Role.INITIATOR
    if not passive and len(gap) < 60 and not re.search(r"[;.]", gap) and _is_verb(trigger.text):
        return Role.INITIATOR
    return None


def _is_verb(trigger: str) -> bool:
    return bool(
        re.search(r"(?:ed|ing|ck|ook|ew|an|ught|é|ée|és|ent|e|aqué|aquent|pris|ont|emparé)$", trigger.lower())
    )


def _by_kind(mention: ActorMention, *, is_state_operation: bool) -> Role | None:
    if mention.kind in _STRIKERS:
        return Role.TARGET if is_state_operation else Role.INITIATOR
    if mention.kind in _SUFFERERS:
        if is_state_operation and mention.kind is ActorKind.STATE_FORCE:
            return Role.INITIATOR
        return Role.TARGET if mention.kind is not ActorKind.GOVERNMENT else None
    if mention.kind in (ActorKind.PROTESTERS, ActorKind.RIOTERS):
        return Role.INITIATOR
    return None


@cache
def _ends_with(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:"
        + "|".join(sorted(literals(phrases), key=len, reverse=True))
        + r")\s?(?:(?:the|a|an|suspected|some|l['’]|la|le|les|des|un|une|their|\d+|[\w-]+)\s){0,3}(?:l['’]|d['’])?$",
        re.IGNORECASE,
    )
