"""What befell persons whom the words also describe: "killed 22 displaced people", "14 déplacés ont été tués", "executed eight captured soldiers".

Words for displaced, abducted, captured or detained people say who they were wherever other words say that they were killed or hurt.
"""

from __future__ import annotations

import re
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.report import CasualtyKind
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words

STATES = (CasualtyKind.DISPLACED, CasualtyKind.ABDUCTED, CasualtyKind.CAPTURED, CasualtyKind.ARRESTED)
"""Harm that persons can be in already when something else befalls them."""

UNDONE = re.compile(
    r"\b(?:tr(?:y|ies|ied|ying)\sto|attempt(?:s|ed|ing)?\sto|plot(?:s|ted|ting)?\sto|threaten(?:s|ed|ing)?\sto|plan(?:s|ned|ning)?\sto|want(?:s|ed|ing)?\sto|"
    r"fail(?:s|ed|ing)?\sto|(?:tent|essa|menac|projet|envisag|prévo|échou)\w{0,6}\s(?:de\s|d['’]|à\s))\s?$",
    re.IGNORECASE,
)
"""What was not done, or not yet: "tried to kill two men"."""

_NUMBER = r"two|three|four|five|six|seven|eight|nine|ten|several|others|les|des|une?|deux|trois|quatre|cinq|sept|huit|neuf|dix|plusieurs"
_FATES = (CasualtyKind.KILLED, CasualtyKind.INJURED)
_NEAR = 70  # characters before them that can
_FAR = 160  # characters behind the persons counted that can say what befell them


def fate(local: str, start: int, end: int, pack: LanguagePack) -> CasualtyKind | None:
    """Whether persons counted at `start` to `end` of a sentence, whom its words call displaced or captive, were killed or hurt; None where it does
    not say so.

    Before them stands a verb that says so by itself ("killed", not "left"), or behind them such a word that is said of them ("ont été tués").
    """
    conflict = pack.conflict
    for kind in _FATES:
        match = _before(conflict.harmed_before[kind], conflict.link).search(
            local, max(0, start - _NEAR), start
        )
        if match is None or words(conflict.open_harm).fullmatch(match["harm"]):
            continue
        if not UNDONE.search(local[max(0, match.start() - _NEAR) : match.start()]):
            return kind
    for kind in _FATES:
        behind = _behind(conflict.harmed_after[kind], _state_words(pack), conflict.auxiliary)
        if behind.match(local, end, end + _FAR):
            return kind
    return None


def is_killed_then(local: str, end: int, pack: LanguagePack) -> bool:
    """Whether persons whose words end at `end` of a sentence were killed after something else was done to them: "were pulled from a bus and shot dead",
    "ont été enlevés puis tués".
    """
    conflict = pack.conflict
    if _found(conflict.found_dead).match(local, end) is not None:
        return True
    return _then(conflict.harmed_after[CasualtyKind.KILLED], conflict.auxiliary).match(local, end) is not None


@cache
def _found(dead: tuple[str, ...]) -> re.Pattern[str]:
    """What goes on to say that the same persons were found dead, with no other number between."""
    return re.compile(rf"[^.;:()\d]{{1,90}}?\b(?:{either(dead)})(?!\w)", re.IGNORECASE)


def suffer_behind(local: str, end: int, kind: CasualtyKind, pack: LanguagePack) -> bool:
    """Whether a harm is said of the persons whose words end at `end` of a sentence, behind what describes them: "deux chauffeurs, un Sénégalais et un Ivoirien,
    ont perdu la vie".
    """
    harmed = pack.conflict.harmed_after.get(kind)
    return bool(harmed) and _described(harmed, pack.conflict.auxiliary).match(local, end) is not None


@cache
def _described(harmed: tuple[str, ...], auxiliary: str) -> re.Pattern[str]:
    return re.compile(
        rf",\s[^.;:()\d]{{3,60}},\s(?:(?:{auxiliary})\s){{1,3}}(?:{either(harmed)})(?!\w)", re.IGNORECASE
    )


@cache
def _then(killed: tuple[str, ...], auxiliary: str) -> re.Pattern[str]:
    return re.compile(
        rf"\s(?:(?:{auxiliary})\s){{1,3}}(?!(?:{either(killed)})(?!\w))[^\W\d][^.;:,()\d]{{2,70}}?\s(?:and|then|before\sbeing|et|puis|avant\sd['’]être)\s"
        rf"(?:(?:\w+ly|then|later|ensuite)\s)?(?:{either(killed)})(?!\w)(?!\s(?:\d|at\sleast|the|an?|his|her|their|{_NUMBER})(?!\w))",
        re.IGNORECASE,
    )


def _state_words(pack: LanguagePack) -> tuple[str, ...]:
    return tuple(p for kind in STATES for p in pack.conflict.harmed_after[kind])


def described(local: str, end: int, pack: LanguagePack) -> bool:
    """Whether a word for such a state stands right behind persons and only describes them: "personnes déplacées", "men abducted in May"."""
    return _state(_state_words(pack)).match(local, end) is not None


@cache
def _state(state: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{either(state)})(?!\w)(?!\s\d)", re.IGNORECASE)


@cache
def _before(patterns: tuple[str, ...], link: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<harm>{either(patterns)})\s{link}\Z", re.IGNORECASE)


@cache
def _behind(patterns: tuple[str, ...], state: tuple[str, ...], auxiliary: str) -> re.Pattern[str]:
    """A word of harm that is said of the persons before it, what describes them and their like between."""
    return re.compile(
        rf"(?:\s(?:{either(state)})(?!\w))?(?:\s?,\s(?:including|among\sthem|dont|parmi\s\w+)\s[^.;:()]{{3,60}}?,)?"
        rf"\s(?:{auxiliary}\s){{0,4}}(?:{either(patterns)})(?!\w)(?!\s(?:\d|the\b|an?\b|les?\b|des\b|une?\b))",
        re.IGNORECASE,
    )
