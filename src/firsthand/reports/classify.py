"""The type of a happening, from its cues, its parties and what it hit."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from firsthand.domain.actor import ActorKind, ActorMention
from firsthand.domain.groups import UNARMED_GROUPS, WITH_ARMS
from firsthand.domain.report import Argument, CasualtyKind, Outcome, Role
from firsthand.domain.values import Span
from firsthand.knowledge.codebook import Codebook
from firsthand.reports.camps import ARMED, NON_STATE
from firsthand.reports.fights import is_between, names_fight
from firsthand.reports.matching import literals, words
from firsthand.reports.scene import Scene
from firsthand.reports.triggers import Trigger

CLASH = "armed-clash"
ON_CIVILIANS = "attack"
ABDUCTION = "abduction-forced-disappearance"
AGAINST_PROTEST = "excessive-force-against-protesters"
AIR_STRIKE = "air-drone-strike"
SHELLING = "shelling-artillery-missile"
EXPLOSIVE = "remote-explosive-ied"
SUICIDE = "suicide-bomb"
OVERTAKEN = "non-state-actor-overtakes-territory"
REGAINED = "government-regains-territory"
CHANGES_HANDS = (Outcome.SITE_SEIZED, Outcome.SITE_RETAKEN)
_STATE = (ActorKind.STATE_FORCE, ActorKind.GOVERNMENT, ActorKind.INTERNATIONAL_FORCE)
_IN_STRIKE = re.compile(
    r"\b(?:in|dans|lors)\s(?:an?\s|the\s|une\s|d['’](?:une\s)?|des\s|les\s|la\s)?(?:[\w’'-]+\s)?(?:strikes?\s(?:on|against|by|in)|frappes?)\b"
    r"|\bfrappes?\s[\w’'-]+\s(?:[\w’'-]+\s){0,3}?(?:a|ont)\s(?:tué|fait|touché|visé|blessé)\b"
    r"|\b(?:launch(?:ed|es|ing)|carr(?:ied|ies|ying)\sout|conduct(?:ed|s|ing)|(?:lanc|men|effectu)(?:é|e|ent|ait|ant))\s(?:[\w’'-]+\s){0,3}?(?:(?:air\s?)?strikes?|frappes?|drones?)\b",
    re.IGNORECASE,
)
"""Strikes without a word of how: from the air, as "strike" is used of them."""
_BOMBED = re.compile(r"\bbomb(?:ed|s|ing)\b", re.IGNORECASE)
_BY_DEVICE = re.compile(
    r"\b(?:by|par)\s(?:an?|the|une?|la|les|des|another|two|deux)\s(?:[\w’'-]+\s)?(?:bombs?|bombes?|(?:land)?mines?)\b(?!\s(?:workers?|owners?|guards?|disposal|clearance|squad|unit|d['’]or))",
    re.IGNORECASE,
)
"""A planted bomb or a mine as what killed: "killed by a bomb", "tués par une mine"."""
_EXPLOSION = re.compile(
    r"\b(?:in|dans|par|by|from)\s(?:(?:an?|the|une?|la|des|deux|two|several|plusieurs)\s|l['’])?(?:[\w-]+\s){0,2}?(?:explosions?|blasts?|déflagrations?)\b"
    r"|\b(?:explosions?|blasts?|déflagrations?)\s(?:[\w’'-]+\s){0,3}?(?:kill\w*|rock\w*|ripped|hit|tore|struck|shook|secoué\w*|fait|tué|touché|frappé|soufflé)\b",
    re.IGNORECASE,
)
"""An explosion as what killed, without a word of what blew up."""
_ACCIDENT = re.compile(
    r"\b(?:gas|gaz|fuel|petrol|oil|essence|carburant|tankers?|citernes?|boilers?|chaudières?|accident\w*|fireworks?|artifices?|factory|usine|dépôt|depot|mines?)\b",
    re.IGNORECASE,
)
PROTEST = "peaceful-protest"
OF_PROTESTS = frozenset({PROTEST, "protest-with-intervention", AGAINST_PROTEST})
_PROTEST = re.compile(
    r"^(?:peaceful-protest|protest-with-intervention|excessive-force-against-protesters|violent-demonstration|mob-violence)$"
)
_BY = re.compile(r"\W*(?:by|par)\b", re.IGNORECASE)
_EXPLODED = re.compile(r"explo(?:ded|sé)$", re.IGNORECASE)
_IN_A_ROW = re.compile(r"\b(?:and|et)\s(?:[\w’'-]+\s){0,4}$", re.IGNORECASE)
_LOAD = r"(?:\s(?!\w+ed\b|hit\b|struck\b|(?:tué|touché|frappé|visé|bombardé|détruit|blessé|attaqué)\w*)[\w’'-]+){0,2}\s?$"


def classify(
    scene: Scene, triggers: Sequence[Trigger], arguments: Sequence[Argument], codebook: Codebook
) -> tuple[Trigger, str]:
    """The trigger that decides and the code of the type.

    The cue of the highest rank decides. A change of control needs something that can change hands in the sentence. An abduction in which
    somebody was killed is an attack (ACLED codes it so). A bare attack is typed by what strikes, aircraft or missiles and shells, else by
    what it hits: armed parties or military sites make a clash, civilians who are led away an abduction, civilians and civilian sites an attack on
    civilians, and protesters whom no armed group hits excessive force. Where nobody protests, shots are none of that, whatever the cue ("fired live rounds at the convoy").
    """
    actors = {m.span: m for m in scene.actors}
    seized = any(o.outcome in CHANGES_HANDS for o in scene.outcomes)
    seized = seized and not any(
        a.role is Role.CLAIMANT for a in arguments
    )  # a party's word on its own success
    usable = [t for t in triggers if t.event_type not in (OVERTAKEN, REGAINED) or seized]
    usable = [t for t in usable if t.event_type not in OF_PROTESTS or not _is_undone(scene, t)]
    typed = [t for t in usable if t.event_type is not None]
    initiators = [actors[a.span] for a in arguments if a.role is Role.INITIATOR and a.span in actors]
    if typed:
        best = max(typed, key=lambda t: (codebook.get(t.event_type or "").rank, -t.span.start))
        code = best.event_type or CLASH
        if code in (OVERTAKEN, REGAINED):
            states = {m.kind in _STATE for m in initiators}
            code = REGAINED if states == {True} or (code == REGAINED and True in states) else OVERTAKEN
        if code == AGAINST_PROTEST and not _is_protest(scene, initiators):
            code = ON_CIVILIANS
        if (
            code == ON_CIVILIANS
            or (code == ABDUCTION and _is_deadly(scene))
            or (code in OF_PROTESTS and _blows_up(scene))
        ):
            code = _bare(scene, arguments, actors)
        if code in (SHELLING, EXPLOSIVE) and _is_from_the_air(scene):
            code = AIR_STRIKE
        generic = [t for t in usable if t.event_type is None]
        if codebook.get(code).rank < codebook.get(ON_CIVILIANS).rank and generic and not _PROTEST.match(code):
            return generic[0], _bare(scene, arguments, actors)
        return best, code
    trigger = (usable or list(triggers))[0]
    return trigger, _bare(scene, arguments, actors)


def _bare(scene: Scene, arguments: Sequence[Argument], actors: Mapping[Span, ActorMention]) -> str:
    conflict = scene.pack.conflict
    initiators = [a.span for a in arguments if a.role is Role.INITIATOR]
    in_strike = _IN_STRIKE.search(scene.text) or _is_from_the_air(scene)
    if in_strike or any(words(conflict.air_forces).search(span.text) for span in initiators):
        return AIR_STRIKE
    if _strikes(conflict.projectiles).search(scene.text) or _fires(conflict.projectiles).search(scene.text):
        return SHELLING
    if _BOMBED.search(scene.text) and any(
        actors[span].kind in _STATE for span in initiators if span in actors
    ):
        return AIR_STRIKE
    if _blows_up(scene):
        return EXPLOSIVE
    if _hits_armed(scene, arguments, actors):
        return CLASH
    if any(figure.kind is CasualtyKind.ABDUCTED for figure in scene.figures) and not _is_deadly(scene):
        return ABDUCTION
    if _hits_protest(scene, arguments, actors):
        return AGAINST_PROTEST
    return CLASH if names_fight(scene) and not _hits_civilians(arguments, actors) else ON_CIVILIANS


def _hits_civilians(arguments: Sequence[Argument], actors: Mapping[Span, ActorMention]) -> bool:
    return any(
        a.role is Role.TARGET and a.span in actors and actors[a.span].kind is ActorKind.CIVILIANS
        for a in arguments
    )


def _blows_up(scene: Scene) -> bool:
    """Whether a bomb, a mine or an explosion that is no accident is told as what killed."""
    if _BY_DEVICE.search(scene.text):
        return True
    return _EXPLOSION.search(scene.text) is not None and _ACCIDENT.search(scene.text) is None


def _is_undone(scene: Scene, trigger: Trigger) -> bool:
    """Whether a word for a protest is none with what stands behind it: "marched them into the bush"."""
    protest, at = words(scene.pack.conflict.protest), trigger.span.start - scene.start
    return protest.fullmatch(trigger.span.text) is not None and protest.match(scene.text, at) is None


def _is_protest(scene: Scene, initiators: Iterable[ActorMention]) -> bool:
    """Whether people protest in the sentence, or in its document where no armed group is said to have shot."""
    protest = words(scene.pack.conflict.protest)
    if protest.search(scene.text):
        return True
    return protest.search(scene.document.text) is not None and not any(
        m.kind in NON_STATE for m in initiators
    )


def _hits_protest(scene: Scene, arguments: Sequence[Argument], actors: Mapping[Span, ActorMention]) -> bool:
    """Whether those killed or hurt are protesters, and no armed group did it."""
    named = [(a.role, actors[a.span].kind) for a in arguments if a.span in actors]
    return (
        (Role.TARGET, ActorKind.PROTESTERS) in named
        and not any(role is Role.INITIATOR and kind in NON_STATE for role, kind in named)
        and any(f.kind in (CasualtyKind.KILLED, CasualtyKind.INJURED) for f in scene.figures)
    )


def _is_from_the_air(scene: Scene) -> bool:
    """Whether an aircraft strikes: "an army drone killed", "a drone dropped explosives", "hit by a helicopter"; none that only carries
    people or things or stands by ("landed by helicopter", "troops backed by drones"), and none that blew up last in a row of other things
    ("cars, motorcycles and a drone exploded").
    """
    conflict = scene.pack.conflict
    return any(
        not (_BY.match(match.group()) and _carries(conflict.carried).search(scene.text[: match.start()]))
        and not (_EXPLODED.search(match.group()) and _IN_A_ROW.search(scene.text[: match.start()]))
        for match in _strikes(conflict.aircraft, conflict.released).finditer(scene.text)
    )


@cache
def _carries(verbs: tuple[str, ...]) -> re.Pattern[str]:
    """What aircraft carried or did beside a strike, right before "by helicopter"."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(verbs)}){_LOAD}", re.IGNORECASE)


