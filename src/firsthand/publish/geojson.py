"""GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from typing import Any, TextIO

from firsthand.domain.event import Event
from firsthand.publish.exporter import View
from firsthand.publish.records import event_record


class GeoJson:
    """A feature collection; an event without a place is a feature without a geometry."""

    name = "geojson"
    extension = "geojson"

    def write(self, view: View, out: TextIO) -> None:
        """See `Exporter`."""
        features = [_feature(event, view) for event in view.events]
        json.dump({"type": "FeatureCollection", "features": features}, out, ensure_ascii=False)
        out.write("\n")


def _feature(event: Event, view: View) -> dict[str, Any]:
    properties = event_record(event, view)
    place = event.place
    geometry = (
        {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None
    )  # RFC 7946: longitude first
    return {"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties}
