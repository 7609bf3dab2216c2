"""A fault in one input, recorded instead of swallowed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much was lost.

    `ERROR`: the input gave no document. `WARNING`: it did, and something of it was lost or repaired. `NOTE`: nothing
    was lost that we read; a person may want to know.
    """

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Issue:
    """What went wrong with one input.

    Attributes:
        input: id of the page, or the source with the line ("feed.jsonl:17"); of the stage "events" the id of the event.
        stage: "sources", "documents", "reports", "claims", "lineage" or "events".
        code: kebab-case reason: `empty`, `binary`, `malformed-line`, `mojibake-repaired`, ...
        message: one line for a person.
        severity: see `Severity`.
    """

    input: str
    stage: str
    code: str
    message: str
    severity: Severity = Severity.ERROR
