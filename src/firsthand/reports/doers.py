"""Who of those that a number counts came to no harm, by grammar: those who do it, as the subject of an active verb of attack or harm that has an
object of its own, and those who tell of it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.report import CasualtyKind
from firsthand.domain.values import Span
from firsthand.languages.base.conflict import ConflictWords
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words
from firsthand.reports.shares import blanked

_FAR = 170
"""Characters between the persons counted and a verb that they are the subject of."""

_NEAR = 60
"""Of them, those that may stand where nothing joins the verb to another: "on two motorbikes", "à bord de pick-up ont"."""

_ANOTHER_CLAUSE = re.compile(
    r"[.;:()«»“”\"]|\b(?:when|where|after|while|until|because|if|that|which|whose|whom|by|lorsque?|quand|après|où|tandis|alors|que|dont|pendant|par)\b|"
    r"\b(?:lorsqu|qu)['’]|(?<!dressed\s)(?<!disguised\s)(?<!posing\s)\bas\b",
    re.IGNORECASE,
)
BEFALLS = re.compile(
    r"\b(?:was|were|been|being|are|is|be|got|remain(?:s|ed)?|été|étaient|était|être|furent|fut|restait|reste)\b|(?<!\bse\s)\bsont\b|(?<!\bs['’])\best\b",
    re.IGNORECASE,
)
"""What makes the subject the one to whom something happens, or only says what it is."""

_JOINED = re.compile(
    r"(?:,|\b(?:and|et|then|puis|before|avant\sde|avant\sd['’]))\s?(?:(?:also|then|later|aussi|également|ensuite|have|had|has|ont|avaient|avait|a|en)\s){0,3}$",
    re.IGNORECASE,
)
_WHO = re.compile(r"\s?,?\s(?:who|qui)\s", re.IGNORECASE)
_HAVING = re.compile(r"\b(?:ont|a|avaient|avait|ayant|avoir|auraient|aurait)\s", re.IGNORECASE)
_PARTICIPLE = re.compile(r"[\w’'-]*(?:é[es]{0,2}|ttu[es]{0,2}|pris(?:es?)?|fait)\b", re.IGNORECASE)
_NO_DEED = re.compile(
    r"di(?:ed|es?)|perished|dead|deaths?|lo(?:st|sing)\b.*|le(?:ft|aving)\b.*|claim.*|(?:was|were|been)\s.*|c[ao]me\sunder.*|"
    r"mort.*|décè.*|décéd.*|péri|perd.*|succomb.*|tomb.*|trouv.*|essu.*|corps.*|(?:a|ont|avaient|avait)\sété.*",
    re.IGNORECASE,
)
"""What persons suffer, or do without harming anybody."""

_NOBODY_DOES = (CasualtyKind.DISPLACED, CasualtyKind.MISSING, CasualtyKind.CASUALTIES)
"""Harm that is told of those who suffer it alone: "fled", "missing"."""

_TO_DEATH = r"(?:burn(?:ed|t)|stabbed|hacked|beat(?:en)?|shot|stoned|bludgeoned|clubbed)(?=\s[^.;,]{1,60}?\sto\sdeath\b)"

_WITH_OBJECT = re.compile(
    r"\b(?:at|into|on|the|a|dans|irruption|army|soldiers|security|civilians|military)$", re.IGNORECASE
)
_BY = re.compile(
    r"(?<!rose)(?<!risen)(?<!grown)(?<!grew)(?<!rising)(?<!increased)\s(?:by|par)\s(?:(?:at\sleast|some|about|around|au\smoins|environ)\s)?\Z",
    re.IGNORECASE,
)
_GOVERNED = re.compile(
    r"\b(?:of|on|in|at|against|for|with|to|from|into|among|between|de|des|contre|sur|à|aux?|avec|parmi|entre|dans|pour)\s(?:(?:the|les|ces|these|those)\s)?$|\bd['’]$",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"(?:,[»”\"’]?|\b(?:and|et))\s(?:(?:the|le|la|an?|une?)\s|l['’])?$", re.IGNORECASE)
_OBJECT = re.compile(
    r"\s+(?:(?:at\sleast|more\sthan|over|some|about|around|au\smoins|plus\sde|près\sde|environ|également|aussi)\s)?"
    r"(?:\d|(?:the|an?|another|several|dozens|scores|hundreds|many|his|her|their|its|les?|la|des|une?|plusieurs|ses|son|sa|leurs?|two|three|four|five|six|seven|eight|nine|ten|"
    r"eleven|twelve|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|quinze|vingt)\b|l['’]|(?-i:[A-ZÀ-Þ]))",
    re.IGNORECASE,
)
_OF_ONESELF = re.compile(
    r"\b(?:he|she|they|we|i|him|her|them|us|il|elle|ils|elles|nous|on(?=\s(?:n|l|m|nous|a|avait|est|était|vient)\b)|je|avoir)\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\s+(?:(?:at\sleast|about|some)\s)?[\w.,]+\s?(?:[\w-]+\s){0,2}?(?:km|kilom\w+|miles?|met(?:re|er)s?|mètres?|yards?|days?|nights?|weeks?|months?|years?|hours?|minutes?|"
    r"mornings?|evenings?|afternoons?|weekends?|times?|jours?|nuits?|semaines?|mois|ans|années?|heures?|matin|soir|fois)\b",
    re.IGNORECASE,
)


def acts(local: str, start: int, end: int, pack: LanguagePack, dates: Sequence[Span] = ()) -> bool:
    """Whether the persons counted are those who attack or harm, and nothing says that they were harmed too.

    "Two gunmen on a motorbike shot three traders", "une trentaine d'assaillants ont attaqué le village et tué neuf personnes": what stands
    between them and their verb does not hide it.

    Args:
        local: the sentence.
        start: where the words for the persons counted begin in it.
        end: where they end.
        pack: the language.
        dates: date expressions of the sentence, by offsets in it; none of them is an object.
    """
    text = blanked(local, dates)
    if _is_agent(text, start, pack.conflict):
        return _suffering(pack.conflict.all_harmed_after, joined=False).search(text, end) is None
    if _is_object(text, start, pack.conflict):
        return False
    for match in _deeds(pack.conflict).finditer(text, end):
        gap = text[end : match.start()]
        if len(gap) > _FAR or _ANOTHER_CLAUSE.search(gap) or BEFALLS.search(gap):
            return False
        if _NO_DEED.fullmatch(match.group()) or _flight(pack.conflict).fullmatch(match.group()):
            return False
        if _ends_in(pack.conflict.before_nouns).search(gap):
            continue
        if not _JOINED.search(gap) and (len(gap) > _NEAR or "," in gap):
            return False
        if _PARTICIPLE.match(match.group()):
            does = _HAVING.search(gap) is not None
        else:
            does = _has_object(text, match)
        harm = _suffering(pack.conflict.all_harmed_after, joined=_WHO.match(gap) is None)
        return does and harm.search(text, match.end()) is None
    return False


def shoots(local: str, start: int, end: int, pack: LanguagePack) -> bool:
    """Whether persons told of at `start` to `end` of a sentence are told as those who shoot or are armed, and nothing says that they were harmed too:
    "four men with rifles who fired at the crowd", "ils étaient six et ont tiré".
    """
    if _is_object(local, start, pack.conflict):
        return False
    fired = words(pack.conflict.fires).search(local, end)
    if fired is None or fired.start() - end > _NEAR:
        return False
    gap = local[end : fired.start()]
    if (
        _ANOTHER_CLAUSE.search(gap)
        or BEFALLS.search(gap)
        or words(pack.conflict.all_harmed_after).search(gap)
    ):
        return False
    return _suffering(pack.conflict.all_harmed_after, joined=False).search(local, fired.end()) is None


def protests(local: str, start: int, end: int, pack: LanguagePack) -> bool:
    """Whether persons told of at `start` to `end` of a sentence only protest: "hundreds of women marched in Gao after the killing of five"."""
    protest = words(pack.conflict.protest).search(local, end)
    if protest is None or _is_object(local, start, pack.conflict):
        return False
    gap = local[end : protest.start()]
    if len(gap) > _NEAR or _ANOTHER_CLAUSE.search(gap) or BEFALLS.search(gap):
        return False
    if words(pack.conflict.all_harmed_after).search(gap):
        return False
    return _suffering(pack.conflict.all_harmed_after, joined=False).search(local, protest.end()) is None


def are_freed(local: str, start: int, end: int, pack: LanguagePack) -> bool:
    """Whether the persons told of at `start` to `end` of a sentence are those whom somebody freed or rescued: "killing two guards and freeing 200 prisoners",
    "40 prisoners were freed".
    """
    before = local[max(0, start - _NEAR) : start].rstrip()
    return _ends_in(either(pack.conflict.spares)).search(before) is not None or (
        _freed(pack.conflict.spares, pack.conflict.auxiliary).match(local, end) is not None
    )


@cache
def _freed(spares: tuple[str, ...], auxiliary: str) -> re.Pattern[str]:
    return re.compile(rf"\s(?:(?:{auxiliary})\s){{0,3}}(?:{either(spares)})(?!\w)", re.IGNORECASE)


def _is_agent(text: str, start: int, conflict: ConflictWords) -> bool:
    """Whether persons are those by whom something was done: "killed by ten men"."""
    by = _BY.search(text, max(0, start - _NEAR), start)
    return by is not None and _deeds(conflict).search(text, max(0, start - _NEAR), by.start()) is not None


def _is_object(text: str, start: int, conflict: ConflictWords) -> bool:
    """Whether persons are the object of a preposition or a deed: "a man shot two children and injured his wife"."""
    before = text[max(0, start - _NEAR) : start]
    return _GOVERNED.search(before) is not None or any(
        match.end() == len(before.rstrip()) for match in _deeds(conflict).finditer(before)
    )


def _has_object(text: str, deed: re.Match[str]) -> bool:
    """Whether a verb has an object: behind it, or among its own words ("broke into", "entered the")."""
    if _WITH_OBJECT.search(deed.group()):
        return True
    return _OBJECT.match(text, deed.end()) is not None and _TIME.match(text, deed.end()) is None


def _deeds(conflict: ConflictWords) -> re.Pattern[str]:
    """Words of attack and of every harm: those of what is no deed too, as whoever flees or dies before does not act."""
    tables = (conflict.harmed_before, conflict.harmed_after)
    harm = (pattern for table in tables for patterns in table.values() for pattern in patterns)
    return words((*conflict.attack, *conflict.struck, *harm, _TO_DEATH))


def _flight(conflict: ConflictWords) -> re.Pattern[str]:
    tables = (conflict.harmed_before, conflict.harmed_after)
    return words(tuple(pattern for table in tables for kind in _NOBODY_DOES for pattern in table[kind]))


@cache
def _ends_in(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{pattern})$", re.IGNORECASE)


@cache
def _suffering(harm: tuple[str, ...], *, joined: bool) -> re.Pattern[str]:
    """What goes on to say that the same persons were harmed: "and were killed by guards", "avant d'être abattus", "and died"; behind a clause
    with "who" nothing need join it.
    """
    join = r"(?:,|\b(?:and|but|before|then|et|mais|puis|avant))\s" if joined else r"\b"
    return re.compile(
        rf"{join}(?:(?:all|both|they|two|three|later|then|also|themselves|finally|eventually|tous|toutes|ensuite|puis|eux-mêmes)\s){{0,3}}"
        rf"(?:(?:(?:were|was|being|(?:have|had)\sbeen|(?:ont|avaient)\sété|(?:d['’])?être|furent)\s(?:\w+\s){{0,2}}(?:{either(harm)}))|died|dying|perished|sont\smorte?s|ont\spéri|mourir)(?!\w)",
        re.IGNORECASE,
    )


def speaks(local: str, start: int, end: int, pack: LanguagePack) -> bool:
    """Whether persons told of at `start` to `end` of a sentence only tell of the others: "killing nine traders, a doctor at the clinic said".

    Somebody with whom the sentence opens may tell of themselves ("a man told police that he was shot"), unless nobody is told of by a pronoun ("three
    residents said dozens had died").
    """
    told = _speaking(f"{pack.speech.says}|{pack.speech.sees}", pack.conflict.all_harmed_after).match(
        local, end
    )
    if told is None:
        return False
    opens = not local[:start].strip(' «“"')
    return _GOES_ON.search(local[:start]) is not None or (opens and not _OF_ONESELF.search(local, told.end()))


@cache
def _speaking(says: str, harm: tuple[str, ...]) -> re.Pattern[str]:
    """A verb of saying behind the words for somebody, what describes them between; one with a fate behind it is what was said of them."""
    described = r"(?:(?!\b(?:that|who|which|qui|que|whom)\b)[^,;:.()\d]){0,60}"
    named = r"(?:(?!\b(?:and|et|that|which|que)\b)[^,;:.()\d]){0,40}(?:,(?!\s(?:who|qui)\b)[^,;:]{2,90},|\s?\([^()]{2,60}\))"
    return re.compile(
        rf"(?:{described}|{named})\s(?:{says})(?!\w)(?!\s(?:by|to|as|safe|alive|(?:{either(harm)})(?!\w)))",
        re.IGNORECASE,
    )
