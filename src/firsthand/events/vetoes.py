"""What excludes that two happenings are one incident, whatever else they share."""

from __future__ import annotations

from firsthand.events.figures import comparable
from firsthand.events.geography import places_meet
from firsthand.events.sketches import Sketch
from firsthand.events.timing import gap_days


def veto(a: Sketch, b: Sketch) -> str | None:
    """What excludes one incident, in words; None where nothing does."""
    if a.operation is not None and a.operation == b.operation:
        return "two places of one concerted action"
    if a.place is not None and b.place is not None and not places_meet(a.place, b.place):
        return f"{a.place.name} is not {b.place.name}"
    is_one_text = a.family == b.family and a.document != b.document
    days_a, days_b = a.when.days, b.when.days
    # Rewrites of one text may carry dates counted from wrong page dates: their days are a contradiction
    # to be shown, not a proof of two incidents, unless both dates were told in full.
    are_sure = a.when.is_absolute and b.when.is_absolute
    if days_a is not None and days_b is not None and (are_sure or not is_one_text):
        gap = gap_days(days_a, days_b)
        if gap > 1 or (gap and a.document == b.document):
            return "different days"
    if a.document == b.document:
        if a.when.pattern and b.when.pattern and a.when.pattern != b.when.pattern:
            return "one text tells them on different days"
        if any(not x.compatible(y) for x, y in comparable(a.counts, b.counts)):
            return "one text gives them different figures"
    return None
