"""What a number counts: the words for persons behind it, and numbers that may stand for persons without any."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from firsthand.domain.actor import ActorMention
from firsthand.domain.alternatives import either
from firsthand.domain.groups import WITH_ARMS
from firsthand.domain.values import Operator, Quantity, Span
from firsthand.languages.base.numbers import NumberExpression
from firsthand.languages.base.pack import LanguagePack
from firsthand.reports.gapped import is_dated, is_gapped
from firsthand.reports.matching import words
from firsthand.reports.other_numbers import ages, counts_nobody
from firsthand.reports.tolls_told import is_toll

_QUOTES = '"“«‘'
_QUOTE = re.compile(rf"(?<=^\s)[{_QUOTES}](?=\s?$)|^\s?[\"”»’](?=\s$)")
"""A mark that opens or closes the word beside it: 15 "apostate" soldiers."""
_TOKEN = re.compile(r"[\w’'-]+")
_MAX_NOUN = 5  # tokens from a number to the noun it counts
_OF_THE = re.compile(r"\s(?:of\s(?:the|these|those)|des|sur\sles)\s", re.IGNORECASE)
_OF = re.compile(r"\s(?:of|from|du|de|des|de\sla)\s(?:the\s)?|\s(?:d|de\sl)['’]", re.IGNORECASE)
_PLURAL = re.compile(
    r"(?:s|x|people|men|women|children|police|troops|staff|militia|famille|family)$", re.IGNORECASE
)
_LONGEST = 40  # characters by which words of several that say who is counted go on
_COLLECTIVE = re.compile(
    r"\b(?:family|famille|household|ménage|staff|crew|troops|militia|milice)$", re.IGNORECASE
)
_MORE = re.compile(r"\s(?:others?|autres?|more(?!\sthan\b)|de\splus)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\ben\s(?:ont|a|avaient|avait|ayant)\s(?:\w+\s){1,3}$", re.IGNORECASE)
_ALIVE = re.compile(r"\s(?:alive|dead|vivants?|vivantes?|morts?)\b", re.IGNORECASE)
_OF_THEM = re.compile(r"\s(?:of\s(?:them|whom)|d['’]entre\s(?:eux|elles))\b", re.IGNORECASE)
_NOT_DESCRIBING = r"of|from|in|and|or|whose|their|the|with|left|de|des|et|ou|dont|leurs?|les|la|avec"
_POSSESSIVE = re.compile(
    r"['’]s?\s(?=(?:camps?|sites?|shelters?|homes?|houses?|villages?|quarters|mosques?|schools?|offices?)\b)"
)
"""What makes those before it the owners of what the number counts."""
_ENDS = re.compile(r"\s?(?:$|[,.;:)!?»”])")
_OF_THE_HURT = re.compile(r"\sof\s(?:the|those)\s(?P<who>wounded|injured)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number with the noun it counts, in offsets of the sentence."""

    number: NumberExpression
    start: int
    end: int
    group: tuple[int, int] | None


def find_counted(
    local: str, pack: LanguagePack, actors: Sequence[ActorMention], at: int
) -> Iterator[Counted]:
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
        noun = words(tuple(pack.conflict.groups)).match(local, match.end("one"))
        noun = noun or _TOKEN.match(local, match.end("one"))
        is_person = noun is not None and (noun[0].lower() in pack.conflict.persons or " " in noun[0])
        if noun is not None and is_person and not _PLURAL.search(noun[0]):
            span = Span.of(local, match.start("one"), match.end("one"))
            numbers.append(NumberExpression(span, Quantity(Operator.EXACTLY, 1)))
    numbers, taken = _with_more(local, numbers, taken, pack)
    names = [m.span for m in actors]
    aged = ages(local)
    numbers.sort(key=lambda n: n.span.start)
    known = set(taken)
    for before, last in pairwise([numbers[0], *numbers] if numbers else []):
        group = person_noun(local, last.span.end, pack, names, at, aged)
        # "four of the five victims": four
        some = group is not None and _OF_THE.fullmatch(local[before.span.end : last.span.start])
        number = before if some else last
        indefinite = (number.span.start, number.span.end) not in known
        if group is None and (hurt := _OF_THE_HURT.match(local, number.span.end)):
            group = hurt.span("who")
        if group is not None and (
            (number.quantity.value == 1 and _COLLECTIVE.search(local, *group))
            or (number.quantity.point is not None and counts_homes(local, number.span.end, pack))
        ):
            continue  # a family is not one person, and 300 families are not 300
        home = _home_of(pack.conflict.homes).search(local, 0, number.span.start)
        if home is not None and not indefinite:
            yield Counted(number, home.start(), group[1] if group else number.span.end, None)
        elif group is not None:
            yield Counted(number, number.span.start, _whole(local, group, names, at), group)
        elif not indefinite and (_bare(local, number, pack) or _stands_alone(local, number, dates)):
            more = _MORE.match(local, number.span.end)
            yield Counted(number, number.span.start, more.end() if more else number.span.end, None)


