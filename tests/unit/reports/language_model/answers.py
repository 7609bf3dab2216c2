"""Parts of answers, written short."""

from __future__ import annotations

from typing import Any

from firsthand.domain.report import Reading


def report(sentence: int, trigger: str, **fields: Any) -> dict[str, Any]:
    """A report of an answer; everything not given is empty."""
    return {
        "sentence": sentence,
        "happening": 1,
        "status": "asserted",
        "event_type": "attack",
        "trigger": trigger,
        "simultaneous": False,
        "arguments": [],
        "figures": [],
        "voice": None,
        **fields,
    }


def role(name: str, quote: str) -> dict[str, Any]:
    """An argument."""
    return {"role": name, "quote": quote}


def figure(quote: str, kind: str = "killed", **fields: Any) -> dict[str, Any]:
    """A figure."""
    return {"quote": quote, "kind": kind, "group": None, "side": "unknown", "part_of": False, **fields}


def as_told(reading: Reading) -> list[dict[str, Any]]:
    """A reading as a model would tell it that reads exactly like the reader it comes from."""
    happenings: dict[str, int] = {}
    return [
        report(
            r.sentence,
            r.trigger.text,
            happening=happenings.setdefault(r.continues or r.id, len(happenings) + 1),
            status=r.status.value,
            event_type=r.event_type,
            simultaneous=r.simultaneous,
            arguments=[role(a.role.value, a.span.text) for a in r.arguments],
            figures=[
                figure(
                    f.span.text,
                    f.kind.value,
                    group=f.group.text if f.group else None,
                    side=f.side.value,
                    part_of=f.part_of,
                )
                for f in r.figures
            ],
            voice={
                "source": r.voice.source.text,
                "cue": r.voice.cue.text if r.voice.cue else None,
                "relay": r.voice.relay.text if r.voice.relay else None,
            }
            if r.voice and r.voice.source
            else None,
        )
        for r in reading.reports
    ]
