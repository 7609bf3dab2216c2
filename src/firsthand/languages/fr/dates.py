"""French: date expressions."""

from firsthand.domain.values import Anchor as From
from firsthand.domain.values import DateKind as K
from firsthand.languages.base.dating import DatePattern as P
from firsthand.languages.base.dating import DateVocabulary, Tagger
from firsthand.languages.fr.numbers import NUMBERS

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv",
            "février fevrier févr",
            "mars",
            "avril",
            "mai",
            "juin",
            "juillet juil",
            "août aout",
            "septembre sept",
            "octobre oct",
            "novembre nov",
            "décembre decembre déc",
        ),
        1,
    )
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, name in enumerate(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"])
}
_NUMBERS = {
    **{word: value for word, value in NUMBERS.units.items() if 1 <= value <= 12},
    "une": 1,
    "quelques": 3,
    "plusieurs": 3,
    "quinze": 15,
    "une dizaine de": 10,
    "une quinzaine de": 15,
}
_UNITS = {
    "jour": K.DAY,
    "jours": K.DAY,
    "semaine": K.WEEK,
    "semaines": K.WEEK,
    "mois": K.MONTH,
    "an": K.YEAR,
    "ans": K.YEAR,
    "année": K.YEAR,
    "années": K.YEAR,
}
_PARTS = {
    "début": "early",
    "mi": "mid",
    "fin": "late",
    "courant": "mid",
    "le début": "early",
    "la fin": "late",
    "matin": "morning",
    "après-midi": "afternoon",
    "soir": "evening",
    "nuit": "night",
    "au début": "early",
    "à la fin": "late",
}
_DAY = r"(?P<day>\d{1,2}|1er)"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
_OF_DAY = r"(?:\s(?P<part>matin|après-midi|soir|nuit))?"
_PUB = From.PUBLICATION
_DE = r"(?:d['’]|de\s|du\s|de\sl['’])?"

