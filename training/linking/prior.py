"""What the evidence weighs before anything is learnt, in logits: where the data say little, it stays.

The numbers are those by which the project linked before: three units of evidence for even odds. What another place or day weighs is bounded,
since pages on crime in one country, read by a program, seldom show how much these tell of attacks: there they are often read wrongly.
"""

from __future__ import annotations

BIAS = -3.0

PRIOR: dict[str, float] = {
    "type.same": 0.6, "type.kindred": 0.4, "type.violent": 0.2, "type.different": -1.5,
    "place.same": 2.0, "place.near": 1.0, "place.inside": 0.5, "place.wide": -1.0, "place.none": -1.0,
    "place.other": -2.5, "place.far": -3.0, "place.named": -1.0,
    "date.day": 2.0, "date.days": 1.5, "date.week": 1.0, "date.month": 0.5, "date.wide": 0.1,
    "apart.next": -1.0, "apart.few": -2.0, "apart.week": -2.5, "apart.month": -3.0, "apart.far": -4.0,
    "date.open": 0.0, "weekday.same": 0.8, "weekday.other": -1.5,
    "published.days": 0.0, "published.week": 0.0, "published.fortnight": 0.0, "published.month": -0.3,
    "published.quarter": -1.0, "published.apart": -4.0,
    "initiator.same": 0.8, "initiator.alike": 0.4, "initiator.open": 0.2, "initiator.other": -1.0,
    "target.same": 0.5, "target.alike": 0.25, "target.open": 0.1, "target.other": -1.0,
    "count.same": 0.8, "count.small": 0.2, "count.fits": 0.2, "count.other": -0.5,
    "weapon.same": 0.2, "weapon.other": -0.1, "another": -0.5,
    "main.both": 0.0, "main.one": 0.0,
    "page.some": 0.3, "page.more": 1.0, "page.much": 1.5, "page.most": 1.0,
    "told.some": 0.5, "told.much": 1.0,
    "name.one": 0.3, "name.more": 1.0, "name.other": -0.3, "quote": 1.0,
    "text.sentence": 3.0, "text.rewrite": 1.0,
}  # fmt: skip

AT_MOST: dict[str, float] = {
    "place.other": -1.5, "place.far": -1.5, "place.named": 0.0,
    "apart.few": -1.5, "apart.week": -1.5, "apart.month": -2.0, "apart.far": -2.5,
    "initiator.other": 0.0, "target.other": 0.0, "count.other": 0.0, "weapon.other": 0.0, "another": 0.0,
    "published.apart": -2.0, "name.other": 0.0, "weekday.other": -0.5,
    "main.both": 0.0, "main.one": 0.0,
}  # fmt: skip
"""Evidence against stays against."""

AT_LEAST: dict[str, float] = {
    "type.same": 0.0,
    "place.same": 1.5, "place.near": 1.0, "place.inside": 0.5,
    "date.day": 1.5, "date.days": 1.0, "date.week": 0.5, "date.month": 0.0, "weekday.same": 0.0,
    "initiator.same": 0.7, "initiator.alike": 0.0, "target.same": 0.3, "target.alike": 0.0,
    "count.same": 0.7, "count.small": 0.0, "count.fits": 0.0, "weapon.same": 0.0,
    "main.both": 0.0, "main.one": 0.0, "page.some": 0.0, "page.more": 0.0, "page.much": 0.0, "page.most": 0.0, "told.some": 0.0, "told.much": 0.0,
    "name.one": 0.0, "name.more": 0.0, "quote": 0.0, "text.sentence": 0.5, "text.rewrite": 0.0,
}  # fmt: skip
"""Evidence for stays for."""
