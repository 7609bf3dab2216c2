"""French: numbers."""

from firsthand.domain.values import Operator as Op
from firsthand.languages.base.counting import Counter
from firsthand.languages.base.numbers import NumberWords, elided

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

_ROUNDED = {
    "dizaine": 10, "douzaine": 12, "quinzaine": 15, "vingtaine": 20, "trentaine": 30, "quarantaine": 40, "cinquantaine": 50, "soixantaine": 60, "centaine": 100, "millier": 1000,
}  # fmt: skip
_VAGUE = {
    "dizaines": 10, "douzaines": 12, "centaines": 100, "milliers": 1000, "dizaines de milliers": 10_000, "centaines de milliers": 100_000,
}  # fmt: skip

NUMBERS = NumberWords(
    units={**_UNITS, "une": 1, **_TENS, "cent": 100, "cents": 100, "mille": 1000, "million": 1_000_000, "millions": 1_000_000},
    joiners=frozenset({"et"}),
    fillers=frozenset({"bonne", "petite", "grosse", "bon", "petit"}),
    approximate=_ROUNDED,
    multiples={f"{noun}s": value for noun, value in _ROUNDED.items()},
    bare=frozenset(),
    fixed={
        "une demi-douzaine": (6, True), "une demi douzaine": (6, True), "demi-douzaine": (6, True), "un demi-million": (500_000, True), "une paire de": (2, False), "un couple de": (2, False), "un couple": (2, False),
        "un trio de": (3, False),
    },
    vague={
        **{f"{some}{noun}{of}": value for noun, value in _VAGUE.items() for some in ("", "des ", "de ", "les ", "plusieurs ", "quelques ", "de nombreuses ", "de nombreux ") for of in ("", " de", " d'", " d’")},
        "plusieurs": None, "de nombreux": None, "de nombreuses": None, "nombreux": None, "nombreuses": None, "beaucoup de": None, "certains": None, "un nombre important de": None,
        "un grand nombre de": None, "un nombre indéterminé de": None, "un nombre inconnu de": None, "quelques": None, "une poignée de": None, "une poignée d'": None, "une poignée d’": None,
        "un certain nombre de": None,
    },
    operators=elided({
        "plus de": Op.MORE_THAN, "au-delà de": Op.MORE_THAN, "un peu plus de": Op.MORE_THAN, "dépassant": Op.MORE_THAN,
        "au moins": Op.AT_LEAST, "pas moins de": Op.AT_LEAST, "un minimum de": Op.AT_LEAST, "au minimum": Op.AT_LEAST, "minimum": Op.AT_LEAST, "au bas mot": Op.AT_LEAST,
        "moins de": Op.LESS_THAN, "un peu moins de": Op.LESS_THAN, "jusqu'à": Op.AT_MOST, "jusqu’à": Op.AT_MOST, "au plus": Op.AT_MOST, "tout au plus": Op.AT_MOST, "au maximum": Op.AT_MOST, "pas plus de": Op.AT_MOST,
        "environ": Op.ABOUT, "quelque": Op.ABOUT, "quelques": Op.ABOUT, "près de": Op.ABOUT, "presque": Op.ABOUT, "autour de": Op.ABOUT, "à peu près": Op.ABOUT, "à peine": Op.ABOUT, "une": Op.ABOUT, "un": Op.ABOUT,
        "d'environ": Op.ABOUT, "d’environ": Op.ABOUT,
        "exactement": Op.EXACTLY, "un total de": Op.EXACTLY, "au total": Op.EXACTLY,
    }),
    articles=frozenset({"un", "une"}),
    after={
        "au moins": Op.AT_LEAST, "au bas mot": Op.AT_LEAST, "au minimum": Op.AT_LEAST, "ou plus": Op.AT_LEAST, "environ": Op.ABOUT, "et quelques": Op.ABOUT, "au total": Op.EXACTLY,
        "au plus": Op.AT_MOST, "au maximum": Op.AT_MOST, "ou moins": Op.AT_MOST,
    },
    range_joiners=("à", "-", "–", "—", "ou"),
    between=("entre", "de"),
    changes=(r"(?:pass\w*|grimp\w*|mont\w*|augment\w*|relev\w*|révis\w*|alourdi\w*|tomb\w*|ramen\w*)(?:\s\w+){0,2}",),
    ordinals=(r"(?<!\w)\d+(?:er|ère|e|ème|ième)\b", r"(?<![\w-])(?:premier|première|deuxième|second|seconde|troisième|quatrième|cinquième|sixième|septième|huitième|neuvième|dixième)(?![\w-])"),
    no_numbers=(r"(?:un|deux|trois|quatre)[\s-](?:tiers|quarts?|cinquièmes?|dixièmes?)",),
    separator=" .",
    decimal=",",
)  # fmt: skip

find_numbers = Counter(NUMBERS)
