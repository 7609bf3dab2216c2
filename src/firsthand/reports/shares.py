"""What figures of one sentence take from each other: who is counted, and the whole that they divide.

- "Two soldiers were killed and five wounded": the five are soldiers, as the reader is left to understand.
- "A nurse was among the dead": some of a whole that another sentence tells.
- "18 dead: 12 soldiers and six civilians": numbers in apposition that make up the one before are its parts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from firsthand.domain.alternatives import either
from firsthand.domain.report import CasualtyKind, Figure
from firsthand.domain.values import Span
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.matching import words
from firsthand.reports.nouns import person_noun
from firsthand.reports.scene import Scene
from firsthand.reports.states import suffer_behind

_JOINS = r"and|et|while|but|tandis\sque|mais|puis|then|also|[ée]galement|aussi|had|have|has|were|was|ont|a|avoir|leaving"
_OF_THEM = re.compile(
    r"\s(?:of\s(?:them|whom)|d['’]entre\s(?:eux|elles))\s(?:(?:are|were|sont|étaient)\s)?", re.IGNORECASE
)
_OF_WHOM = re.compile(r",?\s(?:dont|of\swhom)\s(?:au\smoins\s|at\sleast\s)?$", re.IGNORECASE)
_SEVERAL = re.compile(r"\b[\w-]+(?:s|x|people|men|women|children)\b", re.IGNORECASE)
_THOSE = r"(?:among(?:st)?\s(?:the|those|these)|parmi\s(?:les|ceux|celles|ces)|au\snombre\sdes?(?:\s(?:ceux|celles))?)(?:\s(?!of\b|de\b)[\w-]+){0,2}?"
_IS = r"(?:was|were|is|are|been|being|est|sont|étaient|était|étant|figur\w+|(?:se\s)?trouv\w+|compt\w+|feature[sd]?)(?:\s(?:also|reportedly|both|all|aussi|également|ainsi))?"
_VICTIMS = r"victims?|victimes?|casualties|hostages?|otages?|captives?|captifs?|abductees|détenus|detainees"
_HOLD = (
    r"includ(?:ed?|es|ing)|compris(?:ed?|es)|comprennent|comprenaient|incluent|incluaient|comptent|comptaient"
)
_CAPTIVES = {
    CasualtyKind.ABDUCTED: r"hostages?|otages?|captives?|captifs?|abductees",
    CasualtyKind.ARRESTED: r"détenus|detainees",
}
_AMONG_THEM = re.compile(
    rf"(?<!\w)(?:among\s(?:them|these)|parmi\s(?:eux|elles|ceux-ci|celles-ci)),?\s(?:{_IS})\s(?:at\sleast\s|au\smoins\s)?$",
    re.IGNORECASE,
)
_AMONG = re.compile(
    rf"(?:(?!\s(?:and|et)\s)[^;:.()]){{0,90}}?\s(?:{_IS}\s)?(?:among(?:st)?|parmi)\s(?:(?:the|les|some|about|quelque)\s)*",
    re.IGNORECASE,
)
_LAST = re.compile(r"[.!?]\s")
_CLAUSE = re.compile(r"[.;:,]|\s(?:and|et|while|tandis\sque)\s")
_NEAR = 60  # characters beside bodies in which it is said that they were buried
_NEW = re.compile(r"[.;:]|\b(?:and|et)\b")
_PLACES = r"(?:in|at|near|à|au|dans|en)\s(?:the\s|la\s|le\s)?(?-i:[A-ZÀ-Þ])[\w'’-]*(?:\s(?-i:[A-ZÀ-Þ])[\w'’-]*){0,2}"
_APPOSITION = re.compile(
    r"(?:(?!\s(?:in|at|near|on|after|when|à|dans|près|sur|après|lorsque)\s)[^.;:,()\d]){0,45}(?:[,(–—]\s?|\s-\s|:\s)(?:(?:including|dont)\s)?|[^.;()\d]{0,45}:\s",
    re.IGNORECASE,
)


def is_share(local: str, start: int, end: int, pack: LanguagePack) -> bool:
    """Whether the persons counted at `start` to `end` of a sentence are said to be some of those harmed: "a nurse was among the dead", "parmi
    les tués figurent deux élèves", "a commander is among seven people killed", "the dead included three soldiers", "two of those killed were guards".
    """
    return _share(local, start, end, pack) is not None or _is_among_more(local, start, end, pack)


def _is_among_more(local: str, start: int, end: int, pack: LanguagePack) -> bool:
    """Whether more people, by their number, stand behind "among" with what befell them: "un ingénieur parmi huit otages"."""
    said = _AMONG.match(local, end)
    if said is None:
        return False
    numbers = {number.span.start: number for number in pack.numbers(local)}
    whole, own = numbers.get(said.end()), numbers.get(start)
    if whole is None or (whole.quantity.point or 0) <= ((own.quantity.point if own else None) or 1):
        return False
    harm = _among(pack.conflict.all_harmed_after)[2]
    return harm.search(local, whole.span.end, whole.span.end + _NEAR) is not None


def share_kind(local: str, start: int, end: int, before: str, pack: LanguagePack) -> CasualtyKind | None:
    """What happened to those of whom the persons counted at `start` to `end` of a sentence are some: "parmi les personnes enlevées figurent cinq
    femmes"; of "among them", what alone happened in the sentence before. None where they are no such share, or nothing says.

    Args:
        local: the sentence.
        start: where the words for the persons counted begin in it.
        end: where they end.
        before: the text before the sentence.
        pack: the language.
    """
    said = _share(local, start, end, pack)
    if said is None:
        return None
    if said.re is not _AMONG_THEM:
        harm = said["harm"]
        captive = (kind for kind, nouns in _CAPTIVES.items() if re.fullmatch(nouns, harm, re.IGNORECASE))
        told = (k for k, ps in pack.conflict.harmed_after.items() if ps and words(ps).fullmatch(harm))
        return next(iter((*told, *captive)), None)
    last = _LAST.split(before.strip().rstrip(".!?"))[-1]
    tables = (pack.conflict.harmed_after, pack.conflict.unnumbered)
    kinds = {k for table in tables for k, ps in table.items() if ps and words(ps).search(last)}
    return kinds.pop() if len(kinds) == 1 else None


def _share(local: str, start: int, end: int, pack: LanguagePack) -> re.Match[str] | None:
    """The words that say that persons counted are some of others."""
    ahead, behind, harm = _among(pack.conflict.all_harmed_after)
    left = local[max(0, start - 80) : start]
    holds = _holding(pack.conflict.all_harmed_after)
    if found := ahead.search(left) or _AMONG_THEM.search(left) or holds.search(left):
        return found
    of_those = _of_those(pack.conflict.all_harmed_after).match(local, start)
    if of_those is not None and harm.search(_CLAUSE.split(local[of_those.end() :])[0]) is None:
        return of_those
    said = behind.match(local, start)
    if said is None or harm.search(local, min(end, said.end("between")), said.end("between")):
        return None
    return said


@cache
def captives() -> re.Pattern[str]:
    """Nouns for people who are held against their will."""
    return re.compile(rf"\b(?:{_CAPTIVES[CasualtyKind.ABDUCTED]})\b", re.IGNORECASE)


@cache
def _among(harm: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What says so ahead of a number, what says so behind, and the words of harm, which part what is told of others."""
    harmed = rf"(?:{either(harm)}|{_VICTIMS})(?!\w)"
    ahead = rf"(?<!\w){_THOSE}\s(?P<harm>{harmed})(?:\s(?!(?:and|et)\b)[^\s,;:.()]+){{0,2}},?\s(?:(?:{_IS})\s)?(?:at\sleast\s|au\smoins\s)?$"
    inside = r"(?:[^,;:.()]|(?<=\b[A-Z])\.)"  # "a U.S. citizen"
    behind = rf"(?P<between>{inside}{{1,80}}?(?:,{inside}{{2,60}},)?)\s{_IS}\s{_THOSE}\s(?P<harm>{harmed})"
    return (
        re.compile(ahead, re.IGNORECASE),
        re.compile(behind, re.IGNORECASE),
        re.compile(rf"(?<!\w){harmed}", re.IGNORECASE),
    )


