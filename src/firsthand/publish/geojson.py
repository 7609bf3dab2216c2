"""GeoJSON (RFC 7946)."""

from __future__ import annotations

import json
from typing import IO, Any

from firsthand.domain.event import Event
from firsthand.publish.box import Box
from firsthand.publish.exporter import View
from firsthand.publish.records import event_record


class GeoJson:
    """A feature collection; an event without a place is a feature without a geometry.

    All geometries are points, which have no winding order and cannot cross the antimeridian; the `bbox` can (RFC 7946, section 5.2).
    """

    name = "geojson"
    extension = "geojson"
    binary = False

    def write(self, view: View, out: IO[str]) -> None:
        """See `Exporter`."""
        box = Box()
        out.write('{"type": "FeatureCollection", "features": [')
        for number, event in enumerate(view.events):
            out.write(",\n" if number else "\n")
            json.dump(_feature(event, view), out, ensure_ascii=False)
            if event.place:
                box.add(event.place.lat, event.place.lon)
        corners = box.corners()
        out.write(f'\n], "bbox": {json.dumps(corners)}}}\n' if corners else "\n]}\n")


def _feature(event: Event, view: View) -> dict[str, Any]:
    properties = event_record(event, view)
    place = event.place
    geometry = (
        {"type": "Point", "coordinates": [place.lon, place.lat]} if place else None
    )  # RFC 7946: longitude first
    return {"type": "Feature", "id": event.id, "geometry": geometry, "properties": properties}
