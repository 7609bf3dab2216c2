"""What a run did and what it took."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

SILENT = timedelta(minutes=10)
"""After which a run that has not said that it ended, and has told nothing more, was broken off. Runs at work tell every half minute,
but for the time that linking takes."""


class RunKind(StrEnum):
    """What ran."""

    INGEST = "ingest"
    WATCH = "watch"


@dataclass(frozen=True, slots=True)
class StageTime:
    """What one stage took in a run, all its processes together.

    Attributes:
        stage: its name.
        times: how often it was gone through: pages, or rounds of linking.
        seconds: that went by.
        processor: seconds of processor time.
    """

    stage: str
    times: int
    seconds: float
    processor: float


@dataclass(frozen=True, slots=True)
class RunRecord:
    """One run.

    Attributes:
        id: the same as `run` in its log.
        kind: what ran.
        program: version of firsthand.
        started_at: when (UTC).
        told_at: when this was written (UTC).
        ended_at: when it ended; None while it is at work, or where its process was ended.
        fault: name of the fault that ended it, None where none did.
        jobs: processes it read in, at most.
        read, set_aside, failed: pages by what became of them.
        held: pages that were held already.
        stages: what each stage took, in their order; of pages that were read on a cluster nothing is known.
        peak_bytes: most memory that its process held, from the start of that process on; None where the system does not tell.
        worker_peak_bytes: most memory that one of its workers held; None where it had none.
    """

    id: str
    kind: RunKind
    program: str
    started_at: datetime
    told_at: datetime
    ended_at: datetime | None = None
    fault: str | None = None
    jobs: int = 1
    read: int = 0
    set_aside: int = 0
    failed: int = 0
    held: int = 0
    stages: tuple[StageTime, ...] = ()
    peak_bytes: int | None = None
    worker_peak_bytes: int | None = None

    @property
    def seconds(self) -> float:
        """How long it has lasted."""
        return ((self.ended_at or self.told_at) - self.started_at).total_seconds()

    def state(self, now: datetime) -> str:
        """In one word: "over", "working", or "broken-off"."""
        if self.ended_at is not None:
            return "over" if self.fault is None else "broken-off"
        return "working" if now - self.told_at < SILENT else "broken-off"
