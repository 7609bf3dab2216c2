"""Which reports of one document tell of the same happening."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from firsthand.domain.document import BlockKind
from firsthand.domain.report import Status
from firsthand.domain.values import Span
from firsthand.reports.classify import AIR_STRIKE, PROTEST, SHELLING

_SEVERAL = 3  # dead: fewer may be told of two happenings by chance
_BESIDE = 45.0  # degrees between two parts of a country that may be one
CONTINUABLE = (Status.ASSERTED, Status.DENIED)


@dataclass(frozen=True, slots=True)
class Draft:
    """What decides whether a report goes on with a happening.

    Attributes:
        id: of the report.
        status: of the report.
        kind: part of the article it stands in.
        places: folded names of the places it happens at, countries and wide areas left out.
        days: keys of its dates ("wd6", "2025-07-01").
        site: "base", "airport", "convoy", ... where it names a site by kind, with whether the reference is definite.
        definite: whether it refers to a happening as known ("the attack").
        another: whether it says that it tells of another happening.
        simultaneous: whether it tells of several places struck at once.
        event_type: code of its type.
        entry: of a live blog or round-up, None outside of one.
        only_names: whether it tells nothing but who was in the happening, and so starts none.
        units: those of the places that are told as admin units.
        around: units that its places may lie in.
        unknown: whether no gazetteer has any of its places, which may lie anywhere.
        killed: the numbers of dead it gives.
        least: those of them that it gives as the fewest ("more than 30").
        aside: folded names of places in it that are none of the happening, as that of a hospital.
        opens: whether it opens on its day ("On Tuesday, gunmen killed five").
        long_before: whether that day was over weeks before the page came out.
        said: those of its dates on which somebody speaks of it, see `asides`.
        responds: whether it tells what a side did after the happening before it.
        pursues: whether it tells what forces did against those who struck just before.
        recalls: id of the report of the history that it goes on with, see `history`.
        regions: parts of countries named as its place, by bearing and country ("northern Syria"); no places.
        part: of a round-up that it stands in, see `parts`.
        forces: the forces of states, by name, that did it.
        running: whether it tells what has gone on since some day.
        nth: which of the happenings told before it refers to ("the first attack"), from 1; None where it does not say.
        about: whether it is what a protest told beside it is about, which no protest is.
        at_protest: whether it tells what was done to those at a protest ("fired on the crowd").
        by_state: whether forces of a state did it or took part, by any name.
        spread: whether it tells of a whole country or region ("across Lebanon").
    """

    id: str
    status: Status
    kind: BlockKind
    places: frozenset[str]
    days: frozenset[str]
    site: str | None
    site_is_definite: bool
    definite: bool
    another: bool
    simultaneous: bool
    event_type: str | None
    entry: int | None = None
    only_names: bool = False
    recalls: str | None = None
    units: frozenset[str] = frozenset()
    around: frozenset[str] = frozenset()
    unknown: bool = False
    killed: frozenset[int] = frozenset()
    aside: frozenset[str] = frozenset()
    opens: bool = False
    said: frozenset[Span] = frozenset()
    responds: bool = False
    pursues: bool = False
    regions: frozenset[tuple[float | None, str]] = frozenset()
    part: int = 0
    forces: frozenset[str] = frozenset()
    running: bool = False
    spread: bool = False
    about: bool = False
    nth: int | None = None
    least: frozenset[int] = frozenset()
    at_protest: bool = False
    by_state: bool = False
    long_before: bool = False


_DAY = re.compile(r"wd\d|[\d-]*-\d+-\d+")
"""Keys of days, not of months or weeks."""
_WEEKDAY = "wd"
_STRIKES = frozenset({AIR_STRIKE, SHELLING})
"""Types of acts from afar: those of two days are two, where a siege may last, with bombs on each of its days."""


@dataclass
class _Thread:
    head: str
    entry: int | None = None
    part: int = 0
    is_headline: bool = False
    is_protest: bool = False
    places: set[str] = field(default_factory=set)
    days: set[str] = field(default_factory=set)
    sites: set[str] = field(default_factory=set)
    simultaneous: bool = False
    units: set[str] = field(default_factory=set)
    around: set[str] = field(default_factory=set)
    killed: set[int] = field(default_factory=set)
    least: set[int] = field(default_factory=set)
    regions: set[tuple[float | None, str]] = field(default_factory=set)
    forces: set[str] = field(default_factory=set)
    running: bool = False
    spread: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether it is put in admin units alone so far."""
        return bool(self.places) and self.places <= self.units

    def take(self, draft: Draft) -> None:
        self.places |= draft.places
        self.units |= draft.units
        self.around |= draft.around
        self.killed |= draft.killed
        self.least |= draft.least
        self.regions |= draft.regions
        self.forces |= draft.forces
        if not (self.days and draft.days and not self.days & draft.days) or draft.places:
            self.days |= draft.days
        if draft.site:
            self.sites.add(draft.site)
        self.simultaneous = self.simultaneous or draft.simultaneous


