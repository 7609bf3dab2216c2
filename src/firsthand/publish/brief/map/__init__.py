"""The map of a brief: incidents over Natural Earth outlines, drawn as SVG with no network and no script."""

from firsthand.publish.brief.map.draw import draw_map
from firsthand.publish.brief.map.single import draw_incident

__all__ = ["draw_incident", "draw_map"]
