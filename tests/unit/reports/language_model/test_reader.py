"""The reader against a model that behaves, and against one that does not: the local reader always stands in."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from firsthand.domain.issue import Severity
from firsthand.domain.report import CasualtyKind, Role, Side, Status
from firsthand.domain.values import Operator, Quantity
from firsthand.reports import PatternReader
from firsthand.reports.language_model import LanguageModelReader

from ..pages import page
from .answers import figure, report, role
from .fake import FakeModel

TEXT = (
    "Gunmen attacked a market in Djibo on Sunday, killing at least 12 traders, the army said.\n"
    "The attackers also wounded five people, a nurse told Reuters."
)
FIRST = report(
    0,
    "attacked",
    arguments=[
        role("initiator", "Gunmen"),
        role("place", "Djibo"),
        role("date", "on Sunday"),
        role("facility", "market"),
    ],
    figures=[figure("at least 12 traders", group="traders", side="target")],
    voice={"source": "the army", "cue": "said", "relay": None},
)
SECOND = report(
    1,
    "wounded",
    figures=[figure("five people", "injured", group="people", side="target")],
    voice={"source": "a nurse", "cue": "told", "relay": "Reuters"},
)
Make = Callable[..., LanguageModelReader]


def test_a_good_answer_becomes_reports_that_stand_in_the_text(model: FakeModel, reader_for: Make) -> None:
    model.tells(FIRST, SECOND)
    reader = reader_for()
    (reading,) = reader.read([document := page(TEXT)])
    first, second = reading.reports
    assert reading.reader == reader.name == "language-model/1 fake"
    assert (first.status, first.event_type, first.trigger.text) == (Status.ASSERTED, "attack", "attacked")
    assert [s.text for s in first.spans(Role.PLACE)] == ["Djibo"]
    assert first.figures[0].quantity == Quantity(Operator.AT_LEAST, 12)
    assert (first.figures[0].kind, first.figures[0].side) == (CasualtyKind.KILLED, Side.TARGET)
    assert first.voice is not None
    assert first.voice.source is not None
    assert first.voice.source.text == "the army"
    assert second.figures[0].quantity == Quantity(Operator.EXACTLY, 5)
    assert second.voice is not None
    assert second.voice.relay is not None
    assert second.voice.relay.text == "Reuters"
    assert second.continues == first.id
    for span in [first.trigger, *(a.span for a in first.arguments), *(f.span for f in first.figures)]:
        assert span.matches(document.text)
    assert reading.relevance > 0.5
    assert reading.issues == ()
    assert not reader.usage.dropped


def test_names_and_dates_are_spotted_as_for_the_local_reader(
    model: FakeModel, reader_for: Make, local: PatternReader
) -> None:
    model.tells(FIRST)
    (reading,), (other,) = reader_for().read([page(TEXT)]), local.read([page(TEXT)])
    assert (reading.toponyms, reading.dates, reading.actors, reading.voices) == (
        other.toponyms,
        other.dates,
        other.actors,
        other.voices,
    )
    assert {a.span for a in reading.reports[0].arguments if a.role is Role.DATE} == {
        d.span for d in reading.dates
    }


def _answer(**fields: Any) -> str:
    return json.dumps({"reports": [{**FIRST, **fields}]})


WRITTEN: dict[str, tuple[str | None, dict[str, Any], str]] = {
    "broken off": (_answer()[:-5], {}, "bad-answer"),
    "with prose": ("Sure! Here are the reports: " + _answer(), {}, "bad-answer"),
    "a choice of its own": (_answer(status="certain"), {}, "bad-answer"),
    "a field of its own": (_answer(killed=500), {}, "bad-answer"),
    "a number for a quote": (_answer(figures=[{**FIRST["figures"][0], "quote": 12}]), {}, "bad-answer"),
    "nested": ('{"reports": ' + "[" * 100_000, {}, "bad-answer"),
    "a flood": (json.dumps({"reports": [FIRST] * 301}), {}, "bad-answer"),
    "nothing": (None, {}, "empty-answer"),
    "cut off": (_answer(), {"finish_reason": "length"}, "cut-off"),
    "filtered": (_answer(), {"finish_reason": "content_filter"}, "refused"),
    "refused": (None, {"refusal": "I cannot help with violence."}, "refused"),
}
SENT: dict[str, tuple[bytes, int, dict[str, str], str]] = {
    "a web page": (
        b"<html><body>Please sign in</body></html>",
        200,
        {"Content_Type": "text/html"},
        "bad-answer",
    ),
    "nested": (b'{"choices": [], "x": ' + b"[" * 100_000, 200, {}, "bad-answer"),
    "no UTF-8": (b'{"choices": [{"message": {"content": "\xff"}}]}', 200, {}, "bad-answer"),
    "packed": (b"\x1f\x8b", 200, {"Content_Encoding": "gzip"}, "unsupported-encoding"),
    "no choice": (b'{"choices": []}', 200, {}, "empty-answer"),
    "not allowed": (b'{"error": {"message": "bad key"}}', 401, {}, "http-401"),
    "down": (b"oops", 500, {}, "http-500"),
    "huge": (b'{"choices": []}' + b" " * 3_000_000, 200, {}, "too-large"),
}


@pytest.mark.parametrize("fault", WRITTEN)
def test_where_the_answer_is_no_good_the_local_reader_reads(
    model: FakeModel, reader_for: Make, local: PatternReader, fault: str
) -> None:
    content, choice, code = WRITTEN[fault]
    model.writes(content, **choice)
    _is_read_locally(reader_for(), local, code)


@pytest.mark.parametrize("fault", SENT)
def test_where_the_endpoint_is_no_good_the_local_reader_reads(
    model: FakeModel, reader_for: Make, local: PatternReader, fault: str
) -> None:
    body, status, headers, code = SENT[fault]
    model.sends(body, status, **headers)
    _is_read_locally(reader_for(), local, code)


def _is_read_locally(reader: LanguageModelReader, local: PatternReader, code: str) -> None:
    document = page(TEXT)
    (reading,), (other,) = reader.read([document]), local.read([document])
    assert reading.reader == "patterns/1"
    assert reading.reports == other.reports != ()
    (issue,) = reading.issues
    assert (issue.input, issue.stage, issue.code) == ("page", "reports", f"language-model-{code}")
    assert issue.severity is Severity.WARNING
    assert "patterns/1" in issue.message
    assert reader.usage.fallbacks == {code: 1}


def test_one_document_that_fails_leaves_the_others_to_the_model(model: FakeModel, reader_for: Make) -> None:
    model.writes("nonsense")
    model.tells(FIRST)
    readings = reader_for().read([page(TEXT), page(TEXT + "\nMore.")])
    assert [reading.reader for reading in readings] == ["patterns/1", "language-model/1 fake"]


def test_a_page_is_paid_for_once(model: FakeModel, reader_for: Make, tmp_path: Path) -> None:
    model.tells(FIRST)
    first = reader_for(price_in=2.0, price_out=10.0)
    again = reader_for()
    assert first.read([page(TEXT)]) == again.read([page(TEXT)])
    assert len(model.asked) == 1
    assert (first.usage.answers, first.usage.cached, first.usage.tokens_in, first.usage.tokens_out) == (
        1,
        0,
        100,
        10,
    )
    assert first.usage.cost == pytest.approx(0.0003)
    assert (again.usage.answers, again.usage.cached, again.usage.cost) == (0, 1, 0.0)
    again.read([page(TEXT + "\nIt rained.")])
    assert len(model.asked) == 2, "another text is another question"


def test_another_model_is_another_question(model: FakeModel, reader_for: Make, tmp_path: Path) -> None:
    model.tells(FIRST)
    reader = reader_for()
    reader.read([page(TEXT)])
    kept = list((tmp_path / "answers").rglob("*.json"))
    assert len(kept) == 1
    reader._settings = type(reader._settings)(model.address, "larger", cache=tmp_path / "answers")
    reader.read([page(TEXT)])
    assert len(model.asked) == 2


@pytest.mark.parametrize("damage", [b"", b"\xff", b'{"reports": [', b'{"reports": [{"killed": 500}]}'])
def test_a_damaged_answer_kept_is_asked_for_again(
    model: FakeModel, reader_for: Make, tmp_path: Path, damage: bytes
) -> None:
    model.tells(FIRST)
    (reading,) = reader_for().read([page(TEXT)])
    (kept,) = (tmp_path / "answers").rglob("*.json")
    kept.write_bytes(damage)
    assert reader_for().read([page(TEXT)]) == [reading]
    assert len(model.asked) == 2
    assert kept.read_bytes() != damage


def test_a_kept_answer_can_say_no_more_than_a_model(
    model: FakeModel, reader_for: Make, tmp_path: Path
) -> None:
    model.tells(FIRST)
    reader_for().read([page(TEXT)])
    (kept,) = (tmp_path / "answers").rglob("*.json")
    kept.write_text(json.dumps({"reports": [report(0, "attacked", figures=[figure("500 traders")])]}))
    reader = reader_for()
    (reading,) = reader.read([page(TEXT)])
    assert reading.reports[0].figures == ()
    assert reader.usage.dropped == {"figure": 1}


def test_unusable_answers_are_not_kept_and_are_paid(
    model: FakeModel, reader_for: Make, tmp_path: Path
) -> None:
    model.writes("nonsense", tokens=(70, 7))
    reader = reader_for()
    reader.read([page(TEXT)])
    assert (reader.usage.answers, reader.usage.tokens_in) == (1, 70)
    assert not (tmp_path / "answers").exists()


def test_a_folder_that_cannot_be_written_to_costs_the_cache_only(
    model: FakeModel, reader_for: Make, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    model.tells(FIRST)
    (tmp_path / "file").write_text("")
    reader = reader_for(cache=tmp_path / "file" / "answers")
    with caplog.at_level(logging.WARNING):
        assert [r.reader for r in reader.read([page(TEXT), page(TEXT)])] == [reader.name] * 2
    assert len(caplog.records) == 1


def test_nothing_is_sent_of_a_text_whose_numbers_we_cannot_read(model: FakeModel, reader_for: Make) -> None:
    reader = reader_for()
    for language in ("de", None):
        assert reader.read([page("Bewaffnete griffen an.", language)])[0].reports == ()
    assert model.asked == []
    assert reader.usage.fallbacks == {}


def test_a_text_too_long_is_not_sent(model: FakeModel, reader_for: Make) -> None:
    reader = reader_for()
    (reading,) = reader.read([page("Gunmen killed five men.\n" + "It rained on the river again. " * 4_000)])
    assert model.asked == []
    assert reading.reader == "patterns/1"
    assert reader.usage.fallbacks == {"too-long": 1}


def test_the_key_is_shown_nowhere(
    model: FakeModel, reader_for: Make, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    key = "sk-very-secret"
    model.sends(f'{{"error": "invalid key {key}"}}'.encode(), 401)
    reader = reader_for(key=key)
    with caplog.at_level(logging.DEBUG):
        (reading,) = reader.read([page(TEXT)])
    assert model.headers[0]["authorization"] == f"Bearer {key}"
    shown = [caplog.text, repr(reading), repr(reader._settings), str(reader._settings), str(reader.usage)]
    assert not any(key in text for text in shown)
    assert "invalid key" in reading.issues[0].message


def test_the_account_names_everything(model: FakeModel, reader_for: Make) -> None:
    model.tells(report(0, "attacked", arguments=[role("place", "Atlantis")]))
    model.sends(b"", 404)
    reader = reader_for(price_in=1.0)
    reader.read([page(TEXT), page(TEXT + "\nMore.")])
    assert str(reader.usage) == (
        "language model fake: 1 answer, 0 more kept from before; 100 tokens in, 10 out; cost 0.0001; "
        "1 document read locally instead (http-404 1); 1 value dropped as not in the text (argument 1)"
    )


def test_answers_without_a_count_are_told(model: FakeModel, reader_for: Make) -> None:
    model.writes(json.dumps({"reports": []}), tokens=None)
    reader = reader_for()
    (reading,) = reader.read([page(TEXT)])
    assert reading.reports == ()
    assert "1 answer without a count" in str(reader.usage)
    assert "no price set" in str(reader.usage)


def test_only_a_question_brings_the_network() -> None:
    code = "import firsthand.reports.language_model, sys; print(*sys.modules)"
    loaded: Any = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout
    assert not {"httpx", "httpcore"} & set(loaded.split())
