"""Which hosts are known to answer."""

from __future__ import annotations

from firsthand.domain.watching import Health
from firsthand.run.watching.lanes import Trust

_MOST = 50_000


class Trusted:
    """What is known of hosts in this run, beginning with what their sources did before."""

    def __init__(self) -> None:
        self._known: dict[str, Trust] = {}

    def begin(self, host: str, health: Health) -> None:
        """Take note of how a source of a host did before."""
        if health.errors:
            self._known.setdefault(host, Trust.DOUBTFUL)
        elif health.last_success is not None:
            self._known[host] = Trust.PROVEN

    def of(self, host: str) -> Trust:
        """How far a host is trusted to answer."""
        return self._known.get(host, Trust.NEW)

    def note(self, host: str, *, answers: bool) -> None:
        """Note whether a host answered."""
        if len(self._known) >= _MOST and host not in self._known:
            self._known.pop(next(iter(self._known)))
        self._known[host] = Trust.PROVEN if answers else Trust.DOUBTFUL