def chain(drafts: Sequence[Draft]) -> dict[str, str]:
    """Report id to the id of the first report of the same happening, for every report that continues one.

    In the order of the text: a report at a known place joins the happening there, unless it opens on another day with other dead; one at a new place starts another, unless the
    happening in focus has no place yet, or only a unit that the place lies in and no other number of dead ("in the Tahoua region ... near Tillia"). One without a place joins by its day ("the Sunday attack"), by the site it refers to ("the camp"),
    else the happening in focus, unless it opens on another day with other dead, the forces of another state did it with other dead, or an entry of a live blog or round-up lies between them. Background reports stand alone, but for those that go on with history.
    In a round-up of several countries each part has a focus of its own, and joins another part by a place alone.
    """
    threads: list[_Thread] = []
    joined: dict[str, str] = {}
    in_focus: dict[int, _Thread] = {}
    for draft in drafts:
        if draft.recalls is not None:
            joined[draft.id] = draft.recalls
        if draft.status not in CONTINUABLE:
            continue
        focus = in_focus.get(draft.part)
        thread = _find(draft, threads, focus)
        if draft.only_names:
            if thread is not None:
                joined[draft.id] = thread.head
            continue
        if thread is None:
            thread = _Thread(draft.id, draft.entry, draft.part, draft.kind is BlockKind.TITLE)
            thread.running = draft.running
            thread.is_protest = draft.event_type == PROTEST
            threads.append(thread)
        else:
            joined[draft.id] = thread.head
        thread.take(draft)
        thread.spread = thread.spread or (draft.spread and not thread.places)
        thread.is_headline = thread.is_headline and draft.kind is BlockKind.TITLE
        if draft.places or draft.another or focus is None or draft.days or draft.about:
            in_focus[draft.part] = thread
    return joined


def _find(draft: Draft, every: list[_Thread], focus: _Thread | None) -> _Thread | None:
    if draft.about:
        every = [t for t in every if not t.is_protest]
        focus = focus if focus in every else next(reversed(every), None)
    threads = [t for t in every if t.part == draft.part]
    if focus is None or not threads:
        return next((t for t in reversed(every) if t.places & draft.places), None)
    if draft.another and focus.is_headline and not draft.responds and not _has_other_dead(draft, focus):
        draft = replace(draft, another=False)  # the lead tells what its headline does: "a second attack ..."
    if not draft.places and draft.spread and focus.places and _has_other_dead(draft, focus):
        return None  # "killed six across Ukraine" behind the headline of a strike that killed three
    if not draft.places:
        return _protest(draft, threads) or _nth(draft, threads) or _without_place(draft, threads, focus)
    here = _by_place(draft, threads, focus)
    return here or next(
        (t for t in reversed(every) if t.part != draft.part and t.places & draft.places), None
    )


def _protest(draft: Draft, threads: Sequence[_Thread]) -> _Thread | None:
    """The protest told last, for what was done to those at it on no other day."""
    told = next((t for t in reversed(threads) if t.is_protest), None) if draft.at_protest else None
    clash = told is not None and draft.days and told.days and not draft.days & told.days
    return None if clash or draft.another else told


def _nth(draft: Draft, threads: Sequence[_Thread]) -> _Thread | None:
    """The happening that a report counts among those told before at places of their own: "claimed the first attack"."""
    placed = [thread for thread in threads if thread.places]
    return placed[draft.nth - 1] if draft.nth is not None and 1 < len(placed) >= draft.nth else None


def _without_place(draft: Draft, threads: list[_Thread], focus: _Thread) -> _Thread | None:
    if not draft.definite and (draft.another or draft.entry != focus.entry):
        return None  # each entry of a live blog tells its own, unless it says "the attack"
    if draft.regions and not draft.definite and _is_in_other_part(draft, focus):
        return next((t for t in reversed(threads) if _same_part(draft, t)), None)
    if _is_by_another_state(draft, focus):
        return next((t for t in reversed(threads) if t.forces & draft.forces), None)
    near = [t for t in threads if t.places & draft.aside and t.entry == draft.entry]
    if near:
        return near[-1]  # the hospital of a town struck takes the wounded of that attack
    if draft.site and draft.site_is_definite:
        with_site = [t for t in threads if draft.site in t.sites]
        if with_site and draft.site not in focus.sites:
            return with_site[-1]
    if draft.days and focus.days and not draft.days & focus.days:
        same_day = [t for t in threads if t.days & draft.days]
        same_dead = [t for t in threads if max(t.killed & draft.killed, default=0) >= _SEVERAL]
        if same := same_day or same_dead:
            return same[-1]
        if _is_of_another_day(draft, focus):
            return None
    return None if focus.running and draft.days and _has_other_dead(draft, focus) else focus


def _is_of_another_day(draft: Draft, focus: _Thread) -> bool:
    """Whether a report whose day is none of a happening's tells another: it opens on its day, with other dead, tells what an army did to others, or is a strike."""
    is_strike = draft.event_type in _STRIKES and any(map(_DAY.fullmatch, draft.days))
    if draft.long_before or (is_strike and not draft.definite):
        return True
    return (draft.opens or bool(draft.forces and not focus.forces)) and _has_other_dead(draft, focus)


