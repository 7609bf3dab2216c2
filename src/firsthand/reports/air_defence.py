"""Drones and missiles that somebody shot down: their numbers count nobody, and who shot them down was attacked and attacked nobody."""

from __future__ import annotations

import re

_DOWN = r"(?:sho(?:t|ots?|oting)|brought|tak(?:en|ing)|took)\sdown|down(?:ed|ing)|intercept(?:ed|ing|é|ée?s?|er|ant)"
_DESTROYED = r"destroy(?:ed|ing)|abatt(?:u|ue?s?|re|ant)|détruit"
_FLOWN = r"drones|missiles|rockets|roquettes|projectiles|jets|avions|(?:war)?planes|aircraft|uavs"
_COUNTED = re.compile(
    rf"\b(?:{_DOWN}|{_DESTROYED})\s(?:(?:at\sleast|about|some|all|more\sthan|au\smoins|environ|plus\sde)\s)?$",
    re.IGNORECASE,
)
_OF_THEM = re.compile(
    r"\s(?:of\s(?:them|these|those|(?:the\s)?\d+)|out\sof\s\d+|d['’]entre\s(?:eux|elles)|sur\s(?:les\s)?\d+)\b|\s?(?:[.,;)]|$)",
    re.IGNORECASE,
)
_FROM_THE_AIR = re.compile(
    rf"\b(?:air\s(?:force|defen[cs]es?)|{_FLOWN}|armée\sde\sl['’]air|forces\saériennes|(?:défenses?|batteries?)\s(?:anti)?-?aériennes?|d\.?c\.?a\.?)\b",
    re.IGNORECASE,
)
"""Who shoots drones and missiles down, or what is."""
_DEFENDS = re.compile(
    rf"\s(?:(?:had|has|have|also|already|successfully)\s){{0,3}}(?:(?:{_DOWN})|(?:{_DESTROYED})\s(?:[\w-]+\s){{0,4}}?(?:{_FLOWN}))\b",
    re.IGNORECASE,
)
_VERB = re.compile(rf"(?:{_DOWN}|{_DESTROYED})\b", re.IGNORECASE)


def counts_aircraft(text: str, start: int, end: int) -> bool:
    """Whether the number at `start` to `end` of a sentence counts what was shot down, without a noun of its own: "shot down 120 of them"."""
    if _COUNTED.search(text[max(0, start - 40) : start]) is None or _OF_THEM.match(text, end) is None:
        return False
    return _FROM_THE_AIR.search(text) is not None


def defends(text: str, end: int) -> bool:
    """Whether somebody says that they shot something down, by the words behind "said it" that end at `end` of a sentence."""
    return _DEFENDS.match(text, end) is not None


def is_interception(text: str, act: str) -> bool:
    """Whether an act of a sentence is to have shot down what came from the air.

    Args:
        text: of the sentence.
        act: the words of its trigger.
    """
    return _VERB.match(act) is not None and _FROM_THE_AIR.search(text) is not None
