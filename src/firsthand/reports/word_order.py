"""What the order of words says of who did it and who suffered it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.domain.report import Role
from firsthand.domain.values import Span
from firsthand.reports.beaten_back import PLAINLY
from firsthand.reports.matching import literals, words
from firsthand.reports.scene import Scene
from firsthand.reports.strikes_of import Strike, by_own, is_aimed, is_unarmed, strike_of
from firsthand.reports.subjects import OPENS_CLAUSE, SUFFERED, subject_role

_FAR = 120  # characters between an act and an actor within which their order tells something
_NEAR = 30  # characters between a subject and its verb
_DIED = re.compile(
    r"(?:(?:had|have|has|ont|avaient|a|avait|sont|est)\s)?(?:died|perished|péri|mort[es]{0,2}|succombé|décédée?s?)",
    re.IGNORECASE,
)
"""What somebody suffers though no word of the verb says so."""
_DIED_WHEN = re.compile(
    r"\b(?:died|perished|(?:sont|étaient)\s(?:morte?s?|décédée?s?)|ont\s(?:péri|succombé))\s[^.;]{0,40}?\b(?:when|as|after|lorsqu|quand|après\squ)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"\b(?:was|were|been|being|are|is|be|got|a\sété|ont\sété|été|est|sont|était|étaient|être|s['’]est\sfait|se\ssont\sfait)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)
_ACCUSED = re.compile(
    r"\b(?:accused|suspected|blamed|charged|accusée?s?|soupçonnée?s?|suspectée?s?)\s(?:(?:by|par)\s[^,;.:]{2,60}?\s)?(?:of|with|for|de|d['’])(?:\s?(?:having|avoir)\s?$|\s?(?:(?:an?|the|une?|la|les?|des)\s|l['’])?(?:[\w-]+\s)?$)",
    re.IGNORECASE,
)
_CAPTIVES_OF = re.compile(
    r"\b(?:hostages?|captives?|prisoners?|abductees|otages?|captifs?|prisonniers?)\s(?:[\w-]+\s){0,3}?(?:by|par)\s(?:(?:the|les?|la|des)\s|l['’])?$",
    re.IGNORECASE,
)
_ARTICLES = r"the|this|that|its|their|la|le|les|cette|ces|des|du|first|second|third"
_VERBAL = re.compile(
    r"(?:ed|ing|struck|ouvert|overr[au]n|took|taken|fell|shot|blew|kills?|killed|é|ée|és|ées|quent|parent|empare|pris|conquis|\b(?:set|slit|cut|beat|burnt|threw|mis))$",
    re.IGNORECASE,
)
_OF_THEIRS = r"(?:of\s(?:the\s)?|de\sla\s|de\sl['’]|du\s|des\s|de\s|d['’])"
_HELD_BY = re.compile(
    r"\b(?:held|controlled|occupied|used|owned|protected|escorted|guarded|manned|utilisée?s?|tenue?s?|contrôlée?s?|occupée?s?|protégée?s?|escortée?s?|gardée?s?)\s(?:by|par)\s(?:(?:the|les?|la|des)\s|l['’])?$",
    re.IGNORECASE,
)
_AND_ITS_HARM = re.compile(
    r"^\W*(?:and|et|then|puis)\W+(?:the\s|le\s|la\s|l['’])?(?:looting|pillaging|ransacking|destruction|burning|torching|robbery|seizure|"
    r"pillage|saccage|sabotage|incendie|braquage|occupation)\W+(?:of|de|du|des|d['’])",
    re.IGNORECASE,
)
_WORKS_FOR = re.compile(
    r"\b(?:(?:pour\sle\s)?compte|sous-traitants?|prestataires?|fournisseurs?|on\sbehalf|contractors?|suppliers?)\s"
    r"(?:of(?:\sthe)?|de\sla|de\sl['’]|du|des|de|d['’])\s?$|\b(?:transportant|carrying|transporting)\s(?:des\s|les\s|the\s)?$",
    re.IGNORECASE,
)
_AS_IT_PASSED = re.compile(
    r"\b(?:au\spassage|à\sl['’]approche|near|under|beside)\s(?:d['’]une?|du|de\sla|de\sl['’]|des|de|of|an?|the)\s?(?:[\w-]+\s){0,4}(?:patrol|convoy|vehicle|truck|patrouille|convoi|véhicule|camion)s?\b[^,;.]{0,60}$",
    re.IGNORECASE,
)
_AT_A_GROUP = re.compile(
    r"\s(?:contre|visant|ciblant|against|targeting)\s(?:une?|an?|the|le|la|les|des|deux|two)?\s?(?:groupe|group|délégation|delegation|équipe|team|convoi|convoy)s?\s(?:of|de|d['’])\s?$",
    re.IGNORECASE,
)
_GENITIVE = re.compile(r"\b(?:of(?:\sthe)?|d[ue]s?|de\sla|d)\s?['’]?$|\bde\sl['’]$", re.IGNORECASE)
_AGENT = re.compile(r"\b(?:by|par)\s", re.IGNORECASE)
_OF_THE = re.compile(r"\s(?:de\sla\s|de\sl['’]|d['’]une?\s|of\sthe\s)", re.IGNORECASE)
_OF_COUNTED = re.compile(
    r"\s(?:of|de|d['’])\s?(?:(?:at\sleast|au\smoins|about|environ)\s)?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|deux|trois|quatre|cinq|sept|huit|neuf|dix|plusieurs|several)"
    r"(?:\s(?:des|of\sthe|de\sses|of\sits)(?:\s\d+)?)?\s",
    re.IGNORECASE,
)
_OF = re.compile(r"\s(?:of|de|du|des|d['’])\s?(?:the\s)?", re.IGNORECASE)
_AND = re.compile(r"\b(?:and|then|et|puis)\s(?:the\s|la\s|le\s|l['’])?$", re.IGNORECASE)
_AGAINST = re.compile(r"^\s(?:armée?s?\s)?(?:contre|against|visant|targeting)\s", re.IGNORECASE)
_BRACKETED = re.compile(r"\([^()]*\)")
_PLURAL_VERB = re.compile(r"(?<!m)(?<!incid)(?<!accid)ent$", re.IGNORECASE)
_DOES = re.compile(
    r"^(?:attaque|frappe|vise|cible|encercle|bombarde|pilonne|abat|abattent|tue|détruit|détruisent|élimine|neutralise|exécute|massacre|incendie|"
    r"capture|arrête|enlève|interpelle)$",
    re.IGNORECASE,
)
_HAS_OBJECT = re.compile(
    r"^\s(?:(?:au\smoins|plus\sde|près\sde|également|aussi)\s)?(?:\d|une?\b|le\b|la\b|les\b|l['’]|des\b|du\b|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|ses\b|son\b|leurs?\b|plusieurs|certains)",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r"^\s(?:at\sleast\s|more\sthan\s|some\s)?(?:\d|an?\b|the\b|two|three|four|five|six|seven|eight|nine|ten|several|dozens|suspected|armed)",
    re.IGNORECASE,
)
_INTO_HANDS = re.compile(r"(?:mains|hands|\bf[ae]lls?\sto)$", re.IGNORECASE)
_BETWEEN = re.compile(
    r"\b(?:when|where|lorsque?|quand|où|between|entre|with|avec|that|que|and|et)\b\s?['’]?(?:(?:the|les?|la|des)\s|l['’])?$",
    re.IGNORECASE,
)
_GAVE_WAY = re.compile(
    r"(?:repli|retir|withdr[ae]|retreat|lost\s(?:\w+\s)?control|perdu\sle\scontrôle|control\sof$)",
    re.IGNORECASE,
)
_TO_WHOM = re.compile(r"\s(?:to|au\sprofit)\s?(?:(?:the|de\sla|des|du|de\sl['’]|d['’])\s?)?$", re.IGNORECASE)
"""What stands between what somebody lost and who has it now."""
_FROM_WHOM = re.compile(
    r"\b(?:withdrawals?|retreat|departure|pull-?out|rout|defeat|flight|retraits?|départs?|repli|retraite|fuite|déroute|débandade)\s"
    rf"{_OF_THEIRS}(?:[\w-]+\s{_OF_THEIRS})?$",
    re.IGNORECASE,
)
"""What stands before those who left a place to others: "after the withdrawal of the army"."""
_FROM_SITE = re.compile(
    r"\b(?:fired|launched|coming|tirée?s?|lancée?s?|provenant|venant)\s(?:from|depuis|à\spartir|de|d['’])\s?(?:(?:de\s|d['’])?(?:an?|the|une?|des|les?|la|du)\s|d['’]une?\s|de\sl['’]|l['’])?"
    rf"(?:[\w-]+\s){{0,2}}?(?:{_OF_THEIRS}(?:[\w-]+\s)?)?$",
    re.IGNORECASE,
)
"""What stands between arms and those from whose side they came: "shells fired from positions of"."""
_HIT = re.compile(
    r"\s(?:contre|against|visant|ciblant|targeting|sur|on|de|d(?=['’])|of)\s?['’]?(?:(?:les?|la|une?|the|an?|des|deux|two)\s|l['’]|un\s)"
    r"(?!groupes?\b|group\b)(?:(?!par\b|by\b)[\w’'-]+\s){1,6}(?:of(?:\sthe)?|des|du|de\sla|de\sl['’]|de|d['’])\s?",
    re.IGNORECASE,
)
_CAUGHT = re.compile(
    r"\b(?:tomb(?:e|ent|ée?s?|er)|pris(?:es?)?|fell|falls|fall|walked|drove|ran|caught|came|comes)\s(?:\w+\s)?(?:dans|en|into|in|under)\s(?:une\s|an?\s)?$",
    re.IGNORECASE,
)
_RAN_ONTO = re.compile(
    r"^(?:(?:a|ont|eut|avait|avoir)\s)?(?:saut|heurt|hit|struck|strikes?|drove|drives|ran)\w*\b.*\b(?:(?:land)?mines?|engin|ieds?)|^essu|^c[ao]me\sunder",
    re.IGNORECASE,
)
_MEMBERS_OF = (
    r"(?:(?:(?:the|some|several|suspected|alleged|armed|des|plusieurs|\d+|dozens\sof|des\sdizaines\sde)\s){0,2}"
    r"(?:members|elements|fighters|militants|men|units|soldiers|militiamen|membres|éléments|combattants|hommes|unités|soldats|miliciens)\s"
    r"(?:of|from|du|de\sla|de\sl['’]|des|de|d['’])\s?)?"
)
"""Whose people an actor's are: "killed by members of the X"."""
_LAUNCHES = re.compile(
    r"\s(?:(?:has|have|had|also|again|later|then|reportedly|a|ont|avait|avaient|aurait|auraient|également|aussi)\s){0,3}"
    r"(?:launch(?:ed|es|ing)?|carr(?:ied|ies|ying)\sout|conduct(?:ed|s|ing)|stag(?:ed|es|ing)|mount(?:ed|s|ing)|unleash(?:ed|es|ing)|perpetrat(?:ed|es)"
    r"|(?:men|lanc|effectu|condui|perpétr)(?:é|e|ent|ait|aient|t|ant))\s"
    r"(?:(?!(?:on|against|after|before|following|in|to|since|when|sur|contre|après|avant|en|dans|pour|suite|depuis)\b)[\w’'-]+\s){0,4}(?:d['’])?",
    re.IGNORECASE,
)
"""What stands between somebody and the noun of what they did: "launched air strikes", "a mené une série de frappes"."""
_STANDING = r"(?:position|poste|camp|base|caserne|détachement|garnison)s?"
_MILITARY = re.compile(r"militaires?", re.IGNORECASE)
_STRUCTURES = re.compile(
    r"^(?:['’]s?\s(?:\w+\s){0,2}|\s)(?:bases?|camp|positions?|(?:out)?posts?|barracks|installations|convoy|stations?|headquarters|checkpoints?)\b|^\spatrol\b",
    re.IGNORECASE,
)