def _is_deadly(scene: Scene) -> bool:
    return any(f.kind is CasualtyKind.KILLED and (f.quantity.upper or 1) > 0 for f in scene.figures)


@cache
def _strikes(weapons: tuple[str, ...], released: tuple[str, ...] = ()) -> re.Pattern[str]:
    """A weapon that strikes: "an army drone killed", "un obus du M23 est tombé sur", "killed by a missile"."""
    owner = r"(?:\s(?:with\sexplosives|of|from|fired|launched|tirée?s?|lancée?s?|par|by|de|du|des|d['’]\w+|l['’]\w+|(?!(?:and|et|wh\w+|that|qu[ie]|is|are|was|were|been|est|sont|été|shot|footage|with|avec)\b)[\w’'-]+)){0,5}?"
    verb = (
        r"(?:kill(?:s|ed)|hit|hits|str(?:ikes|uck)|bomb(?:s|ed)|attack(?:s|ed)|target(?:s|ed)|wound(?:s|ed)|injur(?:es|ed)|slammed|slams|pounded|pounds|"
        r"landed|fell|exploded|(?:a|ont|avait|avaient)\s(?:tué|fait|touché|frappé|visé|ciblé|bombardé|blessé|attaqué|détruit|pilonné|explosé)|"
        r"(?:est|sont|s['’]est|se\ssont)\s(?:tombée?s?|abattue?s?)|tuent?|frappe(?:nt)?|bombarde(?:nt)?|touche(?:nt)?|vise(?:nt)?)"
    )
    verb = rf"(?:{'|'.join((verb, *released))})"
    noun = rf"(?:{'|'.join(weapons)})"
    subject = rf"(?<![\w-]){noun}{owner}\s{verb}(?!\w)(?!\sby\b|\spar\b|\sdown\b)"
    agent = (
        rf"\b(?:by|par)\s(?:[\w’'-]+\s){{0,3}}?{noun}(?![\w-])(?!\s(?:pilot|operator|crash|pilote|opérateur))"
    )
    return re.compile(f"{subject}|{agent}", re.IGNORECASE)