@cache
def _of_those(harm: tuple[str, ...]) -> re.Pattern[str]:
    """What says from a number on who some of the harmed were: "two of those killed in the raid were guards", "deux des morts étaient des enfants"."""
    harmed = rf"(?:{either(harm)}|{_VICTIMS})(?!\w)"
    return re.compile(
        rf"(?!(?:an?|une?)\s)[^\s,;:.()]+(?:\s[^\s,;:.()]+){{0,2}}?\s(?:of\s(?:the|those|these)|des|de\sces)\s(?:[\w'’-]+\s){{0,2}}?(?P<harm>{harmed})(?:\s[^\s,;:.()]+){{0,8}}?\s{_IS}\s",
        re.IGNORECASE,
    )


@cache
def _holding(harm: tuple[str, ...]) -> re.Pattern[str]:
    """What says so ahead of a number with the harmed as those who hold them: "the dead included three soldiers"."""
    harmed = rf"(?P<harm>{either(harm)}|{_VICTIMS})(?!\w)"
    return re.compile(
        rf"\b(?:the|these|les|ces)\s(?:\w+\s)?{harmed}\s(?:\w+\s)?(?:{_HOLD})\s(?:at\sleast\s|au\smoins\s)?$",
        re.IGNORECASE,
    )


def remains(scene: Scene) -> dict[Span, bool]:
    """The figures of a sentence that count bodies, each with whether these are said to be buried, or still sought.

    Bodies found or buried in a place are no toll beside one that holds more: they are some of it.
    """
    conflict = scene.pack.conflict
    found: dict[Span, bool] = {}
    for figure in scene.figures:
        noun = figure.group or figure.span
        if figure.kind is not CasualtyKind.KILLED or not words(conflict.remains).search(noun.text):
            continue
        start, end = figure.span.start - scene.start, max(figure.span.end, noun.end) - scene.start
        clause = (
            _CLAUSE.split(scene.text[max(0, start - _NEAR) : start])[-1],
            _CLAUSE.split(scene.text[end : end + _NEAR])[0],
        )
        if words(conflict.tallies).search(clause[0] + scene.text[start:end]):
            continue  # "un habitant a compté onze corps": a toll of its own
        found[figure.span] = any(words(conflict.buried).search(part) for part in clause)
    return found