def is_verb(scene: Scene, trigger: Span) -> bool:
    """Whether a trigger is a verb by its form, that of its first word too ("opened fire on"), and has no article before it."""
    verbal = (
        _VERBAL.search(trigger.text)
        or _VERBAL.search(trigger.text.split()[0])
        or _is_present(scene, trigger)
        or (scene.pack.code == "fr" and _PLURAL_VERB.search(trigger.text))
    )
    return bool(verbal) and not _noun_before(scene.pack.conflict.indefinite).search(scene.before(trigger, 16))


def _is_present(scene: Scene, trigger: Span) -> bool:
    """Whether a French form that is noun and verb alike is the verb: it has an object right behind it ("l'unité attaque un camp") and a subject."""
    return (
        bool(_DOES.match(trigger.text))
        and bool(_HAS_OBJECT.match(scene.after(trigger, 24)))
        and bool(re.search(r"\w[\s)]*$", scene.before(trigger, 8)))
    )


def by_order(scene: Scene, triggers: Sequence[Span], actor: Span) -> Role | None:
    """What the order of words says of an actor, None where it says nothing.

    The first trigger is asked about every actor, a later one only about its own "by X" and the subject of its clause ("when X attacked").
    """
    first, *later = triggers
    if (actor.end <= first.start and _acts(scene, first, actor)) or _FROM_SITE.search(
        scene.before(actor, 60)
    ):
        return (
            Role.INITIATOR
        )  # "a patrol of the army killed two men", "shells fired from positions of the army"
    nouns = (trigger for trigger in triggers if not is_verb(scene, trigger))
    if (strike := strike_of(scene, first, nouns, actor)) is not None:
        role = by_own(scene, strike, actor)
        if role is not None or strike is not Strike.TOPIC:
            return role
    if _is_held_or_taken(scene, triggers, actor):
        return Role.TARGET
    if (role := _in_own_clause(scene, later, actor)) is not None:
        return role
    if (role := _beside_act(scene, first, later, actor)) is not None:
        return role
    for trigger in later:
        if actor.start >= trigger.end:
            gap = scene.between(trigger, actor)
            if _AGAINST.match(gap) and len(gap) <= _FAR:
                return _behind(scene, trigger, actor)
            if _is_agent(scene, gap, actor):
                return Role.INITIATOR
    return None