DATES = DateVocabulary(
    months=_MONTHS,
    weekdays=_WEEKDAYS,
    numbers=_NUMBERS,
    units=_UNITS,
    parts=_PARTS,
    patterns=(
        P(r"\b(?:(?:<WEEKDAY>)\s)?(?P<day>\d{1,2})(?:er)?\s(?P<month><MONTH>)\s(?P<year>(?:19|20)\d{2})\b", K.DAY),
        P(r"\b(?:entre\sle\s|du\s)?(?P<day>\d{1,2})(?:er)?\s(?:au|et(?:\sle)?|-)\s(?P<day2>\d{1,2})\s(?P<month><MONTH>)(?:\s(?P<year>(?:19|20)\d{2}))?\b", K.DAY, _PUB),
        P(r"\b(?P<year>(?:19|20)\d{2})-(?P<month>\d{2})-(?P<day>\d{2})\b", K.DAY),
        P(r"\b(?P<day>\d{1,2})/(?P<month>\d{1,2})/(?P<year>(?:19|20)\d{2})\b", K.DAY),
        P(r"\b(?:dans\sla\snuit\sdu\s|le\s)?(?:(?:<WEEKDAY>)\s)?(?P<day>\d{1,2})(?:er)?\s(?P<month><MONTH>)\b(?!\s\d{4})", K.DAY, _PUB),
        P(rf"\bdepuis\s(?:(?P<part>le\sdébut|début|la\sfin|fin|mi)[\s-])?{_DE}(?P<month><MONTH>)(?:\s{_YEAR})\b", K.MONTH, since=True),
        P(rf"\b(?:en\s|au\smois\s{_DE})?(?:(?P<part>début|mi|fin|courant)[\s-])?(?P<month><MONTH>)\s{_YEAR}\b", K.MONTH),
        P(rf"\bdepuis\s(?:(?P<part>le\sdébut|début|fin|mi)[\s-])?{_DE}(?P<month><MONTH>)\b(?!\s\d)", K.MONTH, _PUB, since=True),
        P(rf"\b(?:en\s|au\smois\s{_DE}|courant\s|(?P<part>début|mi|fin)[\s-])(?P<month><MONTH>)(?:\sdernier)?\b(?!\s\d)", K.MONTH, _PUB),
        P(rf"\bdepuis\s(?:(?P<part>début|fin|mi)[\s-])?{_YEAR}\b", K.YEAR, since=True),
        P(rf"\b(?:en|fin|début|de|depuis|courant|d['’]ici)\s?{_YEAR}\b", K.YEAR),
        P(rf"\b(?:coup\sd['’]État|putsch|attentats?|rébellion|guerre|accord)\sde\s{_YEAR}\b", K.YEAR),
        P(r"\b(?:dans\s)?la\snuit\s(?:de|du)\s(?P<weekday><WEEKDAY>)\s(?:à|au)\s(?P<weekday2><WEEKDAY>)\b", K.WEEKDAY, _PUB, part="night"),
        P(r"\b(?P<weekday><WEEKDAY>)\s(?:et|au|à)\s(?P<weekday2><WEEKDAY>)\b", K.WEEKDAY, _PUB),
        P(rf"\b(?:le\s)?(?P<weekday><WEEKDAY>){_OF_DAY}\s(?:dernier|passé)\b", K.WEEKDAY, _PUB, -1),
        P(r"\b(?P<weekday><WEEKDAY>)\sprochain\b", K.WEEKDAY, _PUB, 1),
        P(rf"\b(?:dans\sla\snuit\sde\s|tôt\s|tard\s|ce\s|le\s)?(?P<weekday><WEEKDAY>){_OF_DAY}\b(?!\s\d)", K.WEEKDAY, _PUB),
        P(r"\bavant-hier\b", K.DAY, _PUB, -2),
        P(r"\bhier(?:\s(?:au\s)?(?P<part>matin|soir|après-midi))?\b", K.DAY, _PUB, -1),
        P(r"\b(?:aujourd['’]hui|ce\smatin|cet\saprès-midi|ce\ssoir)\b", K.DAY, _PUB, 0),
        P(r"\b(?:cette\snuit|la\snuit\sdernière|dans\sla\snuit)\b", K.DAY, _PUB, -1, "night"),
        P(r"\bdemain\b", K.DAY, _PUB, 1),
        P(r"\bil\sy\sa\s(?:environ\s|près\sde\s|plus\sde\s)?(?P<number><NUMBER>)\s(?P<unit><UNIT>)\b", K.DAY, _PUB, -1),
        P(r"\bdepuis\s(?P<part>le\sdébut|début|la\sfin)\s(?:du\smois|de\sl['’]année|de\sla\ssemaine)\s(?:dernier|dernière|passée?)\b", K.MONTH, _PUB, -1, since=True),
        P(r"\bdepuis\s(?P<part>le\sdébut|début)\s(?:du\s|de\sl['’]|de\sla\s)(?P<unit>mois|année|semaine)\b", K.MONTH, _PUB, 0, since=True),
        P(r"\bdepuis\s(?:le\s|la\s|l['’])(?P<unit>mois|semaine|année|an)\s(?:derni(?:er|ère)|passée?)\b", K.MONTH, _PUB, -1, since=True),
        P(r"\b(?:le\s|la\s|l['’])(?P<unit>mois|semaine|année|an)\s(?:derni(?:er|ère)|passée?)\b", K.MONTH, _PUB, -1),
        P(r"\b(?:plus\stôt\s)?(?:ce|cette)\s(?P<unit>mois|semaine|année)(?:-ci)?\b", K.MONTH, _PUB, 0),
        P(r"\b(?:ces|au\scours\sdes|durant\sles|depuis)\s(?P<number><NUMBER>)\s(?:derniers?|dernières?)\s(?P<unit><UNIT>)\b", K.MONTH, _PUB, -1, since=True),
        P(r"\bdepuis\s(?:plus\sde\s|près\sde\s)?(?P<number><NUMBER>)\s(?P<unit><UNIT>)\b", K.MONTH, _PUB, -1, since=True),
        P(r"\b(?:le|ce)\sweek-end(?:\s(?:dernier|passé))?\b", K.WEEK, _PUB, -1, "weekend"),
        P(r"\ble\slendemain\b|\bun\sjour\s(?:plus\stard|après)\b|\ble\sjour\ssuivant\b", K.DAY, From.CONTEXT, 1),
        P(r"\bla\sveille(?:\sau\ssoir)?\b|\bun\sjour\s(?:plus\stôt|avant)\b|\ble\sjour\sprécédent\b", K.DAY, From.CONTEXT, -1),
        P(r"\b(?P<number><NUMBER>)\s(?P<unit><UNIT>)\s(?:plus\stôt|auparavant|avant)\b", K.DAY, From.CONTEXT, -1),
        P(r"\b(?P<number><NUMBER>)\s(?P<unit><UNIT>)\s(?:plus\stard|après)\b", K.DAY, From.CONTEXT, 1),
        P(r"\ble\smême\sjour\b", K.DAY, From.CONTEXT, 0),
        P(r"\b(?:récemment|ces\sderniers\s(?:jours|mois|temps)|ces\sdernières\s(?:semaines|années)|dernièrement)\b", K.VAGUE, _PUB),
    ),
    exclusions=(r"\bâgée?s?\sde\s(?:<NUMBER>)\s(?:ans|mois)\b", r"\b(?:<NUMBER>)\sans\b(?!\s(?:plus|après|avant|auparavant))(?<!y\sa\s)"),
)  # fmt: skip

find_dates = Tagger(DATES)
