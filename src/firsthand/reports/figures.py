"""Casualty figures: numbers of persons with what happened to them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from firsthand.domain.actor import ActorMention
from firsthand.domain.alternatives import either
from firsthand.domain.document import Sentence
from firsthand.domain.report import CasualtyKind, Figure, Side
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.languages.base.numbers import NumberExpression
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.brackets import with_brackets
from firsthand.reports.matching import words
from firsthand.reports.other_numbers import ages, counts_nobody, is_base
from firsthand.reports.revised import is_superseded, standing

_TOKEN = re.compile(r"[\w’'-]+")
_REACH = 70  # characters between a number with its noun and the words that say what happened
_MAX_NOUN = 5  # tokens from a number to the noun it counts
_OBJECT = re.compile(
    r"\s(?:at\sleast|more\sthan|over|some|about|the|a|an|\d+|two|three|four|five|six|seven|eight|nine|ten|dozens|several|au\smoins|plus\sde|"
    r"des|les|une?|deux|trois|quatre|cinq|six|sept|huit|neuf|dix|plusieurs)\b",
    re.IGNORECASE,
)
_OWN_OBJECT = re.compile(r"\s(?:his|her|their|himself|herself|themselves|son|sa|ses|leurs?)\b", re.IGNORECASE)
_WHO_DOES = re.compile(
    r"(?:who\s)?(?:(?:have|has|had|also|allegedly|ont|a|avai(?:en)?t|aurai(?:en)?t|également|aussi)\s)*",
    re.IGNORECASE,
)
_SUFFERED = re.compile(r"di(?:ed|es?)|perished|dead|lost\s.*|mort.*|décéd.*", re.IGNORECASE)
_OF_THE = re.compile(r"\s(?:of\s(?:the|these|those)|des|sur\sles)\s", re.IGNORECASE)
_LISTED = re.compile(
    r"[\s,(]*(?:(?:and|et|as\swell\sas|ainsi\sque|including|dont|among\sthem|parmi\seux)\s*)?", re.IGNORECASE
)
_LIST = re.compile(r"\s?(?:,|;|,?\s?(?:and|et|as\swell\sas|ainsi\sque))\s?", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|from|du|de|des|de\sla)\s(?:the\s)?|\s(?:d|de\sl)['’]", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:s|x|people|men|women|children|police|troops|staff|militia|famille|family)$", re.IGNORECASE
)
_OF_THEM = re.compile(r"\s(?:of\s(?:them|whom)|d['’]entre\s(?:eux|elles))\b", re.IGNORECASE)
_BRACKETS = re.compile(r"\(([^()]{3,120})\)")


@dataclass(frozen=True, slots=True)
class _Counted:
    """A number with the noun it counts, in offsets of the sentence."""

    number: NumberExpression
    start: int
    end: int
    group: tuple[int, int] | None


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
        for item in _counted(local, pack, actors, at)
        if not is_base(local, item.start) or _own_kind(local, item, pack)
    ]
    figures: list[Figure] = []
    for item, kind in zip(counted, _kinds(local, counted, pack), strict=True):
        if kind is None or is_superseded(local, item.start, pack):
            continue
        start = min(item.start, item.number.span.start)
        figures.append(
            Figure(
                span=Span.of(text, at + start, at + (item.group[1] if item.group else item.end)),
                quantity=item.number.quantity,
                kind=kind,
                group=Span.of(text, at + item.group[0], at + item.group[1]) if item.group else None,
                part_of=bool(figures)
                and (
                    _is_part(local, item, pack)
                    or _goes_on(local, at, item, kind, figures)
                    or (figures[-1].kind is kind and _of_them(local, item.number))
                ),
            )
        )
    figures = with_brackets(text, sentence, pack, actors, figures)
    figures += _losses(text, sentence, pack, figures)
    return tuple(standing(local, at, sorted(figures, key=lambda figure: figure.span.start), pack))


def _kinds(local: str, counted: Sequence[_Counted], pack: LanguagePack) -> list[CasualtyKind | None]:
    """What happened to each, lists included: "eight soldiers and two policemen were killed"."""
    kinds: list[CasualtyKind | None] = []
    for position, item in enumerate(counted):
        others = (c for c in counted[position + 1 :] if not _of_them(local, c.number))
        following = next((other.start for other in others), len(local))
        previous = counted[position - 1].end if position else 0
        kind = _own_kind(local, item, pack) or _kind(local, item, previous, following, pack)
        if kind is None and position and kinds[-1] and _continues(local, counted[position - 1], item):
            kind = kinds[-1]
        if kind is None and position and _of_them(local, item.number):
            kind = kinds[-1]
        kinds.append(kind)
    for position in range(len(counted) - 2, -1, -1):
        if (
            kinds[position] is None
            and kinds[position + 1]
            and _continues(local, counted[position], counted[position + 1])
        ):
            kinds[position] = kinds[position + 1]
    return kinds


def _of_them(local: str, number: NumberExpression) -> bool:
    """Whether a number counts some of those before it ("two of them"), outside brackets, which are read by themselves."""
    open_at, shut_at = (local.rfind(sign, 0, number.span.start) for sign in "()")
    return open_at <= shut_at and _OF_THEM.match(local, number.span.end) is not None


def _own_kind(local: str, item: _Counted, pack: LanguagePack) -> CasualtyKind | None:
    """The nouns themselves may say it: "12 morts", "30 dead", "3 blessés civils"."""
    if item.group is None:
        return None
    for noun in reversed(local[item.group[0] : item.group[1]].split()):
        for kind, patterns in pack.conflict.harmed_after.items():
            if patterns and words(patterns).fullmatch(noun):
                return kind
    return None


def _counted(local: str, pack: LanguagePack, actors: Sequence[ActorMention], at: int) -> Iterator[_Counted]:
    """Numbers that may count persons, with their nouns; indefinite articles before a person count one."""
    numbers = [n for n in pack.numbers(local) if not n.ordinal]
    dates = [expression.span for expression in pack.dates(local)] if numbers else []
    numbers = [n for n in numbers if not any(n.span.overlaps(d) for d in dates)]
    numbers = [n for n in numbers if not counts_nobody(local, n.span.start, n.span.end)]
    taken = [(n.span.start, n.span.end) for n in numbers]
    for match in _article(pack.conflict.indefinite).finditer(local):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        if not counts_nobody(local, match.start(), match.end() - 1):
            span = Span.of(local, match.start(), match.end() - 1)
            numbers.append(NumberExpression(span, Quantity(Operator.EXACTLY, 1)))
    for match in _one_struck(pack.conflict.one_struck).finditer(local):
        noun = _TOKEN.match(local, match.end())
        if noun and noun.group().lower() in pack.conflict.persons and not _PLURAL.search(noun.group()):
            span = Span.of(local, match.start("one"), match.end("one"))
            numbers.append(NumberExpression(span, Quantity(Operator.EXACTLY, 1)))
    names = [m.span for m in actors]
    aged = ages(local)
    numbers.sort(key=lambda n: n.span.start)
    for before, last in pairwise([numbers[0], *numbers] if numbers else []):
        group = person_noun(local, last.span.end, pack, names, at, aged)
        # "four of the five victims": four
        some = group is not None and _OF_THE.fullmatch(local[before.span.end : last.span.start])
        number = before if some else last
        indefinite = (number.span.start, number.span.end) not in taken
        if group is not None:
            yield _Counted(number, number.span.start, _whole(local, group, names, at), group)
        elif not indefinite and _bare(local, number, pack):
            yield _Counted(number, number.span.start, number.span.end, None)


def _whole(local: str, group: tuple[int, int], names: Sequence[Span], at: int) -> int:
    """Where the words for the counted end, with whose people they are behind the noun: "soldats maliens", "combattants du GSIM"."""
    end = group[1]
    for name in names:
        start, stop = name.start - at, name.end - at
        if start < end < stop or (end < start and _OF.fullmatch(local[end:start])):
            end = stop
    return end


def person_noun(
    local: str,
    end: int,
    pack: LanguagePack,
    names: Sequence[Span],
    at: int,
    aged: Sequence[tuple[int, int]] = (),
) -> tuple[int, int] | None:
    """The person noun that a number counts: within a few tokens, with nothing but adjectives, ages and names between.

    An age stands for the person where no noun follows it ("a 16-year-old").
    """
    age = next((span for span in aged if local[end : span[0]].strip() == "" and span[0] >= end), None)
    if age is not None:
        noun = person_noun(local, age[1], pack, names, at)
        return (age[0], noun[1] if noun else age[1])
    conflict = pack.conflict
    first: int | None = None
    last = end
    for count, match in enumerate(_TOKEN.finditer(local, end)):
        gap = local[last : match.start()]
        if count >= _MAX_NOUN or re.search(r"[.;:,()«»\"“”]", gap):
            return None
        last = match.end()
        word = match.group().lower().strip("'’")
        bare = re.sub(r"^(?:d|l|qu)['’]", "", word)
        if first is None and bare not in (
            "of",
            "de",
            "des",
            "d",
            "the",
            "les",
            "his",
            "its",
            "their",
            "our",
            "ses",
            "leurs",
        ):
            first = match.start() + len(word) - len(bare)
        group = conflict.persons.get(bare)
        if group is not None:
            following = _TOKEN.match(local, match.end() + 1)
            whose = conflict.persons.get(following.group().lower()) if following else None
            if following and whose and (whose != "persons" or bare == "other"):
                return first or match.start(), following.end()
            return first if first is not None else match.start(), match.end()
        in_name = any(span.start <= at + match.start() < span.end for span in names)
        if not (in_name or bare in conflict.adjectives or match.group()[0].isupper() or _is_demonym(bare)):
            return None
    return None


def _is_demonym(word: str) -> bool:
    return word.endswith(
        ("ien", "iens", "ienne", "éens", "ais", "ois", "ains", "abè", "abés", "ese", "ian", "ish")
    )


def _bare(local: str, number: NumberExpression, pack: LanguagePack) -> bool:
    """Whether a number without a noun may stand for persons: nothing countable follows it."""
    rest = local[number.span.end :].lstrip()
    if not rest or rest[0] in ",.;:)!?":
        return True
    token = _TOKEN.match(rest)
    if token is None or _of_them(local, number):
        return True
    word = token.group().lower()
    after = [p for patterns in pack.conflict.harmed_after.values() for p in patterns]
    return bool(
        words(tuple(after)).match(rest) or re.match(pack.conflict.auxiliary + r"\b", rest, re.IGNORECASE)
    ) or word in (
        "in",
        "and",
        "on",
        "when",
        "at",
        "as",
        "near",
        "dans",
        "et",
        "à",
        "lors",
        "en",
        "dont",
        "par",
        "after",
        "during",
        "including",
        "others",
        "autres",
    )


def _kind(
    local: str, item: _Counted, previous: int, following: int, pack: LanguagePack
) -> CasualtyKind | None:
    """What happened to the persons counted, by the nearest word of harm on either side."""
    conflict = pack.conflict
    best: tuple[int, CasualtyKind] | None = None
    left = local[max(previous, item.start - _REACH) : item.start]
    right = local[item.end : min(following, item.end + _REACH)]
    for kind, patterns in conflict.harmed_before.items():
        if not patterns:
            continue
        match = _before(patterns, conflict.link).search(left)
        if match:
            best = min(best or (999, kind), (len(left) - match.end("harm"), kind), key=lambda pair: pair[0])
    for kind, patterns in conflict.harmed_after.items():
        if not patterns:
            continue
        match = _after(patterns, conflict.auxiliary).match(right)
        if match and not _is_active(local[item.end + match.end() :], match, item):
            distance = match.start("harm") - (
                5 if match["aux"] or not right[: match.start("harm")].strip() else 0
            )
            best = min(best or (999, kind), (max(distance, 0), kind), key=lambda pair: pair[0])
    return best[1] if best else None


@cache
def _article(indefinite: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{indefinite})\s", re.IGNORECASE)


@cache
def _one_struck(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")", re.IGNORECASE)


@cache
def _part_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?:" + "|".join(patterns) + r")\s*(?:\w+\s){0,2}$", re.IGNORECASE)


@cache
def _before(patterns: tuple[str, ...], link: str) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?P<harm>" + either(patterns) + r")[\s:]*" + link + r"$", re.IGNORECASE)


@cache
def _after(patterns: tuple[str, ...], auxiliary: str) -> re.Pattern[str]:
    return re.compile(
        r"(?:\s?,\s(?:aged?|ages|âgée?s)\s[^.;]{2,40},|\s?,[^,.;]{3,60},)?\W{0,3}(?:\w[\w’'-]*\s){0,4}?(?P<aux>(?:"
        + auxiliary
        + r"\s){0,4})(?P<harm>"
        + either(patterns)
        + r")(?!\w)",
        re.IGNORECASE,
    )


def _is_active(rest: str, match: re.Match[str], item: _Counted) -> bool:
    """Whether the persons counted do the harm ("12 gunmen killed ...", "a boy who shot and killed his ...") instead of suffering it."""
    if item.group is None or _SUFFERED.fullmatch(match["harm"]):
        return False
    does = _WHO_DOES.fullmatch(match["aux"]) is not None
    return does and bool(_OBJECT.match(rest) or _OWN_OBJECT.match(rest))


def _continues(local: str, before: _Counted, item: _Counted) -> bool:
    """Whether a number only goes on with a list."""
    return bool(item.group) and bool(_LISTED.fullmatch(local[before.end : item.start]))


def _is_part(local: str, item: _Counted, pack: LanguagePack) -> bool:
    """Whether the number is a subset of one before it."""
    left = local[max(0, item.start - 30) : item.start]
    if _part_of(pack.conflict.part_of).search(left):
        return True
    return any(m.start() < item.start < m.end() for m in _BRACKETS.finditer(local))


def _goes_on(local: str, at: int, item: _Counted, kind: CasualtyKind, figures: Sequence[Figure]) -> bool:
    """Whether the number goes on with the subsets of a whole that holds them all: "10 dead, among them 8 soldiers and 2 traders"."""
    parts: list[Figure] = []
    for figure in reversed(figures):
        if not figure.part_of:
            whole = figure
            break
        parts.append(figure)
    else:
        return False
    if not parts or {kind, whole.kind} != {figure.kind for figure in parts} or item.group is None:
        return False
    gap = local[parts[0].span.end - at : item.start]
    points = [item.number.quantity.point or 0, *(part.quantity.point or 0 for part in parts)]
    return bool(_LIST.fullmatch(gap)) and sum(points) <= (whole.quantity.point or 0)


def _losses(text: str, sentence: Sentence, pack: LanguagePack, figures: Sequence[Figure]) -> Iterator[Figure]:
    """Losses told without a number, with whose they are relative to the subject of the sentence."""
    conflict = pack.conflict
    for pattern in conflict.losses:
        for match in re.finditer(pattern, sentence.span.text, re.IGNORECASE):
            span = Span.of(text, sentence.span.start + match.start(), sentence.span.start + match.end())
            if any(figure.span.overlaps(span) for figure in figures):
                continue
            verb = match["verb"]
            side = Side.UNKNOWN
            if re.match(conflict.losses_inflicted, verb, re.IGNORECASE):
                side = Side.TARGET
            elif re.match(conflict.losses_suffered, verb, re.IGNORECASE):
                side = (
                    Side.INITIATOR
                )  # of the sentence: its subject; `sides` turns it to the side of the happening
            yield Figure(span, Quantity(Operator.VAGUE), CasualtyKind.CASUALTIES, side=side)


def with_side(figure: Figure, side: Side) -> Figure:
    """The figure on another side."""
    return replace(figure, side=side)
