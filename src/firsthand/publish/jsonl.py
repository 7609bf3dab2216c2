"""One JSON object a line."""

from __future__ import annotations

import json
from typing import IO

from firsthand.publish.exporter import View
from firsthand.publish.records import aggregate_record, event_record


class JsonLines:
    """`firsthand.event/1` for each event; `firsthand.aggregate/1` for each aggregate of the view."""

    name = "jsonl"
    extension = "jsonl"
    binary = False

    def write(self, view: View, out: IO[str]) -> None:
        """See `Exporter`."""
        for event in view.events:
            out.write(json.dumps(event_record(event, view), ensure_ascii=False) + "\n")
        for aggregate in view.aggregates:
            out.write(json.dumps(aggregate_record(aggregate, view), ensure_ascii=False) + "\n")
