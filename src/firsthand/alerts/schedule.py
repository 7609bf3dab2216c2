"""When a message may go out: quiet hours and digests, by the clock on the wall of whoever reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

_DAY = timedelta(days=1)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True)
class QuietHours:
    """Hours of every day in which nothing is sent at once; over midnight where they end earlier than they start.

    Where clocks are put back they last until their end has been shown for the last time, and start when their start is
    shown for the first time; where clocks are put forward over an end, they end with the jump.
    """

    start: time
    end: time

    def over(self, moment: datetime, zone: ZoneInfo) -> datetime | None:
        """When the quiet hours at hand are over (UTC), None where it is none of them.

        Args:
            moment: with its time zone.
            zone: of the reader.
        """
        today = moment.astimezone(zone).date()
        for day in (today - _DAY, today):
            last = day if self.start < self.end else day + _DAY
            if (
                _instant(day, self.start, zone, fold=0)
                <= moment
                < (end := _instant(last, self.end, zone, fold=1))
            ):
                return end
        return None

    def __str__(self) -> str:
        return f"{self.start:%H:%M}-{self.end:%H:%M}"


@dataclass(frozen=True, slots=True)
class Digest:
    """A fixed time at which everything that came up since the last one goes out in one message.

    Attributes:
        at: by the clock of the reader.
        weekday: Monday 0 to Sunday 6; None for every day.
    """

    at: time
    weekday: int | None = None

    def after(self, moment: datetime, zone: ZoneInfo) -> datetime:
        """The first such time after a moment (UTC)."""
        day = moment.astimezone(zone).date()
        while True:
            if self.weekday in (None, day.weekday()):
                found = _instant(day, self.at, zone, fold=0)
                if found > moment:
                    return found
            day += _DAY

    def __str__(self) -> str:
        when = "daily" if self.weekday is None else f"weekly {WEEKDAYS[self.weekday]}"
        return f"{when} {self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Timing:
    """When a rule tells.

    Attributes:
        zone: the time zone of the reader.
        quiet: hours in which what would go out at once waits for their end; a digest keeps to its own time.
        digest: None to tell at once.
    """

    zone: ZoneInfo
    quiet: QuietHours | None = None
    digest: Digest | None = None

    def due(self, now: datetime) -> datetime:
        """When what came up now goes out (UTC)."""
        if self.digest is not None:
            return self.digest.after(now, self.zone)
        over = self.quiet.over(now, self.zone) if self.quiet else None
        return over or now


def _instant(day: date, clock: time, zone: ZoneInfo, *, fold: int) -> datetime:
    """When a clock shows a time (UTC). A time that is skipped is taken for as long after the jump as it lies behind it with
    fold 0, and for the same before it with fold 1.
    """
    return datetime.combine(day, clock.replace(fold=fold), zone).astimezone(UTC)
