"""What must hold of both ways round, one rule for each thing that is said of a happening."""

from __future__ import annotations

from collections.abc import Callable

from firsthand.domain.report import Role

from .cases import Case
from .frames.frame import Frame
from .parties import Party
from .reading import Count, Seen, look

_ELSE = {Role.INITIATOR: Role.TARGET, Role.TARGET: Role.INITIATOR, Role.CLAIMANT: Role.TARGET}
"""What a party in a role must not be as well."""


def faults(rule: str, case: Case) -> list[str]:
    """What is wrong under a rule: each way against what the frame tells, then both against each other."""
    check, view = RULES[rule]
    ways = [(a, b, look(case.reader, case.frame, a, b)) for a, b in case.ways]
    found = []
    for a, b, seen in ways:
        if problem := check(case.frame, a, b, seen):
            found.append(f"{case.frame.fill(a, b)[0]!r}: {problem}")
    (a, _, first), (b, _, second) = ways
    if (one := view(case.frame, a, first)) != (other := view(case.frame, b, second)):
        found.append(f"the two ways round differ: {one} with {a.key} first, {other} with {b.key} first")
    return found


def _status(frame: Frame, a: Party, b: Party, seen: Seen) -> str:
    if frame.status is None or set(seen.statuses) == {frame.status}:
        return ""
    return f"status {[s.value for s in seen.statuses]}, not {frame.status.value}"


def _type(frame: Frame, a: Party, b: Party, seen: Seen) -> str:
    wanted = frame.type_for(a)
    return "" if wanted is None or set(seen.types) == {wanted} else f"type {list(seen.types)}, not {wanted}"


def _roles(frame: Frame, a: Party, b: Party, seen: Seen) -> str:
    wrong = [
        f"{party.key} is {sorted(seen.roles[slot])}, not {role.value}"
        for slot, role in frame.roles
        for party in ({"a": a, "b": b}[slot],)
        if role not in seen.roles[slot] or _ELSE[role] in seen.roles[slot]
    ]
    return "; ".join(wrong)


def _counts(frame: Frame, a: Party, b: Party, seen: Seen) -> str:
    if frame.counts is None:
        return ""
    rest = list(seen.counts)
    for told in frame.counts:
        fits = [
            c
            for c in rest
            if (c.kind, c.number, c.slot) == (told.kind, told.number, told.slot)
            and told.side in (None, c.side)
        ]
        if not fits:
            return f"counts {_plain(seen.counts)}, without {told}"
        rest.remove(fits[0])
    return f"counts {_plain(rest)} that nobody told" if rest else ""


def _doubt(frame: Frame, a: Party, b: Party, seen: Seen) -> str:
    official = (True if b.is_state else None) if frame.official == "own" else frame.official
    wrong = [c.official for c in seen.counts if c.official is not official]
    if wrong:
        return f"official {wrong}, not {official}"
    return "" if seen.hedges == frame.hedges else f"hedges {seen.hedges}, not {frame.hedges}"


def _plain(counts: tuple[Count, ...] | list[Count]) -> list[tuple[object, ...]]:
    return sorted((c.kind, c.number or 0, c.slot or "", c.side.value) for c in counts)


def _type_view(frame: Frame, a: Party, seen: Seen) -> object:
    """Types, with the one that the sides decide named as what it is."""
    return tuple(
        "as the sides decide" if callable(frame.type) and t == frame.type(a) else t for t in seen.types
    )


def _doubt_view(frame: Frame, a: Party, seen: Seen) -> object:
    own = frame.official == "own"
    return seen.hedges, () if own else tuple(sorted(str(c.official) for c in seen.counts))


RULES: dict[
    str, tuple[Callable[[Frame, Party, Party, Seen], str], Callable[[Frame, Party, Seen], object]]
] = {
    "status": (_status, lambda frame, a, seen: seen.statuses),
    "type": (_type, _type_view),
    "roles": (_roles, lambda frame, a, seen: {s: sorted(r) for s, r in seen.roles.items()}),
    "counts": (_counts, lambda frame, a, seen: (_plain(seen.counts), seen.outcomes)),
    "doubt": (_doubt, _doubt_view),
}
"""Rule to how one way is checked against the frame, and what of it must be the same both ways."""
