"""What is known to be read unequally, each with its reason. Strict: a reader that gets one right must take it off."""

from __future__ import annotations

KNOWN: dict[tuple[str, str, str, str], str] = {}
"""Reader, frame, pair and rule to the reason."""
