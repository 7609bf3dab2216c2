"""Taking up a run that stopped: what its sources had given and the store had kept is not read again."""

from __future__ import annotations

import time
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from firsthand import __version__
from firsthand.domain.page import Mark

if TYPE_CHECKING:
    from firsthand.store.marks import MarkLog

_SECONDS = 2.0  # between two notes in the store: what a run that is killed has to read twice


class Checkpoints:
    """The marks of one run: told by the sources as they read, put into the store once all before a mark is kept.

    Marks are good for the version of the program that made them: another one may read what this one could not.

    Args:
        log: where they are kept.
    """

    def __init__(self, log: MarkLog) -> None:
        self._log = log
        self._left = {_key(mark): mark for mark in log.all()}
        self._at: Mark | None = None  # of the input that is being read
        self._pulled = 0  # items of that input so far
        self._line: deque[Mark | None] = deque()  # before each item that is on its way to the store
        self._unsaved: dict[tuple[str, str], Mark] = {}
        self._saved: dict[tuple[str, str], Mark] = {}
        self._saved_at = time.monotonic()
        self.resumed = 0
        """Items that the run that stopped had dealt with."""

    def resume(self, name: str, identity: str) -> Mark | None:
        """See `sources.Journal`."""
        mark = self._left.pop((name, f"{identity}-{__version__}"), None)
        self._pulled = mark.pages if mark else 0
        if mark is None:
            return None
        self.resumed += mark.pages
        self._saved[_key(mark)] = mark
        return replace(mark, identity=identity)

    def note(self, mark: Mark) -> None:
        """See `sources.Journal`."""
        mark = replace(mark, identity=f"{mark.identity}-{__version__}")
        self._at = replace(mark, pages=self._pulled)

    def end(self, name: str) -> None:
        """See `sources.Journal`."""
        if self._at is not None and self._at.input == name:
            self._at = replace(self._at, is_done=True, pages=self._pulled)

    def pull(self, *, is_new: bool) -> None:
        """Note that an item was taken from the sources.

        Args:
            is_new: whether it goes on its way, so that `keep` will be called for it; not where it is held already.
        """
        if is_new:
            self._line.append(self._at)
        self._pulled += 1

    def keep(self) -> None:
        """Note that what came of the next item in order is in the store."""
        mark = self._line.popleft()
        if mark is not None:
            self._unsaved[_key(mark)] = mark
        if time.monotonic() - self._saved_at >= _SECONDS:
            self.save()

    def save(self) -> None:
        """Put into the store what is not there yet."""
        self._saved_at = time.monotonic()
        if self._unsaved:
            self._log.put(self._unsaved.values())
            self._saved |= self._unsaved
            self._unsaved = {}

    def finish(self) -> None:
        """Forget the marks of this run, which has come to its end."""
        if self._saved:
            self._log.drop(self._saved.values())


def _key(mark: Mark) -> tuple[str, str]:
    return mark.input, mark.identity
