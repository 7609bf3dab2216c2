"""Reading what was fetched, in this process or in several, and going on with it in the order in which it came."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from firsthand.domain.issue import Issue
from firsthand.domain.page import Page
from firsthand.run.plan import read_one
from firsthand.run.pool import Line, Read
from firsthand.run.stages import Stages
from firsthand.run.stopwatch import Laps, Note

Told = tuple[Page | Issue, Read | None]
"""An item and what came of it; None for a page that is held already, or an issue."""


@dataclass(eq=False)
class Parcel:
    """Items that are gone on with together.

    Attributes:
        items: pages, and issues on the way.
        then: what is done once all of them are read.
    """

    items: Sequence[Page | Issue]
    then: Callable[[list[Told]], None]
    told: list[Told] = field(default_factory=list)
    waits: int = 0  # pages that are being read


class Readers:
    """Reads parcels.

    Args:
        stages: what to read with.
        jobs: how many processes; 1 reads in this one, at once.
        is_held: whether a page need not be read, because it is in the store.
        note: told what each page took, before what came of it is gone on with.
    """

    def __init__(self, stages: Stages, jobs: int, is_held: Callable[[Page], bool], note: Note) -> None:
        self._stages = stages
        self._jobs = jobs
        self._is_held = is_held
        self._note = note
        self._line: Line | None = None  # made with the first page
        self._parcels: deque[Parcel] = deque()

    @property
    def is_idle(self) -> bool:
        """Whether nothing is being read."""
        return not self._parcels

    def put(self, parcel: Parcel) -> None:
        """Have a parcel read; where the processes have enough to do, wait for the first of them."""
        if self._jobs <= 1:
            parcel.told += [(item, self._read(item)) for item in parcel.items]
            parcel.then(parcel.told)
            return
        for item in parcel.items:
            if isinstance(item, Issue) or self._is_held(item):
                continue
            if self._line is None:
                self._line = Line(self._stages, self._jobs, note=self._note)
            self._line.put(item)
            parcel.waits += 1
        self._parcels.append(parcel)
        self.go_on()
        while self._line is not None and self._line.is_full:
            self._take()

    def go_on(self) -> None:
        """Go on with what has been read meanwhile."""
        while self._line is not None and self._line.is_ready:
            self._take()
        self._finish()

    def close(self) -> None:
        """End the processes; what they were reading is left."""
        if self._line is not None:
            self._line.close()

    def _read(self, item: Page | Issue) -> Read | None:
        if isinstance(item, Issue) or self._is_held(item):
            return None
        laps = Laps()
        read = read_one(item, self._stages, laps=laps)
        self._note(item, laps.timing())
        return read

    def _take(self) -> None:
        """The next page that is read, which is of the first parcel that waits for any."""
        assert self._line is not None  # noqa: S101 - told to the type checker
        self._finish()
        page, read = self._line.take()
        assert page is not None  # noqa: S101 - only pages are put in
        first = next(parcel for parcel in self._parcels if parcel.waits)
        first.told.append((page, read))
        first.waits -= 1
        self._finish()

    def _finish(self) -> None:
        while self._parcels and not self._parcels[0].waits:
            parcel = self._parcels.popleft()
            read = {page.key: outcome for page, outcome in parcel.told if isinstance(page, Page)}
            told = [(item, read.get(item.key) if isinstance(item, Page) else None) for item in parcel.items]
            parcel.then(told)
