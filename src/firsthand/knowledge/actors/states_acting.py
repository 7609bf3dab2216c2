"""States that are named by their country alone as who did an act of arms: "Israel launched air strikes on Beirut", "la Russie a frappé Kharkiv".

Forces did it; the country's name stands for them. Only the subject of such a verb, at the head of its clause, is meant: "an attack in Mali killed
12" is none of Mali's. Where the verb alone says too little ("launched", "fired"), what was launched must be told.
"""

from __future__ import annotations

import re

from firsthand.domain.alternatives import either

ACTS = "acts by arms: "
"""Opens the reason of a mention that is the name of a country."""
_HEAD = re.compile(
    r"(?:^|[\n.!?;:,«»“”\"(—–]\s?|\s-\s|\b(?:and|but|as|after|before|when|while|that|since|because|says?|said|et|mais|que|quand|lorsque|alors\sque|après\sque|tandis\sque|dit)\s|\bqu['’])"
    r"(?:(?:the|le|la|les)\s|l['’])?$",
    re.IGNORECASE,
)
"""What stands before a country that is the subject of a clause."""
_REACH = 16
_ALSO_PERSONS = frozenset({"Chad", "Jordan", "Georgia", "Kenya", "India", "China", "Malta", "Cuba"})
"""Names of countries that people have too: only arms that states have tell them apart."""

_EN_MAYBE = r"(?:(?:has|had|have|also|again|later|then|reportedly|on\s\w+day|overnight)\s){0,3}"
_EN_ARMS = (
    r"air\s?strikes?", r"(?:missile|drone|air|rocket|artillery|ground|naval|military|retaliatory|cross-border)\s(?:strikes?|raids?|attacks?|offensive|operations?|assault|incursion|barrage)",
    r"strikes?", r"missiles?", r"rockets?", r"drones?", r"bombs?", r"shells", r"artillery", r"(?:an?|its)\s(?:\w+\s)?(?:invasion|offensive|incursion|bombardment|barrage)", r"raids?", r"attacks?",
)  # fmt: skip
_EN_DEALS = r"(?:an?|the|its|their)\s(?:\w+\s){0,2}?(?:deals?|agreements?|truce|accords?|pacts?|balance|blow|tone|note|chord|records?|highs?|lows?|snags?|targets?|headlines)\b"
_FR_MAYBE = r"(?:(?:également|aussi|encore|ensuite|de\snouveau|à\snouveau|(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|hier|dans\sla\snuit)\s){0,2}"
_FR_HAD = rf"(?:a|ont|avait|avaient|aurait|auraient)\s{_FR_MAYBE}"
_FR_ARMS = (
    r"frappes?", r"raids?", r"missiles?", r"roquettes?", r"drones?", r"bombes?", r"obus", r"bombardements?", r"(?:une|son|leur)\s(?:\w+\s)?(?:invasion|offensive|incursion|attaque|salve)", r"attaques?",
)  # fmt: skip
_BOMBS = re.compile(
    rf"\s(?:{_EN_MAYBE}(?:bombed|bombs|bombarded|bombards|shelled|shells|invaded|invades|pounded|pounds)(?!\sby\b)"
    rf"|{_EN_MAYBE}(?:launch(?:ed|es)|fir(?:ed|es)|carr(?:ied|ies)\sout|conduct(?:ed|s)|unleash(?:ed|es)|stag(?:ed|es)|began|begins|resum(?:ed|es))\s(?:(?!(?:at|on|against)\b)[\w-]+\s){{0,4}}?(?:{either(_EN_ARMS)})\b"
    rf"|(?:{_FR_HAD}(?:bombardé|pilonné|envahi)|(?:bombarde|pilonne|envahit)(?:nt)?)\b"
    rf"|(?:{_FR_HAD})?(?:lanc|tir|men|effectu|conduit)(?:é|e|ent|ait|aient)?\s{_FR_MAYBE}(?:(?!(?:sur|contre|à|au)\b)[\w-]+\s){{0,4}}?(?:d['’])?(?:{either(_FR_ARMS)})\b)",
    re.IGNORECASE,
)
_STRIKES = re.compile(
    rf"\s(?:{_EN_MAYBE}(?:struck|strikes|hit|hits|attacked|attacks|raided|raids|kill(?:ed|s))\s(?!by\b|with\b|back\b|out\b|{_EN_DEALS}|[.,;])"
    rf"|{_FR_HAD}(?:frappé|attaqué|visé|tué|touché)\s(?!par\b|[.,;]))",
    re.IGNORECASE,
)


def acts_by_arms(text: str, start: int, end: int) -> str | None:
    """The words by which a country named at `start` to `end` of a text did an act of arms; None where it is no subject of such.

    Args:
        text: any text, English or French.
        start: of the name, its article left out.
        end: of the name.
    """
    if _HEAD.search(text[max(0, start - _REACH) : start]) is None:
        return None
    found = _BOMBS.match(text, end)
    if found is None and text[start:end] not in _ALSO_PERSONS:
        found = _STRIKES.match(text, end)
    return found.group().strip() if found is not None else None
