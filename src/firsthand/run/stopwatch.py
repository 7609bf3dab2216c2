"""What the stages of a page take, measured where they are gone through, in whatever process that is."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from firsthand.domain.page import Page

_STATUS = Path("/proc/self/status")
_LOOKED = 2.0  # seconds between two looks at the memory


@dataclass(frozen=True, slots=True)
class Lap:
    """One stage of one page.

    Attributes:
        stage: its name.
        began: when, in seconds since 1970 by the clock of the process.
        seconds: that went by.
        processor: seconds of processor time of the thread; the model computes in it (`Tagger.load`).
    """

    stage: str
    began: float
    seconds: float
    processor: float


@dataclass(frozen=True, slots=True)
class Timing:
    """What a page took where it was read.

    Attributes:
        laps: in order.
        process: number of the process.
        peak_bytes: most memory that the process has held, None where the system does not tell.
    """

    laps: tuple[Lap, ...] = ()
    process: int = 0
    peak_bytes: int | None = None


Note = Callable[[Page, Timing], None]
"""Told what a page took, before what came of it is handed on."""


def nothing(_page: Page, _timing: Timing) -> None:
    """Take note of nothing."""


class Laps:
    """Takes the laps of one page: `with laps.of("claims"): ...`. A stage that raises is a lap as well."""

    __slots__ = ("_began", "_clock", "_processor", "_stage", "taken")

    def __init__(self) -> None:
        self.taken: list[Lap] = []

    def of(self, stage: str) -> Laps:
        """Measure what is done inside the `with`; not one in another."""
        self._stage = stage
        return self

    def __enter__(self) -> None:
        self._began, self._clock, self._processor = time.time(), time.perf_counter(), time.thread_time()

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        seconds, processor = time.perf_counter() - self._clock, time.thread_time() - self._processor
        self.taken.append(Lap(self._stage, self._began, seconds, processor))

    def timing(self) -> Timing:
        """What was taken here."""
        return Timing(tuple(self.taken), os.getpid(), _memory.peak())


class _Memory:
    """The peak of this process, asked for now and then."""

    def __init__(self) -> None:
        self._peak: int | None = None
        self._looked = -_LOOKED

    def peak(self, *, exactly: bool = False) -> int | None:
        if exactly or time.monotonic() - self._looked >= _LOOKED:
            self._looked, self._peak = time.monotonic(), _peak_bytes()
        return self._peak


_memory = _Memory()


def peak_bytes() -> int | None:
    """Most memory that this process has held, None where the system does not tell."""
    return _memory.peak(exactly=True)


def _peak_bytes() -> int | None:
    """On Linux what the kernel notes of this program alone: `getrusage` hands on the peak of the process that started it."""
    try:
        for line in _STATUS.read_text(encoding="ascii", errors="replace").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    except (OSError, ValueError, IndexError):
        pass
    if sys.platform == "win32":
        return None
    import resource  # noqa: PLC0415 - not on Windows

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak if sys.platform == "darwin" else peak * 1024
