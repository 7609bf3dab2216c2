"""Disagreements of reviewers as the review room shows them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from firsthand.domain.errors import StoreError
from firsthand.domain.event import Event
from firsthand.domain.values import DaySet
from firsthand.knowledge.terms import Terms
from firsthand.review.disagreements import VERDICT, Disagreement, Opinion
from firsthand.run.reviewing import Reviewing
from firsthand.web.visit import Visit


@dataclass(frozen=True)
class Contested:
    """A disagreement with words for what is said.

    Attributes:
        disagreement: itself.
        field: what it is about, in words.
        event: of which, None where it is no more.
        opinions: each with what it says in words.
        choices: likewise, one for each different thing.
    """

    disagreement: Disagreement
    field: str
    event: Event | None
    opinions: Sequence[tuple[Opinion, str]]
    choices: Sequence[tuple[Opinion, str]]


def contested(here: Visit, reviewing: Reviewing, found: Disagreement) -> Contested:
    """What the page shows of a disagreement."""

    def told(opinions: Sequence[Opinion]) -> list[tuple[Opinion, str]]:
        return [(opinion, said(here, found.field, opinion.value)) for opinion in opinions]

    return Contested(
        found,
        _field(here, found),
        _event(reviewing, found.target),
        told(found.opinions),
        told(found.choices),
    )


def said(here: Visit, field: str, value: Any) -> str:
    """What somebody says of a field, in words; what has no words stands as the log has it."""
    name, _, of = field.partition(":")
    t = here.locale.t
    if value is None:
        return t("review.disagreements.nothing")
    if isinstance(value, bool):
        return t("review.disagreements.yes" if value else "review.disagreements.no")
    match name, value:
        case "date", _:
            told = here.locale.days(_days(value))
        case "place", Mapping():
            told = f"{value.get('name') or ''} ({float(value['lat']):.2f}, {float(value['lon']):.2f})".strip()
        case "actor", _:
            told = _party(here, of, value)
        case "claimed_by", list():
            told = ", ".join(map(here.actor_name, map(str, value))) or t("review.nobody")
        case (("count" | "toll"), Mapping()):
            told = _bounds(here, value)
        case "quantity", Mapping():
            high = f"–{value['high']}" if value.get("high") is not None else ""
            told = f"{str(value.get('op') or '').removeprefix('=')} {value.get('value')}{high}".strip()
        case (("verdict" | "event_type" | "grade"), _):
            told = here.locale.named({"verdict": "review", "event_type": "types"}.get(name, name), str(value))
        case _:
            told = str(value)
    return told


def _party(here: Visit, of: str, value: Any) -> str:
    """The role of a party, and who stands in its place where somebody does."""
    given = value if isinstance(value, Mapping) else {"role": value}
    role = here.locale.named("roles", str(given.get("role")))
    stands_in = str(given.get("id", of))
    return (
        role
        if stands_in == of
        else f"{here.actor_name(stands_in)}{here.locale.t('review.disagreements.colon')}{role}"
    )


def _field(here: Visit, found: Disagreement) -> str:
    name, _, of = found.field.partition(":")
    terms = Terms.of(here.locale.language)
    code = "claim" if found.field == VERDICT and found.target.startswith("clm") else name
    told = here.locale.t("review.agreement.fields." + code.replace("_", "-"))
    match name:
        case "actor":
            about = here.actor_name(of)
        case "count":
            kind, group, _ = of.split("/")
            about = here.locale.people(group, kind)
        case "toll":
            about = terms.term(of)
        case _:
            about = ""
    return f"{told}{here.locale.t('review.disagreements.colon')}{about}" if about else told


def _bounds(here: Visit, value: Mapping[str, Any]) -> str:
    low, best, high = (value.get(name) for name in ("low", "best", "high"))
    if best is None and low is None:
        return here.locale.t("casualties.some")
    if high is None:
        return f"{here.locale.number(best if best is not None else low or 0)}+"
    shown = (
        here.locale.number(high)
        if low in (None, high)
        else f"{here.locale.number(low)}–{here.locale.number(high)}"
    )
    return (
        shown
        if best in (None, low, high)
        else here.locale.t("review.disagreements.best", range=shown, best=best)
    )


def _days(value: Any) -> DaySet:
    if isinstance(value, str):
        runs = [(value, value)]
    else:
        runs = value["possible"] if "possible" in value else [(value["start"], value["end"])]
    return DaySet.of([(date.fromisoformat(first), date.fromisoformat(last)) for first, last in runs])


def _event(reviewing: Reviewing, target: str) -> Event | None:
    try:
        found = reviewing.about(target)
    except StoreError:
        return None
    return found[0] if found else None
