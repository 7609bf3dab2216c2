"""Figures for a monitor, in the text form of Prometheus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

from fastapi import APIRouter, Depends, HTTPException, Response

from firsthand.domain.errors import ConfigError
from firsthand.domain.run_record import RunKind
from firsthand.publish.installed import optional
from firsthand.store import Store
from firsthand.store.runs import RunLog
from firsthand.store.watching import WatchLog
from firsthand.web.people import UserRole, needs
from firsthand.web.visit import Here

router = APIRouter(include_in_schema=False)
_Reader = Annotated[None, Depends(needs(UserRole.READER))]


class _Held:
    """What the store holds, counted when it is asked for; see `prometheus_client.registry.Collector`."""

    def __init__(self, store: Store, gauges: Any) -> None:
        self._store = store
        self._gauge = gauges.GaugeMetricFamily

    def collect(self) -> Iterator[Any]:
        """The families of figures."""
        held = self._store.stats()
        rows = self._gauge("firsthand_rows", "Rows of a table of the store.", labels=["table"])
        for table, count in held.rows.items():
            rows.add_metric([table], count)
        yield rows
        issues = self._gauge(
            "firsthand_issues",
            "What went wrong or was noted, and is kept.",
            labels=["stage", "code", "severity"],
        )
        for stage, codes in held.issues.items():
            for code, severities in codes.items():
                for severity, count in severities.items():
                    issues.add_metric([stage, code, severity], count)
        yield issues
        yield self._gauge(
            "firsthand_page_bytes", "Bytes of the pages held, compressed.", value=held.page_bytes
        )
        yield self._gauge(
            "firsthand_view_stale",
            "1 where something was stored since the events were made.",
            value=int(held.is_stale),
        )
        watched = self._gauge("firsthand_sources", "Watched sources by how they do.", labels=["state"])
        states = [each.state for each in WatchLog(self._store.database).health()]
        for state in sorted(set(states)):
            watched.add_metric([state], states.count(state))
        yield watched
        yield from self._runs()

    def _runs(self) -> Iterator[Any]:
        """The last run of each kind."""
        started = self._gauge("firsthand_run_started_seconds", "When the last run began.", labels=["kind"])
        lasted = self._gauge("firsthand_run_seconds", "How long it has lasted.", labels=["kind"])
        memory = self._gauge("firsthand_run_peak_bytes", "Most memory of its process.", labels=["kind"])
        pages = self._gauge("firsthand_run_pages", "What became of its pages.", labels=["kind", "outcome"])
        shared = ["kind", "stage"]
        seconds = self._gauge(
            "firsthand_run_stage_seconds", "Seconds that a stage of it took.", labels=shared
        )
        processor = self._gauge(
            "firsthand_run_stage_processor_seconds", "Seconds of processor time of a stage.", labels=shared
        )
        times = self._gauge("firsthand_run_stage_times", "How often a stage was gone through.", labels=shared)
        log = RunLog(self._store.database)
        for run in (run for kind in RunKind for run in log.latest(1, kind)):
            started.add_metric([run.kind], run.started_at.timestamp())
            lasted.add_metric([run.kind], run.seconds)
            if run.peak_bytes is not None:
                memory.add_metric([run.kind], run.peak_bytes)
            for outcome in ("read", "set_aside", "failed", "held"):
                pages.add_metric([run.kind, outcome], getattr(run, outcome))
            for each in run.stages:
                seconds.add_metric([run.kind, each.stage], each.seconds)
                processor.add_metric([run.kind, each.stage], each.processor)
                times.add_metric([run.kind, each.stage], each.times)
        yield from (started, lasted, memory, pages, seconds, processor, times)


@router.get("/metrics")
def metrics(here: Here, _: _Reader) -> Response:
    """The figures of the store, of its watched sources and of this process."""
    try:
        client = optional("prometheus_client", "metrics")
    except ConfigError as fault:
        raise HTTPException(501, str(fault)) from fault
    registry = client.CollectorRegistry()
    registry.register(_Held(here.store, optional("prometheus_client.core", "metrics")))
    client.ProcessCollector(registry=registry)
    return Response(client.generate_latest(registry), media_type=client.CONTENT_TYPE_LATEST)
