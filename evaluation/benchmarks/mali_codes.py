"""The words that the Malian incident list codes with, in ours: groups of victims, event types, targets.

Written from the list's own column values and our codebook's definitions; no row decides how another is scored. All words are
compared folded: lower case, without accents, punctuation as blanks.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable

from firsthand.domain.actor import ActorKind
from firsthand.domain.event import EventActor
from firsthand.knowledge.folding import plain

SOLDIERS, POLICE, PEACEKEEPERS, ARMED, CIVILIANS, ANYONE = (
    "soldiers",
    "police",
    "peacekeepers",
    "militants",
    "civilians",
    "persons",
)

_GROUP_WORDS = {
    SOLDIERS: ("soldat", "militaire", "ama", "barkhane"),
    POLICE: ("gendarme", "policier", "douanier", "garde"),
    PEACEKEEPERS: ("casque bleu",),
    ARMED: ("assaillant", "djihadiste", "terroriste", "combattant", "rebelle", "milicien", "dozo", "gatia", "gata", "cma", "msa", "mnla", "hcua", "plateforme", "ganda"),
    CIVILIANS: ("civil", "ong"),
    ANYONE: ("nd", ""),
}  # fmt: skip

_OUR_GROUPS = {
    "militia": ARMED,
    "mercenaries": ARMED,
    "aid-workers": CIVILIANS,
    "children": CIVILIANS,
    "women": CIVILIANS,
}
"""Groups of ours that the list does not part from a larger one."""

ATTACK, CLASH, MINE, SHELL, SUICIDE = (
    "attack",
    "armed-clash",
    "remote-explosive-ied",
    "shelling-artillery-missile",
    "suicide-bomb",
)
_ARMED_TYPES = frozenset({ATTACK, CLASH})

_TYPE_WORDS: dict[str, frozenset[str]] = {
    "attaque": _ARMED_TYPES,
    "embuscade": _ARMED_TYPES,
    "assaut": _ARMED_TYPES,
    "assault": _ARMED_TYPES,
    "raid": _ARMED_TYPES,
    "tirs": _ARMED_TYPES,
    "represailles": _ARMED_TYPES | {"mob-violence"},
    "defense": _ARMED_TYPES,
    "affrontement": frozenset({CLASH, "mob-violence"}),
    "combat": frozenset({CLASH}),
    "accrochage": frozenset({CLASH}),
    "riposte": frozenset({CLASH, ATTACK}),
    "neutralisation": frozenset({CLASH, ATTACK, "air-drone-strike"}),
    "elimination": frozenset({CLASH, ATTACK, "air-drone-strike"}),
    "assassinat": frozenset({ATTACK}),
    "meurtre": frozenset({ATTACK}),
    "execution": frozenset({ATTACK}),
    "massacre": frozenset({ATTACK}),
    "decouverte de corps": frozenset({ATTACK}),
    "lynchage": frozenset({"mob-violence"}),
    "arrestation": frozenset({"arrests"}),
    "enlevement": frozenset({"abduction-forced-disappearance"}),
    "braquage": frozenset({"looting-property-destruction", ATTACK}),
    "vol": frozenset({"looting-property-destruction"}),
    "incendie": frozenset({"looting-property-destruction", ATTACK}),
    "explosion": frozenset({MINE}),
    "mine": frozenset({MINE}),
    "attentat": frozenset({SUICIDE, MINE, ATTACK, "disrupted-weapons-use"}),
    "attenta": frozenset({SUICIDE, MINE, ATTACK, "disrupted-weapons-use"}),
    "deminage": frozenset({"disrupted-weapons-use"}),
    "mine decouverte": frozenset({"disrupted-weapons-use"}),
    "destruction de mine": frozenset({"disrupted-weapons-use"}),
    "frappes": frozenset({"air-drone-strike", SHELL}),
    "operation": frozenset({CLASH, "arrests", "disrupted-weapons-use", "other-strategic"}),
}
"""What a word of the type column can be in our codebook. An attack on armed men and one on people without arms are two types of
ours and one of theirs; a clash between communities is mob violence where nobody is organised."""

_WEAPON_WORDS: dict[str, frozenset[str]] = {
    "mine": frozenset({MINE}),
    "mines": frozenset({MINE}),
    "engin explosif": frozenset({MINE}),
    "engins explosifs": frozenset({MINE}),
    "eei": frozenset({MINE}),
    "ied": frozenset({MINE}),
    "explosif": frozenset({MINE}),
    "roquette": frozenset({SHELL}),
    "roquettes": frozenset({SHELL}),
    "mortier": frozenset({SHELL}),
    "mortiers": frozenset({SHELL}),
    "obus": frozenset({SHELL}),
    "kamikaze": frozenset({SUICIDE}),
    "kamikazes": frozenset({SUICIDE}),
    "attentat suicide": frozenset({SUICIDE}),
    "vehicule piege": frozenset({SUICIDE, MINE}),
    "vehicules pieges": frozenset({SUICIDE, MINE}),
}
"""Weapons that our codebook makes a type of their own."""

_UNKNOWN = frozenset({"", "nd", "dn", "none"})

STATE, CIVIL, UN, ARMED_MEN = "state", "civil", "minusma", "armed"

_TARGET_WORDS = {
    UN: UN, "ama": STATE, "fama": STATE, "prison": STATE, "civil": CIVIL, "civl": CIVIL, "civils": CIVIL, "ong": CIVIL, "ecole": CIVIL,
    "croix rouge": CIVIL, "cicr": CIVIL, "imam": CIVIL, "maire": CIVIL, "mairie": CIVIL, "commercant": CIVIL, "forrains": CIVIL,
    "precheurs": CIVIL, "expatries": CIVIL, "hotel": CIVIL, "barkhane": "barkhane", "barkhane sabre": "barkhane", "gatia": "gatia",
    "cma": "cma", "mnla": "cma", "hcua": "cma", "msa": "msa", "maa": "maa", "plateforme": "plateforme", "ganda izo": "ganda_iso",
    "ansar dine": "ansar_dine", "aqmi": "aqim", "eigs": "issp", "presumes djihadistes": ARMED_MEN, "presume djihadiste": ARMED_MEN,
    "djihadistes": ARMED_MEN, "presumes terroristes": ARMED_MEN, "terroriste": ARMED_MEN, "individus armes": ARMED_MEN,
    "bandits armes": ARMED_MEN, "bandits": ARMED_MEN, "rebelles": ARMED_MEN, "assaillants": ARMED_MEN,
}  # fmt: skip

_SAME_FORCE = {"fra-army": "barkhane"}
"""Ids of ours under another that the list has for the same people: France's soldiers in Mali are those of Barkhane."""

