"""Rules for what is told by how far away it is, or how far it reaches: "two days ago", "last week", "the past three months"."""

from __future__ import annotations

from firsthand.domain.values import Anchor
from firsthand.languages.base.times.amounts import AMOUNT, counted, is_told
from firsthand.languages.base.times.grammar import Found, Rule
from firsthand.languages.base.times.meaning import Duration, Meaning, Moment

_PUB, _CONTEXT = Anchor.PUBLICATION, Anchor.CONTEXT


def unit_away(found: Found) -> Moment | None:
    """Last week, this month, next year, "since the start of last month"."""
    return Moment(found["u"], _PUB, offset=found["r"], part=found["p"], since=bool(found["s"]))


def stretch(found: Found) -> Meaning | None:
    """The last three weeks, "ces trois derniers jours", "les dernières 24 heures"."""
    tokens = found.kept("n")
    side: int = found["r"]
    if not side:
        return None
    count = counted(tokens) if tokens and is_told(tokens) else None
    return Duration(
        ((float(count) if count else None if tokens or found["plural"] else 1.0, found["u"]),), side
    )


def stretch_of_two(found: Found) -> Meaning | None:
    """The last three months and two weeks."""
    counts = [
        (counted(found.kept(n)), found[u])
        for n, u in (("n", "u"), ("n2", "u2"), ("n3", "u3"))
        if found[u] is not None
    ]
    if not found["r"] or not all(count for count, _ in counts):
        return None
    return Duration(tuple((float(count), unit) for count, unit in counts if count), found["r"])


def stretch_many(found: Found) -> Meaning | None:
    """Recent weeks, "ces derniers jours"."""
    side = found["r"]
    return Duration(((None, found["plural"]),), side) if side else None


def ago(found: Found) -> Moment | None:
    """Two days ago, "il y a deux jours", and the same from another date: "two days earlier"."""
    tokens = found.kept("n")
    if tokens and not is_told(tokens):
        return Moment(
            found["u"],
            _CONTEXT if found["c"] is not None else _PUB,
            ref="PAST_REF" if _sign(found) < 0 else "FUTURE_REF",
        )
    count = counted(tokens) if tokens else 1
    if not count:
        return None
    anchor = _CONTEXT if found["c"] is not None else _PUB
    return Moment(found["u"], anchor, offset=count * _sign(found), since=bool(found["s"]), distance=True)


def ago_of_two(found: Found) -> Moment | None:
    """Two weeks and two days ago, "three years one month later"."""
    anchor = _CONTEXT if found["c"] is not None else _PUB
    told: Moment | None = None
    for tokens, unit in (
        (found.kept("n"), found["u"]),
        (found.kept("n2"), found["u2"]),
        (found.kept("n3"), found["u3"]),
    ):
        count = counted(tokens) if tokens else None
        if unit is None:
            break
        if not count:
            return None
        told = Moment(unit, anchor, offset=count * _sign(found), distance=True, base=told)
    return told


def _sign(found: Found) -> int:
    for key in ("c", "back", "ahead"):
        if found[key] is not None:
            return int(found[key])
    return -1


def current(found: Found) -> Moment:
    """The start of the year, "le début du mois", up to now."""
    return Moment(found["u"], _PUB, offset=0, part=found["p"], since=True)


def units_ago(found: Found) -> Moment:
    """Years ago."""
    return Moment(found["u"], _PUB, ref="PAST_REF")


def from_now(found: Found) -> Moment | None:
    """Two weeks from now."""
    count = counted(found.kept("n"))
    return Moment(found["u"], _PUB, offset=count, distance=True) if count else None


_N2, _N3 = AMOUNT.replace("n:[", "n2:[", 1), AMOUNT.replace("n:[", "n3:[", 1)

RULES: tuple[Rule, ...] = (
    Rule("prep* < (the|this)? r:rel|past plural:units >", stretch_many),
    Rule("s:since? prep* < (p:part (of|hy)?)? the? r:rel hy? fiscal? u:unit|quarter|weekend >", unit_away),
    Rule("s:since? prep* < (p:part of? the?)? (the|this)? u:unit|quarter|weekend r:relpost >", unit_away),
    Rule("s:since prep* < p:part (of the?|the) u:unit|quarter >", current),
    Rule(f"prep* < (the|this)? r:rel|past approx* {AMOUNT} u:unit|quarter >", stretch),
    Rule(f"prep* < (the|this)? r:rel|past {AMOUNT} u:unit comma? and? {_N2} u2:unit (comma? and? {_N3} u3:unit)? >", stretch_of_two),
    Rule("prep* < (the|this)? r:past u:unit|quarter >", stretch),
    Rule(f"prep* < (the|this) approx* {AMOUNT} r:reladj|past u:unit|quarter >", stretch),
    Rule(f"prep* < approx* {AMOUNT} r:reladj|past u:units >", stretch),
    Rule(f"prep* < (the|this)? r:reladj approx* {AMOUNT} u:unit >", stretch),
    Rule("prep* < (the|this) (r:reladj) plural:units >", stretch_many),
    Rule(f"< approx* {AMOUNT} u:unit|quarter back:ago >", ago),
    Rule("< approx* u:unit|quarter back:ago >", units_ago),
    Rule(f"< back:agopre approx* {AMOUNT} u:unit|quarter >", ago),
    Rule(f"< ahead:inpre approx* {AMOUNT} u:unit|quarter >", ago),
    Rule(f"< approx* {AMOUNT} u:unit comma? and? {_N2} u2:unit back:ago >", ago_of_two),
    Rule(f"< approx* {AMOUNT} u:unit comma? and? {_N2} u2:unit c:after|before >", ago_of_two),
    Rule(f"< approx* {AMOUNT} u:unit comma? and? {_N2} u2:unit comma? and? {_N3} u3:unit ((back:ago)|(c:after|before)) >", ago_of_two),
    Rule(f"< back:agopre approx* {AMOUNT} u:unit comma? and? {_N2} u2:unit >", ago_of_two),
    Rule(f"< ahead:inpre approx* {AMOUNT} u:unit comma? and? {_N2} u2:unit >", ago_of_two),
    Rule(f"< approx* {AMOUNT} u:unit|quarter fromnow >", from_now),
    Rule(f"< approx* {AMOUNT} u:unit c:after|before >", ago),
)  # fmt: skip
