"""What the evidence weighs before anything is learnt, in logits: where the data say little, it stays.

The numbers are those set by hand for what pages tell beside their news (`ASIDE`). What another place or day weighs is bounded,
since pages on crime in one country, read by a program, seldom show how much these tell of attacks: there they are often read wrongly.
"""

from __future__ import annotations

from firsthand.events.weights import ASIDE

BIAS, PRIOR = ASIDE.bias, ASIDE.of

AT_MOST: dict[str, float] = {
    "date.day": 2.0, "named.one": 1.0, "named.more": 1.0,
    "place.other": -1.5, "place.far": -2.5, "place.named": -0.5, "place.unsure": -0.5, "place.wide": 0.0,
    "apart.few": -1.5, "apart.week": -1.5, "apart.month": -2.0, "apart.far": -2.5,
    "initiator.other": 0.0, "target.other": 0.0, "count.other": 0.0, "weapon.other": 0.0, "another": 0.0,
    "published.apart": -2.0, "name.other": 0.0, "age.other": 0.0, "weekday.other": -0.5,
    "main.both": 0.0, "main.one": 0.0,
}  # fmt: skip
"""Evidence against stays against; a day alone is not enough, since an armed group may strike twice on it."""

AT_LEAST: dict[str, float] = {
    "type.same": 0.0,
    "place.same": 1.5, "place.near": 1.0, "place.inside": 0.5,
    "date.day": 1.5, "date.days": 1.0, "date.week": 0.5, "date.month": 0.0, "weekday.same": 0.0,
    "initiator.same": 0.7, "initiator.alike": 0.0, "target.same": 0.3, "target.alike": 0.0,
    "count.same": 0.7, "count.small": 0.0, "count.fits": 0.0, "weapon.same": 0.0,
    "main.both": 0.0, "main.one": 0.0, "page.some": 0.0, "page.more": 0.0, "page.much": 0.0, "page.most": 0.0, "told.some": 0.0, "told.much": 0.0,
    "sense.some": 0.0, "sense.much": 0.0, "near.some": 0.0, "near.much": 0.0,
    "name.one": 0.0, "name.more": 0.3, "name.many": 1.0, "quote": 0.0,
    "age.one": 0.0, "age.more": 0.0, "named.one": 0.0, "named.more": 0.0, "named.day": 0.0, "named.news": 0.0,
    "text.sentence": 0.5, "text.rewrite": 0.0,
}  # fmt: skip
"""Evidence for stays for."""