_NO_CIVILIANS = re.compile(r"\([^)]*(?:dozos?|milic|auto-?d[ée]fense)[^)]*\)", re.IGNORECASE)
"""Armed groups of a community that the target column writes as "Civil (...)": our codebook has them as militias, so neither is comparable."""

_STATES = (ActorKind.STATE_FORCE, ActorKind.GOVERNMENT)
_SHIELDED = (ActorKind.CIVILIANS, ActorKind.ORGANISATION, ActorKind.MEDIA, ActorKind.PROTESTERS)


def group_of(word: str) -> str | None:
    """Our group for a category of victims; None for one that the table lacks."""
    folded = plain(word)
    if folded in _GROUP_WORDS[ANYONE]:
        return ANYONE
    first = next((w for w in folded.split() if len(w) > 1), "")
    for group, listed in _GROUP_WORDS.items():
        if any(first.startswith(w.split()[0]) for w in listed if w and group != ANYONE):
            return group
    return None


def our_group(group: str) -> str:
    """A group of our codebook, as coarse as the list's."""
    return _OUR_GROUPS.get(group, group)


def types_of(coded: str | None, weapons: str | None, text: str) -> frozenset[str]:
    """Codes of our codebook that fit a coded type; empty where the coder gave none that can be compared.

    A weapon that makes a type of its own, in the weapons column or in the text, takes the place of "attack" and of nothing
    finer ("clash", "arrest"); an act named beside the attack ("abduction") fits too.
    """
    words = _parts(coded)
    found = [_TYPE_WORDS[word] for word in words if word in _TYPE_WORDS]
    found += [
        _TYPE_WORDS[key]
        for word in words
        if word not in _TYPE_WORDS
        for key in _TYPE_WORDS
        if _holds(word, key)
    ]
    fitting = frozenset().union(*found)
    armed = frozenset().union(
        *(types for word, types in _WEAPON_WORDS.items() if _holds(plain(f"{weapons or ''} {text}"), word))
    )
    if armed and "attaque" in words:
        return (fitting - _ARMED_TYPES) | armed
    return fitting


def targets_of(coded: str | None) -> frozenset[str]:
    """Labels of the coded targets; empty where one of them is not in the table, is called civil and armed, or none is given.

    Our actor list has the movements of the CMA (MNLA, HCUA) under one id; the codes are taken together accordingly.
    """
    if _NO_CIVILIANS.search(coded or ""):
        return frozenset()
    words = [word for word in _parts(coded) if word not in _UNKNOWN]
    labels = [_TARGET_WORDS.get(word) for word in words]
    return frozenset() if None in labels else frozenset(label for label in labels if label)


def label_of(party: EventActor) -> str:
    """The label of a party of ours: Malian and unnamed state forces are the state, blue helmets the UN mission, descriptions of
    armed men one label, people and bodies without arms another; a named group is itself.
    """
    if party.id in ("generic:peacekeepers", UN):
        return UN
    if party.kind in _SHIELDED:
        return CIVIL
    if party.kind in _STATES and (party.id.startswith(("generic:", "mli"))):
        return STATE
    return ARMED_MEN if party.id.startswith("generic:") else _SAME_FORCE.get(party.id, party.id)


def labels(parties: Iterable[EventActor]) -> Collection[str]:
    """The labels of several parties."""
    return frozenset(label_of(party) for party in parties)


def _parts(coded: str | None) -> list[str]:
    bare = re.sub(r"\([^)]*\)", "", coded or "")
    return [plain(part) for part in re.split(r"[;/+,]| - ", bare)]


def _holds(text: str, word: str) -> bool:
    return f" {word} " in f" {text} "
