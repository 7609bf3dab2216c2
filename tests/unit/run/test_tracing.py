"""Traces: spans for runs, pages and stages, with ids and no text; nothing at all unless asked for."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from typing import Any

import pytest

from firsthand.domain.errors import ConfigError
from firsthand.domain.run_record import RunKind
from firsthand.run import logbook as logbook_module
from firsthand.run.local import ingest
from firsthand.run.logbook import Logbook
from firsthand.run.tracing import Tracing, open_tracing
from firsthand.store import Store

trace = pytest.importorskip("opentelemetry.sdk.trace")


@pytest.fixture
def spans(monkeypatch: pytest.MonkeyPatch) -> Any:
    """What is exported."""
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor  # noqa: PLC0415
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter  # noqa: PLC0415

    exporter = InMemorySpanExporter()
    provider = trace.TracerProvider(shutdown_on_exit=False)
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    monkeypatch.setattr(logbook_module, "open_tracing", lambda: Tracing(provider))
    return exporter


def test_an_ingest_is_one_trace_of_pages_and_their_stages(
    store: Store, stages: Any, now: datetime, spans: Any
) -> None:
    ingest(["one secret", "football secret", "empty secret"], store, stages, now=now)
    told = spans.get_finished_spans()
    (run,) = [span for span in told if span.name == "run"]
    pages = {span.attributes["firsthand.document"]: span for span in told if span.name == "page"}
    assert {name: span.attributes["firsthand.outcome"] for name, span in pages.items()} == {
        "one secret": "read", "football secret": "set-aside", "empty secret": "failed",
    }  # fmt: skip
    assert {span.context.trace_id for span in told} == {run.context.trace_id}
    assert all(span.parent.span_id == run.context.span_id for span in pages.values())
    below = {
        name: [span.name for span in told if span.parent and span.parent.span_id == page.context.span_id]
        for name, page in pages.items()
    }
    assert below == {
        "one secret": ["glance", "documents", "first look", "reports", "claims", "store"],
        "football secret": ["glance", "store"],
        "empty secret": ["glance", "documents", "store"],
    }
    assert all(span.start_time <= span.end_time for span in told)
    assert pages["empty secret"].attributes["firsthand.code"] == "empty"
    assert not pages["empty secret"].status.is_ok
    assert (run.attributes["firsthand.read"], run.attributes["firsthand.kind"]) == (1, "ingest")
    assert len({span.attributes["firsthand.run"] for span in told}) == 1
    assert "linking" in {span.name for span in told}
    words = [
        str(value) for span in told for key, value in span.attributes.items() if key != "firsthand.document"
    ]
    assert not any("secret" in word for word in words)


def test_each_page_of_a_watcher_is_a_trace_of_its_own_linked_to_the_run(store: Store, spans: Any) -> None:
    with Logbook(store, RunKind.WATCH) as logbook:
        for _ in range(2):
            with logbook.stage("linking"):
                pass
    run, first, second = spans.get_finished_spans()
    assert run.name == "run"
    assert len({span.context.trace_id for span in (run, first, second)}) == 3
    assert [span.links[0].context.span_id for span in (first, second)] == [run.context.span_id] * 2


def test_it_is_off_unless_the_environment_says_where_traces_go() -> None:
    assert open_tracing({}) is None
    assert open_tracing({"OTEL_SERVICE_NAME": "desk"}) is None
    where = {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}
    assert open_tracing({**where, "OTEL_SDK_DISABLED": "true"}) is None
    assert open_tracing({**where, "OTEL_TRACES_EXPORTER": "none"}) is None
    code = "import firsthand.run.local, firsthand.run.tracing as t, sys; assert t.open_tracing({}) is None; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert "opentelemetry.sdk" not in loaded


def test_it_sends_where_the_environment_says(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("opentelemetry.exporter.otlp.proto.http")
    monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:9")
    monkeypatch.setenv("OTEL_RESOURCE_ATTRIBUTES", "deployment.environment=test")
    found = open_tracing()
    assert found is not None
    told = found._provider.resource.attributes
    assert (told["service.name"], told["deployment.environment"]) == ("firsthand", "test")
    (processor,) = found._provider._active_span_processor._span_processors
    assert processor.span_exporter._endpoint == "http://127.0.0.1:9/v1/traces"
    found._provider.shutdown()


@pytest.mark.parametrize(
    "asked",
    [
        {"OTEL_TRACES_EXPORTER": "zipkin"},
        {"OTEL_TRACES_EXPORTER": "otlp", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"},
    ],
)
def test_what_there_is_not_is_refused(asked: dict[str, str]) -> None:
    with pytest.raises(ConfigError):
        open_tracing(asked)


def test_without_the_library_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "opentelemetry.sdk.trace.export", None)
    with pytest.raises(ConfigError, match=r"firsthand\[tracing\]"):
        open_tracing({"OTEL_TRACES_EXPORTER": "console"})