def with_parts(local: str, at: int, figures: Sequence[Figure], pack: LanguagePack) -> list[Figure]:
    """The figures of a sentence in order; two or more in apposition that add up to the whole before them are its parts.

    Where the whole says who it counts, others of the same kind of list are beside it: "four soldiers, three guards and a trader"; but not where commas
    close them and the harm follows: "two drivers, a Senegalese and an Ivorian, were killed".

    Args:
        local: the sentence.
        at: its offset in the document.
        figures: its figures in order.
        pack: the language.
    """
    told = list(figures)
    for number, whole in enumerate(told):
        size = whole.quantity.point
        if whole.part_of or not size:
            continue
        behind, total = number + 1, 0
        while behind < len(told) and told[behind].kind is whole.kind and total < size:
            total += told[behind].quantity.point or 0
            behind += 1
        if total != size or behind - number < 3:
            continue
        gap = local[whole.span.end - at : told[number + 1].span.start - at]
        listed = not gap.rstrip().endswith((":", "(")) and _says_who(whole, pack)
        again = all(part.group is None for part in told[number + 1 : behind])
        end = max(whole.span.end, whole.group.end if whole.group is not None else 0) - at
        is_closed = gap.strip() == "," and suffer_behind(local, end, whole.kind, pack)
        if is_closed or (_APPOSITION.fullmatch(gap) and not listed) or (again and not _NEW.search(gap)):
            told[number + 1 : behind] = [replace(part, part_of=True) for part in told[number + 1 : behind]]
    return told


