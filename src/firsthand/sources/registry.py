"""The sources we read, in the order they are asked. To add one: its module, its line here, a fixture."""

from __future__ import annotations

from firsthand.sources.addresses import Addresses
from firsthand.sources.files import Files
from firsthand.sources.object_store import ObjectStore
from firsthand.sources.source import Source
from firsthand.sources.standard_input import StandardInput

SOURCES: tuple[Source, ...] = (
    StandardInput(),
    ObjectStore(),
    Addresses(),
    Files(),
)  # the last takes what is left

KINDS: tuple[str, ...] = (
    "html",
    "text",
    "jsonl",
    "json",
    "csv",
    "eml",
    "pdf",
    "warc",
    "zip",
    "tar",
    "feed",
    "parquet",
)