def _beside_act(scene: Scene, act: Span, others: Sequence[Span], actor: Span) -> Role | None:
    """What the first act says of an actor near it, or of its agent far behind."""
    if len(_BRACKETED.sub("", scene.between(act, actor))) <= _FAR:
        return _behind(scene, act, actor) if actor.start >= act.end else _ahead(scene, act, actor)
    return Role.INITIATOR if _is_far_agent(scene, act, others, actor) else None


def _is_far_agent(scene: Scene, act: Span, others: Sequence[Span], actor: Span) -> bool:
    """Whether an actor far behind a passive act did it: only places and days stand between ("ont été tuées dans la nuit dans la commune de X, par Y")."""
    if actor.start < act.end or any(act.end <= other.start < actor.start for other in others):
        return False
    gap = scene.between(act, actor)
    passive = SUFFERED.search(scene.before(act, 30) + act.text)
    return (
        bool(passive) and ";" not in gap and _AGENT.search(gap) is not None and _is_agent(scene, gap, actor)
    )


def _in_own_clause(scene: Scene, later: Sequence[Span], actor: Span) -> Role | None:
    """What a later trigger says of the subject of its clause: "were killed when hundreds of fighters attacked"."""
    if OPENS_CLAUSE.search(scene.before(actor, 60)) is None:
        return None
    behind = (t for t in later if t.start >= actor.end and len(scene.between(t, actor)) < _NEAR)
    if (trigger := next(behind, None)) is not None:
        return _ahead(scene, trigger, actor)
    after = scene.after(actor, _NEAR + _NEAR)
    start = gap.end() if (gap := PLAINLY.match(after)) is not None else len(after)
    conflict = scene.pack.conflict
    act = words((*conflict.charges, *conflict.attack)).match(after, start)
    suffered = act is None or SUFFERED.match(act.group()) or _PASSIVE.search(after[:start])
    return None if suffered else Role.INITIATOR


