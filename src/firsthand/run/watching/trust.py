"""Which hosts are known to answer."""

from __future__ import annotations

from datetime import timedelta

from firsthand.domain.errors import LaterError, SourceError
from firsthand.domain.watching import Health
from firsthand.run.watching.lanes import Trust

_MOST = 50_000
_UNANSWERED = frozenset({"timeout", "unreachable", "broken-off", "robots-unreachable", "host-failing"})
_LEFT_ALONE = timedelta(minutes=10)
CUT_OFF = 5
"""Hosts in a row, each another one, that do not answer while none does: then the fault is ours."""


def left_alone(error: SourceError | None) -> timedelta:
    """How long to put off what asked nobody: as long as the server wants, where it said so."""
    return timedelta(seconds=error.after) if isinstance(error, LaterError) else _LEFT_ALONE


class Trusted:
    """What is known of hosts in this run, beginning with what their sources did before."""

    def __init__(self) -> None:
        self._known: dict[str, Trust] = {}
        self._silent: set[str] = set()  # hosts that did not answer since one did

    @property
    def is_cut_off(self) -> bool:
        """Whether nobody answers any more."""
        return len(self._silent) >= CUT_OFF

    def asked_nobody(self, error: SourceError | None) -> bool:
        """Whether a failure says nothing of what was asked for: its host is left alone, or nobody answers and the fault is ours."""
        if error is None:
            return False
        return (
            isinstance(error, LaterError)
            or error.code == "host-failing"
            or (self.is_cut_off and error.code in _UNANSWERED)
        )

    def begin(self, host: str, health: Health) -> None:
        """Take note of how a source of a host did before."""
        if health.errors:
            self._known.setdefault(host, Trust.DOUBTFUL)
        elif health.last_success is not None:
            self._known[host] = Trust.PROVEN

    def of(self, host: str) -> Trust:
        """How far a host is trusted to answer."""
        return self._known.get(host, Trust.NEW)

    def heard(self, host: str, error: SourceError | None) -> None:
        """Note how a host was asked: None where all went well."""
        if isinstance(error, LaterError):
            return  # it was not asked
        self.note(host, answers=error is None or error.code not in _UNANSWERED)

    def note(self, host: str, *, answers: bool) -> None:
        """Note whether a host answered."""
        if len(self._known) >= _MOST and host not in self._known:
            self._known.pop(next(iter(self._known)))
        if answers:
            self._silent.clear()
        elif len(self._silent) < CUT_OFF and self._known.get(host) is Trust.PROVEN:
            self._silent.add(host)  # of one that never answered nothing follows
        self._known[host] = Trust.PROVEN if answers else Trust.DOUBTFUL
