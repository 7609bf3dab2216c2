"""French: words of time."""

from __future__ import annotations

from firsthand.languages.base.times.lexicon import Words
from firsthand.languages.base.times.meaning import Unit
from firsthand.languages.base.times.tagger import TimeTagger
from firsthand.languages.fr.numbers import NUMBERS


def _listed(*lines: str) -> dict[str, int]:
    """Words of a line to the number of the line, from 1."""
    return {word.replace("_", " "): number for number, line in enumerate(lines, 1) for word in line.split()}


def _all(words: str) -> dict[str, bool]:
    return {word.strip(): True for word in words.split(",")}


_MONTHS = _listed(
    "janvier janv jan", "février fevrier févr fév fev", "mars", "avril avr", "mai", "juin", "juillet juil", "août aout", "septembre sept sep", "octobre oct", "novembre nov",
    "décembre decembre déc dec",
)  # fmt: skip
_ALONE = {word: number for word, number in _MONTHS.items() if len(word) > 4} | {"juin": 6, "août": 8}
_FULL = frozenset({number: word for word, number in reversed(_MONTHS.items())}.values())
"""The first word of each month, which is its full name: no dot after it belongs to it."""
_WEEKDAYS = _listed("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
_SHORT = _listed("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
_UNITS = {
    "seconde": Unit.SECOND, "minute": Unit.MINUTE, "heure": Unit.HOUR, "nuit": Unit.NIGHT, "jour": Unit.DAY, "journée": Unit.DAY, "semaine": Unit.WEEK, "mois": Unit.MONTH, "an": Unit.YEAR, "année": Unit.YEAR, "décennie": Unit.DECADE,
    "siècle": Unit.CENTURY,
}  # fmt: skip
_PLURALS = {f"{word}s": unit for word, unit in _UNITS.items() if word != "mois"} | {"mois": Unit.MONTH}
_SHORT_UNITS = {"min": Unit.MINUTE, "mn": Unit.MINUTE, "sec": Unit.SECOND}
_ORDINALS = _listed(
    "premier première 1er", "deuxième second seconde", "troisième", "quatrième", "cinquième", "sixième", "septième", "huitième", "neuvième", "dixième", "onzième", "douzième", "treizième", "quatorzième",
    "quinzième", "seizième", "dix-septième", "dix-huitième", "dix-neuvième", "vingtième", "vingt_et_unième",
)  # fmt: skip
_ROMAN = {"xvie": 16, "xviie": 17, "xviiie": 18, "xixe": 19, "xxe": 20, "xxie": 21, "xve": 15}
_PARTS = {
    "début": "early", "le début": "early", "au début": "early", "dès le début": "early", "tout début": "early", "mi": "mid", "courant": "mid", "au milieu": "mid", "le milieu": "mid", "milieu": "mid", "fin": "late", "la fin": "late", "à la fin": "late",
    "plus tôt": "early", "plus tard": "late", "plus tôt dans": "early", "plus tard dans": "late", "au cours": "any",
}  # fmt: skip
_DPARTS = {"matin": "MO", "matinée": "MO", "après-midi": "AF", "soir": "EV", "soirée": "EV", "nuit": "NI", "aube": "MO", "petit matin": "MO", "midi": "MI", "crépuscule": "EV", "journée": "DT", "fin d'après-midi": "AF", "fin de matinée": "MO", "fin de soirée": "EV", "fin de journée": "EV", "début de soirée": "EV", "début d'après-midi": "AF", "début de matinée": "MO", "milieu d'après-midi": "AF", "milieu de matinée": "MO"}  # fmt: skip

WORDS = (
    Words("month", _MONTHS), Words("monthname", {k: v for k, v in _MONTHS.items() if k not in ("jan", "avr", "sept", "sep", "dec", "oct", "nov", "fev")}), Words("monthalone", _ALONE), Words("mspelt", {w: n for w, n in _MONTHS.items() if w in _FULL}), Words("fullmonth", {w: n for w, n in _MONTHS.items() if w in _FULL}),
    Words("weekday", {k: v - 1 for k, v in (_WEEKDAYS | _SHORT).items() if k not in ("mar", "mer", "sam", "ven", "jeu")}),
    Words("weekdayalone", {k: v - 1 for k, v in _WEEKDAYS.items()}),
    Words("weekdays", {f"{k}s": v - 1 for k, v in _WEEKDAYS.items()}),
    Words("unit", _UNITS | _PLURALS | _SHORT_UNITS), Words("units", {k: v for k, v in _PLURALS.items() if k not in ("mois", "heures", "nuits", "secondes")}), Words("unit1", _UNITS),
    Words("year_", {"an": Unit.YEAR, "année": Unit.YEAR}), Words("week", {"semaine": Unit.WEEK}),
    Words("quarter", {"trimestre": Unit.QUARTER, "trimestres": Unit.QUARTER, "semestre": Unit.HALF, "semestres": Unit.HALF}),
    Words("weekend", {"week-end": Unit.WEEKEND, "weekend": Unit.WEEKEND, "fin de semaine": Unit.WEEKEND}),
    Words("season", {"hiver": 0, "printemps": 1, "été": 2, "eté": 2, "automne": 3}),
    Words("decades_of", _all("années, les années")),
    Words("century", {"siècle": True}),
    Words("num", {w: v for w, v in NUMBERS.units.items() if v} | {"une dizaine de": 10, "une dizaine d'": 10, "une quinzaine de": 15, "une quinzaine d'": 15, "quinzaine de": 15, "une douzaine de": 12, "une douzaine d'": 12, "une vingtaine de": 20, "une vingtaine d'": 20, "une trentaine de": 30, "une trentaine d'": 30, "une cinquantaine d'": 50, "une centaine de": 100, "une centaine d'": 100, "un couple de": 2}),
    Words("ord", _ORDINALS | _ROMAN), Words("dord", {"premier": 1, "1er": 1}),
    Words("a", {"un": 1, "une": 1}), Words("bignum", {"cent": 100, "mille": 1000, "million": 1_000_000}),
    Words("few", _all("quelques, plusieurs, de nombreux, de nombreuses, des dizaines de, des dizaines d', des centaines de, des centaines d', des milliers de, des milliers d', de longs, de longues")),
    Words("halfw", {"demi": 0.5, "demie": 0.5, "½": 0.5}), Words("half", {"semestre": Unit.HALF}),
    Words("the", _all("le, la, les, l', l’, au, aux, du, cette, ce, cet, ces, un, une")), Words("this", _all("ce, cette, cet, ces")), Words("that", _all("cette, ce, cet")),
    Words("of", _all("de, du, d', d’, de la, de l', de l’, des, en")), Words("ofonly", _all("de, du, d', d’, de la, de l', de l’")), Words("and", _all("et")), Words("or", _all("ou")), Words("hy", _all("-, –, —, ‑")), Words("comma", {",": True}), Words("dot", _all(".")),
    Words("sl", _all("/")), Words("fromday", _all("à partir de, à partir du, à compter de, à compter du")), Words("forlead", _all("pendant, durant, pour")), Words("lasting_", _all("pendant, durant, durée de, une durée de, dure, duré")), Words("firstlast", {"premiers": 1, "premières": 1, "derniers": -1, "dernières": -1}), Words("starting", _all("commençant, débutant, commençant le, débutant le")), Words("another_", _all("encore un, encore une")), Words("to", _all("~, au, à, a, jusqu'au, jusqu’au")), Words("until", _all("jusqu'au, jusqu’au, jusqu'à, jusqu’à")), Words("into", _all("au, à")),
    Words("prep", _all("le, en, à, au, dès, du, de, d', d’, dans, pendant, durant, entre, avant, après, vers, jusqu'à, jusqu’à, jusqu'au, jusqu’au, jusqu'en, depuis, depuis le, depuis la, pour, par, lors de, lors du, tôt, tard, dans la nuit de, dans la nuit du, la nuit de, dans la nuit, dans l', dans la, dans le, à partir de, à partir du, à compter du, d'ici, d’ici, d'ici à, courant, au cours de, au cours du, aux alentours de, aux environs de, tous, notamment, ce, aux, sur, peu, peu avant, peu après, voici, ")),
    Words("since", _all("depuis, depuis le, depuis la, depuis l', depuis l’")),
    Words("part", _PARTS), Words("early", _all("tôt, tard")),
    Words("rel", {"ce": 0, "cette": 0, "cet": 0, "ces": 0, "le prochain": 1, "la prochaine": 1, "prochain": 1, "prochaine": 1, "prochains": 1, "prochaines": 1, "le dernier": -1, "la dernière": -1, "dernier": -1, "dernière": -1}),
    Words("relpost", {"dernier": -1, "dernière": -1, "derniere": -1, "derniers": -1, "dernières": -1, "passé": -1, "passée": -1, "passés": -1, "passées": -1, "écoulé": -1, "écoulée": -1, "prochain": 1, "prochaine": 1, "prochains": 1, "prochaines": 1, "courant": 0, "en cours": 0, "ci": 0, "-ci": 0, "à venir": 1}),
    Words("reladj", {"derniers": -1, "dernières": -1, "dernier": -1, "dernière": -1, "prochains": 1, "prochaines": 1, "prochain": 1, "prochaine": 1}),
    Words("seqpost", {"précédent": -1, "précédente": -1, "précédents": -1, "précédentes": -1, "d'avant": -1, "d’avant": -1, "suivant": 1, "suivante": 1, "d'après": 1, "d’après": 1}),
    Words("seq", {"même": 0}),
    Words("after", {"plus tard": 1, "après": 1}), Words("before", {"plus tôt": -1, "auparavant": -1, "avant": -1}),
    Words("agopre", {"il y a": -1, "il ya": -1, "il y a à peu près": -1, "il y a environ": -1, "voici": -1, "voilà": -1, "y a": -1,}), Words("sincefor", _all("depuis, depuis les, pendant")), Words("inpre", {"dans": 1, "d'ici": 1, "d’ici": 1, "dans les": 1}),
    Words("deictic", {
        "aujourd'hui": (0, None), "aujourd’hui": (0, None), "hier": (-1, None), "avant-hier": (-2, None), "avant hier": (-2, None), "demain": (1, None), "après-demain": (2, None), "après demain": (2, None),
        "ce matin": (0, "MO"), "ce soir": (0, "EV"), "cet après-midi": (0, "AF"), "cette après-midi": (0, "AF"), "cette nuit": (-1, "NI"), "la nuit dernière": (-1, "NI"), "la nuit passée": (-1, "NI"), "ce midi": (0, "MI"), "cette matinée": (0, "MO"), "cette soirée": (0, "EV"),
    }),
    Words("vague", {
        "maintenant": "PRESENT_REF", "actuellement": "PRESENT_REF", "à présent": "PRESENT_REF", "désormais": "PRESENT_REF", "en ce moment": "PRESENT_REF", "pour l'instant": "PRESENT_REF", "pour le moment": "PRESENT_REF", "de nos jours": "PRESENT_REF", "à l'heure actuelle": "PRESENT_REF", "pour l’instant": "PRESENT_REF",
        "récemment": "PAST_REF", "dernièrement": "PAST_REF", "naguère": "PAST_REF", "autrefois": "PAST_REF", "jadis": "PAST_REF", "ces derniers temps": "PAST_REF", "plus récemment": "PAST_REF", "auparavant": "PAST_REF",
        "prochainement": "FUTURE_REF", "bientôt": "FUTURE_REF", "à l'avenir": "FUTURE_REF", "le futur": "FUTURE_REF", "l'avenir": "FUTURE_REF", "à l’avenir": "FUTURE_REF",
    }),
    Words("eveday", {
        "le lendemain": 1, "lendemain": 1, "un jour plus tard": 1, "un jour après": 1, "le jour suivant": 1, "le jour d'après": 1, "dès le lendemain": 1, "le surlendemain": 2, "la veille": -1, "la veille au soir": -1, "l'avant-veille": -2, "un jour plus tôt": -1, "un jour avant": -1,
        "le jour précédent": -1, "le même jour": 0, "ce jour": 0, "ce jour-là": 0, "ce même jour": 0, "ce jour là": 0, "cette nuit-là": 0, "même jour": 0, "le jour même": 0,
    }),
    Words("nightof", _all("dans la nuit de, dans la nuit du, la nuit de, la nuit du, nuit de, nuit du, nuit, de la nuit de, de la nuit du")),
    Words("adverb", {
        "quotidiennement": (1.0, Unit.DAY), "hebdomadaire": (1.0, Unit.WEEK), "mensuel": (1.0, Unit.MONTH), "mensuelle": (1.0, Unit.MONTH), "mensuellement": (1.0, Unit.MONTH), "trimestriel": (1.0, Unit.QUARTER), "trimestrielle": (1.0, Unit.QUARTER),
        "annuel": (1.0, Unit.YEAR), "annuelle": (1.0, Unit.YEAR), "annuellement": (1.0, Unit.YEAR), "semestriel": (6.0, Unit.MONTH), "semestrielle": (6.0, Unit.MONTH), "bimensuel": (0.5, Unit.MONTH), "hebdomadairement": (1.0, Unit.WEEK),
    }),
    Words("each", _all("chaque, tous les, toutes les, tout les")), Words("times", _all("fois")), Words("per", _all("par")),
    Words("all", _all("tout, toute, tout le, toute la, toute l', toute l’")), Words("more", _all("de plus, supplémentaires, supplémentaire, consécutifs, consécutives")),
    Words("approx", _all("environ, un peu plus de, près de, près d', plus de, plus d', moins de, moins d', presque, quelque, au moins, au plus, pas moins de, à peine, encore, autour de, plus d’, près d’, moins d’, vers, aux environs de")),
    Words("dpart", _DPARTS), Words("noon", {"midi": (12, 0, None), "minuit": (0, 0, None)}),
    Words("hours", _all("heures, heure")), Words("clockprep", _all("à, vers, dès, de, entre, avant, après, jusqu'à, jusqu’à, et, aux alentours de, aux environs de")), Words("zone", _all("gmt, utc, tu, locales, heure locale, heures locales, heure de paris, t.u, du matin")),
    Words("yearnoun", _all("derniers")) , Words("yearword", _all("année, an")), Words("monthw", _all("mois")),
    Words("old", _all("âgé")), Words("aged", _all("âgé de, âgée de, âgés de, âgées de, agé de, agée de, âge de, l'âge de, l’âge de, âgé d', âgée d', âgé d’, âgée d’")), Words("anniversary", _all("anniversaire")),
    Words("name", _all("attacks"), cased=True), Words("ordlast", _all("premiers, premières, derniers, dernières, prochains, prochaines")),
    Words("fromw", _all("du, de, de la, entre, entre le, entre la, d', d’, depuis, à partir de")), Words("decadename", {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50, "soixante": 60, "soixante-dix": 70, "quatre-vingt": 80, "quatre-vingts": 80, "quatre-vingt-dix": 90}), Words("ondate", _all("le")), Words("onday", _all("le, au, du")), Words("ordend", {"dernier": -1, "dernière": -1}),
    Words("dparts", {"matins": "MO", "soirs": "EV", "nuits": "NI"}), Words("weekends", {"week-ends": Unit.WEEKEND, "weekends": Unit.WEEKEND}),
    Words("currency", _all("$, €, £, euros, dollars, francs, fcfa, km, mètres, personnes, hommes, soldats, morts")), Words("lasting", _all("peine, peines, période, durée, mandat, contrat, délai, siège, guerre, plan, bail, conflit, prison, transition, règne, réclusion, ferme, carrière, travail, absence, trêve, moratoire, embargo, attente, vie, cycle, suspension, interdiction")),
    Words("units_age", _all("ans, an")), Words("person_", _all("fille, fils, garçon, homme, femme, jeune, enfant, bébé, fillette, garçonnet, adolescent, adolescente, étudiant, étudiante")),
    Words("nottime", _all("mars attacks, cent jours")),
    Words("holiday", {
        "noël": "christmas", "noel": "christmas", "jour de noël": "christmas", "pâques": "easter", "dimanche de pâques": "easter", "lundi de pâques": "easter_monday", "vendredi saint": "good_friday", "ascension": "ascension", "jeudi de l'ascension": "ascension", "pentecôte": "pentecost",
        "lundi de pentecôte": "whit_monday", "assomption": "assumption", "toussaint": "all_saints", "jour de l'an": "new_year", "nouvel an": "new_year", "jour du nouvel an": "new_year", "premier de l'an": "new_year", "saint-sylvestre": "new_year_eve", "saint sylvestre": "new_year_eve", "réveillon du nouvel an": "new_year_eve", "fête du travail": "labour_day",
        "fête nationale": "independence", "fête de l'indépendance": "independence", "jour de l'indépendance": "independence", "mercredi des cendres": "ash_wednesday", "dimanche des rameaux": "palm_sunday", "saint-valentin": "valentine", "halloween": "halloween", "épiphanie": "epiphany", "action de grâces": "thanksgiving", "thanksgiving": "thanksgiving",
        "aïd": "eid", "aïd el-fitr": "eid_al_fitr", "aïd-el-fitr": "eid_al_fitr", "aïd al-fitr": "eid_al_fitr", "korité": "eid_al_fitr", "fête de la korité": "eid_al_fitr", "aïd el-kebir": "eid_al_adha", "aïd-el-kebir": "eid_al_adha", "aïd el-kébir": "eid_al_adha", "aïd el kebir": "eid_al_adha", "aïd al-adha": "eid_al_adha", "aïd el-adha": "eid_al_adha",
        "tabaski": "eid_al_adha", "fête de la tabaski": "eid_al_adha", "ramadan": "ramadan", "mois de ramadan": "ramadan", "mawlid": "mawlid", "maouloud": "mawlid", "mouloud": "mawlid", "gamou": "mawlid", "achoura": "ashura", "tamkharit": "ashura", "fête des mères": "mothers_day", "fête des pères": "fathers_day", "armistice": "veterans_day", "veille de noël": "christmas_eve", "réveillon de noël": "christmas_eve", "réveillon": "christmas_eve",
    }, cased=True),
    Words("holiday", {"ramadan": "ramadan", "tabaski": "eid_al_adha", "mois de ramadan": "ramadan"}),
    Words("eve", {"la veille de la": -1, "la veille de": -1, "la veille de l'": -1, "la veille du": -1, "veille de": -1, "à la veille de la": -1, "à la veille de": -1, "le lendemain de": 1, "le lendemain de la": 1, "au lendemain de la": 1, "au lendemain de": 1}),
    Words("future", _all("sera, seront, aura, auront, doit, doivent, devrait, devraient, prévu, prévue, prévus, prévues, va, vont, devra, devront, pourra, prochaine, organise, aura lieu, se déroulera, tiendra, fixé, fixée, reprendra, reprendront, invite, invités, réunira, fera, feront, partir, compter, jusqu'au, réunion")),
    Words("pastverb", _all("a, ont, était, étaient, avait, avaient, été, est")), Words("stop", _all("., !, ?, ;")),
    Words("join", {",": "comma", "à": "at", "au": "at", "de": "of", "du": "of", "de l'": "of", "de l’": "of", "de la": "of", "d'": "of", "d’": "of", "l'": "the", "l’": "the", "le": "on", "en": "of", "la": "the", "dans": "on", "vers": "at", "des": "of", "(": "comma"}),
)  # fmt: skip

find_times = TimeTagger(WORDS, clock_last=False)
