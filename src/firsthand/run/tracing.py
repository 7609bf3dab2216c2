"""Traces of OpenTelemetry: spans for runs, pages and stages, with ids of runs and documents and no word of any article.

Off, and its library not loaded, unless the environment says where traces go: `OTEL_EXPORTER_OTLP_ENDPOINT`,
`OTEL_EXPORTER_OTLP_TRACES_ENDPOINT` or `OTEL_TRACES_EXPORTER` ("otlp" or "console"). Everything else (sampling, batches, headers,
names) is set by the standard variables as well and read by the library itself.

A run of an ingest is one trace. Watching has no end, so that each of its pages and rounds is a trace of its own, linked to the run.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from firsthand import __version__
from firsthand.domain.claim import Extraction
from firsthand.domain.errors import ConfigError
from firsthand.domain.issue import Issue
from firsthand.domain.page import Page, SetAside
from firsthand.domain.run_record import RunKind, RunRecord
from firsthand.publish.installed import optional
from firsthand.run.stopwatch import Lap

_WHERE = ("OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT")
_PROTOCOLS = ("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_PROTOCOL")
_EXTRA = "tracing"
_SECOND = 1_000_000_000  # nanoseconds


class Tracing:
    """The spans of one run.

    Args:
        provider: a `TracerProvider` of OpenTelemetry's SDK; shut down at the end of the run, so that nothing is left unsent.
    """

    def __init__(self, provider: Any) -> None:
        self._api = optional("opentelemetry.trace", _EXTRA)
        self._provider = provider
        self._tracer = provider.get_tracer("firsthand", __version__)
        self._run: Any = None
        self._shared: dict[str, str] = {}
        self._is_endless = False

    def begin(self, record: RunRecord) -> None:
        """A run begins."""
        self._shared = {"firsthand.run": record.id}
        self._is_endless = record.kind is RunKind.WATCH
        told = {**self._shared, "firsthand.kind": record.kind.value, "firsthand.jobs": record.jobs}
        self._run = self._tracer.start_span("run", start_time=_moment(record.started_at), attributes=told)
        if self._is_endless:
            self._run.end()

    def page(self, page: Page, outcome: Extraction | SetAside | Issue, laps: Sequence[Lap]) -> None:
        """A page is stored: a span for it, and one for each of its stages below it."""
        if not laps:
            return
        told = {**self._shared, "firsthand.document": page.id, "firsthand.page": page.key}
        began, over = min(lap.began for lap in laps), max(lap.began + lap.seconds for lap in laps)
        span = self._start("page", began, told)
        if isinstance(outcome, Issue):
            span.set_attributes({"firsthand.outcome": "failed", "firsthand.code": outcome.code})
            span.set_status(self._api.Status(self._api.StatusCode.ERROR, f"{outcome.stage}: {outcome.code}"))
        else:
            read = "set-aside" if isinstance(outcome, SetAside) else "read"
            span.set_attribute("firsthand.outcome", read)
        below = self._api.set_span_in_context(span)
        for lap in laps:
            self._lap(lap, told, below)
        span.end(int(over * _SECOND))

    def stage(self, lap: Lap) -> None:
        """A stage of all pages together is over."""
        span = self._start(lap.stage, lap.began, self._shared)
        span.set_attribute("firsthand.processor_seconds", lap.processor)
        span.end(int((lap.began + lap.seconds) * _SECOND))

    def end(self, record: RunRecord) -> None:
        """The run is over."""
        if not self._is_endless:
            counts = {"read": record.read, "set_aside": record.set_aside, "failed": record.failed}
            self._run.set_attributes({f"firsthand.{name}": count for name, count in counts.items()})
            self._run.end()
        self._provider.shutdown()

    def _start(self, name: str, began: float, told: Mapping[str, str]) -> Any:
        start, run = int(began * _SECOND), self._run.get_span_context()
        if self._is_endless:
            links = [self._api.Link(run)]
            return self._tracer.start_span(name, start_time=start, attributes=told, links=links)
        above = self._api.set_span_in_context(self._run)
        return self._tracer.start_span(name, above, start_time=start, attributes=told)

    def _lap(self, lap: Lap, told: Mapping[str, str], below: Any) -> None:
        attributes = {**told, "firsthand.processor_seconds": lap.processor}
        start = int(lap.began * _SECOND)
        span = self._tracer.start_span(lap.stage, below, start_time=start, attributes=attributes)
        span.end(int((lap.began + lap.seconds) * _SECOND))


def open_tracing(environ: Mapping[str, str] = os.environ) -> Tracing | None:
    """What the environment asks for; None where it asks for no traces.

    Raises:
        ConfigError: it asks for what there is not, or the library is not installed.
    """
    named = environ.get("OTEL_TRACES_EXPORTER", "").strip().lower()
    if environ.get("OTEL_SDK_DISABLED", "").strip().lower() == "true" or named == "none":
        return None
    if not named and not any(environ.get(where) for where in _WHERE):
        return None
    exporter = _exporter(named or "otlp", environ)
    trace, export = (
        optional("opentelemetry.sdk.trace", _EXTRA),
        optional("opentelemetry.sdk.trace.export", _EXTRA),
    )
    provider = trace.TracerProvider(resource=_resource(environ), shutdown_on_exit=False)
    provider.add_span_processor(export.BatchSpanProcessor(exporter))
    return Tracing(provider)


def _exporter(name: str, environ: Mapping[str, str]) -> Any:
    if name == "console":
        return optional("opentelemetry.sdk.trace.export", _EXTRA).ConsoleSpanExporter()
    if name != "otlp":
        raise ConfigError(f"OTEL_TRACES_EXPORTER is {name}; there are otlp, console and none")
    protocol = next((environ[variable] for variable in _PROTOCOLS if environ.get(variable)), "http/protobuf")
    if protocol.strip().lower() != "http/protobuf":
        raise ConfigError(f"traces are sent by http/protobuf, and {protocol} is asked for")
    return optional("opentelemetry.exporter.otlp.proto.http.trace_exporter", _EXTRA).OTLPSpanExporter()


def _resource(environ: Mapping[str, str]) -> Any:
    """Who sends them; a name that the environment gives is left to the library."""
    told = {"service.version": __version__}
    if not environ.get("OTEL_SERVICE_NAME") and "service.name=" not in environ.get(
        "OTEL_RESOURCE_ATTRIBUTES", ""
    ):
        told["service.name"] = "firsthand"
    return optional("opentelemetry.sdk.resources", _EXTRA).Resource.create(told)


def _moment(at: datetime) -> int:
    return int(at.timestamp() * _SECOND)
