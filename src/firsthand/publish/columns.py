"""The columns of the flat table that `csv`, `xlsx`, `parquet`, `geoparquet` and the data package share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a column holds; the values are the types of Frictionless Table Schema."""

    TEXT = "string"
    WHOLE = "integer"
    NUMBER = "number"
    DAY = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """One column.

    Attributes:
        name: as in the header.
        tag: its HXL hashtag and attributes.
        kind: what it holds.
        meaning: what the value is and where it comes from.
    """

    name: str
    tag: str
    kind: Kind
    meaning: str


TABLE: tuple[Column, ...] = (
    Column("id", "#event+id", Kind.TEXT, "Permanent id of the event."),
    Column(
        "date_start", "#date+occurred+start", Kind.DAY, "First possible day; empty where nothing bounds it."
    ),
    Column("date_end", "#date+occurred+end", Kind.DAY, "Last possible day."),
    Column("date_precision", "#date+precision", Kind.TEXT, "day, week, month, period or unknown."),
    Column("event_type", "#event+type", Kind.TEXT, "Event type in the words of ACLED's codebook."),
    Column(
        "sub_event_type", "#event+type+sub", Kind.TEXT, "Sub-event type in the words of ACLED's codebook."
    ),
    Column("place", "#loc+name", Kind.TEXT, "Name of the place in the gazetteer."),
    Column("admin1", "#adm1+name", Kind.TEXT, "First-level unit."),
    Column("country", "#country+code", Kind.TEXT, "ISO 3166-1 alpha-3."),
    Column("latitude", "#geo+lat", Kind.NUMBER, "WGS 84 degrees; the middle of the place."),
    Column("longitude", "#geo+lon", Kind.NUMBER, "WGS 84 degrees; the middle of the place."),
    Column(
        "radius_km",
        "#geo+radius",
        Kind.NUMBER,
        "The true point lies within this distance, as far as is known.",
    ),
    Column(
        "initiator", "#actor+initiator", Kind.TEXT, "Who acted, comma between several; ? where nobody says."
    ),
    Column(
        "target",
        "#actor+target",
        Kind.TEXT,
        "Who was acted upon, comma between several; ? where nobody says.",
    ),
    Column("claimed_by", "#actor+claimed", Kind.TEXT, "Who claims the act, semicolon between several."),
    Column(
        "killed_low", "#affected+killed+min", Kind.WHOLE, "Smallest credible lower bound of everybody killed."
    ),
    Column("killed_best", "#affected+killed", Kind.WHOLE, "Best supported figure of everybody killed."),
    Column(
        "killed_high",
        "#affected+killed+max",
        Kind.WHOLE,
        "Largest figure any origin gives; empty where only lower bounds are known.",
    ),
    Column("injured_best", "#affected+injured", Kind.WHOLE, "Best supported figure of everybody injured."),
    Column("abducted_best", "#affected+abducted", Kind.WHOLE, "Best supported figure of everybody abducted."),
    Column("casualties", "#affected+text", Kind.TEXT, "Every figure by group, in words."),
    Column("grade", "#meta+grade", Kind.TEXT, "Strength of the evidence, never truth."),
    Column("origins", "#meta+origins", Kind.TEXT, "Independent first hands, semicolon between several."),
    Column(
        "documents", "#meta+documents", Kind.TEXT, "Ids or addresses of the pages, semicolon between several."
    ),
    Column("contradictions", "#meta+contradictions", Kind.TEXT, "On what origins differ, and how."),
    Column(
        "operation", "#event+operation", Kind.TEXT, "Name of the concerted action that the event is part of."
    ),
    Column(
        "operation_casualties",
        "#affected+operation",
        Kind.TEXT,
        "Figures of the whole action: in no event's figures, to be counted once.",
    ),
)