@cache
def _home_of(homes: tuple[str, ...]) -> re.Pattern[str]:
    """What stands before the number of one family: "a family of five"."""
    return re.compile(
        rf"\b(?:(?:an?|the|one|une?|la|le)\s)?(?:{either(homes)})\s(?:of|de|d['’])\s?\Z", re.IGNORECASE
    )


def counts_homes(local: str, end: int, pack: LanguagePack) -> bool:
    """Whether the number that ends at `end` is one of families; of their members another noun tells ("three family members")."""
    return _homes(pack.conflict.homes, pack.conflict.things).match(local, end) is not None


@cache
def _homes(homes: tuple[str, ...], things: tuple[str, ...]) -> re.Pattern[str]:
    """Nouns for families with what describes them before; behind one that only describes stands another noun."""
    rest = rf"members?|men|wom[ae]n|heads?|fathers?|mothers?|{'|'.join(things) or '(?!)'}"
    return re.compile(
        rf"\s(?:of\s(?:the\s)?|de\s|des\s|d['’])?(?:(?!(?:{_NOT_DESCRIBING})\s)[\w-]+\s)?(?:{'|'.join(homes)})(?!\w)(?!\s(?:{rest})\b)",
        re.IGNORECASE,
    )


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
    return _people_of(local, end, pack, names, at) or _noun_behind(local, end, pack, names, at)


def _noun_behind(
    local: str, end: int, pack: LanguagePack, names: Sequence[Span], at: int
) -> tuple[int, int] | None:
    """The person noun within a few tokens."""
    conflict = pack.conflict
    first: int | None = None
    last = end
    for count, match in enumerate(_TOKEN.finditer(local, end)):
        gap = _QUOTE.sub("", local[last : match.start()])
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
            if _POSSESSIVE.match(local, match.end()) or (
                conflict.things
                and words(conflict.things).match(local, match.end() + 1)
                and local[match.end()] == " "
            ):
                return None  # "a displaced persons' camp", "a civilian convoy"
            following = _TOKEN.match(local, match.end() + 1)
            whose = conflict.persons.get(following.group().lower()) if following else None
            described = group in WITH_ARMS and not bare.endswith("s")  # "militant leaders"
            if following and whose and (whose != "persons" or bare == "other" or described):
                return first or match.start(), following.end()
            start = first if first is not None else match.start()
            several = words(tuple(conflict.groups)).search(local, start, match.end() + _LONGEST)
            return start, several.end() if several and several.start() <= match.start() else match.end()
        if (phrase := words(tuple(conflict.groups)).match(local, match.start())) is not None:
            owns = _POSSESSIVE.match(local, phrase.end()) is not None
            return None if owns else (first if first is not None else match.start(), phrase.end())
        in_name = any(span.start <= at + match.start() < span.end for span in names)
        quoted = match.start() and local[match.start() - 1] in _QUOTES
        if not (
            in_name
            or quoted
            or bare in conflict.adjectives
            or (count == 0 and bare in conflict.every_nth)
            or match.group()[0].isupper()
            or _is_demonym(bare)
        ):
            return None
    return None


def _people_of(
    local: str, end: int, pack: LanguagePack, names: Sequence[Span], at: int
) -> tuple[int, int] | None:
    """The name of a group that a number counts people of, nothing of theirs behind it: "killed 30 al-Shabaab in", but not "30 al-Shabaab bases"."""
    told = ((name.start - at, name.end - at) for name in names)
    goes_on = words(pack.conflict.goes_on)
    return next(
        (
            (start, stop)
            for start, stop in told
            if start > end
            and local[end:start].isspace()
            and (_ENDS.match(local, stop) or goes_on.match(local, stop + 1))
        ),
        None,
    )


