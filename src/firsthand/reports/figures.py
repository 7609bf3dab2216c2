"""Casualty figures: numbers of persons with what happened to them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from firsthand.domain.actor import ActorMention
from firsthand.domain.alternatives import either
from firsthand.domain.document import Sentence
from firsthand.domain.report import CasualtyKind, Figure
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.brackets import with_brackets
from firsthand.reports.died_since import died_since
from firsthand.reports.doers import acts, are_freed, speaks
from firsthand.reports.fled import got_away
from firsthand.reports.gapped import as_many, is_gapped, lie_in_hospital, names_nobody
from firsthand.reports.losses import losses
from firsthand.reports.matching import words
from firsthand.reports.nouns import Counted, find_counted, of_them
from firsthand.reports.other_numbers import is_base
from firsthand.reports.own_hand import with_own_hand
from firsthand.reports.remains import of_bodies
from firsthand.reports.revised import is_superseded, standing
from firsthand.reports.shares import blanked, is_share, only_harm, share_kind
from firsthand.reports.states import STATES, UNDONE, described, fate, is_killed_then
from firsthand.reports.tolls_told import toll_kind, toll_quantity

_CONTEXT = 300  # characters before a sentence that may tell what a figure without a word of harm is of
_ANY = 10**9  # an open number may hold any other
_NEAR = 30  # characters behind the counted within which "dead or wounded" stands
_REACH = 70  # characters between a number with its noun and the words that say what happened
_OBJECT = re.compile(
    r"\s(?:at\sleast|more\sthan|over|some|about|the|a|an|\d+|two|three|four|five|six|seven|eight|nine|ten|dozens|several|au\smoins|plus\sde|"
    r"des|les|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs)\b",
    re.IGNORECASE,
)
_AT_LEAST = re.compile(r"\s(?:at\sleast|at\sa\sminimum|au\smoins|au\sminimum)\b", re.IGNORECASE)
_AND_ONE = r"(?:(?:(?:the|an?|his|her|their|la|le|une?|son|sa|leur)\s|l['’])(?!(?:number|nombre)\b)[\w-]+(?:\s(?!and\b|et\b)[\w-]+)?\s(?:and|et)\s)?"
"""Somebody told of beside a number, who stands between it and the word of harm: "abducting the bride and about 30 guests"."""

_AGES = re.compile(
    r"^\s?,?\s(?:(?:both\s|all\s)?(?:aged?|ages)|âgée?s?\sde|de)\s\d{1,2}(?:(?:\s?,\s?|\s(?:and|to|et|à)\s)\d{1,2}){0,5}(?:\sans|\syears|\smois|\smonths)?\s?,?(?=\s)",
    re.IGNORECASE,
)
_OWN_OBJECT = re.compile(r"\s(?:his|her|their|himself|herself|themselves|son|sa|ses|leurs?)\b", re.IGNORECASE)
_WHO_DOES = re.compile(
    r"(?:who\s)?(?:(?:have|has|had|also|allegedly|ont|a|avai(?:en)?t|aurai(?:en)?t|également|aussi|en)\s)*",
    re.IGNORECASE,
)
_SUFFERED = re.compile(r"di(?:ed|es?)|perished|dead|lost\s.*|mort.*|décéd.*", re.IGNORECASE)
_MORTALLY = re.compile(r"(?:fatally|mortally)", re.IGNORECASE)
"""What stands before the verb of harm: "fatally shot his mother"."""
_OF_THE_HARMED = re.compile(r"\s(?:of\s(?:the|those|these)|des)\s(?:[\w-]+\s){0,2}[\w-]+", re.IGNORECASE)
_LISTED = re.compile(
    r"[\s,(]*(?:(?:and|et|as\swell\sas|ainsi\sque|including|dont|among\sthem|parmi\seux)\s*)?(?:(?:his|her|their|ses|leurs)\s)?",
    re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:\s(?:who|qui|of|from|de|du|d['’])\s?[^,;.:()\d]{2,40}?)?\s?(?:,|;|,?\s?(?:and|et|as\swell\sas|ainsi\sque))\s?",
    re.IGNORECASE,
)
_ACRONYM = re.compile(r"^\s?\((?-i:[A-ZÀ-Ý])[\w-]{1,11}\)")
"""What a group is called for short, right behind its name."""
_BRACKETS = re.compile(r"\(([^()]{3,120})\)")


def find_figures(
    text: str, sentence: Sentence, pack: LanguagePack, actors: Sequence[ActorMention]
) -> tuple[Figure, ...]:
    """Casualty figures of one sentence, in order; spans count from the start of `text`.

    A number is a figure when a word of harm governs it, from before ("killing three", "the deaths of more than 30
    soldiers") or from after ("12 people were wounded"), and it counts persons or nothing that is named. Numbers of
    weapons, vehicles, towns, years and ages count other things and are left out.
    """
    local = sentence.span.text
    at = sentence.span.start
    counted = [
        item
        for item in find_counted(local, pack, actors, at)
        if not is_base(local, item.start) or _own_kind(local, item, pack) or _is_hurt(local, item, pack)
    ]
    figures: list[Figure] = []
    for item, kind in zip(
        counted, _kinds(local, counted, pack, text[max(0, at - _CONTEXT) : at]), strict=True
    ):
        if kind is None or is_superseded(local, item.start, pack) or _is_no_harm(local, item, kind, pack):
            continue
        start = min(item.start, item.number.span.start)
        figures.append(
            Figure(
                span=Span.of(text, at + start, at + (item.group[1] if item.group else item.end)),
                quantity=_quantity(local, item),
                kind=kind,
                group=Span.of(text, at + item.group[0], at + item.group[1]) if item.group else None,
                part_of=is_share(local, item.start, item.end, pack)
                or _is_some_of_the_harmed(local, item, kind, pack)
                or (
                    bool(figures)
                    and (
                        _is_part(local, item, pack, max(f.quantity.upper or _ANY for f in figures))
                        or _goes_on(local, at, item, kind, figures)
                        or (figures[-1].kind in (kind, CasualtyKind.INJURED) and of_them(local, item.number))
                    )
                ),
            )
        )
    figures += as_many(text, sentence, pack, figures)
    figures = with_brackets(text, sentence, pack, actors, figures)
    figures += losses(text, sentence, pack, figures)
    figures = with_own_hand(text, at, local, pack, figures)
    return tuple(standing(local, at, sorted(figures, key=lambda figure: figure.span.start), pack))


def _is_no_harm(local: str, item: Counted, kind: CasualtyKind, pack: LanguagePack) -> bool:
    """Whether those who fled got away from what they did, those who were held are freed, or somebody only tells of the harm of others."""
    end = item.group[1] if item.group else item.end
    if (
        item.number.quantity.point == 1
        and not _own_kind(local, item, pack)
        and speaks(local, item.start, end, pack)
    ):
        return True
    freed = kind in (CasualtyKind.ABDUCTED, CasualtyKind.CAPTURED) and are_freed(local, item.start, end, pack)
    return freed or got_away(local, item, kind, pack)


def _quantity(local: str, item: Counted) -> Quantity:
    """How many, with an operator that stands behind the noun: "three people at least"."""
    quantity = toll_quantity(item.number.quantity, local, item.start, item.number.span.end)
    if quantity.op is Operator.EXACTLY and _AT_LEAST.match(local, item.end):
        return replace(quantity, op=Operator.AT_LEAST)
    return quantity


def _kinds(
    local: str, counted: Sequence[Counted], pack: LanguagePack, before: str
) -> list[CasualtyKind | None]:
    """What happened to each, lists included: "eight soldiers and two policemen were killed"."""
    kinds: list[CasualtyKind | None] = []
    dates = [date.span for date in pack.dates(local)] if counted else []
    undated = blanked(local, dates)
    for position, item in enumerate(counted):
        group = local[slice(*item.group)] if item.group else None
        others = (c for c in counted[position + 1 :] if not of_them(local, c.number))
        following = next((other.start for other in others), len(local))
        previous = counted[position - 1].end if position else 0
        kind = (
            _either(local, item, following, pack)
            or of_bodies(local, item.start, pack)
            or _befell(local, undated, item, pack)
            or _own_kind(local, item, pack)
            or toll_kind(local, item.start, item.number.span.end, before, pack)
            or share_kind(local, item.start, item.end, before, pack)
            or _kind(local, undated, item, previous, following, pack)
        )
        if kind is CasualtyKind.KILLED and names_nobody(group) and lie_in_hospital(local, item.end):
            kind = CasualtyKind.INJURED
        if kind in (None, *STATES) and item.group and is_killed_then(undated, item.group[1], pack):
            kind = CasualtyKind.KILLED
        if kind is CasualtyKind.INJURED and died_since(local, item.end) is not None:
            kind = CasualtyKind.KILLED
        if (
            kind is None
            and position
            and kinds[-1]
            and _continues(local, counted[position - 1], item)
            and not speaks(local, item.start, item.end, pack)
        ):
            kind = kinds[-1]
        if (
            kind is None
            and position
            and (
                of_them(local, item.number)
                or _is_listed_part(undated, counted[position - 1], item, pack)
                or _is_listed_share(local, counted[position - 1], item, pack)
            )
        ):
            kind = kinds[-1]
        if (
            kind is None
            and position
            and names_nobody(group)
            and is_gapped(local, item.start, item.end, dates)
        ):
            kind = kinds[-1]
        kinds.append(kind)
    for position in range(len(counted) - 2, -1, -1):
        if (
            kinds[position] is None
            and kinds[position + 1]
            and _continues(local, counted[position], counted[position + 1])
            and not _is_of_fewer(local, counted[position], counted[position + 1], pack)
        ):
            kinds[position] = kinds[position + 1]
    return kinds


def _either(local: str, item: Counted, following: int, pack: LanguagePack) -> CasualtyKind | None:
    """Whether the words leave open who died: "40 dead or wounded"."""
    patterns = tuple(p for p in pack.conflict.harmed_after[CasualtyKind.CASUALTIES] if r"\s" in p)
    end = min(following, item.end + _NEAR)
    found = words(patterns).search(local, item.number.span.end, end) if patterns else None
    return CasualtyKind.CASUALTIES if found else None


def _own_kind(local: str, item: Counted, pack: LanguagePack) -> CasualtyKind | None:
    """The nouns themselves may say it: "12 morts", "30 dead", "3 blessés civils"."""
    if item.group is None:
        return None
    for noun in reversed(local[item.group[0] : item.group[1]].split()):
        for kind, patterns in pack.conflict.harmed_after.items():
            if patterns and words(patterns).fullmatch(noun):
                return kind
    return None


def _befell(local: str, undated: str, item: Counted, pack: LanguagePack) -> CasualtyKind | None:
    """What befell persons whose own words only say that they were displaced or captive; None where they do not, or nothing else did."""
    if item.group is None or not (
        _own_kind(local, item, pack) in STATES or described(local, item.group[1], pack)
    ):
        return None
    return fate(undated, item.start, item.group[1], pack)


def _kind(
    local: str, undated: str, item: Counted, previous: int, following: int, pack: LanguagePack
) -> CasualtyKind | None:
    """What happened to the persons counted, by the nearest word of harm on either side."""
    conflict = pack.conflict
    best: tuple[int, CasualtyKind] | None = None
    left = undated[max(previous, item.start - _REACH) : item.start]
    right = _ACRONYM.sub("", _AGES.sub("", local[item.end : min(following, item.end + _REACH)], count=1))
    for kind, patterns in conflict.harmed_before.items():
        if not patterns:
            continue
        match = _before(patterns, conflict.link).search(left)
        if match and not UNDONE.search(left[: match.start("harm")]):
            best = min(best or (999, kind), (len(left) - match.end("harm"), kind), key=lambda pair: pair[0])
    for kind, patterns in conflict.harmed_after.items():
        if not patterns:
            continue
        match = _after(patterns, conflict.auxiliary).match(right)
        if match and words(conflict.tallies).search(right, 0, match.start("harm")):
            continue  # "a resident put the number of dead at 40"
        if match and not _is_active(undated, match, item, pack):
            distance = match.start("harm") - (
                5 if match["aux"] or not right[: match.start("harm")].strip() else 0
            )
            best = min(best or (999, kind), (max(distance, 0), kind), key=lambda pair: pair[0])
    return best[1] if best else None


@cache
def _part_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(patterns) + r")\s*(?:\w+\s){0,2}$", re.IGNORECASE)


@cache
def _before(patterns: tuple[str, ...], link: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?P<harm>{either(patterns)})[\s:]*{_AND_ONE}{link}$", re.IGNORECASE)


@cache
def _after(patterns: tuple[str, ...], auxiliary: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:\s?,\s(?:aged?|ages|âgée?s)\s[^.;]{2,40},|\s?,[^,.;]{3,60},)?\W{0,3}(?:\w[\w’'-]*\s){0,4}?(?P<aux>(?:"
        + auxiliary
        + r"\s){0,4})[«“\"‘']?\s?(?P<harm>"
        + either(patterns)
        + r")(?!\w)",
        re.IGNORECASE,
    )


def _is_active(undated: str, match: re.Match[str], item: Counted, pack: LanguagePack) -> bool:
    """Whether the persons counted do the harm ("12 gunmen killed ...", "a boy who shot and killed his ...") instead of suffering it."""
    if item.group is None or _SUFFERED.fullmatch(match["harm"]):
        return False
    rest = undated[item.end + match.end() :]
    if _MORTALLY.fullmatch(match["harm"]):
        rest = f" {rest.lstrip().partition(' ')[2]}"
    does = _WHO_DOES.fullmatch(match["aux"]) is not None
    return does and (
        bool(_OBJECT.match(rest) or _OWN_OBJECT.match(rest)) or acts(undated, item.start, item.end, pack)
    )


def _continues(local: str, before: Counted, item: Counted) -> bool:
    """Whether a number only goes on with a list."""
    return bool(item.group) and bool(_LISTED.fullmatch(local[before.end : item.start]))


def _is_of_fewer(local: str, before: Counted, item: Counted, pack: LanguagePack) -> bool:
    """Whether those told of as some of the ones before are more than these: "un villageois, dont deux cousins sont morts"."""
    gap = local[before.end : item.start]
    fewer = (before.number.quantity.upper or _ANY) < (item.number.quantity.point or 0)
    return fewer and _part_of(pack.conflict.part_of).search(gap) is not None


def _is_some_of_the_harmed(local: str, item: Counted, kind: CasualtyKind, pack: LanguagePack) -> bool:
    """Whether a number is some of those of a toll by its own words: "18 of the dead", "onze des morts", and the wounded who died since."""
    if kind is CasualtyKind.KILLED and (died := died_since(local, item.end)):
        if _of_the_hurt(pack.conflict.harmed_after[CasualtyKind.INJURED]).search(local[: item.start]):
            return True
        if item.group and pack.numbers(local[item.number.span.end : item.group[1]]):
            return False  # "one of the three wounded": the whole is told
        hurt = _own_kind(local, item, pack) is CasualtyKind.INJURED
        if hurt or words(pack.conflict.harmed_after[CasualtyKind.INJURED]).search(died.group()):
            return True
    if item.group is None or _own_kind(local, item, pack) is not kind:
        return False
    return _OF_THE_HARMED.fullmatch(local, item.number.span.end, item.group[1]) is not None


def _is_hurt(local: str, item: Counted, pack: LanguagePack) -> bool:
    """Whether a word for the injured stands right behind a number, or behind its noun: "60 injured people", "60 people injured"."""
    hurt = words(pack.conflict.harmed_after[CasualtyKind.INJURED])
    return any(hurt.match(local, end + 1) is not None for end in (item.number.span.end, item.end))


@cache
def _of_the_hurt(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """The injured of whom a number behind them is some: "of the 60 wounded, eleven died", "sur 60 blessés, onze sont morts"."""
    hurt = either(patterns)
    return re.compile(
        rf"(?:^|[.;:,]\s|\b(?:and|et|but|mais)\s)\W?(?:(?:out\s)?of|among|sur|parmi|des)\s(?:[\w'’-]+\s){{0,4}}?{hurt}(?!\w)[^.;:()]{{0,60}}?,\s(?:at\sleast\s|au\smoins\s)?$",
        re.IGNORECASE,
    )


def _is_listed_part(undated: str, before: Counted, item: Counted, pack: LanguagePack) -> bool:
    """Whether a number with a noun is some of the one before: "dozens wounded, including seven women"."""
    gap = _part_of(pack.conflict.part_of).search(undated, before.end, item.start)
    return (
        item.group is not None
        and gap is not None
        and only_harm(pack).fullmatch(undated, before.end, gap.start()) is not None
    )


def _is_listed_share(local: str, before: Counted, item: Counted, pack: LanguagePack) -> bool:
    """Whether a number goes on with some of the harmed: "among the dead were nine women who sold tea and four children"."""
    if item.group is None or not is_share(local, before.start, before.end, pack):
        return False
    return _LIST.fullmatch(local[before.end : item.start]) is not None


def _is_part(local: str, item: Counted, pack: LanguagePack, most: int) -> bool:
    """Whether the number is a subset of one before it, the largest of which is `most`."""
    left = local[max(0, item.start - 30) : item.start]
    if _part_of(pack.conflict.part_of).search(left):
        return True
    within = any(m.start() < item.start < m.end() for m in _BRACKETS.finditer(local))
    return within and (item.number.quantity.point or 0) <= most


def _goes_on(local: str, at: int, item: Counted, kind: CasualtyKind, figures: Sequence[Figure]) -> bool:
    """Whether the number goes on with the subsets of a whole that holds them all: "10 dead, among them 8 soldiers and 2 traders"; or with some of
    a whole told elsewhere: "parmi elles figurent sept femmes et deux enfants", "nine women who sold tea and four children".
    """
    parts: list[Figure] = []
    for figure in reversed(figures):
        if not figure.part_of:
            whole = figure
            break
        parts.append(figure)
    else:
        gap = local[parts[0].span.end - at : item.start]
        return kind is parts[0].kind and item.group is not None and bool(_LIST.fullmatch(gap))
    if not parts or {kind, whole.kind} != {figure.kind for figure in parts} or item.group is None:
        return False
    gap = local[parts[0].span.end - at : item.start]
    points = [item.number.quantity.point or 0, *(part.quantity.point or 0 for part in parts)]
    return bool(_LIST.fullmatch(gap)) and sum(points) <= (whole.quantity.point or 0)
