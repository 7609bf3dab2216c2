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

NUMBERS = NumberWords(
    units={**_UNITS, **_TENS, "hundred": 100, "thousand": 1000, "million": 1_000_000},
    joiners=frozenset({"and"}),
    approximate={"dozen": 12},
    vague={
        "dozens": 12, "dozens of": 12, "scores": 12, "scores of": 12, "tens": 10, "tens of": 10, "hundreds": 100, "hundreds of": 100, "thousands": 1000, "thousands of": 1000,
        "tens of thousands": 10_000, "tens of thousands of": 10_000, "hundreds of thousands": 100_000, "hundreds of thousands of": 100_000, "several dozen": 12, "several": None, "many": None,
        "a few": None, "numerous": None, "a number of": None, "multiple": None, "several hundred": 100, "several thousand": 1000, "countless": None, "a handful of": None,
    },
    operators={
        "more than": Op.MORE_THAN, "over": Op.MORE_THAN, "above": Op.MORE_THAN, "upwards of": Op.MORE_THAN, "upward of": Op.MORE_THAN, "greater than": Op.MORE_THAN, "in excess of": Op.MORE_THAN, "well over": Op.MORE_THAN,
        "at least": Op.AT_LEAST, "no fewer than": Op.AT_LEAST, "not less than": Op.AT_LEAST, "no less than": Op.AT_LEAST, "a minimum of": Op.AT_LEAST,
        "fewer than": Op.LESS_THAN, "less than": Op.LESS_THAN, "under": Op.LESS_THAN, "up to": Op.AT_MOST, "as many as": Op.AT_MOST, "at most": Op.AT_MOST, "no more than": Op.AT_MOST, "not more than": Op.AT_MOST,
        "about": Op.ABOUT, "around": Op.ABOUT, "some": Op.ABOUT, "roughly": Op.ABOUT, "approximately": Op.ABOUT, "nearly": Op.ABOUT, "almost": Op.ABOUT, "close to": Op.ABOUT, "an estimated": Op.ABOUT, "estimated": Op.ABOUT, "a": Op.ABOUT, "about a": Op.ABOUT, "circa": Op.ABOUT,
        "exactly": Op.EXACTLY, "a total of": Op.EXACTLY,
    },
    articles=frozenset({"a", "about a"}),
    after={"or more": Op.AT_LEAST, "or so": Op.ABOUT, "or fewer": Op.AT_MOST},
    range_joiners=("to", "-", "–", "—", "or"),
    between=("between", "from"),
    ordinals=(r"(?<!\w)\d+(?:st|nd|rd|th)\b", r"(?<![\w-])(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)(?![\w-])"),
    separator=",",
)  # fmt: skip

find_numbers = Counter(NUMBERS)
