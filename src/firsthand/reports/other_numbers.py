"""Numbers that stand where a count of those harmed could and are none: ages, times of day, addresses, children somebody has."""

from __future__ import annotations

import re

from firsthand.reports.air_defence import counts_aircraft

_UNIT = r"(?:year|month|week|day)s?"
_AGE_NOUN = re.compile(rf"\b[\w-]+?[\s-]{_UNIT}[\s-]olds?\b", re.IGNORECASE)
_AGED = re.compile(
    r"\b(?:aged?|ages|âgée?s?(?:\sde)?|both|all|each)\s(?:\d{1,3}\s?,?\s(?:(?:and|et|to|à)\s)?)*$",
    re.IGNORECASE,
)
_BARE_AGED = re.compile(r"\b(?:both|all|each)\s$", re.IGNORECASE)
_OF_A_NAME = re.compile(
    r"(?:\b[A-ZÀ-Þ][\w'’.-]*|\b(?:wo)?man|\bboy|\bgirl|\bhomme|\bfemme|\bgarçon|\bfille),\s$"
)
_AGED_WORDS = re.compile(
    r"\b(?:aged|ages|âgée?s(?:\sde)?)\s(?:(?:between|from|entre|de)\s(?:[\w-]+\s(?:and|to|et|à)\s)?)?$",
    re.IGNORECASE,
)
_OF_AN_AGE = re.compile(
    r"\b(?:(?:wo)?man|boy|girl|child|baby|toddler|infant|youth|teen(?:ager)?|pupil|student|apprentice|grandmother|grandfather|widow|sister|brother|son|"
    r"daughter)\sof\s(?:about\s|just\s|only\s)?$",
    re.IGNORECASE,
)
_BROUGHT_DOWN = re.compile(
    r"\s(?:(?:were|was|had\sbeen|have\sbeen)\s)?(?:shot\sdown|intercepted|downed|jammed)\b|\s(?:(?:a|ont|avaient)\sété\s)?interceptée?s?\b",
    re.IGNORECASE,
)
"""What is said of drones and missiles, and of nobody: "92 drones, of which 51 were shot down"."""
_PARENT = re.compile(
    r"\b(?:(?:grand)?(?:fa|mo)ther|parent|dad|mom|mum|père|mère)s?\s(?:of|de|d[’'])\s?$", re.IGNORECASE
)
_NO = re.compile(r"\b(?:no[\s-]|(?:not|pas|ni)\s)$", re.IGNORECASE)
_ONE = frozenset(("one", "a", "an", "un", "une"))
_STRENGTH = re.compile(
    r"\b(?:numbering|numbered|au\snombre\sd['’e]|"
    r"(?:ceux|celles)-ci\s(?:étaient|sont|seraient)|"
    r"(?:(?:les|des|ses|leurs|the|these|those|its)\s(?:\w+\s)?(?:assaillants|attaquants|agresseurs|ravisseurs|jihadistes|djihadistes|terroristes|rebelles|"
    r"insurgés|bandits|attackers|assailants|gunmen|raiders|kidnappers|militants|insurgents|rebels))"
    r"(?:\s(?:étaient|were)|,?\s(?:(?:who|qui)\s)?(?:(?:are|were|sont|étaient)\s)?(?:estimés|estimated)\s(?:à|at|to\snumber)))"
    r"\s?(?:(?:about|around|some|at\sleast|environ|quelque|au\smoins)\s)?$",
    re.IGNORECASE,
)
_FOUGHT = re.compile(
    r"\b(?:(?:clash(?:ed|es|ing)?|fought|fighting|battl(?:ed|es|ing)|fire\s?fights?|gun\s?(?:fights?|battles?)|encounters?|shoot-?outs?|exchang\w+\s(?:fire|shots))\s(?:\w+\s)?(?:with|against)"
    r"|(?:affront|accroch)\w+\s(?:[\w-]+\s){0,2}?(?:à|avec|contre)|échang\w+\s(?:des|de)\s(?:tirs|feu)\s(?:\w+\s)?avec)"
    r"\s(?:(?:about|around|some|at\sleast|a\sgroup\sof|environ|quelque|au\smoins|un\sgroupe\sde)\s)*$",
    re.IGNORECASE,
)
"""What stands before the number of those whom others fought: "clashed with about 20 militants"."""
_UNDER = re.compile(
    r"\b(?:raised|rais(?:es|ing)|recruit(?:ed|s|ing)|muster(?:ed|s)|led|leads|command(?:ed|s|ing)|trained|armed|recruté|levé|command(?:é|ait)|dirig(?:é|eait)|entraîné|formé|armé)"
    r"\s(?:(?:about|some|more\sthan|at\sleast|over|environ|quelque|plus\sde|au\smoins)\s)?$",
    re.IGNORECASE,
)
_TROOPS = re.compile(
    r"\s(?:(?:de\s|d['’])?(?:armed\s|local\s|young\s|jeunes\s)?(?:men|fighters|volunteers|recruits|hommes|combattants|volontaires|recrues))\b(?!\s(?:to\sdeath|dead))",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\s(?:de\s|d['’]|of\s)?(?:km|kilom[eè]tres?|kilometers?|miles?|m[eè]tres?|meters?|metres?|yards?|hectares?|minutes?|heures?|hours?|degrees?|per\s?cent|pour\s?cent)\b",
    re.IGNORECASE,
)
"""What a number measures that counts nobody: "à une trentaine de kilomètres"."""
_HARM = r"kill|wound|injur|hurt|dead|died|death|tué|bless|mort|décéd|succomb"
_RELATIVES = r"\s(?:(?:of|de|d['’])\s?)?(?:(?:ses|leurs|his|her|their|anxious|worried)\s)?(?:relatives|family\smembers|proches|membres\sde\s(?:la|leur)\sfamille)\b"
_RELATIVES_DO = re.compile(
    rf"{_RELATIVES}(?:\s(?!{_HARM})[\w’'-]+){{0,4}}?\s(?:spent|gather(?:ed)?|wait(?:ed|ing)?|await(?:ed|ing)?|stood|demand(?:ed)?|protested|march(?:ed)?|told|said|accused|"
    r"identified|travelled|traveled|arrived|kept|staged|buried|(?:ont|avaient)\s(?:passé|attendu|manifesté|réclamé|exigé|identifié|dit|raconté|enterré|confirmé)|attend(?:ent|aient)|"
    r"réclam(?:ent|aient)|se\ssont\s(?:rassemblé|réuni|massé)s)",
    re.IGNORECASE,
)
_HEARD = re.compile(
    r"\b(?:interview(?:s|ed|ing)?|talk(?:s|ed|ing)?|sp(?:oke|oken|eaking)|meet(?:s|ing)?|met|testimon(?:y|ies)|entretiens?|auprès|parlé|témoignages?|interrogé)\s(?:(?:with|to|from|of|avec|de|d['’])\s?)?$",
    re.IGNORECASE,
)
_OF_RELATIVES = re.compile(_RELATIVES, re.IGNORECASE)
_FRACTION = re.compile(
    r"\s(?:part(?:ie)?|majorit(?:y|é)|minorit(?:y|é))\s(?:of|de|des|d['’]entre)\b|[\s-](?:half|third|quarter|fifth|tenth|tiers|quart|cinquième|dixième)s?\b",
    re.IGNORECASE,
)
_IN_FRACTION = re.compile(
    r"\s(?:in|out\sof|sur)\s(?:every\s)?(?:two|three|four|five|six|ten|deux|trois|quatre|cinq|six|dix|\d{1,2})\s(?=of\b|des\b|were\b|was\b|ét|ont\b)",
    re.IGNORECASE,
)
_KIN_OF = re.compile(
    r"\s(?:families|relatives|widows|widowers|orphans|familles|proches|parents|veuves|orphelins)\s(?:of|de|des|d['’])\s?(?:(?!(?<!who\s)(?:were|was|have|had)\b|(?<!qui\s)(?:ont|sont|étaient|avaient)\b)[\w-]+\s){0,4}?"
    r"(?:killed|slain|dead|fallen|victims|tuée?s|mort[es]*|tombée?s|victimes|disparue?s)\b",
    re.IGNORECASE,
)
_MAY_HAPPEN = re.compile(
    r"(?:\s(?!kill|wound|injur|hurt|dead|tué|bless|mort)[\w’'-]+){0,3}?\s(?:"
    r"(?:could|might|may|will)\s(?:[\w-]+\s){0,2}?(?:be\s(?:[\w-]+\s)?(?:killed|injured|wounded|hurt|shot|murdered|executed|displaced|abducted|kidnapped|arrested)|die|perish)"
    r"|(?:pourrai(?:t|ent)|risque(?:nt)?\sd['’e]\s?|sera|seront)\s?(?:[\w-]+\s){0,2}?(?:être\s)?(?:tuée?s?|blessée?s?|enlevée?s?|abattue?s?|exécutée?s?|déplacée?s?|arrêtée?s?|mourir))\b",
    re.IGNORECASE,
)
_BEFELL = (
    r"(?:"
    r"(?:(?:have|has|had|were|was|are|being)\s(?:been\s)?|(?:would|will|to)\sbe\s|be\s)(?:\w+ly\s)?"
    r"(?:freed|released|rescued|deployed|dispatched|(?:flown|drafted|called|bussed|trucked|helicoptered)\sin|redeployed|stationed|sent|mobili[sz]ed|sentenced|convicted|recruited|trained|invited|vaccinated|found\s(?:alive|safe|unharmed))"
    r"|(?:(?:ont|a|avaient|avait|auraient)\sété|seraient|seront|étaient|sont)\s(?:\w+ment\s)?"
    r"(?:libérée?s?|relâchée?s?|secourue?s?|déployée?s?|dépêchée?s?|acheminée?s?|héliportée?s?|stationnée?s?|redéployée?s?|envoyée?s?|mobilisée?s?|condamnée?s?|recrutée?s?|formée?s?|vaccinée?s?"
    r"|retrouvée?s?\s(?:viv|sain|en\svie)\w*))(?!\w)"
)
_WHO_ELSE = r"(?:,\s(?:including|among\sthem|dont|parmi\s\w+)\s[^.;:()]{3,60},)"
_SURVIVES = (
    r"(?:(?:(?:have|has|had)\s)?(?:also\s|miraculously\s|reportedly\s)?(?:survived|escaped)"
    r"|(?:ont|a|avaient|avait|auraient|aurait)\s(?:\w+ment\s|toutefois\s|pu\s)?(?:survécu|(?:s['’])?échapp(?:é|er)|eu\sla\svie\ssauve)"
    r"|(?:was|were|is|are)\s(?:unhurt|unharmed|safe)|(?:est|sont|était|étaient)\s(?:\w+\s)?(?:indemnes?|saine?s?\set\ssau(?:fs?|ves?)|hors\sde\sdanger))(?!\w)"
)
_UNHURT = r"(?!,?\s(?:\w+ly\s|\w+ment\s)?(?:with|but|though|despite|avec|mais|malgré|wounded|injured|hurt|bless\w+)\b)"
_OTHER_FATE = re.compile(
    rf"(?:\s(?!{_HARM}|who\b|qui\b)[\w’'-]+){{0,3}}?{_WHO_ELSE}?\s{_BEFELL}",
    re.IGNORECASE,
)
_SAFE = re.compile(
    rf"(?:\s(?!{_HARM}|(?:who|qui|and|et|before|then|while|after|puis|avant|mais|but)\b)[\w’'-]+){{0,3}}?{_WHO_ELSE}?\s"
    rf"{_SURVIVES}"
    rf"{_UNHURT}",
    re.IGNORECASE,
)
_SOME_FOUND = re.compile(
    rf"\s(?:des|of\sthe)\s(?:(?!{_HARM}|corps|cadavre|bod|qui\b|who\b|and\b|et\b)[\w’'-]+\s){{1,9}}?"
    rf"(?:{_BEFELL}|(?:ont|avaient)\sété\sretrouvée?s?\b(?!\s(?:mort|sans|décapit|calcin|tué|ligot))|(?:were|have\sbeen|had\sbeen)\sfound(?!\s(?:dead|shot|killed|murdered|without)))",
    re.IGNORECASE,
)
_SOME_FREED = re.compile(
    rf"\s(?:of\s(?:the|those)|des)\s(?:(?!{_HARM})[^.;:()]){{3,120}}?\s(?:(?:were|have\sbeen|had\sbeen|are|was)\s(?:\w+ly\s)?(?:freed|released|rescued)"
    r"|(?:ont|avaient|auraient)\sété\s(?:\w+ment\s)?(?:libérée?s?|relâchée?s?|secourue?s?))\b",
    re.IGNORECASE,
)
_IN_LIST = re.compile(r",\s(?:including|among\sthem|dont|parmi\s\w+)\s[^.;:()]{0,60}$", re.IGNORECASE)
_LIST_FATE = re.compile(
    rf"(?:(?!{_HARM})[^.;:()]){{0,60}}?,\s(?:{_BEFELL}|{_SURVIVES}{_UNHURT})",
    re.IGNORECASE,
)
_FREED = re.compile(
    r"\b(?:freed|releas(?:ed|ing)|rescu(?:ed|ing)|deploy(?:ed|ing)|libér(?:é|er|ant)|relâch(?:é|er|ant)|secouru|déploy(?:é|er))\s"
    r"(?:(?:at\sleast|about|some|more\sthan|au\smoins|environ|plus\sde)\s)?$",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s?(?:[,;)—–]|-\s|\.?$)")
_CLOCK_BEFORE = re.compile(r"\d[:h]$")
_CLOCK_AFTER = re.compile(
    r":\d\d|\s?[ap]\.?\s?m\b|\s?h\s?\d\d\b|\s?(?:h|heures?|o[’']clock|hrs)\b", re.IGNORECASE
)
_NUMBERED = re.compile(
    r"(?:#|\b[Nn]o\.|\bn[o°]|\b(?:[Ss]ec(?:tor|teur)|[Zz]one|[Bb]lock|[Gg]ate|[Pp]hase|[Cc]amp|[Hh]ighway|[Rr]oute|[Bb]rigade|[Bb]attalion|[Dd]ivision|[Uu]nit|[Pp]oste|[Aa]rea|[Ww]ard))\s?$"
)
_WERE_ARMED = re.compile(
    r"\s(?:men|hommes|attackers|assailants|assaillants|youths|jeunes|individus)(?:,\s[^.;]{3,60}?,)?\s(?:(?:all|tous)\s)?(?:were|are|étaient|sont)\s(?:all\s|tous\s)?"
    r"(?:armed|armés|dressed|vêtus|masked|masqués|equipped|équipés)\b",
    re.IGNORECASE,
)
"""What is said of those who acted, behind their number: "les 24 hommes étaient armés de couteaux"."""
_CHARGES = re.compile(r"\s(?:\w+\s)?(?:counts|charges|chefs\sd[’']accusation)\b", re.IGNORECASE)
_SHARE_OF = re.compile(
    r"(?:^|[,;:—–(\"“«]\s?|\b(?:and|but|that|et|mais|que)\s)(?:out\sof|of|sur|parmi)\s(?:(?:the|its|their|these|those|les|ces|ses|leurs|some|about|quelque|environ)\s)*$",
    re.IGNORECASE,
)
_FRACTION_OF = re.compile(
    r"\b(?:half|thirds?|quarters?|most|majority|per\s?cent|tiers|quarts?|moitié|plupart|majorité|pour\s?cent)\s(?:of|de|des)\s(?:(?:the|its|their|these|those|les|ces|ses|leurs|some|about|quelque|environ)\s)*$",
    re.IGNORECASE,
)
_RAISED_TO = re.compile(
    r"\b(?:(?:bring|tak|push|rais)(?:e?s|ing)?\s[^.;]{0,80}\bto|port(?:e|ent|ant|er|ait)\s(?:ainsi\s)?à)\s(?:[\w-]+\s){0,2}$",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:(?:this|last|the\spast)\s(?:year|month)|since|so\sfar|cette\sannée|ce\smois|depuis|(?:in|en)\s(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_ADDRESS_AFTER = re.compile(r"(?:st|nd|rd|th)?\s(?:block|street|avenue|road)\b", re.IGNORECASE)


def counts_nobody(text: str, start: int, end: int) -> bool:
    """Whether the number at `start` to `end` of a sentence is an age, a time of day, an address, a number of charges, of drones shot down
    or of children somebody has, or of those who acted, by the words beside it; the total of a period; one in "no one" and "not a single"; a fraction; the kin of
    those harmed, and their relatives where nothing befell them; of those whom something else befell ("freed", "flown in"), or whom somebody
    led; or of what may happen and has not.
    """
    if _is_running_total(text, start) or _MAY_HAPPEN.match(text, end) or is_spared(text, start, end):
        return True
    if (
        _WERE_ARMED.match(text, end)
        or _FRACTION.match(text, end)
        or _IN_FRACTION.match(text, end)
        or _KIN_OF.match(text, end)
        or _BROUGHT_DOWN.match(text, end)
    ):
        return True
    before, after = text[max(0, start - 40) : start], text[end : end + 30]
    if (
        _MEASURE.match(after)
        or _are_others(text, end, before)
        or _CLOCK_BEFORE.search(before)
        or _CLOCK_AFTER.match(after)
        or _ADDRESS_AFTER.match(after)
    ):
        return True
    if (
        _AGED_WORDS.search(before)
        or _OF_AN_AGE.search(before)
        or _PARENT.search(before)
        or _FREED.search(before)
        or _STRENGTH.search(before)
        or _FOUGHT.search(text[max(0, start - 60) : start])
        or _NUMBERED.search(before)
        or _CHARGES.match(after)
    ):
        return True
    if (text[start:end].strip().lower() in _ONE and _NO.search(before)) or counts_aircraft(text, start, end):
        return True
    if not text[start:end].isdecimal() or not 0 < int(text[start:end]) < 120:
        return False
    ends = bool(_ENDS.match(after))
    if _BARE_AGED.search(before):
        return ends
    return bool(_AGED.search(before)) or (ends and bool(_OF_A_NAME.search(before)))


def _are_others(text: str, end: int, before: str) -> bool:
    """Whether those counted by a number that ends at `end` are the men whom somebody led, or relatives who wait for news or tell of it."""
    if _TROOPS.match(text, end) and _UNDER.search(before):
        return True
    return _RELATIVES_DO.match(text, end) is not None or (
        _OF_RELATIVES.match(text, end) is not None and _HEARD.search(before) is not None
    )


def is_spared(text: str, start: int, end: int) -> bool:
    """Whether something else than harm befell the persons told of at `start` to `end` of a sentence: "17 women and a boy, were freed", "a survécu".

    Of those who survived it is no news where the same clause says that they were hurt.
    """
    if _OTHER_FATE.match(text, end) or _SAFE.match(text, end):
        return True
    if _SOME_FOUND.match(text, end) or _SOME_FREED.match(text, end):
        return True
    listed = _LIST_FATE.match(text, end)
    return listed is not None and _IN_LIST.search(text[max(0, start - 80) : start]) is not None


def is_base(text: str, start: int) -> bool:
    """Whether the number at `start` of a sentence is the whole that a share is told of: "of the 40 attackers, 17 were killed", "half of the 60"."""
    before = text[max(0, start - 40) : start]
    return bool(_SHARE_OF.search(before) or _FRACTION_OF.search(before))


def _is_running_total(text: str, start: int) -> bool:
    """Whether the number at `start` of a sentence is what a toll brings the total of a period to: "bringing to 230 the number killed this year"."""
    return bool(_RAISED_TO.search(text[max(0, start - 120) : start])) and bool(_PERIOD.search(text))


def ages(text: str) -> list[tuple[int, int]]:
    """Where ages stand that go before a noun or stand for the person: "a 16-year-old boy", "two nine-year-olds"."""
    if "old" not in text.lower():
        return []
    return [match.span() for match in _AGE_NOUN.finditer(text)]
