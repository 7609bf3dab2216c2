"""Speech verbs, attribution patterns, hedges and negation."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SpeechWords:
    """Speech verbs, attribution patterns, hedges and negation."""