def _is_demonym(word: str) -> bool:
    return word.endswith(
        ("ien", "iens", "ienne", "éens", "ais", "ois", "ains", "abè", "abés", "ese", "ian", "ish")
    )


def _bare(local: str, number: NumberExpression, pack: LanguagePack) -> bool:
    """Whether a number without a noun may stand for persons: nothing countable follows it."""
    more = _MORE.match(local, number.span.end)
    rest = local[more.end() if more else number.span.end :].lstrip()
    if not rest or rest[0] in ",.;:)!?":
        return True
    token = _TOKEN.match(rest)
    if token is None or of_them(local, number):
        return True
    word = token.group().lower()
    return bool(
        words(pack.conflict.all_harmed_after).match(rest)
        or re.match(pack.conflict.auxiliary + r"\b", rest, re.IGNORECASE)
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
        "en",
        "dont",
        "par",
        "after",
        "during",
        "including",
        "alive",
        "lors",
        "while",
        "before",
        "avant",
        "outside",
        "inside",
    )


def _with_more(
    local: str, numbers: list[NumberExpression], taken: list[tuple[int, int]], pack: LanguagePack
) -> tuple[list[NumberExpression], list[tuple[int, int]]]:
    """The numbers with one for "another" and for somebody's kin, and what stands for a number by itself."""
    covered = bytearray(len(local))
    for begin, stop in taken:
        covered[begin:stop] = b"\1" * (stop - begin)
    more = [m.span("one") for m in _one_more(pack).finditer(local)]
    kin = [m.span("one") for m in _kin(pack).finditer(local)]
    within = [number.span for number in numbers]
    more = [
        (start, end)
        for start, end in more
        if not any(covered[start:end]) or any(start == n.start and n.end < end for n in within)
    ]  # the "un" of "un quatrième" is a number itself
    kin = [span for span in kin if not any(covered[slice(*span)])]
    for begin, stop in (*more, *kin):
        covered[begin:stop] = b"\2" * (stop - begin)
    numbers = [n for n in numbers if 2 not in covered[n.span.start : n.span.end]]
    numbers += [
        NumberExpression(Span.of(local, *span), Quantity(Operator.EXACTLY, 1)) for span in (*more, *kin)
    ]
    return numbers, [*taken, *more]


def _stands_alone(local: str, number: NumberExpression, dates: Sequence[Span]) -> bool:
    """Whether what was told before says what a number counts: a toll, "en ont arrêté cinq dimanche", "et deux jeudi"."""
    start, end = number.span.start, number.span.end
    if is_toll(local, start, end) or is_gapped(local, start, end, dates):
        return True
    return _PRONOUN.search(local[max(0, start - 60) : start]) is not None and (
        is_dated(local, end, dates) or _ALIVE.match(local, end) is not None
    )


def _one_more(pack: LanguagePack) -> re.Pattern[str]:
    return _one_more_words(
        pack.conflict.one_more,
        pack.conflict.auxiliary,
        pack.conflict.all_harmed_after,
    )


@cache
def _one_more_words(one_more: str, auxiliary: str, harm: tuple[str, ...]) -> re.Pattern[str]:
    """One more of those before, where only what happened follows: "another injured"."""
    return re.compile(
        rf"\b(?P<one>{one_more})(?=\s(?:(?:{auxiliary})\s){{0,3}}(?:{'|'.join(harm)})(?!\w))", re.IGNORECASE
    )


def _kin(pack: LanguagePack) -> re.Pattern[str]:
    return _kin_words(pack.conflict.own, pack.conflict.kin)


@cache
def _kin_words(own: str, kin: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?P<one>{own})(?=\s(?:[\w-]+\s)?{kin}\b)", re.IGNORECASE)


@cache
def _article(indefinite: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{indefinite})\s", re.IGNORECASE)


@cache
def _one_struck(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(patterns) + ")", re.IGNORECASE)


def of_them(local: str, number: NumberExpression) -> bool:
    """Whether a number counts some of those before it ("two of them"), outside brackets, which are read by themselves."""
    open_at, shut_at = (local.rfind(sign, 0, number.span.start) for sign in "()")
    return open_at <= shut_at and _OF_THEM.match(local, number.span.end) is not None
