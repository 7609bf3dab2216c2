"""What became of pages, by source and by day, and what the runs took."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Annotated

from fastapi import APIRouter, Query, Response

from firsthand.store.counts import Counts
from firsthand.store.runs import RunLog
from firsthand.web.visit import Here

router = APIRouter(include_in_schema=False)

SPANS = (7, 30, 365)
"""Days that can be looked back."""
_MOST_SOURCES = 200
_MOST_DAYS = 60
_RUNS = 15


@router.get("/status")
def status(
    here: Here,
    days: Annotated[int, Query(ge=1, le=3660)] = 30,
    text: Annotated[str, Query(max_length=200)] = "",
) -> Response:
    """Pages read, set aside and not read, and why; the latest runs."""
    now = datetime.now(UTC)
    counts, since = Counts(here.store.database), (now - timedelta(days=days - 1)).date()
    wanted = text.strip().casefold()
    sources = [each for each in counts.by_source(since).items() if wanted in each[0].casefold()]
    by_day = list(counts.by_day(since).items())
    runs = RunLog(here.store.database).latest(_RUNS)
    return here.page(
        "sources/status.html",
        sources=sources[:_MOST_SOURCES],
        more=max(0, len(sources) - _MOST_SOURCES),
        by_day=by_day[:_MOST_DAYS],
        more_days=max(0, len(by_day) - _MOST_DAYS),
        runs=[(run, run.state(now)) for run in runs],
        spans=SPANS,
        days=days,
        text=text,
    )
