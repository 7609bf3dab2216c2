"""What came of watching, so far."""

from __future__ import annotations

from dataclasses import dataclass, field

from firsthand.domain.watching import Tally


@dataclass
class WatchSummary:
    """What came of watching.

    Attributes:
        tally: over all sources.
        failing: names of the sources whose last look failed, with the reason.
        rounds: how often the view was brought up to date.
    """

    tally: Tally = field(default_factory=Tally)
    failing: dict[str, str] = field(default_factory=dict)
    rounds: int = 0