@cache
def _fires(weapons: tuple[str, ...]) -> re.Pattern[str]:
    """Somebody who fires what strikes: "fired two ballistic missiles at", "a tiré mardi une salve de missiles"."""
    verb = r"(?:fir(?:ed|es|ing)|launch(?:ed|es|ing)|lobb(?:ed|ing)|(?:tir|lanc)(?:é|e|ent|ait|aient|ant))"
    return re.compile(rf"\b{verb}\s(?:[\w’'-]+\s){{0,5}}?(?:{'|'.join(weapons)})(?![\w-])", re.IGNORECASE)


def _hits_armed(scene: Scene, arguments: Sequence[Argument], actors: Mapping[Span, ActorMention]) -> bool:
    """Whether the target is armed: by its kind, else by whose dead are counted, else by the site named; so are both sides of a fight that is told of."""
    protest = any(m.kind is ActorKind.PROTESTERS for m in scene.actors)
    if not protest and any(m.kind in ARMED and is_between(scene, m.span) for m in scene.actors):
        return True
    targets = [actors[a.span] for a in arguments if a.role is Role.TARGET and a.span in actors]
    fighting = [actors[a.span] for a in arguments if a.role is Role.PARTICIPANT and a.span in actors]
    if len({m.span.text.lower() for m in fighting}) > 1:
        targets += fighting
    conflict = scene.pack.conflict
    counted = {
        conflict.persons.get(word.lower().strip("'’"))
        for figure in scene.figures
        if figure.group and figure.kind is not CasualtyKind.DISPLACED
        for word in figure.group.text.split()
    }
    civilian = any(m.kind is ActorKind.CIVILIANS for m in targets) or bool(counted & UNARMED_GROUPS)
    armed = any(m.kind in ARMED or m.kind in _STATE for m in targets) or bool(counted & WITH_ARMS)
    military_site = bool(words(literals(conflict.facilities)).search(scene.text))
    civilian_site = bool(words(literals(conflict.civilian_sites)).search(scene.text))
    if armed and not civilian:
        return True
    if civilian and not armed:
        return False
    if armed and civilian:
        return military_site or not civilian_site
    return military_site and not civilian_site
