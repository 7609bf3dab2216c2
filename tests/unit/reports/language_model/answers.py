"""Parts of answers, written short."""

from __future__ import annotations

from typing import Any


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
