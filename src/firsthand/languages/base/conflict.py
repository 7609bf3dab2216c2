"""The vocabulary of armed conflict beside the codebook's cues."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ConflictWords:
    """The vocabulary of armed conflict beside the codebook's cues."""
