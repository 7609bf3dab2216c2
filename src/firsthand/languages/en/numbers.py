"""English: numbers."""

from firsthand.domain.values import Operator as Op
from firsthand.languages.base.counting import Counter
from firsthand.languages.base.numbers import NumberWords

_UNITS = {
    word: value
    for value, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: value * 10
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}

_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1000}

NUMBERS = NumberWords(
    units={**_UNITS, **_TENS, "hundred": 100, "thousand": 1000, "million": 1_000_000},
    joiners=frozenset({"and"}),
    fillers=frozenset(),
    approximate={"dozen": 12},
    multiples={"dozens": 12},
    bare=frozenset({"hundred", "thousand", "million"}),
    fixed={
        "half a dozen": (6, True), "half-a-dozen": (6, True), "a half-dozen": (6, True), "a half dozen": (6, True), "half-dozen": (6, True), "half a million": (500_000, True),
        "a couple of": (2, True), "a couple": (2, False), "a score of": (20, True), "a pair of": (2, False), "a trio of": (3, False),
    },
    vague={
        **{f"{few} {scale}{of}": value for few in ("several", "a few", "many", "multiple") for scale, value in _SCALES.items() for of in ("", " of")},
        "dozens": 12, "dozens of": 12, "dozens upon dozens of": 12, "scores": 12, "scores of": 12, "tens": 10, "tens of": 10, "hundreds": 100, "hundreds of": 100, "thousands": 1000,
        "thousands of": 1000, "tens of thousands": 10_000, "tens of thousands of": 10_000, "hundreds of thousands": 100_000, "hundreds of thousands of": 100_000, "several dozens": 12,
        "several": None, "many": None, "a few": None, "numerous": None, "a number of": None, "multiple": None, "countless": None, "a handful of": None, "an unknown number of": None,
        "an undetermined number of": None, "an unspecified number of": None, "a large number of": None,
    },
    operators={
        "more than": Op.MORE_THAN, "over": Op.MORE_THAN, "above": Op.MORE_THAN, "upwards of": Op.MORE_THAN, "upward of": Op.MORE_THAN, "greater than": Op.MORE_THAN, "in excess of": Op.MORE_THAN,
        "well over": Op.MORE_THAN, "just over": Op.MORE_THAN, "slightly more than": Op.MORE_THAN, "a little over": Op.MORE_THAN, "exceeding": Op.MORE_THAN,
        "at least": Op.AT_LEAST, "no fewer than": Op.AT_LEAST, "not fewer than": Op.AT_LEAST, "not less than": Op.AT_LEAST, "no less than": Op.AT_LEAST, "a minimum of": Op.AT_LEAST,
        "fewer than": Op.LESS_THAN, "less than": Op.LESS_THAN, "under": Op.LESS_THAN, "just under": Op.LESS_THAN, "up to": Op.AT_MOST, "as many as": Op.AT_MOST, "at most": Op.AT_MOST,
        "no more than": Op.AT_MOST, "not more than": Op.AT_MOST, "a maximum of": Op.AT_MOST,
        "about": Op.ABOUT, "around": Op.ABOUT, "some": Op.ABOUT, "roughly": Op.ABOUT, "approximately": Op.ABOUT, "nearly": Op.ABOUT, "almost": Op.ABOUT, "close to": Op.ABOUT, "an estimated": Op.ABOUT,
        "estimated": Op.ABOUT, "a": Op.ABOUT, "a good": Op.ABOUT, "circa": Op.ABOUT, "barely": Op.ABOUT,
        "exactly": Op.EXACTLY, "a total of": Op.EXACTLY,
    },
    articles=frozenset({"a", "a good"}),
    after={
        "or more": Op.AT_LEAST, "plus": Op.AT_LEAST, "-plus": Op.AT_LEAST, "at least": Op.AT_LEAST, "or so": Op.ABOUT, "-odd": Op.ABOUT, "odd": Op.ABOUT, "-some": Op.ABOUT,
        "or fewer": Op.AT_MOST, "or less": Op.AT_MOST, "at most": Op.AT_MOST,
    },
    range_joiners=("to", "-", "–", "—", "or"),
    between=("between", "from"),
    changes=(r"(?:rose|risen|ris(?:es|ing)|climb\w*|increas\w*|jump\w*|grew|grown|surged|up(?:graded)?|revis\w*|fell|fallen|dropp\w*|down|lowered|cut|chang\w*)(?:\s\w+){0,2}",),
    ordinals=(r"(?<!\w)\d+(?:st|nd|rd|th)\b", r"(?<![\w-])(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?![\w-])"),
    no_numbers=(r"no[\s-]one", r"how\smany", r"one\sanother", r"as\smany(?!\sas\b)", r"(?:one|two|three|four)[\s-](?:half|halves|thirds?|quarters?|fifths?|tenths?)"),
    separator=",",
    decimal=".",
)  # fmt: skip

find_numbers = Counter(NUMBERS)
