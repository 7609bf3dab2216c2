"""Patience with the endpoint and its end; nothing goes where it was not sent."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import pytest

from firsthand.domain.errors import ConfigError
from firsthand.reports.language_model.endpoint import LEFT_ALONE, MOST_FAILURES, Endpoint, retry_after
from firsthand.reports.language_model.faults import LanguageModelError
from firsthand.reports.language_model.settings import LanguageModelSettings

from .fake import FakeModel

Make = Callable[..., Endpoint]
QUESTION: dict[str, Any] = {"model": "fake", "temperature": 0, "messages": []}


def _fault(endpoint: Endpoint) -> LanguageModelError:
    with pytest.raises(LanguageModelError) as raised:
        endpoint.ask(QUESTION)
    return raised.value


def test_a_question_goes_to_chat_completions(model: FakeModel, endpoint_for: Make) -> None:
    model.sends(b"{}")
    assert endpoint_for().ask(QUESTION) == b"{}"
    assert model.asked == [{"path": "/v1/chat/completions", **QUESTION}]
    assert "authorization" not in model.headers[0]
    slashed = LanguageModelSettings(model.address + "/", "fake")
    endpoint_for(slashed).ask(QUESTION)
    assert model.asked[1]["path"] == "/v1/chat/completions"


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 529])
def test_what_may_be_over_in_a_moment_is_tried_again(
    model: FakeModel, endpoint_for: Make, slept: list[float], status: int
) -> None:
    model.sends(b"", status)
    model.sends(b"", status)
    model.sends(b"here")
    assert endpoint_for().ask(QUESTION) == b"here"
    assert slept == [1.0, 2.0]


@pytest.mark.parametrize("status", [400, 401, 403, 404, 422])
def test_what_will_not_pass_is_asked_once(
    model: FakeModel, endpoint_for: Make, slept: list[float], status: int
) -> None:
    model.sends(b'{"error": {"message": "no such\n\x1b[31m model"}}', status)
    fault = _fault(endpoint_for())
    assert (fault.code, len(model.asked), slept) == (f"http-{status}", 1, [])
    assert "no such [31m model" in str(fault)


def test_patience_ends(model: FakeModel, endpoint_for: Make) -> None:
    model.sends(b"", 500)
    assert _fault(endpoint_for()).code == "http-500"
    assert len(model.asked) == 3


def test_who_asks_to_wait_is_waited_for(model: FakeModel, endpoint_for: Make, slept: list[float]) -> None:
    model.sends(b"", 429, Retry_After="7")
    model.sends(b"here")
    assert endpoint_for().ask(QUESTION) == b"here"
    assert slept == [7.0]


def test_who_asks_to_wait_for_long_is_not(model: FakeModel, endpoint_for: Make, slept: list[float]) -> None:
    model.sends(b"", 429, Retry_After="3600")
    assert _fault(endpoint_for()).after == 3600
    assert (len(model.asked), slept) == (1, [])


def test_the_header_may_be_a_date() -> None:
    at = datetime.now(UTC) + timedelta(seconds=30)
    assert 25 < (retry_after(format_datetime(at, usegmt=True)) or 0) <= 30
    assert retry_after("Sat, 01 Jan 2000 00:00:00 GMT") == 0
    assert [retry_after(text) for text in (None, "", "soon", "-5", "²")] == [None] * 5


@pytest.mark.parametrize("way", ["hangs", "drips"])
def test_a_server_that_does_not_answer_costs_no_more_than_the_timeout(
    model: FakeModel, endpoint_for: Make, way: str
) -> None:
    getattr(model, way)()
    started = time.monotonic()
    fault = _fault(endpoint_for(LanguageModelSettings(model.address, "fake", timeout=0.3)))
    assert (fault.code, len(model.asked)) == ("timeout", 3)
    assert time.monotonic() - started < 5


def test_no_server_at_all(endpoint_for: Make, slept: list[float]) -> None:
    fault = _fault(endpoint_for(LanguageModelSettings("http://127.0.0.1:1/v1", "fake")))
    assert (fault.code, len(slept)) == ("unreachable", 2)


def test_a_server_that_breaks_off(model: FakeModel, endpoint_for: Make) -> None:
    def cut(handler: Any) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{")
        handler.close_connection = True

    model.answers.append(cut)
    model.sends(b"here")
    assert endpoint_for().ask(QUESTION) == b"here"


def test_an_answer_without_end_is_not_read_to_it(model: FakeModel, endpoint_for: Make) -> None:
    sent = 0

    def pour(handler: Any) -> None:
        nonlocal sent
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
        for _ in range(10_000):
            handler.wfile.write(b"10000\r\n" + b" " * 0x10000 + b"\r\n")
            sent += 0x10000

    model.answers.append(pour)
    assert _fault(endpoint_for(most_bytes=100_000)).code == "too-large"
    assert len(model.asked) == 1
    assert sent < 50_000_000


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(model: FakeModel, endpoint_for: Make, status: int) -> None:
    elsewhere = model.address.replace("127.0.0.1", "localhost") + "/chat/completions"
    model.sends(b"", status, Location=elsewhere)
    fault = _fault(endpoint_for(LanguageModelSettings(model.address, "fake", key="secret")))
    assert (fault.code, len(model.asked)) == ("redirect", 1)
    assert "elsewhere" in str(fault)


def test_no_proxy_is_taken_from_the_environment(
    model: FakeModel, endpoint_for: Make, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("ALL_PROXY", "http://127.0.0.1:1")
    model.sends(b"here")
    assert endpoint_for().ask(QUESTION) == b"here"


def test_an_endpoint_that_keeps_failing_is_left_alone(model: FakeModel, endpoint_for: Make) -> None:
    now = 1000.0
    model.sends(b"", 401)
    endpoint = endpoint_for(clock=lambda: now)
    codes = [_fault(endpoint).code for _ in range(MOST_FAILURES + 2)]
    assert codes == ["http-401"] * MOST_FAILURES + ["left-alone"] * 2
    assert len(model.asked) == MOST_FAILURES
    now += LEFT_ALONE
    assert _fault(endpoint).code == "http-401"


def test_failures_with_answers_between_them_are_forgiven(model: FakeModel, endpoint_for: Make) -> None:
    for _ in range(4):
        model.sends(b"", 404)
        model.sends(b"{}")
    endpoint = endpoint_for()
    for _ in range(4):
        assert _fault(endpoint).code == "http-404"
        assert endpoint.ask(QUESTION) == b"{}"


def test_a_model_that_takes_no_temperature_is_asked_without(model: FakeModel, endpoint_for: Make) -> None:
    model.sends(b'{"error": {"message": "Unsupported value: \'temperature\'"}}', 400)
    model.sends(b"{}")
    endpoint = endpoint_for()
    endpoint.ask(QUESTION)
    endpoint.ask(QUESTION)
    assert ["temperature" in asked for asked in model.asked] == [True, False, False]


@pytest.mark.parametrize(
    ("url", "is_safe"),
    [
        ("https://models.example/v1", True),
        ("http://localhost:11434/v1", True),
        ("http://127.0.0.1/v1", True),
        ("http://[::1]:8080/v1", True),
        ("http://192.168.1.7:8000/v1", True),
        ("http://gpu-box:8000/v1", True),
        ("http://gpu.lan/v1", True),
        ("http://models.example/v1", False),
        ("http://93.184.215.14/v1", False),
        ("http://0.0.0.0.example/v1", False),
        ("http://localhost.example/v1", False),
        ("HTTP://models.example/v1", False),
    ],
)
def test_a_key_goes_over_no_open_network(url: str, is_safe: bool) -> None:
    LanguageModelSettings(url, "fake")
    if is_safe:
        LanguageModelSettings(url, "fake", key="secret")
    else:
        with pytest.raises(ConfigError, match="unencrypted") as raised:
            LanguageModelSettings(url, "fake", key="secret")
        assert "secret" not in str(raised.value)