def _is_held_or_taken(scene: Scene, triggers: Sequence[Span], actor: Span) -> bool:
    """Whether an actor's site stands for it, or it is the object of an act by standing in it or right behind its "of"."""
    sites = scene.pack.conflict.site_of
    bare = sites if actor.text.isupper() else (_STANDING if _MILITARY.fullmatch(actor.text) else "(?!)",)
    if _site_of(sites).search(scene.before(actor, 40)) or _site_then(bare).search(scene.before(actor, 20)):
        return True  # "le camp MINUSMA", "une position militaire attaquée"
    if any(trigger.start < actor.start < trigger.end for trigger in triggers):
        return True  # "targeted military forces": the object is part of the trigger
    first, *later = triggers
    return any(  # "attack on a camp and abduction of civilians"
        first.end <= t.start
        and t.end <= actor.start
        and _OF.fullmatch(scene.between(t, actor))
        and _AND.search(scene.before(t, 12))
        for t in later
    )


def _acts(scene: Scene, trigger: Span, actor: Span) -> bool:
    """Whether an act has an actor, or its patrol or unit, for its subject: right before the verb, and an object behind it."""
    gap = scene.between(trigger, actor)
    return (
        bool(re.fullmatch(r"\s(?:(?:a|ont|has|have|had|also|également|aussi)\s)?", gap))
        and is_verb(scene, trigger)
        and bool(_HAS_OBJECT.match(scene.after(trigger, 24)) or _OBJECT.match(scene.after(trigger, 24)))
        and not _RAN_ONTO.search(trigger.text)
    )


