"""What people decided, as examples to learn from (`firsthand.correction/1`).

One record for each thing that a person judged: the passage, what the machine made of it, what the person says. Only what is in force.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from firsthand.domain.claim import Claim, Extraction
from firsthand.domain.decision import Decision, Judgement, report_of
from firsthand.domain.report import Report, Role
from firsthand.domain.values.span import Span
from firsthand.review.log import Log
from firsthand.review.present import present_claim, said

SCHEMA = "firsthand.correction/1"

_TOLD_BY = {
    "place": (Role.PLACE,),
    "date": (Role.DATE,),
    "actor": (Role.INITIATOR, Role.TARGET, Role.PARTICIPANT),
    "claimed_by": (Role.CLAIMANT,),
    "count": (Role.VICTIM,),
    "toll": (Role.VICTIM,),
}
"""The arguments of a report that tell a field; beside its trigger."""


def corrections(
    decisions: Sequence[Decision],
    extraction_of: Callable[[str], Extraction | None],
    event_of: Callable[[str], str],
    *,
    pseudonyms: bool = False,
) -> Iterator[dict[str, Any]]:
    """The records, in the order of the decisions.

    Args:
        decisions: the whole log.
        extraction_of: everything read from the document of a report or claim; None where it is not held.
        event_of: report id to the id of its event.
        pseudonyms: call authors "reviewer 1", "reviewer 2" in the order of their first decision.
    """
    log = Log(tuple(decisions))
    names = {
        author: f"reviewer {n}" for n, author in enumerate(dict.fromkeys(d.author for d in log.decisions), 1)
    }
    for decision in log.in_force:
        head = {
            "schema": SCHEMA,
            "decision": decision.id,
            "judgement": decision.judgement.value,
            "author": names[decision.author] if pseudonyms else decision.author,
            "at": decision.made_at.isoformat(),
            "reason": decision.reason,
            "event": event_of(decision.target),
        }
        for body in _bodies(decision, log.decisions, extraction_of):
            yield {**head, **body}


def _bodies(
    decision: Decision, log: Iterable[Decision], extraction_of: Callable[[str], Extraction | None]
) -> Iterator[dict[str, Any]]:
    match decision.judgement:
        case Judgement.SAME | Judgement.DIFFERENT | Judgement.SPLIT:
            label = "same" if decision.judgement is Judgement.SAME else "different"
            for pair in decision.apart or ((decision.target, decision.other or ""),):
                passages = [passage for report in pair if (passage := _report(report, "", extraction_of))]
                if len(passages) == 2:
                    yield {
                        "field": "same-incident",
                        "machine": _json(decision.was),
                        "person": label,
                        "passages": passages,
                    }
        case Judgement.BACKGROUND:
            for report in decision.recalling:
                if passage := _report(report, "", extraction_of):
                    yield {
                        "field": "status",
                        "machine": "asserted",
                        "person": "background",
                        "passages": [passage],
                    }
        case _:
            yield from _one(decision, log, extraction_of)


def _one(
    decision: Decision, log: Iterable[Decision], extraction_of: Callable[[str], Extraction | None]
) -> Iterator[dict[str, Any]]:
    """A verdict or a setting, on a claim or on the event of a report."""
    extraction = extraction_of(decision.target)
    claim = (
        next((claim for claim in extraction.claims if claim.id == decision.target), None)
        if extraction
        else None
    )
    if extraction is not None and claim is not None:
        passage = _passage(extraction, claim.report, claim.span, [("claim", claim.span)], claim=claim)
        machine = (
            present_claim(claim, decision.field or "") if decision.judgement is Judgement.SET else said(claim)
        )
    elif (found := _report(decision.target, decision.field or "", extraction_of)) is not None:
        passage, machine = found, _read_first(decision, log)
    else:
        return
    person: Any = (
        decision.judgement.value if decision.judgement is not Judgement.SET else _json(decision.value)
    )
    yield {
        "field": decision.field or ("claim" if claim else "event"),
        "machine": machine,
        "person": person,
        "passages": [passage],
    }


def _read_first(decision: Decision, log: Iterable[Decision]) -> Any:
    """What stood there before anybody set this field: what the machine had made of it."""
    if decision.judgement is not Judgement.SET:
        return _json(decision.was)
    alike = [
        d
        for d in log
        if (d.judgement, d.target, d.field) == (decision.judgement, decision.target, decision.field)
    ]
    return _json(min(alike, key=lambda d: (d.made_at, d.id)).was)


def _report(
    name: str, field: str, extraction_of: Callable[[str], Extraction | None]
) -> dict[str, Any] | None:
    """The passage of a report with the spans that tell a field."""
    extraction = extraction_of(report_of(name))
    report = next((r for r in extraction.reports if r.id == report_of(name)), None) if extraction else None
    if extraction is None or report is None:
        return None
    return _passage(extraction, report.id, report.trigger, _spans(report, field.partition(":")[0]))


def _spans(report: Report, field: str) -> list[tuple[str, Span]]:
    roles = _TOLD_BY.get(field, ())
    told = [(argument.role.value, argument.span) for argument in report.arguments if argument.role in roles]
    return [("trigger", report.trigger), *told]


def _passage(
    extraction: Extraction,
    report: str,
    at: Span,
    spans: Sequence[tuple[str, Span]],
    *,
    claim: Claim | None = None,
) -> dict[str, Any]:
    document = extraction.document
    sentence = document.sentence_at(at)
    quoted = sentence.span if sentence else at
    found: Mapping[str, Any] = {
        "document": document.id,
        "document_key": document.key,
        "language": document.language,
        "reader": extraction.reader,
        "report": report,
        "claim": claim.id if claim else None,
        "sentence": {"text": quoted.text, "start": quoted.start, "end": quoted.end},
        "spans": [
            {"role": role, "text": span.text, "start": span.start, "end": span.end} for role, span in spans
        ],
    }
    return dict(found)


def _json(value: str | None) -> Any:
    return None if value is None else json.loads(value)
