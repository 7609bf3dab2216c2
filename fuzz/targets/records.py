"""What a store holds and people decide, and what a language model answers."""

from __future__ import annotations

import base64
import gzip
import json
from collections.abc import Sequence
from datetime import date
from functools import cache
from typing import Any

from firsthand.claims import resolve
from firsthand.domain.alert import Alert
from firsthand.domain.change import Revision
from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.document import Document
from firsthand.domain.errors import DecisionError, StoreError
from firsthand.domain.event import Event
from firsthand.domain.page import Mark, MediaType, Page
from firsthand.events import build
from firsthand.events.overrules import overrule_event
from firsthand.events.rulings import rulings
from firsthand.languages import pack
from firsthand.lineage import trace
from firsthand.reports.language_model.completion import read_completion
from firsthand.reports.language_model.faults import LanguageModelError
from firsthand.reports.language_model.form import read_told
from firsthand.reports.language_model.grounding import Grounding
from firsthand.reports.spotting import Spotter
from firsthand.review import Log
from firsthand.review.values import CLAIM_FIELDS, EVENT_FIELDS, Values
from firsthand.store import codec
from fuzz import promises
from fuzz.target import Target
from fuzz.targets.articles import ENGLISH, article, bench

_KINDS: tuple[type, ...] = (Page, Extraction, Event, Decision, Revision, Mark, Alert)


@cache
def _example() -> tuple[Extraction, Event]:
    actors, places, codebook, origins, reader = bench()
    document = article(ENGLISH)
    assert document is not None  # noqa: S101 - written for it
    (reading,) = reader.read([document])
    read = resolve(document, reading, gazetteer=places, actors=actors, codebook=codebook, origins=origins)
    view = build(
        [read],
        trace([read], origins=origins, party=actors.name_of),
        [],
        codebook=codebook,
        actors=actors,
        previous={},
    )
    return read, view.events[0]


def check_records(data: bytes) -> bool:
    """Stored bytes give a record that would be stored as it is, or `StoreError`."""
    try:
        content = codec.unpack(data)
    except StoreError as error:
        promises.tells(error)
        content = data
    taken = 0
    for kind in _KINDS:
        try:
            found = codec.decode(content, kind)
        except StoreError as error:
            promises.tells(error)
        else:
            promises.kept(found)
            taken += 1
    return taken > 0


def check_decisions(data: bytes) -> bool:
    """Any log of decisions has some in force; what cannot be obeyed is `DecisionError`."""
    made: list[Decision] = []
    for line in data.split(b"\n")[:20]:
        try:
            made.append(codec.decode(line, Decision))
        except StoreError as error:
            promises.tells(error)
    log = Log(tuple(made))
    held = {decision.id for decision in made}
    promises.hold(log.undoable <= held, "an undo of nothing", log.undoable)
    promises.hold(
        {decision.id for decision in log.in_force} <= log.undoable, "in force and not to be undone", log
    )
    promises.hold(
        Log(tuple(reversed(made))).in_force == log.in_force or len(held) < len(made),
        "another order, other decisions",
        log,
    )
    _, event = _example()
    for decision in made:
        try:
            log.check(decision, is_report=lambda _: True, is_claim=lambda _: True)
        except DecisionError as error:
            promises.tells(error)
    try:
        promises.event(overrule_event(event, (event.anchor,), rulings(log.in_force)))
    except DecisionError as error:
        promises.tells(error)
        return False
    return bool(made)


def check_values(data: bytes) -> bool:
    """What a person types for a field fits and can be obeyed, or `DecisionError`; also where a program sends JSON."""
    actors, places, codebook, *_ = bench()
    extraction, event = _example()
    values = Values(codebook, actors, places, date(2025, 7, 1))
    field, _, typed = promises.text_of(data).partition("=")
    taken = 0
    for value in (typed, _json(typed)):
        taken += _try(values.of_event, event, field, value)
        taken += sum(_try(values.of_claim, claim, field, value) for claim in extraction.claims)
    return taken > 0


def _try(check: Any, about: Event | Claim, field: str, value: object) -> bool:
    try:
        name, fitting = check(about, field, value)
    except DecisionError as error:
        promises.tells(error)
        return False
    promises.hold(bool(name), "a field without a name", field)
    json.dumps(fitting, allow_nan=False).encode()
    return True


def _json(text: str) -> object:
    try:
        return json.loads(text, parse_constant=lambda _: None)
    except (ValueError, RecursionError):
        return text


def check_answers(data: bytes) -> bool:
    """Whatever a language model answers: reports of words that stand in the text, or `LanguageModelError`."""
    try:
        content = read_completion(data).content()
    except LanguageModelError as error:
        promises.tells(error)
        content = promises.text_of(data)
    try:
        told = read_told(content)
    except LanguageModelError as error:
        promises.tells(error)
        return False
    document, scenes, codes = _asked()
    reports = Grounding(document, scenes, codes).reports(told)
    for report in reports:
        promises.report(document.text, len(document.sentences), report)
        promises.kept(report)
    return bool(reports)


@cache
def _asked() -> tuple[Document, Sequence[Any], frozenset[str]]:
    actors, places, codebook, origins, _ = bench()
    document = article(ENGLISH)
    language = pack("en")
    assert document is not None and language is not None  # noqa: PT018, S101 - written for it
    scenes, _ = Spotter(actors, places, codebook, origins).spot(document, language, "fuzz")
    return document, scenes, frozenset(entry.code for entry in codebook.types)


