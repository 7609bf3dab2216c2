"""Permanent ids of incidents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import count
from typing import Protocol

from firsthand.domain.ids import content_id


class Identified(Protocol):
    """An incident: its key and the ids of its reports."""

    @property
    def key(self) -> str: ...  # noqa: D102
    @property
    def reports(self) -> tuple[str, ...]: ...  # noqa: D102


def identify(
    drafts: Sequence[Identified],
    previous: Mapping[str, str],
    is_borne: Callable[[str], bool] = lambda _: False,
) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give every incident its id and the ids merged away into it.

    An incident keeps the id under which most of its reports were published before; where two incidents
    now share the reports of one (a split), the one with more of them keeps the id. Ids that its reports
    bore before and that no incident bears now redirect to it. A new incident is named after its first
    report, so that the same reports give the same id on every machine.

    A report of a concerted action belongs to several incidents at once and says nothing of their ids.

    Args:
        drafts: the incidents; all that hold a report of one that is no longer as it was.
        previous: report id to the id of the event it was last published in, for the reports of these.
        is_borne: whether an incident that is not among these bears an id.

    Returns:
        Draft key to (id, redirects).
    """
    shared = Counter(report for draft in drafts for report in draft.reports)
    before = {
        draft.key: Counter(
            previous[report] for report in draft.reports if report in previous and shared[report] == 1
        )
        for draft in drafts
    }
    bids = sorted(
        (-votes[old], old != content_id("evt", key), old, key)
        for key, votes in before.items()
        for old in votes
    )  # of equals the one that was named so at first: what was merged and parted again has its own id back
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for *_, old, key in bids:
        if key not in chosen and old not in taken:
            chosen[key] = old
            taken.add(old)
    borne = set(previous.values())
    for draft in sorted(drafts, key=lambda draft: draft.key):
        if draft.key not in chosen:
            own = {previous[report] for report in draft.reports if report in previous}
            chosen[draft.key] = _new(draft.key, own, taken, borne, is_borne)
            taken.add(chosen[draft.key])
    current = set(chosen.values())
    redirects = _redirects(before, current)
    return {key: (chosen[key], redirects.get(key, ())) for key in chosen}


def _new(key: str, own: set[str], taken: set[str], borne: set[str], is_borne: Callable[[str], bool]) -> str:
    """The first id derived from the key that no other incident bears or bore before.

    Args:
        key: of the incident.
        own: ids that its reports bore.
        taken: ids given out in this round.
        borne: ids that reports of this round bore.
        is_borne: whether an incident of no concern here bears an id.
    """
    ids = (content_id("evt", [key, attempt] if attempt else key) for attempt in count())
    return next(
        new for new in ids if new not in taken and (new in own or not (new in borne or is_borne(new)))
    )


def _redirects(before: Mapping[str, Counter[str]], current: set[str]) -> dict[str, tuple[str, ...]]:
    """Each id no longer borne, given to the incident that now holds most of its reports."""
    bids = sorted(
        (-votes[old], key, old) for key, votes in before.items() for old in votes if old not in current
    )
    gone: set[str] = set()
    result: dict[str, list[str]] = defaultdict(list)
    for _, key, old in bids:
        if old not in gone:
            gone.add(old)
            result[key].append(old)
    return {key: tuple(sorted(ids)) for key, ids in result.items()}