def _behind(scene: Scene, trigger: Span, actor: Span) -> Role | None:
    """An actor behind the trigger: "by X" did it, "on X" and a bare object suffered it."""
    gap = scene.between(trigger, actor)
    if _is_object(scene, gap, actor):
        return Role.TARGET
    if is_aimed(scene, actor) and re.fullmatch(
        r"\s(?:[\w’'-]+\s){0,2}(?:by|of|par|de|du|des|de\sla|de\sl['’]|d['’])\s?(?:the\s|la\s|les?\s|l['’])?",
        gap,
        re.IGNORECASE,
    ):
        return Role.INITIATOR  # "a strike of the army against X"
    if _is_agent(scene, gap, actor) or (_INTO_HANDS.search(trigger.text) and len(gap) < _NEAR):
        return Role.INITIATOR
    if _GAVE_WAY.search(trigger.text) and _TO_WHOM.search(gap):
        return Role.INITIATOR  # "lost control of the town to rebels"
    if _BETWEEN.search(gap):
        return None
    if _ends_with(tuple(scene.pack.conflict.against)).search(gap) or not gap.strip():
        return Role.TARGET
    return None


def _is_object(scene: Scene, gap: str, actor: Span) -> bool:
    """Whether the words between an act and an actor make the actor, or what is the actor's, the object of the act."""
    if _CAPTIVES_OF.search(gap):
        return False  # who holds people took them
    if _FROM_WHOM.search(gap) or _HELD_BY.search(gap) or _WORKS_FOR.search(gap) or _OF_COUNTED.fullmatch(gap):
        return True
    if not _AGENT.search(gap) and (_AND_ITS_HARM.search(gap) or _AS_IT_PASSED.search(gap)):
        return True
    if _OF_THE.fullmatch(gap) and _AGENT.search(scene.after(actor, _FAR)):
        return True  # "attaque de la X par Y"
    return bool(_AT_A_GROUP.fullmatch(gap)) or _owns_object(scene, gap)