def with_groups(local: str, at: int, figures: Sequence[Figure], pack: LanguagePack) -> list[Figure]:
    """The figures of a sentence in order; those without a noun count the people of the one before, where only what happened stands between."""
    told: list[Figure] = []
    undated = blanked(local, [date.span for date in pack.dates(local)]) if len(figures) > 1 else local
    before: Figure | None = None
    for figure in figures:
        if figure.group is None and (match := _OF_THEM.match(local, figure.span.end - at)):
            noun = person_noun(local, match.end(), pack, (), at) or _taken_up(
                local, figure.span.start - at, pack
            )
            group = Span(at + noun[0], at + noun[1], local[slice(*noun)]) if noun else None
            figure = replace(figure, group=group)  # noqa: PLW2901
        elif figure.group is None and (whole := _some_of(local, figure.span.start - at, pack)):
            own = not any(other.group is not None and other.group.start == at + whole[0] for other in told)
            group = Span(at + whole[0], at + whole[1], local[slice(*whole)])
            figure = replace(figure, group=group, part_of=figure.part_of and not own)  # noqa: PLW2901
        elif figure.group is None and not figure.part_of and before is not None and _says_who(before, pack):
            last = told[-1]
            start = max(last.span.end, last.group.end if last.group else 0) - at
            end = max(start, figure.span.start - at)
            if only_harm(pack).fullmatch(undated, start, end):
                figure = replace(figure, group=before.group)  # noqa: PLW2901
        told.append(figure)
        before = before if figure.part_of else figure
    return told


def _some_of(local: str, start: int, pack: LanguagePack) -> tuple[int, int] | None:
    """Those who attacked and of whom a number at `start` tells some: "les assaillants, dont trois ont été abattus"; no part of others' dead."""
    some = _OF_WHOM.search(local, 0, start)
    noun = some and re.search(r"[\w-]+$", local[: some.start()])
    return noun.span() if noun and pack.conflict.persons.get(noun[0].lower()) == "militants" else None


def _taken_up(local: str, start: int, pack: LanguagePack) -> tuple[int, int] | None:
    """The people whom "of them" behind a number at `start` takes up, where only one sort stands before: "les assaillants ... deux d'entre eux"."""
    persons = pack.conflict.persons
    several = [m for m in _SEVERAL.finditer(local, 0, start) if m[0].lower() in persons]
    sorts = {persons[m[0].lower()] for m in several}
    return several[-1].span() if len(sorts) == 1 else None


def _says_who(figure: Figure, pack: LanguagePack) -> bool:
    """Whether the words for the people counted say more than that they are people."""
    said = re.findall(r"[\w-]+", figure.group.text.lower()) if figure.group else []
    return any(pack.conflict.persons.get(word, "persons") != "persons" for word in said)


def blanked(local: str, spans: Sequence[Span]) -> str:
    """A sentence with a space for each letter of some of its words."""
    text = list(local)
    for span in spans:
        text[span.start : span.end] = " " * len(span.text)
    return "".join(text)


def only_harm(pack: LanguagePack) -> re.Pattern[str]:
    """What stands between two counts where nothing but what happened does, and where."""
    harm = (
        p
        for patterns in (*pack.conflict.harmed_after.values(), *pack.conflict.harmed_before.values())
        for p in patterns
    )
    return _between_words(tuple(harm), pack.conflict.auxiliary)


@cache
def _between_words(harm: tuple[str, ...], auxiliary: str) -> re.Pattern[str]:
    inside = "|".join([*harm, auxiliary, _JOINS, _PLACES])
    return re.compile(rf"(?!\s*$)[\s,;]*+(?:(?:{inside})(?=[\s,;]|$)[\s,;]*+){{0,8}}", re.IGNORECASE)
