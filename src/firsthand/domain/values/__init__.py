"""Value types: numbers with operators, sets of days, places with radii, spans of text."""

from firsthand.domain.values.days import DaySet
from firsthand.domain.values.moment import Anchor, DateExpression, DateKind, DateMention, Published
from firsthand.domain.values.place import Place, PlaceKind, PlaceMention, haversine_km
from firsthand.domain.values.quantity import Operator, Quantity
from firsthand.domain.values.span import Span

__all__ = [
    "Anchor",
    "DateExpression",
    "DateKind",
    "DateMention",
    "DaySet",
    "Operator",
    "Place",
    "PlaceKind",
    "PlaceMention",
    "Published",
    "Quantity",
    "Span",
    "haversine_km",
]