def _owns_object(scene: Scene, gap: str) -> bool:
    """Whether the words between an act and an actor name what was hit, as the actor's: "contre une escorte de l'", "on a school of"."""
    return bool(_HIT.fullmatch(gap)) and not words(literals(scene.pack.conflict.weapons)).search(gap)


def _is_agent(scene: Scene, gap: str, actor: Span) -> bool:
    """Whether the words between an act and an actor make the actor the one who did it."""
    possessive = gap.strip().lower() in ("of", "de", "du", "des")
    if possessive or (_GENITIVE.search(gap) and not _AGENT.search(gap) and is_unarmed(scene, actor)):
        return False  # "a site of the displaced"
    return bool(_ends_with(tuple(scene.pack.conflict.by)).search(gap))


def _ahead(scene: Scene, trigger: Span, actor: Span) -> Role | None:
    """An actor ahead of the trigger: subject of an active verb, or the one to whom it happened."""
    gap = scene.between(trigger, actor)
    if _ACCUSED.search(gap) or _LAUNCHES.fullmatch(gap):
        return Role.INITIATOR  # as somebody says: "was accused of killing"
    if (
        _CAUGHT.search(gap)
        or _RAN_ONTO.search(trigger.text)
        or _RAN_ONTO.search(gap.strip() + " " + trigger.text)
    ):
        return Role.TARGET
    if (
        _STRUCTURES.match(scene.after(actor, 30))
        or SUFFERED.search(gap)
        or _DIED_WHEN.search(gap)
        or _PASSIVE.search(scene.before(trigger, 30))
    ):
        return Role.TARGET
    if re.match(r"^['’]s?\s(?:\w+\s){0,2}$", gap):
        return Role.INITIATOR
    if _GAVE_WAY.search(trigger.text) or (_DIED.fullmatch(trigger.text) and len(gap) < _NEAR):
        return Role.TARGET
    if len(gap) >= 60 or re.search(r"[;.]", gap) or not is_verb(scene, trigger):
        return None
    return subject_role(scene, trigger, actor)


@cache
def _noun_before(indefinite: str) -> re.Pattern[str]:
    """An article, those of the language that count one among them: French "a attaqué" has none."""
    return re.compile(rf"(?:\b(?:{_ARTICLES}|{indefinite})\s|\b[ld]['’])$", re.IGNORECASE)


@cache
def _site_of(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """A site noun with "of" right before a name: "a convoy of the", "le camp des"."""
    return re.compile(
        r"\b(?:"
        + "|".join(nouns)
        + r")\s(?:du\scontingent\s\w+\s|of\sthe\s\w+\scontingent\s)?(?:(?!par\s|by\s|contre\s|against\s|on\s|sur\s)\w+\s){0,2}(?:of(?:\sthe)?|de\sl['’]|de\sla|des|de|du|d['’])\s?"
        + r"(?:(?:présumé|suspecté|supposé)e?s?\s)?$",
        re.IGNORECASE,
    )


@cache
def _site_then(nouns: tuple[str, ...]) -> re.Pattern[str]:
    """A site noun right before an acronym: "le camp MINUSMA"."""
    return re.compile(r"\b(?:" + "|".join(nouns) + r")\s$", re.IGNORECASE)


@cache
def _ends_with(phrases: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(
        r"(?<!\w)(?:"
        + "|".join(sorted(literals(phrases), key=len, reverse=True))
        + rf")\s?{_MEMBERS_OF}(?:(?:the|a|an|suspected|some|l['’]|la|le|les|des|un|une|their|\d+|heavily|armed|présumée?s?|groupe?|mouvement|milice|militia|[\w-]+ed|[\w-]+ist|(?-i:[A-Z])[\w-]+)\s){{0,3}}(?:l['’]|d['’])?$",
        re.IGNORECASE,
    )
