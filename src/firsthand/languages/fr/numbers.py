"""French: numbers."""

from firsthand.domain.values import Operator as Op
from firsthand.languages.base.counting import Counter
from firsthand.languages.base.numbers import NumberWords

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zéro",
            "un",
            "deux",
            "trois",
            "quatre",
            "cinq",
            "six",
            "sept",
            "huit",
            "neuf",
            "dix",
            "onze",
            "douze",
            "treize",
            "quatorze",
            "quinze",
            "seize",
        ]
    )
}
_TENS = {
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "nonante": 90,
}

NUMBERS = NumberWords(
    units={**_UNITS, "une": 1, **_TENS, "cent": 100, "cents": 100, "mille": 1000, "million": 1_000_000, "millions": 1_000_000},
    joiners=frozenset({"et"}),
    approximate={"dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000},
    vague={
        "dizaines": 10, "dizaines de": 10, "des dizaines": 10, "des dizaines de": 10, "plusieurs dizaines": 10, "plusieurs dizaines de": 10, "quelques dizaines de": 10, "des centaines": 100, "des centaines de": 100, "plusieurs centaines de": 100,
        "plusieurs centaines": 100, "des milliers": 1000, "des milliers de": 1000, "plusieurs milliers de": 1000, "plusieurs": None, "de nombreux": None, "de nombreuses": None, "nombreux": None, "nombreuses": None, "beaucoup de": None, "certains": None,
        "un nombre important de": None, "un grand nombre de": None, "un nombre indéterminé de": None, "quelques": None,
    },
    operators={
        "plus de": Op.MORE_THAN, "plus d'": Op.MORE_THAN, "plus d’": Op.MORE_THAN, "au-delà de": Op.MORE_THAN,
        "au moins": Op.AT_LEAST, "pas moins de": Op.AT_LEAST, "un minimum de": Op.AT_LEAST, "au minimum": Op.AT_LEAST, "minimum": Op.AT_LEAST,
        "moins de": Op.LESS_THAN, "moins d'": Op.LESS_THAN, "jusqu'à": Op.AT_MOST, "jusqu’à": Op.AT_MOST, "au plus": Op.AT_MOST, "au maximum": Op.AT_MOST,
        "environ": Op.ABOUT, "quelque": Op.ABOUT, "près de": Op.ABOUT, "presque": Op.ABOUT, "autour de": Op.ABOUT, "à peu près": Op.ABOUT, "une": Op.ABOUT, "un": Op.ABOUT, "d'environ": Op.ABOUT, "d’environ": Op.ABOUT,
        "exactement": Op.EXACTLY, "un total de": Op.EXACTLY, "au total": Op.EXACTLY,
    },
    articles=frozenset({"un", "une"}),
    after={"au moins": Op.AT_LEAST, "environ": Op.ABOUT, "au total": Op.EXACTLY, "ou plus": Op.AT_LEAST},
    range_joiners=("à", "-", "–", "—", "ou"),
    between=("entre", "de"),
    ordinals=(r"(?<!\w)\d+(?:er|ère|e|ème|ième)\b", r"(?<![\w-])(?:premier|première|deuxième|second|seconde|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième)(?![\w-])"),
    separator=" .",
)  # fmt: skip

find_numbers = Counter(NUMBERS)
