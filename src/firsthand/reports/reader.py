"""What a reader is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from firsthand.domain.document import Document
from firsthand.domain.report import Reading


class Reader(Protocol):
    """Reads what documents report. A trained model and the patterns stand behind this one protocol.

    Attributes:
        name: name and version, such as "patterns/1"; stored with every claim as its method.
    """

    name: str

    def read(self, documents: Sequence[Document]) -> list[Reading]:
        """Read a batch; one `Reading` for each document, in order. A document that holds nothing gives an empty one."""
        ...
