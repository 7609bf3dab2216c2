"""Blocks: what two happenings must share to be worth comparing, so that a thousand pages are not compared pair by pair.

Every block lies in one month, so that it does not grow with the years.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations
from math import floor, log2

from firsthand.blocking import number
from firsthand.domain.values.days import DaySet
from firsthand.events.sketches import Sketch
from firsthand.events.wording import foremost
from firsthand.knowledge.folding import plain

_CELL = 0.5  # degrees, some 55 km: more than the distance at which two entries can be one place
_FEW_DAYS = 3  # a happening known less well is found by its place or family
_MONTHS = 14  # a span of more is no date
_FAR = 366  # days before the page that tells it; what lies further back is found by its own date

_RARE = 12  # words by which pages that are about one incident meet, wherever and whenever they say it was
_NAMES = 16
_RECALLED = 6  # words and names by which a page finds what it recalls: any number of incidents may share one
_PAIRED = 6  # words that are taken two by two
_YEAR = 18  # spells
_SPELL = 21  # days: pages published so near one another always meet

_UNDATED = "undated"

Cell = tuple[int, int]


def block_keys(sketch: Sketch) -> tuple[int, ...]:
    """The blocks of an asserted happening.

    Blocks are: one family of documents; neighbouring cells of half a degree in one month; one region in one month;
    one country and one party in one month; one day and one party, for what is told without a place; one rare word
    of pages that are about it and were published in one spell of three weeks; one name of such pages, whenever: a trial is told
    of years later, and names are rare. What nothing dates has blocks of its own; it can be what dated happenings near by tell of (`is_undated`, `cell`).
    """
    return _numbers(_blocks(sketch))


def is_undated(sketch: Sketch) -> bool:
    """Whether neither the text nor its page says when: only the place tells what it can be compared with."""
    return sketch.when.days is None and sketch.horizon is None


def cell(sketch: Sketch) -> Cell | None:
    """The cell of half a degree that a local place lies in; places up to 55 km apart are at most one cell apart."""
    place = sketch.place
    if place is None or not place.is_local:
        return None
    return floor(place.lat / _CELL), floor(place.lon / _CELL)


def incident_keys(sketch: Sketch) -> tuple[int, ...]:
    """The keys under which an asserted happening is found by what may recall it (`mention_keys`)."""
    place = sketch.place
    country = (place.country if place is not None else None) or ""
    blocks: list[tuple[str, ...]] = []
    months, figures = list(_months(sketch)), list(_figures(sketch))
    if place is not None and place.is_local:
        for row, column in _corners(place.lat, place.lon):
            blocks += [("cell", str(row), str(column), month) for month in months]
            blocks += [("cell", str(row), str(column), field, str(size)) for field, size in figures]
    for month in months:
        blocks += [("country", country, month), ("country", "", month)]
    blocks += [("figure", country, field, str(size)) for field, size in figures]
    if sketch.leads:
        blocks += _spoken_of(sketch, 1)
    return _numbers(blocks)


def mention_keys(sketch: Sketch) -> tuple[int, ...]:
    """The keys under which a background happening looks for the incident it recalls: the cells of its town in the months
    of its day, or, where it names no day, in the year before its page and with its figures at any time; else country and
    month; else, where it names no day, country and figure; and, where its page is about it, two rare words together of a page
    of the same weeks, or a name on a page of the year before. Without one of these nothing is recalled.

    So what is looked through does not grow with the years, however often a town was struck.
    """
    return _numbers((*_recalled_by(sketch), *(_spoken_of(sketch, _YEAR) if sketch.leads else ())))


def _recalled_by(sketch: Sketch) -> Iterator[tuple[str, ...]]:
    place, days = sketch.place, sketch.when.days
    country = (place.country if place is not None else None) or ""
    figures = [(field, str(size + step)) for field, size in _figures(sketch) for step in (-1, 0, 1)]
    months = _span(days) if days is not None else set()
    is_dated = 0 < len(months) <= _MONTHS
    if place is not None and place.is_local:
        told = [(month,) for month in sorted(months)] if is_dated else [*_last_months(sketch), *figures]
        for row, column in _corners(place.lat, place.lon):
            yield from (("cell", str(row), str(column), *named) for named in told)
    elif is_dated:
        yield from (("country", country, month) for month in sorted(months))
    else:
        yield from (("figure", country, *figure) for figure in figures)


def _last_months(sketch: Sketch) -> Iterator[tuple[str, ...]]:
    for month in sorted(_span(DaySet.between(_year_before(sketch.latest), sketch.latest))):
        yield (month,)


def _figures(sketch: Sketch) -> Iterator[tuple[str, int]]:
    """Kinds of casualties with the size of the figure: figures a tenth apart lie in one class or in neighbours."""
    for count in sketch.counts:
        if count.quantity is not None and count.quantity.value is not None and not count.part_of:
            yield count.field.value, floor(log2(count.quantity.value + 1) * 4)


def _blocks(sketch: Sketch) -> Iterator[tuple[str, ...]]:
    yield "family", sketch.family
    place = sketch.place
    months = [_UNDATED] if is_undated(sketch) else list(_months(sketch))
    if place is not None and place.is_local:
        for corner in _corners(place.lat, place.lon):
            for month in months:
                yield "cell", str(corner[0]), str(corner[1]), month
    if place is not None and place.admin1:
        for month in months:
            yield "region", place.country or "", plain(place.admin1), month
    if sketch.leads:
        yield from _wordings(sketch, _RARE, _NAMES)
    days = sketch.when.days
    for actor in sorted(sketch.actors()):
        if place is not None:
            for month in months:
                yield "country", place.country or "", actor, month
        if days is not None and len(days) <= _FEW_DAYS:
            for day in days:
                yield "day", day.isoformat(), actor


def _wordings(sketch: Sketch, words: int, names: int) -> Iterator[tuple[str, ...]]:
    spell = sketch.latest.toordinal() // _SPELL
    for word in foremost(sketch.page.words, words):
        yield "word", str(word), str(spell)
        yield "word", str(word), str(spell + 1)
    for name in sorted(sketch.page.names)[:names]:
        yield "name", str(name)


def _spoken_of(sketch: Sketch, spells: int) -> Iterator[tuple[str, ...]]:
    """Two rare words together, and names, with the weeks of the page: what a word alone shares with too many pages.

    Args:
        sketch: what is found by it, or looks for it.
        spells: how many spells back names are looked for, that of the page itself among them.
    """
    spell = sketch.latest.toordinal() // _SPELL
    words = sorted(foremost(sketch.page.words, _PAIRED))
    for one, other in combinations(words, 2):
        yield "words", str(one), str(other), str(spell)
        yield "words", str(one), str(other), str(spell + 1)
    for name in sorted(sketch.page.names)[:_RECALLED]:
        for back in range(spells):
            yield "name", str(name), str(spell - back)


def _corners(lat: float, lon: float) -> Iterator[Cell]:
    row, column = floor(lat / _CELL), floor(lon / _CELL)
    for north in (0, 1):
        for east in (0, 1):
            yield row + north, column + east


def _months(sketch: Sketch) -> Iterator[str]:
    """The months in which it can have happened, with the day before and the day after; all that its page's news can
    be about where its day is not told.
    """
    days = sketch.when.days or sketch.horizon
    if days is None or len(_span(days)) > _MONTHS:
        days = DaySet.between(_year_before(sketch.latest), sketch.latest)
    yield from sorted(_span(days))


def _year_before(day: date) -> date:
    return date.fromordinal(max(1, day.toordinal() - _FAR))


def _span(days: DaySet) -> set[str]:
    found: set[str] = set()
    for start, end in days.intervals:
        first = max(1, start.toordinal() - 1)
        last = min(date.max.toordinal(), end.toordinal() + 1)
        a, b = date.fromordinal(first), date.fromordinal(last)
        for month in range(a.year * 12 + a.month - 1, b.year * 12 + b.month):
            found.add(f"{month}")
            if len(found) > _MONTHS:
                return found
    return found


def _numbers(blocks: Iterable[tuple[str, ...]]) -> tuple[int, ...]:
    """A short number for each block, each once: two blocks of one number only mean some comparisons more."""
    return tuple(dict.fromkeys(number("\n".join(block)) for block in blocks))