def _is_by_another_state(draft: Draft, focus: _Thread) -> bool:
    """Whether the forces of another state did it, with other dead: "Indian missiles killed 31. Pakistani shelling killed 16"."""
    others = bool(draft.forces and focus.forces) and not draft.forces & focus.forces
    return others and not draft.definite and _has_other_dead(draft, focus)


def _is_in_other_part(draft: Draft, focus: _Thread) -> bool:
    """Whether a report in a part of a country is none of a happening: in another part of it, or at a known place with other dead."""
    if _same_part(draft, focus):
        return False
    return bool(focus.regions or (focus.places and _has_other_dead(draft, focus)))


def _same_part(draft: Draft, thread: _Thread) -> bool:
    """Whether a report names the part of a country that a happening is in, or one beside it ("the north", "the northeast")."""
    return any(
        country == other and _is_beside(bearing, its)
        for bearing, country in draft.regions
        for its, other in thread.regions
    )


def _is_beside(a: float | None, b: float | None) -> bool:
    if a is None or b is None:
        return a is b
    return min((a - b) % 360, (b - a) % 360) <= _BESIDE


def _by_place(draft: Draft, threads: list[_Thread], focus: _Thread) -> _Thread | None:
    here = [t for t in threads if t.places & draft.places]
    on_another_day = bool(draft.days and focus.days and not draft.days & focus.days)
    if (
        not here
        and draft.definite
        and not draft.another
        and not (on_another_day and (_has_other_dead(draft, focus) or _is_days_apart(draft, focus)))
    ):
        return focus  # "the attack at X": the happening just told, under a finer name
    if here:
        candidate = here[-1]
        clash = draft.days and candidate.days and not draft.days & candidate.days
        is_other = draft.another or draft.long_before or (draft.opens and _has_other_dead(draft, candidate))
        return None if clash and is_other else candidate
    if (focus.simultaneous and not draft.another) or _tells_headline(draft, focus):
        return focus
    if not draft.another and _is_inside(draft, focus):
        return focus
    open_threads = [t for t in threads if not t.places]
    if open_threads and not (draft.another and len(threads) > 1):
        candidate = open_threads[-1]
        elsewhere = (candidate.running and draft.days) or (
            _has_other_dead(draft, candidate)
            and (
                candidate.regions
                or candidate.running
                or (draft.forces and not candidate.forces)
                or _is_some_of(draft, candidate)
            )
        )
        if not elsewhere and not (draft.days and candidate.days and not draft.days & candidate.days):
            return candidate
    return None


def _is_days_apart(draft: Draft, focus: _Thread) -> bool:
    """Whether a report gives dead where the happening before it gives none, on a weekday that is neither its own nor one beside it: "freed 22 of those kidnapped on
    Monday. Three bandits were killed in the operation on Wednesday".
    """
    keys = (*draft.days, *focus.days)
    if not draft.killed or focus.killed or not all(key.startswith(_WEEKDAY) for key in keys):
        return False
    gaps = {(int(a[-1]) - int(b[-1])) % 7 for a in draft.days for b in focus.days}
    return bool(gaps) and gaps.isdisjoint((0, 1, 6))


def _tells_headline(draft: Draft, focus: _Thread) -> bool:
    """Whether a report right behind the headline has its several dead, wherever its spelling puts the place: "100 killed in Yelwata", "in Yelewata"."""
    clash = draft.days and focus.days and not draft.days & focus.days
    return focus.is_headline and max(draft.killed & focus.killed, default=0) >= _SEVERAL and not clash


def _is_some_of(draft: Draft, thread: _Thread) -> bool:
    """Whether the dead at a place are some of those all over a country: "killed 51 across Lebanon. In Maaysra 16 were killed"."""
    return thread.spread and max(draft.killed) < max(thread.killed)


def _has_other_dead(draft: Draft, thread: _Thread) -> bool:
    if not (draft.killed and thread.killed) or draft.killed & thread.killed:
        return False
    grew = thread.is_headline and any(
        least <= dead <= 2 * least for least in thread.least for dead in draft.killed
    )
    return not grew  # "more than 30 killed" above "killed at least 38"


def _is_inside(draft: Draft, thread: _Thread) -> bool:
    """Whether a report puts a happening in a unit more finely, or a fine place in its unit, with no other day and number of dead; or at a place that
    no gazetteer has, with no day and dead at all: it may be that of a town told before ("south of Kirkuk").
    """
    if draft.unknown and not (draft.days or draft.killed) and draft.entry == thread.entry:
        return True
    finer = (
        thread.is_wide and not draft.places <= draft.units and (draft.unknown or thread.units & draft.around)
    )
    wider = not thread.is_wide and draft.places <= draft.units and draft.units & thread.around
    if not (finer or wider) or draft.entry != thread.entry:
        return False
    if draft.days and thread.days and not draft.days & thread.days:
        return False
    return not (draft.killed and thread.killed) or bool(draft.killed & thread.killed)
