"""Which days remain possible when all that is said of all incidents is taken together.

Arc consistency over sets of days: every incident and every dated statement is a variable; what texts say
of one narrows it alone, what they say of two ties them. A constraint that would leave no day is set
aside and reported, so the answer is never empty and never an exception.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from firsthand.domain.values.days import DaySet
from firsthand.events.frames import NEWS_HORIZON
from firsthand.events.messages import NEWS_OF, ON_PAGE, ON_PAGES, TOLD_BY, WITHIN_DAYS
from firsthand.events.timing import Pattern, gap_days

_NIGHT = 1  # days: "on Saturday" and "on Sunday" of one night do not contradict each other
_ROUNDS = 50  # propagation stops by itself; the limit guards against a slow walk over wide sets


@dataclass(frozen=True)
class Told:
    """What one document says of the day of one variable.

    Attributes:
        source: key of the document.
        voice: what counts as one witness: documents that rewrite each other are one.
        days, pattern, is_absolute: see `When`.
        words: the expressions, as written.
        page: publication day of the document, None where unknown.
    """

    source: str
    voice: str
    days: DaySet | None
    pattern: Pattern | None
    is_absolute: bool
    words: str
    page: date | None = None


@dataclass(frozen=True)
class Variable:
    """An incident or a statement to be dated.

    Attributes:
        id: key of the group.
        told: what documents say of its day.
        latest: last day it can have been: the first page that tells it was published or captured then.
        horizon: days that news of its dated pages can be about, None where no page carries a date.
    """

    id: str
    told: tuple[Told, ...] = ()
    latest: date | None = None
    horizon: DaySet | None = None


@dataclass(frozen=True, order=True)
class Tie:
    """One text sets two variables a fixed number of days apart: `second` is `first` plus `offset`."""

    first: str
    second: str
    offset: int
    because: str


@dataclass(frozen=True, order=True)
class Order:
    """One text tells `earlier` as not after `later`.

    Attributes:
        months, weeks: how long before it at most, both 0 where the text names no span. "The past month"
            may mean thirty days or the calendar month before: the longer of the two.
    """

    earlier: str
    later: str
    because: str
    months: int = 0
    weeks: int = 0

    def first_day(self, later: date) -> date:
        """The first day that the span before `later` holds; no bound where the text names none."""
        if self.months:
            month = later.year * 12 + later.month - 1 - self.months
            return min(date(month // 12, month % 12 + 1, 1), later - timedelta(days=31 * self.months))
        return later - timedelta(weeks=self.weeks) if self.weeks else date.min


@dataclass
class Solution:
    """What remains possible.

    Attributes:
        possible: days, None where nothing bounds them.
        because: what decided, in words, in the order of its weight.
        outvoted: keys of documents whose own days the answer excludes.
    """

    possible: DaySet | None = None
    because: list[str] = field(default_factory=list)
    outvoted: list[str] = field(default_factory=list)
    latest: date | None = None
    pattern: Pattern | None = None


def solve(
    variables: Sequence[Variable], ties: Iterable[Tie] = (), orders: Iterable[Order] = ()
) -> dict[str, Solution]:
    """Date every variable; the result does not depend on the order of the arguments."""
    found = {variable.id: by_itself(variable) for variable in sorted(variables, key=lambda item: item.id)}
    bring_together(found, ties, orders)
    return found


def bring_together(found: Mapping[str, Solution], ties: Iterable[Tie], orders: Iterable[Order]) -> None:
    """Narrow what is known of each variable by itself by what texts say of two.

    Args:
        found: each by itself, by the id of its variable; narrowed in place.
        ties: days that one text sets a number of days apart, between two of these.
        orders: what one text tells as not after another, between two of these.
    """
    all_ties, all_orders = sorted(set(ties)), sorted(set(orders))
    _propagate(found, all_ties, all_orders)
    if _assume_recent(found, all_orders):
        _propagate(found, all_ties, all_orders)


def by_itself(variable: Variable) -> Solution:
    """What can be said of one variable by itself."""
    told = [said for said in variable.told if said.days is not None]
    days = _best_supported(told)
    solution = Solution(days, latest=variable.latest, pattern=_pattern(variable.told))
    said = [said for said in variable.told if _agrees(said, days)]
    solution.because.extend(_words(said))
    solution.outvoted.extend(
        sorted({said.source for said in told if days and said.days and gap_days(said.days, days) > _NIGHT})
    )
    if variable.latest is not None and days is not None:
        _narrow(solution, DaySet.between(date.min, variable.latest), TOLD_BY(day=variable.latest))
    if variable.horizon is not None:
        if days is None:
            solution.possible = variable.horizon
            solution.because.append(NEWS_OF(day=variable.horizon.end))
        else:
            _narrow(solution, variable.horizon, NEWS_OF(day=variable.horizon.end))
    _apply_pattern(solution)
    return solution


def _best_supported(told: Sequence[Told]) -> DaySet | None:
    """Intersect the sets, the one most voices agree with first; a set that leaves no day is passed over.

    Of equally supported sets a full date goes before one counted from a page date, one counted from an
    early page before one from a later page (which may be a repost), the narrower before the wider.
    """
    voices: dict[DaySet, set[str]] = {}
    pages: dict[DaySet, date] = {}
    absolute: set[DaySet] = set()
    for said in told:
        if said.days:
            voices.setdefault(said.days, set()).add(said.voice)
            pages[said.days] = min(pages.get(said.days, date.max), said.page or date.max)
            if said.is_absolute:
                absolute.add(said.days)
    support = {
        days: len({voice for other in voices if days & other for voice in voices[other]}) for days in voices
    }
    result: DaySet | None = None
    for days in sorted(
        voices,
        key=lambda days: (-support[days], days not in absolute, pages[days], len(days), days.intervals),
    ):
        narrowed = days if result is None else result & days
        result = narrowed or result
    return result


def _pattern(told: Sequence[Told]) -> Pattern | None:
    """The pattern most texts give; of equally many the smallest."""
    count = Counter(
        pattern for _, pattern in {(said.source, said.pattern) for said in told} if pattern is not None
    )
    return min(count, key=lambda pattern: (-count[pattern], pattern)) if count else None


def _agrees(said: Told, days: DaySet | None) -> bool:
    return said.days is None or days is None or bool(said.days & days)


def _words(told: Sequence[Told]) -> list[str]:
    """The expressions with the number of pages that use them, most used first."""
    count = Counter(words for _, words in {(said.source, said.words) for said in told if said.words})
    return [
        ON_PAGE(words=words) if pages == 1 else ON_PAGES(words=words, n=pages)
        for words, pages in sorted(count.items(), key=lambda item: (-item[1], item[0]))
    ]


def _narrow(solution: Solution, days: DaySet, because: str) -> bool:
    """Intersect unless no day would remain; returns whether the set became smaller."""
    if solution.possible is None:
        narrowed = solution.pattern.within(days) if solution.pattern else days
        if solution.latest is not None:
            narrowed &= DaySet.between(date.min, solution.latest)
    else:
        narrowed = solution.possible & days
    if not narrowed or narrowed == solution.possible:
        return False
    solution.possible = narrowed
    if because not in solution.because:
        solution.because.append(because)
    return True


def _apply_pattern(solution: Solution) -> None:
    if solution.pattern is not None and solution.possible is not None:
        fitting = solution.pattern.within(solution.possible)
        solution.possible = fitting or solution.possible


def _propagate(found: Mapping[str, Solution], ties: Sequence[Tie], orders: Sequence[Order]) -> None:
    """Apply ties and orders until nothing changes."""
    for _ in range(_ROUNDS):
        changed = False
        for tie in ties:
            first, second = found[tie.first], found[tie.second]
            if first.possible is not None:
                changed |= _narrow(second, _shift(first.possible, tie.offset), tie.because)
            if second.possible is not None:
                changed |= _narrow(first, _shift(second.possible, -tie.offset), tie.because)
        for order in orders:
            changed |= _put_in_order(found[order.earlier], found[order.later], order)
        if not changed:
            return


def _put_in_order(earlier: Solution, later: Solution, order: Order) -> bool:
    changed = False
    if later.possible is not None and later.possible.start is not None and later.possible.end is not None:
        first, last = order.first_day(later.possible.start), later.possible.end
        if earlier.latest is None or last < earlier.latest:
            earlier.latest = last
        if earlier.possible is not None or first > date.min:
            changed = _narrow(earlier, DaySet.between(first, last), order.because)
    start = earlier.possible.start if earlier.possible else None
    if start is not None and later.possible is not None:
        changed |= _narrow(later, DaySet.between(start, date.max), order.because)
    return changed


def _assume_recent(found: Mapping[str, Solution], orders: Sequence[Order]) -> bool:
    """Give a variable that is only known to lie before a dated one the news horizon before that."""
    changed = False
    for order in orders:
        solution = found[order.earlier]
        if solution.possible is None and found[order.later].possible and solution.latest is not None:
            days = DaySet.between(solution.latest - NEWS_HORIZON, solution.latest)
            changed |= _narrow(solution, days, WITHIN_DAYS(why=order.because, n=NEWS_HORIZON.days))
    return changed


def _shift(days: DaySet, offset: int) -> DaySet:
    return DaySet.of((_later(start, offset), _later(end, offset)) for start, end in days.intervals)


def _later(day: date, offset: int) -> date:
    """Move a day; an end that stands for "open" stays where it is."""
    return day if day in (date.min, date.max) else day + timedelta(days=offset)
