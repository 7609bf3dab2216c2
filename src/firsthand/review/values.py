"""What a person may set, and how they write it: checked before it goes into the log.

Every value comes in as a person types it ("2025-06-01..2025-06-03", "14.10, -1.63", "killed civilians 10-15") or in the JSON types that the log
holds, and goes out as the field and the value that `events` obeys.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches
from typing import Any

from firsthand.domain.claim import Claim
from firsthand.domain.decision import Decision, Judgement
from firsthand.domain.errors import DecisionError
from firsthand.domain.event import Event, Grade
from firsthand.domain.ids import Canonical, canonical_json
from firsthand.domain.message import Message
from firsthand.domain.report import CasualtyKind, Side
from firsthand.domain.values.quantity import Operator
from firsthand.events.overruled_claims import overrule_claim
from firsthand.events.overrules import overrule_event
from firsthand.events.rulings import rulings
from firsthand.knowledge.actors import ActorList
from firsthand.knowledge.codebook import Codebook
from firsthand.knowledge.gazetteer import Gazetteer
from firsthand.review import messages as says
from firsthand.review.figures import count_field, toll_field
from firsthand.review.parties import actor_field, claimants
from firsthand.review.places import place_value

EVENT_FIELDS = ("type", "date", "place", "actor", "claimed-by", "count", "toll", "grade")
"""What can be set of an event, as people call it."""

CLAIM_FIELDS = ("quantity", "kind", "group", "side", "actor", "part-of", "value", "claimant", "official")
"""What can be set of a claim."""

_RUN = re.compile(r"(\d{4}-\d{2}(?:-\d{2})?)(?:\s*(?:\.\.|to|/)\s*(\d{4}-\d{2}(?:-\d{2})?))?")
_EARLIEST = date(1900, 1, 1)
_QUANTITY = re.compile(r"(?P<op>>=|<=|=|>|<|~)?\s*(?P<low>\d{1,9})(?:\s*(?:-|\.\.|to)\s*(?P<high>\d{1,9}))?")
_TRUTH = {"true": True, "yes": True, "false": False, "no": False, "unknown": None, "none": None}


@dataclass(frozen=True)
class Values:
    """Checks what people set.

    Attributes:
        codebook, actors, gazetteer: what is known.
        today: no incident lies after this day.
    """

    codebook: Codebook
    actors: ActorList
    gazetteer: Gazetteer
    today: date

    def of_event(self, event: Event, field: str, value: Any) -> tuple[str, Canonical]:
        """The field and value that a person means for an event.

        Args:
            event: as it is.
            field: one of `EVENT_FIELDS`, or as the log has it ("actor:jnim").
            value: text as typed, or JSON types.

        Raises:
            DecisionError: there is no such field, or the value does not fit; the message says what would.
        """
        name, _, of = field.partition(":")
        match name.replace("_", "-"):
            case "type" | "event-type":
                found: tuple[str, Canonical] = "event_type", self._type(value)
            case "date":
                found = "date", self._date(value)
            case "place":
                found = "place", place_value(value, event, self.gazetteer)
            case "actor":
                found = actor_field(of, value, event, self.actors)
            case "claimed-by":
                found = "claimed_by", claimants(value, self.actors)
            case "count":
                found = count_field(of, value, event)
            case "toll":
                found = toll_field(of, value)
            case "grade":
                found = "grade", _one_of(value, [grade.value for grade in Grade], says.NOT_A_GRADE)
            case _:
                raise DecisionError(says.NO_EVENT_FIELD(field=field, names=", ".join(EVENT_FIELDS)))
        trial = _trial(event.anchor, *found)
        overrule_event(event, (event.anchor,), rulings([trial]))
        return found

    def of_claim(self, claim: Claim, field: str, value: Any) -> tuple[str, Canonical]:
        """The field and value that a person means for a claim.

        Raises:
            DecisionError: there is no such field, or the value does not fit it or the claim.
        """
        name = field.replace("-", "_")
        if name in ("quantity", "kind") and not claim.field.is_count:
            raise DecisionError(says.NO_COUNT(id=claim.id, field=claim.field))
        if name == "value" and claim.field.is_count:
            raise DecisionError(says.A_COUNT(id=claim.id))
        match name:
            case "quantity":
                fitting: Canonical = _quantity(value)
            case "kind":
                fitting = _one_of(value, [kind.value for kind in CasualtyKind], says.NOT_A_KIND)
            case "side":
                fitting = _one_of(value, [side.value for side in Side], says.NOT_A_SIDE)
            case "group" | "value":
                fitting = _words(value, name)
            case "actor":
                fitting = None if value in (None, "", "none", "unknown") else self._actor(value)
            case "claimant":
                fitting = None if value in (None, "", "none") else _words(value, name)
            case "part_of":
                fitting = bool(_truth(value))
            case "official":
                fitting = _truth(value)
            case _:
                raise DecisionError(says.NO_CLAIM_FIELD(field=field, names=", ".join(CLAIM_FIELDS)))
        overrule_claim(claim, rulings([_trial(claim.id, name, fitting)]))
        return name, fitting

    def _type(self, value: Any) -> str:
        codes = [entry.code for entry in self.codebook.types]
        named = {entry.name.casefold(): entry.code for entry in self.codebook.types}
        return _one_of(named.get(str(value).strip().casefold(), value), codes, says.NOT_A_TYPE)

    def _actor(self, value: Any) -> str:
        return claimants([value], self.actors)[0]

    def _date(self, value: Any) -> Canonical:
        if isinstance(value, Mapping):
            runs = value["possible"] if "possible" in value else [[value.get("start"), value.get("end")]]
            value = ",".join(f"{first}..{last}" for first, last in runs)
        found = []
        for part in str(value).split(","):
            run = _RUN.fullmatch(part.strip())
            if run is None:
                raise DecisionError(says.NO_DATE(value=value))
            first, last = _day(run[1]), _day(run[2] or run[1], last=True)
            if last < first:
                raise DecisionError(says.ENDS_BEFORE(value=part.strip()))
            if first < _EARLIEST or first > self.today:
                told = says.IN_FUTURE if first > self.today else says.BEFORE_1900
                raise DecisionError(told(day=first))
            found.append([first.isoformat(), min(last, self.today).isoformat()])
        if len(found) > 1:
            return {"possible": sorted(found)}
        return found[0][0] if found[0][0] == found[0][1] else {"start": found[0][0], "end": found[0][1]}


def _trial(target: str, field: str, value: Canonical) -> Decision:
    """A decision that is not in any log, to see whether it fits."""
    return Decision(
        "(new)", Judgement.SET, target, "-", datetime.now(UTC), field=field, value=canonical_json(value)
    )


def _one_of(value: Any, known: list[str], refusal: Message) -> str:
    wanted = str(value).strip().lower().replace(" ", "-")
    if wanted in known:
        return wanted
    close = get_close_matches(wanted, known, 3, 0.5) or known
    raise DecisionError(refusal(value=value, names=", ".join(close)))


def _words(value: Any, name: str) -> str:
    words = " ".join(str(value).split())
    if not words or len(words) > 200:
        raise DecisionError(says.SOME_WORDS(name=name))
    return words


def _truth(value: Any) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    try:
        return _TRUTH[str(value).strip().lower()]
    except KeyError as error:
        raise DecisionError(says.NO_TRUTH(value=value)) from error


def _quantity(value: Any) -> Canonical:
    """What was said of a number: 12, >30, >=30, <5, ~20, 20-25."""
    if isinstance(value, Mapping):
        return {
            key: value[key] for key in ("op", "value", "high", "convention") if value.get(key) is not None
        }
    found = _QUANTITY.fullmatch(str(value).strip())
    if found is None:
        raise DecisionError(says.NO_NUMBER(value=value))
    low, high = int(found["low"]), found["high"]
    if high is not None:
        if int(high) < low:
            raise DecisionError(says.DOWNWARDS(value=value))
        return {"op": Operator.RANGE.value, "value": low, "high": int(high)}
    return {"op": Operator(found["op"] or "=").value, "value": low}


def _day(text: str, *, last: bool = False) -> date:
    try:
        if len(text) > len("2025-06"):
            return date.fromisoformat(text)
        first = date.fromisoformat(f"{text}-01")
    except ValueError as error:
        raise DecisionError(says.NO_DAY(day=text)) from error
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1) if last else first
