"""Permanent ids of incidents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import count

from firsthand.domain.ids import content_id
from firsthand.events.drafts import Draft


def identify(drafts: Sequence[Draft], previous: Mapping[str, str]) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Give every incident its id and the ids merged away into it.

    An incident keeps the id under which most of its reports were published before; where two incidents
    now share the reports of one (a split), the one with more of them keeps the id. Ids that its reports
    bore before and that no incident bears now redirect to it. A new incident is named after its first
    report, so that the same reports give the same id on every machine.

    A report of a concerted action belongs to several incidents at once and says nothing of their ids.

    Args:
        drafts: the incidents.
        previous: report id to the id of the event it was last published in.

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
    bids = sorted((-votes[old], old, key) for key, votes in before.items() for old in votes)
    chosen: dict[str, str] = {}
    taken: set[str] = set()
    for _, old, key in bids:
        if key not in chosen and old not in taken:
            chosen[key] = old
            taken.add(old)
    for draft in sorted(drafts, key=lambda draft: draft.key):
        if draft.key not in chosen:
            own = {previous[report] for report in draft.reports if report in previous}
            chosen[draft.key] = _new(draft.key, taken | (set(previous.values()) - own))
            taken.add(chosen[draft.key])
    current = set(chosen.values())
    redirects = _redirects(before, current)
    return {key: (chosen[key], redirects.get(key, ())) for key in chosen}


def _new(key: str, borne: set[str]) -> str:
    """The first id derived from the key that no other incident bears or bore before."""
    return next(
        new
        for attempt in count()
        if (new := content_id("evt", key if not attempt else [key, attempt])) not in borne
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