def _records() -> Sequence[bytes]:
    extraction, event = _example()
    page = codec.encode(Page("page", b"<p>x</p>", MediaType.HTML, promises.NOW, url="https://n.example/"))
    return [
        page,
        gzip.compress(page, mtime=0),
        codec.encode(extraction),
        codec.encode(event),
        codec.encode(_decision(Judgement.ACCEPT)),
    ]


def _decision(judgement: Judgement, target: str | None = None, **more: Any) -> Decision:
    _, event = _example()
    given = {"author": "A", "made_at": promises.NOW, **more}
    return Decision(f"dec_{judgement}", judgement, target or event.anchor, **given)


def _decisions() -> Sequence[bytes]:
    made = [
        _decision(Judgement.SET, field="date", value='{"start":"2025-06-01","end":"2025-06-02"}'),
        _decision(Judgement.SET, field="place", value='{"name":"Gao","lat":16.2,"lon":0.0}'),
        _decision(
            Judgement.SET, field="count:killed/civilians/bystander", value='{"low":3,"best":4,"high":5}'
        ),
        _decision(Judgement.SPLIT, value='{"from":["rpt_1"],"part":["rpt_2"]}'),
        _decision(Judgement.SAME, other="rpt_2"),
        _decision(Judgement.BACKGROUND, value='["rpt_1"]'),
        _decision(Judgement.UNDO, target="dec_set"),
    ]
    return [codec.encode(one) for one in made] + [b"\n".join(codec.encode(one) for one in made)]


_TYPED = ("date=2025-05-12", "date=2025-06-01..2025-06-03", "type=attack", "place=13.5, 2.1 Somewhere", "place=Gao", "count=killed civilians bystander 3-5", "toll=killed 77", "grade=contested",
    "actor=add issp as initiator", "claimed-by=jnim", "quantity=>=30", "kind=injured", "side=target", "group=soldiers", "part-of=yes", "official=no", "claimant=the army",
    'date={"possible":[["2025-06-01","2025-06-02"]]}', 'place={"name":"Gao","lat":16.2,"lon":0.0}', 'quantity={"op":"range","value":3,"high":5}', 'count:killed/civilians/bystander={"low":3,"best":4,"high":5}', "actor:jnim=null")  # fmt: skip


def _answers() -> Sequence[bytes]:
    document, *_ = _asked()
    told = {
        "reports": [
            {"sentence": document.sentences[0].index, "happening": 1, "status": "asserted", "event_type": "attack", "trigger": "attack", "simultaneous": False,
             "arguments": [{"role": "place", "quote": "Djibo"}, {"role": "date", "quote": "Sunday"}, {"role": "initiator", "quote": "Gunmen"}],
             "figures": [{"quote": "at least 30 soldiers", "kind": "killed", "group": "soldiers", "side": "target", "part_of": False}],
             "voice": {"source": "two security sources", "cue": "said", "relay": None}}
        ]
    }  # fmt: skip
    choice = {"message": {"role": "assistant", "content": json.dumps(told)}, "finish_reason": "stop"}
    return [
        json.dumps(told).encode(),
        json.dumps({"choices": [choice], "usage": {"prompt_tokens": 1, "completion_tokens": 2}}).encode(),
    ]


_JSON_WORDS = (
    b"null",
    b"true",
    b"[]",
    b"{}",
    b"-1",
    b"1e400",
    b"99999999999999999999",
    b"\\ud800",
    b'"',
    b",",
    b":",
    b"\x00",
    b"9999-12-31",
    b"0001-01-01T00:00:00+23:59",
    b"[" * 300,
)
RECORDS = Target("records", "stored bytes give a record that would be stored as it is, or StoreError", check_records, _records,
    (*_JSON_WORDS, b'"start":', b'"end":', b'"value":', b'"high":', b'"op":"range"', b'"lat":', base64.b64encode(b"x"), b"\x1f\x8b\x08"), 40_000)  # fmt: skip
DECISIONS = Target("decisions", "a log of decisions is in force whatever it holds; what cannot be obeyed is DecisionError", check_decisions, _decisions,
    (*_JSON_WORDS, b'"judgement":"undo"', b'"judgement":"split"', b'"judgement":"background"', b'"value":"', b'"field":"place"', b'"field":"toll"', b'"field":"actor:x"', b'\\"'))  # fmt: skip
VALUES = Target("values", "what a person sets fits and can be obeyed, or DecisionError", check_values, lambda: [one.encode() for one in _TYPED],
    (*_JSON_WORDS, *(f"{name}=".encode() for name in (*EVENT_FIELDS, *CLAIM_FIELDS)), b"..", b" as ", b"add ", b"drop ", b"nan", b"\xc2\xb2", b"31", b"-"), 300, 80)  # fmt: skip
ANSWERS = Target("answers", "an answer of a language model gives reports of words that stand in the text, or LanguageModelError", check_answers, _answers,
    (*_JSON_WORDS, b'"quote":"', b'"trigger":"', b'"event_type":', b"killed", b" ", b'"sentence":'), 8_000)  # fmt: skip
