"""Who did it and who suffered it, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.document import BlockKind
from firsthand.domain.report import Argument, CasualtyKind, Role
from firsthand.domain.values import Span
from firsthand.knowledge.actors.communal import SIDE_OF_A_CLASH
from firsthand.reports.beaten_back import (
    PLAINLY,
    died_attacking,
    ended_it,
    ends,
    repels,
    was_repelled,
    was_shot_in_the_end,
)
from firsthand.reports.came_after import came_after
from firsthand.reports.camps import ARMED, camp
from firsthand.reports.claimed import accuses, claimants, own_act
from firsthand.reports.fights import opponents
from firsthand.reports.matching import words
from firsthand.reports.mentioned import is_only_mentioned, only_describes
from firsthand.reports.one_name import is_one_name
from firsthand.reports.scene import Scene
from firsthand.reports.strikes_of import by_their_arms
from firsthand.reports.word_order import by_order

_IN_A_FIGHT = re.compile(
    r"\b(?:combats?|affrontements?|accrochages?|batailles?|clash(?:es)?|fighting|battles?|firefights?|gun\s?fights?|gun\s?battles?)\s"
    r"(?:[\w'’-]+\s){0,2}?(?:contre|avec|against|with)\s(?:(?:the|an?|some|les?|la|des)\s|l['’])?(?:[\w'’-]+\s){0,2}$",
    re.IGNORECASE,
)
_NO_PARTY = (ActorKind.MEDIA, ActorKind.ORGANISATION, ActorKind.GOVERNMENT)
_OPPOSITE = {Role.INITIATOR: Role.TARGET, Role.TARGET: Role.INITIATOR}
_NOBODY = re.compile(
    r"\b(?:no|neither|aucune?|ni|pas\sde)\s(?:[\w-]+\s(?:(?:or|nor|and|et|ou|ni)\s(?:[\w-]+\s)?)?)?$",
    re.IGNORECASE,
)
_HOWEVER = re.compile(
    r"^,\s(?:however|though|meanwhile|for\s(?:its|their)\spart|de\s(?:son|leur)\scôté|quant\sà\s(?:elle|elles|eux|lui)|en\srevanche|pour\s(?:sa|leur)\spart|toutefois|cependant),",
    re.IGNORECASE,
)
"""What may stand between a party and its verb beside that."""
_LOST = re.compile(r"\b(?:lost|lose|losing|perdu|perd|perdant)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_JOINED = re.compile(
    r"\s?[-–/]\s?|\s(?:and|et)\s(?:(?:the|les?|la|des|du|de\sla)\s|(?:de\s)?l['’])?", re.IGNORECASE
)
_TWO_SIDES = re.compile(r"\b(?:between|entre)\s?(?:[\w’'-]+\s){0,3}(?:[ld]['’])?$", re.IGNORECASE)
_HARMED = frozenset(CasualtyKind) - {CasualtyKind.CASUALTIES}


@dataclass(frozen=True)
class _Party:
    """Mentions that name one party together: "JNIM fighters", "la milice Dan Na Ambassagou"."""

    mentions: tuple[ActorMention, ...]
    span: Span
    actors: frozenset[str]


def parties(scene: Scene, triggers: Sequence[Span]) -> tuple[Argument, ...]:
    """Roles of the actors of a sentence in the happening that its triggers name.

    Word order decides: "by X" and an active "X attacked" make X the initiator; "on X", "against X" and a passive "X was
    attacked" make X the target. Those whose dead, hurt or taken are counted were struck, unless they are the people of
    the party that struck. A party that order leaves open stands opposite to those that it places on one side. What a
    party is, state or not, is never asked: both sides are read alike, and one that nothing places takes part.
    """
    clause = _in_clause(scene, triggers)
    rivals = opponents(scene, [party.span for party in clause if _is_armed(party)])
    found, open_, counted = _at_first(scene, clause, triggers, rivals)
    _place_repelled(scene, found, triggers)
    both = {camp(m.kind) for party in counted for m in party.mentions} >= {"state", "non-state"}
    alone = (
        len(counted) > 1 and not found
    )  # a list of the harmed of both sides, and nothing else said of them
    told_apart = alone and any(_attacked(scene, party) for party in counted)
    for party in () if both and not found and not told_apart else counted:
        own = {role for other, role in found.items() if _are_one(other, party)}
        told = _by_others(party, found) if _is_lost(scene, party) else None
        attacked = died_attacking(scene, party.span) or (alone and _attacked(scene, party))
        told = told or (Role.INITIATOR if not own and attacked else None)
        found[party] = own.pop() if len(own) == 1 else told or Role.TARGET
    struck = Role.TARGET in found.values()
    open_ = [party for party in open_ if not (struck and accuses(scene, party.span))]
    for party in (party for party in open_ if party.span not in rivals):
        again = Role.INITIATOR if _attacked(scene, party) and _struck_before(party, found) else None
        if role := again or _beside(scene, party, found) or _by_others(party, found):
            found[party] = role
    for party in (*open_, *counted):
        if party not in found and _is_armed(party):
            found[party] = Role.PARTICIPANT
    arguments = [Argument(role, mention.span) for party, role in found.items() for mention in party.mentions]
    return tuple(sorted(dict.fromkeys(arguments), key=lambda argument: argument.span.start))


def _at_first(
    scene: Scene, clause: Sequence[_Party], triggers: Sequence[Span], rivals: frozenset[Span]
) -> tuple[dict[_Party, Role], list[_Party], list[_Party]]:
    """The roles that each party has by itself, the parties whose role is open, and those whose harmed are counted."""
    found: dict[_Party, Role] = {}
    open_: list[_Party] = []
    counted: list[_Party] = []
    for party in clause:
        if any(source.contains(party.span) for source in scene.speakers):
            if (of_itself := own_act(scene, party.span, triggers[0])) is not None:
                found[party] = of_itself
        elif all(mention.because.startswith(SIDE_OF_A_CLASH) for mention in party.mentions):
            found[party] = Role.PARTICIPANT  # whichever verb stands near: "herders and farmers clashed"
        elif _is_counted(scene, party):
            counted.append(party)
        elif (
            party.span not in rivals
            and (role := _told(scene, party, triggers))
            and not (role is Role.TARGET and _is_fought(scene, party))
        ):
            found[party] = role
        else:
            open_.append(party)
    return found, open_, counted


def _only_counts(scene: Scene, party: Span) -> bool:
    """Whether a party is the subject of a verb by which it only tells a toll: "the army put the toll at ten"."""
    end = party.end - scene.start
    tally = words(scene.pack.conflict.tallies).search(scene.text, end)
    if tally is None or any(source.contains(party) for source in scene.speakers):
        return False
    gap = _HOWEVER.sub("", scene.text[end : tally.start()])
    return bool(PLAINLY.fullmatch(gap)) and not scene.text.startswith(" avoir", tally.end())


def _is_fought(scene: Scene, party: _Party) -> bool:
    """Whether a party is only said to be the other side of a fight: "heavy losses in fighting against the rebels"."""
    return _IN_A_FIGHT.search(scene.before(party.span, 60)) is not None


def _in_clause(scene: Scene, triggers: Sequence[Span]) -> list[_Party]:
    """The parties of a sentence, without those who only count, shot the attacker or came after, that no semicolon parts from every trigger; in a title it parts nothing ("rebels say they took the town; army denies")."""
    end = "" if scene.kind is BlockKind.TITLE else ";"
    return [
        p
        for p in _in_sentence(scene)
        if (not end or any(end not in scene.between(t, p.span) for t in triggers))
        and not _only_counts(scene, p.span)
        and not ended_it(scene, p.span)
        and not came_after(scene, p.span, triggers)
        and not _NOBODY.search(scene.before(p.span, 40))
    ]


def _in_sentence(scene: Scene) -> list[_Party]:
    """The parties of a sentence, mentions side by side taken together."""
    groups: list[list[ActorMention]] = []
    aside: ActorMention | None = None
    for mention in scene.actors:
        if mention.kind in _NO_PARTY or only_describes(scene, mention):
            continue
        if is_only_mentioned(scene, mention) or (aside is not None and is_one_name(aside, mention, scene)):
            aside = mention
            continue
        if groups and is_one_name(groups[-1][-1], mention, scene):
            groups[-1].append(mention)
        else:
            groups.append([mention])
    return [_party(group, scene, by_noun=_is_one_description(groups)) for group in groups]


def _is_one_description(groups: Sequence[Sequence[ActorMention]]) -> bool:
    """Whether all armed parties come under one description: then fighters and terrorists are two parties, else one."""
    ids = {frozenset(m.actor for m in group) for group in groups if any(m.kind in ARMED for m in group)}
    return len(ids) == 1


def _party(mentions: Sequence[ActorMention], scene: Scene, *, by_noun: bool) -> _Party:
    """A party with what tells it from others: the ids of its names, else of its descriptions, or their nouns."""
    span = Span.of(scene.document.text, mentions[0].span.start, mentions[-1].span.end)
    ids = {m.actor for m in mentions if m.actor}
    named = {actor for actor in ids if not actor.startswith("generic:")}
    if not named and (by_noun or not any(m.kind in ARMED for m in mentions)):
        ids = {m.span.text.lower().split()[-1] for m in mentions}
    return _Party(tuple(mentions), span, frozenset(named or ids))


def _is_counted(scene: Scene, party: _Party) -> bool:
    """Whether a figure counts the dead, hurt or taken of a party; attackers who were shot in the end did it all the same."""
    return not was_shot_in_the_end(scene, party.span) and any(
        figure.group is not None and figure.kind in _HARMED and figure.group.overlaps(party.span)
        for figure in scene.figures
    )


def _told(scene: Scene, party: _Party, triggers: Sequence[Span]) -> Role | None:
    """The role that the words around a party give it."""
    if accuses(scene, party.span):
        return None
    if repels(scene, party.span, triggers) or ends(scene, party.span):
        return Role.TARGET
    if (
        was_repelled(scene, party.span)
        or was_shot_in_the_end(scene, party.span)
        or by_their_arms(scene, party.span, triggers)
    ):
        return Role.INITIATOR
    if role := by_order(scene, triggers, party.span):
        return role
    claims = any(party.span.contains(argument.span) for argument in claimants(scene))
    return Role.INITIATOR if claims else None


def _place_repelled(scene: Scene, found: dict[_Party, Role], triggers: Sequence[Span]) -> None:
    """Make whoever stands against those who beat an attack back the attacker: "l'attaque du JNIM a été repoussée par l'armée"."""
    repelling = {
        camp(m.kind)
        for party in found
        if repels(scene, party.span, triggers) or ends(scene, party.span)
        for m in party.mentions
    } - {None}
    for party in found:
        camps = {camp(mention.kind) for mention in party.mentions}
        if repelling and None not in camps and camps.isdisjoint(repelling):
            found[party] = Role.INITIATOR


def _is_lost(scene: Scene, party: _Party) -> bool:
    """Whether the text says that the party lost them, which it may do in an attack of its own."""
    return any(
        figure.group is not None
        and figure.group.overlaps(party.span)
        and _LOST.search(scene.before(figure.span, 20))
        for figure in scene.figures
    )


def _attacked(scene: Scene, party: _Party) -> bool:
    """Whether the words for a party say that they are those who attacked, dead or not."""
    return bool(words(scene.pack.conflict.attackers).search(party.span.text))


def _struck_before(party: _Party, found: Mapping[_Party, Role]) -> bool:
    """Whether those who attacked are named already, in other words: "by four gunmen; the assailants burnt the post"."""
    ids = {mention.actor for mention in party.mentions}
    return any(
        role is Role.INITIATOR
        and other.span.end <= party.span.start
        and ids & {m.actor for m in other.mentions}
        for other, role in found.items()
    )


def _beside(scene: Scene, party: _Party, found: Mapping[_Party, Role]) -> Role | None:
    """The role of the party that a bare "and", a comma or a hyphen joins it to: "the camps of X and Y"."""
    for other, role in found.items():
        before, behind = sorted((other.span, party.span), key=lambda span: span.start)
        joined = _JOINED.fullmatch(scene.document.text[before.end : behind.start])
        if joined and not _TWO_SIDES.search(scene.before(before, 40)):
            return role
    return None


def _by_others(party: _Party, found: Mapping[_Party, Role]) -> Role | None:
    """The side of the party's own people where they have one, else the other side from the one that is placed.

    People without arms have no side to fight on: they may be struck, and never strike.
    """
    same = {role for other, role in found.items() if other.actors & party.actors}
    if len(same) == 1:
        return same.pop()
    across = {role for other, role in found.items() if not other.actors & party.actors and role in _OPPOSITE}
    role = _OPPOSITE[across.pop()] if len(across) == 1 else None
    return role if _is_armed(party) or role is Role.TARGET else None


def _are_one(other: _Party, party: _Party) -> bool:
    """Whether two parties are the same people; those without arms are none of a party that has some ("civilian auxiliaries")."""
    return bool(other.actors & party.actors) and (_is_armed(party) or not _is_armed(other))


def _is_armed(party: _Party) -> bool:
    """Whether anybody of a party has arms; people without may be struck, and never strike."""
    return any(mention.kind in ARMED for mention in party.mentions)
