"""Who did it and who suffered it, in one sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.document import BlockKind
from firsthand.domain.report import Argument, CasualtyKind, Outcome, Role
from firsthand.domain.values import Span
from firsthand.knowledge.actors.communal import SIDE_OF_A_CLASH
from firsthand.reports.air_defence import defends, is_interception
from firsthand.reports.beaten_back import PLAINLY, died_attacking, ended_it, ends, repels, was_shot_in_the_end
from firsthand.reports.came_after import came_after
from firsthand.reports.camps import ARMED, camp
from firsthand.reports.matching import words
from firsthand.reports.mentioned import is_only_mentioned, only_describes
from firsthand.reports.scene import Scene
from firsthand.reports.strikes_of import by_their_arms
from firsthand.reports.word_order import by_order, is_verb

_IN_A_FIGHT = re.compile(
    r"\b(?:combats?|affrontements?|accrochages?|batailles?|clash(?:es)?|fighting|battles?|firefights?|gun\s?fights?|gun\s?battles?)\s"
    r"(?:[\w'’-]+\s){0,2}?(?:contre|avec|against|with)\s(?:(?:the|an?|some|les?|la|des)\s|l['’])?(?:[\w'’-]+\s){0,2}$",
    re.IGNORECASE,
)
_NO_PARTY = (ActorKind.MEDIA, ActorKind.ORGANISATION, ActorKind.GOVERNMENT)
_OPPOSITE = {Role.INITIATOR: Role.TARGET, Role.TARGET: Role.INITIATOR}
_CARRIED_OUT = re.compile(
    r"\b(?:carried\sout|launched|conducted|staged|mené|lancé|effectué|conduit)\b", re.IGNORECASE
)
_CLAUSE = re.compile(r"\b(?:that|qu)\b|\bque\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:no|neither|aucune?|ni|pas\sde)\s(?:[\w-]+\s(?:(?:or|nor|and|et|ou|ni)\s(?:[\w-]+\s)?)?)?$",
    re.IGNORECASE,
)
_NEAR = 30  # characters from a claim to the act that it claims
_ACCUSES = re.compile(
    r"(?:,[^,;.]{3,60},)?\s(?:(?:(?!(?:was|were|been|being|is|are|est|sont|été|était|étaient)\b)[\w’'-]+|,)\s){0,4}?"
)
_OF_IT = re.compile(r"\s(?:(?:for|by|of|on|de|par)\b|d['’])")
_ONE_NAME = re.compile(
    r"\s?|,\s(?:une?|an?)\s(?:\w+\s)?|\s(?:of|from|du|de|des|de\sla)\s(?:the\s)?|\s(?:d|de\sl)['’]",
    re.IGNORECASE,
)
_LOST = re.compile(r"\b(?:lost|lose|losing|perdu|perd|perdant)\s(?:\w+\s){0,2}$", re.IGNORECASE)
_WAS_STRUCK = re.compile(
    r"\s(?:had\sbeen|has\sbeen|have\sbeen|was|were|avait\sété|avaient\sété|a\sété|ont\sété|été)\s",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"\s?[-–/]\s?|\s(?:and|et)\s(?:(?:the|les?|la|des|du|de\sla)\s|(?:de\s)?l['’])?", re.IGNORECASE
)
_TWO_SIDES = re.compile(r"\b(?:between|entre)\s?(?:[\w’'-]+\s){0,3}(?:[ld]['’])?$", re.IGNORECASE)
_BY = re.compile(r"^\W*(?:by|par)\s", re.IGNORECASE)
_OF_WHAT = re.compile(r"[^,;.:]{0,20}?\s(?:of\s|de\s|d['’])(?P<what>[^;:]+)", re.IGNORECASE)
_CHARGE = 90  # characters behind an accused party that tell of what
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
    voices = scene.speakers
    found: dict[_Party, Role] = {}
    open_: list[_Party] = []
    counted: list[_Party] = []
    for party in _in_clause(scene, triggers):
        if any(source.contains(party.span) for source in voices):
            if (of_itself := _own_act(scene, party.span, triggers[0])) is not None:
                found[party] = of_itself
        elif all(mention.because.startswith(SIDE_OF_A_CLASH) for mention in party.mentions):
            found[party] = Role.PARTICIPANT  # whichever verb stands near: "herders and farmers clashed"
        elif _is_counted(scene, party):
            counted.append(party)
        elif (role := _told(scene, party, triggers)) and not (
            role is Role.TARGET and _is_fought(scene, party)
        ):
            found[party] = role
        else:
            open_.append(party)
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
    open_ = [party for party in open_ if not (struck and _accuses(scene, party))]
    for party in open_:
        again = Role.INITIATOR if _attacked(scene, party) and _struck_before(party, found) else None
        if role := again or _beside(scene, party, found) or _by_others(party, found):
            found[party] = role
    for party in (*open_, *counted):
        if party not in found and _is_armed(party):
            found[party] = Role.PARTICIPANT
    arguments = [Argument(role, mention.span) for party, role in found.items() for mention in party.mentions]
    return tuple(sorted(dict.fromkeys(arguments), key=lambda argument: argument.span.start))


def _only_counts(scene: Scene, party: Span) -> bool:
    """Whether a party is the subject of a verb by which it only tells a toll: "the army put the toll at ten"."""
    end = party.end - scene.start
    tally = words(scene.pack.conflict.tallies).search(scene.text, end)
    if tally is None or any(source.contains(party) for source in scene.speakers):
        return False
    return bool(PLAINLY.fullmatch(scene.text[end : tally.start()])) and not scene.text.startswith(
        " avoir", tally.end()
    )


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
        if is_only_mentioned(scene, mention) or (aside is not None and _is_one_name(aside, mention, scene)):
            aside = mention
            continue
        if groups and _is_one_name(groups[-1][-1], mention, scene):
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
    if not named and by_noun:
        ids = {m.span.text.lower().split()[-1] for m in mentions}
    return _Party(tuple(mentions), span, frozenset(named or ids))


def _is_one_name(before: ActorMention, mention: ActorMention, scene: Scene) -> bool:
    """Whether two mentions name one party: a description and a name, nothing or "of" between them, or troops of a state in a force of several."""
    described = [m.actor is None or m.actor.startswith("generic:") for m in (before, mention)]
    lent = before.kind is ActorKind.STATE_FORCE and mention.kind is ActorKind.INTERNATIONAL_FORCE
    gap = scene.document.text[before.span.end : mention.span.start]
    return (lent or True in described) and bool(_ONE_NAME.fullmatch(gap))


def _is_counted(scene: Scene, party: _Party) -> bool:
    """Whether a figure counts the dead, hurt or taken of a party; attackers who were shot in the end did it all the same."""
    return not was_shot_in_the_end(scene, party.span) and any(
        figure.group is not None and figure.kind in _HARMED and figure.group.overlaps(party.span)
        for figure in scene.figures
    )


def _told(scene: Scene, party: _Party, triggers: Sequence[Span]) -> Role | None:
    """The role that the words around a party give it."""
    if _accuses(scene, party):
        return None
    if repels(scene, party.span, triggers) or ends(scene, party.span):
        return Role.TARGET
    if was_shot_in_the_end(scene, party.span) or by_their_arms(scene, party.span, triggers):
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


def claimants(scene: Scene) -> Iterator[Argument]:
    """Actors that claim the act: the one right before "claimed responsibility"."""
    conflict = scene.pack.conflict
    if words(conflict.unclaimed).search(scene.text):
        return
    held = [o.span for o in scene.outcomes if o.outcome is Outcome.REPELLED]
    for match in words(conflict.claimed).finditer(scene.text):
        if _WAS_STRUCK.match(scene.text, match.end()):
            continue  # "said that it had been attacked"
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
        if len(after) > 1 and _is_one_name(after[0], after[1], scene):
            yield Argument(Role.INITIATOR, after[1].span)


def _accuses(scene: Scene, party: _Party) -> bool:
    """Whether a party is the one who blames another: "X accused the army of killing civilians", and not "X was accused of"."""
    end = party.span.end - scene.start
    blame = words(scene.pack.conflict.blamed).search(scene.text, end)
    if blame is None or _OF_IT.match(scene.text, blame.end()):
        return False
    return _ACCUSES.fullmatch(scene.text, end, blame.start()) is not None


def _is_act(scene: Scene, charge: str) -> bool:
    """Whether the words for what somebody is accused of tell of violence, or of answering for it."""
    conflict = scene.pack.conflict
    return words((*conflict.charges, *conflict.attack, *conflict.strikes)).search(charge) is not None


def _own_act(scene: Scene, voice: Span, trigger: Span) -> Role | None:
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
    if _WAS_STRUCK.match(scene.after(voice, 120), claim.end()):
        return False
    between = scene.document.text[voice.end : trigger.start]
    if not _CLAUSE.search(between) and len(between) - claim.end() < _NEAR:
        return True  # the act is what it claims: "has claimed responsibility for the assault"
    return bool(_CARRIED_OUT.search(between)) or is_verb(scene, trigger)
