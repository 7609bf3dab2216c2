"""The sources we read, in the order they are asked. To add one: its module, its line here, a fixture."""

from __future__ import annotations

from firsthand.sources.files import Addresses, Files, StandardInput
from firsthand.sources.source import Source

SOURCES: tuple[Source, ...] = (StandardInput(), Addresses(), Files())

KINDS: tuple[str, ...] = ("html", "text", "jsonl")
