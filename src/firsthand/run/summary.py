"""What a run tells while it works and when it is done."""

from __future__ import annotations

from dataclasses import dataclass

from firsthand.domain.issue import Issue


@dataclass(frozen=True, slots=True)
class Progress:
    """Where a run stands.

    Attributes:
        read: pages read and stored.
        already_held: pages skipped.
        failed: inputs that gave no document.
        set_aside: pages stored and not read further.
        input: id of the page or input just done, None while events are rebuilt.
    """

    read: int
    already_held: int
    failed: int
    input: str | None
    set_aside: int = 0

    @property
    def done(self) -> int:
        """Inputs dealt with so far."""
        return self.read + self.already_held + self.failed + self.set_aside


@dataclass(frozen=True, slots=True)
class IngestSummary:
    """What came of an ingest.

    Attributes:
        read: pages read and stored.
        already_held: pages held before, or given twice.
        failed: why inputs gave no document, in their order.
        warnings: what was lost or repaired in pages that were read.
        events: events in the store now.
        rebuilt: whether the events were rebuilt; they are not where nothing changed.
        seconds: time taken.
        set_aside: pages stored and not read further, because the first look held them to be about something else.
        resumed: inputs that an earlier run, which stopped, had dealt with, so that they were not read again.
    """

    read: int
    already_held: int
    failed: tuple[Issue, ...]
    warnings: tuple[Issue, ...]
    events: int
    rebuilt: bool
    seconds: float
    set_aside: int = 0
    resumed: int = 0
